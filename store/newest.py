"""The newest drafts of a municipality's documents for its reports: a query per table, however many drafts there are."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, func, select

from pipeline.draft import Draft
from pipeline.finding import FindingCount
from pipeline.lifecycle import DraftState
from store.draft_rows import made_draft, read_finding, read_segment
from store.people_tables import PersonRow
from store.scope import Scope
from store.tables import DocumentRow, DraftRow, DraftSegmentRow, FindingRow


def read_newest(scope: Scope, which: ColumnElement[bool]) -> list[Draft]:
    """The newest drafts among those that `which` chooses, one per document and locale, by locale."""
    numbers = _newest(scope, which)
    query = (
        select(DraftRow.__table__, DocumentRow.content_type, DocumentRow.key, PersonRow.login)
        .join(DocumentRow)
        .outerjoin(PersonRow, PersonRow.id == DraftRow.assignee_id)
    )
    rows = scope.connection.execute(
        query.where(DraftRow.id.in_(numbers), DocumentRow.gone.is_(False)).order_by(DraftRow.locale, DraftRow.id)
    ).all()
    segments, findings = (_by_draft(scope, table, numbers) for table in (DraftSegmentRow, FindingRow))
    return [
        made_draft(
            scope,
            row,
            [read_segment(each) for each in segments.get(row.id, ())],
            [read_finding(each) for each in findings.get(row.id, ())],
        )
        for row in rows
    ]


def count_findings(scope: Scope) -> list[FindingCount]:
    """The findings of the newest drafts that nobody rejected, by check, locale and severity."""
    kind = (FindingRow.check, DraftRow.locale, FindingRow.severity)
    query = (
        select(*kind, func.count(), func.count(FindingRow.draft_id.distinct()))
        .join(DraftRow, DraftRow.id == FindingRow.draft_id)
        .join(DocumentRow, DocumentRow.id == DraftRow.document_id)
        .where(DraftRow.id.in_(_newest(scope)), DocumentRow.gone.is_(False), DraftRow.state != DraftState.REJECTED)
        .group_by(*kind)
        .order_by(*kind)
    )
    return [FindingCount(*row) for row in scope.connection.execute(query)]


def _newest(scope: Scope, *which: ColumnElement[bool]) -> Select[int | None]:
    newest = select(func.max(DraftRow.id)).where(DraftRow.municipality_id == scope.municipality_id, *which)
    return newest.group_by(DraftRow.document_id, DraftRow.locale)


def _by_draft(
    scope: Scope, table: type[DraftSegmentRow | FindingRow], drafts: Select[int | None]
) -> Mapping[int, Sequence[Row[Any]]]:
    query = select(table.__table__).where(table.draft_id.in_(drafts)).order_by(table.draft_id, table.position)
    found: dict[int, list[Row[Any]]] = {}
    for row in scope.connection.execute(query):
        found.setdefault(row.draft_id, []).append(row)
    return found
