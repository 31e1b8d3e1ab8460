"""INSERT … ON CONFLICT, which SQLAlchemy knows only dialect by dialect; and lookups too long for one statement."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TypeVar

from sqlalchemy import Connection
from sqlalchemy.dialects import postgresql, sqlite

from store.tables import Row

T = TypeVar("T")


def insert(connection: Connection, table: type[Row]) -> sqlite.Insert | postgresql.Insert:
    """An INSERT that can say what to do on a conflict."""
    if connection.dialect.name == "postgresql":
        return postgresql.insert(table)
    return sqlite.insert(table)


def in_chunks(items: Iterable[T], size: int = 500) -> Iterator[list[T]]:
    """The items in lists that fit into the parameters of one statement."""
    rest = iter(items)
    while chunk := list(islice(rest, size)):
        yield chunk
