"""One run of a municipality at a time, over all machines: a lease that is kept alive while the run goes on."""

import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from threading import Event, Thread
from time import monotonic
from uuid import uuid4

from pipeline.errors import AlreadyRunning
from pipeline.municipality import Municipality
from pipeline.report import Report
from runtime.logs import log

LASTS = timedelta(seconds=90)
"""So long a run that was killed keeps the next one out."""
_SIGNS_S = LASTS.total_seconds() / 4


@dataclass(frozen=True, slots=True)
class Held:
    """The right to run, and the row of the run."""

    municipality: Municipality
    run_id: int
    lost: Event = field(default_factory=Event)
    signs: list[float] = field(default_factory=lambda: [monotonic()])
    """When the last sign of life was written."""

    def ensure(self) -> None:
        """Raise AlreadyRunning if somebody else has taken over, or may have, because we were silent for too long."""
        if self.lost.is_set() or monotonic() - self.signs[-1] > LASTS.total_seconds():
            raise AlreadyRunning(f"Ein anderer Lauf hat „{self.municipality.slug}“ übernommen; dieser hört auf.")


@contextmanager
def holding(municipality: Municipality, cause: str) -> Iterator[Held]:
    """Begin a run, after closing those that were cut off; AlreadyRunning while another one goes on."""
    holder = f"{socket.gethostname()}/{os.getpid()}/{uuid4().hex[:8]}"
    held = _begin(municipality, cause, holder)
    done = Event()
    alive = Thread(target=_keep_alive, args=(held, holder, done), daemon=True, name=f"lease-{municipality.slug}")
    alive.start()
    try:
        yield held
    finally:
        done.set()
        alive.join()
        with municipality.transaction() as work:
            work.leases.give_back(holder)


def is_held(municipality: Municipality) -> bool:
    """Whether a run goes on, as far as one can know."""
    with municipality.reading() as work:
        current = work.leases.current()
    return current is not None and not _is_dead(current.holder)


def finish(held: Held, report: Report) -> None:
    """Keep the report of the run for the morning."""
    with held.municipality.transaction() as work:
        work.runs.finish(held.run_id, report.as_dict())


def _begin(municipality: Municipality, cause: str, holder: str) -> Held:
    with municipality.transaction() as work:
        current = work.leases.current()
        if current and _is_dead(current.holder):
            work.leases.give_back(current.holder)
        if not work.leases.take(holder, lasts=LASTS):
            raise AlreadyRunning(f"Für „{municipality.slug}“ läuft schon ein Lauf.")
        closed = work.runs.close_cut_off()
        run_id = work.runs.start(cause)
        work.leases.keep(holder, lasts=LASTS, run=run_id)
    if closed:
        log("runs.closed", municipality=municipality.slug, runs=closed)
    return Held(municipality, run_id)


def _is_dead(holder: str) -> bool:
    """Whether it was a process of this machine that is gone; of other machines we know nothing before LASTS."""
    host, pid, _ = holder.rsplit("/", 2)
    if host != socket.gethostname():
        return False
    try:
        os.kill(int(pid), 0)
    except ProcessLookupError:
        return True
    except PermissionError:  # alive, and somebody else's
        return False
    return False


def _keep_alive(held: Held, holder: str, done: Event) -> None:
    """Give signs of life until the run is done; a database that is away for a moment costs one sign only."""
    while not done.wait(_SIGNS_S):
        try:
            with held.municipality.transaction() as work:
                is_ours = work.leases.keep(holder, lasts=LASTS)
        except Exception as error:  # a thread has no other boundary; without signs the lease runs out
            log("lease.not_kept", municipality=held.municipality.slug, kind=type(error).__name__, error=str(error))
            continue
        held.signs[:] = [monotonic()]
        if not is_ours:
            held.lost.set()
            return
