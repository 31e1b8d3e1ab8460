"""Nights under the real Prefect that are killed anywhere; `SPRACHLOTSE_TEST_FLOW_KILLS` says how many (3)."""

import asyncio
import os
import random
import sys
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import pytest

from runtime.prefect_server import QUIET
from tests.journeys.crash_folder import FolderPlay, folder_play

pytestmark = [
    pytest.mark.prefect,
    pytest.mark.filterwarnings("ignore"),  # what Prefect's own server warns about is not ours to fix
]
KILLS = int(os.environ.get("SPRACHLOTSE_TEST_FLOW_KILLS", "3"))
SEED = int(os.environ.get("SPRACHLOTSE_TEST_SEED", "0"))
OPEN = ("RUNNING", "PENDING")


@dataclass
class FlowPlay(FolderPlay):
    """The nights are flow runs; after each kill the watchdog looks at Prefect."""

    orphans: int = 0

    def aftermath(self) -> list[str]:
        return asyncio.run(self._watched())

    async def _watched(self) -> list[str]:
        from flows.watchdog import end_orphans

        before = await unfinished()
        self.orphans += len(before)
        ended = await end_orphans(())
        wrong = [] if ended == len(before) else [f"{len(before)} runs without a process, {ended} ended"]
        return wrong + [f"Prefect still shows {name} as going on" for name in await unfinished()]


async def unfinished() -> list[str]:
    """Names of the flow runs that Prefect believes to go on."""
    from prefect.client.orchestration import get_client

    async with get_client() as client:
        return [run.name for run in await client.read_flow_runs() if run.state_type and run.state_type.value in OPEN]


def test_a_flow_that_is_killed_anywhere_is_finished_by_the_next_and_closed_by_the_watchdog(
    prefect_server: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("flows.watchdog.STUCK", timedelta(0))
    monkeypatch.setattr("flows.watchdog.SILENT", timedelta(0))
    prefect = {**QUIET, "PREFECT_API_URL": prefect_server, "PREFECT_HOME": str(tmp_path)}
    with folder_play(FlowPlay, random.Random(SEED), script="killable_flow.py", pages=8, more=prefect) as play:
        del play.totals["closing"]  # a flow does not say when it begins to publish
        play.until(KILLS)
    sys.stderr.write(f"{play.summary}; {play.orphans} flow runs closed\n")
    assert play.wrong == []
    assert play.orphans
