"""Which stems go with which in approved translations: what stands on the other side wherever a stem stands on this one.

Simpler than a word alignment and learned in one pass: for each stem the few on the other side that go with it, and how
reliably.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

_CANDIDATES, _PARTNERS = 8, 3
_TOGETHER = 2
"""Once may be chance."""
_LIFT = 2.0
"""A partner stands there at least twice as often as anywhere."""
_FEW = 8
"""A stem seen once goes with all of the other side, unless that is longer than this."""

_ENOUGH = 200
"""So many texts tell what a frequent stem goes with; all of them would cost most of the time."""

Side = Collection[str]


@dataclass(frozen=True, slots=True)
class Habit:
    """What goes with a stem, and in what share of its texts; never 1, however often it was seen."""

    partners: frozenset[str]
    share: float

    @property
    def surprise(self) -> float:
        """How much it says, 0 and up, that none of the partners is there: −ln(1 − share)."""
        return -math.log(1 - self.share)


def habits(pairs: Sequence[tuple[Side, Side]]) -> dict[str, Habit]:
    """The habits of the stems on the first side of the pairs; a stem that goes with nothing has none."""
    others: dict[str, list[Side]] = defaultdict(list)
    everywhere: Counter[str] = Counter()
    for one, other in pairs:
        everywhere.update(other)
        for stem in one:
            others[stem].append(other)
    share = {stem: count / len(pairs) for stem, count in everywhere.items()}
    found = {stem: _habit(there, everywhere, share) for stem, there in others.items()}
    return {stem: habit for stem, habit in found.items() if habit.partners}


def _habit(there: list[Side], everywhere: Mapping[str, int], share: Mapping[str, float]) -> Habit:
    if len(there) == 1:
        [only] = there
        return Habit(frozenset(only) if len(only) <= _FEW else frozenset(), 1 / (1 + len(only)))
    there, seen = there[:: 1 + len(there) // _ENOUGH], len(there)
    together = Counter(stem for side in there for stem in side)
    often = [stem for stem, count in together.items() if count >= _TOGETHER]
    likeliest = sorted(often, key=lambda stem: (-together[stem] / (seen + everywhere[stem]), stem))
    partners: set[str] = set()
    rest = there
    for stem in likeliest[:_CANDIDATES]:
        left = [side for side in rest if stem not in side]
        is_telling = together[stem] / len(there) >= _LIFT * share[stem]
        if is_telling and len(rest) - len(left) >= _TOGETHER and len(partners) < _PARTNERS:
            partners.add(stem)
            rest = left
    return Habit(frozenset(partners), (len(there) - len(rest)) / (len(there) + 1))
