"""What DeepL can do in a locale: as it says itself, and by heart when it does not say."""

import logging
from collections.abc import Iterator

import pytest

from connectors.engines.deepl import DeeplEngine, account
from connectors.engines.deepl.languages import BY_HEART, languages_in
from pipeline.engine import Coverage, EngineRequest, Handling, Proof
from pipeline.errors import EngineRefused
from pipeline.repair import structural_faults
from tests.fake_deepl.server import FakeDeepl

OURS, ENGINE, NOBODY = Handling.OURS, Handling.ENGINE, Handling.NOBODY


@pytest.fixture
def engine(fake_deepl: FakeDeepl) -> Iterator[DeeplEngine]:
    engine = DeeplEngine(fake_deepl.key, server_url=fake_deepl.url)
    yield engine
    engine.close()


COVERED = [
    # locale, DeepL's code, tags, terms, formality
    ("en", "EN-GB", ENGINE, ENGINE, False),
    ("en-US", "EN-US", ENGINE, ENGINE, False),
    ("ar", "AR", ENGINE, ENGINE, False),
    ("tr", "TR", ENGINE, ENGINE, False),
    ("uk", "UK", ENGINE, ENGINE, False),
    ("ru", "RU", ENGINE, ENGINE, True),
    ("fr", "FR", ENGINE, ENGINE, True),
    ("es", "ES", ENGINE, ENGINE, True),
    ("it", "IT", ENGINE, ENGINE, True),
    ("pl", "PL", ENGINE, ENGINE, True),
    ("ro", "RO", ENGINE, ENGINE, False),
    ("bg", "BG", ENGINE, ENGINE, False),
    ("hu", "HU", ENGINE, ENGINE, False),
    ("el", "EL", ENGINE, ENGINE, False),
    ("pt", "PT-PT", ENGINE, ENGINE, True),
    ("pt-BR", "PT-BR", ENGINE, ENGINE, True),
    ("zh", "ZH-HANS", ENGINE, ENGINE, False),
    ("zh-Hans", "ZH-HANS", ENGINE, ENGINE, False),
    ("zh-Hant", "ZH-HANT", ENGINE, ENGINE, False),
    ("vi", "VI", OURS, ENGINE, False),
    ("he", "HE", OURS, ENGINE, False),
    ("fa", "FA", OURS, OURS, False),
    ("fa-AF", "PRS", OURS, OURS, False),
    ("prs", "PRS", OURS, OURS, False),
    ("ps", "PS", OURS, OURS, False),
    ("kmr", "KMR", OURS, OURS, False),
    ("ku", "KMR", OURS, OURS, False),
    ("ckb", "CKB", OURS, OURS, False),
    ("sq", "SQ", OURS, OURS, False),
    ("hr", "HR", OURS, OURS, False),
    ("sr", "SR", OURS, OURS, False),
    ("bs", "BS", OURS, OURS, False),
]
SENTENCE = "Das <1>Amt</1> hilft <2><3/>Familien</2> mit Kindern."


@pytest.mark.parametrize("is_read", [True, False], ids=["as DeepL says", "by heart"])
@pytest.mark.parametrize(("locale", "code", "tags", "terms", "has_formality"), COVERED)
def test_a_locale_is_covered_with_what_its_language_can_do(  # noqa: PLR0917 # a column each
    fake_deepl: FakeDeepl,
    engine: DeeplEngine,
    locale: str,
    code: str,
    tags: Handling,
    terms: Handling,
    has_formality: bool,
    is_read: bool,
) -> None:
    if not is_read:
        fake_deepl.languages = None
    assert engine.coverage(locale) == Coverage(tags, terms, has_formality, proof=Proof.IMITATED)
    [parcel] = engine.parcels([EngineRequest(SENTENCE, locale)])
    [answer] = engine.translate(parcel)
    assert structural_faults(SENTENCE, getattr(answer, "text", "")) == ()
    sent = fake_deepl.requests[0]
    assert sent["target_lang"] == code
    assert sent["source_lang"] == "DE"
    assert sent.get("tag_handling") == ("html" if tags is ENGINE else None)
    assert sent.get("formality") == ("prefer_more" if has_formality else None)


