"""A term base survives every dialect of TBX, and what other tools write is understood."""

import io
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from connectors.exchange.tbx import BrokenConcept, Dialect, Refused, Status, TbxConcept, TbxTerm, read_tbx, write_tbx

DIALECTS = get_args(Dialect)
LEGAL = st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff\u2028\u2029")
lines = st.text(LEGAL, max_size=12).map(lambda text: " ".join(filter(None, text.split(" "))))
notes = st.lists(lines.filter(bool), max_size=2).map("\n".join)
terms = st.builds(
    TbxTerm,
    st.sampled_from(["de", "en", "fa-AF"]),
    lines.filter(str.strip),
    st.sampled_from(get_args(Status)),
    st.sampled_from(["noun", "verb", "adjective", "phrase", ""]),
    st.sampled_from(["m", "f", "n", "pl", ""]),
    notes,
    lines,
)
by_locale = st.lists(terms, min_size=1, max_size=5).map(lambda each: tuple(sorted(each, key=lambda term: term.locale)))
concepts = st.builds(TbxConcept, st.from_regex(r"[a-z][a-z0-9-]{0,8}", fullmatch=True), lines, lines, by_locale, notes)
PERMIT = TbxConcept("titel", "migration", "Ein Papier.", (TbxTerm("de", "Aufenthaltstitel", gender="m"),))


def written(*given_concepts: TbxConcept, dialect: Dialect) -> bytes:
    stream = io.BytesIO()
    assert write_tbx(stream, given_concepts, dialect=dialect) == ()
    return stream.getvalue()


def read(text: str) -> list[TbxConcept | BrokenConcept]:
    return list(read_tbx(io.BytesIO(text.encode())))


def dca(*terms: str, more: str = "") -> str:
    sections = "".join(f"<termSec>{term}</termSec>" for term in terms)
    return (
        f'<tbx xmlns="urn:iso:std:iso:30042:ed-2" style="dca" type="TBX-Basic" xml:lang="de"><text><body>\n'
        f'<conceptEntry id="c1">{more}<langSec xml:lang="en">{sections}</langSec></conceptEntry>\n</body></text></tbx>'
    )


@pytest.mark.parametrize("dialect", DIALECTS)
@given(st.lists(concepts, max_size=3, unique_by=lambda concept: concept.id))
def test_what_is_written_reads_the_same(dialect: Dialect, given_concepts: list[TbxConcept]) -> None:
    assert list(read_tbx(io.BytesIO(written(*given_concepts, dialect=dialect)))) == given_concepts


def test_each_dialect_has_its_own_names() -> None:
    names = {
        dialect: {element.tag for element in etree.fromstring(written(PERMIT, dialect=dialect)).iter()}
        for dialect in DIALECTS
    }
    assert "{urn:iso:std:iso:30042:ed-2}termNote" in names["dca"]
    assert "{http://www.tbxinfo.net/ns/basic}grammaticalGender" in names["dct"]
    assert "{http://www.tbxinfo.net/ns/min}administrativeStatus" in names["dct"]
    assert {"martif", "termEntry", "langSet", "tig"} <= names["v2"]


def test_a_file_of_version_2_is_read() -> None:
    (office, permit) = read(
        """<!DOCTYPE martif SYSTEM "TBXcoreStructV02.dtd"><martif type="TBX" xml:lang="en"><martifHeader/><text><body>
        <termEntry id="amt">
          <descrip type="subjectField">Verwaltung</descrip>
          <langSet xml:lang="DE-de">
            <descripGrp><descrip type="definition">Eine Behörde
              der Stadt.</descrip><admin type="source">Handbuch</admin></descripGrp>
            <ntig><termGrp><term>Amt</term>
              <termNote type="partOfSpeech">noun</termNote>
              <termNote type="grammaticalGender">neuter</termNote></termGrp>
              <admin type="source">Glossar</admin><note>kurz</note></ntig>
            <tig><term>Dienststelle</term></tig>
            <tig><term>Stelle</term><termNote type="normativeAuthorization">deprecatedTerm</termNote></tig>
          </langSet>
          <langSet xml:lang="en"><tig><term>office</term>
            <termNote type="administrativeStatus">proposedTerm-admn-sts</termNote></tig></langSet>
        </termEntry>
        <termEntry><langSet xml:lang="de"><tig><term>Titel</term></tig></langSet></termEntry>
        </body></text></martif>"""
    )
    assert office == TbxConcept(
        "amt",
        "Verwaltung",
        "Eine Behörde der Stadt.",
        (
            TbxTerm("de-DE", "Amt", "preferred", "noun", "n", "kurz", "Glossar"),
            TbxTerm("de-DE", "Dienststelle", "admitted"),
            TbxTerm("de-DE", "Stelle", "forbidden"),
            TbxTerm("en", "office", "proposed"),
        ),
    )
    assert permit == TbxConcept("", "", "", (TbxTerm("de", "Titel"),))


