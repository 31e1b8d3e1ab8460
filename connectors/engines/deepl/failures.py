"""What went wrong at DeepL, in our errors and in German, and whether it may have been billed."""

from http import HTTPStatus

import deepl
from urllib3.exceptions import ConnectTimeoutError, NewConnectionError

from pipeline.errors import EngineRefused, EngineUnavailable, SprachlotseError

NOT_BEGUN = frozenset({429, 503})
PERHAPS_BILLED = "Der Auftrag wurde nicht wiederholt, weil er schon berechnet sein kann."

_NOT_THERE = {400, 404}
_REFUSED = {
    403: "DeepL nimmt den Schlüssel nicht an; bitte „engines.deepl.key“ prüfen.",
    456: "Das Kontingent bei DeepL ist für diesen Abrechnungszeitraum aufgebraucht.",
}
_GLOSSARY_REFUSED = _REFUSED | {
    456: "DeepL legt kein weiteres Glossar an: Das Konto hat schon so viele, wie es haben darf."
}


class TooLargeError(Exception):
    """DeepL found the request too long and did not begin it."""


class NotAcceptedError(EngineRefused):
    """DeepL does not take this dictionary; the others are not concerned."""


def german(error: deepl.DeepLException) -> SprachlotseError | TooLargeError:
    """What a failed request to translate means."""
    status = error.http_status_code
    if status is None:
        return _without_answer(error)
    if status in {413, 414}:
        return TooLargeError()
    if status in NOT_BEGUN:
        return EngineUnavailable(f"DeepL ist überlastet (HTTP {status}); der nächste Lauf versucht es wieder.")
    if status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        message = f"DeepL meldet einen eigenen Fehler (HTTP {status}). {PERHAPS_BILLED}"
        return EngineUnavailable(message, may_be_billed=True)
    return EngineRefused(_refusal(error))


def german_about_glossaries(error: deepl.DeepLException) -> SprachlotseError:
    """What a failed request about glossaries means; none of them is billed."""
    status = error.http_status_code
    if status in {400, 413}:
        return NotAcceptedError(f"DeepL lehnt eine Anfrage zu Glossaren ab (HTTP {status}).")
    if status in _GLOSSARY_REFUSED:
        return EngineRefused(_GLOSSARY_REFUSED[status])
    told = "antwortet nicht" if status is None else f"meldet HTTP {status}"
    return EngineUnavailable(f"DeepL {told}; die Glossare werden beim nächsten Lauf abgeglichen.")


def german_about_account(error: deepl.DeepLException) -> SprachlotseError:
    """What a failed question about languages or usage means."""
    status = error.http_status_code
    if status in _REFUSED:
        return EngineRefused(_REFUSED[status])
    told = "antwortet nicht" if status is None else f"meldet HTTP {status}"
    return EngineUnavailable(f"DeepL {told} auf eine Frage nach Sprachen oder Verbrauch.")


def _without_answer(error: deepl.DeepLException) -> EngineUnavailable:
    if _was_never_connected(error):
        return EngineUnavailable("DeepL ist nicht erreichbar; der nächste Lauf versucht es wieder.")
    return EngineUnavailable(f"DeepL antwortet nicht. {PERHAPS_BILLED}", may_be_billed=True)


def _was_never_connected(error: BaseException) -> bool:
    """Whether the connection could not even be opened; then nothing was sent that could cost anything."""
    cause: object = error.__cause__ or error.__context__
    while isinstance(cause, BaseException):
        reason = getattr(cause, "reason", None)  # urllib3 says in it why it gave up
        if isinstance(cause, ConnectTimeoutError | NewConnectionError):
            return True
        cause = reason if isinstance(reason, BaseException) else cause.__cause__ or cause.__context__
    return False


def _refusal(error: deepl.DeepLException) -> str:
    status = error.http_status_code
    if status in _REFUSED:
        return _REFUSED[status]
    if status in _NOT_THERE and "glossary" in str(error).lower():
        return "DeepL hat kein Glossar für diese Sprache; der nächste Lauf gleicht die Glossare ab."
    return f"DeepL lehnt den Auftrag ab (HTTP {status}); bitte „engines.deepl.server_url“ prüfen."
