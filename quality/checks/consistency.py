"""The same German says the same: within a draft, and as the municipality already says it elsewhere."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from pipeline.approved import Elsewhere
from pipeline.finding import Finding, Severity
from pipeline.placeholders import plain
from quality.pair import Pair
from quality.wording import words

NAME = "consistency"

_FEWEST_WORDS = 3
"""Two different short texts may well have one translation: `Öffnungszeiten`, `Geöffnet`."""


def check_all(pairs: Sequence[Pair], *, elsewhere: Elsewhere) -> Iterator[Finding]:
    """Informs where one source has two targets, or two sources one target; offers the wording used most.

    Texts are compared without regard to case, blanks and placeholders. `elsewhere` maps sources to the targets that
    people approved in this municipality and locale, the usual one first; each of them is right.
    """
    yield from _drifting(pairs, {_key(source): targets for source, targets in elsewhere.items() if targets})
    yield from _collapsed(pairs)


def _drifting(pairs: Sequence[Pair], approved: Elsewhere) -> Iterator[Finding]:
    wordings: dict[str, Counter[str]] = defaultdict(Counter)
    for pair in pairs:
        wordings[_key(pair.source)][pair.target] += 1
    for pair in pairs:
        source = _key(pair.source)
        right = approved.get(source) or [wordings[source].most_common(1)[0][0]]
        if pair.is_missing or not words(pair.source) or _key(pair.target) in map(_key, right):
            continue
        usual = right[0]
        is_elsewhere = source in approved
        message = (
            "Diesen Satz gibt es schon, freigegeben als „{usual}“."
            if is_elsewhere
            else "Derselbe deutsche Satz heißt auf dieser Seite auch „{usual}“."
        )
        offer = usual if plain(usual) == usual and plain(pair.target) == pair.target else None
        yield Finding(NAME, Severity.INFO, message, {"usual": plain(usual)}, segment=pair.key, suggestion=offer)


def _collapsed(pairs: Sequence[Pair]) -> Iterator[Finding]:
    """A memory or an engine that took one sentence for another gives both the same target."""
    first: dict[str, Pair] = {}
    for pair in pairs:
        if pair.is_missing or min(len(words(pair.source)), len(words(pair.target))) < _FEWEST_WORDS:
            continue
        other = first.setdefault(_key(pair.target), pair)
        if _key(other.source) != _key(pair.source):
            message = "Dieselbe Übersetzung steht auch für „{other}“."
            yield Finding(NAME, Severity.WARNING, message, {"other": plain(other.source)}, segment=pair.key)


def _key(text: str) -> str:
    return " ".join(plain(text).casefold().split()).rstrip(".!:")
