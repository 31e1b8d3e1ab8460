"""What of a target is not yet accounted for: its facts without a counterpart, and its text without the matched ones."""

import re
from collections.abc import Callable

from pipeline.facts.fact import Fact, FactKind
from pipeline.facts.language import language
from pipeline.facts.reading import CLAIMED, read
from pipeline.facts.recognise import facts

_DIGIT = re.compile(r"\d")


def is_article(fact: Fact) -> bool:
    """Whether the fact may be no more than an article: `a day`, `one`."""
    return (
        fact.kind in {FactKind.NUMBER, FactKind.DEADLINE}
        and fact.value.split(" ")[0] == "1"
        and not _DIGIT.search(fact.text)
    )


class Rest:
    """The part of a target text that no fact of the source explains; taking something makes it smaller."""

    def __init__(self, target: str, *, locale: str) -> None:
        self.target = target
        self.locale = locale
        self.language = language(locale)
        self.facts = list(facts(target, locale=locale))
        self.taken: list[tuple[Fact, Fact]] = []
        self._all = tuple(self.facts)
        self._reading = read(target)
        self.plain = self._reading.plain

    def take_equal(self, fact: Fact) -> bool:
        """Take the first fact of the same kind and value."""
        return self._take(fact, lambda other: other.kind is fact.kind and other.value == fact.value)

    def take(self, is_wanted: Callable[[Fact], bool]) -> bool:
        """Take the first fact that is wanted."""
        return self._take(None, is_wanted)

    def take_text(self, fact: Fact) -> bool:
        """Take the words of the source fact, where they stand alone in the target."""
        written = read(fact.text).plain.rstrip(".").strip()
        pattern = r"\s?".join(re.escape(part) for part in written.split())
        return self.take_match(re.compile(rf"(?<![^\W_]){pattern}(?![^\W_])" if pattern else r"$^", re.IGNORECASE))

    def take_match(self, pattern: re.Pattern[str]) -> bool:
        """Take a stretch of the remaining text, and the facts in it."""
        match = pattern.search(self.plain)
        if match is None:
            return False
        offsets = self._reading.offsets
        start, end = offsets[match.start()], offsets[match.end() - 1] + 1
        self.facts = [fact for fact in self.facts if fact.end <= start or fact.start >= end]
        self._blank(start, end)
        return True

    def has(self, kind: FactKind) -> bool:
        """Whether a fact of this kind is left; `a day` and the like do not count."""
        return any(fact.kind is kind and not is_article(fact) for fact in self.facts)

    def shares_unit(self, fact: Fact) -> bool:
        """Whether some fact of the target has the unit or currency of this one; all are asked, matched or not."""
        unit = fact.value.partition(" ")[2]
        return any(other.kind is fact.kind and other.value.endswith(f" {unit}") for other in self._all)

    def _take(self, fact: Fact | None, is_wanted: Callable[[Fact], bool]) -> bool:
        for index, other in enumerate(self.facts):
            if is_wanted(other):
                del self.facts[index]
                self._blank(other.start, other.end)
                if fact is not None:
                    self.taken.append((fact, other))
                return True
        return False

    def _blank(self, start: int, end: int) -> None:
        """Leave nothing of the stretch for another fact."""
        if end - start:
            self.plain = "".join(
                CLAIMED if start <= offset < end else character
                for character, offset in zip(self.plain, self._reading.offsets, strict=True)
            )
