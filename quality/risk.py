"""How likely a draft needs a correction, so that the queue shows the doubtful ones first.

A segment's risk grows with how its target came to be (an engine's new sentence more than one a person approved), with
how much of it changed, with each finding and with the number of figures in it. The worst segment counts most, the
average of all of them for the rest. Nothing that is worse ever lowers the value.
"""

import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from pipeline.draft import ChangeClass, DraftSegment, OriginKind
from pipeline.finding import Finding, Severity
from pipeline.placeholders import plain

_BY_ORIGIN = {
    OriginKind.NONE: 1.0,
    OriginKind.ENGINE: 0.4,
    OriginKind.MEMORY: 0.1,
    OriginKind.COPY: 0.05,
    OriginKind.HUMAN: 0.05,
}
_BY_CHANGE = {
    ChangeClass.UNCHANGED: 0.5,
    ChangeClass.MOVED: 0.5,
    ChangeClass.MARKUP_ONLY: 0.6,
    ChangeClass.FACT_ONLY: 0.8,
    ChangeClass.EDITED: 0.9,
    ChangeClass.NEW: 1.0,
}
_BY_SEVERITY = {Severity.CRITICAL: 0.8, Severity.WARNING: 0.3, Severity.INFO: 0.05}
_A_FIGURE = 0.03
_MOST_FIGURES = 5
_WORST_COUNTS = 0.7

_FIGURES = re.compile(r"\d+(?:[.,:/]\d+)*|\S+@\S+|https?://\S+|www\.\S+")


@dataclass(frozen=True, slots=True)
class Risk:
    """0 (certain) to 1 (must be read first), with the reasons in German, the heaviest first."""

    value: float
    reasons: tuple[str, ...]


def risk(segments: Sequence[DraftSegment], findings: Iterable[Finding]) -> Risk:
    """The risk of a draft; findings without a segment concern all of it."""
    findings = tuple(findings)
    by_segment: dict[str | None, list[Finding]] = {}
    for finding in findings:
        by_segment.setdefault(finding.segment, []).append(finding)
    each = [_segment_risk(segment, by_segment.pop(segment.key, [])) for segment in segments]
    inside = _WORST_COUNTS * max(each) + (1 - _WORST_COUNTS) * sum(each) / len(each) if each else 0.0
    elsewhere = [_BY_SEVERITY[finding.severity] for rest in by_segment.values() for finding in rest]
    return Risk(round(_either([inside, *elsewhere]), 3), tuple(_reasons(segments, findings)))


def _segment_risk(segment: DraftSegment, findings: Iterable[Finding]) -> float:
    origin = _BY_ORIGIN[segment.origin.kind]
    if segment.origin.kind is OriginKind.ENGINE:
        origin *= _BY_CHANGE[segment.change]
    figures = 0.0 if origin < _BY_ORIGIN[OriginKind.MEMORY] else _A_FIGURE * _figures(segment.source)
    return _either([origin, figures, *(_BY_SEVERITY[finding.severity] for finding in findings)])


def _either(chances: Iterable[float]) -> float:
    """The chance that at least one of several independent things is wrong."""
    return 1 - math.prod(1 - chance for chance in chances)


def _figures(source: str) -> int:
    return min(_MOST_FIGURES, len(_FIGURES.findall(plain(source))))


def _reasons(segments: Sequence[DraftSegment], findings: Sequence[Finding]) -> Iterator[str]:
    origins = Counter(segment.origin.kind for segment in segments)
    severities = Counter(finding.severity for finding in findings)
    yield from _counted(origins[OriginKind.NONE], "ein Segment ohne Übersetzung", "{n} Segmente ohne Übersetzung")
    yield from _counted(severities[Severity.CRITICAL], "ein kritischer Befund", "{n} kritische Befunde")
    yield from _counted(severities[Severity.WARNING], "eine Warnung", "{n} Warnungen")
    machine = [segment for segment in segments if segment.origin.kind is OriginKind.ENGINE]
    yield from _counted(len(machine), "ein Segment maschinell übersetzt", "{n} Segmente maschinell übersetzt")
    figures = sum(_figures(segment.source) for segment in machine)
    yield from _counted(figures, "darin eine Zahl oder Adresse", "darin {n} Zahlen oder Adressen")
    yield from _counted(origins[OriginKind.MEMORY], "ein Segment wiederverwendet", "{n} Segmente wiederverwendet")


def _counted(number: int, one: str, many: str) -> Iterator[str]:
    if number:
        yield one if number == 1 else many.format(n=number)
