"""What the screens of one municipality read and keep beside what the steps do, in the same transaction."""

from sqlalchemy import func, select

from pipeline.store_ports import Work
from store.concept_tables import ConceptEventRow
from store.concepts import SqlConcepts
from store.pages import SqlPages
from store.run_log import SqlRunLog
from store.scope import Scope
from store.tables import AuditEventRow, DocumentRow, DraftRow, SourceVersionRow
from store.units import SqlUnits


class SqlRecords:
    """The repositories of one transaction of a screen; `work` holds those of the steps."""

    def __init__(self, scope: Scope, work: Work) -> None:
        self._scope = scope
        self.work = work
        self.pages = SqlPages(scope)
        self.runs = SqlRunLog(scope)
        self.units = SqlUnits(scope)
        self.concepts = SqlConcepts(scope)

    def version(self) -> tuple[int, ...]:
        """Changes whenever pages, drafts, decisions or terms do: what was computed for the same version still holds."""
        mine = self._scope.municipality_id
        numbers = (
            select(func.max(SourceVersionRow.id)).join(DocumentRow).where(DocumentRow.municipality_id == mine),
            select(func.count()).where(DocumentRow.municipality_id == mine, DocumentRow.gone.is_(True)),
            select(func.max(DraftRow.id)).where(DraftRow.municipality_id == mine),
            select(func.max(AuditEventRow.id)).join(DraftRow).where(DraftRow.municipality_id == mine),
            select(func.max(ConceptEventRow.id)).where(ConceptEventRow.municipality_id == mine),
        )
        return tuple(self._scope.connection.scalar(query) or 0 for query in numbers)
