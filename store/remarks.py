"""What people say about the documents of one municipality."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Row, insert, select, update

from pipeline.document import DocumentRef
from pipeline.remarks import Remark, RemarkKind
from store.review_tables import RemarkRow
from store.scope import Scope
from store.tables import DocumentRow


class SqlRemarks:
    """Keeps `pipeline.review_ports.Remarks` in the database."""

    def __init__(self, scope: Scope) -> None:
        self._scope = scope
        self._connection = scope.connection
        self._is_mine = RemarkRow.municipality_id == scope.municipality_id

    def about(self, ref: DocumentRef) -> Sequence[Remark]:
        """All about one document in every locale, oldest first."""
        its = RemarkRow.document_id == self._scope.document_id(ref).scalar_subquery()
        query = select(RemarkRow.__table__).where(its, self._is_mine).order_by(RemarkRow.id)
        return [_remark(row) for row in self._connection.execute(query)]

    def add(  # noqa: PLR0913, PLR0917  # a remark has that many parts
        self,
        ref: DocumentRef,
        kind: RemarkKind,
        locale: str,
        key: str,
        text: str,
        author: str,
        answers: int | None = None,
    ) -> int:
        """Keep one and return its id; KeyError for a document, or a remark to answer, that is not there."""
        document_id = self._connection.scalar(self._scope.document_id(ref))
        if document_id is None:
            raise KeyError(ref)
        if answers is not None:
            self._ensure(RemarkRow.id == answers, RemarkRow.document_id == document_id, name=answers)
        values = {
            "municipality_id": self._scope.municipality_id,
            "document_id": document_id,
            "kind": kind,
            "locale": locale,
            "key": key,
            "text": text,
            "author": author,
            "at": self._scope.now(),
            "answers": answers,
        }
        with self._scope.step(ref):
            return self._connection.execute(insert(RemarkRow).returning(RemarkRow.id), values).scalar_one()

    def settle(self, remark_id: int) -> None:
        """Nothing more is to be done about it; KeyError if this municipality has none with this id."""
        self._ensure(RemarkRow.id == remark_id, name=remark_id)
        now = {"settled": self._scope.now()}
        self._connection.execute(update(RemarkRow).where(RemarkRow.id == remark_id, self._is_mine).values(now))

    def open_questions(self) -> Sequence[tuple[DocumentRef, Remark]]:
        """The questions to the German editors that are not settled, oldest first."""
        is_open = (RemarkRow.kind == RemarkKind.QUESTION, RemarkRow.settled.is_(None), RemarkRow.answers.is_(None))
        query = (
            select(RemarkRow.__table__, DocumentRow.content_type, DocumentRow.key.label("document"))
            .join(DocumentRow, DocumentRow.id == RemarkRow.document_id)
            .where(self._is_mine, *is_open, DocumentRow.gone.is_(False))
            .order_by(RemarkRow.id)
        )
        rows = self._connection.execute(query)
        return [(self._scope.ref(row.content_type, row.document), _remark(row)) for row in rows]

    def _ensure(self, *conditions: Any, name: int) -> None:
        if self._connection.scalar(select(RemarkRow.id).where(self._is_mine, *conditions)) is None:
            raise KeyError(name)


def _remark(row: Row[Any]) -> Remark:
    return Remark(
        row.id, row.kind, row.locale, row.key, row.text, row.author, row.at, answers=row.answers, settled=row.settled
    )
