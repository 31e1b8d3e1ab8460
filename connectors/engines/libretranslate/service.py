"""What LibreTranslate's errors mean: a status and an English sentence in the body."""

from http import HTTPStatus

from connectors.service.http_once import Service

_NO_ACCESS = (
    "LibreTranslate nimmt den Schlüssel nicht an oder hat uns gesperrt; bitte „engines.libretranslate.api_key“ prüfen."
)
_REFUSED = frozenset({HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN})


def refusal(status: int, body: str) -> str | None:
    """What an operator has to change, or None."""
    asks_for_a_key = status == HTTPStatus.BAD_REQUEST and "API key" in body
    return _NO_ACCESS if asks_for_a_key or status in _REFUSED else None


def is_too_much(status: int, body: str) -> bool:
    """Whether fewer texts would be accepted: the server's limits for texts and characters are its operator's."""
    exceeds_limit = status == HTTPStatus.BAD_REQUEST and "exceeds text limit" in body
    return exceeds_limit or status == HTTPStatus.REQUEST_ENTITY_TOO_LARGE


SERVICE = Service("LibreTranslate", "engines.libretranslate", refusal, is_too_much)
