"""What a link shows must be where it leads: addresses stay inside the link that they stand in."""

import re
from collections.abc import Iterator

from pipeline.facts.fact import Fact, FactKind
from pipeline.facts.recognise import facts
from pipeline.finding import Finding, Severity
from quality.pair import Pair

NAME = "links"

_KINDS = frozenset({FactKind.PHONE, FactKind.EMAIL, FactKind.URL})
_LINK = re.compile(r"<([1-9]\d{0,4})>(.*?)</\1>", re.DOTALL)


def check(pair: Pair) -> Iterator[Finding]:
    """Critical when a link shows another number or address than in German: the markup still leads to the old one."""
    targets = dict(_LINK.findall(pair.target))
    for number, shown in _LINK.findall(pair.source):
        if number not in targets:
            continue
        wanted, found = _contacts(shown, "de"), _contacts(targets[number], pair.locale)
        for fact in wanted:
            if fact.value not in {other.value for other in found}:
                values = {"number": number, "expected": fact.text, "found": targets[number].strip()}
                message = "Der Link <{number}> führt zu „{expected}“, zeigt aber „{found}“."
                yield Finding(NAME, Severity.CRITICAL, message, values)


def _contacts(text: str, locale: str) -> list[Fact]:
    return [fact for fact in facts(text, locale=locale) if fact.kind in _KINDS]
