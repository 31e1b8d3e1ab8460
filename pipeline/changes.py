"""What happened to each segment since the version that was translated last.

The new segments are aligned with those of the last draft: first by their key, then by their words without markup, then
by their words without facts, then by similarity. What aligns without a change of wording is carried over and costs
nothing; what was edited keeps the old wording for the reviewer.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from rapidfuzz import fuzz, process

from pipeline.draft import ChangeClass, Draft, DraftSegment
from pipeline.facts.mask import mask
from pipeline.patch import patch_facts
from pipeline.placeholders import plain
from pipeline.replace_markup import replace_markup
from pipeline.segment import Segment

SIMILAR = 50
"""Lowest similarity (0–100, rapidfuzz ratio) at which a new sentence counts as an edit of an old one."""
NEIGHBOURHOOD = 200
"""Old segments that a new one is compared with at most: keeps very long pages linear."""


@dataclass(frozen=True, slots=True)
class Alignment:
    """The new segments beside the old ones, by key of the new segment."""

    carried: Mapping[str, DraftSegment]
    """Filled without an engine: unchanged, moved, markup-only, fact-only."""
    edited: Mapping[str, DraftSegment]
    """The old segment that each edited one came from; its target is only a suggestion."""
    removed: tuple[DraftSegment, ...] = ()


def align(
    segments: Sequence[Segment], base: Draft | None, *, locale: str, past: Mapping[str, DraftSegment] | None = None
) -> Alignment:
    """Compare the segments of a document with the draft that was made from its last version.

    `past` holds segments of still older drafts of the same document by their source text: an editor who takes a change
    back gets the old translation back.
    """
    if base is None:
        return Alignment({}, {})
    work = _Work(segments, [segment for segment in base.segments if segment.target], locale)
    work.carry(work.pairs(lambda s: s.key, lambda old: old.key), _unchanged)
    work.carry(work.pairs(lambda s: s.text, lambda old: old.source), _unchanged)
    work.recover(past or {})
    work.carry(work.pairs(lambda s: plain(s.text), lambda old: plain(old.source)), _markup_only)
    work.carry(work.pairs(lambda s: mask(s.text), lambda old: mask(old.source)), _fact_only)
    edited = work.similar()
    return Alignment(_mark_moves(segments, base, work.carried), edited, tuple(work.old.values()))


class _Work:
    """Two sides that shrink as their members find each other."""

    def __init__(self, new: Sequence[Segment], old: Sequence[DraftSegment], locale: str) -> None:
        self.new = {segment.key: segment for segment in new}
        self.old = {segment.key: segment for segment in old}
        self.locale = locale
        self.carried: dict[str, DraftSegment] = {}

    def pairs(
        self, of_new: Callable[[Segment], Hashable], of_old: Callable[[DraftSegment], Hashable]
    ) -> list[tuple[Segment, DraftSegment]]:
        """New and old segments that agree in this respect, in order, each used once."""
        waiting: dict[Hashable, list[DraftSegment]] = defaultdict(list)
        for old in reversed(self.old.values()):
            waiting[of_old(old)].append(old)
        return [(new, waiting[sign].pop()) for new in self.new.values() if waiting.get(sign := of_new(new))]

    def carry(
        self,
        pairs: Iterable[tuple[Segment, DraftSegment]],
        make: Callable[[Segment, DraftSegment, str], DraftSegment | None],
    ) -> None:
        """Carry the targets of these pairs over; a pair that cannot be carried stays for the next respect."""
        for segment, old in pairs:
            made = make(segment, old, self.locale)
            if made is not None:
                self.carried[segment.key] = made
                del self.new[segment.key], self.old[old.key]

    def recover(self, past: Mapping[str, DraftSegment]) -> None:
        """Carry over what an older version of the document said in the same words."""
        for segment in [new for new in self.new.values() if _is_as_before(new, past.get(new.text))]:
            self.carried[segment.key] = _carried(
                segment, past[segment.text], past[segment.text].target, ChangeClass.MOVED
            )
            del self.new[segment.key]

    def similar(self) -> dict[str, DraftSegment]:
        """What is left of the new side with the most similar old segment near the same place."""
        left = list(self.old.values())
        words = [plain(old.source) for old in left]
        found = {}
        for index, segment in enumerate(self.new.values()):
            start = max(0, min(index, len(left)) - NEIGHBOURHOOD // 2)
            near = dict(enumerate(words[start : start + NEIGHBOURHOOD], start))
            free = {place: text for place, text in near.items() if left[place].key in self.old}
            best = process.extractOne(plain(segment.text), free, scorer=fuzz.ratio, score_cutoff=SIMILAR)
            if best is not None:
                found[segment.key] = self.old.pop(left[best[2]].key)
        return found


def _unchanged(segment: Segment, old: DraftSegment, _locale: str) -> DraftSegment | None:
    return _carried(segment, old, old.target, ChangeClass.UNCHANGED) if _is_as_before(segment, old) else None


def _is_as_before(segment: Segment, old: DraftSegment | None) -> bool:
    """Whether the words and what may be missing are the same: bold words may have become a link."""
    return old is not None and old.source == segment.text and old.emphasis <= segment.emphasis


def _markup_only(segment: Segment, old: DraftSegment, _locale: str) -> DraftSegment | None:
    target = replace_markup(old.source, old.target, wanted=segment.text, emphasis=segment.emphasis)
    return _carried(segment, old, target, ChangeClass.MARKUP_ONLY)


def _fact_only(segment: Segment, old: DraftSegment, locale: str) -> DraftSegment | None:
    target = patch_facts(old.source, old.target, wanted=segment.text, locale=locale)
    return None if target is None else _carried(segment, old, target, ChangeClass.FACT_ONLY)


def _carried(segment: Segment, old: DraftSegment, target: str, change: ChangeClass) -> DraftSegment:
    changed = old.source != segment.text
    return replace(
        old,
        key=segment.key,
        kind=segment.kind,
        source=segment.text,
        target=target,
        change=change,
        previous_source=old.source if changed else None,
        previous_target=old.target if changed else None,
        emphasis=segment.emphasis,
    )


def _mark_moves(
    segments: Sequence[Segment], base: Draft, carried: Mapping[str, DraftSegment]
) -> dict[str, DraftSegment]:
    """Unchanged segments that left the longest run of segments still in their old order were moved."""
    place = {old.key: index for index, old in enumerate(base.segments)}
    stayed = [segment.key for segment in segments if segment.key in carried and segment.key in place]
    in_order = {stayed[index] for index in _longest_increasing([place[key] for key in stayed])}
    return {
        key: replace(one, change=ChangeClass.MOVED)
        if one.change is ChangeClass.UNCHANGED and key not in in_order
        else one
        for key, one in carried.items()
    }


def _longest_increasing(numbers: Sequence[int]) -> list[int]:
    """Indices of a longest strictly increasing subsequence (patience sorting, O(n log n))."""
    tails: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for index, number in enumerate(numbers):
        position = bisect_left(tails, number)
        tails[position : position + 1] = [number]
        ends[position : position + 1] = [index]
        before.append(ends[position - 1] if position else -1)
    chain = []
    index = ends[-1] if ends else -1
    while index >= 0:
        chain.append(index)
        index = before[index]
    return chain
