"""The quality of one page as one value: its German, its rules, and where its drafts stand."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from pipeline.draft import Draft, DraftSegment, OriginKind
from pipeline.extract import extract
from pipeline.finding import Finding, Severity
from pipeline.lifecycle import DraftState
from pipeline.placeholders import plain
from pipeline.segment import Segment
from pipeline.store_ports import KeptDocument
from quality.leichte_sprache.profile import DIN, EINFACH
from quality.leichte_sprache.reading import readable
from quality.municipality_report import SIMPLE, simple_fields
from quality.readability.score import Familiar, Level, Readability, none_familiar, score_segments
from quality.risk import risk, segment_risk
from quality.rules_report import PageRules, page_rules
from quality.signals import Circumstances

MOST_DOUBTFUL = 5
_WORST_FIRST = (Severity.CRITICAL, Severity.WARNING, Severity.INFO)


@dataclass(frozen=True, slots=True)
class PageFinding:
    """One finding with the German segment that it is about; empty where it concerns the whole page."""

    check: str
    severity: Severity
    text: str
    segment: str | None
    source: str
    target: str


@dataclass(frozen=True, slots=True)
class DoubtfulSegment:
    """One segment that should be read first."""

    key: str
    source: str
    target: str
    risk: float
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LocaleReport:
    """Where the page stands in one locale; without a draft all but the locale is empty."""

    locale: str
    draft: int | None = None
    state: DraftState | None = None
    reason: str = ""
    """Why it is held, rejected, in conflict or failed."""
    is_stale: bool = False
    """Whether the German page has changed since."""
    segments: int = 0
    untranslated: int = 0
    risk: float | None = None
    risk_reasons: tuple[str, ...] = ()
    findings: tuple[PageFinding, ...] = ()
    """Critical ones first."""
    doubtful: tuple[DoubtfulSegment, ...] = ()
    """Up to five segments, the most doubtful first."""


@dataclass(frozen=True, slots=True)
class PageReport:
    """What the page and the JSON of `quality page` show."""

    municipality: str
    day: date
    ref: str
    title: str
    path: str
    level: Level | None
    source: Readability
    advice: PageRules | None
    """The German page, by the rules of Einfache Sprache: it need not keep them."""
    simple: PageRules | None
    """The page in Leichte Sprache, by DIN SPEC 33429; None without a complete draft of this version."""
    locales: tuple[LocaleReport, ...]


@dataclass(frozen=True, slots=True)
class Readers:
    """Who reads a report."""

    told: Callable[[Finding], str] = Finding.text
    """What a finding says in their language."""
    familiar: Familiar = none_familiar
    """Words that they hear every day."""


EVERYBODY = Readers()


def page_report(
    kept: KeptDocument,
    drafts: Sequence[Draft],
    *,
    locales: Sequence[str],
    day: date,
    by: Readers = EVERYBODY,
) -> PageReport:
    """The report of that day, as these readers want it."""
    document = kept.document
    extraction = extract(document)
    reader = _Reader(kept.text_hash, {segment.key: segment for segment in extraction.segments}, by.told)
    source = score_segments(extraction.segments, by.familiar)
    in_simple = simple_fields(kept, [draft for draft in drafts if draft.locale == SIMPLE])
    return PageReport(
        municipality=document.ref.municipality,
        day=day,
        ref=str(document.ref),
        title=document.title,
        path=document.path,
        level=source.level,
        source=source,
        advice=page_rules(document.fields, EINFACH),
        simple=page_rules(in_simple, DIN) if in_simple else None,
        locales=_locales(drafts, locales, reader),
    )


@dataclass(frozen=True, slots=True)
class _Reader:
    """Shows drafts as people read them."""

    text_hash: str
    german: Mapping[str, Segment]
    """The segments of the page as it is now, by key."""
    told: Callable[[Finding], str]

    def pair(self, segment: DraftSegment) -> tuple[str, str]:
        """Source and target without placeholders; what stands in their place is known while the page says the same."""
        tags = self.german.get(segment.key)
        if tags is None:
            return plain(segment.source), plain(segment.target)
        return readable(replace(tags, text=segment.source)), readable(replace(tags, text=segment.target))


def _locales(drafts: Sequence[Draft], wanted: Sequence[str], reader: _Reader) -> tuple[LocaleReport, ...]:
    """Every wanted locale, then those that only have a draft."""
    made = {draft.locale: draft for draft in drafts}
    return tuple(
        _locale(made[locale], reader) if locale in made else LocaleReport(locale)
        for locale in dict.fromkeys((*wanted, *made))
    )


def _locale(draft: Draft, reader: _Reader) -> LocaleReport:
    return LocaleReport(
        locale=draft.locale,
        draft=draft.id,
        state=draft.state,
        reason=draft.reason,
        is_stale=draft.source_hash != reader.text_hash,
        segments=len(draft.segments),
        untranslated=sum(segment.origin.kind is OriginKind.NONE for segment in draft.segments),
        risk=draft.risk,
        risk_reasons=risk(draft.segments, draft.findings, given=Circumstances(draft.locale)).reasons,
        findings=tuple(_findings(draft, reader)),
        doubtful=tuple(_doubtful(draft, reader)),
    )


def _findings(draft: Draft, reader: _Reader) -> list[PageFinding]:
    texts = {segment.key: reader.pair(segment) for segment in draft.segments}
    ordered = sorted(draft.findings, key=lambda finding: _WORST_FIRST.index(finding.severity))
    return [
        PageFinding(
            each.check, each.severity, reader.told(each), each.segment, *texts.get(each.segment or "", ("", ""))
        )
        for each in ordered
    ]


def _doubtful(draft: Draft, reader: _Reader) -> list[DoubtfulSegment]:
    given = Circumstances(draft.locale)
    found = []
    for segment in draft.segments:
        if segment.origin.kind is not OriginKind.COPY:
            about = [finding for finding in draft.findings if finding.segment == segment.key]
            verdict = segment_risk(segment, about, given=given)
            found.append(DoubtfulSegment(segment.key, *reader.pair(segment), verdict.value, verdict.reasons))
    return sorted(found, key=lambda each: -each.risk)[:MOST_DOUBTFUL]
