"""A target much shorter or longer than usual has probably lost or gained a sentence."""

import math
import re
from collections.abc import Iterator

from pipeline.finding import Finding, Severity
from quality.pair import Pair
from quality.usual_length import usual_share
from quality.wording import visible, words

NAME = "length"

_BRACKETED = re.compile(r"\s*[(\[（][^()\[\]（）]*[)\]）]")
_VARIANT = re.compile(r"\s*[/;](?!/)[^/;.!?]*")

_FEWEST_WORDS = 3
"""Fewer words say nothing about length: `Lebenslauf` is `CV`, `Sozialamt` takes Ukrainian three long words."""


def check(pair: Pair) -> Iterator[Finding]:
    """Warns when the length leaves what fewer than one in a hundred human translations do; not in Leichte Sprache."""
    if pair.is_simplified or len(words(_bare(visible(pair.source)))) < _FEWEST_WORDS:
        return
    sources, targets = _lengths(pair.source), _lengths(pair.target)
    if not targets[0]:
        return
    share = usual_share(pair.locale)
    usual, target = sources[0] * share, targets[1]
    if target * _leeway(sources[0]) < usual:
        message = "Die Übersetzung ist auffällig kurz ({percent} % der üblichen Länge). Fehlt ein Teil?"
        yield Finding(NAME, Severity.WARNING, message, {"percent": f"{100 * target / usual:.0f}"})
        return
    usual, target = sources[1] * share, targets[0]
    if target > usual * _leeway(sources[1]):
        message = "Die Übersetzung ist auffällig lang ({percent} % der üblichen Länge). Ist etwas doppelt?"
        yield Finding(NAME, Severity.WARNING, message, {"percent": f"{100 * target / usual:.0f}"})


def _lengths(text: str) -> tuple[int, int]:
    """Characters with the least and with the most that belongs to a reading.

    A gloss in brackets (`Jobcenter (employment office)`) and the second of two variants (`Ansprechpartner/-in`,
    `alérgico / alérgica`) may be on one side only.
    """
    whole = visible(text).strip()
    return (len(_bare(whole)) or len(whole)), len(whole)


def _bare(text: str) -> str:
    return _VARIANT.sub("", _BRACKETED.sub("", text)).strip()


def _leeway(length: int) -> float:
    """The factor that is still usual; it narrows as the text grows (3.3 at 10 characters, 1.7 at 150)."""
    return 1.1 + 7 / math.sqrt(length)
