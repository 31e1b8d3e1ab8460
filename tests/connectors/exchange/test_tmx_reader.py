"""The memories of other tools: read what they mean, keep the good units, name the broken ones by line."""

import io
from datetime import UTC, datetime, timedelta, timezone

import pytest

from connectors.exchange.tmx import BrokenUnit, TmxUnit, read_tmx


def tmx(*units: str, encoding: str = "utf-8") -> io.BytesIO:
    lines = "\n".join(units)
    head = f'<?xml version="1.0" encoding="{encoding}"?><tmx version="1.4"><header srclang="*all*"/>'
    return io.BytesIO(f"{head}<body>\n{lines}\n</body></tmx>".encode(encoding))


def tu(source: str, target: str = "Hello", *, more: str = "", attributes: str = "", target_lang: str = "en") -> str:
    return (
        f'<tu {attributes}>{more}<tuv xml:lang="{target_lang}"><seg>{target}</seg></tuv>'
        f'<tuv xml:lang="de"><seg>{source}</seg></tuv></tu>'
    )


def only(stream: io.BytesIO) -> TmxUnit:
    (unit,) = read_tmx(stream)
    assert isinstance(unit, TmxUnit), unit
    return unit


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "iso-8859-1"])
def test_every_encoding_that_the_file_declares_is_read(encoding: str) -> None:
    assert only(tmx(tu("Größe"), encoding=encoding)).source == "Größe"


@pytest.mark.parametrize(
    ("codes", "text"),
    [
        ('<bpt i="1" x="4">&lt;b&gt;</bpt>a<ept i="1">&lt;/b&gt;</ept>', "<4>a</4>"),
        ('<bpt i="2"/>a<ept i="2"/>', "<2>a</2>"),
        ('<bpt i="1"/>a<bpt i="2"/>b<ept i="1"/>c<ept i="2"/>', "<1>a<2>b</1>c</2>"),
        ('a<ph x="3">{br}</ph>b<ph x="9"/>', "a<3/>b<9/>"),
        ("a<ph>{br}</ph>b<ph/>", "a<1/>b<2/>"),
        ('a<it pos="begin" x="2">&lt;i&gt;</it>b', "a<2/>b"),
        ('<hi type="bold">a <hi>b</hi></hi>', "<1>a <2>b</2></1>"),
        ('<ph x="1">&lt;img alt="<sub>Ein Haus</sub>"&gt;</ph> a', "<1/> a"),
        ("a<!-- Notiz -->b<?tool x?>c", "abc"),
        ("a &lt;b&gt; &amp; <![CDATA[<c>]]>", "a <b> & <c>"),
    ],
)
def test_inline_codes_become_placeholders(codes: str, text: str) -> None:
    assert only(tmx(tu(codes))).source == text


def test_codes_that_other_tools_count_from_zero_are_numbered_alike_in_both_languages() -> None:
    unit = only(tmx(tu('<bpt i="0" x="0"/>a<ept i="0"/><ph x="1"/>', '<ph x="1"/><bpt i="5" x="0"/>b<ept i="5"/>')))
    assert (unit.source, unit.targets["en"]) == ("<2>a</2><1/>", "<1/><2>b</2>")


@pytest.mark.parametrize(
    ("tag", "locale"),
    [("EN-US", "en-US"), ("en_gb", "en-GB"), ("UKR", "uk"), ("zh-hans-cn", "zh-Hans-CN"), ("ar-x-Amt", "ar-x-amt")],
)
def test_languages_are_written_our_way(tag: str, locale: str) -> None:
    assert list(only(tmx(tu("Hallo", target_lang=tag))).targets) == [locale]


@pytest.mark.parametrize("tag", ["de-DE", "GER", "de_at"])
def test_the_german_text_is_the_source_whatever_its_region(tag: str) -> None:
    assert only(tmx(tu("Hallo").replace('"de"', f'"{tag}"'))).source == "Hallo"


def test_plain_german_is_a_target() -> None:
    assert only(tmx(tu("Hallo", "Guten Tag.", target_lang="de-simple"))).targets == {"de-simple": "Guten Tag."}


def test_what_the_file_says_of_a_unit_is_kept() -> None:
    more = '<note>kurz</note><prop type="x-document">page/7</prop><prop type="x-origin">human/anna</prop>'
    about = 'creationid="anna" creationdate="20260131T235900Z" changedate="2026-02-01T12:00:00+01:00" usagecount="3"'
    unit = only(tmx(tu("Hallo", more=more, attributes=about)))
    assert (unit.author, unit.document, unit.origin, unit.note, unit.usage) == (
        "anna",
        "page/7",
        "human/anna",
        "kurz",
        3,
    )
    assert unit.created == datetime(2026, 1, 31, 23, 59, tzinfo=UTC)
    assert unit.changed == datetime(2026, 2, 1, 12, tzinfo=timezone(timedelta(hours=1)))


