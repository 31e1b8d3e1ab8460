"""Runs nights in processes that kill themselves at a given point: the same point every time, on any machine.

A script of its own, which `killable_flow.py` builds on. Started once, it forks for each night, because the imports take
longer than a small night. An order is one line of JSON: `{"what": "night", "kill_at": 1234, "among": "calls"}`; kill_at
counts calls of Python and C functions, or only those that touch the database, the network or files (`"among": "io"`),
of these only the ones that change something there (`"changes"`), or those since publishing began (`"closing"`), each
before and after. The answer is one line: the report and the counts of a night that ended, or the signal that ended it
and where. Other orders than a night do a part of one without holding the lease: `publish`, and `half 0` and `half 1`,
which translate every other batch.
"""

import json
import os
import signal
import sys
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from types import FrameType
from typing import Any

from glossaries.shipped import shipped
from pipeline.document import ContentType, DocumentRef
from pipeline.draft import Draft, DraftSegment, Origin, OriginKind
from pipeline.errors import SprachlotseError
from pipeline.municipality import Municipality
from pipeline.publish import publish
from pipeline.pull import pull
from pipeline.report import Report
from pipeline.segment import SegmentKind
from runtime.learning import learn
from runtime.night import batches, run, safely, translate_batch
from runtime.settings import load
from runtime.wiring import Application, Quality, Terms

_DATABASE = {"execute", "executemany", "commit", "rollback"}
_NETWORK = {"send", "sendall", "recv", "recv_into"}
_FILES = {"read", "write", "open", "replace", "rename", "mkdir"}
IO = _DATABASE | _NETWORK | _FILES
CHANGES = {"commit", "send", "sendall", "replace"}


@dataclass
class Killer:
    """A profile function that counts, and ends the process without a word when the count is reached."""

    among: str
    kill_at: int
    tell: int
    """Where to say in which module the process ends."""
    calls: int = 0
    io: int = 0
    changes: int = 0
    closing: int = 0
    is_closing: bool = False
    """Whether the night has come to what is done after the translation."""

    @property
    def counts(self) -> dict[str, int]:
        """What a night comes to."""
        return {"calls": self.calls, "io": self.io, "changes": self.changes, "closing": self.closing}

    def __call__(self, frame: FrameType, event: str, function: Any) -> None:
        self.calls += 1
        if event.startswith("c_") and function.__name__ in IO and not isinstance(function.__self__, str):
            self.io += 1
            self.changes += function.__name__ in CHANGES
            self.closing += self.is_closing
        if self.kill_at and getattr(self, self.among) >= self.kill_at:
            os.write(self.tell, json.dumps({"killed_in": place(frame)}).encode())
            os.kill(os.getpid(), signal.SIGKILL)


def place(frame: FrameType | None) -> str:
    """The function of ours that was going on."""
    root = Path(__file__).parents[2]
    while frame:
        path = Path(frame.f_code.co_filename)
        if path.is_relative_to(root) and ".venv" not in path.parts and path != Path(__file__):
            return f"{path.relative_to(root)}:{frame.f_code.co_name}"
        frame = frame.f_back
    return "outside of ours"


def done(slug: str, what: str, killer: Killer) -> dict[str, Any]:
    """The report of what was ordered, or why there is none."""
    sys.setprofile(killer)
    try:
        application = Application(load(os.environ))
        its = application.municipality(slug, learned=True)
        report = _WORK[what](its, application.settings.batch_size).as_dict()
        application.close()
    except SprachlotseError as error:
        report = {"error": f"{type(error).__name__}: {error}"}
    sys.setprofile(None)
    return {"report": report, **killer.counts}


def night(its: Municipality, size: int) -> Report:
    """Pull, translate, check, queue, publish, learn."""

    def closing() -> Report:
        killer = sys.getprofile()
        assert isinstance(killer, Killer)
        killer.is_closing = True
        return safely("publish", partial(publish, its, _quiet)) + safely("learn", partial(learn, its))

    return run(its, batch_size=size, cause="night", progress=_quiet, closing=closing)


def half(number: int, its: Municipality, size: int) -> Report:
    """Every other batch, without the lease: as if two machines did not know of each other."""
    report = Report()
    for batch in batches(its, size=size)[number::2]:
        report += translate_batch(its, batch, _quiet)
    return report


_WORK: dict[str, Callable[[Municipality, int], Report]] = {
    "night": night,
    "pull": lambda its, size: pull(its, _quiet),
    "half 0": partial(half, 0),
    "half 1": partial(half, 1),
    "publish": lambda its, size: publish(its, _quiet),
}


def _quiet(step: str, done: int, total: int) -> None:
    """No progress to be seen."""


def warm() -> None:
    """Reads once what all nights share, so that the points fall on the work itself."""
    terms = Terms(shipped())
    segment = DraftSegment(
        "body/1",
        SegmentKind.SENTENCE,
        "Das Amt hilft Ihnen.",
        "The office helps you.",
        Origin(OriginKind.ENGINE, "echo"),
    )
    for locale in ("en", "uk"):
        terms(segment.source, locale=locale)
        Quality(terms)(Draft(DocumentRef("town", ContentType.PAGE, "1"), locale, "hash", (segment,)))


def main(slug: str, done: Callable[[str, str, Killer], dict[str, Any]] = done) -> None:
    """Until standard input ends."""
    warm()
    for line in sys.stdin:
        ours, theirs = os.pipe()
        if child := os.fork():
            os.close(theirs)
            with os.fdopen(ours) as told:
                # Two threads of a flow may reach the point before the first of them has ended the process.
                answer, _end = json.JSONDecoder().raw_decode(told.read() or "{}")
            _, status = os.waitpid(child, 0)
            answer["signal"] = os.WTERMSIG(status) if os.WIFSIGNALED(status) else 0
            sys.stdout.write(json.dumps(answer) + "\n")
            sys.stdout.flush()
        else:
            with os.fdopen(theirs, "w") as tell:
                order = json.loads(line)
                what = order.pop("what")
                json.dump(done(slug, what, Killer(**order, tell=theirs)), tell)
            os._exit(0)


if __name__ == "__main__":
    main(sys.argv[1])
