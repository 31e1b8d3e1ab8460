"""The glossaries of the fake server: `/v3/glossaries` as documented, as far as we use it.

POST makes a glossary with at least one dictionary, GET lists glossaries and reads entries (TSV), PUT replaces a
dictionary or adds it, DELETE takes away a glossary or a dictionary. Refused with 400: languages without glossaries,
regions in a language, no entries, empty, doubled or over-long terms, control characters. 413: a glossary over 10 MiB.
456: one glossary too many.

It does not imitate: CSV, PATCH, GET of a single glossary, /v2 glossaries, the exact words of DeepL's messages, and the
delay until a new glossary takes effect. Where the documentation says nothing (the size of a glossary: all its
dictionaries together; a glossary whose last dictionary is deleted stays), the stricter or simpler reading is taken.
"""

import uuid
from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qs, urlsplit

MOST_BYTES = 10 * 1024 * 1024
MOST_TERM_BYTES = 1024
LANGUAGES = frozenset({
    "AR", "BG", "CS", "DA", "DE", "EL", "EN", "ES", "ET", "FI", "FR", "HE", "HU", "ID", "IT", "JA", "KO", "LT", "LV",
    "NB", "NL", "PL", "PT", "RO", "RU", "SK", "SL", "SV", "TR", "UK", "VI", "ZH",
})  # fmt: skip

Pair = tuple[str, str]


class NotTaken(Exception):
    """A request that is answered with an error."""

    def __init__(self, status: int, message: str) -> None:
        super().__init__(message)
        self.status = status
        self.message = message


@dataclass
class Glossary:
    """A glossary and its dictionaries by language pair."""

    name: str
    dictionaries: dict[Pair, dict[str, str]]
    created: str
    id: str = field(default_factory=lambda: str(uuid.uuid4()))

    def info(self) -> dict[str, Any]:
        """All but the entries."""
        dictionaries = [_info(pair, entries) for pair, entries in self.dictionaries.items()]
        return {
            "glossary_id": self.id,
            "name": self.name,
            "creation_time": self.created,
            "dictionaries": dictionaries,
        }


@dataclass
class Shelf:
    """What a test sees of the glossaries: those there are, and what has been written."""

    glossaries: dict[str, Glossary] = field(default_factory=dict)
    most: int = 1000
    writes: list[str] = field(default_factory=list)
    """The method and target language of every write that was asked for."""
    refusals: deque[int | None] = field(default_factory=deque)
    """A status for each of the next requests; None lets it pass."""

    def respond(self, method: str, path: str, body: dict[str, Any]) -> tuple[int, Any]:
        """Status and JSON."""
        try:
            return self._answer(method, path, body)
        except NotTaken as refusal:
            return refusal.status, {"message": refusal.message}

    def _answer(self, method: str, path: str, body: dict[str, Any]) -> tuple[int, Any]:
        url = urlsplit(path)
        query = {name: values[0].upper() for name, values in parse_qs(url.query).items()}
        if method != "GET":
            languages = [one["target_lang"] for one in body.get("dictionaries", [body | query]) if "target_lang" in one]
            self.writes.append(" ".join([method, *languages]))
        if self.refusals and (status := self.refusals.popleft()):
            raise NotTaken(status, "refused")
        match method, *url.path.strip("/").split("/"):
            case "POST", "v3", "glossaries":
                return 201, self._create(body)
            case "GET", "v3", "glossaries":
                return 200, {"glossaries": [glossary.info() for glossary in self.glossaries.values()]}
            case "GET", "v3", "glossaries", name, "entries":
                return 200, {"dictionaries": [_content(self._glossary(name), _pair(query))]}
            case "PUT", "v3", "glossaries", name, "dictionaries":
                return 200, self._replace(self._glossary(name), body)
            case "DELETE", "v3", "glossaries", name, "dictionaries":
                _dictionary(self._glossary(name), _pair(query))
                del self.glossaries[name].dictionaries[_pair(query)]
                return 204, None
            case "DELETE", "v3", "glossaries", name:
                del self.glossaries[self._glossary(name).id]
                return 204, None
        raise NotTaken(404, "Not found")

    def terms(self, request: Mapping[str, Any]) -> Mapping[str, str]:
        """What a request to translate must use."""
        if "glossary_id" not in request:
            return {}
        if "source_lang" not in request:
            raise NotTaken(400, "Bad request. Reason: source_lang is required with a glossary")
        pair = (request["source_lang"], request["target_lang"].partition("-")[0])
        glossary = self._glossary(request["glossary_id"])
        if pair not in glossary.dictionaries:
            raise NotTaken(
                400, f"Bad request. Reason: No dictionary found for language pair {'-'.join(pair)} in glossary"
            )
        return glossary.dictionaries[pair]

    def held(self, name: str) -> dict[str, dict[str, str]]:
        """The entries of the glossary with this name, by target language."""
        [found] = [glossary for glossary in self.glossaries.values() if glossary.name == name]
        return {target: entries for (_, target), entries in found.dictionaries.items()}

    def _glossary(self, glossary_id: str) -> Glossary:
        if glossary_id not in self.glossaries:
            raise NotTaken(404, "Glossary not found")
        return self.glossaries[glossary_id]

    def _create(self, body: dict[str, Any]) -> dict[str, Any]:
        if not body.get("dictionaries"):
            raise NotTaken(400, "Missing or invalid argument: dictionaries")
        if len(self.glossaries) >= self.most:
            raise NotTaken(456, "Quota exceeded")
        dictionaries = {_pair(one): _entries(one) for one in body["dictionaries"]}
        glossary = Glossary(body["name"], dictionaries, f"2026-01-01T00:00:{len(self.glossaries):02}.000Z")
        _weigh(dictionaries)
        self.glossaries[glossary.id] = glossary
        return glossary.info()

    def _replace(self, glossary: Glossary, body: dict[str, Any]) -> dict[str, Any]:
        dictionaries = glossary.dictionaries | {_pair(body): _entries(body)}
        _weigh(dictionaries)
        glossary.dictionaries = dictionaries
        return _info(_pair(body), dictionaries[_pair(body)])


