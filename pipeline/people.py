"""Who may do what: people, their roles in a municipality, and the rights that a role gives."""

from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """What somebody is in one municipality."""

    ADMINISTRATOR = "administrator"
    COORDINATOR = "coordinator"
    REVIEWER = "reviewer"
    """In the locales of the membership."""
    EDITOR = "editor"
    """Writes the German pages: reads everything and answers questions."""
    OBSERVER = "observer"


class Right(StrEnum):
    """One thing that not everybody may do."""

    READ = "read"
    REMARK = "remark"
    """Comment, ask and answer."""
    REVIEW = "review"
    """Edit, accept, approve, reject and hold."""
    ORGANISE = "organise"
    """Assign, set dates, decide about many drafts at once."""
    TERMS = "terms"
    MEMORY = "memory"
    ADMINISTER = "administer"


R = Right
_READING = frozenset({R.READ, R.REMARK})
_REVIEWING = _READING | {R.REVIEW}
_COORDINATING = _REVIEWING | {R.ORGANISE, R.TERMS, R.MEMORY}
RIGHTS: dict[Role, frozenset[Right]] = {
    Role.ADMINISTRATOR: _COORDINATING | {R.ADMINISTER},
    Role.COORDINATOR: _COORDINATING,
    Role.REVIEWER: _REVIEWING,
    Role.EDITOR: _READING,
    Role.OBSERVER: frozenset({R.READ}),
}


@dataclass(frozen=True, slots=True)
class Person:
    """An account of the web app; `login` is also the actor in the history of drafts."""

    id: int
    login: str
    name: str
    email: str = ""
    language: str = "de"
    is_active: bool = True
    is_administrator: bool = False
    """Of the whole installation: administrator in every municipality."""


@dataclass(frozen=True, slots=True)
class Membership:
    """What a person is in one municipality."""

    municipality: str
    role: Role
    locales: frozenset[str] = frozenset()
    """Where a reviewer may review; empty means everywhere."""

    def may(self, right: Right, locale: str | None = None) -> bool:
        """Whether the role gives the right, for a reviewer also in this locale."""
        if right not in RIGHTS[self.role]:
            return False
        is_bound = self.role is Role.REVIEWER and right is Right.REVIEW and bool(self.locales)
        return not is_bound or locale is None or locale in self.locales
