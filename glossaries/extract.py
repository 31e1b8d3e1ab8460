"""Propose new concepts: nouns that a municipality writes often, that general German hardly has and no term covers.

German writes nouns with a capital and makes its terms by composing them, so the candidates are capitalised words that
do not only stand at the beginning of a sentence. What is general is taken from our own list of plain words, and from
reference texts where the caller has some.
"""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from glossaries.find import matches, readable
from glossaries.german import fold, forms
from glossaries.index import WORD
from glossaries.term_base import TermBase
from glossaries.vocabulary import heads

_NAME_BEFORE = re.compile(r"(?:Herr|Frau|Dr\.|Familie|St\.|Landkreis|Stadt|Markt|Gemeinde)\s+$")
_PLACE_BEFORE = re.compile(r"\b(?:in|nach|aus|bei|von|auf)\s+$")
_NO_NOUN = re.compile(
    r"\d|^[A-ZÄÖÜ]{2,}$|(?:straße|str|gasse|platz|weg|isch)$|^(?:\w+tag|Mittwoch|Januar|Februar|April|August|Beispiel|"
    r"Möglichkeit|Tipp|Kontakt|\w+ember|Oktober)"
)
"""Addresses, languages, the calendar, and what every text speaks of."""
_SHORTEST = 5
_COMPOUND = 12
"""From this length on a German noun is nearly always a compound, and then often a term."""
_ENDINGS = ("ung", "heit", "keit", "schaft", "amt", "stelle", "schein", "antrag", "pflicht", "geld", "recht", "gesetz")
_FREQUENT = 3
_SPREAD = 2
_BOILERPLATE = 0.5
"""What stands in so many of the documents belongs to their template."""
_PLACE = 0.5
"""What stands without an article after `in` or `nach` so often is a place."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """A noun that could be a concept, with the forms it has in the texts."""

    text: str
    """The shortest form, which is often the base form."""
    forms: tuple[str, ...]
    count: int
    documents: int
    score: float
    example: str


@dataclass(frozen=True, slots=True)
class _Seen:
    document: int
    is_first: bool
    is_place: bool
    segment: str


def proposals(
    documents: Sequence[Sequence[str]], base: TermBase, *, reference: Iterable[str] = ()
) -> tuple[Proposal, ...]:
    """The nouns of these documents (each its segments) that are worth a concept, the best first."""
    general = Counter(fold(word) for text in reference for word in WORD.findall(text))
    found: dict[str, list[_Seen]] = defaultdict(list)
    small: set[str] = set()
    for number, segments in enumerate(documents):
        for segment in segments:
            text = readable(segment)
            small.update(word for word in WORD.findall(text) if word[0].islower())
            for word, before in _nouns(text, base):
                is_first = not before.strip() or before.rstrip()[-1] in ".!?:•–"
                found[word].append(_Seen(number, is_first, bool(_PLACE_BEFORE.search(before)), segment))
    found = {word: seen for word, seen in found.items() if word.lower() not in small}
    most = max(_SPREAD, _BOILERPLATE * len(documents))
    made = (_proposal(words, found, general) for words in _families(found))
    kept = [proposal for proposal in made if proposal and _SPREAD <= proposal.documents <= most]
    return tuple(sorted(kept, key=lambda proposal: -proposal.score))


def _nouns(text: str, base: TermBase) -> Iterator[tuple[str, str]]:
    """The capitalised words that are no term and no plain word, each with the text before it."""
    covered = [range(match.start, match.end) for match in matches(text, base) if not match.is_part]
    for match in WORD.finditer(text):
        word, before = match.group().rstrip("-"), text[: match.start()]
        is_term = any(match.start() in stretch for stretch in covered)
        if _is_candidate(word) and not is_term and not _NAME_BEFORE.search(before):
            yield word, before


def _is_candidate(word: str) -> bool:
    is_noun = word[0].isupper() and len(word) >= _SHORTEST and not _NO_NOUN.search(word)
    return is_noun and fold(word) not in heads()


def _families(found: Mapping[str, list[_Seen]]) -> Iterator[list[str]]:
    """Words that are forms of one another, the shortest first."""
    taken: set[str] = set()
    for word in sorted(found, key=len):
        if word not in taken:
            family = [
                word,
                *(form for form in sorted(forms(word)) if form != word and form in found and form not in taken),
            ]
            taken.update(family)
            yield family


def _proposal(words: list[str], found: Mapping[str, list[_Seen]], general: Counter[str]) -> Proposal | None:
    seen = [each for word in words for each in found[word]]
    documents = len({each.document for each in seen})
    is_name = sum(each.is_place for each in seen) > _PLACE * len(seen)
    if len(seen) < _FREQUENT or is_name or all(each.is_first for each in seen):
        return None
    elsewhere = sum(general[fold(word)] for word in words)
    is_like_a_term = len(words[0]) >= _COMPOUND or fold(words[0]).endswith(_ENDINGS)
    score = math.log2(1 + len(seen)) * math.log2(1 + documents) * (2 if is_like_a_term else 1) / (1 + elsewhere)
    return Proposal(words[0], tuple(words), len(seen), documents, round(score, 2), seen[0].segment)
