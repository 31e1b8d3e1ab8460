"""Finds the facts of a text: which finder goes first decides what a stretch of text is."""

from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache

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


@lru_cache(maxsize=8192)  # every check of every locale asks again for the same source
def facts(text: str, *, locale: str = "de") -> tuple[Fact, ...]:
    """The facts of the text in order, none overlapping another; placeholders inside a token do not hide it."""
    reading = read(text)
    words = language(locale)
    plain, hits = reading.plain, []
    for find in FINDERS:
        found = _apart(find(plain, words), len(plain))
        if found:
            plain = _without(plain, found)
            hits += found
    return tuple(reading.fact(hit) for hit in sorted(hits, key=lambda hit: hit.start))


def _apart(hits: Iterable[Hit], length: int) -> list[Hit]:
    """The hits of one finder without overlaps, in order; the longest wins."""
    found = sorted(hits, key=lambda hit: (hit.start - hit.end, hit.start))
    if not found:  # as most finders say of most texts
        return found
    taken = bytearray(length)
    kept: list[Hit] = []
    for hit in found:
        if not any(taken[hit.start : hit.end]):
            taken[hit.start : hit.end] = b"\x01" * (hit.end - hit.start)
            kept.append(hit)
    return sorted(kept, key=lambda hit: hit.start)


def _without(plain: str, hits: list[Hit]) -> str:
    pieces, position = [], 0
    for hit in hits:
        pieces += [plain[position : hit.start], CLAIMED * (hit.end - hit.start)]
        position = hit.end
    return "".join([*pieces, plain[position:]])
