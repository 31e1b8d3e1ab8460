"""Which documents need a draft in which locale: what a run has to do at all."""

from collections.abc import Collection, Iterator

from pipeline.document import DocumentRef
from pipeline.draft import Draft, OriginKind
from pipeline.fingerprint import same_text
from pipeline.lifecycle import DraftState
from pipeline.municipality import Municipality
from pipeline.priority import ordered
from pipeline.store_ports import Head
from pipeline.target import Target

UNCOVERED = "Keine Übersetzungsmaschine kann diese Sprache; bitte von Hand übersetzen."
"""The origin of a segment that nobody but a person can translate; an engine that is set up later is asked for it."""

NO_ROUTE = "Keine der Maschinen, die diese Sprache können, darf diesen Abschnitt übersetzen; bitte von Hand übersetzen."
"""The same where a route's conditions exclude the segment; a later run changes nothing about that."""


def due(municipality: Municipality, locales: Collection[str]) -> Iterator[Target]:
    """All that is not up to date, document by document, the most urgent first."""
    with municipality.reading() as work:
        hashes, heads = work.documents.hashes(), work.drafts.heads()
    covered = {locale: municipality.routing.covers(locale) for locale in locales}
    wanted: dict[DocumentRef, list[str]] = {}
    for ref, text_hash in hashes.items():
        for locale in locales:
            head = heads.get((ref, locale))
            if head is None or not is_settled(head, text_hash, covered=covered[locale]):
                wanted.setdefault(ref, []).append(locale)
    if wanted:
        with municipality.reading() as work:
            order = ordered(work.documents.places(), municipality.priorities)
        yield from (Target(ref, locale) for ref in order for locale in wanted.get(ref, ()))


def head_of(draft: Draft) -> Head:
    """What must be known of a draft to see whether it is up to date."""
    return Head(draft.state, draft.source_hash, waits_for_engine(draft))


def is_settled(head: Head, text_hash: str, *, covered: bool) -> bool:
    """Whether there is nothing to do: the same version, or a write to the CMS is under way that has to end first.

    A draft that waits for an engine is settled while no engine covers its locale.
    """
    if head.state is DraftState.PUBLISHING:
        return True
    if head.state is DraftState.REJECTED:
        return same_text(head.source_hash, text_hash)
    return head.source_hash == text_hash and not (covered and head.waits_for_engine)


def waits_for_engine(draft: Draft) -> bool:
    """Whether a later run should ask for it: it is held because an engine failed, or queued because there was none."""
    untranslated = [each.origin.name for each in draft.segments if each.origin.kind is OriginKind.NONE]
    if draft.state is DraftState.HELD:
        return bool(untranslated)
    return draft.state is DraftState.QUEUED and UNCOVERED in untranslated
