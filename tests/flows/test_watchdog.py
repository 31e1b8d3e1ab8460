"""Which flow runs nobody can be working on any more."""

from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest

NOW = datetime(2026, 11, 25, 6, tzinfo=UTC)
pytestmark = pytest.mark.filterwarnings("ignore")  # what Prefect warns about at import is not ours to fix


@pytest.mark.parametrize(
    ("name", "state", "minutes", "is_over"),
    [
        ("musterstadt-nightly", "PENDING", 5, False),
        ("musterstadt-nightly", "PENDING", 15, True),
        ("musterstadt-nightly", "RUNNING", 5, False),
        ("musterstadt-nightly", "RUNNING", 15, True),
        ("neuburg-nightly", "RUNNING", 600, False),
        ("musterstadt-publish", "RUNNING", 15, False),
        ("musterstadt-publish", "RUNNING", 200, True),
        ("maintenance", "RUNNING", 15, False),
    ],
)
def test_a_run_is_over_when_it_is_silent_and_nobody_holds_its_municipality(
    name: str, state: str, minutes: int, is_over: bool
) -> None:
    """Neuburg is held; what holds no lease, like a publication, may take long."""
    from prefect.client.schemas.objects import FlowRun, State, StateType

    from flows.watchdog import is_orphan

    its = State(type=StateType[state], timestamp=NOW - timedelta(minutes=minutes))
    run = FlowRun(id=uuid4(), flow_id=uuid4(), name=name, state=its, state_type=its.type)
    assert is_orphan(run, ["neuburg"], now=NOW) is is_over
