"""When, on what and from which commit a result was measured."""

import os
import platform
import subprocess
from datetime import date


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
