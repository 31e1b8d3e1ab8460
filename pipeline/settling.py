"""Moves the placeholders of a target to where they stand as in the source: nested alike, at the edges of words."""

from dataclasses import dataclass, field
from itertools import combinations

from pipeline.flaws import Flaw, FlawKind
from pipeline.placing import by_length
from pipeline.standoff import Span, Standoff
from pipeline.words import blank_around, divided_token, token_around, tokens_of

_GLUED_BEFORE = "([„"
_GLUED_AFTER = ".,)]"


@dataclass(slots=True)
class Settling:
    """The target as settled so far, and what was wrong."""

    source: Standoff
    target: Standoff
    flaws: list[Flaw] = field(default_factory=list)

    def settle(self) -> Standoff:
        """The target with every rule applied; what no rule could settle is named among the flaws all the same."""
        for number in self.source.pairs:
            self._fill(number)
            self._hold(number)
        for first, second in combinations(sorted(self.source.pairs), 2):
            self._relate(first, second)
        for number in self.source.pairs:
            self._trim(number)
        for number in (*self.source.pairs, *self.source.alones):
            self._join_tokens(number)
            self._join_punctuation(number)
        for number in self.source.pairs:
            self._leave_words(number)
        for number in self.source.alones:
            self._leave_word(number)
        return self.target

    def _flaw(self, kind: FlawKind, number: int) -> None:
        flaw = Flaw(kind, number)
        if flaw not in self.flaws:
            self.flaws.append(flaw)

    def _fill(self, number: int) -> None:
        """Let a pair that lost its text enclose as many words as in the source."""
        if self.target.inner(number).strip() or not self.source.inner(number).strip():
            return
        self._flaw(FlawKind.EMPTY, number)
        start, _ = self.target.pairs[number]
        span = by_length(self.source, self.target.text, number, start=start)
        if not self.target.text[slice(*span)].strip():
            span = by_length(self.source, self.target.text, number, end=start)
        self.target = self.target.with_pair(number, span)

    def _hold(self, number: int) -> None:
        """Let a pair that encloses only standalone placeholders, like a link around an address, enclose them again."""
        held = [alone for alone in self.source.alones if self.source.is_inside(alone, number)]
        if self.source.inner(number).strip() or not held:
            return
        start, end = self.target.pairs[number]
        places = [self.target.alones[alone] for alone in held]
        is_around = start < end or all(self.target.is_inside(alone, number) for alone in held)
        if start <= min(places) and max(places) <= end and is_around:
            return
        self._flaw(FlawKind.EMPTY, number)
        self.target = self.target.with_pair(number, (min(places), max(places)))

    def _relate(self, first: int, second: int) -> None:
        """Nest the two pairs as in the source, or keep them apart as there."""
        spans = self.target.pairs
        before = spans[first], spans[second]
        if self.source.is_inside(second, first):
            after = _enclosing(self.target.text, *before)
        elif self.source.is_inside(first, second):
            turned = _enclosing(self.target.text, *before[::-1])
            after = (turned[1], turned[0]) if turned else None
        else:
            after = _apart(self.target.text, *before)
        if after != before:
            self._flaw(FlawKind.CROSSED, second)
        if after is not None:
            self.target = self.target.with_pair(first, after[0]).with_pair(second, after[1])

    def _trim(self, number: int) -> None:
        """Take blanks out of the edges of a pair that has none there in the source."""
        inner = self.source.inner(number)
        start, end = self.target.pairs[number]
        text = self.target.inner(number)
        if not text.strip():
            return
        if text[0].isspace() and not inner[:1].isspace():
            start += len(text) - len(text.lstrip())
        if text[-1].isspace() and not inner[-1:].isspace():
            end -= len(text) - len(text.rstrip())
        if (start, end) != self.target.pairs[number]:
            self._flaw(FlawKind.BLANK, number)
            self.target = self.target.with_pair(number, (start, end))
            self._single_blank(end)
            self._single_blank(start)

    def _single_blank(self, position: int) -> None:
        start, end = blank_around(self.target.text, position)
        at_edge = start == 0 or end == len(self.target.text)
        self.target = self.target.without(start if at_edge else min(start + 1, end), end)

    def _join_tokens(self, number: int) -> None:
        """Take out a blank that divides what is one token in the source: `A <1>ugsburg</1>`."""
        known = tokens_of(self.source.text)
        for side in range(len(_boundaries(self.target, number))):
            if gap := divided_token(self.target.text, _boundaries(self.target, number)[side], known):
                self._flaw(FlawKind.BLANK, number)
                self.target = self.target.without(*gap)

    def _join_punctuation(self, number: int) -> None:
        """Take out a blank between a placeholder and the bracket or full stop that it touches in the source."""
        _, end = blank_around(self.target.text, position := _boundaries(self.target, number)[-1])
        mark = self.source.text[(after := _boundaries(self.source, number)[-1]) : after + 1]
        if position < end and mark and mark in _GLUED_AFTER and self.target.text.startswith(mark, end):
            self._flaw(FlawKind.BLANK, number)
            self.target = self.target.without(position, end)
        start, _ = blank_around(self.target.text, position := _boundaries(self.target, number)[0])
        mark = self.source.text[: _boundaries(self.source, number)[0]][-1:]
        if start < position and mark and mark in _GLUED_BEFORE and self.target.text.endswith(mark, 0, start):
            self._flaw(FlawKind.BLANK, number)
            self.target = self.target.without(start, position)

    def _leave_words(self, number: int) -> None:
        """Move the boundaries of a pair out of words that it does not divide in the source."""
        start, end = self.target.pairs[number]
        left, right = (self._divided(number, side) for side in (0, -1))
        if left and right and start < end and not self._is_known(left) and not self._is_known(right):
            self._flaw(FlawKind.GLUED, number)
            return
        if left:
            start = left[0] if left[1] >= end or start - left[0] <= left[1] - start else left[1]
        if right:
            end = right[1] if right[0] <= start or right[1] - end <= end - right[0] else right[0]
        if left or right:
            self._flaw(FlawKind.DIVIDES, number)
            self.target = self.target.with_pair(number, (start, end))
            self._trim(number)

    def _leave_word(self, number: int) -> None:
        """Move a standalone placeholder to the nearer edge of a word that it does not divide in the source."""
        if token := self._divided(number, 0):
            position = self.target.alones[number]
            self._flaw(FlawKind.DIVIDES, number)
            self.target = self.target.with_alone(number, min(token, key=lambda edge: abs(edge - position)))

    def _divided(self, number: int, side: int) -> Span | None:
        if token_around(self.source.text, _boundaries(self.source, number)[side]):
            return None
        return token_around(self.target.text, _boundaries(self.target, number)[side])

    def _is_known(self, token: Span) -> bool:
        return self.target.text[slice(*token)] in tokens_of(self.source.text)


