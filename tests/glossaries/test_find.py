"""Terms are found as they are written: inflected, hyphenated, through tags, and nowhere else."""

import csv
from pathlib import Path

import pytest

from glossaries.find import find
from glossaries.shipped import shipped
from glossaries.term_base import Term, TermBase, TermStatus
from pipeline.engine import TermHit

GOLDEN = Path(__file__).parents[1] / "golden" / "terms.tsv"
ROWS = list(csv.DictReader(GOLDEN.read_text(encoding="utf-8").splitlines(), delimiter="\t"))


def base(*terms: Term) -> TermBase:
    return TermBase(terms)


def found(text: str, terms: TermBase, locale: str = "en") -> list[str]:
    return [hit.source for hit in find(text, terms, locale=locale)]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["why"])
def test_terms_are_found_as_they_stand_in_the_text(row: dict[str, str]) -> None:
    assert found(row["text"], shipped()) == [term for term in row["found"].split("|") if term]


def test_a_hit_brings_the_concept_and_the_preferred_target() -> None:
    passport = Term("passport", "Reisepass", {"en": "passport", "fr": "passeport"})
    assert find("Ihres Reisepasses", base(passport), locale="fr") == (TermHit("Reisepasses", "passport", "passeport"),)


def test_a_term_of_several_words_is_found_in_all_its_forms() -> None:
    school = Term("vocational-school", "berufliche Schule", {"en": "vocational school"})
    assert found("an den beruflichen Schulen der Stadt", base(school)) == ["beruflichen Schulen"]


def test_the_longest_term_wins() -> None:
    terms = base(Term("card", "Karte", {"en": "map"}), Term("blue", "Blaue Karte EU", {"en": "EU Blue Card"}))
    assert [hit.concept for hit in find("eine Blaue Karte EU", terms, locale="en")] == ["blue"]


def test_words_of_a_term_stand_next_to_each_other() -> None:
    terms = base(Term("asylum", "Antrag auf Asyl", {"en": "asylum application"}))
    assert found("ein Antrag, auf Asyl", terms) == []


def test_a_term_without_target_in_this_locale_is_no_hit() -> None:
    assert found("im Rathaus", base(Term("hall", "Rathaus", {"en": "town hall"})), locale="so") == []


def test_a_regional_locale_takes_the_target_of_its_language() -> None:
    terms = base(Term("hall", "Rathaus", {"fa": "شهرداری"}))
    assert [hit.target for hit in find("im Rathaus", terms, locale="fa-AF")] == ["شهرداری"]


def test_a_synonym_takes_the_target_of_its_concept() -> None:
    terms = base(
        Term("hall", "Rathaus", {"en": "town hall"}),
        Term("hall", "Gemeindehaus", {}, status=TermStatus.ADMITTED),
    )
    assert [hit.target for hit in find("im Gemeindehaus", terms, locale="en")] == ["town hall"]


def test_a_forbidden_term_is_not_proposed() -> None:
    terms = base(Term("hall", "Rathaus", {"en": "city hall"}, status=TermStatus.FORBIDDEN))
    assert found("im Rathaus", terms) == []


def test_an_empty_term_base_finds_nothing() -> None:
    assert found("im Rathaus", base()) == []
