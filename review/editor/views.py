"""One segment as the editor shows it, and how segments are grouped: what needs a person is loud, the rest is not."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from pipeline.draft import ChangeClass, Draft, DraftSegment, OriginKind
from pipeline.finding import Finding
from pipeline.needs_person import needs_person
from pipeline.placeholders import Mark, tokens
from pipeline.ports import TermFinder
from pipeline.remarks import Remark
from pipeline.segment_decisions import DecisionKind, Decisions, SegmentDecision
from quality.risk import segment_risk
from quality.risk_reasons import FINDING_REASONS, ORIGIN_REASONS
from quality.signals import Circumstances
from review.editor.parts import Parts, parts
from review.editor.term_signs import TermSign, places, signs
from review.editor.words import KINDS, match_score, origin_words
from runtime.names import CHANGES

_LONGEST_SHOWN_RUN = 2
"""Of unchanged segments in a row more than these are folded, all but the first and the last: the neighbours help."""


@dataclass(frozen=True, slots=True)
class Chip:
    """A placeholder of the source: how the text carries it, and whether a target may do without."""

    text: str
    mark: Mark
    number: int
    label: str
    may_miss: bool


@dataclass(frozen=True, slots=True)
class SegmentView:
    """Everything about a segment that its template needs."""

    number: int
    segment: DraftSegment
    needs: bool
    """Whether a person has to look at it."""
    is_loud: bool
    """Whether it is more than context: it needs a person, it was decided here, or somebody asked for it."""
    is_full: bool
    """Whether its terms and its risk are here; a browser fetches those of a long draft when they are read."""
    source: Parts
    target: Parts
    chips: tuple[Chip, ...]
    decision: SegmentDecision | None = None
    findings: tuple[Finding, ...] = ()
    terms: tuple[TermSign, ...] = ()
    risk: float = 0.0
    reasons: tuple[str, ...] = ()
    remarks: tuple[Remark, ...] = ()

    @property
    def doubts(self) -> list[str]:
        """The reasons of the risk without the findings and where the target comes from, which are shown anyway."""
        return [reason for reason in self.reasons if not reason.startswith((*ORIGIN_REASONS, *FINDING_REASONS))]

    @property
    def chip_data(self) -> list[dict[str, object]]:
        """The chips as a script reads them."""
        return [
            {"text": each.text, "mark": each.mark, "number": each.number, "label": each.label, "mayMiss": each.may_miss}
            for each in self.chips
        ]

    @property
    def kind(self) -> str:
        """`Satz`, `Überschrift` …"""
        return KINDS[self.segment.kind]

    @property
    def change(self) -> str:
        """What happened to the source, in a word."""
        return CHANGES[self.segment.change]

    @property
    def origin(self) -> tuple[str, str]:
        """Where the target comes from, and the name beside it."""
        return origin_words(self.segment.origin)

    @property
    def match_score(self) -> int | None:
        """The score of the memory's match, if one filled it."""
        return match_score(self.segment.origin)


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the segments of a draft share."""

    draft: Draft
    decisions: Decisions
    terms: TermFinder
    labels: Mapping[str, Mapping[int, str]] = field(default_factory=dict)
    """Segment key → number of a placeholder → what it stands for."""
    remarks: Sequence[Remark] = ()
    findings: Mapping[str | None, Sequence[Finding]] = field(init=False)

    def __post_init__(self) -> None:
        by_segment: defaultdict[str | None, list[Finding]] = defaultdict(list)
        for finding in self.draft.findings:
            by_segment[finding.segment].append(finding)
        object.__setattr__(self, "findings", dict(by_segment))

    def needs(self, segment: DraftSegment) -> bool:
        """Whether a person has to look at this segment."""
        return needs_person(segment, self.findings.get(segment.key, ()), self.decisions.get(segment.key))

    def is_loud(self, segment: DraftSegment) -> bool:
        """Whether it is more than context."""
        decision = self.decisions.get(segment.key)
        return self.needs(segment) or (decision is not None and decision.kind is not DecisionKind.RELEASED)


def views(around: Surroundings, *, asked_for: str = "", most: int = 40) -> list[SegmentView]:
    """The segments in the order of the page; the first loud ones and the one that was asked for in full."""
    left = most
    found = []
    for number, segment in enumerate(around.draft.segments, start=1):
        is_asked = segment.key == asked_for
        is_loud = is_asked or around.is_loud(segment)
        is_full = is_asked or (is_loud and left > 0)
        left -= is_full
        found.append(_view(around, number, segment, is_loud=is_loud, is_full=is_full))
    return found


def view(around: Surroundings, key: str) -> SegmentView | None:
    """One segment in full; None if the draft has none with this key."""
    for number, segment in enumerate(around.draft.segments, start=1):
        if segment.key == key:
            return _view(around, number, segment, is_loud=True, is_full=True)
    return None


def _view(around: Surroundings, number: int, segment: DraftSegment, *, is_loud: bool, is_full: bool) -> SegmentView:
    labels = around.labels.get(segment.key, {})
    findings = around.findings.get(segment.key, ())
    hits = around.terms(segment.source, locale=around.draft.locale) if is_full else ()
    found = signs(hits, segment.target)
    given = Circumstances(around.draft.locale, terms={segment.key: hits})
    verdict = segment_risk(segment, findings, given=given) if is_full else None
    shows_change = is_loud and segment.origin.kind is not OriginKind.COPY
    old_source, old_target = (segment.previous_source, segment.previous_target) if shows_change else (None, None)
    return SegmentView(
        number,
        segment,
        around.needs(segment),
        is_loud,
        is_full,
        source=parts(segment.source, labels=labels, old=old_source, terms=places(segment.source, found)),
        target=parts(segment.target, labels=labels, old=old_target),
        chips=tuple(_chips(segment, labels)) if is_loud else (),
        decision=around.decisions.get(segment.key),
        findings=tuple(findings),
        terms=found,
        risk=verdict.value if verdict else 0.0,
        reasons=verdict.reasons if verdict else (),
        remarks=tuple(remark for remark in around.remarks if remark.key == segment.key),
    )


def _chips(segment: DraftSegment, labels: Mapping[int, str]) -> Iterable[Chip]:
    for token in tokens(segment.source):
        if token.mark is not Mark.TEXT:
            may_miss = token.number in segment.emphasis
            yield Chip(token.text, token.mark, token.number, labels.get(token.number, ""), may_miss)


@dataclass(frozen=True, slots=True)
class Group:
    """Segments in a row; a folded group is context that nobody has to read."""

    segments: tuple[SegmentView, ...]
    is_folded: bool = False


def grouped(ordered: Sequence[SegmentView]) -> list[Group]:
    """The segments with long runs of unchanged context folded; its first and last stay in sight."""
    groups: list[Group] = []
    run: list[SegmentView] = []
    for each in ordered:
        if not each.is_loud:
            run.append(each)
            continue
        groups += [*_folded(run), Group((each,))]
        run = []
    return [*groups, *_folded(run)]


def changed_first(ordered: Sequence[SegmentView]) -> list[Group]:
    """What is loud first, the most changed on top, then all context folded."""
    loud = sorted((each for each in ordered if each.is_loud), key=_urgency)
    rest = tuple(each for each in ordered if not each.is_loud)
    return [*(Group((each,)) for each in loud), *([Group(rest, is_folded=True)] if rest else [])]


def _urgency(each: SegmentView) -> tuple[bool, bool, float, int]:
    is_new = each.segment.change in {ChangeClass.EDITED, ChangeClass.NEW, ChangeClass.FACT_ONLY}
    return not each.needs, not is_new, -each.risk, each.number


def _folded(run: Sequence[SegmentView]) -> list[Group]:
    if len(run) <= _LONGEST_SHOWN_RUN + 1:
        return [Group((each,)) for each in run]
    return [Group((run[0],)), Group(tuple(run[1:-1]), is_folded=True), Group((run[-1],))]
