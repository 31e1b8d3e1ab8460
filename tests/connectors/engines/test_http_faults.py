"""Fault by fault, for every engine behind HTTP: what was billed, what was sent again, what the engine said."""

from collections.abc import Iterator

import pytest

from connectors.engines.azure import AzureEngine, AzureSettings
from connectors.engines.libretranslate import LibretranslateEngine, LibretranslateSettings
from connectors.engines.openai_compatible import ModelSettings, OpenaiCompatibleEngine
from connectors.service.http_once import LONGEST_PAUSE_S, PAUSES_S
from pipeline.engine import Translated, Untranslated
from pipeline.errors import EngineRefused, EngineUnavailable, SettingsError
from pipeline.ports import Engine
from tests.connectors.engines.labs_http import LABS, TIMEOUT_S, Lab
from tests.connectors.engines.waits import spread_of
from tests.fake_engines.loopback import Breaks, Cut, Fault, Instead, Late, Says

HELLO = "Guten Tag"
COSTS = len(HELLO)


@pytest.fixture(params=LABS, ids=lambda make: make.__name__)
def lab(request: pytest.FixtureRequest) -> Iterator[Lab]:
    with request.param() as made:
        yield made


HTML = "<html><body>Wartung</body></html>"
UNBILLED: list[tuple[Fault, type[Exception], str]] = [
    (Says(401), EngineRefused, "Schlüssel"),
    (Says(403), EngineRefused, "prüfen"),
    (Says(301, HTML, {"Location": "https://example.org/"}), EngineRefused, "HTTP 301"),
    (Says(418, HTML), EngineRefused, "HTTP 418"),
    (Says(408), EngineUnavailable, "HTTP 408"),
]
PERHAPS_BILLED: list[tuple[Fault, str]] = [
    (Late(3 * TIMEOUT_S), "antwortet nicht"),
    (Breaks(), "abgebrochen"),
    (Cut(), "abgebrochen"),
    (Instead(HTML), "unverständlich"),
    (Instead("[]"), "unverständlich"),
    (Instead("{}"), "unverständlich"),
    (Instead('{"translatedText": []}'), "unverständlich"),
    (Instead('{"translatedText": "Hello"}'), "unverständlich"),
    (Instead('[{"translations": []}]'), "unverständlich"),
    (Instead('[{"translations": [{"text": null}]}]'), "unverständlich"),
    (Instead('{"choices": []}'), "unverständlich"),
    (Instead("[" * 100_000), "unverständlich"),
    (Instead("7"), "unverständlich"),
    (Instead("null"), "unverständlich"),
]


@pytest.mark.parametrize(("fault", "error", "message"), UNBILLED, ids=str)
def test_what_fails_unbilled_is_sent_once(lab: Lab, fault: Fault, error: type[Exception], message: str) -> None:
    lab.server.faults.append(fault)
    with pytest.raises(error, match=message) as raised:
        lab.ask(HELLO)
    assert not getattr(raised.value, "may_be_billed", False)
    assert (len(lab.server.requests), lab.server.billed) == (1, 0)


@pytest.mark.parametrize("status", [500, 502, 504])
def test_an_error_of_the_server_may_be_billed(lab: Lab, status: int) -> None:
    lab.server.faults.append(Says(status, HTML))
    with pytest.raises(EngineUnavailable, match=f"HTTP {status}") as raised:
        lab.ask(HELLO)
    assert raised.value.may_be_billed
    assert len(lab.server.requests) == 1


@pytest.mark.parametrize(("fault", "message"), PERHAPS_BILLED, ids=lambda value: str(value)[:60])
def test_what_may_be_billed_is_never_sent_again(lab: Lab, fault: Fault, message: str) -> None:
    lab.server.faults.append(fault)
    with pytest.raises(EngineUnavailable, match=message) as raised:
        lab.ask(HELLO)
    assert raised.value.may_be_billed
    assert len(lab.server.requests) == 1
    assert lab.server.billed >= COSTS


@pytest.mark.parametrize("status", [429, 503])
def test_what_was_not_begun_is_sent_again_when_the_server_says(lab: Lab, status: int) -> None:
    lab.server.faults.extend([Says(status, headers={"Retry-After": "7"}), Says(status)])
    [answer] = lab.ask(HELLO)
    assert isinstance(answer, Translated)
    assert lab.pauses == [spread_of(7), spread_of(PAUSES_S[1])]
    assert lab.server.billed == answer.billed_characters >= COSTS


