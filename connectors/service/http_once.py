"""One request to a service that may bill it: sent again only where it was certainly not begun.

None of these services knows an idempotency key. What may have been carried out is therefore never repeated; it ends in
EngineUnavailable with `may_be_billed`. Only 429 and 503 say that nothing was begun: these are repeated, a few times,
when the service says so.
"""

import json
import re
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from http import HTTPStatus

import httpx

from connectors.service.halves import TooMuchError
from connectors.service.pauses import spread
from pipeline.errors import EngineRefused, EngineUnavailable, SettingsError

PAUSES_S = (1.0, 4.0, 15.0)
LONGEST_PAUSE_S = 60.0
CONNECT_TIMEOUT_S = 10.0

_NOT_BEGUN = frozenset({HTTPStatus.TOO_MANY_REQUESTS, HTTPStatus.SERVICE_UNAVAILABLE})
_NOT_IN_THIS_FORM = frozenset({HTTPStatus.BAD_REQUEST, HTTPStatus.UNPROCESSABLE_ENTITY})
_NEVER_ARRIVED = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout, httpx.ProxyError)
_SECONDS = re.compile(r"\d{1,6}(\.\d+)?")
_PERHAPS_BILLED = "Der Auftrag wurde nicht wiederholt, weil er schon berechnet sein kann."

Headers = Mapping[str, str]
Parameters = Mapping[str, str]


class NotAcceptedError(EngineRefused):
    """The service does not take the request in this form; it may take it in another."""


@dataclass(frozen=True, slots=True)
class Service:
    """How a service is called in messages, and what its errors mean."""

    name: str
    setting: str
    """Where its settings are: `engines.azure`."""
    refusal: Callable[[int, str], str | None]
    """A German sentence for a status and body that only an operator can change, or None."""
    is_too_much: Callable[[int, str], bool]
    """Whether a status and body say that less at once would have been accepted, and nothing was billed."""


@dataclass(frozen=True, slots=True)
class Reply:
    """What a service said: JSON, and its headers."""

    content: object
    headers: Headers


def http_client(
    service: Service, url: str, *, timeout_s: float, headers: Headers | None = None, is_local: bool = False
) -> httpx.Client:
    """A client with explicit timeouts and no redirects behind our back; what is local is reached without a proxy.

    Raises SettingsError for an address or a key that none can be.
    """
    timeout = httpx.Timeout(timeout_s, connect=CONNECT_TIMEOUT_S)
    said = {"Accept-Language": "en", **(headers or {})}
    if not all(value.isascii() and value.isprintable() for value in said.values()):
        raise SettingsError(f"Ein Schlüssel unter „{service.setting}“ enthält Zeichen, die kein Schlüssel hat.")
    try:
        client = httpx.Client(base_url=url, timeout=timeout, headers=said, trust_env=not is_local)
    except httpx.InvalidURL as error:
        raise _no_address(service) from error
    if client.base_url.scheme not in {"http", "https"} or not client.base_url.host:
        client.close()
        raise _no_address(service)
    return client


def _no_address(service: Service) -> SettingsError:
    return SettingsError(
        f"Die Adresse unter „{service.setting}“ ist keine; ein Beispiel: „https://uebersetzung.stadt.de“."
    )


class OnceClient:
    """Sends requests to a service, and says in our errors what went wrong."""

    def __init__(self, service: Service, http: httpx.Client, *, sleep: Callable[[float], None] = time.sleep) -> None:
        self._service = service
        self._http = http
        self._sleep = sleep

    def post(
        self, path: str, body: object, *, params: Parameters | None = None, headers: Headers | None = None
    ) -> Reply:
        """The answer; raises EngineRefused, EngineUnavailable, or TooMuchError if less might be accepted."""
        content = json.dumps(body).encode()
        told = {"Content-Type": "application/json; charset=UTF-8", **(headers or {})}
        request = self._http.build_request("POST", path, content=content, params=params, headers=told)
        return self._understood(self._begun(request))

    def get(self, path: str, *, params: Parameters | None = None) -> object:
        """The JSON behind an address that costs nothing; raises EngineRefused or EngineUnavailable."""
        return self._understood(self._sent(self._http.build_request("GET", path, params=params))).content

    def close(self) -> None:
        """Give the connections back."""
        self._http.close()

    def _begun(self, request: httpx.Request) -> httpx.Response:
        for pause in PAUSES_S:
            response = self._sent(request)
            wait = _retry_after_s(response) or pause
            if response.status_code not in _NOT_BEGUN or wait > LONGEST_PAUSE_S or self._refusal(response):
                return response
            self._sleep(spread(wait))
        return self._sent(request)

    def _sent(self, request: httpx.Request) -> httpx.Response:
        name = self._service.name
        try:
            return self._http.send(request)
        except _NEVER_ARRIVED as error:
            raise EngineUnavailable(
                f"{name} ist nicht erreichbar; bitte „{self._service.setting}“ und das Netz prüfen."
            ) from error
        except httpx.TimeoutException as error:
            raise EngineUnavailable(f"{name} antwortet nicht. {_PERHAPS_BILLED}", may_be_billed=True) from error
        except httpx.RequestError as error:
            message = f"Die Verbindung zu {name} ist abgebrochen. {_PERHAPS_BILLED}"
            raise EngineUnavailable(message, may_be_billed=True) from error

    def _understood(self, response: httpx.Response) -> Reply:
        if not response.is_success:
            raise self._failure(response)
        try:
            return Reply(json.loads(response.content), response.headers)
        except (ValueError, RecursionError) as error:
            raise self.misunderstood() from error

    def misunderstood(self) -> EngineUnavailable:
        """The error for an answer that arrived, but not in a form that we know."""
        return EngineUnavailable(
            f"{self._service.name} hat unverständlich geantwortet. {_PERHAPS_BILLED}", may_be_billed=True
        )

    def _failure(self, response: httpx.Response) -> EngineRefused | EngineUnavailable | TooMuchError:
        name, status = self._service.name, response.status_code
        if self._service.is_too_much(status, response.text):
            return TooMuchError()
        if refusal := self._refusal(response):
            return EngineRefused(refusal)
        if status in _NOT_BEGUN or status == HTTPStatus.REQUEST_TIMEOUT:
            return EngineUnavailable(f"{name} ist überlastet (HTTP {status}); der nächste Lauf versucht es wieder.")
        if status >= HTTPStatus.INTERNAL_SERVER_ERROR:
            message = f"{name} meldet einen eigenen Fehler (HTTP {status}). {_PERHAPS_BILLED}"
            return EngineUnavailable(message, may_be_billed=True)
        refused = NotAcceptedError if status in _NOT_IN_THIS_FORM else EngineRefused
        return refused(
            f"{name} lehnt den Auftrag ab (HTTP {status}); bitte „{self._service.setting}“ in den Einstellungen prüfen."
        )

    def _refusal(self, response: httpx.Response) -> str | None:
        return None if response.is_success else self._service.refusal(response.status_code, response.text)


def _retry_after_s(response: httpx.Response) -> float | None:
    told = response.headers.get("Retry-After", "")
    return float(told) if _SECONDS.fullmatch(told) else None
