"""What of a sentence is kept as it is, and what is translated together, by where the sentence is cut."""

from collections.abc import Iterator, Set
from enum import Enum
from itertools import groupby

from pipeline.placeholders import plain
from pipeline.run import Run
from pipeline.tag_tree import Alone, Node, Nodes, Pair, alones, is_bare, is_read, markup, pairs

_CLAUSE_END = (":", "!", "?")


class Cut(Enum):
    """Where a sentence is cut before it is translated."""

    NOWHERE = 0
    AT_TAGS = 1
    """But not at emphasis that may be dropped."""
    AT_EVERYTHING = 2


Pieces = tuple[str | Run, ...]


def pieces(nodes: Nodes, cut: Cut, *, loose: Set[int] = frozenset()) -> Pieces:
    """Texts that are kept and runs that are translated; joined they are the sentence again.

    `loose` are the pairs that need not be cut at, because they can be dropped.
    """
    return tuple(_whole(nodes) if cut is Cut.NOWHERE else _cut(nodes, cut, loose))


def has_words(text: str) -> bool:
    """Whether there is anything to translate besides placeholders, numbers and punctuation."""
    return any(map(str.isalpha, plain(text)))


def droppable(nodes: Nodes, emphasis: Set[int]) -> frozenset[int]:
    """The pairs whose loss a reader hardly feels: emphasis of some words, without a line break or an icon in it.

    A label (`Wichtig: …`) is none of them: the sentence can be cut there without harm.
    """
    return frozenset(pair.number for pair in pairs(nodes) if pair.number in emphasis and _is_stress(pair))


def _is_stress(pair: Pair) -> bool:
    is_label = plain(markup(pair.children)).rstrip().endswith(_CLAUSE_END)
    return pair.is_simple and not is_label and not any(map(is_bare, alones(pair.children)))


def _whole(nodes: Nodes) -> Iterator[str | Run]:
    for bare, group in groupby(nodes, is_bare):
        together = tuple(group)
        yield from [markup(together)] if bare else _unwrapped(together)


def _unwrapped(nodes: Nodes) -> Iterator[str | Run]:
    """A tag around everything that is to be read is set aside."""
    read = [node for node in nodes if is_read(node)]
    if len(read) != 1 or not isinstance(read[0], Pair):
        yield _run(nodes)
        return
    for node in nodes:
        if isinstance(node, Pair):
            yield from (node.opening, *_whole(node.children), node.closing)
        else:
            yield markup((node,))


def _cut(nodes: Nodes, cut: Cut, loose: Set[int]) -> Iterator[str | Run]:
    for alone, group in groupby(nodes, lambda node: _is_border(node, cut, loose)):
        together = tuple(group)
        if not alone:
            yield from _unwrapped(together)
            continue
        for node in together:
            if isinstance(node, Pair):
                yield from (node.opening, *_cut(node.children, cut, loose), node.closing)
            else:
                yield markup((node,))


def _is_border(node: Node, cut: Cut, loose: Set[int]) -> bool:
    if isinstance(node, Pair):
        return cut is Cut.AT_EVERYTHING or any(pair.number not in loose for pair in pairs([node]))
    return isinstance(node, Alone) if cut is Cut.AT_EVERYTHING else is_bare(node)


def _run(nodes: Nodes) -> Run | str:
    text = markup(nodes)
    return Run(nodes) if has_words(text) else text
