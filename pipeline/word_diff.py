"""What an editor changed in a sentence, word by word, for the reviewer."""

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from itertools import chain

from pipeline.placeholders import Mark, tokens


class Step(StrEnum):
    """What happened to a stretch of words."""

    KEPT = "kept"
    REMOVED = "removed"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words that share their fate; the stretches joined give both versions."""

    step: Step
    text: str


def word_diff(old: str, new: str) -> tuple[Stretch, ...]:
    """The way from the old text to the new: kept and added stretches give the new one, kept and removed the old."""
    before, after = _words(old), _words(new)
    return tuple(chain.from_iterable(_steps(before, after)))


def _words(text: str) -> list[str]:
    """Words with the space behind them; a placeholder is a word."""
    return [
        word
        for token in tokens(text)
        for word in ([token.text] if token.mark is not Mark.TEXT else _spaced(token.text))
    ]


def _spaced(text: str) -> list[str]:
    words: list[str] = []
    for piece in text.split(" "):
        words += [piece] if piece else []
        words.append(" ")
    return words[:-1]


def _steps(before: list[str], after: list[str]) -> Iterator[Iterator[Stretch]]:
    for tag, start, end, new_start, new_end in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag == "equal":
            yield iter([Stretch(Step.KEPT, "".join(before[start:end]))])
            continue
        changed = ((Step.REMOVED, before[start:end]), (Step.ADDED, after[new_start:new_end]))
        yield (Stretch(step, "".join(words)) for step, words in changed if words)
