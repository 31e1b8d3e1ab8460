"""Tells another system something: one signed POST, as Standard Webhooks describes it."""

import json
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from http import HTTPStatus
from urllib.parse import urlsplit

import httpx

from connectors.signatures import headers
from pipeline.errors import NeedsOperator, TryLater

_TIMEOUT_S = 15.0
_LATER = frozenset({HTTPStatus.REQUEST_TIMEOUT, HTTPStatus.TOO_MANY_REQUESTS})


@dataclass(frozen=True, slots=True)
class Receiver:
    """Who wants to be told."""

    url: str
    secret: str = field(repr=False)


def post(receiver: Receiver, *, message: str, kind: str, at: str, data: Mapping[str, object]) -> None:
    """Send an event; TryLater if the receiver is busy or away, NeedsOperator if it does not want it.

    The same event sent again has the same `message`, so that the receiver can tell.
    """
    body = json.dumps({"type": kind, "timestamp": at, "data": data}, ensure_ascii=False).encode()
    signed = headers(receiver.secret, message=message, timestamp=int(time.time()), body=body)
    host = urlsplit(receiver.url).hostname
    try:
        status = httpx.post(receiver.url, content=body, headers=signed, timeout=_TIMEOUT_S).status_code
    except httpx.InvalidURL:
        raise NeedsOperator("Die Adresse „notify.webhook.url“ ist nicht lesbar.") from None
    except httpx.HTTPError as error:
        raise TryLater(f"Der Empfänger {host} antwortet nicht: {type(error).__name__}.") from error
    if status in _LATER or status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        raise TryLater(f"Der Empfänger {host} antwortet mit {status}.")
    if not HTTPStatus(HTTPStatus.OK) <= status < HTTPStatus.MULTIPLE_CHOICES:
        raise NeedsOperator(f"Der Empfänger {host} nimmt die Nachricht nicht an ({status}); „notify.webhook“ prüfen.")
