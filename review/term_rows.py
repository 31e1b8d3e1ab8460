"""The term base as a list: searched, cut down to a layer, a page at a time."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from glossaries.term_base import SOURCE, Concept, Layer, Term, TermBase, TermStatus

_ORDER = list(Layer)


@dataclass(frozen=True, slots=True)
class TermRow:
    """One concept."""

    concept: Concept
    layer: Layer
    """The nearest that says something about it."""
    is_own: bool
    """Whether it is edited in the web app."""
    german: tuple[Term, ...]
    target: tuple[Term, ...]
    """In the locale that is shown."""


def term_rows(base: TermBase, own: Collection[str], *, text: str, layer: str, locale: str) -> list[TermRow]:
    """The concepts that hold the text in any of their terms, by their first German term."""
    wanted = text.casefold()
    rows = (_row(concept, own, locale) for concept in base.concepts if wanted in _words(concept))
    chosen = [row for row in rows if layer in {"", row.layer} or (layer == "own" and row.is_own)]
    return sorted(chosen, key=lambda row: row.german[0].text.casefold() if row.german else row.concept.id)


def _row(concept: Concept, own: Collection[str], locale: str) -> TermRow:
    layers = [term.layer for several in concept.terms.values() for term in several]
    nearest = max(layers, key=_ORDER.index, default=Layer.FEDERAL)
    german = concept.terms.get(SOURCE, ())
    return TermRow(concept, nearest, concept.id in own, german, concept.named(locale, *TermStatus) if locale else ())


def _words(concept: Concept) -> str:
    return "\n".join((concept.id, *_texts(concept))).casefold()


def _texts(concept: Concept) -> Iterator[str]:
    return (term.text for several in concept.terms.values() for term in several)
