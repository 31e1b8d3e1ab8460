"""A term found in a source text, with all that the term base says about its targets."""

from dataclasses import dataclass

from glossaries.target import places, presence, spot
from glossaries.term_base import SOURCE, Concept, TermStatus
from pipeline.engine import TermHit

_ACCEPTED = (TermStatus.PREFERRED, TermStatus.ADMITTED)


@dataclass(frozen=True, slots=True)
class Hit(TermHit):
    """A term hit that can tell whether a target uses the right term."""

    locale: str = ""
    accepted: tuple[str, ...] = ()
    """The preferred target and the admitted ones."""
    forbidden: tuple[str, ...] = ()
    is_binding: bool = True
    """Not for a part of a compound or a verb: those are often translated with other words."""
    bases: tuple[str, ...] = ()
    """What the concept is called in German, in base form."""
    definition: str = ""

    @classmethod
    def of(cls, source: str, concept: Concept, locale: str, *, is_part: bool) -> "Hit | None":
        """The hit, if the concept has a preferred target in this locale."""
        target = concept.preferred(locale)
        if not target:
            return None
        accepted = tuple(term.text for term in concept.named(locale, *_ACCEPTED))
        forbidden = tuple(term.text for term in concept.named(locale, TermStatus.FORBIDDEN))
        is_verb = any(term.part_of_speech == "verb" for term in concept.terms.get(SOURCE, ()))
        bases = tuple(term.text for term in concept.named(SOURCE, *_ACCEPTED))
        is_binding = not (is_part or is_verb)
        return cls(source, concept.id, target.text, locale, accepted, forbidden, is_binding, bases, concept.definition)

    def presence(self, target: str) -> float:
        """How much of an accepted term the target text holds, in any form: 0 to 1."""
        most = 0.0
        for term in self.accepted:
            most = max(most, presence(term, target, self.locale))
            if most >= 1:
                break
        return most

    def places(self, target: str) -> list[tuple[int, int]]:
        """Where the target text says the preferred term or an admitted one, in any form."""
        found = sorted(span for term in self.accepted for span in places(term, target, self.locale))
        return [span for index, span in enumerate(found) if not index or span[0] >= found[index - 1][1]]

    def forbidden_in(self, target: str) -> str | None:
        """A forbidden term that the target text holds, in any form, and not as a part of an accepted one."""
        found = [(term, place) for term in self.forbidden for place in spot(term, target, self.locale)]
        if not found:
            return None
        allowed = [place for term in self.accepted for place in spot(term, target, self.locale)]
        for term, (start, end) in found:
            if not any(left <= start and end <= right for left, right in allowed):
                return term
        return None
