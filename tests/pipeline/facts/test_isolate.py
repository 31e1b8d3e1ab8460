"""Left-to-right pieces keep their order in right-to-left text."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.facts.isolate import FSI, PDI, isolate, strip_isolates
from pipeline.placeholders import PLACEHOLDER

PIECES = [
    "اتصل على ",
    "0821 123456",
    "info@example.org",
    "<1>",
    "</1>",
    "<2/>",
    " BAMF ",
    "Haus A (5)",
    "، ",
    "٨:٣٠",
    "(",
    ")",
]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("اتصل على 0821 123456.", "اتصل على [0821 123456]."),
        ("اكتب إلى info@example.org،", "اكتب إلى [info@example.org]،"),
        ("في <1>Lange Gasse 4</1>، 86150 Augsburg", "في <1>[Lange Gasse 4]</1>، [86150 Augsburg]"),
        ("حسب § 16a Abs. 3 AufenthG", "حسب [§ 16a Abs. 3 AufenthG]"),
        ("مكتب BAMF مفتوح", "مكتب BAMF مفتوح"),
        ("مكتب (Landratsamt Augsburg) مفتوح", "مكتب ([Landratsamt Augsburg]) مفتوح"),
        ("من 8:00 إلى 12:00", "من 8:00 إلى 12:00"),
        ("(رقم <1>Haus A</1> 5)", "(رقم <1>[Haus A]</1> 5)"),
    ],
)
def test_what_would_display_in_wrong_order_is_isolated(text: str, expected: str) -> None:
    shown = isolate(text, locale="ar").replace(FSI, "[").replace(PDI, "]")
    assert shown == expected


@pytest.mark.parametrize("locale", ["en", "uk", "tr", "de-simple", "kmr"])
def test_left_to_right_locales_are_left_alone(locale: str) -> None:
    assert isolate("Tel. 0821 123456", locale=locale) == "Tel. 0821 123456"


def test_other_directional_marks_stay_when_isolates_are_stripped() -> None:
    assert strip_isolates(f"{FSI}a{PDI} \u2067b{PDI}\u200f") == f"a \u2067b{PDI}\u200f"


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=12), st.sampled_from(["ar", "fa-AF", "prs", "ckb", "ur", "he"]))
def test_isolating_twice_changes_nothing_and_stripping_undoes_it(pieces: list[str], locale: str) -> None:
    text = "".join(pieces)
    once = isolate(text, locale=locale)
    assert isolate(once, locale=locale) == once
    assert strip_isolates(once) == text
    assert PLACEHOLDER.findall(once) == PLACEHOLDER.findall(text)
