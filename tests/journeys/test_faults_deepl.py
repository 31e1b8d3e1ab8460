"""Every request to DeepL ends badly in turn: nothing is lost, nothing is paid without being booked, and it is named."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest

from connectors.engines.deepl import DeeplEngine
from flows.summary import summary
from pipeline.breaker import MOST_FAILURES, PAUSE_S, Breaker
from pipeline.lifecycle import DraftState
from pipeline.report import Report
from pipeline.routing import Route, Routing
from runtime.costs import costs
from runtime.digest_text import About
from tests.fake_deepl.faults import Failed, Fault, Garbled
from tests.fake_deepl.sequences import FAULTS, CountingClient, impatient
from tests.fake_deepl.server import FakeDeepl, running_fake_deepl
from tests.journeys.conftest import Town
from tests.journeys.test_nights import drafts
from tests.store.test_ledger import ALWAYS

LOCALES = ("en", "uk")
ALL_FAULTS = {name: fault for name, fault in FAULTS.items() if fault} | {
    "wrong length": Garbled('{"translations": []}'),
    "JSON of another shape": Garbled('{"translations": 7}'),
}
NIGHTS = 3
MOST_ATTEMPTS = 4
"""Requests for one parcel in one night."""


@pytest.fixture
def deepl() -> Iterator[FakeDeepl]:
    with running_fake_deepl() as fake, impatient():
        yield fake


@pytest.fixture
def bilingual(town: Town, deepl: FakeDeepl) -> Iterator[tuple[Town, CountingClient]]:
    client = CountingClient(deepl)
    routing = Routing((Route(DeeplEngine(deepl.key, client=client)),))
    for key in "abc":
        town.write(key, f"<p>Das Amt {key} hilft Ihnen.</p>", title=f"Seite {key}")
    yield replace(town, municipality=replace(town.municipality, routing=routing, locales=LOCALES)), client
    client.close()


def booked(town: Town) -> int:
    return sum(line.characters + line.uncertain_characters for line in costs(town.municipality, *ALWAYS))


def is_told(report: Report) -> bool:
    shown = summary(report, About("musterstadt", "Musterstadt", date(2026, 11, 25)))
    return bool(report.problems) and all(problem.message in shown for problem in report.problems)


@pytest.mark.parametrize("spoilt", [0, 1])
@pytest.mark.parametrize("name", ALL_FAULTS)
def test_one_request_that_ends_badly_is_made_up_for_in_the_next_night(
    bilingual: tuple[Town, CountingClient], deepl: FakeDeepl, name: str, spoilt: int
) -> None:
    town, client = bilingual
    deepl.faults.extend([*[None] * spoilt, ALL_FAULTS[name]])
    report = town.run()
    assert report.drafts_queued + report.drafts_held == 3 * len(LOCALES)
    assert not report.drafts_held or is_told(report)
    assert client.sent <= len(LOCALES) * MOST_ATTEMPTS
    for _ in range(NIGHTS):  # on a busy machine a request may really take too long
        town.run()
    assert len(drafts(town, DraftState.QUEUED)) == 3 * len(LOCALES)
    assert deepl.billed_characters <= booked(town)


@pytest.mark.parametrize("fault", [Failed(500, billed=False), Garbled("<html>Wartung</html>")], ids=str)
def test_an_engine_that_fails_all_night_is_left_alone_and_tried_again_later(
    town: Town, deepl: FakeDeepl, fault: Fault
) -> None:
    for number in range(100):
        town.write(f"seite-{number:03}", f"<p>Das Amt {number} hilft Ihnen. Es ist das Haus {number}.</p>")
    now = [0.0]
    breakers = {locale: Breaker(clock=lambda: now[0]) for locale in LOCALES}
    engine = DeeplEngine(deepl.key, server_url=deepl.url)
    routing = Routing((Route(engine, breakers=breakers),))
    town = replace(town, municipality=replace(town.municipality, routing=routing))
    deepl.faults.extend([fault] * 1000)
    assert is_told(town.run())
    assert len(deepl.requests) == MOST_FAILURES, "the circuit opened"
    deepl.faults.clear()
    town.run()
    assert len(deepl.requests) == MOST_FAILURES, "and is still open"
    now[0] += PAUSE_S
    town.run()
    assert len(drafts(town, DraftState.QUEUED)) == 100, "and closed again"
    engine.close()


def test_a_quota_that_is_used_up_holds_what_is_left_until_there_is_a_new_one(
    bilingual: tuple[Town, CountingClient], deepl: FakeDeepl
) -> None:
    town, client = bilingual
    town.run()
    spent = deepl.billed_characters
    for key in "def":
        town.write(key, f"<p>Die Stadt {key} berät Sie gern.</p>", title=f"Stadt {key}")
    deepl.character_limit = spent
    report = town.run()
    assert (report.drafts_queued, report.drafts_held) == (0, 3 * len(LOCALES))
    assert any("Kontingent" in draft.reason for draft in drafts(town, DraftState.HELD))
    assert client.sent <= 2 * len(LOCALES) * MOST_ATTEMPTS
    assert deepl.billed_characters == spent == booked(town)
    deepl.character_limit = 10**6
    fresh = Routing((Route(DeeplEngine(deepl.key, client=client)),))  # as the next night opens it
    town = replace(town, municipality=replace(town.municipality, routing=fresh))
    assert [town.run().drafts_queued, town.run().engine_calls] == [3 * len(LOCALES), 0]
