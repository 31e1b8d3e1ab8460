"""One request to DeepL: sent again only where it was certainly not carried out.

The API has no idempotency key, and the library repeats a POST whose answer takes longer than ten seconds; the server
has then translated and billed it twice. So the library waits a minute and repeats nothing, and we repeat only what
DeepL refused to begin (429, 503).
"""

import time
from collections.abc import Callable, Sequence
from http import HTTPStatus
from typing import Any, TypeVar

import deepl
from deepl import http_client

from pipeline.errors import EngineRefused, EngineUnavailable, SprachlotseError

TIMEOUT_S = 60.0
PAUSES_S = (1.0, 4.0, 15.0)
LONGEST_PAUSE_S = 60.0

_NOT_BEGUN = {429, 503}
_NOT_THERE = {400, 404}
_REFUSED = {
    403: "DeepL nimmt den Schlüssel nicht an; bitte „engines.deepl.key“ prüfen.",
    456: "Das Kontingent bei DeepL ist für diesen Abrechnungszeitraum aufgebraucht.",
}
_GLOSSARY_REFUSED = _REFUSED | {
    456: "DeepL legt kein weiteres Glossar an: Das Konto hat schon so viele, wie es haben darf."
}
_PERHAPS_BILLED = "Der Auftrag wurde nicht wiederholt, weil er schon berechnet sein kann."


Said = TypeVar("Said")


class TooLargeError(Exception):
    """DeepL found the request too long and did not begin it."""


class NotAcceptedError(EngineRefused):
    """DeepL does not take this dictionary; the others are not concerned."""


class Client:
    """Sends texts, and says in our errors what went wrong."""

    def __init__(
        self,
        key: str,
        *,
        server_url: str | None = None,
        timeout_s: float = TIMEOUT_S,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._library = _Library(key, server_url=server_url, send_platform_info=False)
        self._timeout_s = timeout_s
        self._sleep = sleep

    def translate(self, texts: Sequence[str], **parameters: Any) -> Sequence[deepl.TextResult]:
        """One result per text; raises EngineRefused, EngineUnavailable or TooLargeError if there is none."""
        try:
            return self._begun(lambda: self._attempt(texts, parameters))
        except deepl.DeepLException as error:
            raise _german(error) from error

    def glossaries(self, ask: Callable[[deepl.DeepLClient], Said]) -> Said:
        """What DeepL says about glossaries; raises EngineRefused, EngineUnavailable or NotAcceptedError."""
        try:
            return self._begun(lambda: ask(self._library))
        except deepl.DeepLException as error:
            raise _german_about_glossaries(error) from error
        except (TypeError, ValueError, AttributeError, KeyError) as error:
            raise EngineUnavailable("DeepL hat auf die Frage nach Glossaren unverständlich geantwortet.") from error

    def close(self) -> None:
        """Give the connection back."""
        self._library.close()  # type: ignore[no-untyped-call] # the library has types, but not here

    def _begun(self, attempt: Callable[[], Said]) -> Said:
        for pause in PAUSES_S:
            try:
                return self._once(attempt)
            except deepl.DeepLException as error:
                wait = self._library.retry_after_s or pause
                if error.http_status_code not in _NOT_BEGUN or wait > LONGEST_PAUSE_S:
                    raise
            self._sleep(wait)
        return self._once(attempt)

    def _once(self, attempt: Callable[[], Said]) -> Said:
        # These are module variables of the library, so that the last word before a request counts.
        http_client.max_network_retries = 0
        http_client.min_connection_timeout = self._timeout_s
        return attempt()

    def _attempt(self, texts: Sequence[str], parameters: dict[str, Any]) -> Sequence[deepl.TextResult]:
        try:
            results = self._library.translate_text(list(texts), **parameters)
        except (TypeError, ValueError, AttributeError) as error:  # the library trusts the shape of the answer
            raise EngineUnavailable(f"DeepL hat unverständlich geantwortet. {_PERHAPS_BILLED}") from error
        if not isinstance(results, list) or len(results) != len(texts):
            raise EngineUnavailable(f"DeepL hat unvollständig geantwortet. {_PERHAPS_BILLED}")
        return results


class _Library(deepl.DeepLClient):
    """The library's client; it also remembers the header Retry-After, which the library does not show."""

    retry_after_s: float | None = None

    def _api_call(self, url: str, **parameters: Any) -> Any:
        return super()._api_call(url, hooks={"response": self._heard}, **parameters)

    def _heard(self, response: Any, *_ignored: object, **_ignored_too: object) -> None:
        told = str(response.headers.get("Retry-After", ""))
        self.retry_after_s = float(told) if told.isdigit() else None


def _german(error: deepl.DeepLException) -> SprachlotseError | TooLargeError:
    status = error.http_status_code
    if status is None:
        return EngineUnavailable(f"DeepL ist nicht erreichbar oder antwortet nicht. {_PERHAPS_BILLED}")
    if status in {413, 414}:
        return TooLargeError()
    if status in _NOT_BEGUN:
        return EngineUnavailable(f"DeepL ist überlastet (HTTP {status}); der nächste Lauf versucht es wieder.")
    if status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        return EngineUnavailable(f"DeepL meldet einen eigenen Fehler (HTTP {status}). {_PERHAPS_BILLED}")
    return EngineRefused(_refusal(error))


def _refusal(error: deepl.DeepLException) -> str:
    status = error.http_status_code
    if status in _REFUSED:
        return _REFUSED[status]
    if status in _NOT_THERE and "glossary" in str(error).lower():
        return "DeepL hat kein Glossar für diese Sprache; bitte „sprachlotse terms sync“ ausführen."
    return f"DeepL lehnt den Auftrag ab (HTTP {status}); bitte „engines.deepl.server_url“ prüfen."


def _german_about_glossaries(error: deepl.DeepLException) -> SprachlotseError:
    status = error.http_status_code
    if status in {400, 413}:
        return NotAcceptedError(f"DeepL lehnt eine Anfrage zu Glossaren ab (HTTP {status}).")
    if status in _GLOSSARY_REFUSED:
        return EngineRefused(_GLOSSARY_REFUSED[status])
    told = "antwortet nicht" if status is None else f"meldet HTTP {status}"
    return EngineUnavailable(f"DeepL {told}; die Glossare werden beim nächsten Lauf abgeglichen.")
