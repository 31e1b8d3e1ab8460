"""Which checks a municipality has run: the usual ones, with what it asked for and without what it does not want."""

from collections.abc import Collection
from dataclasses import dataclass

from quality.register import CHECKS, GUARDS, ON_DEMAND, ON_PAGES, WHOLE_CHECKS, CheckModule, WholeCheckModule

_SINGLE = {module.NAME for module in (*CHECKS, *ON_DEMAND)}
KNOWN = tuple(sorted(_SINGLE | {module.NAME for module in WHOLE_CHECKS} | ON_PAGES))
"""The names that settings may say."""


@dataclass(frozen=True, slots=True)
class Selection:
    """Names that differ from the usual; make it with `selection`, which knows what may be switched."""

    on: frozenset[str] = frozenset()
    off: frozenset[str] = frozenset()

    @property
    def single(self) -> tuple[CheckModule, ...]:
        """The checks that look at one segment at a time."""
        asked = (module for module in ON_DEMAND if module.NAME in self.on)
        return tuple(module for module in (*CHECKS, *asked) if module.NAME not in self.off)

    @property
    def whole(self) -> tuple[WholeCheckModule, ...]:
        """The checks that look at all segments at once."""
        return tuple(module for module in WHOLE_CHECKS if module.NAME not in self.off)

    def wants(self, name: str) -> bool:
        """Whether a check of the page as a whole (`ON_PAGES`) runs."""
        return name not in self.off


USUAL = Selection()


def selection(*, on: Collection[str] = (), off: Collection[str] = ()) -> Selection:
    """The selection; ValueError (German) for a name that is unknown, on and off, or may not be switched off."""
    unknown = [name for name in (*on, *off) if name not in KNOWN]
    if unknown:
        raise ValueError(f"Die Prüfung „{unknown[0]}“ gibt es nicht; bekannt: {', '.join(KNOWN)}")
    if both := sorted(set(on) & set(off)):
        raise ValueError(f"Die Prüfung „{both[0]}“ steht unter „on“ und unter „off“")
    if guards := sorted(GUARDS & set(off)):
        free = ", ".join(name for name in KNOWN if name not in GUARDS)
        raise ValueError(f"Die Prüfung „{guards[0]}“ lässt sich nicht abschalten; abschalten lassen sich: {free}")
    return Selection(frozenset(on), frozenset(off))
