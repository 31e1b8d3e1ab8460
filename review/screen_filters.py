"""How the screens of a municipality say closed sets, spans of time and addresses."""

from collections.abc import Callable, Mapping
from typing import Any

from babel.dates import format_timedelta
from babel.numbers import format_decimal

from pipeline.account_events import AccountAction
from pipeline.document import DocumentRef
from pipeline.finding import Severity
from pipeline.lifecycle import DraftState
from pipeline.placeholders import plain
from review.names import SEVERAL
from runtime.language import translator
from runtime.names import SEVERITIES, STATES

TONES = {
    DraftState.APPROVED: "good",
    DraftState.PUBLISHED: "good",
    DraftState.CONFLICT: "critical",
    DraftState.FAILED: "critical",
    DraftState.HELD: "warning",
    DraftState.REJECTED: "warning",
}
ACTIONS: Mapping[str, str] = {
    "created": "angelegt",
    "moved": "verschoben",
    "edited": "bearbeitet",
    "accepted": "angenommen",
    "skipped": "übersprungen",
    "withdrawn": "Entscheidung zurückgenommen",
    "assigned": "zugewiesen",
    "dated": "Frist gesetzt",
    "published": "ins CMS geschrieben",
    "conflict": "Konflikt im CMS",
    "not_published": "nicht geschrieben",
    "added": "hinzugefügt",
    "deleted": "gelöscht",
    "imported": "eingelesen",
    AccountAction.CREATED: "Konto angelegt",
    AccountAction.LINKED: "Konto verbunden",
    AccountAction.CLOSED: "Konto geschlossen",
    AccountAction.OPENED: "Konto geöffnet",
    AccountAction.ROLE_CHANGED: "Rolle geändert",
    AccountAction.PASSWORD_CHANGED: "Passwort geändert",
    AccountAction.TOTP_ON: "zweiter Faktor eingeschaltet",
    AccountAction.TOTP_OFF: "zweiter Faktor ausgeschaltet",
    AccountAction.RECOVERY_USED: "Ersatzcode benutzt",
    AccountAction.SIGN_IN_FAILED: "mehrmals vergeblich angemeldet",
    AccountAction.TOKEN_CREATED: "Schlüssel angelegt",
    AccountAction.TOKEN_REVOKED: "Schlüssel widerrufen",
    AccountAction.WEBHOOK_ROTATED: "Schlüssel eines Absenders erneuert",
}
READINGS: Mapping[str, str] = {
    "read": "gelesen",
    "edited": "bearbeitet",
    "carried": "übernommen, früher geprüft",
    "released": "mit der Seite freigegeben",
    "bulk": "in einer Sammelfreigabe",
    "unread": "ungelesen",
}


def screen_filters(language: str) -> Mapping[str, Callable[..., Any]]:
    """The filters for the templates of one language."""
    say = translator(language)
    return {
        "state": lambda state: say(STATES[state]),
        "tone": lambda state: TONES.get(state, ""),
        "severity": lambda severity: say(SEVERITIES[severity]),
        "severity_of": lambda value, count=1: say((SEVERITIES if count == 1 else SEVERAL)[Severity(value)]),
        "state_of": lambda value: say(STATES[DraftState(value)]) if value in set(DraftState) else value,
        "happened": lambda action: say(ACTIONS.get(action) or action),
        "reading": lambda how: say(READINGS.get(how) or how),
        "lang": html_lang,
        "plain": plain,
        "duration": lambda span: format_timedelta(span, granularity="second", threshold=1.5, locale=language),
        "took": lambda start, end: format_timedelta(end - start, threshold=1.5, locale=language),
        "page_address": page_address,
        "decimal": lambda value: format_decimal(value, format="0.0", locale=language),
    }


def html_lang(locale: str) -> str:
    """The value of the attribute `lang`: Leichte Sprache is German."""
    return "de" if locale == "de-simple" else locale


def page_address(ref: DocumentRef) -> str:
    """The screen about one document."""
    return f"/m/{ref.municipality}/pages/{ref}"
