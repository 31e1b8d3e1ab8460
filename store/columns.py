"""Column types that behave the same on SQLite and PostgreSQL."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Dialect
from sqlalchemy.exc import DontWrapMixin
from sqlalchemy.types import TypeDecorator

from pipeline.errors import ContentNotHandled

_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")


class NotStorable(ContentNotHandled, DontWrapMixin):
    """A text holds a character that a database cannot keep; we refuse it instead of changing it silently."""


@contextmanager
def naming(about: object) -> Iterator[None]:
    """Say in the message of a NotStorable which document or draft it is about."""
    try:
        yield
    except NotStorable as error:
        raise NotStorable(f"{about}: {error}") from None


class Text(TypeDecorator[str]):
    """Text kept character for character; NUL and lone surrogates are refused on both databases alike."""

    impl = sa.Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        """Refuse what PostgreSQL cannot store."""
        _ensure_storable(value)
        return value


class Json(TypeDecorator[Any]):
    """JSON kept as text, with the same refusals as `Text`."""

    impl = sa.JSON
    cache_ok = True

    def process_bind_param(self, value: Any, dialect: Dialect) -> Any:
        """Refuse what PostgreSQL cannot store."""
        _ensure_storable(value)
        return value


class Instant(TypeDecorator[datetime]):
    """A moment: aware on the way in, UTC on the way out (SQLite itself knows no time zones)."""

    impl = sa.DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Turn into UTC; a naive datetime is a bug of the caller."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("A moment needs a time zone")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Give back UTC whatever the database or its session uses."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


def closed(members: type[StrEnum], *, check: str | None = None) -> sa.Enum:
    """A string column for the values of an enum; with the name `check` the database refuses others, too."""
    return sa.Enum(
        members,
        name=check,
        native_enum=False,
        create_constraint=check is not None,
        length=20,
        values_callable=lambda enum: [member.value for member in enum],
    )


def _ensure_storable(value: object) -> None:
    for text in _texts(value):
        if found := _UNSTORABLE.search(text):
            raise NotStorable(
                f"Der Text enthält das Zeichen U+{ord(found.group()):04X}, das nicht gespeichert werden kann. "
                "Bitte dort entfernen, wo der Text herkommt."
            )


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from _texts(key)
            yield from _texts(item)
    elif isinstance(value, list | tuple):
        for item in value:
            yield from _texts(item)
