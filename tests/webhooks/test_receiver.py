"""The receiver: what is recorded, what is refused, and that strangers leave no trace."""

import json
import logging
import time
import warnings
from collections.abc import Iterator
from pathlib import Path

import pytest

from connectors.signatures import SHARED, new_secret, signature
from pipeline.delivery import Delivery
from review.app import create_app
from review.webhooks import LARGEST_BYTES
from runtime.settings import load
from runtime.wiring import Application

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # Starlette asks for the successor of httpx, which nothing else of ours needs
    from fastapi.testclient import TestClient

TOWN, SOURCE = "musterstadt", "integreat"
ADDRESS = f"/webhooks/{TOWN}/{SOURCE}"
BODY = json.dumps({"type": "page", "id": 7}).encode()


@pytest.fixture
def application(tmp_path: Path) -> Iterator[Application]:
    made = Application(load({"SPRACHLOTSE_HOME": str(tmp_path), "SPRACHLOTSE_ENGINES__ORDER": "echo"}))
    yield made
    made.close()


@pytest.fixture
def secret(application: Application) -> str:
    made = new_secret()
    with application.store.transaction(TOWN) as work:
        work.webhook_secrets.rotate(SOURCE, made, actor="anna")
    return made


@pytest.fixture
def client(application: Application) -> TestClient:
    return TestClient(create_app(application))


def signed(secret: str, *, message: str = "m1", body: bytes = BODY, at: float | None = None) -> dict[str, str]:
    timestamp = int(at or time.time())
    its = signature(secret, message=message, timestamp=timestamp, body=body)
    return {"webhook-id": message, "webhook-timestamp": str(timestamp), "webhook-signature": its}


def kept(application: Application) -> list[Delivery]:
    with application.store.transaction(TOWN) as work:
        return list(work.deliveries.latest(limit=100))


def test_a_signed_message_is_recorded_and_answered(client: TestClient, secret: str, application: Application) -> None:
    answer = client.post(ADDRESS, content=BODY, headers=signed(secret))
    assert (answer.status_code, answer.json()["status"]) == (202, "accepted")
    [delivery] = kept(application)
    assert [str(ref) for ref in delivery.refs] == ["page/7"]


def test_an_unknown_page_is_accepted_with_a_note(client: TestClient, secret: str) -> None:
    """It may be new: the run looks for it in the CMS."""
    assert "neu" in client.post(ADDRESS, content=BODY, headers=signed(secret)).json()["note"]


def test_a_message_sent_again_is_no_second_delivery(client: TestClient, secret: str, application: Application) -> None:
    for _ in range(2):
        answer = client.post(ADDRESS, content=BODY, headers=signed(secret))
    assert (answer.status_code, answer.json()["status"]) == (202, "duplicate")
    assert len(kept(application)) == 1


def test_a_plugin_may_send_the_secret_itself(client: TestClient, secret: str) -> None:
    assert client.post(ADDRESS, content=BODY, headers={SHARED: secret}).status_code == 202


@pytest.mark.parametrize(
    "address", [ADDRESS, f"/webhooks/{TOWN}/fremd", f"/webhooks/gibtesnicht/{SOURCE}"], ids=["bad", "source", "town"]
)
def test_without_a_secret_nothing_is_recorded(address: str, client: TestClient, application: Application) -> None:
    assert client.post(address, content=BODY, headers=signed(new_secret())).status_code == 401
    assert kept(application) == []


def test_a_replay_from_yesterday_is_refused(client: TestClient, secret: str) -> None:
    assert client.post(ADDRESS, content=BODY, headers=signed(secret, at=time.time() - 86_400)).status_code == 401


def test_an_oversized_message_is_refused(client: TestClient, secret: str) -> None:
    body = b" " * (LARGEST_BYTES + 1)
    assert client.post(ADDRESS, content=body, headers=signed(secret, body=body)).status_code == 413


def test_a_body_that_nobody_understands_is_refused(client: TestClient, secret: str) -> None:
    assert client.post(ADDRESS, content=b"{}", headers=signed(secret, body=b"{}")).status_code == 422


def test_a_stranger_who_goes_on_is_told_to_wait(client: TestClient) -> None:
    answers = [client.post(ADDRESS, content=BODY) for _ in range(40)]
    assert answers[0].status_code == 401
    assert answers[-1].status_code == 429
    assert answers[-1].headers["retry-after"]


def test_a_stranger_does_not_keep_others_at_the_same_address_from_being_heard(client: TestClient, secret: str) -> None:
    """Behind a proxy that is not declared, all senders have one address."""
    for _ in range(40):
        client.post(ADDRESS, content=BODY)
    assert client.post(ADDRESS, content=BODY, headers=signed(secret)).status_code == 202


def test_nothing_that_a_stranger_sends_is_repeated(client: TestClient, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        answer = client.post(ADDRESS, content=b"EVIL-BODY", headers={"webhook-id": "EVIL-HEADER"})
    assert "EVIL" not in answer.text + caplog.text


def test_monitors_read_figures_and_strangers_do_not(client: TestClient, application: Application) -> None:
    assert client.get("/health").json() == {"status": "ok"}
    assert client.get("/ready").status_code == 200
    assert client.get("/metrics").status_code == 404
    near = TestClient(create_app(application), client=("127.0.0.1", 50000))
    assert "sprachlotse_deliveries_waiting" in near.get("/metrics").text
