"""What a filter of the queue means in the database."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import ARRAY, ColumnElement, Integer, and_, any_, case, exists, false, literal, or_, select

from pipeline.finding import Severity
from pipeline.queue import HIGH, MIDDLE, Age, Assigned, Due, QueueFilter, Risk
from store.tables import DocumentRow, DraftRow, DraftSegmentRow, FindingRow

AGES = {Age.DAY: timedelta(days=1), Age.WEEK: timedelta(days=7), Age.MONTH: timedelta(days=30)}
SOON = timedelta(days=7)
_SEVERITIES = (Severity.INFO, Severity.WARNING, Severity.CRITICAL)


class Columns:
    """The facets of a draft as columns, seen by a person at a moment."""

    def __init__(self, *, person_id: int, now: datetime) -> None:
        young = [(DraftRow.created >= now - span, age.value) for age, span in AGES.items()]
        today = now.date()
        self.columns: dict[str, ColumnElement[Any]] = {
            "locale": DraftRow.locale.expression,
            "content_type": DocumentRow.content_type.expression,
            "state": DraftRow.state.expression,
            "change": DraftRow.change.expression,
            "risk": case(
                (DraftRow.risk >= HIGH, Risk.HIGH.value),
                (DraftRow.risk >= MIDDLE, Risk.MIDDLE.value),
                else_=Risk.LOW.value,
            ),
            "age": case(*young, else_=Age.OLDER.value),
            "assigned": _assigned(person_id),
            "due": _due(today),
        }

    def narrow(self, narrowed: Mapping[str, tuple[str, ...]]) -> list[ColumnElement[bool]]:
        """The conditions of all facets but the municipality."""
        return [self._one_of(name, values) for name, values in narrowed.items() if name in self.columns]

    def _one_of(self, name: str, values: tuple[str, ...]) -> ColumnElement[bool]:
        if name == "content_type":  # spares the join for those who only count
            return DraftRow.document_id.in_(select(DocumentRow.id).where(DocumentRow.content_type.in_(values)))
        return self.columns[name].in_(values)


def chosen(wanted: QueueFilter) -> dict[str, tuple[str, ...]]:
    """The values that a filter allows, by facet; facets that it leaves open are not named."""
    values: dict[str, Sequence[str]] = {
        "municipality": wanted.municipalities,
        "locale": wanted.locales,
        "content_type": wanted.content_types,
        "state": wanted.states,
        "change": wanted.changes,
        "risk": wanted.risks,
        "age": wanted.ages,
        "assigned": wanted.assigned,
        "due": wanted.due,
    }
    return {name: tuple(map(str, several)) for name, several in values.items() if several}


def one_of(column: Any, ids: Iterable[int], dialect: str) -> ColumnElement[bool]:
    """Whether a column has one of these ids; PostgreSQL gets hundreds of them as one parameter."""
    several = list(ids)
    found: ColumnElement[bool] = (
        column == any_(literal(several, ARRAY(Integer))) if dialect == "postgresql" else column.in_(several)
    )
    return found


def has_finding(wanted: QueueFilter) -> list[ColumnElement[bool]]:
    """The condition on the findings, if there is one."""
    its: list[ColumnElement[bool]] = []
    if wanted.check:
        its.append(FindingRow.check == wanted.check)
    if wanted.severity is not None:
        its.append(FindingRow.severity.in_(_SEVERITIES[_SEVERITIES.index(wanted.severity) :]))
    return [exists().where(FindingRow.draft_id == DraftRow.id, *its)] if its else []


def has_words(words: Sequence[str], dialect: str, *, in_segments: bool) -> list[ColumnElement[bool]]:
    """The conditions on the words: each of them in the title, or in the German text of a segment."""
    return [_has_word(word, dialect, in_segments=in_segments) for word in words]


def _has_word(word: str, dialect: str, *, in_segments: bool) -> ColumnElement[bool]:
    in_title = _contains(DraftRow.title, word, dialect)
    if not in_segments:
        return in_title
    its = _contains(DraftSegmentRow.source, word, dialect)
    # The limit changes nothing but PostgreSQL's plan: without it the segments of all municipalities are read at times.
    segment = select(literal(1)).where(DraftSegmentRow.draft_id == DraftRow.id, its).limit(1).scalar_subquery()
    return or_(in_title, segment.is_not(None))


def _contains(column: Any, word: str, dialect: str) -> ColumnElement[bool]:
    """In upper or lower case. SQLite's LIKE takes a for A but not ä for Ä, and is far quicker than its `lower`."""
    if dialect == "postgresql":
        return or_(false(), column.ilike(_pattern(word), escape="\\"))
    spellings = {word} if word.isascii() else {word, word.lower(), word.upper(), word.capitalize()}
    return or_(false(), *(column.like(_pattern(each), escape="\\") for each in sorted(spellings)))


def _pattern(word: str) -> str:
    escaped = word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    return f"%{escaped}%"


def _assigned(person_id: int) -> ColumnElement[str]:
    nobody, me = DraftRow.assignee_id.is_(None), DraftRow.assignee_id == person_id
    return case((nobody, Assigned.NOBODY.value), (me, Assigned.ME.value), else_=Assigned.OTHERS.value)


def _due(today: date) -> ColumnElement[str]:
    is_soon = and_(DraftRow.due.is_not(None), DraftRow.due <= literal(today + SOON))
    return case(
        (DraftRow.due.is_(None), Due.NONE.value),
        (DraftRow.due < literal(today), Due.OVERDUE.value),
        (is_soon, Due.SOON.value),
        else_=Due.LATER.value,
    )
