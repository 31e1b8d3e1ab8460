"""A negation must not be lost and none come in: `nicht`, `kein`, `ohne`."""

import re
from collections.abc import Iterator
from functools import cache

from pipeline.facts.language import language
from pipeline.facts.reading import fold
from pipeline.finding import Finding, Severity
from quality.lexicon.negation import GERMAN, IDLE, NEGATIONS, NO_EDGES
from quality.pair import Pair
from quality.target_sentences import aligned
from quality.wording import masked

NAME = "negation"

_IDLE = re.compile(
    r"\bnicht (?:nur|zuletzt|wahr)\b|\boder (?:auch )?nicht\b|\((?:nicht|kein\w*)\)|\bkeine Sorge\b"
    r"|\b(?:und|oder)(?: auch)? (?:nicht|kein\w*|ohne)\b|\bkoste\w* nichts\b",
    re.IGNORECASE,
)
"""Negations that deny nothing of their own: `nicht nur … sondern auch`, `kein Fleisch und keinen Fisch` (no … or …).

What `kostet nichts` is free of charge.
"""
_FEWEST_WORDS = 3
"""A shorter text is a name, and names may deny where German does not: `Restmüll` is what cannot be recycled."""


def check(pair: Pair) -> Iterator[Finding]:
    """Warns where the German sentence denies and its translation does not, or the other way round."""
    target_language = language(pair.locale)
    if target_language not in NEGATIONS:
        return
    shown = masked(pair.source, locale="de"), masked(pair.target, locale=pair.locale)
    for source, target in aligned(*shown, locale=pair.locale):
        strong, soft = _counts(_IDLE.sub(" ", source), "de")
        other_strong, other_soft = _counts(target, target_language)
        denying = _counts(_idle(target_language).sub(" ", fold(target)), target_language)[0]
        if strong and strong > other_strong + other_soft:
            values = {"word": _first(source)}
            yield Finding(NAME, Severity.WARNING, "Die Verneinung „{word}“ fehlt in der Übersetzung.", values)
            return
        is_name = len(source.split()) < _FEWEST_WORDS
        if denying and not is_name and not strong and not soft and not _IDLE.search(source):
            yield Finding(NAME, Severity.WARNING, "Die Übersetzung verneint, der deutsche Text nicht.")
            return


def _counts(text: str, tongue: str) -> tuple[int, int]:
    strong, soft = _patterns(tongue)
    folded = fold(text)
    return len(strong.findall(folded)), len(soft.findall(folded))


def _first(source: str) -> str:
    found = _patterns("de")[0].search(_IDLE.sub(" ", source))
    return found.group() if found else ""


@cache
def _patterns(tongue: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    negation = GERMAN if tongue == "de" else NEGATIONS[tongue]
    left, right = ("", "") if tongue in NO_EDGES else (r"(?<![^\W_])", r"(?![^\W_])")
    strong, soft = (re.compile(fold(rf"{left}(?:{part}){right}"), re.IGNORECASE) for part in negation)
    return strong, soft


@cache
def _idle(tongue: str) -> re.Pattern[str]:
    return re.compile(fold(rf"(?<![^\W_])(?:{IDLE.get(tongue, '(?!)')})(?![^\W_])"), re.IGNORECASE)
