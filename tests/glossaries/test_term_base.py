"""Layers of terms: the later one wins, and nothing that is forbidden or written in German gets lost."""

from datetime import date

from glossaries.table import read
from glossaries.term_base import Concept, Layer, Term, TermBase, TermStatus

FEDERAL = read("concept,de,en,tr\nhall,Rathaus,town hall|!mayor house,belediye\n", layer=Layer.FEDERAL)
CITY = read("concept,de,en\nhall,Gemeindehaus,city hall\ndome,Dom,cathedral\n")


def named(base: TermBase, locale: str) -> list[tuple[str, TermStatus, Layer]]:
    return [(term.text, term.status, term.layer) for term in base.by_id["hall"].terms[locale]]


def test_the_later_layer_decides_about_a_target() -> None:
    preferred = FEDERAL.overlaid_by(CITY).by_id["hall"].preferred("en")
    assert preferred
    assert (preferred.text, preferred.layer) == ("city hall", Layer.MUNICIPALITY)


def test_a_target_that_the_earlier_layer_preferred_is_gone_and_what_it_forbade_stays() -> None:
    forbidden = ("mayor house", TermStatus.FORBIDDEN, Layer.FEDERAL)
    assert named(FEDERAL.overlaid_by(CITY), "en")[1:] == [forbidden]


def test_a_locale_that_the_later_layer_does_not_name_stays() -> None:
    assert named(FEDERAL.overlaid_by(CITY), "tr") == [("belediye", TermStatus.PREFERRED, Layer.FEDERAL)]


def test_german_names_add_up_with_the_later_one_preferred() -> None:
    assert named(FEDERAL.overlaid_by(CITY), "de") == [
        ("Gemeindehaus", TermStatus.PREFERRED, Layer.MUNICIPALITY),
        ("Rathaus", TermStatus.ADMITTED, Layer.FEDERAL),
    ]


def test_a_new_concept_comes_last() -> None:
    assert [concept.id for concept in FEDERAL.overlaid_by(CITY).concepts] == ["hall", "dome"]


def test_a_regional_locale_takes_the_terms_of_its_language() -> None:
    persian = Concept("hall", {"fa": (Term("شهرداری"),)})
    assert persian.preferred("fa-AF") == Term("شهرداری")


def test_a_term_is_in_use_from_its_first_to_its_last_day() -> None:
    old = Term("Hartz IV", valid_until=date(2022, 12, 31))
    new = Term("Bürgergeld", valid_from=date(2023, 1, 1))
    base = TermBase((Concept("benefit", {"de": (old, new)}),))
    assert base.on(date(2022, 12, 31)).concepts[0].terms["de"] == (old,)
    assert base.on(date(2023, 1, 1)).concepts[0].terms["de"] == (new,)
