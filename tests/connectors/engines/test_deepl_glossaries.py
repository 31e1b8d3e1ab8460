"""Our terms at DeepL: one glossary a municipality, one dictionary a locale, and nothing is written twice."""

from collections.abc import Iterator

import pytest

from connectors.engines.deepl import DeeplEngine
from connectors.engines.deepl.client import PAUSES_S, Client
from connectors.engines.deepl.dictionaries import MOST_BYTES, MOST_TERM_BYTES, Refusal, dictionaries
from connectors.engines.deepl.glossaries import GlossarySync, Synced
from connectors.engines.deepl.languages import BY_HEART
from pipeline.engine import Answer, EngineRequest, TermHit, Translated
from pipeline.errors import EngineRefused, EngineUnavailable
from pipeline.fingerprint import question_key, request_key
from tests.connectors.engines.waits import spread_of
from tests.fake_deepl.server import FakeDeepl

NAME = "sprachlotse-augsburg"
PAIRS = {
    "en": {"Ausländerbehörde": "Immigration Office", "Meldebescheinigung": "certificate of registration"},
    "uk": {"Ausländerbehörde": "відомство у справах іноземців"},
}


@pytest.fixture
def pauses() -> list[float]:
    return []


@pytest.fixture
def client(fake_deepl: FakeDeepl, pauses: list[float]) -> Iterator[Client]:
    client = Client(fake_deepl.key, server_url=fake_deepl.url, sleep=pauses.append)
    yield client
    client.close()


@pytest.fixture
def glossaries(client: Client) -> GlossarySync:
    return GlossarySync(client)


def test_a_municipality_has_one_glossary_with_a_dictionary_for_every_locale(
    fake_deepl: FakeDeepl, glossaries: GlossarySync
) -> None:
    synced = glossaries.sync("augsburg", PAIRS)
    [glossary_id] = fake_deepl.shelf.glossaries
    assert synced == Synced(glossary_id, written=("en", "uk"))
    assert fake_deepl.shelf.held(NAME) == {"EN": PAIRS["en"], "UK": PAIRS["uk"]}


def test_what_deepl_holds_already_is_not_written_again(fake_deepl: FakeDeepl, glossaries: GlossarySync) -> None:
    first = glossaries.sync("augsburg", PAIRS)
    fake_deepl.shelf.writes.clear()
    in_another_order = {locale: dict(reversed(terms.items())) for locale, terms in PAIRS.items()}
    assert glossaries.sync("augsburg", in_another_order) == Synced(first.glossary_id, unchanged=("en", "uk"))
    assert fake_deepl.shelf.writes == []


def test_only_the_dictionary_that_differs_is_written_and_loses_its_old_terms(
    fake_deepl: FakeDeepl, glossaries: GlossarySync
) -> None:
    glossaries.sync("augsburg", PAIRS)
    fake_deepl.shelf.writes.clear()
    synced = glossaries.sync("augsburg", PAIRS | {"en": {"Duldung": "tolerated stay"}})
    assert (synced.written, synced.unchanged) == (("en",), ("uk",))
    assert fake_deepl.shelf.writes == ["PUT EN"]
    assert fake_deepl.shelf.held(NAME)["EN"] == {"Duldung": "tolerated stay"}


def test_what_somebody_changed_at_deepl_is_put_right(fake_deepl: FakeDeepl, glossaries: GlossarySync) -> None:
    glossaries.sync("augsburg", PAIRS)
    fake_deepl.shelf.held(NAME)["EN"]["Ausländerbehörde"] = "foreigners office"
    assert glossaries.sync("augsburg", PAIRS).written == ("en",)
    assert fake_deepl.shelf.held(NAME)["EN"] == PAIRS["en"]


@pytest.mark.parametrize("left", [{"uk": PAIRS["uk"]}, PAIRS | {"en": {}}], ids=["locale gone", "no terms left"])
def test_the_dictionary_of_a_locale_without_terms_is_deleted(
    fake_deepl: FakeDeepl, glossaries: GlossarySync, left: dict[str, dict[str, str]]
) -> None:
    glossaries.sync("augsburg", PAIRS)
    synced = glossaries.sync("augsburg", left)
    assert (synced.written, synced.unchanged, synced.refused) == ((), ("uk",), ())
    assert list(fake_deepl.shelf.held(NAME)) == ["UK"]


def test_a_glossary_without_terms_is_deleted_and_none_is_made_for_none(
    fake_deepl: FakeDeepl, glossaries: GlossarySync
) -> None:
    glossaries.sync("augsburg", PAIRS)
    assert glossaries.sync("augsburg", {}) == glossaries.sync("augsburg", {}) == Synced()
    assert fake_deepl.shelf.glossaries == {}


