"""One write of one approved draft to the CMS, and how it ended."""

from dataclasses import dataclass

from pipeline.document import DocumentRef, Field


@dataclass(frozen=True, slots=True)
class PublicationOrder:
    """What to write where, and what the CMS must show for us to dare."""

    ref: DocumentRef
    locale: str
    fields: tuple[Field, ...]
    expected: str | None
    """Token of what we stored there last (from `Published.token`); None if we never wrote this target."""
    machine_translated: bool
    """True unless a person reviewed it: the CMS then shows the label that the AI Act asks for."""


@dataclass(frozen=True, slots=True)
class Published:
    """The CMS shows our text; `token` names what it stored (it cleans HTML), for the next compare-and-set."""

    token: str
    version: str
    links_pending: bool = False
    """Internal links still point to the source locale because their targets are not translated yet."""


@dataclass(frozen=True, slots=True)
class Conflict:
    """Somebody else's text or open editor stands there; nothing was written. `reason` is German."""

    reason: str
    standing: str | None = None
    """Token of the public text that stands there: an order that expects it may overwrite it, if a person says so."""


@dataclass(frozen=True, slots=True)
class NotPublished:
    """The write failed or could not be confirmed; `reason` says what to do, `try_later` whether waiting helps."""

    reason: str
    try_later: bool


PublicationOutcome = Published | Conflict | NotPublished
