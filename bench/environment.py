"""When, on what and from which commit a result was measured; and the way to the servers that live with the tests."""

import os
import platform
import subprocess
import sys
import types
from datetime import date
from pathlib import Path

ROOT = Path(__file__).parent.parent


def environment() -> dict[str, str]:
    """For the first lines of a result."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    commit = subprocess.run(["git", "rev-parse", "--short", "HEAD"], capture_output=True, text=True, check=False)
    system = f"{platform.machine()}, {platform.system()}, Python {platform.python_version()}"
    return {
        "date": date.today().isoformat(),
        "machine": f"{cores} shared cores {system}",
        "commit": commit.stdout.strip() or "unknown",
    }


def find_tests() -> None:
    """The fake servers live with the tests; libraries install a package of that name too, so ours is put first."""
    sys.path.insert(0, str(ROOT))
    package = types.ModuleType("tests")
    package.__path__ = [str(ROOT / "tests")]
    sys.modules["tests"] = package
