"""The checks find each kind of damage and leave good translations alone."""

import csv
from pathlib import Path

import pytest

from glossaries.find import find
from glossaries.shipped import shipped
from pipeline.finding import Severity
from pipeline.segment import SegmentKind
from quality.inspection import inspect
from quality.pair import Pair
from quality.register import CHECKS

GOLDEN = Path(__file__).parents[1] / "golden"
LOCALES = ("en", "ar", "uk", "tr", "fr")


def rows(name: str) -> list[dict[str, str]]:
    text = (GOLDEN / name).read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE))


def pair(source: str, target: str, locale: str) -> Pair:
    return Pair(source, target, locale, SegmentKind.SENTENCE, terms=find(source, shipped(), locale=locale))


@pytest.mark.parametrize("row", rows("checks.tsv"), ids=lambda row: f"{row['check']}-{row['locale']}: {row['why']}")
def test_a_defect_is_found_by_the_check_made_for_it(row: dict[str, str]) -> None:
    findings = inspect([pair(row["source"], row["target"], row["locale"])])
    assert (row["check"], row["severity"]) in {(finding.check, finding.severity) for finding in findings}


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("row", rows("clean_pairs.tsv"), ids=lambda row: row["de"][:30])
def test_a_good_translation_has_no_finding(row: dict[str, str], locale: str) -> None:
    """False alarms teach people to look away; a note on a term that stands there in part is the most we allow."""
    findings = inspect([pair(row["de"], row[locale], locale)])
    assert [finding.text() for finding in findings if finding.severity is not Severity.INFO] == []


def test_each_check_has_a_seeded_defect() -> None:
    assert {row["check"] for row in rows("checks.tsv")} == {module.NAME for module in CHECKS}


def test_a_check_is_named_like_its_file() -> None:
    assert [module.NAME for module in CHECKS] == [module.__name__.rpartition(".")[2] for module in CHECKS]  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("source", "target", "message"),
    [
        ("Rufen Sie an: 01234 567-210.", "Please give us a call.",
         "Telefonnummer: „01234 567-210“ fehlt in der Übersetzung."),
        ("Die Gebühr: 37,00 Euro", "Fee: 39.00 euros", "Betrag: „37,00 Euro“ ist zu „39.00 euros“ geworden."),
        ("Bitte schreiben Sie uns.", "Write to a@b.example.",
         "E-Mail-Adresse: „a@b.example“ steht nicht im deutschen Text."),
        ("Büro A: 01234 567-210, Büro B: 01234 567-999", "Office A: 01234 567-999, office B: 01234 567-210",
         "Telefonnummer: „01234 567-210“ ist vertauscht; an seiner Stelle steht „01234 567-999“."),
        ("Mail: kita@musterstadt.example", "Mail: k ita@musterstadt.example",
         "E-Mail-Adresse: „kita@musterstadt.example“ ist zerrissen: „k ita@musterstadt.example“."),
    ],
)  # fmt: skip
def test_a_fact_that_is_not_kept_is_named_with_its_exact_value(source: str, target: str, message: str) -> None:
    assert [finding.text() for finding in inspect([pair(source, target, "en")])] == [message]


def test_a_finding_offers_the_repaired_target_where_it_is_sure() -> None:
    (finding,) = inspect([pair("Rufen Sie an: 01234 567-210.", "Call 01234 567-201.", "en")])
    assert finding.suggestion == "Call 01234 567-210."


@pytest.mark.parametrize(
    ("source", "target", "locale"),
    [
        ("Gehen Sie zur Ausländerbehörde.", "Go to one of the immigration offices.", "en"),
        ("Gehen Sie zur Ausländerbehörde.", "Adressez-vous aux offices des étrangers.", "fr"),
        ("Gehen Sie zur Ausländerbehörde.", "Зверніться до відомства у справах іноземців.", "uk"),
        ("Gehen Sie zur Ausländerbehörde.", "Yabancılar Dairesine gidin.", "tr"),
        ("Gehen Sie zur Ausländerbehörde.", "اذهبوا إلى دائرة شؤون الأجانب.", "ar"),
        ("Termine gibt es auch online.", "المواعيد متاحة أيضًا على الإنترنت.", "ar"),
        ("Das Rathaus steht am Markt.", "يقع مبنى بلدية المدينة في ساحة السوق.", "ar"),
        ("Es kommen Gebühren hinzu.", "Додаються ще збори.", "uk"),
        ("Fragen Sie die Krankenkasse.", "Demandez à la caisse d’assurance maladie.", "fr"),
    ],
)
def test_a_term_may_be_inflected_in_the_target(source: str, target: str, locale: str) -> None:
    assert "terms" not in {finding.check for finding in inspect([pair(source, target, locale)])}


def test_emphasis_left_out_is_told_and_does_not_block() -> None:
    dropped = Pair(
        "Das <1>Amt am <2>Markt</2></1> hilft.", "The office helps at the <2>market</2>.", "en", SegmentKind.SENTENCE,
        emphasis=frozenset({1}),
    )  # fmt: skip
    [finding] = [finding for finding in inspect([dropped]) if finding.check == "tags"]
    assert (finding.severity, finding.text()) == (Severity.INFO, "Die Hervorhebung von „Amt am Markt“ fehlt.")
