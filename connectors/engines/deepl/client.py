"""One request to DeepL: sent again only where it was certainly not carried out.

The API has no idempotency key, and the library repeats a POST whose answer takes longer than ten seconds; the server
has then translated and billed it twice. So the library waits a minute and repeats nothing, and we repeat only what
DeepL refused to begin (429, 503). Everything that may have been done is an error that says so.
"""

import hashlib
import time
from collections.abc import Callable, Sequence
from typing import Any, TypeVar

import deepl
from deepl import http_client

from connectors.engines.deepl.failures import (
    NOT_BEGUN,
    PERHAPS_BILLED,
    german,
    german_about_account,
    german_about_glossaries,
)
from connectors.engines.deepl.retry_after import seconds
from connectors.service.pauses import spread
from pipeline.errors import EngineUnavailable

TIMEOUT_S = 60.0
QUESTION_TIMEOUT_S = 10.0
"""For questions that cost nothing and may remain without an answer."""
PAUSES_S = (1.0, 4.0, 15.0)
LONGEST_PAUSE_S = 60.0
REPORTING_TAG = "X-DeepL-Reporting-Tag"
MOST_TAG = 100

Said = TypeVar("Said")


class Client:
    """Sends texts, and says in our errors what went wrong."""

    def __init__(
        self,
        key: str,
        *,
        server_url: str | None = None,
        reporting_tag: str = "",
        timeout_s: float = TIMEOUT_S,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        """`reporting_tag` is what DeepL's own reports are broken down by: the slug of the municipality."""
        self._library = _Library(key, server_url=server_url, send_platform_info=False)
        if tag := _ascii(reporting_tag):
            self._library.headers[REPORTING_TAG] = tag
        self._timeout_s = timeout_s
        self._sleep = sleep
        self.account = hashlib.sha256(f"{self._library.server_url}\n{key}".encode()).hexdigest()
        """Names the account without telling its key."""

    def translate(self, texts: Sequence[str], **parameters: Any) -> Sequence[deepl.TextResult]:
        """One result per text; raises EngineRefused, EngineUnavailable or TooLargeError if there is none."""
        try:
            return self._begun(lambda: self._attempt(texts, parameters))
        except deepl.DeepLException as error:
            raise german(error) from error

    def glossaries(self, ask: Callable[[deepl.DeepLClient], Said]) -> Said:
        """What DeepL says about glossaries; raises EngineRefused, EngineUnavailable or NotAcceptedError."""
        try:
            return self._begun(lambda: ask(self._library))
        except deepl.DeepLException as error:
            raise german_about_glossaries(error) from error
        except (TypeError, ValueError, AttributeError, KeyError) as error:
            raise EngineUnavailable("DeepL hat auf die Frage nach Glossaren unverständlich geantwortet.") from error

    def read(self, path: str) -> Any:
        """The JSON at a path that the library does not know or shows only in part; None if it is none.

        Raises EngineRefused or EngineUnavailable. Asked once, because whoever asks can do without.
        """
        try:
            return self._once(lambda: self._library.read(path), timeout_s=min(self._timeout_s, QUESTION_TIMEOUT_S))
        except deepl.DeepLException as error:
            raise german_about_account(error) from error

    def close(self) -> None:
        """Give the connection back."""
        self._library.close()  # type: ignore[no-untyped-call] # the library has types, but not here

    def _begun(self, attempt: Callable[[], Said]) -> Said:
        for pause in PAUSES_S:
            try:
                return self._once(attempt, timeout_s=self._timeout_s)
            except deepl.DeepLException as error:
                told = self._library.retry_after_s
                wait = pause if told is None else told
                if error.http_status_code not in NOT_BEGUN or wait > LONGEST_PAUSE_S:
                    raise
            self._sleep(spread(wait))
        return self._once(attempt, timeout_s=self._timeout_s)

    def _once(self, attempt: Callable[[], Said], *, timeout_s: float) -> Said:
        # These are module variables of the library, so that the last word before a request counts.
        http_client.max_network_retries = 0
        http_client.min_connection_timeout = timeout_s
        return attempt()

    def _attempt(self, texts: Sequence[str], parameters: dict[str, Any]) -> Sequence[deepl.TextResult]:
        try:
            results = self._library.translate_text(list(texts), **parameters)
        except (TypeError, ValueError, AttributeError) as error:  # the library trusts the shape of the answer
            raise _misunderstood("unverständlich") from error
        if not isinstance(results, list) or len(results) != len(texts):
            raise _misunderstood("unvollständig")
        return results


class _Library(deepl.DeepLClient):
    """The library's client; it also remembers the header Retry-After, which the library does not show."""

    retry_after_s: float | None = None

    def read(self, path: str) -> Any:
        """What a GET of this path answers."""
        status, content, told = self._api_call(path, method="GET")
        self._raise_for_status(status, content, told)
        return told

    def _api_call(self, url: str, **parameters: Any) -> Any:
        return super()._api_call(url, hooks={"response": self._heard}, **parameters)

    def _heard(self, response: Any, *_ignored: object, **_ignored_too: object) -> None:
        self.retry_after_s = seconds(str(response.headers.get("Retry-After", "")), now=time.time())


def _misunderstood(how: str) -> EngineUnavailable:
    return EngineUnavailable(f"DeepL hat {how} geantwortet. {PERHAPS_BILLED}", may_be_billed=True)


def _ascii(tag: str) -> str:
    """The tag as DeepL accepts it: at most 100 printable ASCII characters, no white space."""
    letters = (letter if letter.isascii() and letter.isprintable() else "-" for letter in "-".join(tag.split()))
    return "".join(letters)[:MOST_TAG]