def test_municipalities_do_not_touch_each_others_glossaries(fake_deepl: FakeDeepl, glossaries: GlossarySync) -> None:
    glossaries.sync("augsburg", PAIRS)
    glossaries.sync("muenchen", {"en": {"KVR": "Public Order Office"}})
    glossaries.sync("muenchen", {})
    assert fake_deepl.shelf.held(NAME) == {"EN": PAIRS["en"], "UK": PAIRS["uk"]}


BAD = [
    ("", "office", "leer"),
    ("Amt", " ", "leer"),
    ("Amt\tAmt", "office", "Tabulator"),
    ("Amt", "office\nroom", "Zeilenumbruch"),
    ("Amt", "office\u2028room", "Zeilenumbruch"),
    ("Ä" * (MOST_TERM_BYTES // 2 + 1), "office", "1024 Bytes"),
    ("Duldung ", "toleration", "steht schon mit „tolerated stay“"),
]


@pytest.mark.parametrize(("term", "target", "reason"), BAD)
def test_a_term_that_deepl_cannot_take_is_named_and_the_others_are_written(
    fake_deepl: FakeDeepl, glossaries: GlossarySync, term: str, target: str, reason: str
) -> None:
    synced = glossaries.sync("augsburg", {"en": {"Duldung": "tolerated stay", term: target}})
    [refusal] = synced.refused
    assert (refusal.locale, refusal.term, synced.written) == ("en", term, ("en",))
    assert reason in refusal.reason
    assert fake_deepl.shelf.held(NAME) == {"EN": {"Duldung": "tolerated stay"}}


def test_one_spelling_is_sent_for_what_looks_the_same(fake_deepl: FakeDeepl, glossaries: GlossarySync) -> None:
    assert glossaries.sync("augsburg", {"fr": {"Beho\u0308rde": "autorite\u0301"}}).written == ("fr",)
    assert fake_deepl.shelf.held(NAME) == {"FR": {"Behörde": "autorité"}}


@pytest.mark.parametrize("locale", ["so", "ti", "fa", "fa-AF", "kmr", "hr", "th", "de-simple"])
def test_a_locale_without_glossaries_stays_with_us(
    fake_deepl: FakeDeepl, glossaries: GlossarySync, locale: str
) -> None:
    synced = glossaries.sync("augsburg", {locale: {"Amt": "x"}, "en": {"Amt": "office"}})
    assert synced.refused == (Refusal(locale, "", f"DeepL führt für „{locale}“ keine Glossare."),)
    assert synced.glossary(locale) is None
    assert fake_deepl.shelf.held(NAME) == {"EN": {"Amt": "office"}}


def test_two_locales_of_one_language_cannot_both_have_a_dictionary(glossaries: GlossarySync) -> None:
    synced = glossaries.sync("augsburg", {"en-GB": {"Kita": "nursery"}, "en-US": {"Kita": "daycare"}})
    assert synced.refused == (Refusal("en-US", "", "DeepL hat dafür nur das Glossar von „en-GB“."),)
    assert (bool(synced.glossary("en-GB")), synced.glossary("en-US")) == (True, None)


def test_a_glossary_stays_below_ten_mebibytes() -> None:
    many = {f"Term {n}": "x" * 1000 for n in range(6000)}
    made = dictionaries({"en": many, "fr": many}, BY_HEART)
    assert 0 <= MOST_BYTES - made.size < 2000
    assert {(refusal.locale, refusal.reason) for refusal in made.refused} == {
        ("fr", "Das Glossar ist voll: DeepL nimmt höchstens 10 MiB.")
    }


@pytest.mark.parametrize("status", [400, 413])
def test_a_dictionary_that_deepl_refuses_does_not_stop_the_others(
    fake_deepl: FakeDeepl, glossaries: GlossarySync, status: int
) -> None:
    fake_deepl.shelf.refusals.extend([None, status])
    synced = glossaries.sync("augsburg", PAIRS)
    assert [(refusal.locale, refusal.term) for refusal in synced.refused] == [("en", "")]
    assert (synced.glossary("en"), synced.written) == (None, ("uk",))


FAILURES = [
    (403, EngineRefused, "Schlüssel"),
    (456, EngineRefused, "kein weiteres Glossar"),
    (500, EngineUnavailable, "HTTP 500"),
]


@pytest.mark.parametrize(("status", "error", "message"), FAILURES)
def test_a_failure_on_the_way_is_made_good_by_the_next_run(
    fake_deepl: FakeDeepl, glossaries: GlossarySync, status: int, error: type[Exception], message: str
) -> None:
    fake_deepl.shelf.refusals.extend([None, None, status])
    with pytest.raises(error, match=message):
        glossaries.sync("augsburg", PAIRS)
    synced = glossaries.sync("augsburg", PAIRS)
    assert (synced.unchanged, synced.written) == (("en",), ("uk",))


def test_an_account_without_room_for_another_glossary_says_so(fake_deepl: FakeDeepl, glossaries: GlossarySync) -> None:
    fake_deepl.shelf.most = 1
    glossaries.sync("augsburg", PAIRS)
    with pytest.raises(EngineRefused, match="kein weiteres Glossar"):
        glossaries.sync("muenchen", PAIRS)


def test_what_deepl_did_not_begin_is_sent_again(
    fake_deepl: FakeDeepl, glossaries: GlossarySync, pauses: list[float]
) -> None:
    fake_deepl.shelf.refusals.extend([429, None, 503])
    assert glossaries.sync("augsburg", PAIRS).written == ("en", "uk")
    assert pauses == [spread_of(PAUSES_S[0])] * 2


def translate(engine: DeeplEngine, *requests: EngineRequest) -> list[Answer]:
    return [answer for parcel in engine.parcels(requests) for answer in engine.translate(parcel)]


def test_the_engine_translates_with_the_terms_where_there_are_some(fake_deepl: FakeDeepl, client: Client) -> None:
    synced = GlossarySync(client).sync("augsburg", PAIRS)
    engine = DeeplEngine(fake_deepl.key, client=client, glossary=synced.glossary)
    text = "Die <1>Ausländerbehörde</1> hilft. Ausländerbehördenleiter"
    english, _ = translate(engine, EngineRequest(text, "en"), EngineRequest(text, "fr"))
    assert isinstance(english, Translated)
    assert english.text == "Doi <1>Immigration Office</1> holft. Easländirbihördinliotir"
    assert [sent.get("glossary_id") for sent in fake_deepl.requests] == [synced.glossary_id, None]


def test_a_language_with_glossaries_but_without_tags_has_its_terms_too(fake_deepl: FakeDeepl, client: Client) -> None:
    synced = GlossarySync(client).sync("augsburg", {"vi": {"Ausländerbehörde": "Sở Ngoại kiều"}})
    engine = DeeplEngine(fake_deepl.key, client=client, glossary=synced.glossary)
    [answer] = translate(engine, EngineRequest("<1>Die Ausländerbehörde hilft.</1>", "vi"))
    assert isinstance(answer, Translated)
    assert answer.text == "<1>Doi Sở Ngoại kiều holft.</1>"
    assert "tag_handling" not in fake_deepl.requests[0]


def test_a_language_without_glossaries_is_translated_without_one(fake_deepl: FakeDeepl, client: Client) -> None:
    engine = DeeplEngine(fake_deepl.key, client=client, glossary=lambda _: "one of another language")
    translate(engine, EngineRequest("Das Amt", "fa"))
    assert "glossary_id" not in fake_deepl.requests[0]


@pytest.mark.parametrize("locale", ["en", "fr"], ids=["glossary gone", "dictionary gone"])
def test_a_glossary_that_is_gone_is_an_operators_business(fake_deepl: FakeDeepl, client: Client, locale: str) -> None:
    synced = GlossarySync(client).sync("augsburg", PAIRS)
    gone = "gone" if locale == "en" else synced.glossary_id
    engine = DeeplEngine(fake_deepl.key, client=client, glossary=lambda _: gone)
    with pytest.raises(EngineRefused, match="gleicht die Glossare ab"):
        translate(engine, EngineRequest("Das Amt", locale))
    assert fake_deepl.billed_characters == 0


def test_a_changed_term_asks_for_its_sentences_again_and_for_no_other(client: Client) -> None:
    """The key of a stored answer holds the terms of its sentence, so the glossary needs no place in the version."""

    def key(glossary_id: str, *terms: TermHit) -> str:
        engine = DeeplEngine("key", client=client, glossary=lambda _: glossary_id)
        question = question_key(EngineRequest("Ein Satz.", "en", terms))
        return request_key(question, engine=engine.name, version=engine.version)

    old, new = (TermHit("Amt", "office", target) for target in ("bureau", "office"))
    assert key("one", old) != key("one", new)
    assert key("one") == key("another")
