"""What every engine behind HTTP keeps, until the contract suite knows them."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

import pytest

from pipeline.engine import Answer, EngineRequest, Translated, Untranslated
from pipeline.errors import EngineRefused
from pipeline.ports import Engine
from pipeline.repair import structural_faults
from tests.connectors.engines.contract_cases_http import HTTP_ENGINES, Case

SENTENCES = [
    "Das Amt hilft Ihnen.",
    "<1>Das Amt</1> hilft <2><3/>Familien</2> mit Kindern.",
    "<1><2>Kommen Sie am Montag.</2></1>",
    "Rufen Sie uns an: <7/>.",
    "<4/> Schreiben Sie an <8/><5/>",
    "<1>08:00</1> – 12:00",
    "<1/>",
    "Das Amt hilft Ihnen.",
]
CONTENTS = ((7, "0821 324-0"), (8, "amt@stadt.de"))


@pytest.fixture(params=HTTP_ENGINES, ids=lambda make: make.__name__)
def case(request: pytest.FixtureRequest) -> Iterator[Case]:
    with request.param() as made:
        yield made


def requests(*locales: str) -> list[EngineRequest]:
    return [EngineRequest(text, locale, contents=CONTENTS) for locale in locales for text in SENTENCES]


def answered(engine: Engine, asked: Sequence[EngineRequest]) -> list[tuple[EngineRequest, Answer]]:
    parcels = list(engine.parcels(asked))
    return [pair for parcel in parcels for pair in zip(parcel.requests, engine.translate(parcel), strict=True)]


def test_every_request_is_in_one_parcel(case: Case) -> None:
    asked = requests("en", "fr")
    parcels = list(case[0].parcels(asked))
    assert sorted(map(id, asked)) == sorted(id(each) for parcel in parcels for each in parcel.requests)
    assert list(case[0].parcels([])) == []


def test_placeholders_come_back_complete_and_nested(case: Case) -> None:
    for request, answer in answered(case[0], requests("en", "fr")):
        assert isinstance(answer, Translated)
        assert structural_faults(request.text, answer.text) == ()


def test_the_bill_is_never_more_than_was_said_before(case: Case) -> None:
    for parcel in case[0].parcels(requests("en", "fr")):
        bills = [answer.billed_characters for answer in case[0].translate(parcel)]
        assert all(bill <= costs for bill, costs in zip(bills, parcel.costs, strict=True))
        assert sum(bills) > 0


def test_what_has_no_words_and_what_is_said_twice_costs_nothing(case: Case) -> None:
    costs = [
        pair for parcel in case[0].parcels(requests("en")) for pair in zip(parcel.requests, parcel.costs, strict=True)
    ]
    assert [cost for _, cost in costs][-3:] == [0, 0, 0]


def test_a_locale_that_it_does_not_cover_is_refused_in_german(case: Case) -> None:
    for locale in ("de", "xx"):
        assert case[0].coverage(locale) is None
        with pytest.raises(EngineRefused, match=locale):
            list(case[0].parcels([EngineRequest("Guten Tag", locale)]))


def test_a_text_that_it_cannot_translate_spoils_no_other(case: Case) -> None:
    engine, impossible = case
    asked = [EngineRequest(text, "en") for text in ("Das Amt hilft.", impossible, "Guten Tag")]
    told = {request.text: answer for request, answer in answered(engine, asked)}
    assert isinstance(told[impossible], Untranslated)
    assert isinstance(told["Das Amt hilft."], Translated)
    assert isinstance(told["Guten Tag"], Translated)


def test_it_answers_alone_as_among_others(case: Case) -> None:
    for request, answer in answered(case[0], requests("en")):
        [(_, alone)] = answered(case[0], [request])
        assert isinstance(answer, Translated)
        assert replace(answer, billed_characters=0) == replace(alone, billed_characters=0)
