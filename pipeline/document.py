"""What a CMS gives us: documents with their fields."""

from dataclasses import dataclass
from enum import StrEnum

SOURCE_LOCALE = "de"


class ContentType(StrEnum):
    """The kinds of CMS content that we translate."""

    PAGE = "page"
    EVENT = "event"
    LOCATION = "location"


class FieldFormat(StrEnum):
    """How the value of a field is to be read."""

    TEXT = "text"
    HTML = "html"


@dataclass(frozen=True, slots=True, order=True)
class DocumentRef:
    """Names one document of one municipality; `key` is the CMS's own id, as a string."""

    municipality: str
    content_type: ContentType
    key: str

    def __str__(self) -> str:
        return f"{self.content_type}/{self.key}"


@dataclass(frozen=True, slots=True)
class Field:
    """One translatable field: `title`, `body`, `description` …"""

    name: str
    format: FieldFormat
    value: str


@dataclass(frozen=True, slots=True)
class Document:
    """One piece of content in the source locale, as the CMS stores it (never as it renders it)."""

    ref: DocumentRef
    fields: tuple[Field, ...]
    path: str = ""
    """Where it stands in the CMS, for people: `/musterstadt/de/behörden/jobcenter/`."""
    parent: str | None = None
    """Key of the parent document; a child is published after its parent."""
    markup: str = ""
    """Digest of what the connector counts as content beside the text: tags, styles, link targets that the CMS does not
    rewrite by itself."""
    copied_fields: frozenset[str] = frozenset()
    """Fields that must not be translated but copied (a proper name as the title)."""

    @property
    def title(self) -> str:
        """The value of the field `title`, for messages and lists."""
        return next((field.value for field in self.fields if field.name == "title"), "")


@dataclass(frozen=True, slots=True)
class Stamp:
    """A cheap sign that a document may have changed; equal stamps mean: do not even fetch it."""

    ref: DocumentRef
    token: str
