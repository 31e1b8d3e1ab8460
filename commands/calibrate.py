"""`quality calibrate`: from the open readability index to the scale that a municipality knows."""

from pathlib import Path
from typing import Annotated

import typer

from commands.session import Json, MunicipalityName, answer, settings
from pipeline.errors import ContentNotHandled
from quality.readability.calibration import AS_IT_IS, ENOUGH_FOR_LINE, Line, Pair, calibrate, correlation, error
from runtime.calibration_pairs import read_pairs
from runtime.language import translated as _

_LOOSE = 0.7
"""Below, half of what the score says is not in the index."""
Table = Annotated[
    Path, typer.Argument(metavar="PAIRS.csv", help=_("Tabelle mit den Spalten „page“ oder „index“, und „score“."))
]


def register(group: typer.Typer) -> None:
    """Add the command to its group."""
    group.command(
        name="calibrate", help=_("Den Index an eigene Werte anpassen. Beispiel: quality calibrate paare.csv")
    )(calibrate_index)


def calibrate_index(table: Table, *, municipality: MunicipalityName = "", as_json: Json = False) -> None:
    """Fit slope and intercept, and print the lines for the settings."""
    name = municipality or "KOMMUNE"
    if municipality:
        settings().municipality(municipality)
    pairs = read_pairs(table)
    try:
        line = calibrate(pairs)
    except ValueError as wrong:
        raise ContentNotHandled(f"{table}: {wrong}") from wrong
    if as_json:
        answer(_as_dict(line, pairs))
        return
    for told in _report(line, pairs):
        typer.echo(told, err=True)
    typer.echo(f"[municipalities.{name}.readability]\nslope = {line.slope:.3f}\nintercept = {line.intercept:.3f}")


def _as_dict(line: Line, pairs: list[Pair]) -> dict[str, object]:
    return {
        "slope": line.slope,
        "intercept": line.intercept,
        "n": len(pairs),
        "r": correlation(pairs),
        "error": error(line, pairs),
        "error_before": error(AS_IT_IS, pairs),
        "is_enough": len(pairs) >= ENOUGH_FOR_LINE,
    }


def _report(line: Line, pairs: list[Pair]) -> list[str]:
    r = correlation(pairs)
    told = _("{n} Paare, r = {r}; mittlerer Fehler {after} Punkte, ohne Anpassung {before}")
    values = {"r": f"{r:.2f}", "after": f"{error(line, pairs):.1f}", "before": f"{error(AS_IT_IS, pairs):.1f}"}
    lines = [told.format(n=len(pairs), **{name: value.replace(".", _(",")) for name, value in values.items()})]
    if len(pairs) < ENOUGH_FOR_LINE:
        lines.append(_("Das sind wenige Paare; verlässlich wird es ab {n}.").format(n=ENOUGH_FOR_LINE))
    if r < _LOOSE:
        lines.append(_("Der Index folgt diesen Werten nur lose; als Schwelle taugt er hier kaum."))
    return lines
