"""What a check looks at: one segment with its target."""

from dataclasses import dataclass

from pipeline.engine import TermHit
from pipeline.locales import SIMPLE
from pipeline.segment import SegmentKind
from quality.wording import visible


@dataclass(frozen=True, slots=True)
class Pair:
    """Source and target of one segment, placeholders in place."""

    source: str
    target: str
    locale: str
    kind: SegmentKind
    key: str | None = None
    """Key of the segment, so that a finding can point at it."""
    terms: tuple[TermHit, ...] = ()
    """The terms that the source holds, with the targets the municipality prefers."""
    emphasis: frozenset[int] = frozenset()
    """Placeholders that only stress their words: the target may do without them."""

    @property
    def is_simplified(self) -> bool:
        """Whether the target is German too: it may keep words and leave others out."""
        return self.locale == SIMPLE

    @property
    def is_missing(self) -> bool:
        """Whether the source says something and the target says nothing."""
        return bool(visible(self.source).strip()) and not visible(self.target).strip()
