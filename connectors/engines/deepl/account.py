"""What an account at DeepL can do: asked once in a process, and not again while the process lives."""

import logging
import time
from threading import Lock

from connectors.engines.deepl.client import Client
from connectors.engines.deepl.languages import BY_HEART, Languages, languages_in
from pipeline.errors import EngineRefused, EngineUnavailable

log = logging.getLogger("sprachlotse.deepl")

_PATH = "v3/languages?resource=translate_text"
_known: dict[str, Languages] = {}
_failed: dict[str, tuple[float, Languages]] = {}
PATIENCE_S = 60.0
"""How long the built-in table is used before a DeepL that did not answer is asked again."""
_one_at_a_time = Lock()


def languages(client: Client) -> Languages:
    """The languages of the account; those of the documentation, and a warning in the log, if DeepL does not say.

    Only what DeepL said is remembered, so that a process that starts while DeepL is away asks again later.
    """
    with _one_at_a_time:
        if client.account not in _known:
            at, instead = _failed.get(client.account, (-PATIENCE_S, BY_HEART))
            if time.monotonic() - at < PATIENCE_S:
                return instead
            read = _read(client)
            if not read.is_read:
                _failed[client.account] = time.monotonic(), read
                return read
            _known[client.account] = read
        return _known[client.account]


def _read(client: Client) -> Languages:
    try:
        read = languages_in(client.read(_PATH))
        reason = "Die Antwort war nicht zu verstehen."
    except (EngineRefused, EngineUnavailable) as error:
        read, reason = None, str(error)
    if read is None:
        log.warning("deepl.languages_not_read", extra={"fields": {"instead": "built-in table", "reason": reason}})
    return read or BY_HEART
