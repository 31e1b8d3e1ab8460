"""Stand-in engines that know neither tags nor facts: each word becomes another one, and where it came from is known.

Deterministic: the same text gives the same translation. What they do to the words is what real engines do: put them in
another order, lose or repeat some, and give a word another ending beside other words than alone.
"""

import random
import re
import zlib
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass

from pipeline.alignment import Alignment

Spoken = list[tuple[str, int]]
"""Words of a translation, each with the number of the source word it came from."""
Way = Callable[[list[str], random.Random], Spoken]

_VOWELS = str.maketrans("aeiouäöüAEIOUÄÖÜ", "eioaueoiEIOAUEOI")
_EDGES = re.compile(r"^(\W*)(.*?)(\W*)$", re.DOTALL)


def _word(word: str) -> str:
    return word if any(map(str.isdigit, word)) or re.search(r"[@/]|\w\.\w", word) else word.translate(_VOWELS)


def _ending(word: str, ending: str) -> str:
    before, core, behind = _EDGES.match(word).groups()  # type: ignore[union-attr]
    return f"{before}{core}{ending if core.isalpha() else ''}{behind}"


def faithful(words: list[str], _: random.Random) -> Spoken:
    return [(_word(word), index) for index, word in enumerate(words)]


def reordering(words: list[str], chance: random.Random) -> Spoken:
    """Some words move to another place, as verbs do."""
    spoken = faithful(words, chance)
    for _ in range(len(words) // 4):
        spoken.insert(chance.randrange(len(spoken)), spoken.pop(chance.randrange(len(spoken))))
    return spoken


def losing(words: list[str], chance: random.Random) -> Spoken:
    """One word in twenty is lost, one in twenty said twice."""
    counts = chance.choices([0, 1, 2], [1, 18, 1], k=len(words))
    return [each for each, count in zip(faithful(words, chance), counts, strict=True) for _ in range(count)]


def inflecting(words: list[str], chance: random.Random) -> Spoken:
    """Beside another word every second word has another ending than alone."""
    spoken = faithful(words, chance)
    if len(words) < 2:
        return spoken
    return [(_ending(word, chance.choice(["", "em"])), index) for word, index in spoken]


PLAIN: dict[str, Way] = {
    "faithful": faithful,
    "reordering": reordering,
    "losing words": losing,
    "inflecting": inflecting,
}


@dataclass(frozen=True)
class PlainEngine:
    """A way to speak as the two callables that `transfer` asks."""

    way: Way
    wrong_links: float = 0.0
    """The share of links that lead to a wrong word."""

    def translate(self, texts: Collection[str]) -> Mapping[str, str]:
        return {text: " ".join(word for word, _ in self.spoken(text)) for text in texts}

    def align(self, texts: Collection[str]) -> Mapping[str, Alignment]:
        return {text: self._alignment(text) for text in texts}

    def spoken(self, text: str) -> Spoken:
        return self.way(text.split(), random.Random(zlib.crc32(text.encode())))

    def _alignment(self, text: str) -> Alignment:
        chance = random.Random(zlib.crc32(text.encode()) + 1)
        places = [match.span() for match in re.finditer(r"\S+", text)]
        links, position = [], 0
        for word, origin in self.spoken(text):
            wrong = chance.random() < self.wrong_links
            links.append((places[chance.randrange(len(places)) if wrong else origin], (position, position + len(word))))
            position += len(word) + 1
        return Alignment(" ".join(word for word, _ in self.spoken(text)), tuple(links))
