"""The installation is opened once for a flow and its tasks."""

from pathlib import Path

import pytest


@pytest.mark.filterwarnings("ignore")  # what Prefect warns about at import is not ours to fix
def test_a_task_uses_what_its_flow_has_opened(installation: Path) -> None:
    """An engine that failed in one task is left alone by the next; the CMS does not have to let us in again."""
    from flows.opened import opened

    with opened("musterstadt") as flow, opened("musterstadt") as task:
        assert task is flow
    with opened("musterstadt") as later:
        assert later is not flow
