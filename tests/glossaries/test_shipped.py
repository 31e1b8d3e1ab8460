"""The term base that comes with Sprachlotse serves the five locales of the demo."""

import pytest

from glossaries.shipped import shipped


def test_it_has_at_least_forty_concepts() -> None:
    assert len({term.concept for term in shipped().terms}) >= 40


@pytest.mark.parametrize("locale", ["en", "ar", "uk", "tr", "fr"])
def test_each_term_has_a_target_in_each_locale(locale: str) -> None:
    assert [term.source for term in shipped().terms if not shipped().target(term, locale)] == []
