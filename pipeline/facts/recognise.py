"""Finds the facts of a text: which finder goes first decides what a stretch of text is."""

from collections.abc import Callable, Iterable, Iterator

from pipeline.facts import (
    address,
    bank,
    calendar,
    clock,
    contact,
    deadline,
    file_number,
    legal,
    money,
    numbers,
    phone,
    weekday,
)
from pipeline.facts.fact import Fact
from pipeline.facts.language import language
from pipeline.facts.reading import CLAIMED, Hit, read

Finder = Callable[[str, str], Iterator[Hit]]

FINDERS: tuple[Finder, ...] = (
    contact.find_emails,
    contact.find_urls,
    bank.find_ibans,
    bank.find_bics,
    legal.find,
    file_number.find_labelled,
    calendar.find,
    address.find,
    clock.find,
    phone.find_numbers,
    phone.find_short,
    money.find_money,
    money.find_percentages,
    deadline.find,
    weekday.find,
    file_number.find_codes,
    numbers.find,
)
"""Most specific first: a later finder never sees what an earlier one took."""


def facts(text: str, *, locale: str = "de") -> tuple[Fact, ...]:
    """The facts of the text in order, none overlapping another; placeholders inside a token do not hide it."""
    reading = read(text)
    words = language(locale)
    plain, hits = reading.plain, []
    for find in FINDERS:
        found = list(_apart(find(plain, words)))
        plain = _without(plain, found)
        hits += found
    return tuple(reading.fact(hit) for hit in sorted(hits, key=lambda hit: hit.start))


def _apart(hits: Iterable[Hit]) -> Iterator[Hit]:
    """The hits of one finder without overlaps; the longest wins."""
    taken: list[Hit] = []
    for hit in sorted(hits, key=lambda hit: (hit.start - hit.end, hit.start)):
        if all(hit.end <= other.start or hit.start >= other.end for other in taken):
            taken.append(hit)
            yield hit


def _without(plain: str, hits: list[Hit]) -> str:
    for hit in hits:
        plain = plain[: hit.start] + CLAIMED * (hit.end - hit.start) + plain[hit.end :]
    return plain
