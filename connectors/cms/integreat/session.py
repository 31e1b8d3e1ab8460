"""A logged-in HTTP session with the CMS; every odd answer becomes an error that says which page and what to do."""

import logging
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Any
from urllib.parse import urlsplit

import httpx

from connectors.cms.integreat.screens import FormData, cms_version
from connectors.service.pauses import spread
from pipeline.errors import CmsAnswerNotUnderstood, CmsRefusedAccess, CmsUnavailable

TESTED_VERSION = "2026.7."
READ_ATTEMPTS = 3
RETRY_PAUSE_S = 0.5
LONGEST_PAUSE_S = 30.0
SILENCES_IN_A_ROW = 5
REST_S = 60.0
LOGIN = "/login/"

log = logging.getLogger("sprachlotse.integreat")

BUSY = frozenset(
    {
        HTTPStatus.TOO_MANY_REQUESTS,
        HTTPStatus.BAD_GATEWAY,
        HTTPStatus.SERVICE_UNAVAILABLE,
        HTTPStatus.GATEWAY_TIMEOUT,
    }
)


class CmsBusy(CmsUnavailable):
    """The CMS asks for patience; nothing of the request was carried out."""

    def __init__(self, message: str, *, pause_s: float | None) -> None:
        super().__init__(message)
        self.pause_s = pause_s
        """How long it wants to be left alone; None if it does not say."""


class CmsBroke(CmsUnavailable):
    """The CMS failed inside (HTTP 500) on exactly this request; the same request would fail again."""


@dataclass(frozen=True, slots=True)
class Account:
    """Our account in one region of the CMS."""

    region: str
    username: str
    password: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Answer:
    """A page of the CMS, a redirect (`location` is a path), or 404."""

    status: int
    text: str = field(repr=False)
    location: str = ""

    @property
    def is_missing(self) -> bool:
        """Whether the CMS does not know the address."""
        return self.status == HTTPStatus.NOT_FOUND


def http_client(base_url: str) -> httpx.Client:
    """The client of a real installation: explicit timeouts, no redirects behind our back, English messages."""
    timeout = httpx.Timeout(120.0, connect=10.0)
    return httpx.Client(base_url=base_url, timeout=timeout, headers={"Accept-Language": "en"}, follow_redirects=False)


