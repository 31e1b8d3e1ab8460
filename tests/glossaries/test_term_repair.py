"""An engine without a term base says the agreed terms after all, in the form that the sentence asks for."""

from collections.abc import Collection, Mapping

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from glossaries.hit import Hit
from glossaries.target import places
from glossaries.term_base import Concept, Term, TermStatus
from glossaries.term_keeper import TermKeeper, terms_of
from glossaries.term_repair import mend_terms
from pipeline.engine import EngineRequest
from pipeline.facts.verify import differences


def hit(german: str, target: str, locale: str, *, said: str = "", forbidden: str = "") -> Hit:
    """The term as a German text says it (its base form unless given)."""
    terms = [Term(target)] + [Term(forbidden, TermStatus.FORBIDDEN)] * bool(forbidden)
    found = Hit.of(
        said or german, Concept(german, {"de": (Term(german),), locale: tuple(terms)}), locale, is_part=False
    )
    assert found
    return found


MENDED = [
    # locale, German text, target of the engine, term, what the engine says for it alone, agreed target, mended target
    ("en", "Sie bekommen Wohngeld.", "You get housing allowance.", "Wohngeld", "Housing allowance.",
     "housing benefit", "You get housing benefit."),
    ("en", "Wohngeld hilft.", "Housing allowance helps.", "Wohngeld", "Housing allowance", "rent support",
     "Rent support helps."),
    ("en", "Sie bekommen einen Bescheid.", "You get a notification.", "Bescheid", "Notification",
     "official decision", "You get an official decision."),
    ("en", "Bringen Sie einen Ausweis mit.", "Bring an ID.", "Ausweis", "ID", "passport", "Bring a passport."),
    ("en", "Alle Bescheide prüfen wir.", "We check all notifications.", "Bescheid", "notification",
     "decision", "We check all decisions."),
    ("en", "Alle Behörden sind zu.", "All offices are closed.", "Behörde", "office", "authority",
     "All authorities are closed."),
    ("fr", "Sie brauchen die Bescheinigung.", "Vous avez besoin de l'attestation.", "Bescheinigung", "Attestation",
     "certificat", "Vous avez besoin du certificat."),
    ("fr", "Holen Sie die Bescheinigung.", "Allez chercher l'attestation.", "Bescheinigung", "Attestation.",
     "certificat", "Allez chercher le certificat."),
    ("fr", "Der Antrag ist da.", "La demande est là.", "Antrag", "la demande", "inscription", "L'inscription est là."),
    ("tr", "Bringen Sie die Bescheinigung mit.", "Belgeyi getirin.", "Bescheinigung", "Belge", "yazı",
     "Yazıyı getirin."),
    ("tr", "Gehen Sie zum Amt.", "Daireye gidin.", "Amt", "Daire", "kurum", "Kuruma gidin."),
    ("tr", "Im Amt hilft man.", "Dairede yardım edilir.", "Amt", "daire", "merkez", "Merkezde yardım edilir."),
    ("tr", "Beantragen Sie Wohngeld.", "Kira yardımını isteyin.", "Wohngeld", "Kira yardımı", "konut parası",
     "Konut parasını isteyin."),
    ("uk", "Stellen Sie den Antrag auf Beihilfe.", "Подайте заяву без допомоги.", "Beihilfe", "Допомога", "виплата",
     "Подайте заяву без виплати."),
    ("uk", "Ohne Rechnung geht es nicht.", "Без внеску не можна.", "Rechnung", "внесок", "рахунок",
     "Без рахунку не можна."),
    ("ru", "Sie bekommen eine Karte.", "Вы получите карту.", "Karte", "Карта", "анкета", "Вы получите анкету."),
    ("pl", "Bez karty nie.", "Bez karty nie można.", "karty", "karta", "opłata", "Bez opłaty nie można."),
    ("ar", "Der Termin ist morgen.", "الموعد غدا.", "Termin", "موعد", "لقاء", "اللقاء غدا."),
    ("ar", "Zum Termin bitte.", "تعال للموعد.", "Termin", "الموعد", "لقاء", "تعال للقاء."),
    ("ar", "Mit Karte zahlen.", "ادفع بالبطاقة.", "Karte", "بطاقة", "شارة", "ادفع بالشارة."),
    ("fa", "Der Termin ist morgen.", "قرار فردا است.", "Termin", "قرار", "نوبت", "نوبت فردا است."),
]  # fmt: skip


