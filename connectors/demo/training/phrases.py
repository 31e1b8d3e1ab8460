"""The sentences of the demo pages, which the models learn by heart, and variants of them."""

from __future__ import annotations

import random
import re

from connectors.demo.training.lexicon import LOCALES, sentences
from connectors.demo.training.templates import Row

SURROGATES = ("0123 456789", "info@example.org", "www.example.org")
"""What the product puts in place of a phone number, e-mail address or URL before an engine sees the sentence."""

# A number agrees with its noun. These do in the same way in all our languages (Ukrainian tells 21, 22 and 25 apart,
# Arabic 5 and 15), if what is drawn instead ends like 15 to 99 with a last digit from 5 to 9. Romanian puts `de` after
# 20 and not after 19 (`14 zile`, `30 de zile`): what stands below twenty stays there, and what does not, does not.
REGULAR_NUMBER = re.compile(
    "|".join(map(re.escape, SURROGATES))
    + r"|(?P<number>\d+[.:,]\d+(?:[.:,]\d+)*|\d{3,}|(?<!\d)(?:1[1-9]|[2-9][05-9])(?!\d))"
)


def phrases() -> list[Row]:
    """Every row of `phrases.tsv`, each German sentence once."""
    rows = (tuple(row[locale] for locale in LOCALES) for row in sentences("phrases.tsv"))
    return list({row[0]: row for row in rows}.values())


def redraw_numbers(row: Row, rng: random.Random) -> Row:
    """The row with other digits in its times, amounts and longer numbers, the same in all languages."""
    numbers = {match["number"] for match in REGULAR_NUMBER.finditer(row[0]) if match["number"]}
    for number in sorted(numbers):
        if all(_alone(number).search(text) for text in row):
            other = _like(number, rng)
            row = tuple(_alone(number).sub(other, text) for text in row)
    return row


def _like(number: str, rng: random.Random) -> str:
    lowest = 1 if number.isdigit() else 0
    drawn = re.sub(r"\d", lambda _: str(rng.randint(lowest, 9)), number)
    if not number.isdigit():
        return drawn
    tens = 1 if number[-2] == "1" else rng.randint(2, 9)
    return f"{drawn[:-2]}{tens}{rng.randint(5, 9)}"


def toggle_stop(row: Row) -> Row:
    """The row as a heading or list item writes it, without the final full stop, or a heading with one."""
    if all(text.endswith(".") for text in row):
        return tuple(text.removesuffix(".") for text in row)
    return tuple(f"{text}." for text in row) if all(text[-1].isalpha() for text in row) else row


def _alone(number: str) -> re.Pattern[str]:
    """The number as a whole, without the Turkish suffix that would have to change with it."""
    return re.compile(rf"(?<![\d.:,]){re.escape(number)}(?![.:,]?\d)(?!')")
