"""A sentence as words and marks, each with its place, and cut into stretches at the marks."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

_TOKEN = re.compile(
    r"""(?P<net>\S+@\S+\w|(?:https?://|www\.)\S+[\w/])
    | (?P<number>\d+(?:[.,:]\d+)*)
    | (?P<word>[^\W\d_]+(?:[-‑·•’'*:_/][^\W\d_]+|\*innen)*-?)
    | (?P<mark>[^\w\s]|_)""",
    re.VERBOSE,
)
ENDS_STRETCH = frozenset(",;:.!?…()[]–—„“”\"»«'`‘’")


@dataclass(frozen=True, slots=True)
class Token:
    """A word, number, address of the net or mark; `start` and `end` are places in the sentence."""

    text: str
    start: int
    end: int
    kind: str
    lower: str

    @property
    def is_word(self) -> bool:
        """Whether it is made of letters."""
        return self.kind == "word"

    @property
    def is_small(self) -> bool:
        """Whether it is a word in small letters."""
        return self.kind == "word" and self.text[0].islower()

    @property
    def is_capital(self) -> bool:
        """Whether it is a word with a capital: a noun, a name, or the first of its sentence."""
        return self.kind == "word" and self.text[0].isupper()


@lru_cache(maxsize=4096)
def tokens(text: str) -> tuple[Token, ...]:
    """The tokens of a text, in order."""
    return tuple(_tokens(text))


def _tokens(text: str) -> Iterator[Token]:
    for match in _TOKEN.finditer(text):
        kind = match.lastgroup or "mark"
        yield Token(match.group(), match.start(), match.end(), kind, match.group().lower())


def stretches(found: Sequence[Token]) -> Iterator[tuple[Token, ...]]:
    """The tokens between marks that may end a clause; a dot inside `z. B.` ends one too."""
    stretch: list[Token] = []
    for token in found:
        if token.kind == "mark" and token.text in ENDS_STRETCH:
            if stretch:
                yield tuple(stretch)
            stretch = []
        else:
            stretch.append(token)
    if stretch:
        yield tuple(stretch)
