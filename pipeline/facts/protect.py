"""Takes what an engine must not touch out of a text, and puts it back."""

from dataclasses import dataclass

from pipeline.facts.fact import Fact, FactKind
from pipeline.facts.recognise import facts
from pipeline.placeholders import Mark, alone, tokens

_UNTOUCHABLE = frozenset(
    {FactKind.EMAIL, FactKind.URL, FactKind.PHONE, FactKind.IBAN, FactKind.BIC, FactKind.FILE_NUMBER, FactKind.LEGAL}
    | {FactKind.ADDRESS}
)


@dataclass(frozen=True, slots=True)
class Protected:
    """A text whose untouchable facts are standalone placeholders; `contents` says what each one stands for."""

    text: str
    contents: tuple[tuple[int, str], ...]


def protect(text: str, *, first: int) -> Protected:
    """Whatever reads the same in every language as placeholders, numbered from `first`: German addresses too.

    Tags around a fact stay around its placeholder; tags inside it go with it.
    """
    pieces: list[str] = []
    contents: list[tuple[int, str]] = []
    position = 0
    for fact in facts(text):
        if fact.kind not in _UNTOUCHABLE or not _stands_alone(text, fact):
            continue
        number = first + len(contents)
        pieces += [text[position : fact.start], alone(number)]
        contents.append((number, fact.text))
        position = fact.end
    return Protected("".join([*pieces, text[position:]]), tuple(contents))


def unprotect(text: str, contents: tuple[tuple[int, str], ...]) -> str:
    """The text with the facts back in place; an engine that glued a placeholder to a word gets its blank back."""
    for number, content in contents:
        before, mark, after = text.partition(alone(number))
        while mark:
            text = before + _gap(before[-1:], content[:1]) + content + _gap(content[-1:], after[:1]) + after
            position = len(text) - len(after)
            head, mark, after = text[position:].partition(alone(number))
            before = text[:position] + head
    return text


def _gap(left: str, right: str) -> str:
    return " " if left.isalnum() and right.isalnum() and left.isascii() == right.isascii() else ""


def _stands_alone(text: str, fact: Fact) -> bool:
    """Whether no letter touches the fact and the tags inside it are whole; else it cannot come back unchanged."""
    if text[fact.start - 1 : fact.start].isalnum() or text[fact.end : fact.end + 1].isalnum():
        return False
    opened: list[int] = []
    for token in tokens(fact.text):
        if token.mark is Mark.OPEN:
            opened.append(token.number)
        elif token.mark is Mark.CLOSE and not (opened and opened.pop() == token.number):
            return False
    return not opened