@pytest.mark.parametrize("locale", ["de", "de-simple", "so", "ti", "am", "xx", "ar-EG", ""])
def test_a_locale_that_deepl_does_not_have_is_not_covered(engine: DeeplEngine, locale: str) -> None:
    assert engine.coverage(locale) is None
    with pytest.raises(EngineRefused, match="übersetzt nicht nach"):
        list(engine.parcels([EngineRequest("Das Amt", locale)]))


def test_deepl_is_asked_once_for_all_engines_of_an_account(fake_deepl: FakeDeepl, engine: DeeplEngine) -> None:
    other = DeeplEngine(fake_deepl.key, server_url=fake_deepl.url, reporting_tag="muenchen")
    assert engine.coverage("fr") == other.coverage("fr")
    assert fake_deepl.paths == ["/v3/languages?resource=translate_text"]
    other.close()


def test_what_deepl_says_goes_before_what_we_know_by_heart(fake_deepl: FakeDeepl, engine: DeeplEngine) -> None:
    assert fake_deepl.languages is not None
    told = {language["lang"]: language for language in fake_deepl.languages}
    told["fa"]["features"] = {"tag_handling": {"status": "stable"}}
    told["so"] = told["fa"] | {"lang": "so"}
    del told["fr"]
    fake_deepl.languages = list(told.values())
    assert [engine.coverage(locale) for locale in ("fa", "so", "fr")] == [
        Coverage(ENGINE, NOBODY, proof=Proof.IMITATED),
        Coverage(ENGINE, NOBODY, proof=Proof.IMITATED),
        None,
    ]


def test_without_an_answer_we_know_the_languages_by_heart_and_the_log_says_so(
    fake_deepl: FakeDeepl,
    engine: DeeplEngine,
    caplog: pytest.LogCaptureFixture,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    told, fake_deepl.languages = fake_deepl.languages, None
    with caplog.at_level(logging.WARNING, logger="sprachlotse.deepl"):
        assert engine.coverage("fr")
    assert [record.message for record in caplog.records] == ["deepl.languages_not_read"]
    fake_deepl.languages = told
    assert engine.coverage("fr")
    assert len(fake_deepl.paths) == 1, "not at every sentence"
    monkeypatch.setattr(account, "PATIENCE_S", 0.0)
    assert engine.coverage("fr")
    assert len(fake_deepl.paths) == 2, "it asks again until it knows"
    assert engine.coverage("en")
    assert len(fake_deepl.paths) == 2


@pytest.mark.parametrize("answer", [None, {}, [], "x", [None], [{"lang": "fr", "features": {}}], [{"lang": "de"}]])
def test_an_answer_that_cannot_be_understood_is_none(answer: object) -> None:
    assert languages_in(answer) is None


def test_tags_and_glossaries_need_the_source_language_too() -> None:
    source = {"lang": "de", "usable_as_target": True, "features": {}}
    target = {"lang": "fr", "usable_as_target": True, "features": {"tag_handling": {}, "glossary": {}, "formality": {}}}
    read = languages_in([source, target])
    assert read
    french = read.find("fr")
    assert french
    assert (french.has_tags, french.has_glossaries, french.has_formality) == (False, False, True)


def test_a_wrong_key_does_not_hide_the_languages(fake_deepl: FakeDeepl) -> None:
    """It is reported where it matters: when something is to be translated."""
    engine = DeeplEngine("wrong", server_url=fake_deepl.url)
    assert engine.coverage("fr")
    with pytest.raises(EngineRefused, match="Schlüssel"):
        engine.translate(next(engine.parcels([EngineRequest("Das Amt", "fr")])))
    engine.close()


def test_english_and_portuguese_need_a_region() -> None:
    assert not {"en", "pt"} & set(BY_HEART.by_code)
