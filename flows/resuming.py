"""Takes up nights whose process died, so that the queue is full in the morning all the same: once each."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from http import HTTPStatus
from typing import Any
from uuid import UUID

from prefect.client.orchestration import PrefectClient, get_client
from prefect.client.schemas.filters import (
    FlowFilter,
    FlowFilterName,
    FlowRunFilter,
    FlowRunFilterExpectedStartTime,
)
from prefect.client.schemas.objects import FlowRun, StateType
from prefect.client.schemas.sorting import FlowRunSort
from prefect.exceptions import PrefectHTTPStatusError

from runtime.logs import log

WITHIN = timedelta(hours=12)
"""What died longer ago is left to the next night."""
RESUMED = "resumed"
_MOST = 200
_NIGHTS = FlowFilter(name=FlowFilterName(any_=["nightly"]))


async def resume_crashed() -> int:
    """Start the last night of each deployment again if it crashed, unless it was itself one that was taken up."""
    now = datetime.now(UTC)
    begun = FlowRunFilterExpectedStartTime.model_validate({"after_": now - WITHIN, "before_": now})
    its = FlowRunFilter(expected_start_time=begun)
    async with get_client() as client:
        found = await client.read_flow_runs(
            flow_filter=_NIGHTS, flow_run_filter=its, sort=FlowRunSort.EXPECTED_START_TIME_DESC, limit=_MOST
        )
        crashed = [(deployment, run) for deployment, run in _newest(found).items() if has_crashed(run)]
        return sum([await _resume(client, deployment, run) for deployment, run in crashed])


def has_crashed(run: FlowRun) -> bool:
    """Whether its process died; what a person cancelled stays so, and a second death has a reason to look for."""
    return run.state_type is StateType.CRASHED and run.parameters.get("cause") != RESUMED


def _newest(found: list[FlowRun]) -> Mapping[UUID, FlowRun]:
    newest: dict[UUID, FlowRun] = {}
    for run in found:
        if run.deployment_id is not None:
            newest.setdefault(run.deployment_id, run)
    return newest


async def _resume(client: PrefectClient, deployment: UUID, run: FlowRun) -> bool:
    """The key keeps a second look from starting it again. False if the municipality is not served any more."""
    again: dict[str, Any] = {
        "parameters": run.parameters | {"cause": RESUMED},
        "idempotency_key": f"{RESUMED}-{run.id}",
    }
    try:
        await client.create_flow_run_from_deployment(deployment, **again)
    except PrefectHTTPStatusError as error:
        if error.response.status_code != HTTPStatus.NOT_FOUND:
            raise
        return False
    log("night.resumed", flow_run=str(run.id), name=run.name)
    return True
