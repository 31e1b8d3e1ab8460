"""Whatever people and runs do to drafts, in whatever order, the store stays true."""

from contextlib import nullcontext
from dataclasses import replace
from itertools import count

import hypothesis.strategies as st
import pytest
from hypothesis import HealthCheck, settings
from hypothesis.stateful import Bundle, RuleBasedStateMachine, invariant, multiple, rule, run_state_machine_as_test

from pipeline.draft import Origin, OriginKind
from pipeline.errors import IllegalMove
from pipeline.lifecycle import MOVES, OPEN_STATES, DraftState
from pipeline.store_ports import DraftFilter
from store.work import SqlStore

LOCALES = ("en", "ar")
EDITABLE = {DraftState.QUEUED, DraftState.IN_REVIEW, DraftState.CONFLICT, DraftState.HELD}


class DraftLife(RuleBasedStateMachine):
    """A model beside the store: the state and the number of events of every draft, by its locale."""

    drafts = Bundle("drafts")

    def __init__(self, store, town, queue):
        super().__init__()
        self.store, self.town, self.queue = store, town, queue
        self.states: dict[int, DraftState] = {}
        self.locales: dict[int, str] = {}
        self.events: dict[int, int] = {}

    def open_in(self, locale):
        return [each for each, state in self.states.items() if self.locales[each] == locale and state in OPEN_STATES]

    @rule(target=drafts, locale=st.sampled_from(LOCALES))
    def add(self, locale):
        older = self.open_in(locale)
        if any(self.states[each] is DraftState.PUBLISHING for each in older):
            with pytest.raises(IllegalMove), self.store.transaction(self.town) as work:
                self.queue(work, town=self.town, locale=locale)
            return multiple()
        with self.store.transaction(self.town) as work:
            made = self.queue(work, town=self.town, locale=locale)
        for each in older:
            self.note(each, DraftState.SUPERSEDED)
        self.locales[made], self.events[made] = locale, 0
        self.note(made, DraftState.QUEUED)
        return made

    @rule(chosen=drafts, to=st.sampled_from(DraftState))
    def move(self, chosen, to):
        others = [each for each in self.open_in(self.locales[chosen]) if each != chosen]
        allowed = to in MOVES[self.states[chosen]] and not (to in OPEN_STATES and others)
        try:
            with self.store.transaction(self.town) as work:
                work.drafts.move(chosen, to, actor="anna", why="so")
        except IllegalMove:
            assert not allowed
        else:
            assert allowed
            self.note(chosen, to)

    @rule(chosen=drafts, typed=st.sampled_from(["Hi.", "Hello!", ""]))
    def edit(self, chosen, typed):
        editable = self.states[chosen] in EDITABLE
        with self.store.transaction(self.town) as work:
            segment = replace(
                work.drafts.get(chosen).segments[1], target=typed, origin=Origin(OriginKind.HUMAN, "anna")
            )
            with nullcontext() if editable else pytest.raises(IllegalMove):
                work.drafts.edit(chosen, segment, actor="anna")
            assert (work.drafts.get(chosen).segments[1] == segment) >= editable
        self.events[chosen] += editable

    def note(self, draft_id, state):
        self.states[draft_id] = state
        self.events[draft_id] += 1

    @invariant()
    def every_draft_is_where_the_model_says_and_at_most_one_is_open(self):
        with self.store.transaction(self.town) as work:
            lines = work.drafts.find(DraftFilter())
        assert {line.id: line.state for line in lines} == self.states
        assert all(len(self.open_in(locale)) <= 1 for locale in LOCALES)

    @invariant()
    def the_history_leads_without_a_gap_to_where_each_draft_is(self):
        with self.store.transaction(self.town) as work:
            histories = {each: work.drafts.events(each) for each in self.states}
        for each, events in histories.items():
            assert len(events) == self.events[each]
            assert [event.after for event in events[:-1]] == [event.before for event in events[1:]]
            assert events[-1].after == self.states[each]


def test_the_life_of_drafts_is_true_in_any_order(sqlite, queue):
    store, towns = SqlStore(sqlite), count()
    run_state_machine_as_test(
        lambda: DraftLife(store, f"town-{next(towns)}", queue),
        settings=settings(
            max_examples=10, stateful_step_count=20, deadline=None, suppress_health_check=[HealthCheck.too_slow]
        ),
    )
    store.close()
