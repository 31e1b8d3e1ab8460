"""The flows under the real Prefect: what they do, how they are called, and the summary that each leaves.

They share one server, which takes half a minute to start: they stay in one file, which is one process.
"""

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from pipeline.delivery import Delivery, DeliveryState
from pipeline.errors import SettingsError
from runtime.holding import holding
from runtime.on_demand import ask_for, ref_of
from runtime.settings import DEMO_LOCALES
from runtime.wiring import Application
from store.work import SqlStore

pytestmark = [
    pytest.mark.prefect,
    pytest.mark.usefixtures("prefect_server", "installation"),
    pytest.mark.filterwarnings("ignore"),  # what Prefect's own server warns about is not ours to fix
]
TOWN, PAGE = "musterstadt", "page/anerkennung"


@dataclass(frozen=True)
class Ran:
    """A run as an operator sees it."""

    id: Any
    name: str
    state: str
    report: Any
    told: str
    """Its artifacts."""


def ran(flow: Callable[..., Any], *given: Any, **more: Any) -> Ran:
    async def under_prefect() -> Ran:
        return await seen(await flow(*given, **more, return_state=True))

    return asyncio.run(under_prefect())


async def seen(state: Any) -> Ran:
    from prefect.client.orchestration import get_client
    from prefect.client.schemas.filters import ArtifactFilter, ArtifactFilterFlowRunId

    run_id = state.state_details.flow_run_id
    its = ArtifactFilter(flow_run_id=ArtifactFilterFlowRunId(any_=[run_id]))
    async with get_client() as client:
        run = await client.read_flow_run(run_id)
        artifacts = await client.read_artifacts(artifact_filter=its)
    report = await state.result(raise_on_failure=False)
    return Ran(run_id, run.name, state.type.value, report, "\n".join(str(each.data) for each in artifacts))


async def tasks_of(run: Ran, count: int) -> list[str]:
    """Names without the municipality; Prefect records them a moment after the run has ended."""
    from prefect.client.orchestration import get_client
    from prefect.client.schemas.filters import FlowRunFilter, FlowRunFilterId

    its = FlowRunFilter(id=FlowRunFilterId(any_=[run.id]))
    async with get_client() as client, asyncio.timeout(60):
        while len(found := await client.read_task_runs(flow_run_filter=its)) < count:
            await asyncio.sleep(0.2)
    return sorted(each.name.replace(f"-{TOWN}", "") for each in found)


def wanted(application: Application, document: str = PAGE) -> None:
    with application.store.transaction(TOWN) as work:
        ask_for(work, [ref_of(TOWN, document)], source="person")


def deliveries(application: Application) -> list[Delivery]:
    with application.store.reading(TOWN) as work:
        return list(work.deliveries.latest(limit=10))


def kept_report(home: Path) -> Mapping[str, object]:
    store = SqlStore(f"sqlite:///{home / 'sprachlotse.sqlite'}")
    with store.transaction(TOWN) as work:
        kept = work.runs.latest()
    store.close()
    assert kept is not None
    return kept


def test_the_night_runs_as_a_few_large_tasks_and_leaves_a_summary(installation: Path) -> None:
    from flows.nightly import nightly

    night = ran(nightly, TOWN)
    assert night.report.problems == ()
    assert night.report.drafts_queued == night.report.documents * len(DEMO_LOCALES)
    wanted_tasks = ["learn", "publish", "pull", "translate-1", "translate-2"]
    assert asyncio.run(tasks_of(night, len(wanted_tasks))) == wanted_tasks
    assert "eingereihte Entwürfe" in night.told
    assert kept_report(installation)["drafts_queued"] == night.report.drafts_queued


def test_translate_now_translates_the_named_page_and_no_other() -> None:
    from flows.translate_now import translate_now

    run = ran(translate_now, TOWN, [PAGE])
    assert (run.name, run.state) == ("musterstadt-on-demand", "COMPLETED")
    assert (run.report.fetched, run.report.drafts_queued) == (1, len(DEMO_LOCALES))
    assert f"| eingereihte Entwürfe | {len(DEMO_LOCALES)} |" in run.told


def test_translate_now_leaves_its_pages_in_the_inbox_while_another_run_goes_on(application: Application) -> None:
    """What a person asked for is neither lost nor a crashed run: the next inbox run takes it."""
    from flows.inbox import inbox
    from flows.translate_now import translate_now

    with holding(application.municipality(TOWN), "nightly"):
        left = ran(translate_now, TOWN, [PAGE])
    assert left.state == "COMPLETED"
    assert "läuft schon ein Lauf" in left.told
    assert "warten im Eingang" in left.told
    taken = ran(inbox, TOWN)
    assert (taken.name, taken.report.drafts_queued) == ("musterstadt-inbox", len(DEMO_LOCALES))
    assert [each.state for each in deliveries(application)] == [DeliveryState.DONE]


def test_the_inbox_waits_while_another_run_goes_on(application: Application) -> None:
    from flows.inbox import inbox

    wanted(application)
    with holding(application.municipality(TOWN), "nightly"):
        run = ran(inbox, TOWN)
    assert (run.name, run.state) == ("musterstadt-inbox", "COMPLETED")
    assert "läuft schon ein Lauf" in run.told
    assert [each.state for each in deliveries(application)] == [DeliveryState.WAITING]


def test_the_night_ends_with_words_when_another_run_does_not_end(
    application: Application, monkeypatch: pytest.MonkeyPatch
) -> None:
    from flows import nightly

    monkeypatch.setattr(nightly, "PATIENCE_S", 0.0)
    with holding(application.municipality(TOWN), "webhook"):
        run = ran(nightly.nightly, TOWN)
    assert (run.name, run.state) == ("musterstadt-nightly", "COMPLETED")
    assert "läuft schon ein Lauf" in run.told


