"""The echo engine loses nothing."""

import pytest

from connectors.engines.echo import EchoEngine, disguise
from pipeline.engine import EngineRequest
from pipeline.errors import EngineRefused


def test_every_locale_sees_the_words_in_its_script() -> None:
    sentence = "Das Jobcenter hilft Ihnen."
    assert disguise(sentence, "en") == "Des Jubcintir holft Ohnin."
    assert disguise(sentence, "uk") == "Дас Йобцентер хилфт Ихнен."
    assert disguise(sentence, "ar").endswith("ذدصجص.")


def test_numbers_and_addresses_stay() -> None:
    facts = "0821/324-0 info@stadt.de https://www.stadt.de www.stadt.de 12. 14:00"
    assert disguise(facts, "uk") == facts


def test_five_times_round_the_vowels_gives_the_german_back() -> None:
    text = "Zwölf Boxkämpfer jagen Viktor quer über den großen Sylter Deich."
    again = text
    for _ in range(5):
        again = disguise(again, "en")
    assert again == text


def test_two_letters_never_become_one() -> None:
    letters = "abcdefghijklmnopqrstuvwxyzäöüß"
    assert all(len(set(disguise(letters, locale))) == len(letters) for locale in ("en", "uk", "ar"))


def test_it_covers_every_locale_but_the_source_and_costs_nothing() -> None:
    [parcel] = EchoEngine().parcels([EngineRequest("Guten Tag", "en"), EngineRequest("Guten Tag", "xx-XX")])
    assert parcel.costs == (0, 0)
    with pytest.raises(EngineRefused, match="de"):
        list(EchoEngine().parcels([EngineRequest("Guten Tag", "de")]))


def test_it_can_bill_code_points_without_placeholders() -> None:
    engine = EchoEngine(characters_cost=True)
    [parcel] = engine.parcels([EngineRequest("<1>Grüße</1> 👋", "en"), EngineRequest("<1>08:00</1>", "en")])
    assert parcel.costs == (7, 0)
    assert [answer.billed_characters for answer in engine.translate(parcel)] == [7, 0]


def test_a_parcel_has_fifty_requests_of_any_locale() -> None:
    asked = [EngineRequest(f"Satz {n}", locale) for n in range(60) for locale in ("en", "uk")]
    parcels = list(EchoEngine().parcels(asked))
    assert [len(parcel.requests) for parcel in parcels] == [50, 50, 20]
    assert [request for parcel in parcels for request in parcel.requests] == asked
