"""Reads what a model answered; it may talk around its JSON, or break off in the middle."""

import json
from collections.abc import Iterator, Mapping

MOST_CHARACTERS = 500_000

_DECODER = json.JSONDecoder()


def content(reply: object) -> str | None:
    """The text of a chat completion, empty if the model said nothing; None if it is not a chat completion."""
    try:
        said = reply["choices"][0]["message"]["content"]  # type: ignore[index] # what is not so raises
    except (TypeError, KeyError, IndexError):
        return None
    if isinstance(said, list):
        said = "".join(str(part.get("text", "")) for part in said if isinstance(part, dict))
    return said if isinstance(said, str) else ""


def translations(said: str) -> Mapping[int, str]:
    """The texts by id; an id that is there twice with different texts is no answer."""
    found: dict[int, str] = {}
    doubtful: set[int] = set()
    for entry in _entries(said.rpartition("</think>")[2][:MOST_CHARACTERS]):
        number, text = _number(entry.get("id")), entry.get("text")
        if number is None or not isinstance(text, str):
            continue
        if found.setdefault(number, text) != text:
            doubtful.add(number)
    return {number: text for number, text in found.items() if number not in doubtful}


def _entries(said: str) -> Iterator[Mapping[str, object]]:
    """Every object with an id; of an answer that breaks off, those that are complete."""
    position = said.find("{")
    while position >= 0:
        try:
            decoded, end = _DECODER.raw_decode(said, position)
        except (ValueError, RecursionError):
            end = position + 1
        else:
            inner = decoded.get("translations")
            yield from (entry for entry in (inner if isinstance(inner, list) else [decoded]) if isinstance(entry, dict))
        position = said.find("{", end)


def _number(told: object) -> int | None:
    if isinstance(told, str) and told.isascii() and told.isdigit():
        return int(told[:9])
    return told if isinstance(told, int) and not isinstance(told, bool) else None
