"""Invariant 9: one municipality never sees or changes what belongs to another."""

from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

import pytest

from pipeline import store_ports
from pipeline.delivery import DeliveryState
from pipeline.draft import ChangeClass, Origin, OriginKind
from pipeline.finding import Finding, Severity
from pipeline.ledger import UNLIMITED, Bill, Expense, Outcome
from pipeline.lifecycle import DraftState
from pipeline.memory import Unit, generalised
from pipeline.publication import Published
from pipeline.remarks import RemarkKind
from pipeline.review_ports import Answer
from pipeline.segment_decisions import DecisionKind
from pipeline.situation import Situation
from pipeline.store_ports import DraftFilter, MachineTranslation
from pipeline.target import Target

OURS, THEIRS = "musterstadt", "nachbarstadt"
UNIT = Unit(
    "Hallo.",
    "Hello.",
    "en",
    "",
    "",
    "page/1",
    "anna",
    Origin(OriginKind.HUMAN, "anna"),
    datetime(2026, 8, 3, tzinfo=UTC),
)
ANSWER = MachineTranslation("key", "en", "echo", "1", "Hallo.", "Hello.")
EXPENSE = Expense("deepl", "1", "en", "page/1", segments=1, characters=6)
MINUTE = timedelta(minutes=1)
ALWAYS = datetime(2000, 1, 1, tzinfo=UTC), datetime(2100, 1, 1, tzinfo=UTC)


