"""The source documents of one municipality, with their older versions."""

from collections.abc import Collection, Mapping, Sequence

from sqlalchemy import ColumnElement, Row, func, insert, select, update

from pipeline.document import Document, DocumentRef, Field, FieldFormat
from pipeline.lifecycle import DraftState
from pipeline.priority import Place, Places
from pipeline.store_ports import KeptDocument
from store import upsert
from store.history import open_drafts, supersede
from store.scope import Scope
from store.tables import DocumentRow, SourceVersionRow


class SqlDocuments:
    """Keeps `pipeline.store_ports.Documents` in the database."""

    def __init__(self, scope: Scope) -> None:
        self._scope = scope
        self._connection = scope.connection
        self._present = (DocumentRow.municipality_id == scope.municipality_id, DocumentRow.gone.is_(False))

    def stamps(self) -> Mapping[DocumentRef, str]:
        """Change token of every document that is not gone, as of the last pull."""
        query = select(DocumentRow.content_type, DocumentRow.key, DocumentRow.stamp).where(*self._present)
        return {self._scope.ref(kind, key): stamp for kind, key, stamp in self._connection.execute(query)}

    def hashes(self) -> Mapping[DocumentRef, str]:
        """Text hash of the newest version of every document that is not gone, parents before children."""
        newest = select(func.max(SourceVersionRow.id)).group_by(SourceVersionRow.document_id)
        query = (
            select(DocumentRow.content_type, DocumentRow.key, SourceVersionRow.text_hash)
            .join(SourceVersionRow, SourceVersionRow.document_id == DocumentRow.id)
            .where(*self._present, SourceVersionRow.id.in_(newest))
        )
        found = {self._scope.ref(kind, key): text_hash for kind, key, text_hash in self._connection.execute(query)}
        return {ref: found[ref] for ref in self.refs() if ref in found}

    def get(self, ref: DocumentRef) -> KeptDocument | None:
        """The newest version, or None if the document was never pulled or is gone."""
        document_id = self._scope.document_id(ref).scalar_subquery()
        return self._kept(DocumentRow.id == document_id).get(ref)

    def kept(self) -> Sequence[KeptDocument]:
        """The newest version of every document that is not gone, parents before children."""
        found = self._kept()
        return [found[ref] for ref in _parents_first({ref: kept.document.parent for ref, kept in found.items()})]

    def refs(self) -> Sequence[DocumentRef]:
        """All documents that are not gone, parents before children, else in the order they were first pulled."""
        query = select(DocumentRow.content_type, DocumentRow.key, DocumentRow.parent)
        found = self._connection.execute(query.where(*self._present).order_by(DocumentRow.id))
        return _parents_first({self._scope.ref(kind, key): parent for kind, key, parent in found})

    def places(self) -> Places:
        """Where every document stands that is not gone, parents before children; a query without any text."""
        row, version = DocumentRow, SourceVersionRow
        newest = select(func.max(version.id)).join(row, row.id == version.document_id).where(*self._present)
        query = (
            select(row.content_type, row.key, row.path, row.parent, version.pulled)
            .join(version, version.document_id == row.id)
            .where(version.id.in_(newest.group_by(row.id)))
            .order_by(row.id)
        )
        found = {
            self._scope.ref(kind, key): Place(path, parent, pulled)
            for kind, key, path, parent, pulled in self._connection.execute(query)
        }
        return {ref: found[ref] for ref in _parents_first({ref: place.parent for ref, place in found.items()})}

    def known(self, refs: Collection[DocumentRef]) -> frozenset[DocumentRef]:
        """Those of them that are there; however many there are besides."""
        found = set()
        for keys in upsert.in_chunks({ref.key for ref in refs}):
            query = select(DocumentRow.content_type, DocumentRow.key).where(*self._present, DocumentRow.key.in_(keys))
            found |= {self._scope.ref(kind, key) for kind, key in self._connection.execute(query)}
        return frozenset(found.intersection(refs))

    def save(self, document: Document, *, stamp: str, text_hash: str) -> bool:
        """Keep this as the newest version; True if its text hash is new or the document was gone."""
        if document.ref.municipality != self._scope.municipality:
            raise ValueError(f"{document.ref} belongs to {document.ref.municipality}, not {self._scope.municipality}")
        content = {
            "text_hash": text_hash,
            "fields": [{"name": f.name, "format": f.format.value, "value": f.value} for f in document.fields],
            "copied_fields": sorted(document.copied_fields),
        }
        with self._scope.step(document.ref):
            document_id, was_gone = self._place(document, stamp)
            kept = self._newest(document_id)
            if kept is None or kept._asdict() != content:
                values = content | {"document_id": document_id, "pulled": self._scope.now()}
                self._connection.execute(insert(SourceVersionRow), values)
        return was_gone or kept is None or kept.text_hash != text_hash

    def mark_gone(self, refs: Collection[DocumentRef]) -> None:
        """Remember that the CMS no longer shows these; their drafts are superseded with a reason.

        A draft that is being written at this moment is left to the publisher, who will find the document missing.
        """
        wanted = set(refs)
        query = select(DocumentRow.id, DocumentRow.content_type, DocumentRow.key).where(*self._present)
        ids = [found.id for found in self._connection.execute(query) if self._scope.ref(*found[1:]) in wanted]
        why = "Das Dokument gibt es im CMS nicht mehr."
        for chunk in upsert.in_chunks(ids):
            self._connection.execute(update(DocumentRow).where(DocumentRow.id.in_(chunk)).values(gone=True))
            for draft in open_drafts(self._scope, chunk):
                if draft.state is not DraftState.PUBLISHING:
                    supersede(self._scope, draft.id, draft.state, actor="pull", why=why)

    def _kept(self, *which: ColumnElement[bool]) -> dict[DocumentRef, KeptDocument]:
        """The documents that are chosen, in the order they were first pulled."""
        row, version = DocumentRow, SourceVersionRow
        chosen = (*self._present, *which)
        newest = select(func.max(version.id)).join(row, row.id == version.document_id).where(*chosen).group_by(row.id)
        query = (
            select(row.content_type, row.key, row.path, row.parent, row.stamp)
            .add_columns(version.text_hash, version.fields, version.copied_fields)
            .join(version, version.document_id == row.id)
            .where(version.id.in_(newest))
            .order_by(row.id)
        )
        found = {}
        for each in self._connection.execute(query):
            ref = self._scope.ref(each.content_type, each.key)
            fields, copied = tuple(map(_field, each.fields)), frozenset(each.copied_fields)
            document = Document(ref, fields, path=each.path, parent=each.parent, copied_fields=copied)
            found[ref] = KeptDocument(document, each.text_hash, each.stamp)
        return found

    def _place(self, document: Document, stamp: str) -> tuple[int, bool]:
        """The row of the document, present and up to date, and whether it was gone; locked by the write."""
        changing = {"path": document.path, "parent": document.parent, "stamp": stamp}
        unique = {
            "municipality_id": self._scope.municipality_id,
            "content_type": document.ref.content_type,
            "key": document.ref.key,
        }
        statement = upsert.insert(self._connection, DocumentRow).values(**unique, **changing, gone=False)
        statement = statement.on_conflict_do_update(index_elements=list(unique), set_=changing)
        placed = self._connection.execute(statement.returning(DocumentRow.id, DocumentRow.gone)).one()
        if placed.gone:
            self._connection.execute(update(DocumentRow).where(DocumentRow.id == placed.id).values(gone=False))
        return placed.id, placed.gone

    def _newest(self, document_id: int) -> Row[str, list[dict[str, str]], list[str]] | None:
        row = SourceVersionRow
        query = select(row.text_hash, row.fields, row.copied_fields).where(row.document_id == document_id)
        return self._connection.execute(query.order_by(row.id.desc()).limit(1)).one_or_none()


def _field(kept: Mapping[str, str]) -> Field:
    return Field(kept["name"], FieldFormat(kept["format"]), kept["value"])


def _parents_first(parents: Mapping[DocumentRef, str | None]) -> list[DocumentRef]:
    def depth(ref: DocumentRef) -> int:
        above: set[DocumentRef] = set()
        while ref not in above and (parent := parents.get(ref)) is not None:
            above.add(ref)
            ref = DocumentRef(ref.municipality, ref.content_type, parent)
        return len(above)

    return sorted(parents, key=depth)
