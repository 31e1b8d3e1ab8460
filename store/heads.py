"""What must be known of the newest drafts of a municipality to see what a run has to do, in one query."""

from sqlalchemy import and_, exists, func, or_, select

from pipeline.document import DocumentRef
from pipeline.draft import OriginKind
from pipeline.due import UNCOVERED
from pipeline.lifecycle import DraftState
from pipeline.store_ports import Head
from store.scope import Scope
from store.tables import DocumentRow, DraftRow, DraftSegmentRow


def read_heads(scope: Scope) -> dict[tuple[DocumentRef, str], Head]:
    """The newest draft of every document that is not gone, by document and locale."""
    newest = select(func.max(DraftRow.id)).where(DraftRow.municipality_id == scope.municipality_id)
    query = (
        select(DocumentRow.content_type, DocumentRow.key, DraftRow.locale, DraftRow.state, DraftRow.source_hash)
        .add_columns(_waits.label("waits"))
        .join(DocumentRow, DocumentRow.id == DraftRow.document_id)
        .where(DraftRow.id.in_(newest.group_by(DraftRow.document_id, DraftRow.locale)), DocumentRow.gone.is_(False))
    )
    return {
        (scope.ref(row.content_type, row.key), row.locale): Head(row.state, row.source_hash, bool(row.waits))
        for row in scope.connection.execute(query)
    }


_untranslated = and_(DraftSegmentRow.draft_id == DraftRow.id, DraftSegmentRow.origin_kind == OriginKind.NONE)
_waits = or_(
    and_(DraftRow.state == DraftState.HELD, exists().where(_untranslated)),
    and_(DraftRow.state == DraftState.QUEUED, exists().where(_untranslated, DraftSegmentRow.origin_name == UNCOVERED)),
)
"""As `pipeline.due.waits_for_engine` says of a draft; a test keeps both the same."""
