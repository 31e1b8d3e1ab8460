"""A target term counts in every form its language gives it, and a wrong one does not pass for it."""

import csv
from pathlib import Path

import pytest

from glossaries.hit import Hit
from glossaries.table import read
from glossaries.target import presence

HERE = Path(__file__).parent
GOLD = read((HERE / "gold_base.csv").read_text(encoding="utf-8"))
ROWS = list(
    csv.DictReader(
        (HERE.parent / "golden" / "terms_targets.tsv").read_text(encoding="utf-8").splitlines(),
        delimiter="\t",
        quoting=csv.QUOTE_NONE,
    )
)
LOCALES = ("en", "ar", "tr", "uk", "ru", "fr")


def is_flagged(row: dict[str, str]) -> bool:
    hit = Hit.of("", GOLD.by_id[row["concept"]], row["locale"], is_part=False)
    assert hit
    return hit.presence(row["target"]) < 1 or hit.forbidden_in(row["target"]) is not None


@pytest.mark.parametrize("locale", LOCALES)
def test_at_most_two_of_a_hundred_right_sentences_are_flagged(locale: str) -> None:
    right = [row for row in ROWS if row["locale"] == locale and row["verdict"] == "right"]
    assert sum(map(is_flagged, right)) <= 0.02 * len(right)


@pytest.mark.parametrize("locale", LOCALES)
def test_at_least_nine_of_ten_wrong_sentences_are_flagged(locale: str) -> None:
    wrong = [row for row in ROWS if row["locale"] == locale and row["verdict"] == "wrong"]
    assert len([row for row in ROWS if row["locale"] == locale]) >= 50
    assert sum(map(is_flagged, wrong)) >= 0.9 * len(wrong)


@pytest.mark.parametrize(
    ("locale", "term", "text"),
    [
        ("en", "birth certificate", "The children's birth certificates"),
        ("en", "advice centre", "advice and meeting centers"),
        ("ar", "موعد", "وبالمواعيد"),
        ("ar", "دائرة شؤون الأجانب", "لدائرة شؤون الأجانب"),
        ("fa", "برنامه", "برنامه‌های شهر"),
        ("tr", "kimlik", "kimliğinizi"),
        ("tr", "oturma izni", "oturma izinleriniz"),
        ("tr", "kayıt", "kaydınızı"),
        ("uk", "збір", "зборами"),
        ("uk", "довідка", "п'ять довідок"),
        ("uk", "посвідчення особи", "без посвідчень особи"),
        ("ru", "внесок", "внеску"),
        ("ru", "социальная помощь", "социальной помощи"),
        ("bg", "удостоверение", "удостоверенията"),
        ("pl", "zezwolenie na pobyt", "bez zezwoleń na pobyt"),
        ("pl", "urząd", "w urzędzie"),
        ("hr", "putovnica", "bez putovnice"),
        ("fr", "hôpital", "les hôpitaux"),
        ("fr", "caisse d'assurance maladie", "à l’assurance : la caisse d’assurance maladie"),
        ("es", "luz", "las luces"),
        ("es", "permiso de residencia", "los permisos de residencia"),
        ("ro", "permis de ședere", "permisului de şedere"),
        ("ro", "școală", "școlile"),
        ("so", "baasaboor", "baasaboorka"),
    ],
)
def test_a_term_may_be_inflected(locale: str, term: str, text: str) -> None:
    assert presence(term, text, locale) == 1


@pytest.mark.parametrize(
    ("locale", "term", "text"),
    [
        ("en", "employer", "every employee"),
        ("tr", "kira", "kiracılar"),
        ("uk", "лікар", "у лікарні"),
        ("ru", "заявление", "заявитель"),
        ("fr", "école", "les écoliers"),
    ],
)
def test_a_word_that_only_begins_alike_is_another_word(locale: str, term: str, text: str) -> None:
    assert presence(term, text, locale) < 1


def test_half_a_term_is_present_in_part() -> None:
    assert 0 < presence("registration certificate", "You get a certificate.", "en") < 1


def test_the_words_of_a_term_stand_near_each_other_and_in_order() -> None:
    assert presence("residence permit", "a permit for your residence", "en") < 1
    assert presence("residence permit", "your residence. The permit", "en") < 1


def test_a_forbidden_term_inside_an_accepted_one_is_allowed() -> None:
    base = read("concept,de,en\nk,Kita,day nursery|!nursery\n")
    hit = Hit.of("Kita", base.by_id["k"], "en", is_part=False)
    assert hit
    assert hit.forbidden_in("the day nursery") is None
    assert hit.forbidden_in("two nurseries") == "nursery"