def test_it_does_not_ask_for_ever(lab: Lab) -> None:
    lab.server.faults.extend([Says(429)] * 9)
    with pytest.raises(EngineUnavailable, match="HTTP 429") as raised:
        lab.ask(HELLO)
    assert lab.pauses == [spread_of(pause) for pause in PAUSES_S]
    assert not raised.value.may_be_billed


def test_it_does_not_wait_for_hours(lab: Lab) -> None:
    lab.server.faults.append(Says(429, headers={"Retry-After": str(int(LONGEST_PAUSE_S) + 1)}))
    with pytest.raises(EngineUnavailable):
        lab.ask(HELLO)
    assert lab.pauses == []


def test_what_has_no_words_is_not_sent(lab: Lab) -> None:
    lab.server.faults.append(Says(500))
    assert lab.ask("<1>08:00</1>", "<1/>") == [Translated("<1>08:00</1>"), Translated("<1/>")]
    assert lab.server.requests == []


TOO_MUCH = {
    "libretranslate": Says(400, '{"error": "Invalid request: request (3) exceeds text limit (2)"}'),
    "azure": Says(400, '{"error": {"code": 400077, "message": "The maximum request size has been exceeded."}}'),
    "openai_compatible": Says(400, '{"error": {"message": "the request exceeds the available context size"}}'),
}


@pytest.mark.parametrize(
    "fault", [fault for fault, *_ in [*UNBILLED, *PERHAPS_BILLED]], ids=lambda value: str(value)[:60]
)
def test_what_was_done_before_a_failure_comes_back_and_the_rest_says_why(lab: Lab, fault: Fault) -> None:
    lab.server.faults.extend([TOO_MUCH[lab.engine.name], None, fault])
    answers = lab.ask("Erster Satz", "Zweiter Satz", "Dritter Satz")
    assert isinstance(answers[0], Translated)
    assert all(isinstance(each, Untranslated) and not each.is_final and each.reason for each in answers[1:])
    assert len(lab.server.requests) == 3
    bills = [each.billed_characters + each.uncertain_characters for each in answers]
    assert sum(bills) == lab.server.billed
    assert not answers[0].uncertain_characters


def test_too_much_at_once_is_halved(lab: Lab) -> None:
    lab.server.faults.append(TOO_MUCH[lab.engine.name])
    answers = lab.ask("Eins", "Zwei", "Drei")
    assert [each.text for each in answers if isinstance(each, Translated)] == ["Ions", "Zwio", "Drio"]
    assert len(lab.server.requests) == 3
    bills = [each.billed_characters + each.uncertain_characters for each in answers]
    assert sum(bills) == lab.server.billed
    assert not answers[0].uncertain_characters


def test_no_message_holds_words_of_the_page_or_a_key(lab: Lab) -> None:
    for fault in [fault for fault, *_ in [*UNBILLED, *PERHAPS_BILLED]]:
        lab.server.faults.append(fault)
        with pytest.raises((EngineUnavailable, EngineRefused)) as raised:
            lab.ask("Geheimnis")
        assert not any(word in str(raised.value) for word in ("Geheimnis", "azure-key", "model-key", "Wartung"))


NOWHERE = "http://127.0.0.1:9"


@pytest.mark.parametrize(
    "engine",
    [
        LibretranslateEngine(LibretranslateSettings(NOWHERE), code={"en": "en"}.get),
        AzureEngine(AzureSettings("key", url=NOWHERE), code={"en": "en"}.get),
        OpenaiCompatibleEngine(ModelSettings(NOWHERE, "m", locales=frozenset({"en"})), code={"en": "English"}.get),
    ],
    ids=lambda engine: engine.name,
)
def test_a_server_that_is_not_there_bills_nothing(engine: Engine) -> None:
    lab = Lab(engine, server=None)  # type: ignore[arg-type] # there is none
    with pytest.raises(EngineUnavailable, match="nicht erreichbar") as raised:
        lab.ask(HELLO)
    assert not raised.value.may_be_billed


@pytest.mark.parametrize("url", ["", "uebersetzung.stadt.de", "ftp://stadt.de", "http://", "http://a:b"])
def test_an_address_that_is_none_stops_the_start(url: str) -> None:
    with pytest.raises(SettingsError, match=r"engines\.libretranslate.*https://"):
        LibretranslateEngine(LibretranslateSettings(url), code={"en": "en"}.get)


@pytest.mark.parametrize("key", ["schlüssel", "a\nb", "🔑"])
def test_a_key_that_is_none_stops_the_start_and_is_not_shown(key: str) -> None:
    with pytest.raises(SettingsError, match=r"engines\.azure") as raised:
        AzureEngine(AzureSettings(key), code={"en": "en"}.get)
    assert key not in str(raised.value)
