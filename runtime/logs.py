"""Structured events on standard error: `noun.verb_past` plus fields, one line each."""

import json
import logging
import os
import sys

LOGGER = logging.getLogger("sprachlotse")
VERBOSE = "SPRACHLOTSE_VERBOSE"
"""What a worker leaves to the processes of its nights, which get no command line of ours."""


def log(event: str, **fields: object) -> None:
    """Write one event: `log("draft.queued", document="page/7", locale="uk")`."""
    LOGGER.info(event, extra={"fields": fields})


def warn(event: str, **fields: object) -> None:
    """Write one event that is to be seen without being asked for."""
    LOGGER.warning(event, extra={"fields": fields})


class _Line(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        fields = {"event": record.getMessage(), **getattr(record, "fields", {})}
        return json.dumps(
            {"at": self.formatTime(record), "level": record.levelname.lower(), **fields},
            ensure_ascii=False,
            default=str,
        )


def start_logging(*, verbose: bool) -> None:
    """Send events to standard error; without `verbose` only warnings."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(_Line())
    LOGGER.handlers = [handler]
    LOGGER.propagate = False
    LOGGER.setLevel(logging.INFO if verbose else logging.WARNING)


def start_logging_of_run() -> None:
    """The same in a process that Prefect made for a run, unless it logs already."""
    if not LOGGER.handlers:
        start_logging(verbose=bool(os.environ.get(VERBOSE)))


def hand_down() -> None:
    """Let the processes that this one makes be as verbose as it is."""
    if LOGGER.isEnabledFor(logging.INFO):
        os.environ[VERBOSE] = "1"
