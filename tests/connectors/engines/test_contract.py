"""The contract that every engine keeps. A new engine is tested by one more line in `ENGINES`."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, closing
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from connectors.engines.argos.engine import ArgosEngine
from connectors.engines.deepl import DeeplEngine
from connectors.engines.echo import EchoEngine
from pipeline.engine import Answer, Earlier, EngineRequest, Parcel, TermHit, Translated, Untranslated
from pipeline.errors import EngineRefused
from pipeline.placeholders import plain
from pipeline.ports import Engine
from pipeline.repair import structural_faults
from tests.fake_deepl.server import FakeDeepl


@dataclass(frozen=True)
class World:
    """What the engines under test need, and what is closed after the test."""

    fake_deepl: FakeDeepl
    argos_folder: Path
    open: ExitStack


@dataclass(frozen=True)
class Case:
    """An engine, and a text that it cannot translate."""

    engine: Engine
    impossible: str


def echo(world: World) -> Case:
    return Case(EchoEngine(unable=["Deich"]), "Der Deich.")


def deepl(world: World) -> Case:
    engine = DeeplEngine(world.fake_deepl.key, server_url=world.fake_deepl.url)
    return Case(world.open.enter_context(closing(engine)), "Sehr lang. " * 12_000)


def argos(world: World) -> Case:
    return Case(ArgosEngine(world.argos_folder), "Das Amt hilft Ihnen. " * 100)


ENGINES = [echo, deepl, argos]
LOCALES = ["en", "fr"]


@pytest.fixture(params=ENGINES, ids=lambda make: make.__name__)
def case(request: pytest.FixtureRequest, fake_deepl: FakeDeepl, argos_folder: Path) -> Iterator[Case]:
    make: Callable[[World], Case] = request.param
    with ExitStack() as stack:
        yield make(World(fake_deepl, argos_folder, stack))


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


def requests(locale: str) -> list[EngineRequest]:
    return [EngineRequest(text, locale, context="Guten Tag", contents=CONTENTS) for text in SENTENCES]


ALL = [request for pair in zip(*map(requests, LOCALES), strict=True) for request in pair]
"""Both locales, mixed."""


def sent(engine: Engine, asked: Sequence[EngineRequest]) -> list[tuple[EngineRequest, Answer]]:
    """Every request with its answer, in the order of the parcels."""
    return [
        pair for parcel in engine.parcels(asked) for pair in zip(parcel.requests, engine.translate(parcel), strict=True)
    ]


def answers(engine: Engine, asked: Sequence[EngineRequest]) -> list[Answer]:
    """The answers in the order of the requests."""
    left = sent(engine, asked)
    found = []
    for request in asked:
        index = next(index for index, (other, _) in enumerate(left) if other == request)
        found.append(left.pop(index)[1])
    return found


def texts(found: Sequence[Answer]) -> list[str]:
    return [answer.text if isinstance(answer, Translated) else "" for answer in found]


def test_it_has_a_name_and_a_version_that_stay(case: Case) -> None:
    assert case.engine.name.isidentifier()
    before = case.engine.version
    answers(case.engine, ALL)
    assert case.engine.version == before != ""
    assert case.engine.is_offline in {True, False}


@pytest.mark.parametrize("locale", LOCALES)
def test_it_says_what_it_can_do_in_a_locale(case: Case, locale: str) -> None:
    found = case.engine.coverage(locale)
    assert found is not None
    assert found == case.engine.coverage(locale)
    assert found.pivot in {"", "en"}


def test_every_request_is_in_exactly_one_parcel(case: Case) -> None:
    parcels = list(case.engine.parcels(iter(ALL)))
    found = [request for parcel in parcels for request in parcel.requests]
    assert sorted(map(repr, found)) == sorted(map(repr, ALL))
    assert all(len(parcel.costs) == len(parcel.requests) > 0 for parcel in parcels)


def test_a_parcel_costs_what_its_answers_bill(case: Case) -> None:
    for parcel in case.engine.parcels(ALL):
        assert min(parcel.costs) >= 0
        assert sum(answer.billed_characters for answer in case.engine.translate(parcel)) == parcel.characters


def test_together_it_says_what_it_says_alone(case: Case) -> None:
    alone = [answers(case.engine, [request])[0] for request in ALL]
    assert texts(answers(case.engine, ALL)) == texts(alone)


def test_it_translates_the_words(case: Case) -> None:
    [told] = texts(answers(case.engine, [EngineRequest("Das Amt hilft Ihnen.", "en")]))
    assert told.strip()
    assert told != "Das Amt hilft Ihnen."


def test_locales_in_one_parcel_do_not_get_mixed_up(case: Case) -> None:
    both = [EngineRequest("Das Amt hilft Familien.", locale) for locale in LOCALES]
    assert texts(answers(case.engine, both)) == [texts(answers(case.engine, [each]))[0] for each in both]


def test_placeholders_come_back_complete_and_nested(case: Case) -> None:
    for request, answer in sent(case.engine, ALL):
        assert isinstance(answer, Translated)
        assert structural_faults(request.text, answer.text) == ()
        assert bool(plain(answer.text).strip()) == bool(plain(request.text).strip())


def test_placeholders_are_sound_with_everything_that_a_request_can_carry(case: Case) -> None:
    full = EngineRequest(
        "<1>Das Amt</1> hilft <2>Familien</2>: <7/>.",
        "en",
        terms=(TermHit("Amt", "Amt", "office"),),
        pivot_terms=(TermHit("Amt", "Amt", "office"),),
        contents=CONTENTS,
        emphasis=frozenset({1}),
        earlier=Earlier("<1>Das Amt</1> hilft: <7/>.", "<1>The office</1> helps: <7/>."),
    )
    [answer] = answers(case.engine, [full])
    assert isinstance(answer, Translated)
    assert structural_faults(full.text, answer.text) == ()


def test_what_has_no_words_stays_as_it_is_and_costs_nothing(case: Case) -> None:
    wordless = ["<1>08:00</1> – 12:00", "<1/>"]
    asked = [EngineRequest(text, "en") for text in wordless]
    assert [parcel.characters for parcel in case.engine.parcels(asked) if parcel.characters] == []
    assert answers(case.engine, asked) == [Translated(text) for text in wordless]


def test_no_requests_make_no_parcel(case: Case) -> None:
    assert list(case.engine.parcels([])) == []


def test_a_locale_that_it_does_not_cover_is_refused_by_name_and_in_german(case: Case) -> None:
    assert case.engine.coverage("de") is None
    with pytest.raises(EngineRefused, match="„de“"):
        list(case.engine.parcels([*ALL, EngineRequest("Hallo", "de")]))


def test_a_text_that_it_cannot_translate_spoils_no_other(case: Case) -> None:
    first, impossible, last = (
        EngineRequest(text, "en") for text in ("Das Amt hilft Ihnen.", case.impossible, "Guten Tag")
    )
    good, bad, fine = answers(case.engine, [first, impossible, last])
    assert isinstance(good, Translated)
    assert isinstance(bad, Untranslated)
    assert bad.reason
    assert case.impossible not in bad.reason
    assert isinstance(fine, Translated)


def test_requests_that_ask_the_same_get_the_same(case: Case) -> None:
    first = EngineRequest("Das Amt hilft Ihnen.", "en")
    again = replace(first, context="Guten Tag")
    one, other = answers(case.engine, [first, again])
    assert texts([one]) == texts([other])


def test_a_parcel_can_be_sent_again(case: Case) -> None:
    parcels: list[Parcel] = list(case.engine.parcels(ALL))
    first = [texts(case.engine.translate(parcel)) for parcel in parcels]
    assert [texts(case.engine.translate(parcel)) for parcel in parcels] == first
