"""What the values of the core are called on the screen; German, and keys of the catalogues."""

from pipeline.delivery import DeliveryState
from pipeline.document import ContentType
from pipeline.finding import Severity
from pipeline.queue import Age, Assigned, Due, Order, Risk
from runtime.names import CHANGES, STATES

CONTENT_TYPES = {
    ContentType.PAGE: "Seite",
    ContentType.EVENT: "Veranstaltung",
    ContentType.LOCATION: "Ort",
}
SEVERAL = {Severity.CRITICAL: "kritische", Severity.WARNING: "Warnungen", Severity.INFO: "Hinweise"}
"""The same for more than one."""
ICONS = {Severity.CRITICAL: "⛔", Severity.WARNING: "⚠", Severity.INFO: "ℹ"}
RISKS = {Risk.HIGH: "hoch", Risk.MIDDLE: "mittel", Risk.LOW: "niedrig"}
AGES = {
    Age.DAY: "seit heute",
    Age.WEEK: "bis 7 Tage",
    Age.MONTH: "bis 30 Tage",
    Age.OLDER: "länger",
}
DELIVERIES = {
    DeliveryState.WAITING: "wartet",
    DeliveryState.DONE: "erledigt",
    DeliveryState.IGNORED: "ohne Wirkung",
    DeliveryState.FAILED: "fehlgeschlagen",
}
ASSIGNED = {Assigned.ME: "mir", Assigned.NOBODY: "niemandem", Assigned.OTHERS: "anderen"}
DUE = {Due.OVERDUE: "überfällig", Due.SOON: "in 7 Tagen", Due.LATER: "später", Due.NONE: "ohne Termin"}
ORDERS = {
    Order.RISK: "Risiko",
    Order.AGE: "wartet am längsten",
    Order.DUE: "Termin",
    Order.TITLE: "Titel",
}
FACETS = {
    "municipality": "Kommune",
    "locale": "Sprache",
    "content_type": "Inhalt",
    "state": "Zustand",
    "risk": "Risiko",
    "change": "Änderung",
    "check": "Befund",
    "age": "Wartet",
    "assigned": "Zugewiesen",
    "due": "Termin",
}
"""The headings of the filters of the queue."""
VALUES: dict[str, dict[str, str]] = {
    "content_type": {str(key): value for key, value in CONTENT_TYPES.items()},
    "state": {str(key): value for key, value in STATES.items()},
    "risk": {str(key): value for key, value in RISKS.items()},
    "change": {str(key): value for key, value in CHANGES.items()},
    "age": {str(key): value for key, value in AGES.items()},
    "assigned": {str(key): value for key, value in ASSIGNED.items()},
    "due": {str(key): value for key, value in DUE.items()},
}
"""What the values of a filter are called; those that are missing have names of their own."""
CHECKS = {
    "empty": "fehlt",
    "tags": "Platzhalter",
    "links": "Links",
    "facts": "Angaben",
    "untranslated": "noch deutsch",
    "language": "andere Sprache",
    "script": "Schrift",
    "sentences": "Satz fehlt",
    "length": "Länge",
    "negation": "Verneinung",
    "modality": "müssen/können",
    "repetition": "Wiederholung",
    "terms": "Fachwort",
    "institutions": "Einrichtung",
    "formality": "Anrede",
    "ending": "Satzende",
    "brackets": "Klammern",
    "structure": "Aufbau",
    "characters": "Zeichen",
    "bidi": "Schreibrichtung",
    "digits": "Ziffern",
    "quotes": "Anführungszeichen",
    "whitespace": "Leerzeichen",
    "long_sentences": "lange Sätze",
    "consistency": "uneinheitlich",
    "readability": "schweres Deutsch",
    "variant": "Sprachvariante",
}
"""A short name for every check; a check without one is called by its own name."""
ACTIONS = {
    "approve": "Freigeben",
    "reject": "Ablehnen",
    "hold": "Anhalten",
    "assign": "Zuweisen",
    "due": "Termin",
}
"""What can be done with many drafts."""
QUESTIONS = {
    "approve": "{count} Entwürfe freigeben?",
    "reject": "{count} Entwürfe ablehnen?",
    "hold": "{count} Entwürfe anhalten?",
    "assign": "{count} Entwürfe zuweisen?",
    "due": "Termin für {count} Entwürfe?",
}
QUESTIONS_FOR_ONE = {
    "approve": "1 Entwurf freigeben?",
    "reject": "1 Entwurf ablehnen?",
    "hold": "1 Entwurf anhalten?",
    "assign": "1 Entwurf zuweisen?",
    "due": "Termin für 1 Entwurf?",
}
CONFIRM = {
    "approve": "{count} freigeben",
    "reject": "{count} ablehnen",
    "hold": "{count} anhalten",
    "assign": "{count} zuweisen",
    "due": "Termin setzen",
}
DONE = {
    "approve": "Freigegeben: {count}",
    "reject": "Abgelehnt: {count}",
    "hold": "Angehalten: {count}",
    "assign": "Zugewiesen: {count}",
    "due": "Termin gesetzt: {count}",
}
