"""Polite German stays polite: `Sie` is `vous`, `Вы`, `siz`, `usted`."""

import re
from collections.abc import Iterator
from functools import cache

from pipeline.facts.language import language
from pipeline.facts.reading import fold
from pipeline.finding import Finding, Severity
from quality.lexicon.formality import ADDRESSES, GERMAN
from quality.pair import Pair
from quality.wording import masked

NAME = "formality"


def check(pair: Pair) -> Iterator[Finding]:
    """Warns when the source is polite and the target informal without one polite form."""
    tongue = language(pair.locale)
    if tongue not in ADDRESSES:
        return
    source = masked(pair.source, locale="de")
    if _patterns("de")[0].search(source) or not _patterns("de")[1].search(source):
        return
    target = fold(masked(pair.target, locale=pair.locale))
    informal, formal = _patterns(tongue)
    found = informal.search(target)
    if found and not formal.search(target):
        message = "Der deutsche Text sagt „Sie“, die Übersetzung duzt („{word}“)."
        yield Finding(NAME, Severity.WARNING, message, {"word": found.group()})


@cache
def _patterns(tongue: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    address = GERMAN if tongue == "de" else ADDRESSES[tongue]
    informal, formal = (re.compile(fold(rf"(?<![^\W_])(?:{part})(?![^\W_])")) for part in address)
    return informal, formal
