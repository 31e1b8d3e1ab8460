"""A review desk as large as the country: municipalities, documents, drafts with segments and findings, people, runs.

    python bench/review_data.py URL --municipalities 300 --drafts 100000 --segments 30

The pages are made of the sentences of the shipped municipality and are extracted as real ones are, so that the editor
can open every draft. The targets stand in the script of their locale but mean nothing.
"""

import argparse
import random
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from importlib.resources import as_file, files
from typing import Any

from sqlalchemy import Connection, Table, func, insert, select, text

from connectors.cms.folder import FolderCms
from pipeline.document import Document, Field, FieldFormat
from pipeline.draft import ChangeClass, OriginKind
from pipeline.extract import extract
from pipeline.fingerprint import version_hash
from pipeline.lifecycle import DraftState
from pipeline.locales import LOCALES, Script
from pipeline.segment import Extraction
from store import people_tables, review_tables  # noqa: F401  # the tables that they declare
from store.connection import connect
from store.people_tables import MembershipRow, PersonRow
from store.tables import (
    AuditEventRow,
    DocumentRow,
    DraftRow,
    DraftSegmentRow,
    ExpenseRow,
    FindingRow,
    MunicipalityRow,
    PublicationRow,
    Row,
    RunRow,
    SourceVersionRow,
)
from store.upgrade import upgrade

TARGETS = ("en", "ar", "fa", "tr", "uk", "ru", "fr", "ro", "bg", "pl", "es", "so")
REVIEWERS = 60
STATES = {"queued": 60, "in_review": 8, "held": 4, "conflict": 1, "approved": 5, "published": 20, "rejected": 2}
CHANGES = {"new": 15, "edited": 50, "fact-only": 15, "markup-only": 8, "moved": 4, "unchanged": 8}
CHECKS = {
    "facts": "critical",
    "links": "critical",
    "terms": "warning",
    "length": "warning",
    "untranslated": "warning",
    "ending": "info",
    "quotes": "info",
}
ALPHABETS = {
    Script.ARABIC: "ابتثجحخدذرزسشصضطظعغفقكلمنهوي",
    Script.CYRILLIC: "абвгдежзиклмнопрстуфхцчшюя",
    Script.LATIN: "abcdefghijklmnopqrstuvwxyz",
}
NOW = datetime.now(UTC).replace(microsecond=0)
CHUNK = 20_000


@dataclass(frozen=True)
class Template:
    """A page that many municipalities have, and what is extracted from it."""

    document: Document
    extraction: Extraction
    fields: list[dict[str, str]]


def seed(url: str, municipalities: int, drafts: int, segments_per_draft: int = 30, *, chance: int = 7) -> None:
    """Fill an empty database; the same numbers give the same rows."""
    upgrade(url)
    engine = connect(url)
    luck = random.Random(chance)
    with engine.begin() as connection:
        shapes = templates(segments_per_draft)
        _put(connection, MunicipalityRow, ({"id": n, "name": town(n)} | _MEMORY for n in range(1, municipalities + 1)))
        _put(connection, PersonRow, map(_person, range(1, REVIEWERS + 2)))
        _put(connection, MembershipRow, _memberships(municipalities, luck))
        _documents(connection, municipalities, drafts, shapes, luck)
        _put(connection, RunRow, _runs(municipalities, luck))
        _put(connection, ExpenseRow, _expenses(municipalities, luck))
        _set_sequences(connection)
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text("ANALYZE"))
    engine.dispose()


_MEMORY = {"gives_memory": False, "takes_memory": False}


def town(number: int) -> str:
    """The slug of a municipality."""
    return f"stadt-{number:03d}"


def templates(segments: int) -> list[Template]:
    """Pages of about so many segments, made of the shipped ones."""
    with as_file(files("connectors.demo") / "musterstadt") as root:
        cms = FolderCms(root, "bench")
        pages = [page for stamp in cms.stamps() if (page := cms.fetch(stamp.ref))]
    bodies = [field.value for page in pages for field in page.fields if field.format is FieldFormat.HTML]
    return [_template(page, bodies[number:] + bodies[:number], segments) for number, page in enumerate(pages)]


def _template(page: Document, bodies: Sequence[str], segments: int) -> Template:
    html = ""
    for body in bodies:
        fields = (Field("title", FieldFormat.TEXT, page.title), Field("body", FieldFormat.HTML, html + body))
        made = Document(page.ref, fields, path=page.path)
        html += body
        if len(extract(made).segments) >= segments:
            break
    extraction = extract(made)
    rows = [{"name": f.name, "format": f.format.value, "value": f.value} for f in made.fields]
    return Template(made, extraction, rows)


def _person(number: int) -> dict[str, Any]:
    login = "anna" if number == 1 else f"person-{number:02d}"
    return {
        "id": number,
        "login": login,
        "name": login.title(),
        "email": "",
        "language": "de",
        "password": "",
        "is_administrator": number == 1,
        "is_active": True,
        "preferences": {},
        "totp_step": 0,
        "created": NOW,
    }


