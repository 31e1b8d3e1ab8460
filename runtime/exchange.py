"""Memory files in and out: units of a municipality as TMX or CSV."""

from collections.abc import Collection, Iterable, Iterator
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path

from connectors.exchange.memory_csv import read_memory_csv, write_memory_csv
from connectors.exchange.tmx import BrokenUnit, TmxUnit, read_tmx, write_tmx
from pipeline.draft import Origin, OriginKind
from pipeline.errors import ContentNotHandled
from pipeline.memory import Unit
from pipeline.municipality import Municipality

CHUNK = 1000
"""Units between two commits of an import."""


def import_memory(municipality: Municipality, file: Path) -> tuple[int, list[BrokenUnit]]:
    """Learn the units of a file, a chunk at a time; returns how many, and the broken ones that were left out.

    What people wrote counts as reviewed; a text whose origin is an engine keeps the doubt.
    """
    learned = 0
    broken: list[BrokenUnit] = []
    read = read_memory_csv if _is_csv(file) else read_tmx
    try:
        with file.open("rb") as stream:
            units = _sound(read(stream), broken)
            while chunk := list(islice(units, CHUNK)):
                with municipality.transaction() as work:
                    learned += work.memory.learn(chunk)
    except OSError as error:
        raise ContentNotHandled(f"{file} kann nicht gelesen werden: {error.strerror}.") from error
    return learned, broken


def export_memory(municipality: Municipality, file: Path, *, locales: Collection[str]) -> int:
    """Write the municipality's own units; returns how many."""
    with municipality.transaction() as work:
        units = list(work.memory.export(locales))
    write = write_memory_csv if _is_csv(file) else write_tmx
    try:
        with file.open("wb") as stream:
            refused = write(stream, map(_as_tmx, units))
    except OSError as error:
        raise ContentNotHandled(f"{file} kann nicht geschrieben werden: {error.strerror}.") from error
    return len(units) - len(refused)


def _is_csv(file: Path) -> bool:
    return file.suffix.lower() == ".csv"


def _sound(entries: Iterable[TmxUnit | BrokenUnit], broken: list[BrokenUnit]) -> Iterator[Unit]:
    for entry in entries:
        if isinstance(entry, BrokenUnit):
            broken.append(entry)
        else:
            yield from _as_units(entry)


def _as_units(entry: TmxUnit) -> Iterator[Unit]:
    kind, _, name = entry.origin.partition("/")
    origin = Origin(OriginKind(kind), name) if kind in set(OriginKind) else Origin(OriginKind.HUMAN, entry.origin)
    for locale, target in entry.targets.items():
        yield Unit(
            entry.source,
            target,
            locale,
            previous=entry.previous,
            following=entry.following,
            document=entry.document,
            author=entry.author,
            origin=origin,
            approved=entry.changed or entry.created or datetime.now(UTC),
            reviewed=origin.kind is not OriginKind.ENGINE,
        )


def _as_tmx(unit: Unit) -> TmxUnit:
    return TmxUnit(
        unit.source,
        {unit.locale: unit.target},
        previous=unit.previous,
        following=unit.following,
        document=unit.document,
        author=unit.author,
        origin=f"{unit.origin.kind}/{unit.origin.name}",
        created=unit.approved,
    )
