"""One table says what every system calls a locale."""

import pytest

from pipeline.locales import FIRST_DAY, LOCALES, Direction, Script, canonical, code, german_name


@pytest.mark.parametrize("locale", FIRST_DAY)
def test_every_locale_of_the_first_day_has_names_a_script_and_a_direction(locale: str) -> None:
    known = LOCALES[locale]
    assert known.german
    assert known.own
    assert known.direction is (Direction.RIGHT_TO_LEFT if known.script is Script.ARABIC else Direction.LEFT_TO_RIGHT)


def test_what_is_written_from_right_to_left() -> None:
    assert {tag for tag in FIRST_DAY if LOCALES[tag].direction is Direction.RIGHT_TO_LEFT} == {
        "ar", "fa", "prs", "ckb", "ps",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("locale", "system", "expected"),
    [
        ("uk", "deepl", "uk"),
        ("en", "deepl", "en-GB"),
        ("ckb", "azure", "ku"),
        ("zh-Hant", "argos", "zt"),
        ("de-simple", "integreat", "de-si"),
        ("de-simple", "deepl", None),
        ("prs", "argos", None),
        ("xx", "azure", "xx"),
    ],
)
def test_a_locale_has_the_code_of_the_system(locale: str, system: str, expected: str | None) -> None:
    assert code(locale, system=system) == expected


@pytest.mark.parametrize(("tag", "expected"), [("fa-AF", "prs"), ("ku", "kmr"), ("zh-CN", "zh"), ("uk", "uk")])
def test_other_names_of_a_locale_lead_to_ours(tag: str, expected: str) -> None:
    assert canonical(tag) == expected


def test_a_locale_has_a_german_name_or_its_tag() -> None:
    assert (german_name("ti"), german_name("xx")) == ("Tigrinya", "xx")
