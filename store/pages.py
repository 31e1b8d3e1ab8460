"""All that is kept of one document of a municipality: its versions, the history of its drafts, who has them."""

from typing import Any

from sqlalchemy import Row, select

from pipeline.document import Document, DocumentRef, Field, FieldFormat
from pipeline.records import Assignment, Happening, PageRecord, SourceVersion
from store.people_tables import PersonRow
from store.scope import Scope
from store.tables import AuditEventRow, DocumentRow, DraftRow, PublicationRow, SourceVersionRow


class SqlPages:
    """Reads one document whole: a query per table, however many drafts it has."""

    def __init__(self, scope: Scope) -> None:
        self._scope = scope
        self._connection = scope.connection

    def record(self, ref: DocumentRef) -> PageRecord:
        """What is kept of the document; KeyError if it was never pulled."""
        query = select(DocumentRow.__table__).where(DocumentRow.id == self._scope.document_id(ref).scalar_subquery())
        row = self._connection.execute(query).one_or_none()
        if row is None:
            raise KeyError(ref)
        happened = [*self._events(row.id), *self._writes(row.id)]
        return PageRecord(
            is_gone=row.gone,
            versions=self._versions(ref, row),
            history=tuple(sorted(happened, key=lambda each: (each.at, each.draft), reverse=True)),
            assignments=self._assignments(row.id),
        )

    def title(self, ref: DocumentRef) -> str:
        """What the document is called in its newest version; empty for one that was never pulled."""
        query = (
            select(SourceVersionRow.fields)
            .where(SourceVersionRow.document_id == self._scope.document_id(ref).scalar_subquery())
            .order_by(SourceVersionRow.id.desc())
            .limit(1)
        )
        fields = self._connection.scalar(query) or []
        return next((field["value"] for field in fields if field["name"] == "title"), "")

    def _versions(self, ref: DocumentRef, document: Row[Any]) -> tuple[SourceVersion, ...]:
        row = SourceVersionRow
        query = select(row.__table__).where(row.document_id == document.id).order_by(row.id.desc())
        return tuple(
            SourceVersion(each.id, _document(ref, document, each), each.text_hash, each.pulled)
            for each in self._connection.execute(query)
        )

    def _events(self, document_id: int) -> list[Happening]:
        row = AuditEventRow
        query = (
            select(row.at, row.actor, DraftRow.locale, row.draft_id, row.action, row.before, row.after, row.why)
            .join(DraftRow, DraftRow.id == row.draft_id)
            .where(DraftRow.document_id == document_id, DraftRow.municipality_id == self._scope.municipality_id)
            .order_by(row.id)
        )
        return [Happening(*found) for found in self._connection.execute(query)]

    def _writes(self, document_id: int) -> list[Happening]:
        row = PublicationRow
        query = (
            select(row.at, DraftRow.locale, row.draft_id, row.outcome, row.version, row.reason, row.review)
            .join(DraftRow, DraftRow.id == row.draft_id)
            .where(DraftRow.document_id == document_id, DraftRow.municipality_id == self._scope.municipality_id)
            .order_by(row.id)
        )
        return [
            Happening(
                each.at, "publish", each.locale, each.draft_id, each.outcome, "", each.version, each.reason, each.review
            )
            for each in self._connection.execute(query)
        ]

    def _assignments(self, document_id: int) -> dict[int, Assignment]:
        query = (
            select(DraftRow.id, DraftRow.due, PersonRow.name)
            .outerjoin(PersonRow, PersonRow.id == DraftRow.assignee_id)
            .where(DraftRow.document_id == document_id, DraftRow.municipality_id == self._scope.municipality_id)
        )
        return {row.id: Assignment(row.name or "", row.due) for row in self._connection.execute(query)}


def _document(ref: DocumentRef, document: Row[Any], version: Row[Any]) -> Document:
    fields = tuple(Field(each["name"], FieldFormat(each["format"]), each["value"]) for each in version.fields)
    copied = frozenset(version.copied_fields)
    return Document(ref, fields, path=document.path, parent=document.parent, copied_fields=copied)
