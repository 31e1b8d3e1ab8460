"""The term base as plain pairs, for engines that take terms as a list."""

from collections.abc import Iterable, Iterator, Mapping

from glossaries.term_base import SOURCE, Concept, Layer, Term, TermBase, TermStatus

_LAYERS = tuple(Layer)


def preferred_pairs(base: TermBase, locales: Iterable[str]) -> dict[str, dict[str, str]]:
    """For each locale the preferred target of every German name that a text may hold (preferred or admitted).

    A name of two concepts belongs to the one that prefers it, else to the nearer layer, as it does when terms are
    found in a text. What is proposed or forbidden is in no pair.
    """
    owners: dict[str, Concept] = {}
    for concept, term in sorted(_names(base), key=_rank):
        owners.setdefault(term.text, concept)
    return {locale: _pairs(owners, locale) for locale in locales}


def _names(base: TermBase) -> Iterator[tuple[Concept, Term]]:
    for concept in base.concepts:
        for term in concept.named(SOURCE, TermStatus.PREFERRED, TermStatus.ADMITTED):
            yield concept, term


def _rank(name: tuple[Concept, Term]) -> tuple[bool, int]:
    term = name[1]
    return term.status is not TermStatus.PREFERRED, -_LAYERS.index(term.layer)


def _pairs(owners: Mapping[str, Concept], locale: str) -> dict[str, str]:
    called = ((name, concept.preferred(locale)) for name, concept in owners.items())
    return {name: target.text for name, target in called if target}