class Session:
    """Requests to one region; logs in when it is first needed and again when the CMS has forgotten us."""

    def __init__(self, http: httpx.Client, account: Account) -> None:
        self._http = http
        self._account = account
        self._logged_in = False
        self._silences = 0
        self._rests_until = 0.0

    @property
    def region(self) -> str:
        """The slug of the municipality in the CMS."""
        return self._account.region

    def close(self) -> None:
        """Close the connections."""
        self._http.close()

    def public(self, path: str, *, about: str, **params: str) -> bytes | None:
        """The JSON of the public interface; None when it answers 404."""
        response = self._read(path, about=about, params=params)
        is_json = "json" in response.headers.get("content-type", "")
        if response.status_code == HTTPStatus.NOT_FOUND and not is_json:
            raise CmsRefusedAccess(
                f"Unter {self._http.base_url} gibt es keine Kommune „{self.region}“ eines Integreat-CMS. "
                "Bitte Adresse und Kommune prüfen."
            )
        if not is_json:
            raise CmsAnswerNotUnderstood(
                f"{about}: Das CMS antwortet nicht mit JSON (Status {response.status_code}). "
                f"Bitte prüfen, ob unter {self._http.base_url} das CMS selbst antwortet."
            )
        if response.status_code == HTTPStatus.NOT_FOUND:
            return None
        if response.status_code != HTTPStatus.OK:
            raise self._not_understood(response, about)
        return response.content

    def get(self, path: str, *, about: str, params: Sequence[tuple[str, str]] = ()) -> Answer:
        """A page of the CMS as our account sees it."""
        self._log_in()
        response = self._read(path, about=about, params=dict_of_lists(params))
        if _wants_login(response):
            self._log_in(again=True)
            response = self._read(path, about=about, params=dict_of_lists(params))
        return self._answer(response, about)

    def post(
        self,
        path: str,
        *,
        about: str,
        data: FormData | None = None,
        content: str | None = None,
        files: Sequence[tuple[str, bytes]] = (),
    ) -> Answer:
        """Send a form, a body or files. Never repeated, unless the CMS only asked us to log in."""
        self._log_in()
        uploads = [("xliff_file", (name, body, "application/xliff+xml")) for name, body in files]

        def send() -> httpx.Response:
            # over https Django also wants a Referer of the same host
            headers = {"X-CSRFToken": self._csrf(), "Referer": str(self._http.base_url.join(path))}
            return self._once("POST", path, about, data=data, content=content, files=uploads or None, headers=headers)

        response = send()
        if _wants_login(response):
            self._log_in(again=True)
            response = send()
        return self._answer(response, about)

    def _read(self, path: str, *, about: str, params: Mapping[str, object]) -> httpx.Response:
        for attempt in range(1, READ_ATTEMPTS):
            try:
                return self._once("GET", path, about, params=params)
            except CmsUnavailable as error:
                pause_s = _pause_s(error, attempt)
                if pause_s is None or pause_s > LONGEST_PAUSE_S:
                    raise
                log.info("cms.read_repeated", extra={"path": path, "attempt": attempt})
                time.sleep(spread(pause_s))
        return self._once("GET", path, about, params=params)

    def _once(self, method: str, path: str, about: str, **how: Any) -> httpx.Response:
        if time.monotonic() < self._rests_until:
            raise CmsUnavailable(f"{about}: nicht versucht, denn das CMS antwortet zurzeit nicht. Später wiederholen.")
        try:
            response = self._http.request(method, path, **how)
        except httpx.HTTPError as error:
            self._count_silence()
            raise CmsUnavailable(
                f"{about}: Das CMS unter {self._http.base_url} antwortet nicht ({type(error).__name__}). "
                "Der nächste Lauf versucht es wieder; hält es an, bitte Adresse und Netz prüfen."
            ) from error
        if response.status_code in BUSY:
            self._count_silence()
        else:
            self._silences = 0
        self._refuse_server_errors(response, about)
        return response

    def _count_silence(self) -> None:
        # a run with hundreds of pages must not wait for as many timeouts
        self._silences += 1
        if self._silences >= SILENCES_IN_A_ROW:
            self._silences = 0
            self._rests_until = time.monotonic() + REST_S
            log.warning("cms.fell_silent", extra={"rest_s": REST_S})

    def _refuse_server_errors(self, response: httpx.Response, about: str) -> None:
        if response.status_code in BUSY:
            raise CmsBusy(
                f"{about}: Das CMS ist überlastet oder in Wartung (Status {response.status_code}). "
                "Der nächste Lauf versucht es wieder.",
                pause_s=_seconds(response.headers.get("retry-after", "")),
            )
        if response.status_code >= HTTPStatus.INTERNAL_SERVER_ERROR:
            raise CmsBroke(
                f"{about}: Das CMS meldet einen inneren Fehler (Status {response.status_code}). "
                "Bitte diese Seite im CMS öffnen und prüfen, zum Beispiel ihre Kontaktkarten; "
                "tritt es bei allen Seiten auf, den Betrieb des CMS fragen."
            )

    def _answer(self, response: httpx.Response, about: str) -> Answer:
        if response.status_code == HTTPStatus.FORBIDDEN:
            raise CmsRefusedAccess(
                f"{about}: Das CMS verweigert dem Konto „{self._account.username}“ den Zugriff. "
                "Bitte Rolle und Rechte des Kontos prüfen."
            )
        if _wants_login(response):
            raise CmsRefusedAccess(
                f"{about}: Das CMS verlangt immer wieder eine Anmeldung des Kontos „{self._account.username}“."
            )
        if _is_cut_off(response):
            raise CmsUnavailable(
                f"{about}: Die Antwort des CMS ist unvollständig angekommen. Der nächste Lauf versucht es wieder."
            )
        location = urlsplit(response.headers.get("location", "")).path
        if response.is_redirect or response.status_code in (HTTPStatus.OK, HTTPStatus.NOT_FOUND):
            return Answer(response.status_code, response.text, location)
        raise self._not_understood(response, about)

    def _not_understood(self, response: httpx.Response, about: str) -> CmsAnswerNotUnderstood:
        return CmsAnswerNotUnderstood(
            f"{about}: Das CMS antwortet unerwartet mit Status {response.status_code}. "
            "Bitte prüfen, ob das CMS aktualisiert wurde."
        )

    def _log_in(self, *, again: bool = False) -> None:
        if self._logged_in and not again:
            return
        self._logged_in = False
        about = "Anmeldung"
        self._read(LOGIN, about=about, params={})
        form = {"username": self._account.username, "password": self._account.password}
        headers = {"Referer": str(self._http.base_url.join(LOGIN))}
        answer = self._once("POST", LOGIN, about, data=form | {"csrfmiddlewaretoken": self._csrf()}, headers=headers)
        location = urlsplit(answer.headers.get("location", "")).path
        if not answer.is_redirect or location.startswith(LOGIN):
            raise CmsRefusedAccess(
                f"Das CMS unter {self._http.base_url} lässt das Konto „{self._account.username}“ nicht ein. "
                "Bitte Benutzername und Passwort prüfen; ein zweiter Faktor wird nicht unterstützt."
            )
        self._enter_region()
        self._logged_in = True

    def _enter_region(self) -> None:
        response = self._read(f"/{self.region}/", about=f"Kommune „{self.region}“", params={})
        if response.status_code != HTTPStatus.OK:
            raise CmsRefusedAccess(
                f"Das Konto „{self._account.username}“ hat keinen Zugriff auf die Kommune „{self.region}“ "
                f"(Status {response.status_code}). Bitte den Namen der Kommune und die Rechte des Kontos prüfen."
            )
        version = cms_version(response.text) or "unbekannt"
        if not version.startswith(TESTED_VERSION):
            log.warning(
                "cms.version_untested: Das CMS hat die Version %s, geprüft ist %sx; bitte zuerst eine Seite probieren.",
                version,
                TESTED_VERSION,
                extra={"version": version},
            )

    def _csrf(self) -> str:
        token = self._http.cookies.get("csrftoken")
        if not token:
            raise CmsRefusedAccess(
                f"Unter {self._http.base_url} antwortet keine Anmeldeseite des Integreat-CMS. Bitte die Adresse prüfen."
            )
        return token


