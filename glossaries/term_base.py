"""A term base: concepts with their German terms and the targets of each."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class TermStatus(StrEnum):
    """What a municipality thinks of a term."""

    PREFERRED = "preferred"
    ADMITTED = "admitted"
    FORBIDDEN = "forbidden"


@dataclass(frozen=True, slots=True)
class Term:
    """One German term of a concept, in its base form, with a target per locale where there is one."""

    concept: str
    source: str
    targets: Mapping[str, str]
    status: TermStatus = TermStatus.PREFERRED
    note: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class TermBase:
    """The terms of one municipality; compared by identity, so that what is derived from it can be kept."""

    terms: tuple[Term, ...] = ()
    _preferred: Mapping[str, Term] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        preferred = {term.concept: term for term in self.terms if term.status is TermStatus.PREFERRED}
        object.__setattr__(self, "_preferred", preferred)

    @property
    def locales(self) -> tuple[str, ...]:
        """The target locales, in the order they first appear."""
        return tuple(dict.fromkeys(locale for term in self.terms for locale in term.targets))

    def target(self, term: Term, locale: str) -> str | None:
        """What the term is called in this locale, else in its language (`fa` for `fa-AF`).

        A synonym without targets of its own takes those of its concept's preferred term.
        """
        targets = term.targets or self._preferred.get(term.concept, term).targets
        return targets.get(locale) or targets.get(locale.partition("-")[0])

    def overlaid_by(self, later: "TermBase") -> "TermBase":
        """Both layers as one: a concept that the later layer has is taken from there alone."""
        theirs = {term.concept for term in later.terms}
        return TermBase((*(term for term in self.terms if term.concept not in theirs), *later.terms))
