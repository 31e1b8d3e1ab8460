"""Whatever editors, reviewers and nights do in whatever order: no decision is lost, nothing outdated goes out."""

from collections.abc import Callable
from contextlib import suppress
from itertools import count
from pathlib import Path

import hypothesis.strategies as st
from hypothesis import HealthCheck, settings
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule, run_state_machine_as_test

from connectors.cms.folder import FolderCms
from connectors.engines.echo import EchoEngine
from glossaries.shipped import shipped
from pipeline.approval import BULK, approval_of
from pipeline.decisions import READ, accept, approve, edit, skip, withdraw
from pipeline.draft import Draft, OriginKind
from pipeline.errors import IllegalMove, MovedOn, NotReady
from pipeline.lifecycle import OPEN_STATES, DraftState
from pipeline.municipality import Municipality
from pipeline.publish import publish
from pipeline.pull import pull
from pipeline.routing import Route, Routing
from pipeline.segment_decisions import DecisionKind, SegmentDecision
from runtime.wiring import Quality, Terms
from store.upgrade import upgrade
from store.work import SqlStore
from tests.journeys.conftest import CountingEngine, Town, silent
from tests.journeys.test_nights import number

SENTENCES = ["Das Amt hilft.", "Bitte warten Sie.", "Bitte warten Sie lange.", "Wir beraten Sie.", "Es ist offen."]
PAGES = st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=4, unique=True)
PEOPLE = st.sampled_from(["anna", "ben"])
Decided = dict[str, SegmentDecision]


class ReviewLife(RuleBasedStateMachine):
    """One page in one locale; what its newest draft said before each night is compared with what it says after."""

    def __init__(self, town: Town) -> None:
        super().__init__()
        self.town, self.its = town, town.municipality
        self.change(SENTENCES[:3], is_noticed=True)
        assert town.run().drafts_queued == 1

    def newest(self) -> tuple[Draft, Decided]:
        with self.its.transaction() as work:
            [ref] = work.documents.refs()
            draft = work.drafts.newest(ref, "en")
            assert draft is not None
            return draft, dict(work.decisions.of(number(draft)))

    def segment(self, place: int) -> tuple[int, str]:
        draft, _ = self.newest()
        return number(draft), draft.segments[place % len(draft.segments)].key

    @rule(sentences=PAGES, is_noticed=st.booleans())
    def change(self, sentences: list[str], is_noticed: bool) -> None:
        self.sentences = sentences
        self.town.write("a", "".join(f"<p>{sentence}</p>" for sentence in sentences))
        if is_noticed:
            pull(self.its, silent)

    @rule()
    def night(self) -> None:
        before = self.newest()
        assert self.town.run().problems == ()
        self.compare(*before)

    def compare(self, old: Draft, decided: Decided) -> None:
        """Invariant 2, and no decision lost where source and target stayed."""
        new, still = self.newest()
        before = {segment.source: segment for segment in old.segments}
        for segment in new.segments:
            was = before.get(segment.source)
            if was is not None and was.origin.kind is OriginKind.HUMAN:
                assert (segment.target, segment.origin) == (was.target, was.origin)
            if was is not None and was.target == segment.target and was.key in decided:
                one, other = decided[was.key], still[segment.key]
                is_same = (one.kind, one.actor, one.at) == (other.kind, other.actor, other.at)
                assert is_same or other.kind in {DecisionKind.RELEASED, DecisionKind.ACCEPTED}

    @rule(place=st.integers(0, 9), decide=st.sampled_from([accept, skip, withdraw]), actor=PEOPLE)
    def decide(self, place: int, decide: Callable[..., Draft], actor: str) -> None:
        draft_id, key = self.segment(place)
        with suppress(NotReady, IllegalMove, MovedOn):
            decide(self.its, draft_id, key=key, actor=actor)

    @rule(place=st.integers(0, 9), text=st.sampled_from(["Hello.", "Please wait."]), actor=PEOPLE)
    def type(self, place: int, text: str, actor: str) -> None:
        draft_id, key = self.segment(place)
        with suppress(IllegalMove, MovedOn):
            edit(self.its, draft_id, key=key, text=text, actor=actor)

    @rule(actor=PEOPLE, why=st.sampled_from([READ, BULK]))
    def release(self, actor: str, why: str) -> None:
        draft, _ = self.newest()
        with self.its.transaction() as work:
            kept = work.documents.get(draft.ref)
        assert kept is not None
        try:
            approve(self.its, number(draft), actor=actor, why=why)
        except (NotReady, IllegalMove):
            return
        assert kept.text_hash == draft.source_hash

    @precondition(lambda self: self.newest()[0].state is DraftState.APPROVED)
    @rule()
    def send(self) -> None:
        """Invariant 3."""
        draft, _ = self.newest()
        publish(self.its, silent)
        after = self.newest()[0].state
        is_current = [segment.source for segment in draft.segments][1:] == self.sentences
        assert after is (DraftState.PUBLISHED if is_current else DraftState.SUPERSEDED)

    @invariant()
    def at_most_one_draft_is_open_and_what_was_released_is_what_the_newest_source_says(self) -> None:
        draft, _ = self.newest()
        with self.its.transaction() as work:
            counts = work.drafts.count()
            events = work.drafts.events(number(draft))
        assert sum(counts[state] for state in OPEN_STATES) <= 1
        if draft.state in {DraftState.APPROVED, DraftState.PUBLISHED}:
            assert approval_of(events) is not None
        assert [event.after for event in events[:-1]] == [event.before for event in events[1:]]


def test_no_order_of_edits_reviews_and_nights_loses_a_decision_or_sends_what_is_outdated(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'life.sqlite'}"
    upgrade(url)
    store, towns, terms = SqlStore(url), count(), Terms(shipped())

    def life() -> ReviewLife:
        name = f"town-{next(towns)}"
        engine = CountingEngine(inner=EchoEngine())
        cms = FolderCms(tmp_path / name, name)
        its = Municipality(name, ("en",), cms, Routing((Route(engine),)), terms, Quality(terms), store)
        return ReviewLife(Town(tmp_path / name, engine, its))

    run_state_machine_as_test(  # type: ignore[no-untyped-call]
        life,
        settings=settings(
            max_examples=15, stateful_step_count=20, deadline=None, suppress_health_check=list(HealthCheck)
        ),
    )
    store.close()
