"""How long a server asks to be left alone."""

from email.utils import parsedate_to_datetime


def seconds(header: str, *, now: float) -> float | None:
    """The seconds that a `Retry-After` header means, as a number or as a date; None if it means nothing."""
    told = header.strip()
    if told.isascii() and told.isdigit():
        return float(told)
    try:
        return max(0.0, parsedate_to_datetime(told).timestamp() - now)
    except ValueError:
        return None
