"""What people say to each other about a page: comments to a segment and questions to the German editor."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class RemarkKind(StrEnum):
    """Who a remark is for."""

    COMMENT = "comment"
    """For the other reviewers of this locale."""
    QUESTION = "question"
    """For the editor of the German page; shown in every locale."""


@dataclass(frozen=True, slots=True)
class Remark:
    """One remark; an answer names the remark that it answers."""

    id: int
    kind: RemarkKind
    locale: str
    key: str
    """Of the segment; empty when it is about the whole page."""
    text: str
    author: str
    at: datetime
    answers: int | None = None
    settled: datetime | None = None