@pytest.mark.parametrize(
    ("locale", "source", "target", "german", "alone", "agreed", "expected"), MENDED, ids=[row[-1] for row in MENDED]
)
def test_the_rendering_of_the_engine_is_replaced_in_its_form(  # noqa: PLR0917
    locale: str, source: str, target: str, german: str, alone: str, agreed: str, expected: str
) -> None:
    said = next(word.strip(".") for word in source.split() if word.lower().startswith(german.lower()[:5]))
    mended = mend_terms(
        source, target, hits=[hit(german, agreed, locale, said=said)], renderings={said: alone}, locale=locale
    )
    assert mended.text == expected
    assert mended.notes == (f"Für „{said}“ wurde das Fachwort „{agreed}“ eingesetzt; bitte die Form prüfen.",)


WOHNGELD = hit("Wohngeld", "housing benefit", "en", forbidden="rent aid")
LEFT = [
    ("the term is there", "Sie bekommen Wohngeld.", "You get housing benefits.", 0),
    ("its rendering is not there", "Sie bekommen Wohngeld.", "You get money for rent.", 1),
    ("its rendering is there more often", "Wohngeld ist gut.", "Housing allowance is a housing allowance.", 1),
    ("the source does not say it", "Geld für die Wohnung", "housing allowance", 0),
]


@pytest.mark.parametrize(("why", "source", "target", "notes"), LEFT, ids=[row[0] for row in LEFT])
def test_a_target_is_left_alone_where_nothing_is_certain(why: str, source: str, target: str, notes: int) -> None:
    mended = mend_terms(source, target, hits=[WOHNGELD], renderings={"Wohngeld": "housing allowance"}, locale="en")
    assert (mended.text, len(mended.notes)) == (target, notes), why


def test_a_forbidden_term_is_replaced_wherever_it_stands() -> None:
    mended = mend_terms("Wohngeld!", "Rent aid! Rent aid!", hits=[WOHNGELD], renderings={}, locale="en")
    assert mended.text == "Housing benefit! Housing benefit!"


def test_a_part_of_another_agreed_term_is_not_touched() -> None:
    hits = [hit("Ausweis", "identity card", "en"), hit("Aufenthaltserlaubnis", "residence permit", "en")]
    mended = mend_terms(
        "Ausweis und Aufenthaltserlaubnis", "Permit and residence permit", hits=hits,
        renderings={"Ausweis": "permit"}, locale="en",
    )  # fmt: skip
    assert mended.text == "Identity card and residence permit"


def test_a_term_of_which_the_source_says_only_a_longer_one_is_not_asked_for() -> None:
    hits = [hit("Amt", "authority", "en"), hit("Amt für Soziales", "welfare office", "en")]
    mended = mend_terms("Das Amt für Soziales", "The welfare office", hits=hits, renderings={}, locale="en")
    assert mended == type(mended)("The welfare office")


def test_placeholders_and_facts_stay_what_they_are() -> None:
    source, target = "<1>Wohngeld</1> bis 31.12.2026", "<1>Housing allowance</1> until 31/12/2026"
    mended = mend_terms(source, target, hits=[WOHNGELD], renderings={"Wohngeld": "housing allowance"}, locale="en")
    assert mended.text == "<1>Housing benefit</1> until 31/12/2026"