def _pair(given: Mapping[str, Any]) -> Pair:
    pair = given["source_lang"].upper(), given["target_lang"].upper()
    if not LANGUAGES.issuperset(pair) or pair[0] == pair[1]:
        raise NotTaken(400, "Unsupported glossary source and target language pair")
    return pair


def _dictionary(glossary: Glossary, pair: Pair) -> dict[str, str]:
    if pair not in glossary.dictionaries:
        raise NotTaken(404, "Dictionary not found")
    return glossary.dictionaries[pair]


def _info(pair: Pair, entries: Mapping[str, str]) -> dict[str, Any]:
    return {"source_lang": pair[0].lower(), "target_lang": pair[1].lower(), "entry_count": len(entries)}


def _content(glossary: Glossary, pair: Pair) -> dict[str, Any]:
    entries = _dictionary(glossary, pair)
    lines = "\n".join(f"{term}\t{target}" for term, target in entries.items())
    return {
        "source_lang": pair[0].lower(),
        "target_lang": pair[1].lower(),
        "entries": lines,
        "entries_format": "tsv",
    }


def _entries(body: Mapping[str, Any]) -> dict[str, str]:
    if body.get("entries_format") != "tsv":
        raise NotTaken(400, "Value for entries_format not supported.")
    entries: dict[str, str] = {}
    for line in body["entries"].split("\n"):
        term, _, target = line.partition("\t")
        if not _is_term(term) or not _is_term(target) or term in entries:
            raise NotTaken(400, "Invalid glossary entries provided")
        entries[term] = target
    return entries


def _is_term(text: str) -> bool:
    has_controls = any(ord(letter) < 32 or 128 <= ord(letter) < 160 or letter in "\u2028\u2029" for letter in text)
    return 0 < len(text.encode()) <= MOST_TERM_BYTES and text == text.strip() and not has_controls


def _weigh(dictionaries: Mapping[Pair, Mapping[str, str]]) -> None:
    lines = (f"{term}\t{target}\n" for entries in dictionaries.values() for term, target in entries.items())
    if sum(len(line.encode()) for line in lines) > MOST_BYTES:
        raise NotTaken(413, "Glossary too large")
