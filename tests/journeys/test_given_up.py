"""A page that fails again and again is left alone until it changes or somebody wants it tried again."""

import pytest

from pipeline.errors import ContentNotHandled
from pipeline.report import Report
from pipeline.run_ports import ENOUGH
from runtime.on_demand import ref_of, retry
from tests.journeys.conftest import Town

BAD, GOOD = "<p>Diese Seite geht nicht.</p>", "<p>Diese Seite geht.</p>"


@pytest.fixture
def nights(town: Town, monkeypatch: pytest.MonkeyPatch) -> list[Report]:
    """As many nights as it takes; one of two pages cannot be taken apart."""
    import pipeline.translate as step

    whole = step.extract

    def picky(document: object) -> object:
        if "geht nicht" in str(document):
            raise ContentNotHandled("zu seltsam")
        return whole(document)

    monkeypatch.setattr(step, "extract", picky)
    town.write("schlecht", BAD)
    town.write("gut", GOOD)
    return [town.run() for _ in range(ENOUGH + 1)]


def test_one_bad_page_stops_no_other(nights: list[Report], town: Town) -> None:
    assert nights[0].drafts_queued == len(town.municipality.locales)


def test_it_is_left_alone_after_enough_nights(nights: list[Report], town: Town) -> None:
    assert [len(night.problems) for night in nights] == [1] * ENOUGH + [0]
    with town.municipality.transaction() as work:
        [failure] = work.failures.all()
    assert (failure.target.ref.key, failure.times) == ("schlecht", ENOUGH)


def test_it_is_tried_again_when_its_page_changes(nights: list[Report], town: Town) -> None:
    town.write("schlecht", GOOD)
    assert town.run().drafts_queued == len(town.municipality.locales)


def test_it_is_tried_again_when_a_person_says_so(nights: list[Report], town: Town) -> None:
    retry(town.municipality, ref_of(town.municipality.slug, "page/schlecht"))
    assert len(town.run().problems) == 1
