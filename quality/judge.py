"""The verdict on a draft: all checks over its segments, the readability of its source, and the risk."""

from collections.abc import Iterator

from pipeline.draft import Draft, OriginKind
from pipeline.finding import Finding, Severity
from pipeline.ports import Judgement, TermFinder
from pipeline.segment import Segment
from quality.experience import NO_EXPERIENCE, Experience
from quality.inspection import inspect
from quality.pair import Pair
from quality.readability.score import Level, score_segments
from quality.risk import risk
from quality.signals import Circumstances
from quality.vocabulary import NO_VOCABULARY, Vocabulary

HARD = frozenset({Level.HARD, Level.VERY_HARD})


def judge(
    draft: Draft,
    *,
    terms: TermFinder,
    experience: Experience = NO_EXPERIENCE,
    vocabulary: Vocabulary = NO_VOCABULARY,
) -> Judgement:
    """Findings and risk of a draft; what was only copied needs no checks. `vocabulary` is of the draft's locale."""
    pairs = [
        Pair(
            segment.source,
            segment.target,
            draft.locale,
            segment.kind,
            segment.key,
            terms(segment.source, locale=draft.locale),
            segment.emphasis,
        )
        for segment in draft.segments
        if segment.origin.kind is not OriginKind.COPY
    ]
    findings = (*inspect(pairs), *_readability(draft))
    hits = {pair.key: pair.terms for pair in pairs if pair.key}
    given = Circumstances(draft.locale, experience, hits, vocabulary=vocabulary)
    return Judgement(findings, risk(draft.segments, findings, given=given).value)


def _readability(draft: Draft) -> Iterator[Finding]:
    """A German page that is hard to read is hard to translate, and hard for its readers in any language."""
    score = score_segments(Segment(s.key, "", s.kind, s.source, s.source) for s in draft.segments)
    if score.level in HARD and score.amstad is not None:
        message = "Der deutsche Text ist {level} zu lesen (Amstad {amstad}). Zuerst kürzen: „{sentence}“"
        values = {
            "level": str(score.level),
            "amstad": f"{score.amstad:.0f}",
            "sentence": score.longest_sentences[0],
        }
        yield Finding("readability", Severity.INFO, message, values)
