"""What the errors of such a server mean; the codes differ from server to server, the words less."""

import re
from http import HTTPStatus

from connectors.service.http_once import Service

_NO_CREDIT = "Das Guthaben beim Anbieter des Modells ist aufgebraucht; bitte dort aufladen."
_NO_KEY = "Der Server des Modells nimmt den Schlüssel nicht an; bitte „engines.openai_compatible.api_key“ prüfen."
_NO_MODEL = (
    "Der Server kennt das Modell oder die Adresse nicht; bitte „engines.openai_compatible.model“ und "
    "„engines.openai_compatible.url“ prüfen. Ein Beispiel für die Adresse: „http://127.0.0.1:8080/v1“."
)
_SENTENCES = {401: _NO_KEY, 402: _NO_CREDIT, 403: _NO_KEY, 404: _NO_MODEL}
_BAD = frozenset({HTTPStatus.BAD_REQUEST, HTTPStatus.REQUEST_ENTITY_TOO_LARGE, HTTPStatus.UNPROCESSABLE_ENTITY})
_TOO_LONG = re.compile(
    r"context.{0,20}(length|size|window)|max_new_tokens|too (long|large)|content_filter", re.IGNORECASE
)
"""A filter for contents refuses a whole request because of one sentence in it; alone the others pass."""


def refusal(status: int, body: str) -> str | None:
    """What an operator has to change, or None."""
    if status == HTTPStatus.TOO_MANY_REQUESTS and "insufficient_quota" in body:
        return _NO_CREDIT
    return _SENTENCES.get(status)


def is_too_much(status: int, body: str) -> bool:
    """Whether fewer segments would be accepted."""
    return status in _BAD and bool(_TOO_LONG.search(body))


SERVICE = Service("Das Sprachmodell", "engines.openai_compatible", refusal, is_too_much)
