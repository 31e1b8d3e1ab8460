"""Which facts a text holds, and what they mean in every language."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.facts.bank import has_valid_checksum
from pipeline.facts.fact import FactKind
from pipeline.facts.recognise import facts
from pipeline.placeholders import plain

GOLDEN = Path(__file__).parents[2] / "golden" / "facts.tsv"
ROWS = [line.split("\t") for line in GOLDEN.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
TEXTS = st.text(
    st.sampled_from("0123456789 .,:-/@§€%()<>aA1Mäü\n\u00a0\u200f١۱") | st.characters(codec="utf-8"), max_size=80
)


@pytest.mark.parametrize(("locale", "text", "expected"), ROWS, ids=[row[1][:40] for row in ROWS])
def test_the_golden_sentences_hold_exactly_these_facts(locale: str, text: str, expected: str) -> None:
    assert " | ".join(f"{fact.kind}={fact.value}" for fact in facts(text, locale=locale)) == expected


def test_offsets_refer_to_the_given_text_with_its_placeholders() -> None:
    text = "Schreib an <1>A<2>ugsburg</2>@example.org</1>."
    (fact,) = facts(text)
    assert fact.text == text[fact.start : fact.end] == "A<2>ugsburg</2>@example.org"


def test_a_tag_that_closes_right_after_a_fact_that_it_opens_in_belongs_to_it() -> None:
    (fact,) = facts("Tel. 0821 <1>123456</1> oder so")
    assert fact.text == "0821 <1>123456</1>"


def test_a_line_break_parts_two_facts_that_a_tag_would_join() -> None:
    values = [fact.value for fact in facts("86150 Augsburg<1/>0821 123456")]
    assert values == ["86150 augsburg", "+49821123456"]


@pytest.mark.parametrize(
    "written", ["0821 1234567", "0821/1234567", "(0821) 12345-67", "+49 821 1234567", "0049 821 1234567"]
)
def test_a_phone_number_has_one_value_however_it_is_grouped(written: str) -> None:
    assert [fact.value for fact in facts(f"Tel. {written}.")] == ["+498211234567"]


@pytest.mark.parametrize(
    "text",
    [
        "01.06.2026",
        "08.00-12.00 Uhr",
        "DE89 3704 0044 0532 0130 00",
        "1.000.000 Euro",
        "Az. 0821-123456/26",
        "86150 Augsburg",
    ],
)
def test_dates_times_accounts_and_file_numbers_are_no_phone_numbers(text: str) -> None:
    assert FactKind.PHONE not in {fact.kind for fact in facts(text)}


@pytest.mark.parametrize("text", ["31.02.2026", "14.13.2026", "25:00", "Version 5.12.3"])
def test_what_no_calendar_or_clock_has_is_neither_date_nor_time(text: str) -> None:
    assert not {FactKind.DATE, FactKind.TIME} & {fact.kind for fact in facts(text)}


def test_isolates_and_soft_hyphens_do_not_hide_a_fact() -> None:
    assert facts("\u2068info@exam\u00adple.org\u2069", locale="ar")[0].value == "info@example.org"


def test_check_digits_tell_a_right_iban_from_a_wrong_one() -> None:
    assert has_valid_checksum("DE89 3704 0044 0532 0130 00")
    assert not has_valid_checksum("DE89 3704 0044 0532 0130 01")


@settings(max_examples=300, deadline=None)
@given(TEXTS, st.sampled_from(["de", "en", "ar", "fa-AF", "uk", "zh", "xx"]))
def test_facts_never_overlap_and_are_pieces_of_the_text(text: str, locale: str) -> None:
    position = 0
    for fact in facts(text, locale=locale):
        assert position <= fact.start < fact.end <= len(text)
        assert fact.text == text[fact.start : fact.end]
        assert plain(fact.text)
        position = fact.end


@pytest.mark.parametrize("piece", ["0 ", "1.", "a.", "a@", "§ 1 ", "8-", "Mo, ", "<1>0</1>", "12 ", "A-", "Am A "])
def test_long_repetitions_come_to_an_end(piece: str) -> None:
    """Here a pattern that backtracks would not come back; how fast they are is measured in the benchmarks."""
    text = piece * 8000
    assert all(text[fact.start : fact.end] == fact.text for fact in facts(text))
