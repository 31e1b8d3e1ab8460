"""The learned score tells hard sentences from plain ones and says why, in words an editor understands."""

import pytest

from quality.readability.features import measure
from quality.readability.frequency import UNKNOWN, zipf
from quality.readability.model import EASIEST, HARDEST, Rating, shipped
from quality.readability.reasons import fix_first, reasons_of
from quality.readability.score import score_html, score_text
from quality.readability.trait import ADVICE, LABELS, TRAIT_OF, Trait
from quality.readability.word import read_words

PAIRS_OF_VERSIONS = [
    ("Wir helfen Ihnen gern.", "Die Unterstützung erfolgt im Rahmen der verfügbaren Beratungskapazitäten."),
    ("Sie brauchen einen Ausweis.", "Die Vorlage eines gültigen Identitätsnachweises ist obligatorisch."),
    (
        "Rufen Sie uns bitte vorher an.",
        "Es wird um vorherige telefonische Terminvereinbarung mit der zuständigen Sachbearbeitung gebeten.",
    ),
    (
        "Der Kurs kostet nichts. ",
        "Für die Inanspruchnahme des Kursangebots werden von den Teilnehmenden keine Gebühren erhoben.",
    ),
    (
        "Sie können im Dezember kommen.",
        "Sie können, sofern die Voraussetzungen, die das Gesetz nennt, erfüllt sind, im Dezember kommen.",
    ),
]
WHY = [
    ("Die Konditionalität der Subsidiarität ist evident.", Trait.RARE_WORDS, "Subsidiarität"),
    (
        "Die Prüfung der Voraussetzungen für die Bewilligung der Leistung und die Festsetzung der Erstattung dauert.",
        Trait.NOUN_STYLE,
        "Bewilligung",
    ),
    (
        "Die Wohnungsgeberbestätigung bringen Sie zur Terminvereinbarungsstelle.",
        Trait.RARE_WORDS,
        "Terminvereinbarungsstelle",
    ),
    (
        "Wir haben für die Kinder und die Frauen und die Männer und die Alten aus dem Haus an der Ecke bei der Kirche "
        "gestern und heute den ganzen Tag lang etwas zu essen und zu trinken gemacht und auf den Tisch gestellt.",
        Trait.LENGTH,
        "42 Wörter",
    ),
]


def rated(sentence: str) -> Rating:
    rating = shipped().rate(sentence)
    assert rating is not None
    return rating


@pytest.mark.parametrize(("plain", "official"), PAIRS_OF_VERSIONS)
def test_the_plain_version_of_a_sentence_is_easier(plain: str, official: str) -> None:
    assert rated(plain).hardness + 0.3 < rated(official).hardness


@pytest.mark.parametrize(("sentence", "trait", "example"), WHY)
def test_a_hard_sentence_says_why_and_shows_the_words(sentence: str, trait: Trait, example: str) -> None:
    told = {reason.trait: reason for reason in reasons_of(rated(sentence))}
    assert trait in told
    assert example in told[trait].examples


def test_a_plain_sentence_has_no_reasons() -> None:
    assert reasons_of(rated("Wir helfen Ihnen gern.")) == ()


def test_the_score_stays_on_the_scale_of_the_readers() -> None:
    endless = "Verwaltungsverfahrensrechtliche Mitwirkungsobliegenheiten, " * 30
    assert rated(endless).hardness == HARDEST
    assert rated("Das ist gut.").hardness == EASIEST


@pytest.mark.parametrize("text", ["", "…", "www.musterstadt.example"])
def test_what_has_no_words_is_not_rated(text: str) -> None:
    assert shipped().rate(text) is None


def test_every_measure_has_a_weight_and_a_trait_and_every_trait_a_name() -> None:
    measures = set(measure("Wir helfen.", read_words("Wir helfen.")))
    assert measures == set(shipped().weights) == set(TRAIT_OF)
    assert set(LABELS) == set(ADVICE) == set(Trait)


def test_the_reasons_of_a_sentence_add_up_to_its_distance_from_a_plain_one() -> None:
    near, far = rated("Der Ausschuss berät heute über den Haushalt der Stadt."), rated(PAIRS_OF_VERSIONS[3][1])
    apart = sum(far.shares.values()) - sum(near.shares.values())
    assert far.hardness - near.hardness == pytest.approx(apart)


@pytest.mark.parametrize(
    ("often", "seldom"), [("und", "Antrag"), ("Haus", "Behausung"), ("Straße", "Gasse"), ("Antrag", "Antragsbefugnis")]
)
def test_common_words_have_a_higher_frequency(often: str, seldom: str) -> None:
    assert zipf(often) > zipf(seldom) >= UNKNOWN


def test_the_hardest_sentences_are_fixed_first_and_easy_ones_not_at_all() -> None:
    sentences = [sentence for pair in PAIRS_OF_VERSIONS for sentence in pair]
    first = fix_first([rated(sentence) for sentence in sentences])
    assert 1 <= len(first) <= 5
    assert {each.text for each in first} <= {official for _, official in PAIRS_OF_VERSIONS}


def test_a_sentence_that_stands_twice_is_fixed_once() -> None:
    hard = PAIRS_OF_VERSIONS[3][1]
    assert [each.text for each in score_text(f"{hard} {hard}").fix_first] == [hard]


def test_lists_headings_and_addresses_are_told_apart_from_prose() -> None:
    html = (
        "<h2>Der Weg</h2><p>Wir helfen Ihnen gern.</p><ul><li>Ausweis</li><li>Pass</li></ul>"
        "<p>Bahnhofstr. 7, 12345 Musterstadt.</p><p>Tel.: 0123 456</p><p>Ihr Bürgerbüro</p>"
    )
    shares = score_html(html).shares
    told = [shares.prose, shares.headings, shares.lists, shares.contact, shares.other]
    assert [round(share * 17) for share in told] == [4, 2, 2, 7, 2]
    assert sum(told) == pytest.approx(1)
