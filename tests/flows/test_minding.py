"""When the worker's loop begins a run for what waits, without Prefect."""

import asyncio
from datetime import timedelta

import pytest

from runtime.holding import holding
from runtime.on_demand import ask_for, ref_of
from runtime.settings import ScheduleSettings
from runtime.wiring import Application

TOWN = "musterstadt"
pytestmark = pytest.mark.filterwarnings("ignore")  # what Prefect warns about at import is not ours to fix


@pytest.fixture
def begun(application: Application, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The inbox runs that the loop began, which do nothing here; something waits."""
    from flows import minding

    found: list[str] = []

    async def inbox(slug: str) -> None:
        found.append(slug)

    monkeypatch.setattr(minding, "inbox", inbox)
    monkeypatch.setattr(minding, "QUIET", timedelta(0))
    with application.store.transaction(TOWN) as work:
        ask_for(work, [ref_of(TOWN, "page/anerkennung")], source="person")
    return found


def look(application: Application, times: int = 1) -> None:
    from flows.minding import Minder

    async def several() -> None:
        minder = Minder(application)
        for _ in range(times):
            await minder._webhooks()

    asyncio.run(several())


def test_a_delivery_that_waits_begins_a_run(application: Application, begun: list[str]) -> None:
    look(application)
    assert begun == [TOWN]


def test_nothing_begins_while_another_run_goes_on(application: Application, begun: list[str]) -> None:
    with holding(application.municipality(TOWN), "nightly"):
        look(application)
    assert begun == []


def test_nothing_begins_in_a_blackout(
    application: Application, begun: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    its = application.settings.municipalities[TOWN]
    always = its.model_copy(update={"schedule": ScheduleSettings(blackout=("00:00-12:00", "12:00-23:59:59.999999"))})
    monkeypatch.setitem(application.settings.municipalities, TOWN, always)
    look(application)
    assert begun == []


def test_what_waits_on_after_its_run_rests_before_the_next(application: Application, begun: list[str]) -> None:
    """The CMS may be away: without a rest the loop would begin a run every second."""
    look(application, times=3)
    assert begun == [TOWN]
