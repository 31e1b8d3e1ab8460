"""What DeepL itself has counted in the current billing period."""

from collections.abc import Mapping
from datetime import UTC, datetime

from connectors.engines.deepl.client import Client
from pipeline.errors import EngineUnavailable
from pipeline.reconciliation import Reading

UNLIMITED = 1_000_000_000_000
"""What DeepL says where no limit is set."""


def usage(client: Client, *, now: datetime | None = None) -> Reading:
    """The count as it is now. A free account says neither the count of its key nor the period.

    Read through the library's client, but not with its `get_usage`, which shows only the count of the account. Raises
    EngineRefused or EngineUnavailable.
    """
    told = client.read("v2/usage")
    if not isinstance(told, dict) or not isinstance(told.get("character_count"), int):
        raise EngineUnavailable("DeepL hat auf die Frage nach dem Verbrauch unverständlich geantwortet.")
    limit = _number(told, "character_limit")
    return Reading(
        taken=now or datetime.now(UTC),
        account_characters=told["character_count"],
        limit=None if limit == UNLIMITED else limit,
        key_characters=_number(told, "api_key_character_count"),
        period_start=_time(told, "start_time"),
        period_end=_time(told, "end_time"),
    )


def _number(told: Mapping[str, object], name: str) -> int | None:
    value = told.get(name)
    return value if isinstance(value, int) else None


def _time(told: Mapping[str, object], name: str) -> datetime | None:
    try:
        return datetime.fromisoformat(str(told.get(name)))
    except ValueError:
        return None
