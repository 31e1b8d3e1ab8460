"""One transaction and the one municipality that it may touch."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, Select, literal, select

from pipeline.document import ContentType, DocumentRef
from store.columns import naming
from store.tables import DocumentRow, MunicipalityRow
from store.upsert import insert


@dataclass(frozen=True, slots=True)
class Scope:
    """What every repository is made of."""

    connection: Connection
    municipality_id: int
    municipality: str
    now: Callable[[], datetime]

    @contextmanager
    def step(self, about: object) -> Iterator[None]:
        """All or nothing, also for a caller who goes on after an error; the error names what it is about."""
        with naming(about), self.connection.begin_nested():
            yield

    def ref(self, content_type: ContentType, key: str) -> DocumentRef:
        """A reference to a document of this municipality."""
        return DocumentRef(self.municipality, content_type, key)

    def document_id(self, ref: DocumentRef) -> Select[int]:
        """The query for the row of a document; it finds nothing for a document of another municipality."""
        return select(DocumentRow.id).where(
            DocumentRow.municipality_id == self.municipality_id,
            DocumentRow.content_type == ref.content_type,
            DocumentRow.key == ref.key,
            literal(ref.municipality == self.municipality),
        )


def enter(connection: Connection, municipality: str, *, now: Callable[[], datetime]) -> Scope:
    """The scope of a municipality, which is created on first use."""
    known = select(MunicipalityRow.id).where(MunicipalityRow.name == municipality)
    found = connection.scalar(known)
    if found is None:
        connection.execute(insert(connection, MunicipalityRow).values(name=municipality).on_conflict_do_nothing())
        found = connection.execute(known).scalar_one()
    return Scope(connection, found, municipality, now)
