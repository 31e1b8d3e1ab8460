"""What runs have cost, beside retranslating whole pages."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime

from pipeline.municipality import Municipality

_MILLION = 1_000_000


@dataclass(frozen=True, slots=True)
class Line:
    """What one engine costs in one locale, and what whole pages would cost at its price."""

    engine: str
    """Empty for what no engine can translate."""
    locale: str
    segments: int
    characters: int
    euros: float
    whole_characters: int
    whole_euros: float
    uncertain_characters: int = 0

    @property
    def saved(self) -> float:
        """The share of the whole pages that need not be sent, 0–1."""
        return 1 - self.characters / self.whole_characters if self.whole_characters else 0.0


def costs(municipality: Municipality, since: datetime, until: datetime) -> list[Line]:
    """What was spent in the time, by engine and locale, from the ledger."""
    with municipality.transaction() as work:
        spent, whole = work.ledger.costs(since, until), work.ledger.retranslation(since, until)
    lines = [
        Line(
            each.engine,
            each.locale,
            each.segments,
            each.characters,
            each.micro_euros / _MILLION,
            0,
            0.0,
            each.uncertain_characters,
        )
        for each in spent
    ]
    return [beside(line, whole.get(line.locale, 0)) for line in lines]


def month(text: str) -> tuple[datetime, datetime]:
    """Beginning and end of a month such as `2026-11` (UTC); ValueError if it is none."""
    begin = datetime.strptime(text, "%Y-%m").replace(tzinfo=UTC)
    last = 12
    year, number = (begin.year + 1, 1) if begin.month == last else (begin.year, begin.month + 1)
    return begin, begin.replace(year=year, month=number)


def beside(line: Line, whole: int) -> Line:
    """The line beside what the whole pages would cost at the same price."""
    euros = whole * line.euros / line.characters if line.characters else 0.0
    return replace(line, whole_characters=whole, whole_euros=euros)
