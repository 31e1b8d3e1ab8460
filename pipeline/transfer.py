"""Carries tags and facts through an engine that knows neither: it gets plain text, we put the placeholders back.

For each sentence several ways are tried, the next where the one before could not do it. The whole sentence: tags around
all of it, icons and line breaks are set aside, facts have stand-ins, and the words of an inner tag are found again by
exact signs, else by the links of the engine's own attention. Then without the emphasis that was not found. Then the
sentence cut at its tags, then cut at everything. What comes out has sound placeholders, or is Untranslated.
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum

from pipeline.alignment import Alignment
from pipeline.dropped import dropped
from pipeline.engine import Answer, EngineRequest, Translated, Untranslated
from pipeline.pieces import Cut, Pieces, droppable, has_words, pieces
from pipeline.placeholders import PLACEHOLDER, plain
from pipeline.repair import faults, structural_faults
from pipeline.run import Known, Run
from pipeline.stand_ins import without_invented
from pipeline.tag_tree import Nodes, Words, tree

__all__ = ["Align", "Remarks", "Translate", "has_words", "transfer"]

Translate = Callable[[Collection[str]], Mapping[str, str]]
"""Plain texts to their translations; a text that cannot be translated is left out."""
Align = Callable[[Collection[str]], Mapping[str, Alignment]]
"""Plain texts to the same translations with their links; asked only for the few that need it."""
Remarks = Callable[[str], Sequence[str]]
"""What the reviewer should know about how one plain text was translated (German)."""

FOUND = "Auszeichnungen und Fakten wurden im übersetzten Satz wiedergefunden."
ALIGNED = "Der Platz einer Auszeichnung ist aus den Wortbezügen der Maschine erschlossen; bitte prüfen."
EMPHASIS_DROPPED = "Eine Hervorhebung entfällt, weil ihre Wörter im übersetzten Satz nicht sicher zu finden sind."
CUT_AT_TAGS = "Der Satz wurde an seinen Auszeichnungen geteilt und stückweise übersetzt."
CUT_AT_EVERYTHING = "Der Satz wurde an Auszeichnungen und Fakten geteilt und stückweise übersetzt."


def transfer(
    requests: Sequence[EngineRequest],
    translate: Translate,
    *,
    align: Align | None = None,
    remarks: Remarks = lambda _: (),
) -> list[Answer]:
    """One answer per request; each has the placeholders of its request, soundly nested, save emphasis with a note."""
    work = _Work([_Sentence.of(request) for request in requests], remarks)
    for way in Way:
        if way is not Way.ALIGNED:
            work.ask(translate, way)
        elif align is not None:
            work.ask_links(align)
        work.finish(way)
    lost = Untranslated("Die Maschine lieferte für diesen Satz keinen brauchbaren Text.", is_final=True)
    return [sentence.answer or lost for sentence in work.sentences]


class Way(Enum):
    """How a sentence is brought through, the best way first."""

    WHOLE = 0
    ALIGNED = 1
    WITHOUT_EMPHASIS = 2
    CUT_AT_TAGS = 3
    CUT_AT_EVERYTHING = 4

    @property
    def cut(self) -> Cut:
        """Where the sentence is cut on this way."""
        return {Way.CUT_AT_TAGS: Cut.AT_TAGS, Way.CUT_AT_EVERYTHING: Cut.AT_EVERYTHING}.get(self, Cut.NOWHERE)

    @property
    def may_drop(self) -> bool:
        """Whether emphasis may be left out on this way."""
        return self in {Way.WITHOUT_EMPHASIS, Way.CUT_AT_TAGS}

    @property
    def notes(self) -> tuple[str, ...]:
        """What is said of every sentence that went this way."""
        return {
            Way.ALIGNED: (ALIGNED,),
            Way.CUT_AT_TAGS: (CUT_AT_TAGS,),
            Way.CUT_AT_EVERYTHING: (CUT_AT_EVERYTHING,),
        }.get(self, ())


@dataclass(slots=True)
class _Sentence:
    """One request on its way."""

    request: EngineRequest
    nodes: Nodes
    loose: frozenset[int]
    answer: Translated | None = None

    @classmethod
    def of(cls, request: EngineRequest) -> "_Sentence":
        nodes = tree(request.text, {number: plain(shown) for number, shown in request.contents})
        return cls(request, nodes, droppable(nodes, request.emphasis))

    def pieces(self, way: Way) -> Pieces:
        return pieces(self.nodes, way.cut, loose=self.loose if way.may_drop else frozenset())

    def is_sound(self, text: str, way: Way) -> bool:
        """A sentence that was cut may have odd blanks, which `repair` knows; there is no better way for it."""
        find = faults if way.cut is Cut.NOWHERE else structural_faults
        return not find(self.request.text, text, droppable=self.loose)

    def known(self, way: Way, told: Mapping[str, str], aligned: Mapping[str, Alignment]) -> Known:
        return Known(told, self.request.terms, aligned, self.loose if way.may_drop else frozenset())


@dataclass(slots=True)
class _Work:
    """All sentences of a batch, and what the engine said so far."""

    sentences: list[_Sentence]
    remarks: Remarks
    told: dict[str, str] = field(default_factory=dict)
    aligned: dict[str, Alignment] = field(default_factory=dict)
    asked: set[str] = field(default_factory=set)

    @property
    def open(self) -> list[_Sentence]:
        return [sentence for sentence in self.sentences if sentence.answer is None]

    def ask(self, translate: Translate, way: Way) -> None:
        """Have translated what this way needs and nobody asked yet, in one go."""
        runs = [run for sentence in self.open for run in _runs(sentence.pieces(way))]
        wanted = {text: None for run in runs for text in run.texts() if text not in self.asked}
        if wanted:
            told = translate(list(wanted))
            self.told |= {text: clean for text in told if (clean := _clean(told[text], asked=text))}
            self.asked |= wanted.keys()

    def ask_links(self, align: Align) -> None:
        """Have the translations linked in which a tag has not found its words."""
        wanted: dict[str, None] = {}
        for sentence in self.open:
            known = sentence.known(Way.WHOLE, self.told, {})
            runs = [run for run in _runs(sentence.pieces(Way.WHOLE)) if run.text in self.told and run.has_pairs]
            wanted |= {run.text: None for run in runs if run.rendered(known) is None}
        if wanted:
            self.aligned |= align(list(wanted))

    def finish(self, way: Way) -> None:
        """Answer every sentence that this way can bring through."""
        for sentence in self.open:
            parts = sentence.pieces(way)
            text = _joined(parts, sentence.known(way, self.told, self.aligned))
            if text is not None and sentence.is_sound(text, way):
                sentence.answer = Translated(text, notes=self._notes(sentence, parts, way, text))

    def _notes(self, sentence: _Sentence, parts: Pieces, way: Way, text: str) -> tuple[str, ...]:
        is_dropped = bool(dropped(sentence.request.text, text, droppable=sentence.loose))
        is_found = way.cut is Cut.NOWHERE and any(map(_has_placeholders, _runs(parts)))
        notes = [*way.notes, *[EMPHASIS_DROPPED] * is_dropped]
        notes = notes or [FOUND] * is_found
        return tuple(dict.fromkeys([*notes, *(each for run in _runs(parts) for each in self.remarks(run.text))]))


def _has_placeholders(run: Run) -> bool:
    return any(not isinstance(node, Words) for node in run.nodes)


def _runs(parts: Iterable[str | Run]) -> list[Run]:
    return [part for part in parts if isinstance(part, Run)]


def _joined(parts: Pieces, known: Known) -> str | None:
    texts = [part.rendered(known) if isinstance(part, Run) else part for part in parts]
    return None if None in texts else "".join(text for text in texts if text)


def _clean(told: str, *, asked: str) -> str:
    """A translation without placeholders and stand-ins that the engine made up."""
    return without_invented(PLACEHOLDER.sub(" ", told), asked=asked).strip()
