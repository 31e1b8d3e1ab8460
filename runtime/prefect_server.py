"""Prefect's own server for one machine, where nobody runs one already; and how its clients are told of it."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from subprocess import DEVNULL

import httpx

from pipeline.errors import TryLater

QUIET = {
    "DO_NOT_TRACK": "1",
    "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
    # The new UI asks an American service for settings whatever the two above say.
    "PREFECT_SERVER_UI_V2_ENABLED": "false",
    "PREFECT_SERVER_UI_SHOW_PROMOTIONAL_CONTENT": "false",
    "PREFECT_SERVER_SERVICES_DB_VACUUM_ENABLED": "events,flow_runs",
    "PREFECT_LOGGING_LEVEL": "WARNING",
}
_START_S = 180.0


def tell_clients(url: str) -> None:
    """Point Prefect at a server before it is imported; never at a hidden one of its own, never at telemetry."""
    os.environ["PREFECT_API_URL"] = url
    for name, value in QUIET.items():
        os.environ.setdefault(name, value)


@contextmanager
def server(home: Path, port: int) -> Iterator[str]:
    """Start a server that keeps its data in the home; its URL once it answers. It ends with us."""
    url = f"http://127.0.0.1:{port}/api"
    environment = {
        **os.environ,
        **QUIET,
        "PREFECT_HOME": str(home / "prefect"),
        # By default it copies its UI into its own package, where a service may not write.
        "PREFECT_SERVER_UI_STATIC_DIRECTORY": str(home / "prefect" / "ui"),
        # Without this the UI looks for the server at port 4200, whatever the port is.
        "PREFECT_SERVER_UI_API_URL": url,
    }
    command = [sys.executable, "-m", "prefect", "server", "start", "--host", "127.0.0.1", "--port", str(port)]
    # Nothing in the command comes from outside.
    with subprocess.Popen(command, env=environment, stdout=DEVNULL, stderr=DEVNULL) as process:  # noqa: S603
        try:
            _await(url, process)
            yield url
        finally:
            process.terminate()


def _await(url: str, process: "subprocess.Popen[bytes]") -> None:
    until = time.monotonic() + _START_S
    while time.monotonic() < until and process.poll() is None:
        if answers(url):
            return
        time.sleep(0.5)
    raise TryLater(f"Der Prefect-Server unter {url} ist nicht gestartet. Ist der Port frei?")


def answers(url: str) -> bool:
    """Whether a server is there."""
    try:
        return httpx.get(f"{url.rstrip('/')}/health", timeout=10).is_success
    except (httpx.HTTPError, httpx.InvalidURL):
        return False
