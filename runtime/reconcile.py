"""Holds our ledgers against what DeepL itself has counted."""

from connectors.engines.deepl.client import Client
from connectors.engines.deepl.usage import usage
from pipeline.errors import SprachlotseError
from pipeline.reconciliation import Drift, drift
from pipeline.report import Problem, Report
from runtime.engine_settings import DeeplSettings
from runtime.logs import log
from store.work import SqlStore

ENGINE = "deepl"


def reconcile(store: SqlStore, account: DeeplSettings) -> Drift | None:
    """Read DeepL's counter, keep it, and compare it with the last reading; None the first time, or without a key."""
    if not (key := account.key.get_secret_value()):
        return None
    client = Client(key, server_url=account.server_url)
    try:
        now = usage(client)
    finally:
        client.close()
    with store.accounts() as accounts:
        before = accounts.last(ENGINE)
        accounts.note(ENGINE, now)
        if before is None:
            return None
        found = drift(before, now, accounts.booked(ENGINE, before.taken, now.taken))
    log("usage.reconciled", engine=ENGINE, billed=found.billed, unexplained=found.unexplained, words=found.words)
    return found


def reconciled(store: SqlStore, account: DeeplSettings) -> Report:
    """A problem if DeepL has billed what is not in our books; a counter that cannot be read is one, too."""
    try:
        found = reconcile(store, account)
    except SprachlotseError as error:
        return Report(problems=(Problem.of(error, step="reconcile"),))
    if found is None or found.unexplained <= 0:
        return Report()
    return Report(problems=(Problem("reconcile", found.words),))