def dict_of_lists(pairs: Sequence[tuple[str, str]]) -> dict[str, list[str]]:
    """Query parameters that may repeat."""
    collected: dict[str, list[str]] = {}
    for name, value in pairs:
        collected.setdefault(name, []).append(value)
    return collected


def _wants_login(response: httpx.Response) -> bool:
    return response.is_redirect and urlsplit(response.headers.get("location", "")).path.startswith(LOGIN)


def _pause_s(error: CmsUnavailable, attempt: int) -> float | None:
    """After which pause a read may be repeated; None if that would not help."""
    if isinstance(error, CmsBusy):
        return error.pause_s if error.pause_s is not None else RETRY_PAUSE_S * attempt
    is_broken = isinstance(error.__cause__, httpx.NetworkError | httpx.RemoteProtocolError)
    return RETRY_PAUSE_S * attempt if is_broken else None


def _seconds(header: str) -> float | None:
    """What `Retry-After` says in seconds; a date is not worth waiting for."""
    return float(header) if header.isascii() and header.isdigit() else None


def _is_cut_off(response: httpx.Response) -> bool:
    """Whether a page has a beginning and no end: a proxy may lose the rest without a word, and rows are missing."""
    return response.status_code == HTTPStatus.OK and "<html" in response.text and "</html>" not in response.text
