"""Compares what an engine's provider has counted with what our ledger says was billed in between."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Reading:
    """What the provider's counter stood at."""

    taken: datetime
    account_characters: int
    """Characters of the whole account in the current billing period."""
    limit: int | None = None
    """Characters that the account may use in the period; None without a limit."""
    key_characters: int | None = None
    """Those of our key alone, where the provider tells; others may share the account."""
    period_start: datetime | None = None
    period_end: datetime | None = None


@dataclass(frozen=True, slots=True)
class Booked:
    """What our ledger says of the time between two readings, all municipalities of the key together."""

    certain: int
    """Characters that the engine said it bills."""
    uncertain: int = 0
    """Characters of requests without an answer: perhaps billed."""


class Scope(StrEnum):
    """What two readings compare."""

    KEY = "key"
    ACCOUNT = "account"
    """Whatever else uses the account is in it too."""
    NOTHING = "nothing"
    """A new billing period began in between."""


@dataclass(frozen=True, slots=True)
class Drift:
    """What the provider billed between two readings, and how much of it we know about."""

    scope: Scope
    billed: int
    """Characters that the provider counted in between."""
    booked: Booked

    @property
    def uncertain_billed(self) -> int:
        """Of the uncertain characters, those that seem to have been billed."""
        return max(0, min(self.billed - self.booked.certain, self.booked.uncertain))

    @property
    def unexplained(self) -> int:
        """Characters that were billed and are not in our books; below zero: in our books and not billed."""
        if self.scope is Scope.NOTHING:
            return 0
        return self.billed - self.booked.certain - self.uncertain_billed

    @property
    def is_explained(self) -> bool:
        """Whether our books and the provider's say the same."""
        return self.scope is not Scope.NOTHING and self.unexplained == 0

    @property
    def words(self) -> str:
        """The same for the operator (German)."""
        if self.scope is Scope.NOTHING:
            return "Kein Vergleich: Dazwischen hat ein neuer Abrechnungszeitraum begonnen."
        return " ".join(filter(None, [self._counted(), self._about_uncertain(), self._about_rest()]))

    def _counted(self) -> str:
        return f"Der Anbieter hat {_in_words(self.billed)} gezählt, wir haben {_in_words(self.booked.certain)} gebucht."

    def _about_uncertain(self) -> str:
        if not self.booked.uncertain:
            return ""
        told = f"Ohne Antwort blieben {_in_words(self.booked.uncertain)}"
        return f"{told}; davon sind nach dieser Zählung {_in_words(self.uncertain_billed)} berechnet worden."

    def _about_rest(self) -> str:
        if not self.unexplained:
            return "Die Zahlen stimmen überein."
        if self.unexplained < 0:
            return (
                f"{_in_words(-self.unexplained)} stehen in unserem Buch, aber nicht beim Anbieter; "
                "vielleicht zählt er verzögert, die nächste Ablesung zeigt es."
            )
        where = "dieser Schlüssel" if self.scope is Scope.KEY else "dieses Konto"
        return (
            f"{_in_words(self.unexplained)} sind nicht von uns gebucht; "
            f"bitte prüfen, ob {where} noch anderswo benutzt wird."
        )


def drift(before: Reading, after: Reading, booked: Booked) -> Drift:
    """How far two readings and our books are apart; the count of the key is taken where both readings have it."""
    if _is_new_period(before, after):
        return Drift(Scope.NOTHING, 0, booked)
    if before.key_characters is not None and after.key_characters is not None:
        return Drift(Scope.KEY, after.key_characters - before.key_characters, booked)
    return Drift(Scope.ACCOUNT, after.account_characters - before.account_characters, booked)


def _is_new_period(before: Reading, after: Reading) -> bool:
    """Where the provider does not tell the period, a counter that went back does."""
    if before.period_start and after.period_start:
        return before.period_start != after.period_start
    return after.account_characters < before.account_characters


def _in_words(characters: int) -> str:
    return f"{characters:,} Zeichen".replace(",", ".")
