"""Points in time as exchange files write them."""

from datetime import UTC, datetime

from connectors.exchange.problems import EntryNotUsable


def time_of(text: str) -> datetime | None:
    """The time of an ISO 8601 text, long or short, in UTC where it names no zone; None if there is no text."""
    try:
        time = datetime.fromisoformat(text) if text else None
    except ValueError as error:
        raise EntryNotUsable(f"„{text}“ ist kein Zeitpunkt; so sieht einer aus: 20260131T235900Z") from error
    return time.replace(tzinfo=UTC) if time and time.tzinfo is None else time