@dataclass
class Theirs:
    """Everything that the neighbours have; each method tries to reach it from our transaction."""

    draft_id: int
    run_id: int
    expense_id: int
    delivery_id: int
    remark_id: int
    action_id: int
    document: object
    draft: object

    @property
    def attempts(self):
        ref, draft_id = self.document.ref, self.draft_id
        edited = self.draft.segments[0]
        return {
            "documents.hashes": lambda work: work.documents.hashes(),
            "documents.stamps": lambda work: work.documents.stamps(),
            "documents.get": lambda work: work.documents.get(ref),
            "documents.kept": lambda work: work.documents.kept(),
            "documents.places": lambda work: work.documents.places(),
            "documents.refs": lambda work: work.documents.refs(),
            "documents.known": lambda work: work.documents.known([ref]),
            "documents.save": lambda work: work.documents.save(self.document, stamp="x", text_hash="x"),
            "documents.mark_gone": lambda work: work.documents.mark_gone([ref]),
            "drafts.add": lambda work: work.drafts.add(self.draft, actor="x", why="x"),
            "drafts.get": lambda work: work.drafts.get(draft_id),
            "drafts.lock": lambda work: work.drafts.lock(draft_id),
            "drafts.newest": lambda work: work.drafts.newest(ref, "en"),
            "drafts.of_document": lambda work: work.drafts.of_document(ref),
            "drafts.of_locale": lambda work: work.drafts.of_locale("en"),
            "drafts.finding_counts": lambda work: work.drafts.finding_counts(),
            "drafts.find": lambda work: work.drafts.find(DraftFilter()),
            "drafts.heads": lambda work: work.drafts.heads(),
            "drafts.past": lambda work: work.drafts.past(ref, "en", {s.source for s in self.draft.segments}),
            "drafts.count": lambda work: [number for number in work.drafts.count().values() if number],
            "drafts.move": lambda work: work.drafts.move(draft_id, DraftState.REJECTED, actor="x", why="x"),
            "drafts.edit": lambda work: work.drafts.edit(draft_id, edited, actor="x"),
            "drafts.assign": lambda work: work.drafts.assign(draft_id, None, actor="x"),
            "drafts.set_due": lambda work: work.drafts.set_due(draft_id, None, actor="x"),
            "drafts.judge": lambda work: work.drafts.judge(draft_id, [], risk=1.0),
            "drafts.events": lambda work: work.drafts.events(draft_id),
            "drafts.reviewed": lambda work: work.drafts.reviewed(),
            "memory.units": lambda work: work.memory.units(["Hallo."], locale="en"),
            "memory.generalised": lambda work: work.memory.generalised([generalised(UNIT.source)], locale=UNIT.locale),
            "memory.share": lambda work: work.memory.share(gives=True, takes=True),
            "memory.sources": lambda work: list(work.memory.sources()),
            "memory.export": lambda work: list(work.memory.export([])),
            "memory.conflicts": lambda work: work.memory.conflicts(limit=10),
            "memory.mark_stale": lambda work: work.memory.mark_stale([]),
            "memory.stats": lambda work: work.memory.stats().units,
            "memory.own": lambda work: work.memory.own(1),
            "memory.edit": lambda work: work.memory.edit(1, "x", actor="x", why="x"),
            "memory.delete": lambda work: work.memory.delete(1, actor="x", why="x"),
            "memory.events": lambda work: work.memory.events(),
            "memory.holding": lambda work: work.memory.holding("Hallo", locale="en", limit=9),
            "memory.learn": lambda work: work.memory.learn([UNIT]) - 1,
            "translations.get": lambda work: work.translations.get(["key"]),
            "translations.put": lambda work: work.translations.put([ANSWER]),
            "ledger.reserve": lambda work: len(work.ledger.reserve([EXPENSE], UNLIMITED, run=None)) - 1,
            "ledger.settle": lambda work: work.ledger.settle({self.expense_id: Bill()}, Outcome.REFUSED),
            "ledger.spent": lambda work: work.ledger.spent("deepl").characters,
            "ledger.costs": lambda work: work.ledger.costs(*ALWAYS),
            "ledger.retranslation": lambda work: work.ledger.retranslation(*ALWAYS),
            "publications.expected": lambda work: work.publications.expected(ref, "en"),
            "publications.record": lambda work: work.publications.record(draft_id, Published("x", "x")),
            "publications.evidence": lambda work: work.publications.evidence(ref, []),
            "publications.standing": lambda work: work.publications.standing(draft_id),
            "publications.accept": lambda work: work.publications.accept(draft_id),
            "publications.with_pending_links": lambda work: work.publications.with_pending_links(),
            "runs.start": lambda work: work.runs.start("x") * 0,
            "runs.finish": lambda work: work.runs.finish(self.run_id, {"x": 1}),
            "runs.latest": lambda work: work.runs.latest(),
            "runs.last_started": lambda work: work.runs.last_started("Zeitplan"),
            "runs.close_cut_off": lambda work: work.runs.close_cut_off(),
            "runs.past": lambda work: work.runs.past(limit=5),
            "situations.now": lambda work: work.situations.now(ALWAYS[0].date()) != Situation(),
            "notices.last_round": lambda work: work.notices.last_round(),
            "notices.begin": lambda work: not work.notices.begin(ALWAYS[0], patience=MINUTE),
            "notices.end": lambda work: work.notices.end(),
            "notices.last": lambda work: work.notices.last("anna@example.org"),
            "notices.note": lambda work: work.notices.note("anna@example.org", "x"),
            "leases.take": lambda work: not work.leases.take("us", lasts=MINUTE),
            "leases.keep": lambda work: work.leases.keep("them", lasts=MINUTE),
            "leases.give_back": lambda work: work.leases.give_back("them"),
            "leases.current": lambda work: work.leases.current(),
            "failures.note": lambda work: work.failures.note("translate", [(Target(ref, "en"), "x")]),
            "failures.forget": lambda work: work.failures.forget("translate", [Target(ref, "en")]),
            "failures.clear": lambda work: work.failures.clear(ref),
            "failures.all": lambda work: work.failures.all(),
            "deliveries.receive": lambda work: work.deliveries.receive("x", "1", [ref]) is None,
            "deliveries.waiting": lambda work: work.deliveries.waiting(older_than=MINUTE * 0),
            "deliveries.settle": lambda work: work.deliveries.settle([self.delivery_id], DeliveryState.FAILED),
            "deliveries.replay": lambda work: work.deliveries.replay(self.delivery_id),
            "deliveries.latest": lambda work: work.deliveries.latest(limit=10),
            "webhook_secrets.valid": lambda work: work.webhook_secrets.valid("cms"),
            "webhook_secrets.rotate": lambda work: work.webhook_secrets.rotate("cms", "ours", actor="anna"),
            "webhook_secrets.sources": lambda work: work.webhook_secrets.sources(),
            "deliveries.expire": lambda work: work.deliveries.expire(ALWAYS[1]),
            "runs.recent": lambda work: work.runs.recent(limit=5),
            "runs.get": lambda work: work.runs.get(self.run_id),
            "decisions.of": lambda work: work.decisions.of(draft_id),
            "decisions.take": lambda work: work.decisions.take(draft_id, "title:a", DecisionKind.ACCEPTED, actor="x"),
            "decisions.withdraw": lambda work: work.decisions.withdraw(draft_id, "title:a", actor="x"),
            "remarks.about": lambda work: work.remarks.about(ref),
            "remarks.add": lambda work: work.remarks.add(ref, RemarkKind.COMMENT, "en", "", "x", "x"),
            "remarks.settle": lambda work: work.remarks.settle(self.remark_id),
            "remarks.open_questions": lambda work: work.remarks.open_questions(),
            "presence.here": lambda work: work.presence.here(draft_id, 1),
            "actions.begin": lambda work: work.actions.begin("approve", actor="x") * 0,
            "actions.add": lambda work: work.actions.add(self.action_id, []),
            "actions.get": lambda work: work.actions.get(self.action_id),
            "actions.mark_undone": lambda work: work.actions.mark_undone(self.action_id),
            "answers.claim": lambda work: work.answers.claim("key", "x"),
            "answers.keep": lambda work: work.answers.keep("key", Answer(500, "")),
        }

    def snapshot(self, work):
        """What they see themselves; it must not change."""
        return (
            work.documents.stamps(),
            work.documents.get(self.document.ref),
            work.drafts.get(self.draft_id),
            work.drafts.find(DraftFilter()),
            work.drafts.events(self.draft_id),
            work.memory.units(["Hallo."], locale="en"),
            work.translations.get(["key"]),
            work.ledger.spent("deepl"),
            work.publications.expected(self.document.ref, "en"),
            work.publications.with_pending_links(),
            work.runs.latest(),
            work.leases.current(),
            work.failures.all(),
            work.deliveries.latest(limit=10),
            work.webhook_secrets.valid("cms"),
            work.decisions.of(self.draft_id),
            work.remarks.open_questions(),
            work.actions.get(self.action_id),
            work.answers.claim("key", "x"),
            work.runs.recent(limit=5),
            work.publications.evidence(self.document.ref, []),
        )


