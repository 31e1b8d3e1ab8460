"""Finds one place for each placeholder of the source in a target text where some are lost, doubled or reversed."""

import re
from dataclasses import dataclass, field

from pipeline.flaws import Flaw, FlawKind
from pipeline.standoff import Marks, Span, Standoff

_CLOSING_MARKS = ".,;:!?"


@dataclass(slots=True)
class Placing:
    """The places found so far for the placeholders of `source` in the text of `found`, and what was wrong."""

    source: Standoff
    found: Marks
    flaws: list[Flaw] = field(default_factory=list)

    def place(self) -> Standoff | None:
        """The target with each placeholder exactly once, or None if one is lost without a trace."""
        known = self.source.pairs.keys() | self.source.alones.keys()
        given = self.found.opens.keys() | self.found.closes.keys() | self.found.alones.keys()
        self.flaws += [Flaw(FlawKind.UNKNOWN, number) for number in sorted(given - known)]
        pairs = {number: self._pair(number) for number in self.source.pairs}
        target = Standoff(
            self.found.text, {number: span for number, span in pairs.items() if span}, {}, self.source.parents
        )
        if len(target.pairs) < len(pairs):
            return None
        for number in self.source.alones:
            positions = self._positions(number)
            position = positions[0] if positions else self._by_surroundings(number, target)
            if position is None:
                return None
            target = target.with_alone(number, position)
            if not positions:
                self.flaws.append(Flaw(FlawKind.LOST, number))
        return target

    def _positions(self, number: int) -> list[int]:
        """Where a standalone placeholder is, also if the engine wrote it like a pair."""
        exact = self.found.alones.get(number, [])
        like_pair = self.found.opens.get(number, []) + self.found.closes.get(number, [])
        positions = exact or like_pair
        if len(positions) > 1:
            self.flaws.append(Flaw(FlawKind.DOUBLED, number))
        elif not exact and positions:
            self.flaws.append(Flaw(FlawKind.LOST, number))
        return positions

    def _pair(self, number: int) -> Span | None:
        opens, closes = self.found.opens.get(number, []), self.found.closes.get(number, [])
        if len(opens) == len(closes) == 1:
            return self._in_order(number, (opens[0], closes[0]))
        if opens and closes:
            self.flaws.append(Flaw(FlawKind.DOUBLED, number))
            return self._most_alike(number, opens, closes)
        self.flaws.append(Flaw(FlawKind.LOST, number))
        if len(halves := opens or closes) > 1:  # the slash was lost
            return halves[0], halves[-1]
        if alones := self.found.alones.get(number):
            return (
                (alones[0], alones[-1])
                if len(alones) > 1
                else by_length(self.source, self.found.text, number, start=alones[0])
            )
        if opens:
            return by_length(self.source, self.found.text, number, start=opens[0])
        return by_length(self.source, self.found.text, number, end=closes[0]) if closes else self._by_text(number)

    def _in_order(self, number: int, span: Span) -> Span:
        if span[0] <= span[1]:
            return span
        self.flaws.append(Flaw(FlawKind.REVERSED, number))
        return span[1], span[0]

    def _most_alike(self, number: int, opens: list[int], closes: list[int]) -> Span:
        """The boundaries that enclose about as much of the text as in the source."""
        share = len(self.source.inner(number)) / max(1, len(self.source.text))
        spans = [(start, end) for start in opens for end in closes if start < end]
        expected = share * len(self.found.text)
        return min(spans, key=lambda span: abs(span[1] - span[0] - expected), default=(opens[0], opens[0]))

    def _by_text(self, number: int) -> Span | None:
        """A pair that is lost altogether: around the same words, the same label, or all there is."""
        text, source, inner = self.found.text, self.source.text, self.source.inner(number)
        start, end = self.source.pairs[number]
        if inner.strip() and text.count(inner) == 1:
            return text.index(inner), text.index(inner) + len(inner)
        if start == 0 and inner.endswith(":") and ":" in text:
            return 0, text.index(":") + 1
        before, after = source[:start], source[end:]
        if not any(map(str.isalnum, before + after)) and text.startswith(before) and text.endswith(after):
            return len(before), len(text) - len(after)
        return None

    def _by_surroundings(self, number: int, target: Standoff) -> int | None:
        """A standalone placeholder that is lost: at the edge where it stood, or beside the word it stood beside."""
        parent = self.source.parents.get(number, 0)
        source_start, source_end = self.source.pairs.get(parent, (0, len(self.source.text)))
        start, end = target.pairs.get(parent, (0, len(target.text)))
        position = self.source.alones[number]
        if not self.source.text[source_start:position].strip():
            return start
        if not self.source.text[position:source_end].strip():
            return end
        before, after = self.source.text[:position].split(), self.source.text[position:].split()
        if before and (span := _only_place(before[-1], target.text)):
            return span[1]
        span = _only_place(after[0], target.text) if after else None
        return span[0] if span else None


def _only_place(word: str, text: str) -> Span | None:
    places = [match.span() for match in re.finditer(rf"(?<!\S){re.escape(word)}(?!\S)", text)]
    return places[0] if len(places) == 1 else None


def by_length(source: Standoff, text: str, number: int, *, start: int | None = None, end: int | None = None) -> Span:
    """A pair of which one boundary is known, the other as many words away as in the source."""
    before, after = source.pairs[number]
    count = len(source.inner(number).split())
    if start is not None:
        words = list(re.finditer(r"\S+", text[start:]))[:count]
        if not source.text[after:].strip() or not words:
            return start, len(text.rstrip())
        return start, start + len(text[start : start + words[-1].end()].rstrip(_CLOSING_MARKS))
    words = list(re.finditer(r"\S+", text[:end]))[-count:]
    return (0 if not source.text[:before].strip() or not words else words[0].start()), end or 0
