"""All checks run over all segments, whatever one of them does."""

from collections.abc import Iterator

import pytest

from pipeline.finding import Finding, Severity
from pipeline.segment import SegmentKind
from quality import selection
from quality.checks import repetition
from quality.inspection import inspect
from quality.pair import Pair


def pair(source: str, target: str, key: str | None = None) -> Pair:
    return Pair(source, target, "en", SegmentKind.SENTENCE, key)


class CrashingCheck:
    NAME = "crashing"

    def check(self, pair: Pair) -> Iterator[Finding]:
        raise ZeroDivisionError
        yield


def test_a_finding_names_the_segment_it_concerns() -> None:
    findings = inspect([pair("Guten Tag", "Hello", "body:a"), pair("Danke sehr", "", "body:b")])
    assert [(finding.check, finding.segment) for finding in findings] == [("empty", "body:b")]


def test_a_missing_target_is_one_finding_and_not_one_of_each_check() -> None:
    findings = inspect([pair("Rufen Sie <1>01234 567-210</1> an.", "")])
    assert [finding.check for finding in findings] == ["empty"]


def test_a_segment_without_words_needs_no_words_in_the_target() -> None:
    assert inspect([pair("<1/>", "<1/>")]) == ()


def test_a_check_that_crashes_says_so_and_stops_no_other(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(selection, "CHECKS", (CrashingCheck(), repetition))
    crashed, found = inspect([pair("Die Post", "The the post", "body:a")])
    assert crashed.severity is Severity.INFO
    assert crashed.text().startswith("Die Prüfung „crashing“ konnte nicht laufen")
    assert (found.check, found.segment) == ("repetition", "body:a")


def test_nothing_to_inspect_gives_no_findings() -> None:
    assert inspect([]) == ()


def test_a_check_of_the_facts_that_crashes_blocks_publishing(monkeypatch: pytest.MonkeyPatch) -> None:
    """What could not be checked must not pass for checked: no fact may be lost unseen."""

    class CrashingFacts(CrashingCheck):
        NAME = "facts"

    monkeypatch.setattr(selection, "CHECKS", (CrashingFacts(),))
    [crashed] = inspect([pair("Volkhartstr. 4-6", "4.468,86,512.212", "body:a")])
    assert crashed.severity is Severity.CRITICAL
