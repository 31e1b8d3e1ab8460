"""What DeepL has counted, and whether it is what we have booked."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from connectors.engines.deepl import DeeplEngine
from connectors.engines.deepl.client import Client
from connectors.engines.deepl.usage import UNLIMITED, usage
from pipeline.engine import EngineRequest
from pipeline.errors import EngineRefused, EngineUnavailable
from pipeline.reconciliation import Booked, Reading, drift
from tests.fake_deepl.faults import Reset
from tests.fake_deepl.server import FakeDeepl

NOW = datetime(2026, 7, 1, 3, tzinfo=UTC)
JUNE, JULY = datetime(2026, 6, 13, 9, 18, 42, tzinfo=UTC), datetime(2026, 7, 13, 9, 18, 42, tzinfo=UTC)


@pytest.fixture
def client(fake_deepl: FakeDeepl) -> Iterator[Client]:
    client = Client(fake_deepl.key, server_url=fake_deepl.url)
    yield client
    client.close()


def test_a_free_account_tells_its_count_and_limit(fake_deepl: FakeDeepl, client: Client) -> None:
    fake_deepl.billed_characters = 42
    assert usage(client, now=NOW) == Reading(NOW, 42, limit=1_000_000)


def test_a_paid_account_tells_the_count_of_the_key_and_the_period_too(fake_deepl: FakeDeepl, client: Client) -> None:
    fake_deepl.is_pro, fake_deepl.character_limit = True, UNLIMITED
    fake_deepl.billed_characters, fake_deepl.elsewhere = 42, 1000
    assert usage(client, now=NOW) == Reading(NOW, 1042, None, 42, JUNE, JULY)


def test_without_an_answer_there_is_no_reading(fake_deepl: FakeDeepl) -> None:
    strange = Client("wrong", server_url=fake_deepl.url)
    with pytest.raises(EngineRefused, match="Schlüssel"):
        usage(strange)
    away = Client("key", server_url="http://127.0.0.1:9")
    with pytest.raises(EngineUnavailable, match="antwortet nicht"):
        usage(away)
    strange.close()
    away.close()


def test_the_count_explains_what_became_of_a_request_without_an_answer(fake_deepl: FakeDeepl, client: Client) -> None:
    engine = DeeplEngine(fake_deepl.key, client=client)
    before = usage(client)
    [answer] = engine.translate(next(engine.parcels([EngineRequest("Guten Tag", "en")])))
    fake_deepl.faults.append(Reset(billed=True))
    [lost] = engine.parcels([EngineRequest("Auf Wiedersehen", "en")])
    with pytest.raises(EngineUnavailable):
        engine.translate(lost)
    found = drift(before, usage(client), Booked(answer.billed_characters, uncertain=lost.characters))
    assert found.is_explained
    assert found.uncertain_billed == len("Auf Wiedersehen")
