"""Signatures as Standard Webhooks describes them."""

from datetime import UTC, datetime, timedelta

import pytest

from connectors.signatures import SHARED, TOLERANCE, knows, new_secret, signature, verify

NOW = datetime(2026, 11, 25, 8, 0, tzinfo=UTC)
BODY = b'{"documents": ["page/7"]}'
OURS = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"


def headers(secret: str = OURS, *, at: datetime = NOW, body: bytes = BODY) -> dict[str, str]:
    timestamp = int(at.timestamp())
    signed = signature(secret, message="msg_1", timestamp=timestamp, body=body)
    return {"webhook-id": "msg_1", "webhook-timestamp": str(timestamp), "webhook-signature": signed}


def test_the_example_of_the_standard_has_its_signature() -> None:
    """From the reference libraries' own tests (standard-webhooks/standard-webhooks)."""
    body = b'{"test": 2432232314}'
    signed = signature(OURS, message="msg_p5jXN8AQM9LWM0D4loKWxJek", timestamp=1614265330, body=body)
    assert signed == "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="


def test_a_message_signed_with_one_of_the_secrets_is_accepted() -> None:
    accepted = verify(headers(), BODY, [new_secret(), OURS], now=NOW)
    assert accepted is not None
    assert accepted.id == "msg_1"


def test_one_fitting_signature_among_several_is_enough() -> None:
    """The sender signs with both secrets while it changes from one to the other."""
    sent = headers()
    sent["webhook-signature"] = f"v1,AAAA {sent['webhook-signature']}"
    assert verify(sent, BODY, [OURS], now=NOW)


@pytest.mark.parametrize(
    "sent",
    [
        headers(new_secret()),
        headers(body=b"{}"),
        headers(at=NOW - TOLERANCE - timedelta(seconds=1)),
        headers(at=NOW + TOLERANCE + timedelta(seconds=1)),
        headers() | {"webhook-timestamp": "gestern"},
        headers() | {"webhook-signature": ""},
        headers() | {"webhook-signature": "v1,ÄÖÜ"},
        headers() | {"webhook-id": "msg_2"},
        {},
    ],
    ids=["wrong secret", "other body", "too old", "too new", "no time", "unsigned", "garbled", "other message", "bare"],
)
def test_everything_else_is_refused(sent: dict[str, str]) -> None:
    assert verify(sent, BODY, [OURS], now=NOW) is None


def test_a_plugin_that_cannot_sign_sends_the_secret_itself() -> None:
    assert knows({SHARED: OURS}, [OURS])
    assert not knows({SHARED: "falsch"}, [OURS])
    assert not knows({}, [OURS])
    assert not knows({}, [])
