"""Users read German; English is the second language and complete."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from commands.bars import TITLES
from runtime.language import translated

ROOT = Path(__file__).parents[2]


def messages() -> Iterator[str]:
    yield from TITLES.values()
    for path in sorted([*ROOT.glob("commands/*.py"), *ROOT.glob("runtime/*.py")]):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            match node:
                case ast.Call(func=ast.Name(id="_"), args=[ast.Constant(value=str(text))]):
                    yield text


def test_german_is_what_the_code_says(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SPRACHLOTSE_LANGUAGE", raising=False)
    assert translated("Nichts wartet.") == "Nichts wartet."


def test_a_message_without_translation_stays_german(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SPRACHLOTSE_LANGUAGE", "en")
    assert translated("Das kennt der Katalog nicht.") == "Das kennt der Katalog nicht."


@pytest.mark.parametrize("message", sorted(set(messages())))
def test_every_message_of_commands_and_reports_is_there_in_english(
    monkeypatch: pytest.MonkeyPatch, message: str
) -> None:
    monkeypatch.setenv("SPRACHLOTSE_LANGUAGE", "en")
    assert translated(message) != message