def _memberships(municipalities: int, luck: random.Random) -> Iterator[dict[str, Any]]:
    for person in range(2, REVIEWERS + 2):
        for number in luck.sample(range(1, municipalities + 1), min(3, municipalities)):
            role = luck.choice(["coordinator", "coordinator", "reviewer"])
            yield {"person_id": person, "municipality_id": number, "role": role, "locales": []}


def _documents(
    connection: Connection, municipalities: int, drafts: int, shapes: Sequence[Template], luck: random.Random
) -> None:
    """Documents in every municipality, and of each a draft in every locale until there are enough."""
    plan, made = [], 0
    while made < drafts:
        number = len(plan)
        plan.append((number + 1, number % municipalities + 1, shapes[(number // municipalities) % len(shapes)]))
        made += len(TARGETS)
    _put(connection, DocumentRow, (_document(*each) for each in plan))
    _put(connection, SourceVersionRow, (_version(*each) for each in plan))
    lines = [_draft(n + 1, plan[n // len(TARGETS)], TARGETS[n % len(TARGETS)], luck) for n in range(drafts)]
    _put(connection, DraftRow, (row for row, _ in lines))
    banks = {locale: _bank(locale, luck) for locale in TARGETS}
    _put(connection, DraftSegmentRow, (each for row, shape in lines for each in _segments(row, shape, banks, luck)))
    _put(connection, FindingRow, (each for row, shape in lines for each in _findings(row, shape, luck)))
    _put(connection, AuditEventRow, (_event(row) for row, _ in lines))
    _put(connection, PublicationRow, (_publication(row) for row, _ in lines if row["state"] == "published"))


def _document(number: int, municipality: int, shape: Template) -> dict[str, Any]:
    return {
        "id": number,
        "municipality_id": municipality,
        "content_type": shape.document.ref.content_type,
        "key": f"p{number}",
        "path": f"/{town(municipality)}/de/p{number}/",
        "parent": None,
        "stamp": "s",
        "gone": False,
    }


def _version(number: int, municipality: int, shape: Template) -> dict[str, Any]:
    digest = version_hash(shape.document, shape.extraction)
    return {
        "id": number,
        "document_id": number,
        "text_hash": digest,
        "fields": shape.fields,
        "copied_fields": [],
        "pulled": NOW,
    }


def _draft(
    number: int, place: tuple[int, int, Template], locale: str, luck: random.Random
) -> tuple[dict[str, Any], Template]:
    document, municipality, shape = place
    state = _one(STATES, luck)
    row = {
        "id": number,
        "municipality_id": municipality,
        "document_id": document,
        "locale": locale,
        "source_hash": version_hash(shape.document, shape.extraction),
        "title": f"{shape.document.title} {document}",
        "state": DraftState(state),
        "reason": "Das Budget ist aufgebraucht." if state == "held" else "",
        "risk": round(luck.betavariate(1.2, 6), 4),
        "removed": [],
        "characters": 60 * len(shape.extraction.segments),
        "created": NOW - timedelta(hours=luck.expovariate(1 / 120)),
        "change": ChangeClass(_one(CHANGES, luck)),
        "assignee_id": luck.randrange(2, REVIEWERS + 2) if luck.random() < 0.2 else None,
        "due": date.today() + timedelta(days=luck.randrange(-5, 20)) if luck.random() < 0.15 else None,
        "version": 0,
    }
    return row, shape


def _bank(locale: str, luck: random.Random) -> list[str]:
    letters = ALPHABETS.get(LOCALES[locale].script, ALPHABETS[Script.LATIN])
    words = ["".join(luck.choices(letters, k=luck.randrange(2, 11))) for _ in range(300)]
    return [" ".join(luck.choices(words, k=luck.randrange(3, 18))) + "." for _ in range(200)]


def _segments(
    draft: dict[str, Any], shape: Template, banks: dict[str, list[str]], luck: random.Random
) -> Iterator[dict[str, Any]]:
    bank, shift = banks[draft["locale"]], luck.randrange(200)
    for position, segment in enumerate(shape.extraction.segments):
        changed = (position + shift) % 7 == 0
        engine = changed or draft["change"] is ChangeClass.NEW
        yield {
            "draft_id": draft["id"],
            "position": position,
            "key": segment.key,
            "kind": segment.kind,
            "source": segment.text,
            "target": bank[(position + shift) % len(bank)],
            "origin_kind": OriginKind.ENGINE if engine else OriginKind.MEMORY,
            "origin_name": "deepl 1.32" if engine else "in-context",
            "change": draft["change"] if changed else ChangeClass.UNCHANGED,
            "previous_source": f"Früher: {segment.text}" if changed and draft["change"] is ChangeClass.EDITED else None,
            "previous_target": None,
            "emphasis": [],
            "notes": [],
            "score": None,
            "version": 0,
        }


def _findings(draft: dict[str, Any], shape: Template, luck: random.Random) -> Iterator[dict[str, Any]]:
    keys = [segment.key for segment in shape.extraction.segments]
    for position in range(luck.choice([0, 0, 0, 1, 1, 2, 3])):
        check = luck.choice(list(CHECKS))
        yield {
            "draft_id": draft["id"],
            "position": position,
            "check": check,
            "severity": CHECKS[check],
            "message": "Die Angabe {value} fehlt.",
            "values": {"value": "112"},
            "segment": luck.choice(keys),
            "suggestion": None,
        }


def _event(draft: dict[str, Any]) -> dict[str, Any]:
    return {
        "id": draft["id"],
        "draft_id": draft["id"],
        "at": draft["created"],
        "actor": "nachtlauf",
        "action": "created",
        "before": "",
        "after": "queued",
        "why": "Die Seite hat sich geändert.",
    }


def _publication(draft: dict[str, Any]) -> dict[str, Any]:
    return {
        "id": draft["id"],
        "draft_id": draft["id"],
        "at": draft["created"],
        "outcome": "published",
        "token": "t",
        "version": "1",
        "links_pending": False,
        "reason": "",
        "try_later": False,
        "review": None,
    }


def _runs(municipalities: int, luck: random.Random) -> Iterator[dict[str, Any]]:
    for number in range(municipalities * 30):
        started = NOW - timedelta(days=29 - number // municipalities, hours=5)
        segments, reused = luck.randrange(50, 400), luck.randrange(40, 50)
        report = {
            "documents": 40,
            "fetched": 6,
            "changed": luck.randrange(6),
            "gone": 0,
            "segments": segments,
            "reused": reused,
            "translated": segments - reused,
            "engine_calls": segments - reused,
            "billed_characters": 60 * (segments - reused),
            "uncertain_characters": 0,
            "whole_characters": 60 * segments * 4,
            "drafts_queued": 12,
            "drafts_held": 1,
            "findings": 9,
            "published": 4,
            "conflicts": 0,
            "superseded": 3,
            "problems": [],
        }
        yield {
            "id": number + 1,
            "municipality_id": number % municipalities + 1,
            "cause": "nightly",
            "started": started,
            "finished": started + timedelta(minutes=12),
            "report": report,
        }


def _expenses(municipalities: int, luck: random.Random) -> Iterator[dict[str, Any]]:
    for number in range(municipalities * 120):
        characters = luck.randrange(200, 4000)
        at = NOW - timedelta(hours=luck.uniform(0, 24 * 60))
        yield {
            "id": number + 1,
            "municipality_id": number % municipalities + 1,
            "run_id": None,
            "engine": luck.choice(["deepl", "deepl", "azure"]),
            "version": "1",
            "locale": luck.choice(TARGETS),
            "document": f"page/p{number}",
            "segments": 20,
            "characters": characters,
            "billed": characters,
            "uncertain": 0,
            "euros_per_million": 20.0,
            "outcome": "answered",
            "sent": at,
            "settled": at,
        }


def _one(shares: dict[str, int], luck: random.Random) -> str:
    return luck.choices(list(shares), list(shares.values()))[0]


def _put(connection: Connection, table: type[Row], rows: Iterable[dict[str, Any]]) -> None:
    """Insert in chunks; PostgreSQL gets them as COPY."""
    its: Table = table.__table__  # type: ignore[assignment]
    chunk: list[dict[str, Any]] = []
    for row in rows:
        chunk.append(row)
        if len(chunk) >= CHUNK:
            _insert(connection, its, chunk)
            chunk = []
    if chunk:
        _insert(connection, its, chunk)


def _insert(connection: Connection, table: Table, chunk: list[dict[str, Any]]) -> None:
    if connection.dialect.name != "postgresql":
        connection.execute(insert(table), chunk)
        return
    columns = [table.c[name] for name in chunk[0]]
    binds = [each.type.dialect_impl(connection.dialect).bind_processor(connection.dialect) for each in columns]
    names = ", ".join(f'"{each.name}"' for each in columns)
    driver = connection.connection.driver_connection
    assert driver is not None
    with driver.cursor().copy(f'COPY "{table.name}" ({names}) FROM STDIN') as copy:
        for row in chunk:
            values = (row[each.name] for each in columns)
            copy.write_row([bind(value) if bind else value for bind, value in zip(binds, values, strict=True)])


def _set_sequences(connection: Connection) -> None:
    """The ids were given here, so the server's own counters have to follow."""
    if connection.dialect.name != "postgresql":
        return
    for name, table in Row.metadata.tables.items():
        highest = connection.scalar(select(func.max(table.c.id))) if "id" in table.c else None
        if highest is None:
            continue
        connection.execute(text(f"SELECT setval(pg_get_serial_sequence('{name}', 'id'), {highest})"))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("url")
    parser.add_argument("--municipalities", type=int, default=300)
    parser.add_argument("--drafts", type=int, default=100_000)
    parser.add_argument("--segments", type=int, default=30)
    given = parser.parse_args()
    began = time.perf_counter()
    seed(given.url, given.municipalities, given.drafts, given.segments)
    print(f"{given.drafts} drafts in {time.perf_counter() - began:.0f} s")


if __name__ == "__main__":
    main()
