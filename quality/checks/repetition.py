"""Small models loop: a word, a phrase or a whole sentence comes twice in a row."""

import re
from collections.abc import Iterator

from pipeline.finding import Finding, Severity
from quality.pair import Pair
from quality.wording import WORD, visible

NAME = "repetition"

_TOKEN = re.compile(rf"{WORD}|\d\S*|[^\w\s]")
_GAP = re.compile(r"<\d+/>")
"""What a reader sees here is not known; it parts the words around it."""
_SENTENCE_END = frozenset(".!?:;…؟۔。！？።")
_PHRASE = 3

_REFLEXIVE = frozenset({"nous", "vous"})
"""French doubles these rightly: `Vous vous inscrivez`."""

_MAY_DOUBLE = frozenset(
    {"tr", "az", "id", "ms", "fil", "so", "orm", "sw", "hi", "ur", "bn", "ta", "vi", "zh", "th", "ka"}
)
"""Languages that double a word on purpose: Turkish `yavaş yavaş` is `slowly`, Urdu `بہت بہت` `very much`."""


def check(pair: Pair) -> Iterator[Finding]:
    """Warns when the target says something twice in a row and the source does not."""
    repeated = _repeated(pair.target)
    if not repeated or _repeated(pair.source):
        return
    if len(repeated) == 1 and (repeated[0] in _REFLEXIVE or pair.locale.partition("-")[0] in _MAY_DOUBLE):
        return
    yield Finding(NAME, Severity.WARNING, "„{words}“ steht zweimal hintereinander.", {"words": " ".join(repeated)})


def _repeated(text: str) -> list[str]:
    """The stretch of words that follows itself: a phrase across commas, fewer words with only blanks between.

    A sentence may begin as the one before it ended, so a phrase does not run over the end of a sentence.
    """
    tokens = _TOKEN.findall(visible(_GAP.sub(" … ", text)).casefold())
    phrase = _doubled([token for token in tokens if token[0].isalpha() or token in _SENTENCE_END], shortest=_PHRASE)
    return phrase or _doubled(tokens, shortest=1, longest=_PHRASE)


def _doubled(tokens: list[str], *, shortest: int, longest: int | None = None) -> list[str]:
    sizes = range(min(len(tokens) // 2, longest or len(tokens)), shortest - 1, -1)
    stretches = ((start, size) for size in sizes for start in range(len(tokens) - 2 * size + 1))
    for start, size in stretches:
        stretch = tokens[start : start + size]
        if stretch == tokens[start + size : start + 2 * size] and any(_is_word(token) for token in stretch):
            return stretch
    return []


def _is_word(token: str) -> bool:
    """A letter alone is an article (`sou alérgico/a a …`) or a label."""
    return token[0].isalpha() and len(token) > 1
