"""Headings stay headings, list markers stay: `1.`, `•`, `a)`."""

import re
from collections.abc import Iterator

from pipeline.facts.reading import fold
from pipeline.finding import Finding, Severity
from pipeline.segment import SegmentKind
from quality.pair import Pair
from quality.punctuation import STOP, ending
from quality.target_sentences import sentences
from quality.wording import visible

NAME = "structure"

_HEADINGS = frozenset({SegmentKind.TITLE, SegmentKind.HEADING})
_MONTHS = "Jan|Feb|Mär|Apr|Mai|Jun|Jul|Aug|Sep|Okt|Nov|Dez"
_MARKER = re.compile(rf"^\s*(?:(\d{{1,2}}[.)])|([•▪◦‣●–—*-])|([a-z]\)))\s+(?=\S)(?!{_MONTHS})")
_SIGNS = frozenset("•▪◦‣●–—*-")


def check(pair: Pair) -> Iterator[Finding]:
    """Warns when a heading grew into sentences or a numbered step lost its number; informs on a full stop."""
    source, target = visible(pair.source).strip(), visible(pair.target).strip()
    if pair.kind in _HEADINGS:
        yield from _heading(source, target, pair)
    yield from _marker(source, target)


def _heading(source: str, target: str, pair: Pair) -> Iterator[Finding]:
    if len(sentences(source, locale="de")) == 1 < len(sentences(target, locale=pair.locale)):
        yield Finding(NAME, Severity.WARNING, "Aus der Überschrift sind mehrere Sätze geworden.")
    elif ending(source, locale="de") is None and ending(target, locale=pair.locale) == STOP and len(target.split()) > 1:
        message = "Aus der Überschrift ist ein Satz mit Punkt geworden."
        right = pair.target.rstrip()
        yield Finding(NAME, Severity.INFO, message, suggestion=right[:-1] if right[-1] in ".。۔።" else None)


def _marker(source: str, target: str) -> Iterator[Finding]:
    wanted, found = (_MARKER.match(fold(text)) for text in (source, target))
    if wanted is None or wanted[2]:
        if found and found[2] and not wanted and source[:1] not in _SIGNS:
            yield Finding(
                NAME, Severity.INFO, "Die Übersetzung beginnt mit einem Listenzeichen, der deutsche Text nicht."
            )
        return
    if wanted[0].strip() not in fold(target)[: len(wanted[0]) + 4]:
        values = {"marker": wanted[0].strip()}
        yield Finding(NAME, Severity.WARNING, "Der Schritt „{marker}“ hat seine Nummer verloren.", values)
