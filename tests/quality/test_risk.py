"""The risk grows with everything that makes a draft more doubtful, and says why."""

from dataclasses import replace

import pytest

from pipeline.draft import ChangeClass, DraftSegment, Origin, OriginKind
from pipeline.finding import Finding, Severity
from pipeline.segment import SegmentKind
from quality.risk import risk


def segment(kind: OriginKind, *, key: str = "body:a", source: str = "Guten Tag.") -> DraftSegment:
    return DraftSegment(key, SegmentKind.SENTENCE, source, "Hello.", Origin(kind))


def finding(severity: Severity, key: str | None = "body:a") -> Finding:
    return Finding("facts", severity, "Eine Zahl fehlt.", segment=key)


def test_a_segment_without_target_is_the_highest_risk() -> None:
    assert risk([segment(OriginKind.NONE)], []).value == 1.0


def test_what_a_person_typed_is_less_doubtful_than_memory_and_memory_less_than_an_engine() -> None:
    values = [risk([segment(kind)], []).value for kind in (OriginKind.HUMAN, OriginKind.MEMORY, OriginKind.ENGINE)]
    assert values == sorted(values)
    assert len(set(values)) == 3


def test_the_more_of_a_sentence_changed_the_higher_the_risk() -> None:
    engine = segment(OriginKind.ENGINE)
    order = (ChangeClass.MARKUP_ONLY, ChangeClass.FACT_ONLY, ChangeClass.EDITED, ChangeClass.NEW)
    values = [risk([replace(engine, change=change)], []).value for change in order]
    assert values == sorted(values)


@pytest.mark.parametrize("kind", [OriginKind.ENGINE, OriginKind.MEMORY, OriginKind.HUMAN])
def test_a_graver_finding_weighs_more(kind: OriginKind) -> None:
    grades = (Severity.INFO, Severity.WARNING, Severity.CRITICAL)
    values = [risk([segment(kind)], [finding(severity)]).value for severity in grades]
    assert [risk([segment(kind)], []).value, *values] == sorted([risk([segment(kind)], []).value, *values])


def test_one_more_finding_never_lowers_the_risk() -> None:
    findings = [finding(Severity.WARNING), finding(Severity.CRITICAL), finding(Severity.INFO, None)] * 3
    values = [risk([segment(OriginKind.ENGINE)], findings[:n]).value for n in range(len(findings) + 1)]
    assert values == sorted(values)
    assert values[-1] <= 1.0


def test_figures_make_a_machine_sentence_more_doubtful() -> None:
    plain = segment(OriginKind.ENGINE)
    dense = replace(plain, source="Am 3.4. von 8.00 bis 9.30 Uhr unter 01234 567.")
    assert risk([dense], []).value > risk([plain], []).value


def test_one_bad_segment_is_not_hidden_by_many_good_ones() -> None:
    good = [segment(OriginKind.HUMAN, key=f"body:{n}") for n in range(200)]
    assert risk([*good, segment(OriginKind.NONE)], []).value > risk([segment(OriginKind.ENGINE)], []).value


def test_a_finding_about_the_whole_document_counts() -> None:
    assert risk([segment(OriginKind.HUMAN)], [finding(Severity.CRITICAL, None)]).value > 0.8


def test_the_reasons_are_german_and_count() -> None:
    segments = [segment(OriginKind.NONE, key="body:b"), segment(OriginKind.ENGINE, source="Zimmer 12.")]
    assert risk(segments, [finding(Severity.CRITICAL), finding(Severity.WARNING)] * 2).reasons == (
        "ein Segment ohne Übersetzung",
        "2 kritische Befunde",
        "2 Warnungen",
        "ein Segment maschinell übersetzt",
        "darin eine Zahl oder Adresse",
    )


def test_an_empty_draft_has_no_risk() -> None:
    assert risk([], []).value == 0.0
