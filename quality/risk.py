"""How likely a draft needs a correction, so that the queue shows the doubtful ones first.

A segment begins with how often targets of its origin need one (an engine's new sentence more than one a person
approved); what can be seen of it (`signals`) moves that up. The worst segment counts most for the draft, the average of
all of them for the rest. Nothing that is worse ever lowers the value.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from pipeline.draft import ChangeClass, DraftSegment, OriginKind
from pipeline.finding import Finding, Severity
from quality.risk_model import RiskModel, logistic, logit, shipped_model
from quality.risk_reasons import reasons_of
from quality.signals import UNKNOWN, Circumstances, figures, signals

_BY_ORIGIN = {OriginKind.MEMORY: 0.03, OriginKind.COPY: 0.01, OriginKind.HUMAN: 0.015}
"""The share that needs a correction; assumptions until an installation has reviews of its own."""
_MEMORY = {"in-context": 0.5, "one-neighbour": 0.8, "exact": 1.0, "generalised": 1.6, "fuzzy": 6.0}
"""How a match counts beside an exact one."""
_BY_CHANGE = {
    ChangeClass.UNCHANGED: 0.5,
    ChangeClass.MOVED: 0.5,
    ChangeClass.MARKUP_ONLY: 0.6,
    ChangeClass.FACT_ONLY: 0.8,
    ChangeClass.EDITED: 0.9,
    ChangeClass.NEW: 1.0,
}
_A_POINT = 1.15
"""What a point below 100 multiplies the chance of a match with."""
_BY_SEVERITY = {Severity.CRITICAL: 0.85, Severity.WARNING: 0.3, Severity.INFO: 0.05}
"""Of findings that concern the whole document."""
_WORST_COUNTS = 0.7
_HIGHEST = 0.95
_LEVEL = re.compile(r"([a-z-]+)(?: (\d+))?$")


@dataclass(frozen=True, slots=True)
class RiskVerdict:
    """0 (certain) to 1 (must be read first), with the reasons in German, the heaviest first."""

    value: float
    reasons: tuple[str, ...]


def risk(
    segments: Sequence[DraftSegment], findings: Iterable[Finding], *, given: Circumstances = UNKNOWN
) -> RiskVerdict:
    """The risk of a draft; findings without a segment concern all of it."""
    findings = tuple(findings)
    by_segment: dict[str | None, list[Finding]] = {}
    for finding in findings:
        by_segment.setdefault(finding.segment, []).append(finding)
    each = [segment_risk(segment, by_segment.pop(segment.key, []), given=given).value for segment in segments]
    inside = _WORST_COUNTS * max(each) + (1 - _WORST_COUNTS) * sum(each) / len(each) if each else 0.0
    remaining = 1 - inside
    for finding in (finding for rest in by_segment.values() for finding in rest):
        remaining *= 1 - _BY_SEVERITY[finding.severity]
    return RiskVerdict(round(1 - remaining, 3), tuple(_reasons(segments, findings)))


def segment_risk(
    segment: DraftSegment,
    findings: Iterable[Finding],
    *,
    given: Circumstances = UNKNOWN,
    model: RiskModel | None = None,
) -> RiskVerdict:
    """The risk of one segment with the findings about it."""
    if segment.origin.kind is OriginKind.NONE:
        return RiskVerdict(1.0, ("ohne Übersetzung",))
    model = model or shipped_model()
    findings = tuple(findings)
    seen = signals(segment, findings, given=given, lengths=model.lengths)
    if segment.origin.kind is not OriginKind.ENGINE:
        # A person has seen this wording: what only describes a hard sentence says little about it.
        seen = {name: value for name, value in seen.items() if name not in {"figures", "reading", "notes", "unsure"}}
    value = logistic(logit(base_rate(segment, given)) + model.logit(seen))
    return RiskVerdict(round(value, 4), tuple(reasons_of(segment, model.heaviest(seen), given=given)))


def base_rate(segment: DraftSegment, given: Circumstances = UNKNOWN) -> float:
    """How often a target of this origin needs a correction, 0–1, before anybody has looked at it."""
    if segment.origin.kind is OriginKind.ENGINE:
        return min(_HIGHEST, given.experience.rate(segment.origin.name, given.locale) * _BY_CHANGE[segment.change])
    rate = _BY_ORIGIN[segment.origin.kind]
    if segment.origin.kind is OriginKind.MEMORY and (match := _LEVEL.match(segment.origin.name)):
        level, score = match.groups()
        rate *= _MEMORY.get(level, 1.0) * _A_POINT ** max(0, 100 - int(score or 100))
    return min(_HIGHEST, rate)


def _reasons(segments: Sequence[DraftSegment], findings: Sequence[Finding]) -> Iterator[str]:
    origins = Counter(segment.origin.kind for segment in segments)
    severities = Counter(finding.severity for finding in findings)
    yield from _counted(origins[OriginKind.NONE], "ein Segment ohne Übersetzung", "{n} Segmente ohne Übersetzung")
    yield from _counted(severities[Severity.CRITICAL], "ein kritischer Befund", "{n} kritische Befunde")
    yield from _counted(severities[Severity.WARNING], "eine Warnung", "{n} Warnungen")
    machine = [segment for segment in segments if segment.origin.kind is OriginKind.ENGINE]
    yield from _counted(len(machine), "ein Segment maschinell übersetzt", "{n} Segmente maschinell übersetzt")
    dense = sum(figures(segment.source) for segment in machine)
    yield from _counted(dense, "darin eine Zahl oder Adresse", "darin {n} Zahlen oder Adressen")
    yield from _counted(origins[OriginKind.MEMORY], "ein Segment wiederverwendet", "{n} Segmente wiederverwendet")


def _counted(number: int, one: str, many: str) -> Iterator[str]:
    if number:
        yield one if number == 1 else many.format(n=number)
