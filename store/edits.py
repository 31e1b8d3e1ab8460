"""The texts of segments: never replaced unseen, and no person's text by a machine."""

from sqlalchemy import select, update

from pipeline.draft import DraftSegment, OriginKind
from pipeline.errors import NeedsOperator, Overtaken
from store.draft_rows import read_segment, segment_values
from store.reviewed import MACHINES, keep_proposal
from store.scope import Scope
from store.tables import DraftSegmentRow

_CHANGING = ("target", "previous_target", "origin_kind", "origin_name")


def standing(scope: Scope, draft_id: int, key: str, version: int | None) -> DraftSegment:
    """The segment as it stands; KeyError if there is none, Overtaken if a version is given and it has another."""
    place = (DraftSegmentRow.draft_id == draft_id, DraftSegmentRow.key == key)
    row = scope.connection.execute(select(DraftSegmentRow.__table__).where(*place)).one_or_none()
    if row is None:
        raise KeyError(key)
    segment = read_segment(row)
    if version is not None and version != segment.version:
        raise Overtaken(
            "Entwurf {id}: Den Abschnitt hat inzwischen jemand anderes geändert. Bitte beide Texte vergleichen.",
            segment,
            id=draft_id,
        )
    return segment


def replace_target(scope: Scope, draft_id: int, segment: DraftSegment, version: int | None) -> str:
    """Put the new target in place and return the old one."""
    old = standing(scope, draft_id, segment.key, version)
    if old.origin.kind is OriginKind.HUMAN and segment.origin.kind is not OriginKind.HUMAN:
        raise NeedsOperator(
            f"Entwurf {draft_id}, Segment {segment.key}: Den Text hat eine Person geschrieben, eine Maschine "
            "überschreibt ihn nicht. Soll er ersetzt werden, muss das eine Person tun."
        )
    if segment.origin.kind is OriginKind.HUMAN and old.origin.kind in MACHINES and old.target:
        keep_proposal(scope, draft_id, segment.key, (old.target, old.origin))
    new = segment_values(segment)
    values = {name: new[name] for name in _CHANGING} | {"version": DraftSegmentRow.version + 1}
    place = (DraftSegmentRow.draft_id == draft_id, DraftSegmentRow.key == segment.key)
    scope.connection.execute(update(DraftSegmentRow).where(*place).values(values))
    return old.target
