"""Terms are found as they are written: inflected, in compounds, written apart, through tags, and nowhere else."""

import csv
from pathlib import Path

import pytest

from glossaries.find import find, matches, readable
from glossaries.table import read
from glossaries.term_base import TermBase

HERE = Path(__file__).parent
GOLD = read((HERE / "gold_base.csv").read_text(encoding="utf-8"))


def rows(name: str) -> list[dict[str, str]]:
    text = (HERE.parent / "golden" / name).read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE))


def base(*cells: str) -> TermBase:
    """Each cell is a concept, named after its number, with the target `x`."""
    return read("concept,de,en\n" + "".join(f"{number},{cell},x\n" for number, cell in enumerate(cells)))


def found(text: str, *cells: str) -> list[str]:
    return [hit.source for hit in find(text, base(*cells), locale="en")]


@pytest.mark.parametrize("row", rows("terms.tsv"), ids=lambda row: row["why"])
def test_terms_are_found_as_they_stand_in_the_text(row: dict[str, str]) -> None:
    hits = find(row["text"], GOLD, locale="en")
    assert [hit.source for hit in hits] == [term for term in row["found"].split("|") if term]


@pytest.mark.parametrize("half", ["dev", "held"])
def test_of_the_gold_sentences_nearly_all_terms_are_found_and_nearly_nothing_else(half: str) -> None:
    gold = [row for row in rows("terms_gold.tsv") if row["half"] == half]
    given = [
        (
            {match.concept.id for match in matches(readable(row["text"]), GOLD)},
            set(filter(None, row["found"].split("|"))),
        )
        for row in gold
    ]
    right = sum(len(got & wanted) for got, wanted in given)
    assert right / sum(len(got) for got, _ in given) >= 0.97
    assert right / sum(len(wanted) for _, wanted in given) >= 0.95


@pytest.mark.parametrize(
    ("text", "term", "written"),
    [
        ("des Ausländeramtes", "Ausländeramt", "Ausländeramtes"),
        ("die Aufenthaltstitelverlängerung", "Aufenthaltstitel", "Aufenthaltstitel"),
        ("Kitagutscheine", "Kita-Gutschein", "Kitagutscheine"),
        ("Kita Gutscheinen", "Kita-Gutschein", "Kita Gutscheinen"),
        ("Kita-Gutscheins", "Kitagutschein", "Kita-Gutscheins"),
        ("Melde- und Wohnungsgeberbescheinigung", "Meldebescheinigung", "Melde-"),
        ("mit befristeten Erlaubnissen", "befristete Erlaubnis", "befristeten Erlaubnissen"),
        ("in Leichter Sprache", "Leichte Sprache", "Leichter Sprache"),
        ("in leichter Sprache", "Leichte Sprache", "leichter Sprache"),
        ("der Einbuergerungstest", "Einbürgerung", "Einbuergerungs"),
        ("zwei Strassen", "Straße", "Strassen"),
        ("wer minderjährige Kinder hat", "minderjährig", "minderjährige"),
        ("der BAMF-Kurs", "BAMF", "BAMF"),
    ],
)  # fmt: skip
def test_a_term_is_found(text: str, term: str, written: str) -> None:
    assert found(text, term) == [written]


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("Ein Beamter hat Vorrat.", "Amt"),
        ("Ein Beamter hat Vorrat.", "Rat"),
        ("im Rathaus", "Rat"),
        ("der Vermieter", "Miete"),
        ("eine Unterhaltung", "Unterhalt"),
        ("nach Ermessensentscheidung", "Scheidung"),
        ("eine Person", "Perso"),
        ("Bahnhofstraße 7", "Bahnhof"),
        ("Rathausplatz 1", "Rathaus"),
        ("ein bamf", "BAMF"),
        ("Bitte geben Sie uns Bescheid.", "Bescheid"),
        ("Ich sage Bescheid.", "Bescheid"),
        ("Hilfe in Anspruch nehmen", "Anspruch"),
        ("ein Antrag, auf Asyl", "Antrag auf Asyl"),
    ],
)
def test_a_term_is_not_found_inside_another_word_or_idiom(text: str, term: str) -> None:
    assert found(text, term) == []


def test_a_decision_is_a_term_where_it_is_no_idiom() -> None:
    assert found("Sie bekommen einen Bescheid. Gegen den Bescheid können Sie etwas tun.", "Bescheid") == ["Bescheid"]


def test_the_longest_term_wins() -> None:
    terms = base("Karte", "Blaue Karte EU", "Kindergeld", "Kind", "Geld")
    assert [hit.concept for hit in find("Blaue Karte EU und Kindergeld", terms, locale="en")] == ["1", "2"]


def test_each_term_of_a_compound_is_found() -> None:
    assert found("der Kindergeldantrag", "Kindergeld", "Antrag") == ["Kindergeld", "antrag"]


def test_a_part_of_a_compound_does_not_bind_the_translation() -> None:
    hits = find("Antrag und Antragsformular", base("Antrag"), locale="en")
    assert [getattr(hit, "is_binding", None) for hit in hits] == [True, False]


def test_a_form_belongs_to_the_term_it_is_the_base_form_of() -> None:
    terms = base("Rate", "Rat|Raten")
    assert [hit.concept for hit in find("die Raten", terms, locale="en")] == ["1"]


def test_a_hit_brings_the_concept_and_the_preferred_target() -> None:
    (hit,) = find("Ihres Reisepasses", read("concept,de,fr\npass,Reisepass,passeport|passport\n"), locale="fr")
    assert (hit.source, hit.concept, hit.target) == ("Reisepasses", "pass", "passeport")


def test_a_term_without_target_in_this_locale_is_no_hit() -> None:
    assert find("im Rathaus", base("Rathaus"), locale="so") == ()


def test_a_proposed_target_is_never_enforced() -> None:
    assert find("im Rathaus", read("concept,de,so\nhall,Rathaus,?dawladda hoose\n"), locale="so") == ()


def test_a_synonym_takes_the_target_of_its_concept_and_a_forbidden_one_is_not_found() -> None:
    assert found("im Gemeindehaus, im Amtshaus", "Rathaus|Gemeindehaus|!Amtshaus") == ["Gemeindehaus"]


def test_an_empty_term_base_finds_nothing() -> None:
    assert find("im Rathaus", TermBase(), locale="en") == ()
