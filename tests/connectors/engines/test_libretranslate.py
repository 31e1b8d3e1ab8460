"""LibreTranslate: plain text goes there, tags and facts stay here; only a host that bills costs something."""

from collections.abc import Iterator

import pytest

from connectors.engines.libretranslate import LibretranslateEngine, LibretranslateSettings
from glossaries.hit import Hit
from glossaries.term_base import Concept, Term
from pipeline.engine import Coverage, EngineRequest, Handling, Proof, Translated, Untranslated
from pipeline.errors import EngineRefused
from pipeline.transfer import CUT_AT_TAGS, FOUND
from tests.connectors.engines.labs_http import Lab, libretranslate
from tests.fake_engines.libretranslate import FakeLibretranslate
from tests.fake_engines.loopback import running


@pytest.fixture
def fake() -> FakeLibretranslate:
    return FakeLibretranslate()


@pytest.fixture
def lab(fake: FakeLibretranslate) -> Iterator[Lab]:
    with libretranslate(fake) as made:
        yield made


def test_a_sentence_with_tags_and_facts_goes_there_as_plain_text(lab: Lab) -> None:
    [parcel] = lab.engine.parcels([EngineRequest("<1>Das Amt</1> hilft: <2/> & mehr", "en", contents=((2, "a@b.de"),))])
    [answer] = lab.engine.translate(parcel)
    assert answer == Translated(
        "<1>Des Emt</1> holft: <2/> & mihr",
        billed_characters=len("Das Amt hilft: info@example.org & mehrDas Amt"),
        notes=(FOUND,),
    )
    [body] = lab.server.bodies
    assert body == {
        "q": ["Das Amt hilft: info@example.org & mehr", "Das Amt"],
        "source": "de",
        "target": "en",
        "format": "text",
    }


def test_where_the_words_of_a_tag_are_lost_the_sentence_is_cut_and_the_bill_is_what_was_sent(
    lab: Lab, fake: FakeLibretranslate
) -> None:
    fake.replaced["Das Amt hilft"] = "Help is near"
    parcel = lab.parcel("<1>Das Amt</1> hilft", "Guten Tag")
    first, second = lab.engine.translate(parcel)
    assert first == Translated(
        "<1>Des Emt</1> holft", billed_characters=len("Das Amt hilftDas Amthilft"), notes=(CUT_AT_TAGS,)
    )
    assert parcel.costs == (first.billed_characters, second.billed_characters)
    assert parcel.characters == lab.server.billed


def test_a_server_of_ones_own_costs_nothing_and_keeps_the_texts_in_the_house() -> None:
    with libretranslate(is_local=True, is_billed=False) as lab:
        parcel = lab.parcel("<1>Das Amt</1> hilft")
        assert (lab.engine.is_offline, parcel.characters) == (True, 0)
        assert lab.engine.translate(parcel)[0].billed_characters == 0


@pytest.mark.parametrize("has_targets", [True, False])
def test_the_server_says_once_which_languages_it_has(lab: Lab, fake: FakeLibretranslate, has_targets: bool) -> None:
    fake.languages, fake.has_targets = ("de", "en", "uk"), has_targets
    covered = [locale for locale in ("en", "uk", "fr", "so", "de") if lab.engine.coverage(locale)]
    assert covered == ["en", "uk"]
    assert fake.reads == 1
    assert lab.engine.coverage("uk") == Coverage(Handling.OURS, Handling.OURS, proof=Proof.IMITATED)


def test_a_server_without_german_covers_nothing(lab: Lab, fake: FakeLibretranslate) -> None:
    fake.languages = ("en", "fr")
    assert lab.engine.coverage("en") is None


def test_a_server_that_is_down_is_not_one_that_cannot(lab: Lab, fake: FakeLibretranslate) -> None:
    fake.is_down = True
    assert lab.engine.coverage("fr") is not None
    assert lab.engine.coverage("so") is None
    assert fake.reads == 1


@pytest.mark.parametrize(("key", "sent"), [("right", ""), ("right", "wrong")])
def test_a_missing_or_wrong_key_is_said_with_its_setting(key: str, sent: str) -> None:
    with running(FakeLibretranslate(key=key)) as server:
        engine = LibretranslateEngine(LibretranslateSettings(server.url, api_key=sent), code={"en": "en"}.get)
        with pytest.raises(EngineRefused, match=r"engines\.libretranslate\.api_key"):
            Lab(engine, server).ask("Guten Tag")
        engine.close()


def test_limits_of_the_server_are_found_by_halving(lab: Lab, fake: FakeLibretranslate) -> None:
    fake.text_limit, fake.character_limit = 10, 60
    answers = lab.ask(*(f"Satz Nummer {n}" for n in range(30)), "Sehr langer Satz " * 5)
    assert [isinstance(each, Translated) for each in answers] == [True] * 30 + [False]
    assert answers[-1] == Untranslated("Die Maschine lieferte für diesen Satz keinen brauchbaren Text.", is_final=True)
    assert sum(each.billed_characters for each in answers) == lab.server.billed


def test_other_models_on_the_server_are_another_version() -> None:
    def version(models: str) -> str:
        return LibretranslateEngine(LibretranslateSettings("http://127.0.0.1", models=models), code={}.get).version

    assert version("2026-11") != version("")


def test_an_agreed_term_is_said_although_the_server_knows_none(lab: Lab) -> None:
    concept = Concept("Amt", {"de": (Term("Amt"),), "en": (Term("authority"),)})
    term = Hit.of("Amt", concept, "en", is_part=False)
    assert term
    [parcel] = lab.engine.parcels([EngineRequest("Das <1>Amt</1> hilft.", "en", terms=(term,))])
    [answer] = lab.engine.translate(parcel)
    assert isinstance(answer, Translated)
    assert "authority" in answer.text
    assert answer.billed_characters == lab.server.billed <= parcel.characters
