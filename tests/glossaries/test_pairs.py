"""The term base as pairs for engines that take a list: what is settled, and nothing else."""

import pytest

from glossaries.pairs import preferred_pairs
from glossaries.term_base import Concept, Layer, Term, TermBase, TermStatus

PREFERRED, ADMITTED, FORBIDDEN, PROPOSED = (
    TermStatus.PREFERRED,
    TermStatus.ADMITTED,
    TermStatus.FORBIDDEN,
    TermStatus.PROPOSED,
)


def concept(name: str, german: tuple[Term, ...], **targets: tuple[Term, ...]) -> Concept:
    return Concept(name, {"de": german, **targets})


def test_each_locale_has_the_preferred_targets_of_its_concepts() -> None:
    office = concept("amt", (Term("Ausländerbehörde"),), en=(Term("Immigration Office"),), fr=(Term("Office"),))
    stay = concept("duldung", (Term("Duldung"),), en=(Term("tolerated stay"),))
    assert preferred_pairs(TermBase((office, stay)), ["en", "fr", "so"]) == {
        "en": {"Ausländerbehörde": "Immigration Office", "Duldung": "tolerated stay"},
        "fr": {"Ausländerbehörde": "Office"},
        "so": {},
    }


@pytest.mark.parametrize("status", [ADMITTED, FORBIDDEN, PROPOSED])
def test_a_target_that_is_not_preferred_is_in_no_pair(status: TermStatus) -> None:
    base = TermBase((concept("amt", (Term("Amt"),), en=(Term("bureau", status),)),))
    assert preferred_pairs(base, ["en"]) == {"en": {}}


def test_every_german_name_that_texts_may_hold_has_its_pair() -> None:
    names = (
        Term("Ausländerbehörde"),
        Term("Ausländeramt", ADMITTED),
        Term("Fremdenpolizei", FORBIDDEN),
        Term("ABH", PROPOSED),
    )
    base = TermBase((concept("amt", names, en=(Term("Immigration Office"),)),))
    assert list(preferred_pairs(base, ["en"])["en"]) == ["Ausländerbehörde", "Ausländeramt"]


def test_a_name_of_two_concepts_belongs_to_the_one_that_prefers_it_else_to_the_nearer() -> None:
    admits = concept("a", (Term("Kita", ADMITTED),), en=(Term("crèche"),))
    federal = concept("b", (Term("Kita", layer=Layer.FEDERAL),), en=(Term("daycare"),))
    ours = concept("c", (Term("Kita"),), en=(Term("nursery"),))
    assert preferred_pairs(TermBase((admits, federal, ours)), ["en"]) == {"en": {"Kita": "nursery"}}
    assert preferred_pairs(TermBase((admits, federal)), ["en"]) == {"en": {"Kita": "daycare"}}


def test_a_name_never_borrows_the_target_of_a_concept_it_does_not_belong_to() -> None:
    other = concept("a", (Term("Bescheid", ADMITTED),), fr=(Term("réponse"),))
    owner = concept("b", (Term("Bescheid"),), en=(Term("official decision"),))
    assert preferred_pairs(TermBase((other, owner)), ["fr"]) == {"fr": {}}
