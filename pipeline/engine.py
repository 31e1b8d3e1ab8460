"""What an engine is asked and what it answers."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from pipeline.document import DocumentRef


@dataclass(frozen=True, slots=True)
class TermHit:
    """A term of the term base found in a source text, with the target the municipality prefers."""

    source: str
    """The term as it stands in the text (inflected)."""
    concept: str
    target: str


@dataclass(frozen=True, slots=True)
class Earlier:
    """What an edited segment said before, and how that was translated."""

    source: str
    target: str


@dataclass(frozen=True, slots=True)
class EngineRequest:
    """One segment for an engine; `text` has placeholders, and protected facts are standalone placeholders too."""

    text: str
    locale: str
    terms: tuple[TermHit, ...] = ()
    pivot_terms: tuple[TermHit, ...] = ()
    """The same terms in English, for an engine whose way leads through English."""
    context: str = ""
    """Neighbouring source sentences; never translated, never billed."""
    contents: tuple[tuple[int, str], ...] = ()
    """For standalone placeholders: number and what a reader sees there, so that word order can follow it."""
    emphasis: frozenset[int] = frozenset()
    """Paired placeholders that only stress their words (bold, italic); a link is none of them."""
    earlier: Earlier | None = None
    """For an edited segment: an engine that can keeps the wording of what did not change."""
    document: DocumentRef | None = None
    """Whose text it is, for the ledger."""


@dataclass(frozen=True, slots=True)
class Parcel:
    """Requests that an engine handles in one go, with what each is going to cost."""

    requests: tuple[EngineRequest, ...]
    costs: tuple[int, ...]
    """Characters that will be billed, request by request; 0 where the engine costs nothing."""
    at_most: int = 1
    """How many times its costs the parcel may be billed, where an engine has to ask again: so much is reserved."""

    @property
    def characters(self) -> int:
        """What the whole parcel is going to be billed."""
        return sum(self.costs)


@dataclass(frozen=True, slots=True)
class Translated:
    """An engine's answer for one segment, placeholders in place as the engine left them."""

    text: str
    billed_characters: int = 0
    uncertain_characters: int = 0
    """What may have been billed beside that, because a request stayed without an answer."""
    score: float | None = None
    """How sure the engine is, 0–1, where it says so."""
    notes: tuple[str, ...] = ()
    """What the reviewer should know about how it came to be (German)."""


@dataclass(frozen=True, slots=True)
class Untranslated:
    """One segment that the engine could not translate, and why (German, for the reviewer)."""

    reason: str
    is_final: bool = False
    """The engine had its chance with this sentence: asked again it would say the same."""
    billed_characters: int = 0
    """What it cost all the same."""
    uncertain_characters: int = 0
    """What it may have cost, because a request stayed without an answer."""


Answer = Translated | Untranslated
Answers = Sequence[Answer]


class Handling(StrEnum):
    """Who takes care of something in a locale."""

    ENGINE = "engine"
    OURS = "ours"
    """We do: before the text is sent and after it came back."""
    NOBODY = "nobody"


class Proof(StrEnum):
    """What we have seen of an engine in a locale."""

    REAL = "real"
    """Translated by the real thing in our tests."""
    IMITATED = "imitated"
    """Tested against a server of our own that keeps the documented protocol."""
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Coverage:
    """What an engine can do in one locale."""

    tags: Handling
    terms: Handling
    has_formality: bool = False
    """Whether it can be told to be polite."""
    pivot: str = ""
    """The locale that its way leads through, if any."""
    proof: Proof = Proof.NONE
