"""Carries tags and facts through an engine that knows neither: it gets plain text, we put the placeholders back.

Three strategies, each tried for what the one before could not do. The whole sentence: tags around all of it, icons
and line breaks are set aside, facts have stand-ins, and the words of an inner tag are found again by translating them
alone. Then the sentence cut at its tags. Then cut at everything, which always gives back sound placeholders.
"""

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import cached_property
from itertools import groupby

from pipeline.engine import Answer, EngineRequest, Translated, Untranslated
from pipeline.placeholders import PLACEHOLDER, plain
from pipeline.stand_ins import stand_ins, without_invented
from pipeline.tag_tree import Alone, Node, Nodes, Pair, Words, is_bare, is_read, markup, tree

Translate = Callable[[Collection[str]], Mapping[str, str]]
"""Plain texts to their translations; a text that cannot be translated is left out."""

FOUND = "Auszeichnungen und Fakten wurden im übersetzten Satz wiedergefunden."
CUT_AT_TAGS = "Der Satz wurde an seinen Auszeichnungen geteilt und stückweise übersetzt."
CUT_AT_EVERYTHING = "Der Satz wurde an Auszeichnungen und Fakten geteilt und stückweise übersetzt."

_SENTENCE_END = tuple(" .!?…:;。！？؟؛।።")
_NO_SPACES = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")
"""Scripts that write words without spaces between them."""


def transfer(requests: Sequence[EngineRequest], translate: Translate) -> list[Answer]:
    """One answer per request; each has exactly the placeholders of its request, soundly nested."""
    trees = [tree(request.text, {n: plain(shown) for n, shown in request.contents}) for request in requests]
    known: dict[str, str] = {}
    asked: set[str] = set()
    answers: dict[int, Answer] = {}
    for cut in Cut:
        cuts = {index: list(_pieces(nodes, cut)) for index, nodes in enumerate(trees) if index not in answers}
        wanted = {text: None for pieces in cuts.values() for text in _texts(pieces) if text not in asked}
        if wanted:
            told = translate(list(wanted))
            known |= {text: clean for text in told if (clean := _clean(told[text], asked=text))}
            asked |= wanted.keys()
        for index, pieces in cuts.items():
            text = _joined(pieces, known)
            if text is not None:
                answers[index] = Translated(text, notes=_notes(pieces, cut))
    lost = Untranslated("Die Maschine lieferte für diesen Satz keinen brauchbaren Text.", is_final=True)
    return [answers.get(index, lost) for index in range(len(requests))]


def has_words(text: str) -> bool:
    """Whether there is anything to translate besides placeholders, numbers and punctuation."""
    return any(map(str.isalpha, plain(text)))


class Cut(Enum):
    """Where a sentence is cut before it is translated."""

    NOWHERE = 0
    AT_TAGS = 1
    AT_EVERYTHING = 2


@dataclass(frozen=True)
class Run:
    """Nodes that are translated together."""

    nodes: Nodes

    @cached_property
    def shown(self) -> Mapping[str, str]:
        """What stands in the text for each placeholder with a content, by its mark."""
        facts = list(_facts(self.nodes))
        found = stand_ins([fact.content for fact in facts], beside=plain(markup(self.nodes)))
        return {fact.mark: shown for fact, shown in zip(facts, found, strict=True)}

    def texts(self) -> Iterator[str]:
        """What has to be translated: the text, and the words of every tag in it alone."""
        yield self.text(self.nodes)
        yield from (text for pair in _pairs(self.nodes) if has_words(text := self.text(pair.children)))

    def text(self, nodes: Nodes) -> str:
        """The nodes as an engine reads them."""
        return "".join(self._read(node) for node in nodes).strip()

    def rendered(self, known: Mapping[str, str]) -> str | None:
        """The translation with the placeholders in place, or None if one of them has no certain place."""
        target = known.get(self.text(self.nodes))
        placed = target and self._placed(self.nodes, target, known)
        if not placed:
            return None
        source = markup(self.nodes)
        return source[: len(source) - len(source.lstrip())] + placed + source[len(source.rstrip()) :]

    def _read(self, node: Node) -> str:
        if isinstance(node, Words):
            return node.text
        return self.shown.get(node.mark, "") if isinstance(node, Alone) else "".join(map(self._read, node.children))

    def _placed(self, nodes: Nodes, target: str, known: Mapping[str, str]) -> str | None:
        """The target with the marks of the nodes around their words; each place must be found, none may overlap."""
        placed, end = "", 0
        for start, stop, node in sorted(self._places(nodes, target, known), key=lambda place: place[:2]):
            marked = self._marked(node, target[start:stop], known)
            if start < end or marked is None:
                return None
            placed += target[end:start] + marked
            end = stop
        return placed + target[end:]

    def _places(self, nodes: Nodes, target: str, known: Mapping[str, str]) -> Iterator[tuple[int, int, Node]]:
        for node in nodes:
            if not isinstance(node, Words):
                yield *_place(self._candidates(node, known), target), node

    def _marked(self, node: Node, words: str, known: Mapping[str, str]) -> str | None:
        if not words or isinstance(node, Words):
            return None
        if isinstance(node, Alone):
            return node.mark
        inner = self._placed(node.children, words, known)
        return None if inner is None else node.opening + inner + node.closing

    def _candidates(self, node: Node, known: Mapping[str, str]) -> Iterator[str]:
        """What the words of the node may have become; nothing if the source says them twice or glued to others."""
        text, source = self.text((node,)), self.text(self.nodes)
        if source.count(text) != 1 or _place([text], source) == (0, 0):
            return
        if isinstance(node, Pair) and text in known:
            if text.endswith(_SENTENCE_END):
                yield known[text]
            yield known[text].rstrip("".join(_SENTENCE_END))
        yield text


