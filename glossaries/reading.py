"""What one word of a German text can be: a term, a compound of terms, the beginning of a longer term."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from itertools import accumulate

from glossaries.compound import terms_in
from glossaries.german import fold
from glossaries.index import PART, Entry, Index, Part, Reading

_ADJECTIVAL = re.compile(
    r"(?:berechtigt|pflichtig|bezogen|abhaengig|relevant|willig|frei|aehnlich|gebunden)(?:e[nmrs]?)?"
)
_LONG = 8
_MEMORY = 200_000


def key(token: str) -> str:
    """The word folded, hyphens left out."""
    folded = fold(token)
    return folded if folded.isalnum() else "".join(PART.findall(folded))


def read_word(token: str, index: Index) -> Reading | None:
    """The reading of a word, which the index remembers; None for a word in small letters that no term is in."""
    if len(index.memory) >= _MEMORY:
        index.memory.clear()
    reading = index.memory[token] = _read(token, index)
    return reading


def _read(token: str, index: Index) -> Reading | None:
    folded = key(token)
    phrases = tuple(index.phrases.get(folded, ()))
    parts = tuple(_parts(token, folded, index))
    if token[0].islower() and not parts and not phrases:
        return None
    return Reading(folded, parts, phrases)


def _parts(token: str, folded: str, index: Index) -> Iterator[Part]:
    entry = index.nouns.get(folded)
    if entry and _is_spelled(entry, token):
        yield Part(0, len(token.rstrip("-")), entry, is_part=False)
    elif entry := index.others.get(folded):
        yield Part(0, len(token), entry, is_part=False)
    elif token.islower():
        yield from _in_adjective(folded, token, index)
    elif token.isalpha():
        yield from _composed(token, folded, 0, index)
    else:
        yield from _in_compound(token, index)


def _in_compound(token: str, index: Index) -> Iterator[Part]:
    """Terms in a noun: runs of its hyphenated parts, else what a part is composed of."""
    spans = [match.span() for match in PART.finditer(token)]
    first = 0
    while first < len(spans):
        last, entry = _longest_run(token, spans[first:], index)
        if entry:
            yield Part(spans[first][0], spans[first + last][1], entry, is_part=True)
        else:
            start, end = spans[first]
            yield from _composed(token[start:end], fold(token[start:end]), start, index)
        first += last + 1


def _longest_run(token: str, spans: list[tuple[int, int]], index: Index) -> tuple[int, Entry | None]:
    for last in range(len(spans) - 1, -1, -1):
        run = token[spans[0][0] : spans[last][1]]
        folded = key(run)
        entry = index.nouns.get(folded) or (index.joints.get(folded) if last < len(spans) - 1 else None)
        if entry and _is_spelled(entry, run):
            return last, entry
    return 0, None


def _composed(part: str, folded: str, offset: int, index: Index) -> Iterator[Part]:
    """Terms in a word without hyphens; its letters are counted as they are written, not as they are folded."""
    pieces = terms_in(folded, index)
    ends = list(accumulate(len(fold(letter)) for letter in part)) if pieces else []
    for piece in pieces:
        if piece.entry:
            start = bisect_left(ends, piece.start) + 1 if piece.start else 0
            yield Part(offset + start, offset + bisect_left(ends, piece.end) + 1, piece.entry, is_part=True)


def _in_adjective(folded: str, token: str, index: Index) -> Iterator[Part]:
    """`kindergeldberechtigt` speaks of `Kindergeld`."""
    if folded[:4] not in index.starts:
        return
    for end in range(len(folded) - 3, _LONG - 1, -1):
        entry = index.joints.get(folded[:end])
        if entry and _ADJECTIVAL.fullmatch(folded, end):
            yield Part(0, len(token) - (len(folded) - end), entry, is_part=True)
            return


def _is_spelled(entry: Entry, written: str) -> bool:
    """Whether capitals are where the term has them."""
    written = written.rstrip("-")
    if entry.is_acronym:
        return written in {entry.term.text, entry.term.text + "s"}
    return written[0].isupper() or not written.islower()
