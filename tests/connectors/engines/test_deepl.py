"""DeepL through its official library, against a server of our own: what went wrong, what was billed, what came back."""

from collections.abc import Iterator, Sequence

import pytest

from connectors.engines.deepl import DeeplEngine
from connectors.engines.deepl.batches import MOST_BYTES, Text, batches
from connectors.engines.deepl.client import LONGEST_PAUSE_S, PAUSES_S, Client
from connectors.engines.deepl.markup import from_html, to_html
from pipeline.engine import Answer, EngineRequest, Translated, Untranslated
from pipeline.errors import EngineRefused, EngineUnavailable
from tests.fake_deepl.faults import Fault, Garbled, Refused, Reset, Slow, Truncated
from tests.fake_deepl.server import FakeDeepl

HELLO = EngineRequest("Guten Tag")
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


def texts(answers: Sequence[Answer]) -> list[str]:
    return [answer.text if isinstance(answer, Translated) else "–" for answer in answers]


def test_a_sentence_with_tags_and_facts_goes_there_and_back(fake_deepl: FakeDeepl, engine: DeeplEngine) -> None:
    request = EngineRequest("<1>Das <2>Amt</2> & mehr</1><3/>: <4/>", context="Hilfe", contents=((4, "0821 324-0"),))
    [answer] = engine.translate([request], locale="en")
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
    engine.translate([HELLO], locale=locale)
    assert fake_deepl.requests[0].get("formality") == formality


@pytest.mark.parametrize("locale", ["de", "de-simple", "so", "ti", "xx", "fa"])
def test_a_locale_without_tag_handling_is_not_covered(engine: DeeplEngine, locale: str) -> None:
    assert not engine.covers(locale)


def test_only_texts_with_the_same_context_share_a_request(fake_deepl: FakeDeepl, engine: DeeplEngine) -> None:
    contexts = ["Eins", "Zwei", "Eins"]
    engine.translate([EngineRequest(f"Text {n}", context=c) for n, c in enumerate(contexts)], locale="en")
    assert [(request["context"], request["text"]) for request in fake_deepl.requests] == [
        ("Eins", ["Text 0", "Text 2"]),
        ("Zwei", ["Text 1"]),
    ]


def test_requests_stay_below_fifty_texts_and_the_size_in_escaped_bytes() -> None:
    few_umlauts, many_umlauts = [Text(n, "kurz") for n in range(120)], [Text(n, "ü" * 3_000) for n in range(12)]
    assert [len(batch.texts) for batch in batches(few_umlauts)] == [50, 50, 20]
    assert [len(batch.texts) for batch in batches(many_umlauts)] == [5, 5, 2]
    assert all(batch.size <= MOST_BYTES for batch in batches(many_umlauts))


def test_the_bill_is_the_sum_of_the_answers(fake_deepl: FakeDeepl, engine: DeeplEngine) -> None:
    answers = engine.translate([EngineRequest(f"<1>Größe {n}</1> und mehr") for n in range(70)], locale="uk")
    assert len(fake_deepl.requests) == 2
    assert sum(a.billed_characters for a in answers if isinstance(a, Translated)) == fake_deepl.billed_characters


