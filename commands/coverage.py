"""Which engine translates into which locale of a municipality, and how well it is looked after there."""

import typer

from commands.session import Json, MunicipalityName, answer, opened
from pipeline.engine import Coverage, Handling, Proof
from pipeline.locales import german_name
from pipeline.municipality import Municipality
from runtime.language import translated as _

HANDLINGS = {Handling.ENGINE: "Maschine", Handling.OURS: "Sprachlotse", Handling.NOBODY: "–"}
PROOFS = {Proof.REAL: "echt", Proof.IMITATED: "nachgebaut", Proof.NONE: "nein"}
HEADINGS = ("Sprache", "Maschine", "über", "Auszeichnungen", "Fachwörter", "höflich", "getestet")


def coverage(context: typer.Context, *, municipality: MunicipalityName = "", as_json: Json = False) -> None:
    """Show which engine covers which locale of the municipality, in the order in which they are asked."""
    if context.invoked_subcommand is not None:
        return
    with opened(municipality) as (_application, its):
        rows = [row for locale in its.locales for row in _rows(its, locale)]
    if as_json:
        answer(rows)
        return
    lines = [tuple(map(_, HEADINGS)), *map(_cells, rows)]
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    for line in lines:
        typer.echo("  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip())


def _rows(its: Municipality, locale: str) -> list[dict[str, object]]:
    found = [
        _row(locale, route.engine.name, can)
        for route in its.routing.open()
        if route.covers(locale) and (can := route.engine.coverage(locale))
    ]
    return found or [{"locale": locale, "engine": None}]


def _row(locale: str, engine: str, can: Coverage) -> dict[str, object]:
    return {
        "locale": locale,
        "engine": engine,
        "pivot": can.pivot,
        "tags": can.tags,
        "terms": can.terms,
        "formality": can.has_formality,
        "proof": can.proof,
    }


def _cells(row: dict[str, object]) -> tuple[str, ...]:
    name = f"{row['locale']} {german_name(str(row['locale']))}"
    if row["engine"] is None:
        return name, _("keine – wartet auf Menschen"), "", "", "", "", ""
    return (
        name,
        str(row["engine"]),
        str(row["pivot"]) or "–",
        _(HANDLINGS[Handling(str(row["tags"]))]),
        _(HANDLINGS[Handling(str(row["terms"]))]),
        _("ja") if row["formality"] else "–",
        _(PROOFS[Proof(str(row["proof"]))]),
    )
