"""What an engine is asked and what it answers."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class TermHit:
    """A term of the term base found in a source text, with the target the municipality prefers."""

    source: str
    """The term as it stands in the text (inflected)."""
    concept: str
    target: str


@dataclass(frozen=True, slots=True)
class EngineRequest:
    """One segment for an engine; `text` has placeholders, and protected facts are standalone placeholders too."""

    text: str
    terms: tuple[TermHit, ...] = ()
    context: str = ""
    """Neighbouring source sentences; never translated, never billed."""
    contents: tuple[tuple[int, str], ...] = ()
    """For standalone placeholders: number and what a reader sees there, so that word order can follow it."""


@dataclass(frozen=True, slots=True)
class Translated:
    """An engine's answer for one segment, placeholders in place as the engine left them."""

    text: str
    billed_characters: int = 0
    score: float | None = None
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Untranslated:
    """One segment that the engine could not translate, and why (German, for the reviewer)."""

    reason: str
    is_final: bool = False
    """The engine had its chance with this sentence: asked again it would say the same."""


Answer = Translated | Untranslated
