"""Which of our terms DeepL's glossaries can take, and why not the others."""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field

from deepl.util import validate_glossary_term

from connectors.engines.deepl.languages import Languages

MOST_TERM_BYTES = 1024
MOST_BYTES = 10 * 1024 * 1024
"""DeepL's limit for a glossary; whether it holds for each dictionary or for all together is not said, so for all."""

Pairs = Mapping[str, str]
"""German terms and what they are called."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """What DeepL does not take, and why (German); without a term it is the whole locale."""

    locale: str
    term: str
    reason: str


@dataclass(frozen=True, slots=True)
class Dictionary:
    """The terms of a locale under its DeepL language; never without an entry."""

    locale: str
    language: str
    entries: dict[str, str]


@dataclass(slots=True)
class Dictionaries:
    """What DeepL shall hold, one dictionary a language, and what it cannot."""

    wanted: list[Dictionary] = field(default_factory=list)
    refused: list[Refusal] = field(default_factory=list)
    size: int = 0
    """Bytes of all entries."""


def dictionaries(pairs: Mapping[str, Pairs], languages: Languages) -> Dictionaries:
    """The pairs that keep to DeepL's limits; of two locales that are one language to DeepL, the first."""
    made = Dictionaries()
    taken: dict[str, str] = {}
    for locale, terms in pairs.items():
        found = languages.find(locale)
        language = found.glossary_code if found else None
        if language is None:
            made.refused.append(Refusal(locale, "", f"DeepL führt für „{locale}“ keine Glossare."))
        elif language in taken:
            made.refused.append(Refusal(locale, "", f"DeepL hat dafür nur das Glossar von „{taken[language]}“."))
        elif terms:
            taken[language] = locale
            if entries := _entries(made, locale, terms):
                made.wanted.append(Dictionary(locale, language, entries))
    return made


def from_tsv(entries: str) -> dict[str, str]:
    """The entries of a dictionary as DeepL holds it."""
    lines = (line.rstrip("\r").partition("\t") for line in entries.split("\n"))
    return {term: target for term, tab, target in lines if tab}


def _entries(made: Dictionaries, locale: str, terms: Pairs) -> dict[str, str]:
    entries: dict[str, str] = {}
    for term, target in terms.items():
        source, called = _tidy(term), _tidy(target)
        size = len(f"{source}\t{called}\n".encode())
        if reason := _fault(source) or _fault(called) or _excess(made, size):
            made.refused.append(Refusal(locale, term, reason))
        elif entries.setdefault(source, called) != called:
            made.refused.append(Refusal(locale, term, f"Der Term steht schon mit „{entries[source]}“ im Glossar."))
        else:
            made.size += size
    return entries


def _tidy(term: str) -> str:
    """One spelling for what looks the same, so that what DeepL holds can be compared."""
    return unicodedata.normalize("NFC", term).strip(" ")


def _fault(term: str) -> str:
    if not term:
        return "Der Term oder seine Übersetzung ist leer."
    if len(term.encode()) > MOST_TERM_BYTES:
        return f"Der Term oder seine Übersetzung ist länger als {MOST_TERM_BYTES} Bytes."
    try:
        validate_glossary_term(term)
    except ValueError:
        return "Der Term oder seine Übersetzung enthält einen Zeilenumbruch, Tabulator oder ein anderes Steuerzeichen."
    return ""


def _excess(made: Dictionaries, size: int) -> str:
    return "Das Glossar ist voll: DeepL nimmt höchstens 10 MiB." if made.size + size > MOST_BYTES else ""