def _boundaries(standoff: Standoff, number: int) -> tuple[int, ...]:
    return standoff.pairs[number] if number in standoff.pairs else (standoff.alones[number],)


def _enclosing(text: str, outer: Span, inner: Span) -> tuple[Span, Span] | None:
    """The two spans, the first around the second; None if they have nothing to do with each other."""
    if outer[0] <= inner[0] and inner[1] <= outer[1]:
        return outer, inner
    if inner[0] <= outer[0] and outer[1] <= inner[1]:
        return inner, outer
    first, second = sorted((outer, inner))
    if first[1] >= second[0] or not text[first[1] : second[0]].strip():
        return (first[0], second[1]), inner
    return None


def _apart(text: str, one: Span, other: Span) -> tuple[Span, Span] | None:
    """The two spans without their overlap; None if one would be left empty."""
    first, second = sorted((one, other))
    if first[1] <= second[0]:
        return one, other
    if text[first[0] : second[0]].strip() and not (second[1] < first[1] and text[second[1] : first[1]].strip()):
        first = first[0], second[0]
    elif second[1] < first[1] and text[second[1] : first[1]].strip() and not text[first[0] : second[0]].strip():
        first = second[1], first[1]
    elif first[1] < second[1] and text[first[1] : second[1]].strip():
        second = first[1], second[1]
    else:
        return None
    return (first, second) if sorted((one, other))[0] == one else (second, first)
