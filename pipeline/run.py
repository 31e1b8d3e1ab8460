"""A stretch of a sentence that is translated in one go, and how its placeholders come back into the translation."""

from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass, field
from functools import cached_property

from rapidfuzz import fuzz

from pipeline.aligned_span import aligned_span
from pipeline.alignment import Alignment
from pipeline.anchors import SENTENCE_END, only_place, term_place, translations
from pipeline.engine import TermHit
from pipeline.placeholders import plain
from pipeline.stand_ins import stand_ins
from pipeline.standoff import Span
from pipeline.tag_tree import Alone, Node, Nodes, Pair, Words, alones, markup, pairs

_ALIKE = 75
"""Lowest similarity (0–100, rapidfuzz ratio): with it links that lead astray are noticed."""


@dataclass(frozen=True, slots=True)
class Known:
    """What helps to find the words of a tag again."""

    told: Mapping[str, str]
    """Texts with their translations."""
    terms: tuple[TermHit, ...] = ()
    aligned: Mapping[str, Alignment] = field(default_factory=dict)
    loose: Set[int] = frozenset()
    """The pairs that may be left out when they are not found."""


@dataclass(frozen=True)
class Run:
    """Nodes that are translated together."""

    nodes: Nodes

    @cached_property
    def text(self) -> str:
        """What the engine reads."""
        return self.read(self.nodes)

    @property
    def has_pairs(self) -> bool:
        """Whether a tag has to find its words again."""
        return any(True for _ in pairs(self.nodes))

    def texts(self) -> Iterator[str]:
        """What has to be translated: the text, and the words of every tag in it alone."""
        yield self.text
        yield from (text for pair in pairs(self.nodes) if any(map(str.isalpha, text := self.read(pair.children))))

    def read(self, nodes: Iterable[Node]) -> str:
        """The nodes as an engine reads them."""
        return "".join(map(self._read, nodes)).strip()

    def rendered(self, known: Known) -> str | None:
        """The translation with the placeholders in place, or None if one of them has no certain place."""
        target = known.told.get(self.text)
        placed = target and _Placing(self, target, known).placed(self.nodes, (0, len(target)))
        if not placed:
            return None
        source = markup(self.nodes)
        return source[: len(source) - len(source.lstrip())] + placed + source[len(source.rstrip()) :]

    @cached_property
    def spans(self) -> Mapping[Node, Span]:
        """Where each tag and fact stands in the text."""
        spans: dict[Node, Span] = {}
        raw = "".join(map(self._read, self.nodes))
        self._measure(self.nodes, len(raw.lstrip()) - len(raw), spans)
        return spans

    @cached_property
    def _shown(self) -> Mapping[str, str]:
        """What stands in the text for each placeholder with a content, by its mark."""
        facts = [fact for fact in alones(self.nodes) if fact.content]
        found = stand_ins([fact.content for fact in facts], beside=plain(markup(self.nodes)))
        return {fact.mark: shown for fact, shown in zip(facts, found, strict=True)}

    def _read(self, node: Node) -> str:
        if isinstance(node, Words):
            return node.text
        return self._shown.get(node.mark, "") if isinstance(node, Alone) else "".join(map(self._read, node.children))

    def _measure(self, nodes: Nodes, position: int, spans: dict[Node, Span]) -> None:
        for node in nodes:
            end = position + len(self._read(node))
            if isinstance(node, Pair):
                self._measure(node.children, position, spans)
            if not isinstance(node, Words):
                spans[node] = position, end
            position = end


@dataclass(frozen=True, slots=True)
class _Placing:
    """Puts the marks of a run into its translation."""

    run: Run
    target: str
    known: Known

    def placed(self, nodes: Nodes, window: Span) -> str | None:
        """The window of the target with the marks of the nodes around their words, as many of the loose as can be."""
        marked = self._with_marks(self._without_lost(nodes, window), window)
        if marked is None and any(isinstance(node, Pair) and node.number in self.known.loose for node in nodes):
            return self.placed(tuple(self._without_loose(nodes)), window)
        return marked

    def _with_marks(self, nodes: Iterable[Node], window: Span) -> str | None:
        """Each place must be found, none may overlap."""
        places = [(self._place(node, window), node) for node in nodes if not isinstance(node, Words)]
        text, position = "", window[0]
        for place, node in sorted(places, key=lambda each: each[0] or window):
            marked = place and self._marked(node, place)
            if place is None or place[0] < position or marked is None:
                return None
            text += self.target[position : place[0]] + marked
            position = place[1]
        return text + self.target[position : window[1]]

    def _marked(self, node: Node, place: Span) -> str | None:
        if isinstance(node, Alone):
            return node.mark
        if isinstance(node, Words) or place[0] == place[1]:
            return None
        inner = self.placed(node.children, place)
        return None if inner is None else node.opening + inner + node.closing

    def _place(self, node: Node, window: Span) -> Span | None:
        """Where the words of the node went: found exactly, as the term that they are, or by the engine's links."""
        words = self.run.read((node,))
        there = self.target[slice(*window)]
        place = None
        if self._is_said_once(words):
            alone = self.known.told.get(words) if isinstance(node, Pair) else None
            place = only_place(translations(words, alone), there)
        if place is None and isinstance(node, Pair) and self._is_said_once(words):
            place = term_place(words, self.known.terms, there)
        if place is not None:
            return place[0] + window[0], place[1] + window[0]
        return self._linked(node, window) if isinstance(node, Pair) else None

    def _linked(self, pair: Pair, window: Span) -> Span | None:
        alignment = self.known.aligned.get(self.run.text)
        if alignment is None or alignment.target != self.target:
            return None
        place = aligned_span(alignment, self.run.text, self.run.spans[pair])
        is_inside = place is not None and window[0] <= place[0] and place[1] <= window[1]
        return place if place and is_inside and self._is_alike(pair, self.target[slice(*place)]) else None

    def _is_alike(self, pair: Pair, there: str) -> bool:
        """Whether the words look like what they became alone: another form of them, none more and none less."""
        alone = self.known.told.get(self.run.read(pair.children), "")
        is_as_long = len(alone.split()) == len(there.split())
        return is_as_long and fuzz.ratio(alone.rstrip("".join(SENTENCE_END)).casefold(), there.casefold()) >= _ALIKE

    def _is_said_once(self, words: str) -> bool:
        """Whether the source says the words once only, and not glued to others."""
        return bool(words) and self.run.text.count(words) == 1 and only_place([words], self.run.text) is not None

    def _without_lost(self, nodes: Iterable[Node], window: Span) -> Iterator[Node]:
        """The nodes; of a loose pair that is not found only what is in it."""
        for node in nodes:
            if isinstance(node, Pair) and node.number in self.known.loose and self._place(node, window) is None:
                yield from self._without_lost(node.children, window)
            else:
                yield node

    def _without_loose(self, nodes: Iterable[Node]) -> Iterator[Node]:
        for node in nodes:
            if isinstance(node, Pair) and node.number in self.known.loose:
                yield from node.children
            else:
                yield node