REFUSALS = [
    (Refused(403), EngineRefused, "Schlüssel"),
    (Refused(456), EngineRefused, "Kontingent"),
    (Refused(400), EngineRefused, "HTTP 400"),
    (Refused(500), EngineUnavailable, "HTTP 500"),
    (Reset(billed=False), EngineUnavailable, "nicht erreichbar"),
]
PAID_BUT_LOST = [
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
def test_a_request_that_fails_unbilled_raises_and_is_sent_once(
    fake_deepl: FakeDeepl, engine: DeeplEngine, fault: Fault, error: type[Exception], message: str
) -> None:
    fake_deepl.faults.append(fault)
    with pytest.raises(error, match=message):
        engine.translate([HELLO], locale="en")
    assert (len(fake_deepl.requests), fake_deepl.billed_characters) == (1, 0)


@pytest.mark.parametrize(("fault", "message"), PAID_BUT_LOST, ids=str)
def test_a_request_that_may_be_billed_is_never_sent_again(
    fake_deepl: FakeDeepl, engine: DeeplEngine, fault: Fault, message: str
) -> None:
    fake_deepl.faults.append(fault)
    with pytest.raises(EngineUnavailable, match=message):
        engine.translate([HELLO], locale="en")
    assert (len(fake_deepl.requests), fake_deepl.billed_characters) == (1, COSTS)


@pytest.mark.parametrize("status", [429, 503])
def test_what_deepl_did_not_begin_is_sent_again_when_it_says(
    fake_deepl: FakeDeepl, engine: DeeplEngine, pauses: list[float], status: int
) -> None:
    fake_deepl.faults.extend([Refused(status, retry_after_s=7), Refused(status)])
    [answer] = engine.translate([HELLO], locale="en")
    assert isinstance(answer, Translated)
    assert pauses == [7, PAUSES_S[1]]
    assert fake_deepl.billed_characters == answer.billed_characters == COSTS


def test_it_does_not_ask_for_ever(fake_deepl: FakeDeepl, engine: DeeplEngine, pauses: list[float]) -> None:
    fake_deepl.faults.extend([Refused(429)] * 9)
    with pytest.raises(EngineUnavailable, match="HTTP 429"):
        engine.translate([HELLO], locale="en")
    assert pauses == list(PAUSES_S)
    assert fake_deepl.billed_characters == 0


def test_it_does_not_wait_for_hours(fake_deepl: FakeDeepl, engine: DeeplEngine, pauses: list[float]) -> None:
    fake_deepl.faults.append(Refused(429, retry_after_s=int(LONGEST_PAUSE_S) + 1))
    with pytest.raises(EngineUnavailable):
        engine.translate([HELLO], locale="en")
    assert pauses == []


@pytest.mark.parametrize("fault", [fault for fault, *_ in [*REFUSALS, *PAID_BUT_LOST]], ids=str)
def test_what_was_paid_before_a_failure_comes_back_and_the_rest_says_why(
    fake_deepl: FakeDeepl, engine: DeeplEngine, fault: Fault
) -> None:
    fake_deepl.faults.extend([Slow(0), fault])
    answers = engine.translate([EngineRequest(f"Satz {n}") for n in range(60)] + [EngineRequest("<1/>")], locale="en")
    paid, left, wordless = answers[:50], answers[50:60], answers[60]
    assert all(isinstance(answer, Translated) and answer.billed_characters for answer in paid)
    assert all(isinstance(answer, Untranslated) and "DeepL" in answer.reason for answer in left)
    assert wordless == Translated("<1/>")
    assert len(fake_deepl.requests) == 2


def test_a_request_that_is_too_large_for_deepl_is_halved(fake_deepl: FakeDeepl, engine: DeeplEngine) -> None:
    fake_deepl.faults.append(Refused(413))
    answers = engine.translate([EngineRequest(word) for word in ("Eins", "Zwei", "Drei")], locale="en")
    assert texts(answers) == ["Ions", "Zwio", "Drio"]
    assert [request["text"] for request in fake_deepl.requests] == [
        ["Eins", "Zwei", "Drei"],
        ["Eins"],
        ["Zwei", "Drei"],
    ]


def test_only_the_text_that_is_too_long_alone_stays_untranslated(fake_deepl: FakeDeepl, engine: DeeplEngine) -> None:
    answers = engine.translate([HELLO, EngineRequest("lang " * 30_000), HELLO], locale="en")
    assert texts(answers) == ["Gatin Teg", "–", "Gatin Teg"]
    assert fake_deepl.billed_characters == 2 * COSTS


def test_an_exhausted_quota_keeps_what_was_affordable(fake_deepl: FakeDeepl, engine: DeeplEngine) -> None:
    fake_deepl.character_limit = 400
    answers = engine.translate([EngineRequest(f"Satz {n:02}") for n in range(60)], locale="en")
    assert texts(answers).count("–") == 10
    assert fake_deepl.billed_characters == 350


def test_a_server_that_is_not_there_is_unavailable() -> None:
    engine = DeeplEngine("key", server_url="http://127.0.0.1:9")
    with pytest.raises(EngineUnavailable, match="nicht erreichbar"):
        engine.translate([HELLO], locale="en")
    engine.close()


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
