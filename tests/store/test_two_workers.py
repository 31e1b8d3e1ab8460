"""Two workers on two machines with one PostgreSQL: no work is done twice, and the budget is exact.

Each worker is a process of its own.
"""

from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from importlib.resources import as_file, files
from pathlib import Path
from shutil import copytree
from typing import Any

import pytest

from pipeline.lifecycle import DraftState
from store.tables import DraftRow, ExpenseRow, OutcomeKind, PublicationRow
from tests.fake_deepl.server import running_fake_deepl
from tests.journeys.crash_town import CrashTown, Nights, environment_of, nights

SLUG, LOCALES = "musterstadt", ("en", "uk")
BUDGET = 20_000
"""Characters; the pages of the town need more in two locales."""


class Workers:
    """Two processes that get their orders at the same moment."""

    def __init__(self, town: CrashTown, running: tuple[Nights, Nights]) -> None:
        self.town, self.running = town, running

    def at_once(self, *orders: str) -> list[dict[str, Any]]:
        with ThreadPoolExecutor(len(orders)) as pool:
            ended = pool.map(lambda each: each[0].run(each[1]), zip(self.running, orders, strict=True))
            return [each["report"] for each in ended]


@pytest.fixture
def workers(tmp_path: Path, postgres: str) -> Iterator[Workers]:
    with as_file(files("connectors.demo") / SLUG) as pages:
        copytree(pages, tmp_path / "cms")
    with running_fake_deepl() as deepl, ExitStack() as stack:
        cms = f'{{kind = "folder", path = "{tmp_path / "cms"}"}}'
        environment = environment_of(tmp_path, deepl, slug=SLUG, locales=LOCALES, cms=cms)
        environment["SPRACHLOTSE_DATABASE_URL"] = postgres
        one, other = (stack.enter_context(nights(environment, SLUG)) for _ in range(2))
        yield Workers(CrashTown(environment, SLUG, deepl), (one, other))


def paid(workers: Workers) -> Counter[tuple[str, str]]:
    requests = workers.town.deepl.requests
    return Counter((request["target_lang"], text) for request in requests for text in request["text"])


def test_of_two_nights_at_once_one_does_everything_and_the_other_says_so(workers: Workers) -> None:
    reports = workers.at_once("night", "night")
    [refused] = [report["error"] for report in reports if "error" in report]
    [report] = [report for report in reports if "error" not in report]
    assert "läuft schon ein Lauf" in refused
    assert report["drafts_queued"] == report["documents"] * len(LOCALES)
    assert set(paid(workers).values()) == {1}
    assert workers.town.always() + workers.town.after(set()) == []


def test_a_budget_is_never_exceeded_by_two_that_do_not_know_of_each_other(workers: Workers) -> None:
    budget = f"\n[municipalities.{SLUG}.budgets.deepl]\ncharacters = {BUDGET}\n"
    with (Path(workers.town.environment["SPRACHLOTSE_HOME"]) / "sprachlotse.toml").open("a") as settings:
        settings.write(budget)
    workers.running[0].run("pull")
    reports = workers.at_once("half 0", "half 1")
    billed = workers.town.deepl.billed_characters
    booked = sum(one for (one,) in workers.town.rows(ExpenseRow.billed))
    assert all("Budget" in str(report["problems"]) for report in reports), "both came to the limit"
    assert billed == booked
    assert BUDGET * 0.8 < billed <= BUDGET


def test_what_two_halves_ask_at_once_is_made_once(workers: Workers) -> None:
    workers.running[0].run("pull")
    workers.at_once("half 0", "half 1")
    places = Counter(workers.town.rows(DraftRow.document_id, DraftRow.locale))
    assert set(places.values()) == {1}
    assert workers.town.deepl.billed_characters == sum(one for (one,) in workers.town.rows(ExpenseRow.billed))


def test_two_publishers_write_each_draft_once(workers: Workers) -> None:
    workers.running[0].run()
    approved = workers.town.review()
    reports = workers.at_once("publish", "publish")
    written = workers.town.rows(PublicationRow.draft_id, where=[PublicationRow.outcome == OutcomeKind.PUBLISHED])
    assert [report.get("problems") for report in reports] == [[], []]
    assert Counter(number for (number,) in written) == dict.fromkeys(approved, 1)
    published = workers.town.rows(DraftRow.id, where=[DraftRow.state == DraftState.PUBLISHED])
    assert {number for (number,) in published} == approved
