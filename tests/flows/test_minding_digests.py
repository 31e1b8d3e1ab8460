"""The worker's loop sends the digests, and nothing waits for a slow mail server."""

import asyncio
import threading
from pathlib import Path

import pytest

from runtime.settings import load
from runtime.wiring import Application


@pytest.mark.filterwarnings("ignore")  # what Prefect warns about at import is not ours to fix
def test_the_worker_tells_while_it_goes_on_with_its_work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from flows import minding

    telling, may_end, looked = threading.Event(), threading.Event(), []
    monkeypatch.setattr(minding, "notify_when_due", lambda *_: telling.set() or may_end.wait(10))
    monkeypatch.setattr(minding, "LOOK_S", 0.01)
    monkeypatch.setattr(minding, "NOTIFY_S", 0.01)
    application = Application(load({"SPRACHLOTSE_HOME": str(tmp_path), "SPRACHLOTSE_ENGINES__ORDER": "echo"}))

    async def work() -> None:
        minder = minding.Minder(application)
        monkeypatch.setattr(minder, "_webhooks", lambda: _look(looked))
        minding_ = asyncio.create_task(minder.mind())
        assert await asyncio.to_thread(telling.wait, 10)
        before = len(looked)
        while len(looked) < before + 3:
            await asyncio.sleep(0.01)
        minder.stop()
        may_end.set()
        await minding_

    asyncio.run(work())
    application.close()


async def _look(looked: list[None]) -> None:
    looked.append(None)
