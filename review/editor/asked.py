"""What a browser asks of the editor: how it looks at a draft, what it decides, what it says."""

from pydantic import BaseModel, Field

from pipeline.remarks import RemarkKind

LONGEST_TEXT = 20_000


class Look(BaseModel):
    """How somebody looks at a draft."""

    order: str = "page"
    """`page` or `changed`."""
    segment: str = ""
    """The segment whose form is open, for those without a script."""
    came_from: str = Field(default="", alias="from", max_length=2000)
    """The query of the queue that they came from."""


class AskedSegment(BaseModel):
    """A decision about one segment."""

    key: str
    action: str
    """`accept`, `skip`, `withdraw` or `edit`."""
    text: str = Field(default="", max_length=LONGEST_TEXT)
    version: int | None = None
    """Of the segment as they saw it."""
    order: str = "page"


class AskedDraft(BaseModel):
    """A decision about the whole draft."""

    action: str
    """`approve`, `reject`, `hold` or `reopen`."""
    reason: str = Field(default="", max_length=2000)
    text_version: int | None = None
    """Of the draft as they saw it."""


class AskedRemark(BaseModel):
    """Something to say about a segment, or about the page where `key` is empty."""

    kind: RemarkKind
    text: str = Field(min_length=1, max_length=4000)
    key: str = ""
    answers: int | None = None
