"""Facts of a target that its source does not have in any form."""

import re
from collections.abc import Iterator

from pipeline.facts.fact import Fact, FactKind
from pipeline.facts.numbers import words_for
from pipeline.facts.reading import read
from pipeline.facts.rest import Rest
from pipeline.facts.rules import has_digit

_TOKENS = frozenset({FactKind.PHONE, FactKind.EMAIL, FactKind.URL, FactKind.IBAN, FactKind.BIC})
_FIGURES = re.compile(r"[1-9]\d*")
_NAME = re.compile(r"[^\W\d_][-\u2010\u2011]$")
"""Before the number of a name: `COVID-19`."""
_ROUND = r"(?:zwan|vier|fünf|sech|sieb|acht|neun)zig|dreißig|hundert|tausend"
_HALF = r"\bhalb|inhalb|viertel|rund um die uhr"
_GERMAN_WORDS = {
    FactKind.TIME: re.compile(rf"{_HALF}|mittags?\b|mitternacht"),
    FactKind.NUMBER: re.compile(rf"{_HALF}|{_ROUND}|drittel|dutzend|doppelt"),
    FactKind.DEADLINE: re.compile(rf"{_HALF}|{_ROUND}|quartal|wöchig|monatig|jährig"),
    FactKind.MONEY: re.compile(_ROUND),
    FactKind.PERCENTAGE: re.compile(rf"{_ROUND}|hälfte|drittel|viertel"),
}
"""Words that other languages often write in figures."""


def invented(source: str, rest: Rest) -> Iterator[Fact]:
    """What is left of the target and cannot come from the source; weekdays are not asked."""
    german = read(source).plain.casefold()
    letters, figures = _compact(source), set(_FIGURES.findall(german))
    for fact in rest.facts:
        if fact.kind is FactKind.WEEKDAY or _NAME.search(rest.target[: fact.start]):
            continue
        if fact.kind in _TOKENS:
            is_known = _compact(fact.text) in letters
        else:
            is_known = figures.issuperset(_FIGURES.findall(fact.value)) or _may_say(german, fact)
        if not is_known:
            yield fact


def _may_say(german: str, fact: Fact) -> bool:
    """Whether German words can stand behind a number that the source has not in figures: `halb neun`, `dreijährig`."""
    if not has_digit(read(fact.text).plain):
        return True
    words = _GERMAN_WORDS.get(fact.kind)
    if words is None:
        return False
    number = fact.value.partition(" ")[0].partition(".")[0]
    return bool(words.search(german)) or any(word in german for word in words_for(number, "de"))


def _compact(text: str) -> str:
    return "".join(c for c in read(text).plain.casefold() if c.isalnum())
