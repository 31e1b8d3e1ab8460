"""Is the risk right? Ten bands of the risk, how many of their segments have an error, and a plot of both."""

import statistics
from collections.abc import Sequence
from dataclasses import dataclass

from quality.plots.bars import Bar, bars
from quality.plots.frame import Caption

_TITLE = "Vorhergesagtes Risiko und gefundene Fehler"
_SUMMARY = "Je Zehntel der Risiko-Skala der Anteil der Abschnitte mit Fehler (Balken) und das mittlere Risiko (Strich)."
_ALONE = 'width="640" style="background:#fff;color:#222;padding:12px" font-family="system-ui, sans-serif"'


@dataclass(frozen=True)
class Band:
    """Segments with about the same risk; shares 0-1."""

    low: int
    """In tenths."""
    said: float
    seen: float
    segments: int


def bands(risks: Sequence[float], wrong: Sequence[bool]) -> list[Band]:
    """The tenths of the scale in which there are segments."""
    found = []
    for low in range(10):
        inside = [i for i, risk in enumerate(risks) if min(9, int(risk * 10)) == low]
        if inside:
            said, seen = (statistics.fmean(values[i] for i in inside) for values in (risks, wrong))
            found.append(Band(low, said, seen, len(inside)))
    return found


def calibration_error(found: Sequence[Band]) -> float:
    """The mean distance of what was said from what was seen, weighed by segments."""
    return sum(abs(band.said - band.seen) * band.segments for band in found) / sum(band.segments for band in found)


def plot(found: Sequence[Band]) -> str:
    """An SVG that stands alone."""
    rows = [
        Bar(
            f"Risiko {band.low * 10}–{band.low * 10 + 10} %, {band.segments} Abschnitte",
            band.seen,
            f"{band.seen * 100:.0f} %",
            mark=band.said,
        )
        for band in found
    ]
    return bars(Caption(_TITLE, _SUMMARY), rows, full=1.0).replace('width="100%"', _ALONE, 1) + "\n"
