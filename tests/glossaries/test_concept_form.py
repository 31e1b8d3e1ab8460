"""A concept as people fill it in: what they type, and what of it the own layer keeps."""

import pytest

from glossaries.concept_form import cells_of, concept_of, key_of, only_own, proposed
from glossaries.term_base import Concept, Term, TermBase, TermStatus

KITA = Concept("kita", {"de": (Term("Kita"),), "en": (Term("nursery"),), "ar": (Term("حضانة"),)}, domain="family")


def test_what_is_shown_and_typed_again_is_the_same_concept():
    again, mistakes = concept_of(cells_of(KITA))
    assert mistakes == ()
    assert again == KITA


@pytest.mark.parametrize(
    ("german", "key"),
    [("Kita", "kita"), ("Kita-Gutschein|Gutschein", "kita-gutschein"), ("Straßenbahn", "strassenbahn")],
)
def test_a_new_concept_is_named_after_its_first_word(german, key):
    assert key_of(german) == key


def test_a_word_that_is_missing_is_named_with_its_column():
    made, [mistake] = concept_of({"de": "Kita", "en": "nursery||daycare"})
    assert (made, mistake.column) == (None, "en")


def test_a_text_with_commas_and_quotes_stays_whole():
    made, _ = concept_of({"de": "Kita", "definition": 'Ein „Haus", für Kinder; ab 3'})
    assert made.definition == 'Ein „Haus", für Kinder; ab 3'


def test_only_what_differs_from_the_layers_below_is_kept():
    mine, _ = concept_of(cells_of(KITA) | {"en": "daycare"})
    assert set(only_own(mine, KITA).terms) == {"de", "en"}


def test_what_is_not_kept_shows_through():
    mine, _ = concept_of(cells_of(KITA) | {"en": "daycare"})
    both = TermBase((KITA,)).overlaid_by(TermBase((only_own(mine, KITA),))).by_id["kita"]
    assert (both.preferred("en").text, both.preferred("ar").text) == ("daycare", "حضانة")


def test_a_proposal_is_enforced_nowhere():
    assert {t.status for several in proposed(KITA).terms.values() for t in several} == {TermStatus.PROPOSED}
