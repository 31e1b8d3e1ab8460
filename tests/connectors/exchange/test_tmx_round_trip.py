"""Written and read again, a memory is the same memory, and the file is valid TMX."""

import io
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from connectors.exchange.tmx import Refused, TmxUnit, read_tmx, write_tmx
from tests.connectors.exchange.tmx14_dtd import RULES

LEGAL = st.characters(exclude_categories=["Cs"], exclude_characters="\ufffe\uffff").filter(
    lambda character: character >= " " or character in "\t\n\r"
)
words = st.text(LEGAL, max_size=20)
locales = st.sampled_from(["en", "ar", "uk", "fa-AF", "zh-Hans", "de-simple", "kmr"])


def tagged(number: int, inner: str) -> st.SearchStrategy[str]:
    return st.sampled_from(
        [f"<{number}>{inner}</{number}>", f"{inner}<{number}/>", f"<{number}>{inner}<7/></{number}>"]
    )


pieces = st.one_of(words, st.tuples(st.integers(1, 99_999), words).flatmap(lambda pair: tagged(*pair)))
texts = st.lists(pieces, min_size=1, max_size=4).map("".join).filter(str.strip)
times = st.datetimes(datetime(1, 2, 1), datetime(9999, 1, 1), timezones=st.just(UTC)).map(
    lambda time: time.replace(microsecond=0)
)
units = st.builds(
    TmxUnit,
    texts,
    st.dictionaries(locales, texts, min_size=1, max_size=3),
    previous=words,
    following=words,
    document=words,
    author=words,
    origin=words,
    created=st.none() | times,
    note=words,
    changed=st.none() | times,
    usage=st.integers(0, 10**6),
)
SMALL = TmxUnit("Guten Tag", {"en": "Hello"})


def written(*given_units: TmxUnit) -> bytes:
    stream = io.BytesIO()
    assert write_tmx(stream, given_units) == ()
    return stream.getvalue()


@given(st.lists(units, max_size=3))
def test_any_legal_text_comes_back_as_it_was(given_units: list[TmxUnit]) -> None:
    assert list(read_tmx(io.BytesIO(written(*given_units)))) == given_units


@given(units)
def test_any_file_is_valid_tmx_1_4(unit: TmxUnit) -> None:
    assert RULES.validate(etree.fromstring(written(unit))), RULES.error_log


def test_paired_tags_become_bpt_and_ept_and_lone_ones_ph() -> None:
    file = etree.fromstring(written(TmxUnit("Zum <3>Amt</3><5/>", {"en": "To the <3>office</3><5/>"})))
    codes = [(code.tag, dict(code.attrib)) for code in file.iter("bpt", "ept", "ph")]
    assert codes[:3] == [
        ("bpt", {"i": "1", "x": "3", "type": "x-placeholder"}),
        ("ept", {"i": "1"}),
        ("ph", {"x": "5", "type": "x-placeholder"}),
    ]


def test_a_placeholder_may_stand_in_a_text_twice() -> None:
    unit = TmxUnit("<1>a</1> <1>b</1>", {"en": "<1>c</1>"})
    assert list(read_tmx(io.BytesIO(written(unit)))) == [unit]


@pytest.mark.parametrize(
    ("unit", "reason"),
    [
        (TmxUnit("a\x0bb", {"en": "x"}), "Quelle: Das Zeichen U+000B ist in XML nicht erlaubt."),
        (TmxUnit("a", {"en": "x\ud800"}), "en: Das Zeichen U+D800 ist in XML nicht erlaubt."),
        (TmxUnit("a", {"en": "x"}, author="\0"), "author: Das Zeichen U+0000 ist in XML nicht erlaubt."),
        (TmxUnit("a", {"en": "x"}, previous="\ufffe"), "x-previous: Das Zeichen U+FFFE ist in XML nicht erlaubt."),
        (TmxUnit("<1>a", {"en": "x"}), "Das Tag 1 ist nicht gepaart."),
        (TmxUnit("a", {"en": "</2>x<2>"}), "Das Tag 2 ist nicht gepaart."),
        (TmxUnit(" ", {"en": "x"}), "Quelle: Der Text ist leer."),
        (TmxUnit("a", {}), "Es gibt keine Übersetzung."),
        (TmxUnit("a", {"English": "x"}), "„English“ ist keine Zielsprache."),
        (TmxUnit("a", {"de": "x"}), "„de“ ist keine Zielsprache."),
    ],
)
def test_what_tmx_cannot_hold_is_refused_and_the_rest_written(unit: TmxUnit, reason: str) -> None:
    stream = io.BytesIO()
    assert write_tmx(stream, [SMALL, unit, SMALL]) == (Refused(2, reason),)
    assert list(read_tmx(io.BytesIO(stream.getvalue()))) == [SMALL, SMALL]
