"""Everything that can go wrong, by what to do next.

SprachlotseError
├── TryLater             the other side is busy or down; the next run tries again
│   ├── CmsUnavailable
│   ├── EngineUnavailable
│   └── AlreadyRunning   another run of the municipality goes on
├── NeedsOperator        somebody has to change a setting, a right or a budget
│   ├── SettingsError
│   ├── CmsRefusedAccess
│   ├── EngineRefused    wrong key, quota used up
│   ├── IllegalMove
│   ├── NotReady             a person wants to release what is not finished
│   ├── Overtaken            somebody else changed the segment first
│   └── MovedOn              the German page changed, and so did this segment
└── SkipDocument         this document cannot be handled; the run goes on with the others
    ├── CmsAnswerNotUnderstood
    ├── ContentNotHandled
    ├── NotReviewed          nobody read the draft, and nothing unread is published here
    └── WriteNotConfirmed

A message is German, says what happened, to which document or setting, and what to do. It never holds the text of a page
or a secret.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pipeline.draft import DraftSegment
    from pipeline.lifecycle import DraftState


class SprachlotseError(Exception):
    """The root; only the outermost boundary catches it.

    With values, the message is a template for `str.format`, so that the boundary can say it in another language.
    """

    def __init__(self, message: str = "", **values: object) -> None:
        super().__init__(message.format(**values) if values else message)
        self.message = message
        self.values = values


class TryLater(SprachlotseError):
    """The other side is busy or down; nothing is lost, the next run tries again."""


class CmsUnavailable(TryLater):
    """The CMS did not answer, or answered with a server error."""


class EngineUnavailable(TryLater):
    """The engine did not answer, or answered with a server error."""

    def __init__(self, message: str, *, may_be_billed: bool = False) -> None:
        super().__init__(message)
        self.may_be_billed = may_be_billed
        """Whether the engine may have done the work before it failed."""


class AlreadyRunning(TryLater):
    """Another run of the municipality goes on, perhaps on another machine; it does what this one would."""


class NeedsOperator(SprachlotseError):
    """Somebody has to change a setting, a right or a budget first."""


class SettingsError(NeedsOperator):
    """A setting is missing or wrong; the message names it and gives an example."""


class CmsRefusedAccess(NeedsOperator):
    """The CMS does not accept our account or its rights."""


class EngineRefused(NeedsOperator):
    """The engine does not accept our key, or the quota is used up."""


class IllegalMove(NeedsOperator):
    """A draft was asked to move where its life does not lead."""

    def __init__(self, before: "DraftState", after: "DraftState | None" = None) -> None:
        if after is None:
            super().__init__(
                "Ein Entwurf im Zustand „{before}“ kann nicht mehr bearbeitet werden.", before=before.german
            )
        else:
            moved = "Ein Entwurf im Zustand „{before}“ kann nicht nach „{after}“ wechseln."
            super().__init__(moved, before=before.german, after=after.german)


class NotReady(NeedsOperator):
    """A decision that cannot be taken yet; the message says what is missing."""


class Overtaken(NeedsOperator):
    """Somebody else changed the segment first; the second writer sees both texts."""

    def __init__(self, message: str, segment: "DraftSegment", **values: object) -> None:
        super().__init__(message, **values)
        self.segment = segment
        """As it stands now."""


class MovedOn(NeedsOperator):
    """A newer draft has replaced this one, and does not say the same in this segment."""

    def __init__(self, message: str, successor: int | None, **values: object) -> None:
        super().__init__(message, **values)
        self.successor = successor
        """The draft to go on with; None if the page is gone."""


class SkipDocument(SprachlotseError):
    """This document cannot be handled now; the run goes on with the others."""


class CmsAnswerNotUnderstood(SkipDocument):
    """The CMS answered, but not in a form that we know."""


class ContentNotHandled(SkipDocument):
    """The content of a document cannot be taken apart or put together safely."""


class NotReviewed(SkipDocument):
    """Nobody read a text of a machine, and the municipality publishes nothing unread."""


class WriteNotConfirmed(SkipDocument):
    """The CMS accepted a write, but what it stores now is not what we sent."""
