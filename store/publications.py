"""The writes of one municipality to its CMS."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from sqlalchemy import and_, func, insert, or_, select

from pipeline.document import DocumentRef
from pipeline.lifecycle import DraftState
from pipeline.publication import Conflict, NotPublished, PublicationOutcome, Published
from pipeline.publication_ports import Evidence
from store.scope import Scope
from store.tables import DocumentRow, DraftRow, OutcomeKind, PublicationRow

_IS_WRITTEN = PublicationRow.outcome == OutcomeKind.PUBLISHED
_IS_ACCEPTED = PublicationRow.outcome == OutcomeKind.ACCEPTED


class SqlPublications:
    """Keeps `pipeline.store_ports.Publications` in the database."""

    def __init__(self, scope: Scope) -> None:
        self._scope = scope
        self._is_mine = DraftRow.municipality_id == scope.municipality_id

    def expected(self, ref: DocumentRef, locale: str, *, draft: int | None = None) -> str | None:
        """Token of what our next write may replace: what we wrote last, or what somebody gave up for `draft`."""
        document_id = self._scope.document_id(ref).scalar_subquery()
        query = (
            select(PublicationRow.token)
            .join(DraftRow)
            .where(or_(_IS_WRITTEN, and_(_IS_ACCEPTED, PublicationRow.draft_id == draft)))
            .where(DraftRow.document_id == document_id, DraftRow.locale == locale)
            .order_by(PublicationRow.id.desc())
            .limit(1)
        )
        return self._scope.connection.scalar(query)

    def record(self, draft_id: int, outcome: PublicationOutcome, *, review: Mapping[str, object] | None = None) -> None:
        """Keep how the write of a draft ended; KeyError if this municipality has none with this id."""
        draft = select(DraftRow.id).where(DraftRow.id == draft_id, self._is_mine)
        if self._scope.connection.scalar(draft) is None:
            raise KeyError(draft_id)
        values = {"draft_id": draft_id, "at": self._scope.now(), "review": review} | _values(outcome)
        with self._scope.step(f"Entwurf {draft_id}"):
            self._scope.connection.execute(insert(PublicationRow), values)

    def evidence(self, ref: DocumentRef, locales: Collection[str]) -> Sequence[Evidence]:
        """Every write of this document that went live, in these locales (in every one if empty), oldest first."""
        row = PublicationRow
        query = (
            select(row.at, DraftRow.locale, row.draft_id, row.version, row.review)
            .join(DraftRow)
            .where(_IS_WRITTEN, DraftRow.document_id == self._scope.document_id(ref).scalar_subquery())
            .order_by(row.id)
        )
        found = self._scope.connection.execute(query.where(DraftRow.locale.in_(locales)) if locales else query)
        return [Evidence(*each) for each in found]

    def standing(self, draft_id: int) -> str | None:
        """Token of the foreign text that this draft's last conflict met; None if it met none (an open editor)."""
        query = (
            select(PublicationRow.token)
            .join(DraftRow)
            .where(PublicationRow.draft_id == draft_id, self._is_mine)
            .where(PublicationRow.outcome == OutcomeKind.CONFLICT)
            .order_by(PublicationRow.id.desc())
            .limit(1)
        )
        return self._scope.connection.scalar(query)

    def accept(self, draft_id: int) -> bool:
        """Expect the foreign text of this draft's last conflict; False if nothing is known to stand there."""
        token = self.standing(draft_id)
        if token is None:
            return False
        values = {"draft_id": draft_id, "at": self._scope.now()} | _values(Conflict("", token))
        self._scope.connection.execute(insert(PublicationRow).values(values | {"outcome": OutcomeKind.ACCEPTED}))
        return True

    def with_pending_links(self) -> Sequence[int]:
        """Ids of published drafts whose internal links still point to the source locale in their newest write."""
        last_writes = (
            select(func.max(PublicationRow.id))
            .join(DraftRow)
            .join(DocumentRow)
            .where(_IS_WRITTEN, self._is_mine, DocumentRow.gone.is_(False))
            .group_by(DraftRow.document_id, DraftRow.locale)
        )
        query = (
            select(PublicationRow.draft_id)
            .join(DraftRow)
            .where(PublicationRow.id.in_(last_writes), PublicationRow.links_pending)
            .where(DraftRow.state == DraftState.PUBLISHED)
            .order_by(PublicationRow.id)
        )
        return self._scope.connection.execute(query).scalars().all()


def _values(outcome: PublicationOutcome) -> dict[str, Any]:
    values = {"token": None, "version": "", "links_pending": False, "reason": "", "try_later": False}
    match outcome:
        case Published(token, version, links_pending):
            values |= {"token": token, "version": version, "links_pending": links_pending}
            return values | {"outcome": OutcomeKind.PUBLISHED}
        case Conflict(reason, standing):
            return values | {"outcome": OutcomeKind.CONFLICT, "token": standing, "reason": reason}
        case NotPublished(reason, try_later):
            return values | {"outcome": OutcomeKind.NOT_PUBLISHED, "reason": reason, "try_later": try_later}
