"""The life of a draft: its states and the moves between them. Everything else is refused."""

from enum import StrEnum

from pipeline.errors import IllegalMove


class DraftState(StrEnum):
    """Where a draft stands between the engine and the CMS."""

    QUEUED = "queued"
    IN_REVIEW = "in_review"
    APPROVED = "approved"
    PUBLISHING = "publishing"
    PUBLISHED = "published"
    REJECTED = "rejected"
    SUPERSEDED = "superseded"
    CONFLICT = "conflict"
    HELD = "held"
    FAILED = "failed"

    @property
    def german(self) -> str:
        """What people call it."""
        return _GERMAN[self]


S = DraftState

_GERMAN = {
    S.QUEUED: "wartet",
    S.IN_REVIEW: "in Prüfung",
    S.APPROVED: "freigegeben",
    S.PUBLISHING: "wird veröffentlicht",
    S.PUBLISHED: "veröffentlicht",
    S.REJECTED: "abgelehnt",
    S.SUPERSEDED: "ersetzt",
    S.CONFLICT: "Konflikt",
    S.HELD: "angehalten",
    S.FAILED: "fehlgeschlagen",
}

MOVES: dict[DraftState, frozenset[DraftState]] = {
    S.QUEUED: frozenset({S.IN_REVIEW, S.APPROVED, S.REJECTED, S.SUPERSEDED, S.HELD}),
    S.IN_REVIEW: frozenset({S.QUEUED, S.APPROVED, S.REJECTED, S.SUPERSEDED, S.HELD}),
    S.APPROVED: frozenset({S.PUBLISHING, S.QUEUED, S.IN_REVIEW, S.REJECTED, S.SUPERSEDED, S.HELD}),
    S.PUBLISHING: frozenset({S.PUBLISHED, S.CONFLICT, S.FAILED, S.APPROVED, S.SUPERSEDED}),
    S.PUBLISHED: frozenset(),
    S.REJECTED: frozenset({S.QUEUED, S.IN_REVIEW, S.HELD, S.SUPERSEDED}),
    S.SUPERSEDED: frozenset(),
    S.CONFLICT: frozenset({S.APPROVED, S.IN_REVIEW, S.REJECTED, S.SUPERSEDED}),
    S.HELD: frozenset({S.QUEUED, S.IN_REVIEW, S.REJECTED, S.SUPERSEDED}),
    S.FAILED: frozenset({S.APPROVED, S.REJECTED, S.SUPERSEDED}),
}

OPEN_STATES = frozenset({S.QUEUED, S.IN_REVIEW, S.APPROVED, S.PUBLISHING, S.CONFLICT, S.HELD, S.FAILED})
"""A document has at most one draft a locale in one of these states (the store enforces it)."""

EDITABLE_STATES = frozenset({S.QUEUED, S.IN_REVIEW, S.CONFLICT, S.HELD})
"""In which people type and decide about single segments."""


def ensure_legal(before: DraftState, after: DraftState) -> None:
    """Raise IllegalMove unless a draft may go from `before` to `after`."""
    if after not in MOVES[before]:
        raise IllegalMove(before, after)