def test_a_file_of_version_3_in_style_dct_is_read() -> None:
    (kita,) = read(
        """<tbx type="TBX-Basic" style="dct" xml:lang="de" xmlns="urn:iso:std:iso:30042:ed-2"
          xmlns:min="http://www.tbxinfo.net/ns/min" xmlns:basic="http://www.tbxinfo.net/ns/basic">
        <tbxHeader><fileDesc><sourceDesc><p>Beispiel</p></sourceDesc></fileDesc></tbxHeader><text><body>
        <conceptEntry id="kita"><min:subjectField>education</min:subjectField><note>Land Bayern</note>
          <langSec xml:lang="en"><basic:definition>A day nursery.</basic:definition>
            <termSec><term>nursery</term><min:administrativeStatus>admittedTerm-admn-sts</min:administrativeStatus></termSec>
            <termSec><term>day care centre</term><basic:termType>phrase</basic:termType></termSec></langSec>
          <langSec xml:lang="de"><basic:definition>Hier spielen und lernen Kinder.</basic:definition>
            <termSec><term>Kita</term><basic:grammaticalGender>feminine</basic:grammaticalGender>
              <min:partOfSpeech>noun</min:partOfSpeech></termSec></langSec>
        </conceptEntry></body></text></tbx>"""
    )
    assert isinstance(kita, TbxConcept)
    assert (kita.subject, kita.note) == ("education", "Land Bayern")
    assert kita.definition == "Hier spielen und lernen Kinder."
    assert [(term.text, term.status) for term in kita.terms] == [
        ("nursery", "admitted"),
        ("day care centre", "preferred"),
        ("Kita", "preferred"),
    ]
    assert kita.terms[1].part_of_speech == "phrase"


def test_a_second_section_of_the_same_language_adds_its_terms() -> None:
    text = dca("<term>one</term>").replace(
        "</langSec>", '</langSec><langSec xml:lang="EN"><termSec><term>two</term></termSec></langSec>'
    )
    (concept,) = read(text)
    assert isinstance(concept, TbxConcept)
    assert [term.text for term in concept.terms] == ["one", "two"]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (dca("<term> </term>"), "In „en“ ist ein Fachwort leer."),
        (dca(), "Der Begriff hat kein einziges Fachwort."),
        (dca("<term>a</term>").replace('"en"', '"Englisch"'), "„Englisch“ ist keine Sprachangabe."),
        (
            dca('<term>a</term><termNote type="administrativeStatus">gut</termNote>'),
            "administrativeStatus „gut“ gibt es in TBX nicht. Möglich sind: preferredTerm",
        ),
        (dca('<term>a</term><termNote type="grammaticalGender">der</termNote>'), "grammaticalGender „der“"),
        (dca("<term>a & b</term>"), "kein gültiges XML, Zeile 2"),
    ],
)
def test_a_broken_concept_is_named_by_line_and_id(text: str, reason: str) -> None:
    (broken,) = read(text)
    assert isinstance(broken, BrokenConcept)
    assert broken.line == 2
    assert broken.reason.startswith(f"c1: {reason}")


@pytest.mark.parametrize(
    ("concept", "reason"),
    [
        (TbxConcept("2-raum", "", "", PERMIT.terms), "Eine Kennung in TBX beginnt mit einem Buchstaben"),
        (PERMIT, "Die Kennung steht zweimal da."),
        (TbxConcept("a", "", "", ()), "Der Begriff hat kein einziges Fachwort."),
        (TbxConcept("a", "", "\0", PERMIT.terms), "Begriff: Das Zeichen U+0000 ist in XML nicht erlaubt."),
        (TbxConcept("a", "", "", (TbxTerm("de", "x\x07"),)), "de: Das Zeichen U+0007 ist in XML nicht erlaubt."),
        (TbxConcept("a", "", "", (TbxTerm("de", " "),)), "In „de“ ist ein Fachwort leer."),
        (TbxConcept("a", "", "", (TbxTerm("Deutsch", "x"),)), "„Deutsch“ ist keine Sprache."),
        (TbxConcept("a", "", "", (TbxTerm("de", "x", part_of_speech="Nomen"),)), "Die Wortart „Nomen“"),
        (TbxConcept("a", "", "", (TbxTerm("de", "x", gender="der"),)), "Das Geschlecht „der“"),
    ],
)
@pytest.mark.parametrize("dialect", DIALECTS)
def test_what_tbx_cannot_hold_is_refused_and_the_rest_written(
    dialect: Dialect, concept: TbxConcept, reason: str
) -> None:
    stream = io.BytesIO()
    (refused,) = write_tbx(stream, [PERMIT, concept], dialect=dialect)
    assert isinstance(refused, Refused)
    assert refused.number == 2
    assert refused.reason.startswith(f"{concept.id}: {reason}")
    assert list(read_tbx(io.BytesIO(stream.getvalue()))) == [PERMIT]
