"""Ends the flow runs that nobody runs any more.

Prefect never recovers a run that was Pending or Submitting when its runner died (PrefectHQ/prefect has no heartbeat
there), and one that was Running stays so without an automation. The lease in our store says whether a run is alive.
"""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from prefect.client.orchestration import PrefectClient, get_client
from prefect.client.schemas.filters import FlowRunFilter, FlowRunFilterState, FlowRunFilterStateType
from prefect.client.schemas.objects import FlowRun, StateType
from prefect.states import Crashed

from runtime.logs import log

STUCK = timedelta(minutes=10)
"""A run that is about to start for so long never will."""
SILENT = timedelta(minutes=10)
"""A night gives Prefect a sign at every task; one whose municipality nobody holds is looked at after this."""
UNLEASED = timedelta(hours=3)
"""Runs that hold no lease may take long, and nothing in our store says whether they live."""
_WITHOUT_LEASE = ("-publish", "-recheck", "-learn", "maintenance")


async def end_orphans(alive: Sequence[str]) -> int:
    """Crash what is stuck; `alive` are the municipalities with a lease. Returns how many runs were ended."""
    now = datetime.now(UTC)
    async with get_client() as client:
        found = await client.read_flow_runs(flow_run_filter=_UNFINISHED, limit=200)
        orphans = [run for run in found if is_orphan(run, alive, now=now)]
        for run in orphans:
            await _crash(client, run)
    return len(orphans)


def is_orphan(run: FlowRun, alive: Sequence[str], *, now: datetime) -> bool:
    """Whether nobody can be working on it: starting for too long, or running without a lease."""
    since = run.state.timestamp if run.state else run.created
    if since is None or now - since < STUCK:
        return False
    if run.state_type is StateType.PENDING:
        return True
    if any(run.name.startswith(f"{slug}-") for slug in alive):
        return False
    return now - since > (UNLEASED if run.name.endswith(_WITHOUT_LEASE) else SILENT)


_UNFINISHED = FlowRunFilter(
    state=FlowRunFilterState(type=FlowRunFilterStateType(any_=[StateType.PENDING, StateType.RUNNING]))
)


async def _crash(client: PrefectClient, run: FlowRun) -> None:
    message = "Kein Prozess arbeitet mehr an diesem Lauf."
    await client.set_flow_run_state(run.id, Crashed(message=message), force=True)
    log("flow_run.ended", flow_run=str(run.id), name=run.name)
