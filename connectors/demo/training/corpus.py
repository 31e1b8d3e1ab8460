"""The sentences a model trains on and those it never sees."""

from __future__ import annotations

import random
from dataclasses import dataclass
from functools import cache

from connectors.demo.training.phrases import phrases, redraw_numbers, toggle_stop
from connectors.demo.training.templates import Row, any_row, rows

SEED = 7
ROWS, HELD_OUT = 8000, 400


@dataclass(frozen=True, slots=True)
class Corpus:
    """Rows that show the patterns, rows to learn by heart, rows to test with."""

    patterns: tuple[Row, ...]
    by_heart: tuple[Row, ...]
    held_out: tuple[Row, ...]


@cache
def corpus() -> Corpus:
    """The corpus of all models; the same on every machine."""
    by_heart = phrases()
    known = {row[0] for row in by_heart}
    made = [row for row in rows(ROWS, seed=SEED) if row[0] not in known]
    return Corpus(patterns=tuple(made[HELD_OUT:]), by_heart=tuple(by_heart), held_out=tuple(made[:HELD_OUT]))


@cache
def kept_apart() -> frozenset[str]:
    """The German sentences no pattern may produce: those held out, and phrases that say it in other words."""
    return frozenset(row[0] for row in (*corpus().held_out, *corpus().by_heart))


def draw(rng: random.Random, count: int, *, by_heart: float) -> list[Row]:
    """A random batch, `by_heart` of it phrases; patterns come with ever new words, so that numbers are copied."""
    return [_phrase(rng) if rng.random() < by_heart else _pattern(rng) for _ in range(count)]


def _pattern(rng: random.Random) -> Row:
    while (row := any_row(rng))[0] in kept_apart():
        pass
    return row


def _phrase(rng: random.Random) -> Row:
    row = rng.choice(corpus().by_heart)
    if rng.random() < 0.5:
        row = redraw_numbers(row, rng)
    return toggle_stop(row) if rng.random() < 0.1 else row