def test_the_context_that_other_tools_write_is_understood() -> None:
    memoq = '<prop type="x-context-pre">&lt;seg&gt;Davor&lt;/seg&gt;</prop><prop type="x-context-post">Danach</prop>'
    unit = only(tmx(tu("Hallo", more=memoq)))
    assert (unit.previous, unit.following) == ("Davor", "Danach")
    omegat = '<prop type="file">a.html</prop><prop type="prev">Davor</prop>'
    unit = only(tmx(tu("Hallo", more=omegat)))
    assert (unit.document, unit.previous) == ("a.html", "Davor")


@pytest.mark.parametrize(
    ("broken", "reason"),
    [
        (tu('<bpt i="1"/>a'), "Das Tag 1 ist nicht gepaart."),
        (tu('a<ept i="1"/>'), "Das Tag ept i=„1“ hat kein bpt."),
        (tu("<b>a</b>"), "<b> gibt es in einem TMX-Segment nicht."),
        (tu(""), "Der Text in „de“ fehlt oder ist leer."),
        (tu("a", " "), "Der Text in „en“ fehlt oder ist leer."),
        (tu("a", target_lang="Englisch"), "„Englisch“ ist keine Sprachangabe."),
        (tu("a", target_lang="DE"), "Die Sprache „de“ steht zweimal da."),
        (tu("a").replace('"de"', '"fr"'), "Es gibt keinen Text in der Quellsprache „de“."),
        ('<tu><tuv xml:lang="de"><seg>a</seg></tuv></tu>', "Es gibt keine Übersetzung."),
        (tu("a", attributes='creationdate="gestern"'), "„gestern“ ist kein Zeitpunkt"),
        (tu("a", attributes='usagecount="oft"'), "usagecount „oft“ ist keine Zahl."),
        (tu("a & b"), "kein gültiges XML, Zeile 3"),
        (tu("a&#x1F;b"), "kein gültiges XML, Zeile 3"),
        (tu("a\x0bb"), "kein gültiges XML, Zeile 3"),
        (tu("a&nbsp;b"), "kein gültiges XML, Zeile 3"),
    ],
)
def test_a_broken_unit_is_named_by_line_and_the_others_are_kept(broken: str, reason: str) -> None:
    found = list(read_tmx(tmx(tu("eins"), broken, tu("zwei"))))
    assert [unit.source for unit in found if isinstance(unit, TmxUnit)] == ["eins", "zwei"]
    (problem,) = [unit for unit in found if isinstance(unit, BrokenUnit)]
    assert problem.line == 3
    assert problem.reason.startswith(reason)


def test_a_tag_without_end_costs_its_unit_and_the_last_of_the_file() -> None:
    """Where the mistake ends is known only at the end of the file."""
    found = list(read_tmx(tmx(tu("eins"), tu("a <b> c"), tu("zwei"), tu("drei"))))
    assert [unit.source for unit in found if isinstance(unit, TmxUnit)] == ["eins", "zwei"]
    assert {unit.line for unit in found if isinstance(unit, BrokenUnit)} == {3, 5}


def test_on_a_line_that_units_share_a_mistake_costs_all_of_them() -> None:
    found = list(read_tmx(tmx(tu("eins"), tu("a & b") + tu("zwei"), tu("drei"))))
    assert [unit.source for unit in found if isinstance(unit, TmxUnit)] == ["eins", "drei"]


def test_bytes_that_are_not_in_the_encoding_break_only_their_unit() -> None:
    damaged = tmx(tu("eins"), tu("@"), tu("zwei"), tu("drei")).getvalue().replace(b"@", b"\xff\xfe")
    one, broken, two, three = read_tmx(io.BytesIO(damaged))
    assert isinstance(broken, BrokenUnit)
    assert all(isinstance(unit, TmxUnit) for unit in (one, two, three))


def test_a_file_that_breaks_off_gives_what_came_before_and_says_so() -> None:
    whole = tmx(tu("eins"), tu("zwei"), tu("drei")).getvalue()
    *good, last = read_tmx(io.BytesIO(whole[: whole.index(b"drei")]))
    assert all(isinstance(unit, TmxUnit) for unit in good)
    assert isinstance(last, BrokenUnit)
    assert last.line == 4


def test_lines_are_counted_beyond_what_fits_in_16_bits() -> None:
    _, broken = read_tmx(tmx(tu("eins"), "\n" * 70_000, tu("")))
    assert isinstance(broken, BrokenUnit)
    assert broken.line == 70_004
