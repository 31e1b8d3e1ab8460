"""What becomes of a message of the CMS."""

import pytest

from pipeline.delivery import Delivery, DeliveryState
from pipeline.report import Problem, Report
from runtime.inbox import settle, take
from runtime.on_demand import ref_of
from tests.journeys.conftest import Town


@pytest.fixture
def delivery(town: Town) -> Delivery:
    town.write("a", "<p>Das Amt hilft Ihnen.</p>")
    town.run()
    with town.municipality.transaction() as work:
        work.deliveries.receive("cms", "m1", [ref_of("musterstadt", "page/a")])
    [waiting] = take(town.municipality)
    return waiting


def outcome(town: Town, delivery: Delivery, *problems: Problem) -> Delivery:
    with town.municipality.transaction() as work:
        run = work.runs.start("webhook")
    settle(town.municipality, [delivery], Report(problems=problems), run=run)
    with town.municipality.transaction() as work:
        [found] = work.deliveries.latest(limit=1)
    return found


def test_it_is_done_when_its_page_was_pulled(town: Town, delivery: Delivery) -> None:
    assert outcome(town, delivery).state is DeliveryState.DONE


def test_a_draft_that_is_held_does_not_keep_it_waiting(town: Town, delivery: Delivery) -> None:
    """The night looks after held drafts; a message that waits for them would be worked on every second."""
    held = Problem("translate", "Das Budget ist aufgebraucht.", "page/a", "en", try_later=True)
    assert outcome(town, delivery, held).state is DeliveryState.DONE


@pytest.mark.parametrize("later", [True, False])
def test_it_waits_while_the_cms_cannot_be_read_at_all(town: Town, delivery: Delivery, later: bool) -> None:
    away = Problem("pull", "Das CMS antwortet nicht.", try_later=later)
    assert outcome(town, delivery, away).state is DeliveryState.WAITING


def test_it_has_failed_when_its_page_cannot_be_read(town: Town, delivery: Delivery) -> None:
    found = outcome(town, delivery, Problem("pull", "Die Seite ist zu seltsam.", "page/a"))
    assert (found.state, found.note) == (DeliveryState.FAILED, "Die Seite ist zu seltsam.")
