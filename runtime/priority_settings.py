"""What a municipality can set about the order of its pages."""

from pathlib import Path

from pydantic import field_validator

from pipeline.priority import Priorities
from runtime.engine_settings import Frozen, Names
from runtime.views import read_views


class PrioritySettings(Frozen):
    """Which pages come first."""

    urgent: Names = ()
    """Emergency pages, with all below them: `page/7`, or a piece of a path such as `/notfall/`."""
    views: Path | None = None
    """How often pages are read, as CSV."""

    @field_validator("urgent")
    @classmethod
    def _names_some(cls, names: tuple[str, ...]) -> tuple[str, ...]:
        if not all(name.strip("/ ") for name in names):
            raise ValueError("träfe alle Seiten; zum Beispiel „/notfall/“ oder „page/7“")
        return names

    def read(self) -> Priorities:
        """The same for the steps, with the views as the file has them now."""
        return Priorities(self.urgent, read_views(self.views) if self.views else {})
