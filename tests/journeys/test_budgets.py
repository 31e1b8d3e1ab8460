"""A month whose budget does not suffice: the most urgent pages get it, the rest waits and says why."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from connectors.engines.echo import EchoEngine
from pipeline.draft import OriginKind
from pipeline.ledger import Budget
from pipeline.lifecycle import DraftState
from pipeline.priority import Priorities
from pipeline.pull import pull
from pipeline.report import Report
from pipeline.routing import Route, Routing
from runtime.budgets import usages, warnings
from runtime.estimate import estimate
from runtime.night import batches, run
from store.work import SqlStore
from tests.journeys.conftest import PAGE, Town, silent
from tests.journeys.test_nights import drafts

PAGES = ("akten", "bürgeramt", "hochwasser", "lesesaal", "zirkus")
"""An old page, another, an emergency, one that is read much, and an event; each costs the same but for its name."""
SENTENCE = "Am Montag hilft Ihnen das Amt mit diesem Thema: {page}."
PRIORITIES = Priorities(("/hochwasser/",), {"musterstadt/de/lesesaal": 900})
URGENT_FIRST = ["hochwasser", "zirkus", "lesesaal", "akten", "bürgeramt"]


def cost(*pages: str) -> int:
    return sum(len(page) + len(SENTENCE.format(page=page)) for page in pages)


@pytest.fixture
def short(town: Town) -> Town:
    """Five pages, and an engine that is paid by the character and takes them all in one parcel."""
    for page in PAGES:
        town.write(page, f"<p>{SENTENCE.format(page=page)}</p>", title=page)
    head = '<title>zirkus</title>\n<meta name="sprachlotse:type" content="event">'
    event = PAGE.replace("<title>{title}</title>", head).format(body=f"<p>{SENTENCE.format(page='zirkus')}</p>")
    (town.root / "de" / "zirkus.html").write_text(event, encoding="utf-8")
    return replace(town, municipality=replace(town.municipality, priorities=PRIORITIES))


def with_budget(town: Town, characters: int, *others: Route) -> Town:
    paid = Route(EchoEngine(characters_cost=True), budget=Budget(characters))
    return replace(town, municipality=replace(town.municipality, routing=Routing((paid, *others))))


def names(town: Town, state: DraftState) -> set[str]:
    return {draft.title for draft in drafts(town, state)}


def night(town: Town, size: int = 100) -> Report:
    return run(town.municipality, batch_size=size, cause="test", progress=silent)


@contextmanager
def next_month(town: Town, path: Path) -> Iterator[Town]:
    store = SqlStore(f"sqlite:///{path}", clock=lambda: datetime.now(UTC) + timedelta(days=32))
    with closing(store):
        yield replace(town, municipality=replace(town.municipality, store=store))


def test_a_run_begins_with_emergencies_events_and_what_is_read_most(short: Town) -> None:
    pull(short.municipality, silent)
    work = batches(short.municipality, size=1)
    assert [target.ref.key for batch in work for target in batch.of("musterstadt")] == URGENT_FIRST


@pytest.mark.parametrize("size", [1, 2, 100])
def test_the_most_urgent_pages_get_what_is_left_and_the_rest_waits(short: Town, size: int) -> None:
    poor = with_budget(short, cost(*URGENT_FIRST[:3]))
    report = night(poor, size)
    assert names(poor, DraftState.QUEUED) == set(URGENT_FIRST[:3])
    assert names(poor, DraftState.HELD) == set(URGENT_FIRST[3:])
    assert (report.drafts_queued, report.drafts_held) == (3, 2)
    assert all("Budget" in draft.reason for draft in drafts(poor, DraftState.HELD))
    assert all("Budget" in problem.message and problem.try_later for problem in report.problems)


def test_the_rest_goes_on_when_the_budget_is_raised(short: Town) -> None:
    night(with_budget(short, cost(*URGENT_FIRST[:3])))
    richer = with_budget(short, cost(*URGENT_FIRST[:4]))
    assert night(richer).billed_characters == cost(URGENT_FIRST[3])
    assert names(richer, DraftState.HELD) == {URGENT_FIRST[4]}


def test_the_rest_goes_on_in_the_next_month(short: Town, tmp_path: Path) -> None:
    poor = with_budget(short, cost(*URGENT_FIRST[:3]))
    night(poor)
    with next_month(poor, tmp_path / "test.sqlite") as later:
        assert night(later).billed_characters == cost(*URGENT_FIRST[3:])
        assert names(later, DraftState.HELD) == set()


def test_an_emergency_goes_before_what_has_been_waiting_for_long(short: Town) -> None:
    night(with_budget(short, cost(*URGENT_FIRST[:3])))
    town = with_budget(short, cost(*URGENT_FIRST[:3]) + cost("sturm"))
    urgent = replace(town.municipality, priorities=Priorities(("page/sturm",)))
    town.write("sturm", f"<p>{SENTENCE.format(page='sturm')}</p>", title="sturm")
    night(replace(town, municipality=urgent))
    assert "sturm" in names(town, DraftState.QUEUED)
    assert names(town, DraftState.HELD) == set(URGENT_FIRST[3:])


def test_a_sentence_that_all_pages_have_is_paid_for_by_the_most_urgent(town: Town) -> None:
    for page in ("a", "b"):
        town.write(page, f"<p>Rufen Sie uns an. {SENTENCE.format(page=page)}</p>", title=page)
    priorities = Priorities(("page/b",))
    poor = with_budget(town, cost("b") + len("Rufen Sie uns an."))
    night(replace(poor, municipality=replace(poor.municipality, priorities=priorities)))
    assert (names(poor, DraftState.QUEUED), names(poor, DraftState.HELD)) == ({"b"}, {"a"})


def test_the_estimate_names_what_would_be_held_before_it_is(short: Town) -> None:
    poor = with_budget(short, cost(*URGENT_FIRST[:3]))
    pull(poor.municipality, silent)
    [shortage] = estimate(poor.municipality).shortages
    assert (shortage.needed, shortage.left) == (cost(*PAGES), cost(*URGENT_FIRST[:3]))
    assert [each.title for each in shortage.held] == URGENT_FIRST[3:]
    night(poor)
    assert names(poor, DraftState.HELD) == {each.title for each in shortage.held}


def test_the_estimate_says_what_the_next_engine_would_be_asked_for(short: Town) -> None:
    town = with_budget(short, cost(*URGENT_FIRST[:3]), Route(short.engine))
    short.engine.inner.name = "free"
    pull(town.municipality, silent)
    [shortage] = estimate(town.municipality).shortages
    assert (shortage.held, shortage.passed_on) == ((), 2)
    assert night(town).drafts_held == 0
    engines = {s.origin.name for draft in drafts(town) for s in draft.segments if s.origin.kind is OriginKind.ENGINE}
    assert engines == {"echo", "free"}


def test_a_budget_that_suffices_is_no_shortage(short: Town) -> None:
    rich = with_budget(short, cost(*PAGES))
    pull(rich.municipality, silent)
    assert estimate(rich.municipality).shortages == ()
    assert night(rich).drafts_held == 0


def test_people_are_warned_from_the_share_on_that_they_set(short: Town) -> None:
    town = with_budget(short, 2 * cost(*PAGES))
    night(town)
    [usage] = usages(town.municipality)
    assert warnings([usage], "de") == []
    early = replace(usage, budget=replace(usage.budget, warn_at=0.5))
    assert "sind 50 % verbraucht" in warnings([early], "de")[0]
