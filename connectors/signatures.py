"""Signatures of webhooks as Standard Webhooks describes them (standardwebhooks.com, version 1.0).

The sender signs `id.timestamp.body` with HMAC-SHA256; the header holds one or more `v1,base64`, separated by blanks.
"""

import base64
import binascii
import hmac
import secrets
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256

TOLERANCE = timedelta(minutes=5)
SHARED = "x-sprachlotse-secret"
"""For plugins that cannot sign: the secret itself, over HTTPS only."""
_PREFIX = "whsec_"
_BYTES = 32
_LONGEST_TIME = 12
"""Digits; more are no time of this millennium."""


@dataclass(frozen=True, slots=True)
class Signed:
    """A message whose sender knows the secret."""

    id: str


def new_secret() -> str:
    """A secret as Standard Webhooks writes it."""
    return _PREFIX + base64.b64encode(secrets.token_bytes(_BYTES)).decode()


def signature(secret: str, *, message: str, timestamp: int, body: bytes) -> str:
    """What the header `webhook-signature` holds for a message."""
    signed = f"{message}.{timestamp}.".encode() + body
    return "v1," + base64.b64encode(hmac.digest(_key(secret), signed, sha256)).decode()


def headers(secret: str, *, message: str, timestamp: int, body: bytes) -> dict[str, str]:
    """The headers of a signed message with a JSON body."""
    return {
        "content-type": "application/json",
        "webhook-id": message,
        "webhook-timestamp": str(timestamp),
        "webhook-signature": signature(secret, message=message, timestamp=timestamp, body=body),
    }


def verify(sent: Mapping[str, str], body: bytes, secrets_: Iterable[str], *, now: datetime) -> Signed | None:
    """The message, if one of the secrets signed it within the tolerance; None otherwise."""
    message, at = sent.get("webhook-id", ""), sent.get("webhook-timestamp", "")
    is_time = at.isascii() and at.isdecimal() and len(at) <= _LONGEST_TIME
    if not message or not is_time or abs(now.timestamp() - int(at)) > TOLERANCE.total_seconds():
        return None
    signatures = sent.get("webhook-signature", "").split()
    expected = [signature(each, message=message, timestamp=int(at), body=body) for each in secrets_]
    fits = [hmac.compare_digest(one.encode(), other.encode()) for one in signatures for other in expected]
    return Signed(message) if any(fits) else None


def knows(sent: Mapping[str, str], secrets_: Iterable[str]) -> bool:
    """Whether the plain header holds one of the secrets."""
    shown = sent.get(SHARED, "").encode()
    return any(hmac.compare_digest(shown, each.encode()) for each in secrets_)


def _key(secret: str) -> bytes:
    try:
        return base64.b64decode(secret.removeprefix(_PREFIX), validate=True)
    except binascii.Error:
        return secret.encode()
