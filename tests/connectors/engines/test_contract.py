"""The contract that every engine keeps. A new engine is tested by one more line in `ENGINES`."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from connectors.engines.argos.engine import ArgosEngine
from connectors.engines.deepl import DeeplEngine
from connectors.engines.echo import EchoEngine
from pipeline.engine import EngineRequest, Translated, Untranslated
from pipeline.errors import EngineRefused
from pipeline.placeholders import plain
from pipeline.ports import Engine
from pipeline.repair import structural_faults
from tests.fake_deepl.server import FakeDeepl


@dataclass(frozen=True)
class Case:
    """An engine, and a text that it cannot translate."""

    engine: Engine
    impossible: str


def echo(fake_deepl: FakeDeepl, argos_folder: Path) -> Case:
    return Case(EchoEngine(unable=["Deich"]), "Der Deich.")


def deepl(fake_deepl: FakeDeepl, argos_folder: Path) -> Case:
    return Case(DeeplEngine(fake_deepl.key, server_url=fake_deepl.url), "Sehr lang. " * 12_000)


def argos(fake_deepl: FakeDeepl, argos_folder: Path) -> Case:
    return Case(ArgosEngine(argos_folder), "Das Amt hilft Ihnen. " * 100)


ENGINES = [echo, deepl, argos]


@pytest.fixture(params=ENGINES, ids=lambda make: make.__name__)
def case(request: pytest.FixtureRequest, fake_deepl: FakeDeepl, argos_folder: Path) -> Iterator[Case]:
    make: Callable[[FakeDeepl, Path], Case] = request.param
    made = make(fake_deepl, argos_folder)
    yield made
    if isinstance(made.engine, DeeplEngine):
        made.engine.close()


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
REQUESTS = [EngineRequest(text, context="Guten Tag", contents=CONTENTS) for text in SENTENCES]


def test_it_has_a_name_and_a_version(case: Case) -> None:
    assert case.engine.name.isidentifier()
    assert case.engine.version == case.engine.version != ""


@pytest.mark.parametrize("locale", ["en", "fr"])
def test_it_gives_one_answer_per_request_in_order(case: Case, locale: str) -> None:
    assert case.engine.covers(locale)
    answers = case.engine.translate(REQUESTS, locale=locale)
    assert len(answers) == len(REQUESTS)
    alone = [case.engine.translate([request], locale=locale)[0] for request in REQUESTS]
    assert [getattr(answer, "text", "") for answer in answers] == [getattr(answer, "text", "") for answer in alone]


def test_it_translates_the_words(case: Case) -> None:
    [answer] = case.engine.translate([EngineRequest("Das Amt hilft Ihnen.")], locale="en")
    assert isinstance(answer, Translated)
    assert answer.text.strip()
    assert answer.text != "Das Amt hilft Ihnen."


@pytest.mark.parametrize("locale", ["en", "fr"])
def test_placeholders_come_back_complete_and_nested(case: Case, locale: str) -> None:
    for request, answer in zip(REQUESTS, case.engine.translate(REQUESTS, locale=locale), strict=True):
        assert isinstance(answer, Translated)
        assert structural_faults(request.text, answer.text) == ()
        assert bool(plain(answer.text).strip()) == bool(plain(request.text).strip())


def test_what_has_no_words_stays_as_it_is_and_costs_nothing(case: Case) -> None:
    requests = [EngineRequest("<1>08:00</1> – 12:00"), EngineRequest("<1/>")]
    answers = case.engine.translate(requests, locale="en")
    assert [(a.text, a.billed_characters) for a in answers if isinstance(a, Translated)] == [
        ("<1>08:00</1> – 12:00", 0),
        ("<1/>", 0),
    ]


def test_an_empty_batch_has_no_answers(case: Case) -> None:
    assert list(case.engine.translate([], locale="en")) == []


def test_a_locale_that_it_does_not_cover_is_refused_in_german(case: Case) -> None:
    assert not case.engine.covers("de")
    with pytest.raises(EngineRefused, match="de"):
        case.engine.translate(REQUESTS, locale="de")


def test_a_text_that_it_cannot_translate_spoils_no_other(case: Case) -> None:
    requests = [EngineRequest("Das Amt hilft Ihnen."), EngineRequest(case.impossible), EngineRequest("Guten Tag")]
    first, impossible, last = case.engine.translate(requests, locale="en")
    assert isinstance(first, Translated)
    assert isinstance(impossible, Untranslated)
    assert impossible.reason
    assert isinstance(last, Translated)