def _pieces(nodes: Nodes, cut: Cut) -> Iterator[str | Run]:
    """What is kept as it is, and what is translated."""
    if cut is Cut.NOWHERE:
        for bare, group in groupby(nodes, is_bare):
            together = tuple(group)
            yield from [markup(together)] if bare else _unwrapped(together)
        return
    for alone, group in groupby(nodes, lambda node: isinstance(node, Pair) or _is_cut(node, cut)):
        together = tuple(group)
        if not alone:
            yield _run(together)
            continue
        for node in together:
            yield from _wrapped(node, cut) if isinstance(node, Pair) else [markup((node,))]


def _is_cut(node: Node, cut: Cut) -> bool:
    return isinstance(node, Alone) if cut is Cut.AT_EVERYTHING else is_bare(node)


def _unwrapped(nodes: Nodes) -> Iterator[str | Run]:
    """A tag around everything that is to be read is set aside."""
    read = [node for node in nodes if is_read(node)]
    if len(read) != 1 or not isinstance(read[0], Pair):
        yield _run(nodes)
        return
    for node in nodes:
        yield from _wrapped(node, Cut.NOWHERE) if isinstance(node, Pair) else [markup((node,))]


def _wrapped(pair: Pair, cut: Cut) -> Iterator[str | Run]:
    yield pair.opening
    yield from _pieces(pair.children, cut)
    yield pair.closing


def _run(nodes: Nodes) -> Run | str:
    text = markup(nodes)
    return Run(nodes) if has_words(text) else text


def _facts(nodes: Iterable[Node]) -> Iterator[Alone]:
    for node in nodes:
        if isinstance(node, Pair):
            yield from _facts(node.children)
        elif isinstance(node, Alone) and node.content:
            yield node


def _pairs(nodes: Iterable[Node]) -> Iterator[Pair]:
    for node in nodes:
        if isinstance(node, Pair):
            yield node
            yield from _pairs(node.children)


def _place(candidates: Iterable[str], target: str) -> tuple[int, int]:
    """Where the first of the candidates stands that is in the target exactly once; (0, 0) if none is."""
    for candidate in filter(None, candidates):
        first, rest = candidate[0], candidate[1:]
        pattern = f"[{re.escape(first.lower())}{re.escape(first.upper())}]{re.escape(rest)}"
        if not _NO_SPACES.search(target):
            pattern = rf"(?<!\w){pattern}(?!\w)"
        found = list(re.finditer(pattern, target))
        if len(found) == 1:
            return found[0].span()
    return 0, 0


def _texts(pieces: Iterable[str | Run]) -> Iterator[str]:
    return (text for piece in pieces if isinstance(piece, Run) for text in piece.texts())


def _joined(pieces: Iterable[str | Run], known: Mapping[str, str]) -> str | None:
    texts = [piece.rendered(known) if isinstance(piece, Run) else piece for piece in pieces]
    return None if None in texts else "".join(text for text in texts if text)


def _clean(told: str, *, asked: str) -> str:
    """A translation without placeholders and stand-ins that the engine made up."""
    return without_invented(PLACEHOLDER.sub(" ", told), asked=asked).strip()


def _notes(pieces: Iterable[str | Run], cut: Cut) -> tuple[str, ...]:
    if cut is Cut.AT_TAGS:
        return (CUT_AT_TAGS,)
    if cut is Cut.AT_EVERYTHING:
        return (CUT_AT_EVERYTHING,)
    found = any(not isinstance(node, Words) for piece in pieces if isinstance(piece, Run) for node in piece.nodes)
    return (FOUND,) if found else ()
