"""The verdict on a draft: all checks over its segments, the readability of its source, and the risk."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pipeline.approved import NOWHERE, Elsewhere
from pipeline.draft import Draft, DraftSegment, OriginKind
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
from quality.readability.score import Familiar, none_familiar, rating, score_segments
from quality.risk import risk
from quality.selection import USUAL, Selection
from quality.signals import Circumstances
from quality.vocabulary import NO_VOCABULARY, Vocabulary

HARD_PAGE = 2.2
"""Of the learned hardness; 25 of 205 pages of a county are harder, all with reasons and with sentences to fix."""
FEWEST_WORDS = 40
"""A number over fewer words means little."""
_AS_HARD_AS_IT_GETS = 4.0
"""On the scale 1–7; hardly a sentence of a municipality is harder."""


@dataclass(frozen=True, slots=True)
class Criteria:
    """What a municipality judges a draft by."""

    terms: TermFinder
    experience: Experience = NO_EXPERIENCE
    vocabulary: Vocabulary = NO_VOCABULARY
    """Of the draft's locale."""
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
    given = Circumstances(
        draft.locale, by.experience, hits, hardness=hardness(draft.segments, by.familiar), vocabulary=by.vocabulary
    )
    return Judgement(findings, risk(draft.segments, findings, given=given).value)


def _of_page(draft: Draft, by: Criteria) -> Iterator[Finding]:
    if by.checks.wants("readability"):
        yield from _readability(draft, by.familiar)
    if by.checks.wants(simple.NAME):
        yield from simple.findings(draft, by.profile)


def _readability(draft: Draft, familiar: Familiar) -> Iterator[Finding]:
    """A German page that is hard to read is hard to translate, and hard for its readers in any language.

    Judged by the learned hardness: by Amstad's formula, which is about lengths only, 90 of 205 pages of a county were
    hard, and for 59 of them there was nothing to say why.
    """
    sources = (Segment(s.key, "", s.kind, s.source, s.source) for s in draft.segments)
    score = score_segments(sources, familiar)
    is_hard = score.hardness is not None and score.hardness > HARD_PAGE and score.words >= FEWEST_WORDS
    if not is_hard or not score.fix_first or not score.reasons:
        return
    message = "Der deutsche Text ist schwer zu lesen ({hardness} von 7): {label}. Zuerst vereinfachen: „{sentence}“"
    values = {
        "hardness": f"{score.hardness:.1f}".replace(".", ","),
        "label": score.reasons[0].label,
        "sentence": score.fix_first[0].text,
    }
    yield Finding("readability", Severity.INFO, message, values)


def hardness(segments: Iterable[DraftSegment], familiar: Familiar = none_familiar) -> dict[str, float]:
    """How hard the German of each segment is to read, 0 (very easy) to 1."""
    told = ((segment.key, rating(plain(segment.source), familiar)) for segment in segments)
    return {key: min(1.0, (found.hardness - EASIEST) / (_AS_HARD_AS_IT_GETS - EASIEST)) for key, found in told if found}
