"""What reviewers did teaches how far to trust an engine; bulk approval keeps its limits."""

from dataclasses import replace

import pytest

from pipeline.document import ContentType, DocumentRef
from pipeline.draft import Draft, DraftSegment, Origin, OriginKind
from pipeline.finding import Finding, Severity
from pipeline.lifecycle import DraftState
from pipeline.reviewed import Reviewed, Verdict
from pipeline.segment import SegmentKind
from quality.bulk import BulkPolicy, is_sampled, may_approve_in_bulk
from quality.experience import NO_EXPERIENCE, USUAL, Experience, Tally
from quality.lessons import check_lessons, engine_lessons, experience
from quality.likeness import chrf, edit_distance
from quality.risk import segment_risk
from quality.signals import Circumstances

ENGINE = Origin(OriginKind.ENGINE, "deepl")
SEGMENT = DraftSegment("body:a", SegmentKind.SENTENCE, "Guten Tag.", "Good day.", ENGINE)
WARNING = Finding("length", Severity.WARNING, "kurz", segment="body:a")
KEPT = Reviewed("en", SEGMENT, "Good day.", Verdict.APPROVED, (WARNING,))
CHANGED = Reviewed("en", SEGMENT, "Good morning.", Verdict.CORRECTED, (WARNING,))
REFUSED = Reviewed("en", SEGMENT, "Good day.", Verdict.REJECTED)
DRAFT = Draft(DocumentRef("musterstadt", ContentType.PAGE, "1"), "en", "hash", (SEGMENT,), risk=0.05)
OPEN = BulkPolicy(is_on=True, threshold=0.1, sample=0.0)


@pytest.mark.parametrize(
    ("machine", "final", "score", "distance"),
    [("same", "same", 100, 0), ("abc", "xyz", 0, 1), ("", "", 100, 0), ("", "new", 0, 1)],
)
def test_likeness_at_its_ends(machine: str, final: str, score: float, distance: float) -> None:
    assert (chrf(machine, final), edit_distance(machine, final)) == (score, distance)


def test_a_small_correction_is_closer_than_a_new_text() -> None:
    assert chrf("Good day.", "Good days.") > chrf("Good day.", "Hello there.")


def test_an_engine_is_told_by_what_people_did_with_its_texts() -> None:
    [lesson] = engine_lessons([KEPT, CHANGED, REFUSED, KEPT])
    assert (lesson.engine, lesson.segments, lesson.corrected, lesson.approved) == ("deepl", 4, 0.25, 0.5)
    assert 0 < lesson.edit_distance < 1


def test_a_finding_on_a_segment_approved_unchanged_is_a_false_alarm() -> None:
    [lesson] = check_lessons([KEPT, CHANGED])
    assert (lesson.check, lesson.segments, lesson.false_alarms, lesson.share) == ("length", 2, 1, 0.5)


def test_without_reviews_the_usual_rate_holds() -> None:
    assert NO_EXPERIENCE.rate("deepl", "en") == pytest.approx(USUAL)


def test_few_corrections_are_no_proof_and_many_are() -> None:
    few, many = (experience([CHANGED] * n).rate("deepl", "en") for n in (3, 300))
    assert USUAL < few < 0.3
    assert many > 0.9


def test_an_engine_that_was_often_corrected_here_is_more_doubtful_and_that_is_said() -> None:
    bad = Circumstances("en", Experience({("deepl", "en"): Tally(100, 60)}))
    verdict = segment_risk(SEGMENT, [], given=bad)
    assert verdict.value > segment_risk(SEGMENT, []).value
    assert any("wurden hier berichtigt" in reason for reason in verdict.reasons)


def test_an_engine_that_is_unsure_makes_a_segment_more_doubtful() -> None:
    values = [segment_risk(replace(SEGMENT, score=score), []).value for score in (0.9, 0.5, 0.1)]
    assert values == sorted(values)
    assert len(set(values)) == 3


def test_nothing_is_approved_in_bulk_unless_somebody_chose_so() -> None:
    assert not may_approve_in_bulk(DRAFT, BulkPolicy())
    assert may_approve_in_bulk(DRAFT, OPEN)


@pytest.mark.parametrize(
    "changes",
    [
        {"risk": 0.11},
        {"state": DraftState.HELD},
        {"segments": ()},
        {"segments": (replace(SEGMENT, target=""),)},
        {"findings": (Finding("facts", Severity.CRITICAL, "fehlt"),)},
    ],
)
def test_what_is_doubtful_is_read_by_a_person(changes: dict[str, object]) -> None:
    assert not may_approve_in_bulk(replace(DRAFT, **changes), OPEN)  # type: ignore[arg-type]


def test_a_fixed_share_is_kept_back_for_a_person() -> None:
    policy = replace(OPEN, sample=0.2)
    drafts = [replace(DRAFT, source_hash=str(number)) for number in range(1000)]
    assert 150 < sum(is_sampled(draft, policy) for draft in drafts) < 250
    assert all(may_approve_in_bulk(draft, policy) != is_sampled(draft, policy) for draft in drafts)