@pytest.mark.parametrize("name", ["publish", "recheck", "learn"])
def test_the_shorter_flows_say_what_they_did_and_whose_they_are(name: str, application: Application) -> None:
    from importlib import import_module

    run = ran(getattr(import_module(f"flows.{name}"), name), TOWN)
    assert (run.name, run.state) == (f"musterstadt-{name}", "COMPLETED")
    assert run.report.problems == ()
    assert run.told.startswith("## Musterstadt: ")


def test_the_maintenance_says_what_it_deleted() -> None:
    from flows.maintenance import maintenance

    run = ran(maintenance)
    assert (run.name, run.state) == ("maintenance", "COMPLETED")
    assert "Abgelaufenes gelöscht: " in run.told


def test_parameters_of_another_shape_are_refused_before_anything_begins() -> None:
    from prefect.exceptions import ParameterTypeError

    from flows.translate_now import translate_now

    with pytest.raises(ParameterTypeError):
        asyncio.run(translate_now(TOWN, documents=7))  # type: ignore[arg-type]  # what Prefect must refuse
    run = ran(translate_now, TOWN, ["seite/7"])
    assert run.state == "FAILED"
    assert isinstance(run.report, SettingsError)
    assert "page/7" in str(run.report)


def test_nights_that_were_missed_are_caught_up_for_once() -> None:
    """Prefect runs every missed one, oldest first; the first does the work of all."""
    from prefect.client.orchestration import get_client
    from prefect.flow_engine import run_flow_async
    from prefect.states import Scheduled

    from flows.nightly import nightly

    async def late(days: int) -> Ran:
        due = Scheduled(scheduled_time=datetime.now(UTC) - timedelta(days=days))
        async with get_client() as client:
            run = await client.create_flow_run(nightly, parameters={"slug": TOWN}, state=due)
        return await seen(await run_flow_async(nightly, flow_run=run, parameters=run.parameters, return_type="state"))

    async def morning() -> tuple[Ran, Ran]:
        return await late(days=2), await late(days=1)

    first, second = asyncio.run(morning())
    assert first.report.drafts_queued
    assert second.report.drafts_queued == 0
    assert "ein späterer Lauf hat es schon nachgeholt" in second.told


def test_the_worker_begins_a_run_for_what_waits(application: Application, monkeypatch: pytest.MonkeyPatch) -> None:
    from flows import minding

    monkeypatch.setattr(minding, "QUIET", timedelta(0))
    monkeypatch.setattr(minding, "LOOK_S", 0.05)
    wanted(application)

    async def work() -> None:
        minder = minding.Minder(application)
        minding_ = asyncio.create_task(minder.mind())
        async with asyncio.timeout(60):
            while deliveries(application)[0].state is DeliveryState.WAITING:
                await asyncio.sleep(0.1)
        minder.stop()
        await minding_

    asyncio.run(work())
    assert deliveries(application)[0].state is DeliveryState.DONE
    assert deliveries(application)[0].run is not None


@pytest.mark.parametrize(
    ("ended", "cause", "wanted_runs"),
    [
        ("Crashed", "nightly", ["nightly", "resumed"]),
        ("Crashed", "resumed", ["resumed"]),
        ("Cancelled", "nightly", ["nightly"]),
    ],
)
def test_a_night_whose_process_died_is_taken_up_once(ended: str, cause: str, wanted_runs: list[str]) -> None:
    from prefect import states
    from prefect.client.orchestration import get_client
    from prefect.client.schemas.filters import DeploymentFilter, DeploymentFilterId

    from flows.nightly import nightly
    from flows.resuming import resume_crashed

    async def after_a_death() -> list[str]:
        deployment = await (await nightly.ato_deployment(f"{TOWN}-{ended}-{cause}", parameters={"slug": TOWN})).apply()
        async with get_client() as client:
            died = await client.create_flow_run_from_deployment(deployment, parameters={"slug": TOWN, "cause": cause})
            await client.set_flow_run_state(died.id, getattr(states, ended)(), force=True)
            for _ in range(2):
                await resume_crashed()
            its = DeploymentFilter(id=DeploymentFilterId(any_=[deployment]))
            found = await client.read_flow_runs(deployment_filter=its)
            await client.delete_deployment(deployment)
        return sorted(run.parameters["cause"] for run in found)

    assert asyncio.run(after_a_death()) == wanted_runs


@pytest.mark.parametrize(("alive", "wanted_state"), [([], "CRASHED"), ([TOWN], "RUNNING")])
def test_the_watchdog_ends_a_run_whose_process_died(
    alive: list[str], wanted_state: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    from prefect.client.orchestration import get_client
    from prefect.states import Running

    from flows import watchdog
    from flows.nightly import nightly

    monkeypatch.setattr(watchdog, "STUCK", timedelta(0))
    monkeypatch.setattr(watchdog, "SILENT", timedelta(0))

    async def after_a_crash() -> str:
        async with get_client() as client:
            run = await client.create_flow_run(nightly, name=f"{TOWN}-nightly", parameters={"slug": TOWN})
            await client.set_flow_run_state(run.id, Running(), force=True)
            await watchdog.end_orphans(alive)
            ended = await client.read_flow_run(run.id)
            await client.delete_flow_run(run.id)
        return ended.state_type.value if ended.state_type else ""

    assert asyncio.run(after_a_crash()) == wanted_state
