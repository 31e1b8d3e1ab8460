"""What of a target is not yet accounted for: its facts without a counterpart, and its text without the matched ones."""

import re
from bisect import bisect_left
from collections.abc import Callable, Sequence
from decimal import Decimal
from difflib import SequenceMatcher

from pipeline.facts.fact import Fact, FactKind
from pipeline.facts.language import language
from pipeline.facts.reading import CLAIMED, read
from pipeline.facts.recognise import facts
from pipeline.facts.writing import keeps_writing
from pipeline.placeholders import plain

_DIGIT = re.compile(r"\d")


def is_article(fact: Fact) -> bool:
    """Whether the fact may be no more than an article: `a day`, `one`."""
    return (
        fact.kind in {FactKind.NUMBER, FactKind.DEADLINE}
        and fact.value.split(" ")[0] == "1"
        and not _DIGIT.search(fact.text)
    )


def _closeness(fact: Fact, other: Fact) -> int:
    """How alike two facts of equal value are written: the same words, else both in figures or both in words."""
    if plain(fact.text) == plain(other.text):
        return 2
    return bool(_DIGIT.search(fact.text)) == bool(_DIGIT.search(other.text))


def _key(fact: Fact) -> tuple[FactKind, str, bool]:
    return fact.kind, fact.value, bool(_DIGIT.search(fact.text))


class Rest:
    """The part of a target text that no fact of the source explains; taking something makes it smaller."""

    def __init__(self, target: str, *, locale: str) -> None:
        self.target = target
        self.language = language(locale)
        self.facts = list(facts(target, locale=locale))
        self.taken: list[tuple[Fact, Fact]] = []
        self.all = tuple(self.facts)
        self._reading = read(target)
        self.whole = self._plain = self._reading.plain
        self._gone: list[tuple[int, int]] = []

    @property
    def plain(self) -> str:
        """The text that is left; what is accounted for can match nothing any more."""
        if not self._gone:
            return self._plain
        pieces, position = [], 0
        for start, end in sorted(self._gone):
            pieces += [self._plain[position:start], CLAIMED * (end - max(start, position))]
            position = max(position, end)
        self._plain, self._gone = "".join([*pieces, self._plain[position:]]), []
        return self._plain

    def take_aligned(self, expected: Sequence[Fact]) -> list[Fact]:
        """Take what stands in the same order with equal value; the facts of the source that found nothing."""
        there = list(self.facts)
        matcher = SequenceMatcher(None, [_key(f) for f in expected], [_key(f) for f in there], autojunk=False)
        found: set[int] = set()
        for start, other_start, size in matcher.get_matching_blocks():
            for fact, other in zip(
                expected[start : start + size], there[other_start : other_start + size], strict=True
            ):
                if self.keeps(fact, other):
                    self._pair(fact, other)
                    found.add(fact.start)
        return [fact for fact in expected if fact.start not in found]

    def keeps(self, fact: Fact, other: Fact) -> bool:
        """Whether the target writes an equal value so that a reader takes it for the same thing."""
        return keeps_writing(fact, other, self.target)

    def take_number(self, value: str, *, in_figures: bool = False) -> bool:
        """Take a bare number of this value."""
        wanted = Decimal(value)
        return self.take(
            lambda other: (
                other.kind is FactKind.NUMBER
                and Decimal(other.value) == wanted
                and (not in_figures or bool(_DIGIT.search(other.text)))
            )
        )

    def take_equal(self, fact: Fact) -> bool:
        """Take the first fact of the same kind and value."""
        return self._take(
            fact, lambda other: other.kind is fact.kind and other.value == fact.value and self.keeps(fact, other)
        )

    def take(self, is_wanted: Callable[[Fact], bool]) -> bool:
        """Take the first fact that is wanted."""
        return self._take(None, is_wanted)

    def take_text(self, fact: Fact) -> bool:
        """Take the words of the source fact, where they stand alone in the target."""
        written = read(fact.text).plain.rstrip(".").strip()
        pattern = r"\s?".join(re.escape(part) for part in written.split())
        if not pattern:
            return False
        return self.take_match(re.compile(rf"(?<![^\W_]){pattern}(?![^\W_])", re.IGNORECASE), kind=fact.kind)

    def take_match(self, pattern: re.Pattern[str], *, kind: FactKind | None = None) -> bool:
        """Take a stretch of the remaining text with its facts; not where it is part of a longer fact of `kind`."""
        match = pattern.search(self.plain)
        if match is None or (kind and self._is_part(self.span(*match.span()), kind)):
            return False
        self.leave(*self.span(match.start(), match.end()))
        return True

    def span(self, start: int, end: int) -> tuple[int, int]:
        """A stretch of the plain text as a stretch of the target."""
        return self._reading.offsets[start], self._reading.offsets[end - 1] + 1

    def leave(self, start: int, end: int) -> None:
        """Count a stretch of the target as accounted for, with the facts in it."""
        self.facts = [fact for fact in self.facts if fact.end <= start or fact.start >= end]
        self._blank(start, end)

    def has(self, kind: FactKind) -> bool:
        """Whether a fact of this kind is left; `a day` and the like do not count."""
        return any(fact.kind is kind and not is_article(fact) for fact in self.facts)

    def shares_unit(self, fact: Fact) -> bool:
        """Whether some fact of the target has the unit or currency of this one; all are asked, matched or not."""
        unit = fact.value.partition(" ")[2]
        return any(other.kind is fact.kind and other.value.endswith(f" {unit}") for other in self.all)

    def _is_part(self, span: tuple[int, int], kind: FactKind) -> bool:
        start, end = span
        return any(
            fact.kind is kind and fact.start < end and fact.end > start and (fact.start < start or fact.end > end)
            for fact in self.facts
        )

    def _take(self, fact: Fact | None, is_wanted: Callable[[Fact], bool]) -> bool:
        wanted = [other for other in self.facts if is_wanted(other)]
        if not wanted:
            return False
        self._pair(fact, max(wanted, key=lambda other: _closeness(fact, other)) if fact else wanted[0])
        return True

    def _pair(self, fact: Fact | None, other: Fact) -> None:
        self.facts.remove(other)
        self._blank(other.start, other.end)
        if fact is not None:
            self.taken.append((fact, other))

    def _blank(self, start: int, end: int) -> None:
        """Leave nothing of the stretch for another fact."""
        offsets = self._reading.offsets
        self._gone.append((bisect_left(offsets, start), bisect_left(offsets, end)))
