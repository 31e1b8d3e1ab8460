"""The concepts that a municipality edits in the web app: the topmost layer of its term base, with an audit."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import Row, delete, insert, select

from glossaries.table import write
from glossaries.term_base import Concept, Layer, Term, TermBase, TermStatus
from pipeline.records import ConceptEvent
from store import upsert
from store.concept_tables import ConceptEventRow, ConceptRow
from store.scope import Scope

_UNIQUE = ["municipality_id", "key"]
_REPLACED = ("domain", "definition", "note", "terms")


class SqlConcepts:
    """Keeps the own layer of one municipality."""

    def __init__(self, scope: Scope) -> None:
        self._scope = scope
        self._connection = scope.connection
        self._mine = ConceptRow.municipality_id == scope.municipality_id

    def base(self) -> TermBase:
        """The whole layer."""
        query = select(ConceptRow.__table__).where(self._mine).order_by(ConceptRow.key)
        return TermBase(tuple(map(_concept, self._connection.execute(query))))

    def save(self, concept: Concept, *, actor: str, why: str) -> None:
        """Add a concept, or replace the one with its id."""
        self._save([concept], actor=actor, why=why, action="")

    def bring(self, concepts: Iterable[Concept], *, actor: str, why: str) -> int:
        """Add or replace many, from a file; returns how many."""
        return self._save(list(concepts), actor=actor, why=why, action="imported")

    def delete(self, key: str, *, actor: str, why: str) -> None:
        """Remove a concept, so that the layers below show again; KeyError if this layer has none of this id."""
        found = self.base().by_id[key]
        self._connection.execute(delete(ConceptRow).where(self._mine, ConceptRow.key == key))
        self._record("deleted", key, (line(found), ""), actor=actor, why=why)

    def events(self, *, limit: int) -> Sequence[ConceptEvent]:
        """What people changed, newest first."""
        row = ConceptEventRow
        query = (
            select(row.at, row.actor, row.action, row.concept, row.before, row.after, row.why)
            .where(row.municipality_id == self._scope.municipality_id)
            .order_by(row.id.desc())
            .limit(limit)
        )
        return [ConceptEvent(*found) for found in self._connection.execute(query)]

    def _save(self, concepts: Sequence[Concept], *, actor: str, why: str, action: str) -> int:
        known = self.base().by_id
        changed = [each for each in concepts if each.id not in known or line(known[each.id]) != line(each)]
        if not changed:
            return 0
        with self._scope.step("Terminologie"):
            statement = upsert.insert(self._connection, ConceptRow)
            replaced = {name: statement.excluded[name] for name in _REPLACED}
            rows = [{"municipality_id": self._scope.municipality_id} | _values(each) for each in changed]
            self._connection.execute(statement.on_conflict_do_update(index_elements=_UNIQUE, set_=replaced), rows)
            for each in changed:
                before = line(known[each.id]) if each.id in known else ""
                done = action or ("edited" if before else "added")
                self._record(done, each.id, (before, line(each)), actor=actor, why=why)
        return len(changed)

    def _record(self, action: str, concept: str, change: tuple[str, str], *, actor: str, why: str) -> None:
        values = {
            "municipality_id": self._scope.municipality_id,
            "at": self._scope.now(),
            "actor": actor,
            "action": action,
            "concept": concept,
            "before": change[0],
            "after": change[1],
            "why": why,
        }
        self._connection.execute(insert(ConceptEventRow), values)


def line(concept: Concept) -> str:
    """The concept as a row of the table of terms, with its header."""
    return write(TermBase((concept,)))


def _values(concept: Concept) -> dict[str, Any]:
    return {
        "key": concept.id,
        "domain": concept.domain,
        "definition": concept.definition,
        "note": concept.note,
        "terms": {locale: [_kept(term) for term in several] for locale, several in concept.terms.items() if several},
    }


def _kept(term: Term) -> dict[str, str]:
    words = {name: getattr(term, name) for name in ("part_of_speech", "gender", "note", "source")}
    days = {name: day.isoformat() for name in ("valid_from", "valid_until") if (day := getattr(term, name))}
    told = {name: value for name, value in words.items() if value}
    return {"text": term.text, "status": term.status.value} | told | days


def _concept(row: Row[Any]) -> Concept:
    terms = {locale: tuple(map(_term, several)) for locale, several in row.terms.items()}
    return Concept(row.key, terms, row.domain, row.definition, row.note)


def _term(kept: Mapping[str, str]) -> Term:
    return Term(
        kept["text"],
        TermStatus(kept["status"]),
        Layer.MUNICIPALITY,
        part_of_speech=kept.get("part_of_speech", ""),
        gender=kept.get("gender", ""),
        note=kept.get("note", ""),
        source=kept.get("source", ""),
        valid_from=_day(kept.get("valid_from")),
        valid_until=_day(kept.get("valid_until")),
    )


def _day(written: str | None) -> date | None:
    return date.fromisoformat(written) if written else None
