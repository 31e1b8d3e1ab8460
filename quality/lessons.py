"""What reviews teach: how each engine fares in each locale, and which checks cry wolf."""

from collections.abc import Iterable
from dataclasses import dataclass

from pipeline.draft import OriginKind
from pipeline.reviewed import Reviewed, Verdict
from quality.experience import Experience, Tally
from quality.likeness import chrf, edit_distance


@dataclass(frozen=True, slots=True)
class EngineLesson:
    """One engine in one locale; shares and distances 0–1, chrF 0–100, both over all segments not rejected."""

    engine: str
    locale: str
    segments: int
    corrected: float
    approved: float
    """The share that was approved as it was."""
    chrf: float
    edit_distance: float


@dataclass(frozen=True, slots=True)
class CheckLesson:
    """One check: on how many reviewed segments it fired, and how many of those were approved unchanged."""

    check: str
    segments: int
    false_alarms: int
    share: float
    """False alarms per segment on which it fired, 0–1."""


def engine_lessons(reviews: Iterable[Reviewed]) -> list[EngineLesson]:
    """One line for each engine and locale, by name."""
    groups: dict[tuple[str, str], list[Reviewed]] = {}
    for each in reviews:
        if each.segment.origin.kind is OriginKind.ENGINE:
            groups.setdefault((each.segment.origin.name, each.locale), []).append(each)
    return [_engine(*key, groups[key]) for key in sorted(groups)]


def check_lessons(reviews: Iterable[Reviewed]) -> list[CheckLesson]:
    """One line for each check that fired on a reviewed segment, most false alarms first."""
    fired: dict[str, list[bool]] = {}
    for each in reviews:
        for check in {finding.check for finding in each.findings}:
            fired.setdefault(check, []).append(each.verdict is Verdict.APPROVED)
    lessons = [
        CheckLesson(check, len(alarms), sum(alarms), sum(alarms) / len(alarms)) for check, alarms in fired.items()
    ]
    return sorted(lessons, key=lambda lesson: (-lesson.false_alarms, lesson.check))


def experience(reviews: Iterable[Reviewed]) -> Experience:
    """What the risk may take from the reviews; a rejected segment counts as one that needed a correction."""
    counts: dict[tuple[str, str], list[bool]] = {}
    for each in reviews:
        if each.segment.origin.kind is OriginKind.ENGINE:
            wrong = each.verdict is not Verdict.APPROVED
            counts.setdefault((each.segment.origin.name, each.locale), []).append(wrong)
    return Experience({key: Tally(len(wrong), sum(wrong)) for key, wrong in counts.items()})


def _engine(engine: str, locale: str, reviews: list[Reviewed]) -> EngineLesson:
    kept = [each for each in reviews if each.verdict is not Verdict.REJECTED]
    verdicts = [each.verdict for each in reviews]
    texts = [(each.segment.target, each.final) for each in kept]
    return EngineLesson(
        engine,
        locale,
        len(reviews),
        verdicts.count(Verdict.CORRECTED) / len(reviews),
        verdicts.count(Verdict.APPROVED) / len(reviews),
        sum(chrf(*pair) for pair in texts) / len(kept) if kept else 0.0,
        sum(edit_distance(*pair) for pair in texts) / len(kept) if kept else 0.0,
    )
