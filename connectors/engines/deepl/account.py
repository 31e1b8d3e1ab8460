"""What an account at DeepL can do: asked once in a process, and not again while the process lives."""

import logging
from threading import Lock

from connectors.engines.deepl.client import Client
from connectors.engines.deepl.languages import BY_HEART, Languages, languages_in
from pipeline.errors import EngineRefused, EngineUnavailable

log = logging.getLogger("sprachlotse.deepl")

_PATH = "v3/languages?resource=translate_text"
_known: dict[str, Languages] = {}
_one_at_a_time = Lock()


def languages(client: Client) -> Languages:
    """The languages of the account; those of the documentation, and a warning in the log, if DeepL does not say.

    Only what DeepL said is remembered, so that a process that starts while DeepL is away asks again later.
    """
    with _one_at_a_time:
        if client.account not in _known:
            read = _read(client)
            if not read.is_read:
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
