"""The web app speaks German; English is its second language and complete."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from review import names, shell
from runtime.language import translator

TEMPLATES = Path(names.__file__).parent / "templates"
SAME = {
    "Installation",
    "Links",
    "Text",
    "Status",
    "Version",
    "Name",
    "Person",
    "Budget",
    "Mode",
    "Export",
    "Import",
    "Filter",
    "{label}: {key}",
}
"""What is called the same in both languages."""


def messages() -> Iterator[str]:
    for path in TEMPLATES.rglob("*.html"):
        yield from re.findall(r'\b_\("([^"]+)"\)', path.read_text(encoding="utf-8"))
    for table in (value for name, value in vars(names).items() if name.isupper() and name not in {"VALUES", "ICONS"}):
        yield from table.values()
    yield from shell.PARTS.values()


@pytest.mark.parametrize("message", sorted(set(messages()) - SAME))
def test_every_message_of_the_web_app_is_there_in_english(message: str) -> None:
    assert translator("en")(message) != message
