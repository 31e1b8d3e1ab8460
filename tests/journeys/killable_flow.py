"""Like `killable.py`, but a night is Prefect's flow: its steps run in threads, and Prefect hears of each."""

import asyncio
import sys
import threading
from typing import Any

from killable import Killer, main

from flows.nightly import nightly


def done(slug: str, what: str, killer: Killer) -> dict[str, Any]:
    """The report of the flow, with the counts of all threads."""
    threading.setprofile(killer)
    sys.setprofile(killer)
    report = asyncio.run(nightly(slug))
    sys.setprofile(None)
    threading.setprofile(None)
    return {"report": report.as_dict(), **killer.counts}


if __name__ == "__main__":
    main(sys.argv[1], done)
