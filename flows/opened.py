"""The installation that the environment names, opened once for a flow and its tasks.

A task uses what its flow has opened: an engine that failed three times is left alone by the next task too, and the CMS
does not have to let us in again. A task that runs in another process than its flow opens the installation for itself.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass

from pipeline.municipality import Municipality
from runtime.logs import start_logging_of_run
from runtime.settings import Settings, load
from runtime.wiring import Application


@dataclass(frozen=True, slots=True)
class Place:
    """An open installation and one of its municipalities."""

    application: Application
    municipality: Municipality

    @property
    def settings(self) -> Settings:
        """The settings of the installation."""
        return self.application.settings


_current: ContextVar[Place | None] = ContextVar("place", default=None)


@contextmanager
def opened(slug: str) -> Iterator[Place]:
    """The municipality, judged by what its reviewers corrected before; closed by whoever opened it."""
    current = _current.get()
    if current and current.municipality.slug == slug:
        yield current
        return
    start_logging_of_run()
    application = Application(load(os.environ))
    try:
        place = Place(application, application.municipality(slug, learned=True))
        token = _current.set(place)
        try:
            yield place
        finally:
            _current.reset(token)
    finally:
        application.close()
