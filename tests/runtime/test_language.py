"""Users read German; English is the second language and complete."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from commands.bars import TITLES
from commands.session import words
from pipeline.errors import NotReady, SprachlotseError
from pipeline.finding import Finding, Severity
from runtime.in_words import error_in_words
from runtime.language import translated
from runtime.names import CHANGES, ORIGINS, SEVERITIES, STATES

ROOT = Path(__file__).parents[2]
FINDERS = (
    *sorted((ROOT / "quality" / "checks").glob("*.py")),
    ROOT / "quality" / "judge.py",
    ROOT / "quality" / "inspection.py",
    ROOT / "quality" / "readability" / "gate.py",
    ROOT / "quality" / "leichte_sprache" / "findings.py",
    ROOT / "runtime" / "gate.py",
    *(ROOT / "pipeline" / f"{name}.py" for name in ("errors", "decisions", "many", "rebase", "release")),
    ROOT / "store" / "edits.py",
)
"""Where findings and refusals of decisions are made."""
WITHOUT_WORDS = {"{rule} ({name}): {text} → {instead}", "{rule} ({name}): {text}"}


def messages() -> Iterator[str]:
    for names in (TITLES, STATES, SEVERITIES, CHANGES, ORIGINS):
        yield from names.values()
    for path in sorted([*ROOT.glob("commands/*.py"), *ROOT.glob("runtime/*.py")]):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            match node:
                case ast.Call(func=ast.Name(id="_"), args=[ast.Constant(value=str(text))]):
                    yield text


def findings() -> Iterator[str]:
    """The German sentences in these files that are no docstrings."""
    for path in FINDERS:
        tree = ast.parse(path.read_text(encoding="utf-8"))
        docs = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
        told = (node for node in ast.walk(tree) if isinstance(node, ast.Constant) and id(node) not in docs)
        yield from (text for node in told if re.match(r"[A-ZÄÖÜ„{].* .*[.?}“)]$", text := str(node.value)))


def test_german_is_what_the_code_says(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SPRACHLOTSE_LANGUAGE", raising=False)
    assert translated("Nichts wartet.") == "Nichts wartet."


def test_a_message_without_translation_stays_german(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SPRACHLOTSE_LANGUAGE", "en")
    assert translated("Das kennt der Katalog nicht.") == "Das kennt der Katalog nicht."


@pytest.mark.parametrize("message", sorted({*messages(), *findings()} - WITHOUT_WORDS))
def test_every_message_and_finding_is_there_in_english(monkeypatch: pytest.MonkeyPatch, message: str) -> None:
    monkeypatch.setenv("SPRACHLOTSE_LANGUAGE", "en")
    assert translated(message) != message


def test_our_own_words_in_a_finding_are_translated_and_those_of_a_page_are_not(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SPRACHLOTSE_LANGUAGE", "en")
    message = "Zuerst vereinfachen: „{sentence}“ – {label_1} ({examples})"
    values = {"sentence": "Datum", "label_1": "lange Wörter", "examples": "Frist"}
    assert words(Finding("readability", Severity.INFO, message, values)) == (
        "Simplify first: “Datum” – long words (Frist)"
    )


def test_a_refusal_is_said_in_the_language_of_its_reader_with_the_finding_that_it_names() -> None:
    finding = Finding("empty", Severity.CRITICAL, "Der Text fehlt.", segment="p:1")
    refusal = NotReady("Entwurf {id}: Dieser Abschnitt hat einen kritischen Befund: {finding}", id=7, finding=finding)
    assert str(refusal) == "Entwurf 7: Dieser Abschnitt hat einen kritischen Befund: Der Text fehlt."
    assert error_in_words(refusal, "en").startswith("Draft 7: this segment has a critical finding: ")


def test_a_message_without_values_may_hold_braces() -> None:
    assert error_in_words(SprachlotseError("Die Antwort {…} ist keine."), "en") == "Die Antwort {…} ist keine."