@pytest.mark.parametrize(
    ("locale", "term", "text", "found"),
    [
        ("fr", "attestation", "Il faut l'attestation.", ["attestation"]),
        ("tr", "Jobcenter", "Jobcenter'a gidin", ["Jobcenter'a"]),
        ("uk", "посвідчення особи", "без посвідчень особи і заяви", ["посвідчень особи"]),
        ("ar", "موعد", "وبالموعد غدا", ["وبالموعد"]),
        ("en", "advice centre", "Advice centers, an advice center", ["Advice centers", "advice center"]),
        ("en", "permit", "no permission", []),
    ],
)
def test_a_term_is_found_where_it_is_written(locale: str, term: str, text: str, found: list[str]) -> None:
    assert [text[slice(*span)] for span in places(term, text, locale)] == found


class Words:
    """Translates word by word, and remembers what it was asked."""

    def __init__(self, words: Mapping[str, str]) -> None:
        self.words = words
        self.rounds: list[list[str]] = []

    def __call__(self, texts: Collection[str]) -> Mapping[str, str]:
        self.rounds.append(list(texts))
        return {text: " ".join(self.words.get(word.strip("."), word) for word in text.split()) for text in texts}


def test_the_engine_is_asked_for_a_term_only_where_it_is_missing_and_once() -> None:
    engine = Words({"Wohngeld": "allowance", "hilft": "helps"})
    keeper = TermKeeper(engine, [WOHNGELD, WOHNGELD], locale="en")
    assert keeper(["Wohngeld hilft", "Amt hilft"]) == {
        "Wohngeld hilft": "housing benefit helps",
        "Amt hilft": "Amt helps",
    }
    assert engine.rounds == [["Wohngeld hilft", "Amt hilft"], ["Wohngeld"]]
    keeper(["hilft Wohngeld"])
    assert engine.rounds[2:] == [["hilft Wohngeld"]]
    assert keeper.remarks("Wohngeld hilft")
    assert not keeper.remarks("Amt hilft")


def test_on_a_way_through_english_the_rendering_is_learned_through_the_agreed_english_term() -> None:
    first = TermKeeper(
        Words({"Wohngeld": "allowance", "hilft": "helps"}), [hit("Wohngeld", "benefit", "en")], locale="en"
    )
    second = Words({"benefit": "допомога", "Benefit": "Допомога", "helps": "помагає"})

    def along(texts: Collection[str]) -> Mapping[str, str]:
        english = first(texts)
        return {text: second([english[text]])[english[text]] for text in texts}

    keeper = TermKeeper(along, [hit("Wohngeld", "субсидія", "uk")], locale="uk")
    assert keeper(["heute hilft Wohngeld"]) == {"heute hilft Wohngeld": "heute помагає субсидія"}


def test_the_terms_of_a_batch_are_those_of_its_locale_or_of_its_way() -> None:
    pivot, term, other = hit("Amt", "office", "en"), hit("Amt", "daire", "tr"), hit("Amt", "urząd", "pl")
    requests = [
        EngineRequest("Amt", "tr", terms=(term,), pivot_terms=(pivot,)),
        EngineRequest("Amt", "pl", terms=(other,), pivot_terms=(pivot,)),
    ]
    assert terms_of(requests, locale="tr") == [term]
    assert terms_of(requests, locale="en", is_pivot=True) == [pivot]


@settings(deadline=None)
@given(st.lists(st.sampled_from(["Wohngeld", "housing", "allowance", "allowances", "<1>", "</1>", "5", "€", ",", "a"])))
def test_whatever_the_target_is_nothing_else_is_lost(words: list[str]) -> None:
    source, target = "Wohngeld: 5 €", " ".join(words)
    mended = mend_terms(source, target, hits=[WOHNGELD], renderings={"Wohngeld": "allowance"}, locale="en")
    assert len(differences(source, mended.text, locale="en")) == len(differences(source, target, locale="en"))
    assert [mark in mended.text for mark in ("<1>", "</1>")] == [mark in target for mark in ("<1>", "</1>")]
