"""The term base that comes with Sprachlotse is one table in several files, and honest about what is uncertain."""

import pytest

from glossaries.shipped import shipped
from glossaries.table import GENDERS, LOCALES, PARTS_OF_SPEECH
from glossaries.term_base import Layer, TermStatus

CONCEPTS = shipped().concepts


def test_it_has_at_least_four_hundred_concepts() -> None:
    assert len(CONCEPTS) >= 400


def test_each_concept_is_there_once_though_it_has_several_files() -> None:
    assert len({concept.id for concept in CONCEPTS}) == len(CONCEPTS)


def test_each_concept_is_explained_in_german() -> None:
    assert [concept.id for concept in CONCEPTS if len(concept.definition.split()) < 3 or not concept.domain] == []


def test_each_concept_has_one_preferred_german_term_that_says_what_it_is() -> None:
    for concept in CONCEPTS:
        first = concept.terms["de"][0]
        assert first.status is TermStatus.PREFERRED, concept.id
        assert first.part_of_speech in PARTS_OF_SPEECH, concept.id
        assert first.gender in (*GENDERS, ""), concept.id


def test_each_term_comes_from_the_federal_layer() -> None:
    assert {term.layer for concept in CONCEPTS for terms in concept.terms.values() for term in terms} == {Layer.FEDERAL}


@pytest.mark.parametrize("locale", LOCALES)
def test_each_locale_has_terms(locale: str) -> None:
    named = [concept for concept in CONCEPTS if concept.terms.get(locale)]
    assert len(named) >= 0.2 * len(CONCEPTS)


@pytest.mark.parametrize("locale", ["en", "ar", "tr", "uk", "ru", "fr"])
def test_nearly_each_concept_has_a_settled_target_in_the_large_locales(locale: str) -> None:
    assert sum(concept.preferred(locale) is not None for concept in CONCEPTS) >= 0.9 * len(CONCEPTS)


def test_a_german_term_belongs_to_one_concept() -> None:
    owners: dict[str, set[str]] = {}
    for concept in CONCEPTS:
        for term in concept.terms["de"]:
            owners.setdefault(term.text, set()).add(concept.id)
    assert {text: ids for text, ids in owners.items() if len(ids) > 1} == {}
