"""The noun: one fact found in a text."""

from dataclasses import dataclass
from enum import StrEnum


class FactKind(StrEnum):
    """What kind of thing must survive."""

    PHONE = "phone"
    EMAIL = "email"
    URL = "url"
    IBAN = "iban"
    BIC = "bic"
    DATE = "date"
    WEEKDAY = "weekday"
    TIME = "time"
    DEADLINE = "deadline"
    MONEY = "money"
    PERCENTAGE = "percentage"
    ADDRESS = "address"
    LEGAL = "legal"
    FILE_NUMBER = "file_number"
    NUMBER = "number"


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact: where it stands, as it is written, and what it means.

    `value` is canonical and comparable across locales: E.164 for phones, ISO 8601 for dates and times, `14 d` for
    deadlines, `96.00 EUR` for money, lower-case address for e-mails.
    """

    kind: FactKind
    text: str
    start: int
    end: int
    value: str
