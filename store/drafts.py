"""The drafts of one municipality."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date

from sqlalchemy import delete, func, insert, select, update

from pipeline.document import DocumentRef
from pipeline.draft import Draft, DraftSegment
from pipeline.errors import IllegalMove
from pipeline.finding import Finding, FindingCount
from pipeline.lifecycle import OPEN_STATES, DraftState
from pipeline.reviewed import Reviewed
from pipeline.store_ports import AuditEvent, DraftFilter, DraftSummary, Head
from store.carry import carry_decisions, carry_plan
from store.decisions import decide_edited
from store.draft_rows import draft_values, finding_values, read_draft, read_segment, read_summaries, segment_values
from store.edits import replace_target
from store.heads import read_heads
from store.history import change, ensure_editable, move, open_drafts, read_events, record, state_of, supersede
from store.members import member_login
from store.newest import count_findings, read_newest
from store.reviewed import read_reviewed
from store.scope import Scope
from store.tables import DocumentRow, DraftRow, DraftSegmentRow, FindingRow


class SqlDrafts:
    """Keeps `pipeline.store_ports.Drafts` in the database."""

    def __init__(self, scope: Scope) -> None:
        self._scope = scope
        self._connection = scope.connection

    def add(self, draft: Draft, *, actor: str, why: str) -> int:
        """Store a new draft and return its id; KeyError if its document was never pulled.

        An open older draft of the same document and locale is superseded; IllegalMove while that one is publishing.
        What people decided about segments that say the same here still holds, and who is to review it until when.
        """
        with self._scope.step(draft.ref):
            document_id = self._locked_document(draft.ref)
            older = [each for each in open_drafts(self._scope, [document_id]) if each.locale == draft.locale]
            for each in older:
                supersede(self._scope, each.id, each.state, actor=actor, why="Ein neuerer Entwurf ersetzt diesen.")
            draft_id = self._insert(draft, document_id)
            carry_decisions(self._scope, draft_id, draft, document_id)
            carry_plan(self._scope, draft_id, [each.id for each in older])
            record(self._scope, AuditEvent(self._scope.now(), actor, draft_id, "created", "", draft.state, why))
        return draft_id

    def get(self, draft_id: int) -> Draft:
        """The draft; KeyError if this municipality has none with this id."""
        return read_draft(self._scope, draft_id)

    def lock(self, draft_id: int) -> int:
        """Its version, which nobody else changes until the transaction ends; KeyError as above."""
        state_of(self._scope, draft_id, lock=True)
        return self._connection.execute(select(DraftRow.version).where(DraftRow.id == draft_id)).scalar_one()

    def newest(self, ref: DocumentRef, locale: str) -> Draft | None:
        """The draft made last for this document and locale, in whatever state."""
        document_id = self._scope.document_id(ref).scalar_subquery()
        query = select(func.max(DraftRow.id)).where(DraftRow.document_id == document_id, DraftRow.locale == locale)
        found = self._connection.scalar(query)
        return None if found is None else self.get(found)

    def of_document(self, ref: DocumentRef) -> Sequence[Draft]:
        """The newest draft of this document in each locale, by locale."""
        return read_newest(self._scope, DraftRow.document_id == self._scope.document_id(ref).scalar_subquery())

    def of_locale(self, locale: str) -> Sequence[Draft]:
        """The newest draft in this locale of every document that is not gone."""
        return read_newest(self._scope, DraftRow.locale == locale)

    def heads(self) -> Mapping[tuple[DocumentRef, str], Head]:
        """The newest draft of every document that is not gone, by document and locale."""
        return read_heads(self._scope)

    def past(self, ref: DocumentRef, locale: str, sources: Collection[str]) -> Mapping[str, DraftSegment]:
        """For each of the source texts that an older draft of this target translated: its newest such segment."""
        document_id = self._scope.document_id(ref).scalar_subquery()
        query = (
            select(DraftSegmentRow.__table__)
            .join(DraftRow)
            .where(DraftRow.document_id == document_id, DraftRow.locale == locale)
            .where(DraftRow.state != DraftState.REJECTED, DraftSegmentRow.target != "")
            .order_by(DraftRow.id)
        )
        wanted = set(sources)
        rows = self._connection.execute(query)
        return {row.source: read_segment(row) for row in rows if row.source in wanted}

    def find(self, wanted: DraftFilter) -> Sequence[DraftSummary]:
        """The queue: riskiest first, then oldest."""
        chosen = (
            (DraftRow.state, wanted.states),
            (DraftRow.locale, wanted.locales),
            (DocumentRow.content_type, wanted.content_types),
        )
        where = [column.in_(values) for column, values in chosen if values]
        return read_summaries(self._scope, where=where, limit=wanted.limit)

    def count(self) -> Mapping[DraftState, int]:
        """How many drafts are in each state; every state is named."""
        query = (
            select(DraftRow.state, func.count())
            .where(DraftRow.municipality_id == self._scope.municipality_id)
            .group_by(DraftRow.state)
        )
        return dict.fromkeys(DraftState, 0) | dict(self._connection.execute(query).all())

    def move(self, draft_id: int, to: DraftState, *, actor: str, why: str) -> Draft:
        """Change the state by compare-and-set; raises IllegalMove, also when somebody else was faster."""
        before = state_of(self._scope, draft_id)
        if to in OPEN_STATES and before not in OPEN_STATES:
            self._ensure_none_open(self.get(draft_id), to)
        move(self._scope, AuditEvent(self._scope.now(), actor, draft_id, "moved", before, to, why))
        return self.get(draft_id)

    def edit(self, draft_id: int, segment: DraftSegment, *, actor: str, version: int | None = None) -> Draft:
        """Replace target, previous target and origin of the segment with the same key; KeyError if there is none.

        Only in queued, in_review, conflict or held; a text that a person typed is not replaced by a machine's.
        Overtaken if a version is given and the segment has another. The reason of the event names the segment and keeps
        both texts.
        """
        with self._scope.step(f"Entwurf {draft_id}"):
            state = ensure_editable(self._scope, draft_id)
            old = replace_target(self._scope, draft_id, segment, version)
            decide_edited(self._scope, draft_id, segment, actor)
            why = f"{segment.key}: „{old}“ → „{segment.target}“"
            change(self._scope, AuditEvent(self._scope.now(), actor, draft_id, "edited", state, state, why))
        return self.get(draft_id)

    def assign(self, draft_id: int, person_id: int | None, *, actor: str) -> Draft:
        """Make a person responsible for the review, or nobody; KeyError for somebody who is no member here."""
        state = state_of(self._scope, draft_id, lock=True)
        login = "" if person_id is None else member_login(self._scope, person_id)
        why = f"Zugewiesen an {login}." if login else "Niemandem mehr zugewiesen."
        event = AuditEvent(self._scope.now(), actor, draft_id, "assigned", state, state, why)
        change(self._scope, event, assignee_id=person_id)
        return self.get(draft_id)

    def set_due(self, draft_id: int, due: date | None, *, actor: str) -> Draft:
        """Say until when it is to be reviewed."""
        state = state_of(self._scope, draft_id, lock=True)
        why = f"Fällig am {due:%d.%m.%Y}." if due else "Ohne Frist."
        change(self._scope, AuditEvent(self._scope.now(), actor, draft_id, "dated", state, state, why), due=due)
        return self.get(draft_id)

    def judge(self, draft_id: int, findings: Sequence[Finding], *, risk: float) -> None:
        """Replace findings and risk after the checks have run again."""
        with self._scope.step(f"Entwurf {draft_id}"):
            state_of(self._scope, draft_id, lock=True)
            self._connection.execute(
                update(DraftRow).where(DraftRow.id == draft_id).values(risk=risk, version=DraftRow.version + 1)
            )
            self._connection.execute(delete(FindingRow).where(FindingRow.draft_id == draft_id))
            self._insert_findings(draft_id, findings)

    def events(self, draft_id: int) -> Sequence[AuditEvent]:
        """The history of one draft, oldest first; KeyError if this municipality has none with this id."""
        state_of(self._scope, draft_id)
        return read_events(self._scope, draft_id)

    def finding_counts(self) -> Sequence[FindingCount]:
        """What the checks say about the newest drafts that nobody rejected, counted."""
        return count_findings(self._scope)

    def reviewed(self) -> Sequence[Reviewed]:
        """What people decided about segments that a machine or the memory had filled, oldest draft first."""
        return read_reviewed(self._scope)

    def _locked_document(self, ref: DocumentRef) -> int:
        """Two writers of drafts for one document take turns."""
        found = self._connection.scalar(self._scope.document_id(ref).with_for_update())
        if found is None:
            raise KeyError(ref)
        return found

    def _insert(self, draft: Draft, document_id: int) -> int:
        owned = {"municipality_id": self._scope.municipality_id, "document_id": document_id}
        values = draft_values(draft) | owned | {"created": self._scope.now()}
        draft_id = self._connection.execute(insert(DraftRow).returning(DraftRow.id), values).scalar_one()
        if draft.segments:
            rows = [
                {"draft_id": draft_id, "position": position} | segment_values(segment)
                for position, segment in enumerate(draft.segments)
            ]
            self._connection.execute(insert(DraftSegmentRow), rows)
        self._insert_findings(draft_id, draft.findings)
        return draft_id

    def _insert_findings(self, draft_id: int, findings: Sequence[Finding]) -> None:
        if findings:
            rows = [
                {"draft_id": draft_id, "position": position} | finding_values(finding)
                for position, finding in enumerate(findings)
            ]
            self._connection.execute(insert(FindingRow), rows)

    def _ensure_none_open(self, draft: Draft, to: DraftState) -> None:
        document_id = self._locked_document(draft.ref)
        if any(other.locale == draft.locale for other in open_drafts(self._scope, [document_id])):
            raise IllegalMove(draft.state, to)
