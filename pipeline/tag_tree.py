"""The placeholders of a segment text as a tree, for engines that get plain text and so need them taken out."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import takewhile

from pipeline.placeholders import Mark, closing, opening, tokens


@dataclass(frozen=True, slots=True)
class Words:
    """A stretch of text."""

    text: str


@dataclass(frozen=True, slots=True)
class Alone:
    """A placeholder, or several with nothing to read between them, that stands for `content`."""

    mark: str
    content: str = ""


@dataclass(frozen=True, slots=True)
class Pair:
    """Paired placeholders around something to read; icons at the edges belong to `opening` and `closing`."""

    opening: str
    children: "Nodes"
    closing: str

    @property
    def number(self) -> int:
        """The number of the paired placeholders."""
        return next(tokens(self.opening)).number

    @property
    def is_simple(self) -> bool:
        """Whether nothing but its own two placeholders is lost with it."""
        return (self.opening, self.closing) == (opening(self.number), closing(self.number))


Node = Words | Alone | Pair
Nodes = tuple[Node, ...]


def tree(text: str, contents: Mapping[int, str]) -> Nodes:
    """The text as nodes; placeholders that are not soundly nested all stand alone."""
    stack: list[tuple[int, list[Node]]] = [(0, [])]
    for token in tokens(text):
        if token.mark is Mark.OPEN:
            stack.append((token.number, []))
            continue
        if token.mark is Mark.TEXT:
            node: Node = Words(token.text)
        elif token.mark is Mark.ALONE:
            node = Alone(token.text, contents.get(token.number, ""))
        else:
            number, children = stack.pop()
            if number != token.number:
                return _flat(text)
            node = _pair(number, tuple(children))
        stack[-1][1].append(node)
    return tuple(stack[0][1]) if len(stack) == 1 else _flat(text)


def markup(nodes: Iterable[Node]) -> str:
    """The nodes as the segment text again."""
    return "".join(_markup(node) for node in nodes)


def pairs(nodes: Iterable[Node]) -> Iterator[Pair]:
    """All pairs, the outer ones first."""
    for node in nodes:
        if isinstance(node, Pair):
            yield node
            yield from pairs(node.children)


def alones(nodes: Iterable[Node]) -> Iterator[Alone]:
    """All standalone placeholders, those in pairs too."""
    for node in nodes:
        if isinstance(node, Pair):
            yield from alones(node.children)
        elif isinstance(node, Alone):
            yield node


def is_bare(node: Node) -> bool:
    """Whether it is a placeholder without anything to read: an icon, a line break."""
    return isinstance(node, Alone) and not node.content


def is_read(node: Node) -> bool:
    """Whether a reader finds more in it than white space and punctuation."""
    if isinstance(node, Words):
        return any(map(str.isalnum, node.text))
    return isinstance(node, Pair) or bool(node.content)


def _markup(node: Node) -> str:
    if isinstance(node, Words):
        return node.text
    return node.mark if isinstance(node, Alone) else node.opening + markup(node.children) + node.closing


def _pair(number: int, children: Nodes) -> Node:
    if not any(map(is_read, children)):
        return Alone(opening(number) + markup(children) + closing(number))
    before = tuple(takewhile(is_bare, children))
    behind = tuple(takewhile(is_bare, reversed(children)))[::-1]
    inner = children[len(before) : len(children) - len(behind)]
    return Pair(opening(number) + markup(before), inner, markup(behind) + closing(number))


def _flat(text: str) -> Nodes:
    return tuple(Words(token.text) if token.mark is Mark.TEXT else Alone(token.text) for token in tokens(text))