METHODS = [
    f"{noun}.{name}"
    for noun in store_ports.Work.__annotations__
    for name in vars(getattr(store_ports, noun.title().replace("_", "")))
    if not name.startswith("_")
]


@pytest.fixture
def theirs(store, page, draft, queue):
    with store.transaction(THEIRS) as work:
        warned = (Finding("length", Severity.WARNING, "kurz", segment="body:b"),)
        draft_id = queue(work, town=THEIRS, state=DraftState.PUBLISHED, findings=warned)
        older = queue(work, town=THEIRS)
        work.decisions.take(older, "title:a", DecisionKind.ACCEPTED, actor="anna")
        unchanged = tuple(replace(each, change=ChangeClass.UNCHANGED) for each in draft(town=THEIRS).segments)
        warned = (Finding("length", Severity.WARNING, "kurz", segment="body:b"),)
        draft_id = queue(work, town=THEIRS, state=DraftState.PUBLISHED, segments=unchanged, findings=warned)
        remark_id = work.remarks.add(draft(town=THEIRS).ref, RemarkKind.QUESTION, "en", "", "Wer?", "anna")
        action_id = work.actions.begin("approve", actor="anna")
        work.publications.record(draft_id, Published("token", "1", links_pending=True))
        work.memory.learn([UNIT])
        work.answers.claim("key", "request")
        work.answers.keep("key", Answer(200, "{}"))
        work.translations.put([ANSWER])
        run_id = work.runs.start("Zeitplan")
        work.runs.finish(run_id, {"documents": 1})
        work.leases.take("them", lasts=MINUTE)
        work.failures.note("translate", [(Target(page(town=THEIRS).ref, "en"), "x")])
        work.notices.note("anna@example.org", "theirs")
        work.webhook_secrets.rotate("cms", "theirs", actor="anna")
        delivery_id = work.deliveries.receive("cms", "1", [page(town=THEIRS).ref])
        [expense_id] = work.ledger.reserve([EXPENSE], UNLIMITED, run=run_id)
    ids = (draft_id, run_id, expense_id, delivery_id, remark_id, action_id)
    return Theirs(*ids, page(town=THEIRS), draft(town=THEIRS))


@pytest.mark.parametrize("method", METHODS)
def test_no_method_reaches_into_another_municipality(store, theirs, method):
    """It finds nothing or refuses, and the neighbours see what they saw before."""
    with store.transaction(THEIRS) as work:
        before = theirs.snapshot(work)
    attempt = theirs.attempts[method]
    with store.transaction(OURS) as work, suppress(KeyError, ValueError):
        assert not attempt(work)
    with store.transaction(THEIRS) as work:
        assert theirs.snapshot(work) == before


def test_the_same_key_names_two_documents_in_two_municipalities(store, page, theirs):
    mine = page(body="<p>Bei uns.</p>")
    with store.transaction(OURS) as work:
        work.documents.save(mine, stamp="s", text_hash="h")
        assert work.documents.get(mine.ref).document == mine
        assert work.documents.get(theirs.document.ref) is None
    with store.transaction(THEIRS) as work:
        assert work.documents.get(theirs.document.ref).document == theirs.document
