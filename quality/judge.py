"""The verdict on a draft: all checks over its segments, the readability of its source, and the risk."""

from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.approved import NOWHERE, Elsewhere
from pipeline.draft import Draft, OriginKind
from pipeline.finding import Finding, Severity
from pipeline.placeholders import plain
from pipeline.ports import Judgement, TermFinder
from pipeline.segment import Segment
from quality.experience import NO_EXPERIENCE, Experience
from quality.inspection import inspect
from quality.leichte_sprache import findings as simple
from quality.leichte_sprache.profile import DIN, Profile
from quality.pair import Pair
from quality.readability.model import EASIEST
from quality.readability.score import Familiar, Level, none_familiar, rating, score_segments
from quality.risk import risk
from quality.selection import USUAL, Selection
from quality.signals import Circumstances

HARD = frozenset({Level.HARD, Level.VERY_HARD})
_AS_HARD_AS_IT_GETS = 4.0
"""On the scale 1–7; hardly a sentence of a municipality is harder."""


@dataclass(frozen=True, slots=True)
class Criteria:
    """What a municipality judges its drafts by."""

    terms: TermFinder
    experience: Experience = NO_EXPERIENCE
    checks: Selection = USUAL
    profile: Profile = DIN
    """Of Leichte Sprache."""
    familiar: Familiar = none_familiar
    """The German words that readers here know."""


def judge(draft: Draft, by: Criteria, *, elsewhere: Elsewhere = NOWHERE) -> Judgement:
    """Findings and risk of a draft; what was only copied needs no checks."""
    pairs = [
        Pair(
            segment.source,
            segment.target,
            draft.locale,
            segment.kind,
            segment.key,
            by.terms(segment.source, locale=draft.locale),
            segment.emphasis,
        )
        for segment in draft.segments
        if segment.origin.kind is not OriginKind.COPY
    ]
    findings = (*inspect(pairs, elsewhere=elsewhere, checks=by.checks), *_of_page(draft, by))
    hits = {pair.key: pair.terms for pair in pairs if pair.key}
    given = Circumstances(draft.locale, by.experience, hits, _hardness(draft, by.familiar))
    return Judgement(findings, risk(draft.segments, findings, given=given).value)


def _of_page(draft: Draft, by: Criteria) -> Iterator[Finding]:
    if by.checks.wants("readability"):
        yield from _readability(draft, by.familiar)
    if by.checks.wants(simple.NAME):
        yield from simple.findings(draft, by.profile)


def _readability(draft: Draft, familiar: Familiar) -> Iterator[Finding]:
    """A German page that is hard to read is hard to translate, and hard for its readers in any language."""
    sources = (Segment(s.key, "", s.kind, s.source, s.source) for s in draft.segments)
    score = score_segments(sources, familiar)
    if score.level in HARD and score.amstad is not None:
        message = "Der deutsche Text ist {level} zu lesen (Amstad {amstad}). Zuerst kürzen: „{sentence}“"
        values = {
            "level": str(score.level),
            "amstad": f"{score.amstad:.0f}",
            "sentence": score.longest_sentences[0],
        }
        yield Finding("readability", Severity.INFO, message, values)


def _hardness(draft: Draft, familiar: Familiar) -> dict[str, float]:
    """How hard each German segment is to read, 0 (very easy) to 1."""
    told = ((segment.key, rating(plain(segment.source), familiar)) for segment in draft.segments)
    return {key: min(1.0, (found.hardness - EASIEST) / (_AS_HARD_AS_IT_GETS - EASIEST)) for key, found in told if found}
