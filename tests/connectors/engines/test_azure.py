"""Azure: markup is short because it is billed, and the bill is what Azure says."""

from collections.abc import Iterator

import pytest

from connectors.engines.azure.markup import from_html, to_html
from connectors.service.allotment import allotted
from pipeline.engine import EngineRequest, Handling, TermHit, Translated, Untranslated
from pipeline.errors import EngineRefused
from tests.connectors.engines.labs_http import Lab, azure
from tests.fake_engines.azure import FakeAzure


@pytest.fixture
def fake() -> FakeAzure:
    return FakeAzure()


@pytest.fixture
def lab(fake: FakeAzure) -> Iterator[Lab]:
    with azure(fake) as made:
        yield made


def test_a_sentence_with_tags_and_facts_goes_there_and_back(lab: Lab) -> None:
    text = "<1>Das <2>Amt</2> & mehr</1><3/>: <4/>"
    [parcel] = lab.engine.parcels([EngineRequest(text, "so", contents=((4, "0821 324-0"),))])
    sent = '<a id="1">Das <a id="2">Amt</a> &amp; mehr</a><img id="3">: <a id="4" translate="no">0821 324-0</a>'
    assert parcel.costs == (len(sent),)
    assert lab.engine.translate(parcel) == [
        Translated("<1>Des <2>Emt</2> & mihr</1><3/>: <4/>", billed_characters=len(sent))
    ]
    [asked] = lab.server.requests
    assert asked.body == [{"Text": sent}]
    assert asked.query == {"api-version": "3.0", "from": "de", "to": "so", "textType": "html"}
    assert len(next(value for name, value in asked.headers.items() if name.lower() == "x-clienttraceid")) == 36


@pytest.mark.parametrize(
    ("text", "billed"), [("Grüße", 5), ("  Grüße ", 8), ("Hallo 👋", 8), ("A & B", 9), ("<1>Grüße</1>", 19)]
)
def test_every_character_costs_and_a_character_beyond_the_plane_twice(lab: Lab, text: str, billed: int) -> None:
    parcel = lab.parcel(text)
    [answer] = lab.engine.translate(parcel)
    assert parcel.characters == answer.billed_characters == lab.server.billed == billed


@pytest.mark.parametrize("metered", [0, 1, 7, 1_000])
def test_where_azure_counts_otherwise_its_count_is_shared(lab: Lab, fake: FakeAzure, metered: int) -> None:
    fake.metered = metered
    answers = lab.ask("Ein Satz", "Noch ein Satz", "Ein Satz")
    assert sum(each.billed_characters for each in answers) == metered
    assert answers[2].billed_characters == 0


@pytest.mark.parametrize(
    ("total", "weights", "shares"), [(10, [1, 1, 1], [4, 3, 3]), (0, [2, 3], [0, 0]), (5, [0, 0], [5, 0]), (0, [], [])]
)
def test_shares_add_up(total: int, weights: list[int], shares: list[int]) -> None:
    assert allotted(total, weights) == shares


def test_the_languages_are_read_once_and_only_those_of_our_table_count(lab: Lab, fake: FakeAzure) -> None:
    covered = [
        locale for locale in ("so", "ti", "am", "ckb", "xx", "pl", "de", "de-simple") if lab.engine.coverage(locale)
    ]
    assert covered == ["so", "ti", "am", "ckb"]
    assert fake.reads == 1


def test_azure_that_is_down_is_not_azure_that_cannot(lab: Lab, fake: FakeAzure) -> None:
    fake.is_down = True
    assert lab.engine.coverage("xx") is not None


TERM = TermHit("Ausländerbehörde", "authority", 'immigration "office"')


@pytest.mark.parametrize(
    ("locale", "handling", "words"),
    [("en", Handling.ENGINE, 'immigration "office"'), ("uk", Handling.NOBODY, "Аусл")],
)
def test_terms_go_along_only_into_english(lab: Lab, locale: str, handling: Handling, words: str) -> None:
    [parcel] = lab.engine.parcels([EngineRequest("Zur <1>Ausländerbehörde</1>", locale, terms=(TERM,))])
    [answer] = lab.engine.translate(parcel)
    coverage = lab.engine.coverage(locale)
    assert coverage is not None
    assert coverage.terms is handling
    assert isinstance(answer, Translated)
    assert words in answer.text
    assert ("mstrans:dictionary" in lab.server.bodies[0][0]["Text"]) == (locale == "en")
    assert parcel.characters == lab.server.billed


def test_the_longest_term_wins_and_only_whole_words_are_terms() -> None:
    terms = (TermHit("Amt", "a", "office"), TermHit("Amt für Soziales", "b", "welfare"))
    html = to_html("Amt für Soziales, Amt, Amtszeit", contents={}, terms=terms)
    assert html.count("<mstrans:dictionary") == 2
    assert html.startswith('<mstrans:dictionary translation="welfare">Amt für Soziales</mstrans:dictionary>, ')
    assert from_html(html) == "Amt für Soziales, Amt, Amtszeit"


REFUSALS = [
    ({"key": "other"}, "", r"engines\.azure\.key"),
    ({"region": "other"}, "", r"engines\.azure\.region"),
    ({"quota": 5}, "", "Kontingent"),
    ({}, "mine", r"engines\.azure\.category"),
]


@pytest.mark.parametrize(("given", "category", "message"), REFUSALS)
def test_a_refusal_names_what_to_change(given: dict[str, object], category: str, message: str) -> None:
    with azure(FakeAzure(**given), category) as lab, pytest.raises(EngineRefused, match=message):  # type: ignore[arg-type] # a table
        lab.ask("Guten Tag")


def test_only_the_text_that_is_too_long_alone_stays_untranslated(lab: Lab, fake: FakeAzure) -> None:
    fake.most_characters = 50
    answers = lab.ask("Guten Tag", "lang " * 20, "Guten Abend")
    assert isinstance(answers[0], Translated)
    assert answers[1] == Untranslated("Der Text ist für Azure zu lang.", is_final=True)
    assert isinstance(answers[2], Translated)
    assert sum(each.billed_characters for each in answers) == lab.server.billed


def test_a_parcel_is_one_locale_and_one_request(lab: Lab) -> None:
    asked = [EngineRequest(f"Satz {n}", locale) for n in range(150) for locale in ("en", "so")]
    parcels = list(lab.engine.parcels(asked))
    assert sorted(len(parcel.requests) for parcel in parcels) == [50, 50, 100, 100]
    for parcel in parcels:
        assert len({request.locale for request in parcel.requests}) == 1
        lab.engine.translate(parcel)
    assert len(lab.server.requests) == 4
