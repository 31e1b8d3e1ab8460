"""A term base: concepts, each with what it is called in every locale, in layers of which the later wins."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from itertools import chain

SOURCE = "de"
"""The locale that terms are found in."""


class TermStatus(StrEnum):
    """What we think of a term; a proposed one is uncertain and never enforced."""

    PREFERRED = "preferred"
    ADMITTED = "admitted"
    FORBIDDEN = "forbidden"
    PROPOSED = "proposed"


class Layer(StrEnum):
    """Whose word it is, from the most general to the nearest."""

    FEDERAL = "federal"
    LAND = "land"
    MUNICIPALITY = "municipality"


@dataclass(frozen=True, slots=True)
class Term:
    """One name of a concept in one locale, in its base form."""

    text: str
    status: TermStatus = TermStatus.PREFERRED
    layer: Layer = Layer.MUNICIPALITY
    part_of_speech: str = ""
    gender: str = ""
    """m, f, n or pl."""
    note: str = ""
    source: str = ""
    """Where we have it from: a law, a list, a person."""
    valid_from: date | None = None
    valid_until: date | None = None

    def is_valid(self, day: date) -> bool:
        """Whether the term is in use on this day."""
        return (self.valid_from or day) <= day <= (self.valid_until or day)


@dataclass(frozen=True, slots=True)
class Concept:
    """One thing or idea, with its terms by locale; in each locale the preferred term comes first."""

    id: str
    terms: Mapping[str, tuple[Term, ...]]
    domain: str = ""
    definition: str = ""
    note: str = ""

    def named(self, locale: str, *statuses: TermStatus) -> tuple[Term, ...]:
        """Its terms of these statuses in this locale, else in its language (`fa` for `fa-AF`)."""
        terms = self.terms.get(locale) or self.terms.get(locale.partition("-")[0], ())
        return tuple(term for term in terms if term.status in statuses)

    def preferred(self, locale: str) -> Term | None:
        """What it should be called, if that is settled."""
        return next(iter(self.named(locale, TermStatus.PREFERRED)), None)

    def overlaid_by(self, later: "Concept") -> "Concept":
        """The same concept with what the later layer says about it."""
        locales = dict.fromkeys((*self.terms, *later.terms))
        return Concept(
            self.id,
            {name: _overlaid(self.terms.get(name, ()), later.terms.get(name, ()), name) for name in locales},
            later.domain or self.domain,
            later.definition or self.definition,
            later.note or self.note,
        )


@dataclass(frozen=True, slots=True, eq=False)
class TermBase:
    """The concepts of one municipality; compared by identity, so that what is derived from it can be kept."""

    concepts: tuple[Concept, ...] = ()
    by_id: Mapping[str, Concept] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "by_id", {concept.id: concept for concept in self.concepts})

    @property
    def locales(self) -> tuple[str, ...]:
        """The target locales, in the order they first appear."""
        names = chain.from_iterable(concept.terms for concept in self.concepts)
        return tuple(name for name in dict.fromkeys(names) if name != SOURCE)

    def overlaid_by(self, later: "TermBase") -> "TermBase":
        """Both layers as one: in a target locale the later layer wins, German names add up."""
        both = {
            concept.id: concept.overlaid_by(later.by_id[concept.id]) if concept.id in later.by_id else concept
            for concept in self.concepts
        }
        new = {concept.id: concept for concept in later.concepts if concept.id not in both}
        return TermBase(tuple((both | new).values()))

    def on(self, day: date) -> "TermBase":
        """The term base with only what is in use on this day."""
        return TermBase(tuple(replace(concept, terms=_valid(concept.terms, day)) for concept in self.concepts))


def _valid(terms: Mapping[str, tuple[Term, ...]], day: date) -> dict[str, tuple[Term, ...]]:
    return {locale: tuple(term for term in several if term.is_valid(day)) for locale, several in terms.items()}


def _overlaid(earlier: tuple[Term, ...], later: tuple[Term, ...], locale: str) -> tuple[Term, ...]:
    """The later terms; of the earlier ones the forbidden stay, and in German all, because texts hold them."""
    if not later:
        return earlier
    said = {term.text for term in later}
    rest = [term for term in earlier if term.text not in said]
    if locale != SOURCE:
        return (*later, *(term for term in rest if term.status is TermStatus.FORBIDDEN))
    return (*later, *_second_to(later, rest))


def _second_to(later: tuple[Term, ...], rest: Iterable[Term]) -> Iterable[Term]:
    settled = any(term.status is TermStatus.PREFERRED for term in later)
    for term in rest:
        demoted = settled and term.status is TermStatus.PREFERRED
        yield replace(term, status=TermStatus.ADMITTED) if demoted else term
