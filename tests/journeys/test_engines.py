"""A night with several engines: who is asked, what it costs, and what happens when one fails."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

import pytest

from connectors.engines.echo import EchoEngine
from pipeline.breaker import MOST_FAILURES
from pipeline.draft import Draft
from pipeline.engine import Answer, Answers, EngineRequest, Parcel, Translated, Untranslated
from pipeline.errors import EngineRefused, EngineUnavailable
from pipeline.ledger import Budget
from pipeline.lifecycle import DraftState
from pipeline.placeholders import plain
from pipeline.pull import pull
from pipeline.routing import Route, Routing
from runtime.costs import costs
from runtime.estimate import estimate
from tests.journeys.conftest import Town, silent
from tests.journeys.test_nights import drafts, only_draft
from tests.store.test_ledger import ALWAYS

PRICE = 20.0


@dataclass
class Paid(EchoEngine):
    """Bills every character, a parcel a sentence; some sentences it gets wrong, some requests end badly."""

    name: str = "paid"
    wrong: str = ""
    fails: list[Exception] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()

    def parcels(self, requests: Iterable[EngineRequest]) -> Iterator[Parcel]:
        return (Parcel((request,), (len(plain(request.text)),)) for request in requests)

    def translate(self, parcel: Parcel) -> Answers:
        if self.fails:
            raise self.fails.pop()
        self.asked += [request.text for request in parcel.requests]
        return [self._billed(answer, parcel) for answer in super().translate(parcel)]

    def _billed(self, answer: Answer, parcel: Parcel) -> Answer:
        text = parcel.requests[0].text
        if self.wrong and self.wrong in text:
            return Translated("Wrong.", billed_characters=parcel.characters)
        return replace(answer, billed_characters=parcel.characters)


def town_with(town: Town, *routes: Route) -> Town:
    return replace(town, municipality=replace(town.municipality, routing=Routing(routes)))


def engines_of(draft: Draft) -> list[str]:
    return [segment.origin.name for segment in draft.segments]


def spent(town: Town) -> dict[str, tuple[int, int]]:
    return {line.engine: (line.characters, line.uncertain_characters) for line in costs(town.municipality, *ALWAYS)}


def test_only_what_the_first_engine_gets_wrong_goes_to_the_second(town: Town) -> None:
    first, second = Paid("first", wrong="2026"), Paid("second")
    town.write("a", "<p>Das Amt hilft Ihnen. Kommen Sie am 03.12.2026.</p>")
    town_with(town, Route(first), Route(second)).run()
    assert engines_of(only_draft(town)) == ["first", "first", "second"]
    assert second.asked == ["Kommen Sie am 03.12.2026."]


def test_when_no_engine_is_right_the_first_answer_is_shown_to_people(town: Town) -> None:
    town.write("a", "<p>Kommen Sie am 03.12.2026.</p>")
    town_with(town, Route(Paid("first", wrong="2026")), Route(Paid("second", wrong="2026"))).run()
    draft = only_draft(town, DraftState.QUEUED)
    assert engines_of(draft)[1] == "first"
    assert any(finding.check == "facts" for finding in draft.findings)


def test_an_engine_that_is_down_is_replaced_segment_by_segment(town: Town) -> None:
    broken = Paid("broken", fails=[EngineUnavailable("Antwortet nicht.")])
    town.write("a", "<p>Das Amt hilft Ihnen.</p>")
    report = town_with(town, Route(broken), Route(Paid("second"))).run()
    assert report.problems == ()
    assert engines_of(only_draft(town, DraftState.QUEUED)) == ["second", "broken"]


def test_an_engine_that_fails_again_and_again_is_not_asked_any_more(town: Town) -> None:
    broken = Paid("broken", fails=[EngineRefused("Der Schlüssel stimmt nicht.")] * 99)
    town.write("a", "<p>Eins hilft. Zwei hilft. Drei hilft. Vier hilft. Fünf hilft.</p>")
    report = town_with(town, Route(broken)).run()
    assert 99 - len(broken.fails) == MOST_FAILURES
    assert report.drafts_held == 1
    assert "Schlüssel" in only_draft(town, DraftState.HELD).reason


def test_what_may_have_been_billed_is_in_the_ledger_as_uncertain(town: Town) -> None:
    engine = Paid(fails=[EngineUnavailable("Abgerissen.", may_be_billed=True)])
    town.write("a", "<p>Das Amt hilft Ihnen.</p>")
    paid = town_with(town, Route(engine, euros_per_million=PRICE))
    paid.run()
    first, all_ = len("Guten Tag"), len("Guten Tag" + "Das Amt hilft Ihnen.")
    assert spent(paid) == {"paid": (all_, first)}
    paid.run()
    assert spent(paid) == {"paid": (all_ + first, first)}


@pytest.mark.parametrize("broken", [ValueError("Fehler"), KeyError("x")], ids=str)
def test_an_engine_with_a_bug_stops_nothing(town: Town, broken: Exception) -> None:
    town.write("a", "<p>Das Amt hilft Ihnen.</p>")
    routes = Route(Paid("buggy", fails=[broken] * 9)), Route(Paid("second"))
    assert town_with(town, *routes).run().problems == ()
    assert engines_of(only_draft(town, DraftState.QUEUED)) == ["second", "second"]


@pytest.mark.parametrize("budget", [Budget(characters=12), Budget(euros=12 * PRICE / 1_000_000)], ids=str)
def test_what_the_budget_does_not_allow_is_held_and_says_so(town: Town, budget: Budget) -> None:
    engine = Paid()
    town.write("a", "<p>Das Amt hilft Ihnen.</p>")
    poor = town_with(town, Route(engine, euros_per_million=PRICE, budget=budget))
    report = poor.run()
    assert engine.asked == ["Guten Tag"]
    assert report.drafts_held == 1
    assert "Budget" in only_draft(town, DraftState.HELD).reason
    assert spent(poor) == {"paid": (len("Guten Tag"), 0)}


def test_what_the_budget_of_one_engine_does_not_allow_goes_to_the_next(town: Town) -> None:
    town.write("a", "<p>Das Amt hilft Ihnen.</p>")
    routes = Route(Paid("dear"), budget=Budget(characters=12)), Route(Paid("free"))
    assert town_with(town, *routes).run().drafts_held == 0
    assert engines_of(only_draft(town, DraftState.QUEUED)) == ["dear", "free"]


def test_the_estimate_is_what_is_billed(town: Town) -> None:
    town.write("a", "<p>Das <b>Amt</b> hilft Ihnen. Rufen Sie <a href='tel:1'>0821 324-0</a> an.</p>")
    town.write("b", "<p>Das <b>Amt</b> hilft Ihnen. Kommen Sie.</p>")
    paid = town_with(town, Route(Paid(), euros_per_million=PRICE))
    pull(paid.municipality, silent)
    [line] = estimate(paid.municipality).lines
    report = paid.run()
    assert line.characters == report.billed_characters > 0
    assert line.whole_characters > line.characters
    assert spent(paid)["paid"][0] == report.billed_characters
    assert estimate(paid.municipality).lines == ()


def test_a_page_in_several_languages_is_asked_for_in_one_stream(town: Town) -> None:
    town.write("a", "<p>Das Amt hilft Ihnen.</p>")
    two = replace(town, municipality=replace(town.municipality, locales=("en", "uk")))
    sizes: list[int] = []
    translate = two.engine.translate
    two.engine.translate = lambda parcel: (sizes.append(len(parcel.requests)), translate(parcel))[1]  # type: ignore[method-assign]
    two.run()
    assert sizes == [4]
    assert len(drafts(town, DraftState.QUEUED)) == 2


def test_a_segment_that_no_route_takes_waits_for_people_and_is_not_made_again(town: Town) -> None:
    town.write("a", "<p>Dieser Satz ist länger, als die Maschine darf.</p>")
    short = town_with(town, Route(Paid(), longest=20))
    assert short.run().drafts_queued == 1
    assert "darf diesen Abschnitt" in only_draft(town, DraftState.QUEUED).reason
    assert short.run().drafts_queued == 0


class Picky(Paid):
    """Cannot pack what is in Italian."""

    def parcels(self, requests: Iterable[EngineRequest]) -> Iterator[Parcel]:
        asked = list(requests)
        if any(request.locale == "it" for request in asked):
            raise EngineRefused("Kein Italienisch.")
        return super().parcels(asked)


def test_what_an_engine_cannot_pack_goes_to_the_next_and_the_rest_stays(town: Town) -> None:
    town.write("a", "<p>Das Amt hilft Ihnen.</p>")
    two = replace(town, municipality=replace(town.municipality, locales=("en", "it")))
    report = town_with(two, Route(Picky("picky")), Route(Paid("second"))).run()
    assert (report.drafts_queued, report.problems) == (2, ())
    by_locale = {draft.locale: set(engines_of(draft)) for draft in drafts(town, DraftState.QUEUED)}
    assert by_locale == {"en": {"picky"}, "it": {"second"}}


class Refusing(Paid):
    """Asks again in vain, and bills for it twice."""

    def parcels(self, requests: Iterable[EngineRequest]) -> Iterator[Parcel]:
        return (replace(parcel, at_most=2) for parcel in super().parcels(requests))

    def translate(self, parcel: Parcel) -> Answers:
        self.asked += [request.text for request in parcel.requests]
        return [Untranslated("Geht nicht.", is_final=True, billed_characters=2 * parcel.characters)]


def test_a_final_refusal_is_paid_once(town: Town) -> None:
    engine = Refusing()
    town.write("a", "<p>Das Amt hilft Ihnen.</p>")
    town_with(town, Route(engine)).run()
    asked = len(engine.asked)
    town.write("b", "<p>Das Amt hilft Ihnen.</p>", title="Neu hier")
    town_with(town, Route(engine)).run()
    assert engine.asked[asked:] == ["Neu hier"]


def test_a_parcel_that_may_cost_more_than_expected_needs_a_budget_for_that(town: Town) -> None:
    engine = Refusing()
    town.write("a", "<p>Das Amt hilft Ihnen.</p>")
    town_with(town, Route(engine, budget=Budget(characters=2 * len("Guten Tag")))).run()
    assert engine.asked == ["Guten Tag"]
    assert spent(town)["paid"] == (2 * len("Guten Tag"), 0)
