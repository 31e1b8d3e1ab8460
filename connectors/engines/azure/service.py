"""What Azure's errors mean: a status and a code of six digits in the body."""

import json
from http import HTTPStatus

from connectors.service.http_once import Service

_TOO_MUCH = frozenset({400050, 400072, 400077})
"""Text too long, too many texts, request too large."""
_QUOTA = 403001
_NO_MODEL = frozenset({400002, 400075, 400079})
_SENTENCES = {
    HTTPStatus.UNAUTHORIZED: "Azure nimmt den Schlüssel nicht an; bitte „engines.azure.key“ und „engines.azure.region“ "
    "prüfen. Ein Beispiel für die Region: „germanywestcentral“.",
    HTTPStatus.FORBIDDEN: "Azure erlaubt den Zugriff nicht; bitte „engines.azure.key“ und die Rechte der Ressource "
    "im Azure-Portal prüfen.",
}


def refusal(status: int, body: str) -> str | None:
    """What an operator has to change, or None."""
    code = _code(body)
    if code == _QUOTA:
        return "Das Kontingent bei Azure ist aufgebraucht; bitte im Azure-Portal die Preisstufe der Ressource prüfen."
    if code in _NO_MODEL:
        return "Azure kennt das eigene Modell für diese Sprache nicht; bitte „engines.azure.category“ prüfen."
    return _SENTENCES.get(HTTPStatus(status)) if status in _SENTENCES else None


def is_too_much(status: int, body: str) -> bool:
    """Whether fewer or shorter texts would be accepted."""
    return status == HTTPStatus.REQUEST_ENTITY_TOO_LARGE or _code(body) in _TOO_MUCH


def _code(body: str) -> int:
    try:
        return int(json.loads(body)["error"]["code"])
    except (ValueError, KeyError, TypeError, RecursionError):
        return 0


SERVICE = Service("Azure", "engines.azure", refusal, is_too_much)
