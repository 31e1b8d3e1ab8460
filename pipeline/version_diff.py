"""What an editor changed in a page between two versions: segment by segment, and inside a segment word by word."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import zip_longest

from pipeline.document import Document
from pipeline.extract import extract
from pipeline.segment import SegmentKind
from pipeline.word_diff import Step, Stretch, word_diff


@dataclass(frozen=True, slots=True)
class SegmentDiff:
    """One segment on its way from the old version to the new; a kept one is a single stretch."""

    kind: SegmentKind
    stretches: tuple[Stretch, ...]

    @property
    def is_kept(self) -> bool:
        """Whether both versions say the same."""
        return all(stretch.step is Step.KEPT for stretch in self.stretches)


def version_diff(old: Document, new: Document) -> tuple[SegmentDiff, ...]:
    """All segments of both versions in the order of the page; replaced ones are paired in their order."""
    before, after = _texts(old), _texts(new)
    matcher = SequenceMatcher(None, [text for _, text in before], [text for _, text in after], autojunk=False)
    steps: list[SegmentDiff] = []
    for tag, start, end, new_start, new_end in matcher.get_opcodes():
        left, right = before[start:end], after[new_start:new_end]
        steps += _kept(right) if tag == "equal" else _changed(left, right)
    return tuple(steps)


def _texts(document: Document) -> list[tuple[SegmentKind, str]]:
    return [(segment.kind, segment.text) for segment in extract(document).segments]


def _kept(segments: Sequence[tuple[SegmentKind, str]]) -> Iterator[SegmentDiff]:
    return (SegmentDiff(kind, (Stretch(Step.KEPT, text),)) for kind, text in segments)


def _changed(
    left: Sequence[tuple[SegmentKind, str]], right: Sequence[tuple[SegmentKind, str]]
) -> Iterator[SegmentDiff]:
    for old, new in zip_longest(left, right):
        kind, _text = new or old
        yield SegmentDiff(kind, word_diff(old[1] if old else "", new[1] if new else ""))
