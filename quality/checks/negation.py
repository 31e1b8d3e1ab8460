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
    r"|\b(?:und|oder)(?: auch)? (?:nicht|kein\w*|ohne)\b|\bkoste\w* nichts\b"
    r"|\bnicht (?:länger|mehr|später|älter|jünger|weniger|früher) als\b|\bgern geschehen\b",
    re.IGNORECASE,
)
"""Negations that deny nothing of their own: `nicht nur … sondern auch`, `kein Fleisch und keinen Fisch` (no … or …).

What `kostet nichts` is free of charge.
"""
_FEWEST_WORDS = 2
"""A single word is a name, and names may deny where German does not: `Restmüll` is what cannot be recycled."""


def check(pair: Pair) -> Iterator[Finding]:
    """Warns where the German sentence denies and its translation does not, or the other way round."""
    target_language = language(pair.locale)
    if target_language not in NEGATIONS:
        return
    shown = masked(pair.source, locale="de"), masked(pair.target, locale=pair.locale)
    sentences = aligned(*shown, locale=pair.locale)
    for index, (source, target) in enumerate(sentences):
        strong = _counts(_IDLE.sub(" ", source), "de")[0]
        if strong and strong > sum(_counts(target, target_language)):
            values = {"word": _first(source)}
            yield Finding(NAME, Severity.WARNING, "Die Verneinung „{word}“ fehlt in der Übersetzung.", values)
            return
        if _is_denied_anew(source, target, target_language) and not _is_moved(sentences, index, target_language):
            yield Finding(NAME, Severity.WARNING, "Die Übersetzung verneint, der deutsche Text nicht.")
            return


def _is_denied_anew(source: str, target: str, tongue: str) -> bool:
    is_name = len(source.split()) < _FEWEST_WORDS
    return not is_name and not any(_counts(source, "de")) and not _IDLE.search(source) and _denials(target, tongue) > 0


def _is_moved(sentences: list[tuple[str, str]], index: int, tongue: str) -> bool:
    """Whether the sentence before or after denies more in German: the translator parted the sentences elsewhere."""
    beside = (*sentences[max(0, index - 1) : index], *sentences[index + 1 : index + 2])
    return any(
        _counts(source, "de")[0] and sum(_counts(source, "de")) > _denials(target, tongue) for source, target in beside
    )


def _denials(target: str, tongue: str) -> int:
    return _counts(_idle(tongue).sub(" ", fold(target)), tongue)[0]


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
    return _pattern(negation.strong, tongue), _pattern(negation.soft, tongue)


@cache
def _idle(tongue: str) -> re.Pattern[str]:
    return _pattern(IDLE.get(tongue, "(?!)"), tongue)


def _pattern(words: str, tongue: str) -> re.Pattern[str]:
    left, right = ("", "") if tongue in NO_EDGES else (r"(?<![^\W_])", r"(?![^\W_])")
    return re.compile(fold(rf"{left}(?:{words}){right}"), re.IGNORECASE)
