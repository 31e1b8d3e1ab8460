"""DeepL through its official library, against a server of our own: what went wrong, what was billed, what came back."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import replace

import pytest

from connectors.engines.deepl import DeeplEngine
from connectors.engines.deepl.client import LONGEST_PAUSE_S, PAUSES_S, Client
from connectors.engines.deepl.failures import PERHAPS_BILLED
from connectors.engines.deepl.markup import from_html, to_html
from connectors.engines.deepl.order import MOST_CONTEXT
from connectors.engines.deepl.retry_after import seconds
from glossaries.hit import Hit
from glossaries.term_base import Concept, Term
from pipeline.engine import Answer, EngineRequest, Parcel, Translated, Untranslated
from pipeline.errors import EngineRefused, EngineUnavailable
from tests.connectors.engines.waits import spread_of
from tests.fake_deepl.faults import Failed, Fault, Garbled, Refused, Reset, Slow, Truncated, is_billed
from tests.fake_deepl.server import MOST_BYTES, FakeDeepl

HELLO = EngineRequest("Guten Tag", "en")
COSTS = len("Guten Tag")


@pytest.fixture
def pauses() -> list[float]:
    """How long the engine has waited between two attempts."""
    return []


@pytest.fixture
def engine(fake_deepl: FakeDeepl, pauses: list[float]) -> Iterator[DeeplEngine]:
    client = Client(fake_deepl.key, server_url=fake_deepl.url, timeout_s=0.5, sleep=pauses.append)
    engine = DeeplEngine(fake_deepl.key, client=client)
    yield engine
    engine.close()


def translate(engine: DeeplEngine, *requests: EngineRequest) -> list[Answer]:
    """All parcels of the requests, one after the other."""
    return [answer for parcel in engine.parcels(requests) for answer in engine.translate(parcel)]


def words(*texts: str, locale: str = "en", context: str = "") -> list[EngineRequest]:
    return [EngineRequest(text, locale, context=context) for text in texts]


def texts(answers: Sequence[Answer]) -> list[str]:
    return [answer.text if isinstance(answer, Translated) else "–" for answer in answers]


def test_a_sentence_with_tags_and_facts_goes_there_and_back(fake_deepl: FakeDeepl, engine: DeeplEngine) -> None:
    text, contents = "<1>Das <2>Amt</2> & mehr</1><3/>: <4/>", ((4, "0821 324-0"),)
    [answer] = translate(engine, EngineRequest(text, "en", context="Hilfe", contents=contents))
    assert answer == Translated(
        "<1>Des <2>Emt</2> & mihr</1><3/>: <4/>", billed_characters=len("Das Amt & mehr: 0821 324-0")
    )
    [sent] = fake_deepl.requests
    assert sent.pop("text") == [
        '<span id="1">Das <span id="2">Amt</span> &amp; mehr</span><img id="3">: '
        '<span id="4" translate="no">0821 324-0</span>'
    ]
    assert sent == {
        "source_lang": "DE",
        "target_lang": "EN-GB",
        "context": "Hilfe",
        "tag_handling": "html",
        "tag_handling_version": "v2",
        "show_billed_characters": True,
    }


@pytest.mark.parametrize(("locale", "formality"), [("fr", "prefer_more"), ("tr", None)])
def test_offices_are_polite_where_deepl_can_be(
    fake_deepl: FakeDeepl, engine: DeeplEngine, locale: str, formality: str | None
) -> None:
    translate(engine, replace(HELLO, locale=locale))
    assert fake_deepl.requests[0].get("formality") == formality


def test_a_parcel_has_one_locale_and_one_context(fake_deepl: FakeDeepl, engine: DeeplEngine) -> None:
    several = [("en", "Eins"), ("en", "Zwei"), ("fr", "Eins"), ("en", "Eins")]
    translate(engine, *(EngineRequest(f"Text {n}", locale, context=c) for n, (locale, c) in enumerate(several)))
    assert [(sent["target_lang"], sent["context"], sent["text"]) for sent in fake_deepl.requests] == [
        ("EN-GB", "Eins", ["Text 0", "Text 3"]),
        ("EN-GB", "Zwei", ["Text 1"]),
        ("FR", "Eins", ["Text 2"]),
    ]


def test_a_long_context_is_cut_at_a_word(fake_deepl: FakeDeepl, engine: DeeplEngine) -> None:
    translate(engine, *words("Guten Tag", context="Hilfe " * 5_000))
    context = fake_deepl.requests[0]["context"]
    assert MOST_CONTEXT - len("Hilfe ") < len(context) <= MOST_CONTEXT
    assert context.endswith("Hilfe")


def sizes(fake_deepl: FakeDeepl) -> list[int]:
    return [len(json.dumps(request)) for request in fake_deepl.requests]


def test_parcels_are_as_full_as_the_limits_of_one_askedallow(fake_deepl: FakeDeepl, engine: DeeplEngine) -> None:
    short = words(*(f"Satz {n}" for n in range(120)))
    assert [len(parcel.requests) for parcel in engine.parcels(short)] == [50, 50, 20]
    umlauts = words(*(f"{n:03}" + "ü" * 200 for n in range(1, 200)), context="ä" * 999)
    translate(engine, *umlauts, *words(*(f"{n:03}" + "ü" * 4_000 for n in range(12))))
    assert max(sizes(fake_deepl)) <= MOST_BYTES
    *full, _ = [
        size for size, sent in zip(sizes(fake_deepl), fake_deepl.requests, strict=True) if len(sent["text"]) < 9
    ]
    assert min(full) > MOST_BYTES - 4_010 * 6


PHONE = ((3, "0821 324-0"),)
COSTS_OF = [
    (EngineRequest("<1>Größe & <2>Gewicht</2></1><3/>", "en", contents=PHONE), len("Größe & Gewicht0821 324-0")),
    (EngineRequest("a < b &amp; c 😀", "en"), len("a < b &amp; c 😀")),
    (EngineRequest("<1>08:00</1> – 12:00", "en"), 0),
    (EngineRequest("lang " * 30_000, "en"), 0),
    (EngineRequest("Größe & Gewicht", "fa"), len("Größe & Gewicht")),
    (EngineRequest("<1>Größe & Gewicht.</1>", "fa"), len("Größe & Gewicht.")),
    (EngineRequest("Das <1>Amt</1> hilft.", "fa"), len("Das Amt hilft.") + len("Amt")),
    (EngineRequest("<1/>", "fa"), 0),
]


@pytest.mark.parametrize(("asked", "costs"), COSTS_OF)
def test_what_a_text_costs_is_known_before_it_is_sent(
    fake_deepl: FakeDeepl, engine: DeeplEngine, asked: EngineRequest, costs: int
) -> None:
    [parcel] = engine.parcels([asked])
    assert (parcel.costs, fake_deepl.requests) == ((costs,), [])
    [answer] = engine.translate(parcel)
    assert answer.billed_characters == fake_deepl.billed_characters == costs


def test_a_text_that_several_requests_share_is_sent_once_and_billed_to_the_first(
    fake_deepl: FakeDeepl, engine: DeeplEngine
) -> None:
    [parcel] = engine.parcels([HELLO, replace(HELLO, emphasis=frozenset({1})), HELLO])
    assert parcel.costs == (COSTS, 0, 0)
    answers = engine.translate(parcel)
    assert [answer.billed_characters for answer in answers] == [COSTS, 0, 0]
    assert texts(answers) == ["Gatin Teg"] * 3
    assert fake_deepl.texts == ["Guten Tag"]


@pytest.mark.parametrize("locale", ["uk", "fa"])
def test_the_bill_is_the_sum_of_the_answers(fake_deepl: FakeDeepl, engine: DeeplEngine, locale: str) -> None:
    answers = translate(engine, *words(*(f"<1>Größe {n}</1> und mehr" for n in range(70)), locale=locale))
    assert sum(answer.billed_characters for answer in answers) == fake_deepl.billed_characters


def test_the_reporting_tag_says_whose_text_it_is(fake_deepl: FakeDeepl) -> None:
    for slug in ("augsburg", "münchen stadt"):
        engine = DeeplEngine(fake_deepl.key, server_url=fake_deepl.url, reporting_tag=slug)
        translate(engine, HELLO)
        engine.close()
    assert fake_deepl.billed_by_tag == {"augsburg": COSTS, "m-nchen-stadt": COSTS}


REFUSALS = [
    (Refused(403), EngineRefused, "Schlüssel"),
    (Refused(456), EngineRefused, "Kontingent"),
    (Refused(400), EngineRefused, "HTTP 400"),
]
PERHAPS_PAID = [
    (Refused(500), "HTTP 500"),
    (Failed(502), "HTTP 502"),
    (Failed(504, billed=False), "HTTP 504"),
    (Reset(billed=False), "nicht wiederholt"),
    (Slow(1.5), "antwortet nicht"),
    (Reset(), "nicht wiederholt"),
    (Truncated(), "nicht wiederholt"),
    (Garbled("<html>Wartung</html>"), "unvollständig"),
    (Garbled('{"translations": []}'), "unvollständig"),
    (Garbled('{"translations": [{"text": "Hello"}]}'), "unverständlich"),
    (Garbled('{"translations": [null]}'), "unverständlich"),
    (Garbled('{"translations": 7}'), "unverständlich"),
]


@pytest.mark.parametrize(("fault", "error", "message"), REFUSALS, ids=str)
def test_a_askedthat_is_refused_raises_and_is_sent_once(
    fake_deepl: FakeDeepl, engine: DeeplEngine, fault: Fault, error: type[Exception], message: str
) -> None:
    fake_deepl.faults.append(fault)
    with pytest.raises(error, match=message):
        translate(engine, HELLO)
    assert (len(fake_deepl.requests), fake_deepl.billed_characters) == (1, 0)


@pytest.mark.parametrize(("fault", "message"), PERHAPS_PAID, ids=str)
@pytest.mark.parametrize("locale", ["en", "fa"])
def test_a_askedthat_may_be_billed_is_never_sent_again_and_the_error_says_so(
    fake_deepl: FakeDeepl, engine: DeeplEngine, locale: str, fault: Fault, message: str
) -> None:
    fake_deepl.faults.append(fault)
    with pytest.raises(EngineUnavailable, match=message) as raised:
        translate(engine, replace(HELLO, locale=locale))
    assert raised.value.may_be_billed
    assert PERHAPS_BILLED in str(raised.value)
    assert (len(fake_deepl.requests), fake_deepl.billed_characters) == (1, COSTS if is_billed(fault) else 0)


@pytest.mark.parametrize("status", [429, 503])
def test_what_deepl_did_not_begin_is_sent_again_when_it_says(
    fake_deepl: FakeDeepl, engine: DeeplEngine, pauses: list[float], status: int
) -> None:
    fake_deepl.faults.extend([Refused(status, retry_after_s=7), Refused(status)])
    [answer] = translate(engine, HELLO)
    assert isinstance(answer, Translated)
    assert pauses == [spread_of(7), spread_of(PAUSES_S[1])]
    assert fake_deepl.billed_characters == answer.billed_characters == COSTS


def test_it_does_not_ask_for_ever(fake_deepl: FakeDeepl, engine: DeeplEngine, pauses: list[float]) -> None:
    fake_deepl.faults.extend([Refused(429)] * 9)
    with pytest.raises(EngineUnavailable, match="HTTP 429") as raised:
        translate(engine, HELLO)
    assert not raised.value.may_be_billed
    assert pauses == [spread_of(pause) for pause in PAUSES_S]
    assert fake_deepl.billed_characters == 0


def test_it_does_not_wait_for_hours(fake_deepl: FakeDeepl, engine: DeeplEngine, pauses: list[float]) -> None:
    fake_deepl.faults.append(Refused(429, retry_after_s=int(LONGEST_PAUSE_S) + 1))
    with pytest.raises(EngineUnavailable):
        translate(engine, HELLO)
    assert pauses == []


@pytest.mark.parametrize(
    ("told", "means"),
    [("7", 7), ("0", 0), ("", None), ("bald", None), ("Thu, 01 Jan 1970 00:01:40 GMT", 90), ("-1", None)],
)
def test_the_pause_may_be_told_in_seconds_or_as_a_date(told: str, means: float | None) -> None:
    assert seconds(told, now=10) == means


@pytest.mark.parametrize("fault", [fault for fault, *_ in [*REFUSALS, *PERHAPS_PAID]], ids=str)
def test_what_was_paid_before_a_failure_comes_back_and_the_rest_says_why(
    fake_deepl: FakeDeepl, engine: DeeplEngine, fault: Fault
) -> None:
    [parcel] = engine.parcels([*words("Eins", "Zwei", "Drei", "Vier"), *words("<1/>")])
    fake_deepl.faults.extend([Refused(413), Slow(0), fault])
    answers = engine.translate(parcel)
    assert texts(answers) == ["Ions", "Zwio", "–", "–", "<1/>"]
    assert all(isinstance(answer, Untranslated) and "DeepL" in answer.reason for answer in answers[2:4])
    assert sum(answer.billed_characters for answer in answers[:2]) == 8
    perhaps = [PERHAPS_BILLED in answer.reason and answer.uncertain_characters for answer in left(answers)]
    assert perhaps == ([False, False] if isinstance(fault, Refused) and fault.status < 500 else [4, 4])


def left(answers: Sequence[Answer]) -> list[Untranslated]:
    return [answer for answer in answers if isinstance(answer, Untranslated)]


def test_what_the_failed_part_of_a_parcel_may_cost_is_told_even_if_nothing_was_answered(
    fake_deepl: FakeDeepl, engine: DeeplEngine
) -> None:
    """An error would make the ledger count the half that was never sent too."""
    [parcel] = engine.parcels(words("Eins", "Zwei"))
    fake_deepl.faults.extend([Refused(413), Reset()])
    answers = engine.translate(parcel)
    assert [answer.uncertain_characters for answer in answers] == [4, 0]
    assert fake_deepl.billed_characters == 4


def test_a_text_that_was_too_long_and_then_failed_in_pieces_costs_its_pieces(
    fake_deepl: FakeDeepl, engine: DeeplEngine
) -> None:
    [parcel] = engine.parcels(words("Das Amt<1/>hilft.", locale="fa"))
    fake_deepl.faults.extend([Refused(413)] * len(parcel.requests) + [Reset()])
    [answer] = engine.translate(parcel)
    assert isinstance(answer, Untranslated)
    assert answer.uncertain_characters == fake_deepl.billed_characters > 0


def test_a_failure_between_two_rounds_keeps_what_is_finished_and_tells_the_bill(
    fake_deepl: FakeDeepl, engine: DeeplEngine
) -> None:
    hard = "Das <1>Amt</1> hilft dem <2>Amt</2>."
    [parcel] = engine.parcels(words("Guten Tag", hard, locale="fa"))
    fake_deepl.faults.extend([Slow(0), Reset()])
    done, failed = engine.translate(parcel)
    assert isinstance(done, Translated)
    assert isinstance(failed, Untranslated)
    assert not failed.is_final
    assert PERHAPS_BILLED in failed.reason
    known = done.billed_characters + failed.billed_characters + failed.uncertain_characters
    assert known == fake_deepl.billed_characters
    assert failed.billed_characters + failed.uncertain_characters > parcel.costs[1]


def test_a_askedthat_is_too_large_for_deepl_is_halved(fake_deepl: FakeDeepl, engine: DeeplEngine) -> None:
    fake_deepl.faults.append(Refused(413))
    assert texts(translate(engine, *words("Eins", "Zwei", "Drei"))) == ["Ions", "Zwio", "Drio"]
    assert [request["text"] for request in fake_deepl.requests] == [
        ["Eins", "Zwei", "Drei"],
        ["Eins"],
        ["Zwei", "Drei"],
    ]


def test_only_the_text_that_is_too_long_alone_stays_untranslated(fake_deepl: FakeDeepl, engine: DeeplEngine) -> None:
    answers = translate(engine, HELLO, *words("lang " * 30_000, "Auf Wiedersehen"))
    assert texts(answers) == ["Gatin Teg", "–", "Eaf Woidirsihin"]
    assert len(fake_deepl.requests) == 1


def test_an_exhausted_quota_keeps_what_was_affordable(fake_deepl: FakeDeepl, engine: DeeplEngine) -> None:
    fake_deepl.character_limit = 400
    first, second = engine.parcels(words(*(f"Satz {n:02}" for n in range(60))))
    assert "–" not in texts(engine.translate(first))
    with pytest.raises(EngineRefused, match="Kontingent"):
        engine.translate(second)
    assert fake_deepl.billed_characters == 350


def test_a_server_that_is_not_there_is_unavailable_and_bills_nothing() -> None:
    engine = DeeplEngine("key", server_url="http://127.0.0.1:9")
    with pytest.raises(EngineUnavailable, match="nicht erreichbar") as raised:
        translate(engine, HELLO)
    assert not raised.value.may_be_billed
    engine.close()


def test_an_empty_parcel_has_no_answers(fake_deepl: FakeDeepl, engine: DeeplEngine) -> None:
    assert engine.translate(Parcel((), ())) == []
    assert fake_deepl.requests == []


@pytest.mark.parametrize(
    "text",
    ["a < b & c > d", "<1>x</1>", "<1><2/>x</1> <3/>", "&amp; bleibt", "„Anführung“ 'so' \"so\"", "a\u00a0b"],
)
def test_a_text_survives_the_way_through_html(text: str) -> None:
    assert from_html(to_html(text, {3: "A & B"})) == text


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ('<span translate="no" id="2">geändert <b>und</b> mehr</span> x', "<2/> x"),
        ('<img id="3"/> x <img id="3" >', "<3/> x <3/>"),
        ('<span id="1">offen', "<1>offen"),
        ('zu</span> <br> <span id="x">fremd</span>', "zu  fremd"),
    ],
)
def test_what_deepl_did_to_the_tags_is_left_for_the_checks_to_see(html: str, text: str) -> None:
    assert from_html(html) == text


def test_where_deepl_keeps_neither_tags_nor_terms_we_say_the_agreed_term(
    fake_deepl: FakeDeepl, engine: DeeplEngine
) -> None:
    concept = Concept("Amt", {"de": (Term("Amt"),), "sq": (Term("zyra"),)})
    term = Hit.of("Amt", concept, "sq", is_part=False)
    assert term
    [parcel] = engine.parcels([EngineRequest("Das <1>Amt</1> hilft.", "sq", terms=(term,))])
    [answer] = engine.translate(parcel)
    assert isinstance(answer, Translated)
    assert "zyra" in answer.text
    assert answer.billed_characters == fake_deepl.billed_characters <= parcel.at_most * parcel.characters
