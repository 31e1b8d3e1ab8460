"""The installation that the environment names: a task may run in another process than its flow."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from pipeline.municipality import Municipality
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


@contextmanager
def opened(slug: str) -> Iterator[Place]:
    """The municipality, judged by what its reviewers corrected before; closed at the end."""
    application = Application(load(os.environ))
    try:
        yield Place(application, application.municipality(slug, learned=True))
    finally:
        application.close()
