"""How good a hit of the memory is, and why."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from pipeline.draft import Origin, OriginKind
from pipeline.memory import MatchLevel, Penalty, Unit, exact_match, fuzzy_match, generalised, generalised_match

NOW = datetime(2026, 11, 22, tzinfo=UTC)
UNIT = Unit(
    source="Bringen Sie bitte Ihren Ausweis mit.",
    target="Please bring your identity card.",
    locale="en",
    previous="Vor dem Termin",
    following="Das Amt hilft.",
    document="page/7",
    author="anna",
    origin=Origin(OriginKind.ENGINE, "deepl"),
    approved=NOW - timedelta(days=30),
)


@pytest.mark.parametrize(
    ("previous", "following", "level", "score"),
    [
        ("Vor dem Termin", "Das Amt hilft.", MatchLevel.IN_CONTEXT, 102),
        ("Vor dem Termin", "Anderes.", MatchLevel.ONE_NEIGHBOUR, 101),
        ("Anderes.", "Das Amt hilft.", MatchLevel.ONE_NEIGHBOUR, 101),
        ("Anderes.", "Auch anders.", MatchLevel.EXACT, 100),
    ],
)
def test_the_more_neighbours_agree_the_better(previous: str, following: str, level: MatchLevel, score: int) -> None:
    match = exact_match([UNIT], previous=previous, following=following, now=NOW)
    assert match is not None
    assert (match.level, match.score, match.is_good) == (level, score, True)


def test_of_equal_hits_the_one_approved_last_wins() -> None:
    newer = replace(UNIT, target="Bring your ID, please.", approved=NOW)
    match = exact_match([newer, UNIT], previous="", following="", now=NOW)
    assert match is not None
    assert match.target == "Bring your ID, please."


def test_nothing_known_is_no_match() -> None:
    assert exact_match([], previous="", following="", now=NOW) is None


@pytest.mark.parametrize(
    ("unit", "penalty"),
    [
        (replace(UNIT, reviewed=False), Penalty.UNREVIEWED),
        (replace(UNIT, municipality="beispielkreis"), Penalty.ELSEWHERE),
        (replace(UNIT, approved=NOW - timedelta(days=2000)), Penalty.AGE),
    ],
)
def test_every_doubt_has_a_name_and_costs_points(unit: Unit, penalty: Penalty) -> None:
    match = exact_match([unit], previous="", following="", now=NOW)
    assert match is not None
    assert list(match.penalties) == [penalty]
    assert match.score == 100 - match.penalties[penalty]


def test_several_doubts_together_leave_the_decision_to_a_person() -> None:
    doubtful = replace(UNIT, reviewed=False, municipality="beispielkreis")
    match = exact_match([doubtful], previous="", following="", now=NOW)
    assert match is not None
    assert not match.is_good


def test_the_same_words_with_other_facts_get_the_facts_replaced() -> None:
    unit = replace(UNIT, source="Rufen Sie an: 01234 567-10.", target="Call 01234 567-10.")
    text = "Rufen Sie an: 01234 567-20."
    assert generalised(unit.source) == generalised(text)
    match = generalised_match([unit], text, now=NOW)
    assert match is not None
    assert (match.level, match.target) == (MatchLevel.GENERALISED, "Call 01234 567-20.")


def test_a_fact_that_does_not_stand_in_the_target_makes_no_generalised_match() -> None:
    unit = replace(UNIT, source="Rufen Sie an: 01234 567-10.", target="Call us.")
    assert generalised_match([unit], "Rufen Sie an: 01234 567-20.", now=NOW) is None


@pytest.mark.parametrize(
    ("source", "text", "penalty"),
    [
        ("Sie dürfen hier arbeiten.", "Sie dürfen hier nicht arbeiten.", Penalty.NEGATION),
        ("Das Amt ist offen.", "Das Amt ist nur am Montag offen.", Penalty.NEGATION),
        ("Kommen Sie mit Termin.", "Kommen Sie ohne Termin.", Penalty.NEGATION),
        ("Es kostet 5 €.", "Es kostet 50 €.", Penalty.FACTS),
        ("Rufen Sie <1>uns</1> an.", "Rufen Sie uns an.", Penalty.PLACEHOLDERS),
    ],
)
def test_a_likeness_that_turns_the_meaning_is_never_offered_as_good(source: str, text: str, penalty: Penalty) -> None:
    match = fuzzy_match(replace(UNIT, source=source), text, similarity=96, now=NOW)
    assert penalty in match.penalties
    assert match.score < 95
    assert not match.is_good


def test_even_the_best_likeness_only_offers_and_never_fills() -> None:
    assert not fuzzy_match(UNIT, UNIT.source, similarity=100, now=NOW).is_good
