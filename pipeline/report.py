"""What a run did and what it left undone: values that add up."""

from dataclasses import asdict, dataclass, fields

from pipeline.document import DocumentRef
from pipeline.errors import SprachlotseError, TryLater


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that was left undone; the run went on without it."""

    step: str
    message: str
    document: str = ""
    locale: str = ""
    try_later: bool = False
    """Whether the next run may succeed without anybody doing something."""

    @classmethod
    def of(cls, error: SprachlotseError, *, step: str, ref: DocumentRef | None = None, locale: str = "") -> "Problem":
        """The problem that an error stands for."""
        return cls(step, str(error), str(ref) if ref else "", locale, isinstance(error, TryLater))


@dataclass(frozen=True, slots=True)
class Report:
    """Counts of a run; `+` joins the reports of its parts."""

    documents: int = 0
    """Documents that the CMS shows."""
    fetched: int = 0
    """Documents whose stamp was new, so that their text was read."""
    changed: int = 0
    """Documents whose text was new or different."""
    gone: int = 0
    segments: int = 0
    """Segments of the drafts that were made, over all locales."""
    reused: int = 0
    """Of these: taken over from the last draft, or known to the memory, or with nothing to translate."""
    translated: int = 0
    """Of these: made by an engine, now or in a run that was cut off."""
    engine_calls: int = 0
    """Segments that were sent to an engine in this run."""
    billed_characters: int = 0
    uncertain_characters: int = 0
    """Characters of requests without an answer, which may be billed all the same."""
    whole_characters: int = 0
    """What retranslating the whole documents of the drafts would have sent."""
    drafts_queued: int = 0
    drafts_held: int = 0
    findings: int = 0
    published: int = 0
    conflicts: int = 0
    superseded: int = 0
    problems: tuple[Problem, ...] = ()

    def __add__(self, other: "Report") -> "Report":
        return Report(**{f.name: getattr(self, f.name) + getattr(other, f.name) for f in fields(self)})

    def as_dict(self) -> dict[str, object]:
        """For JSON: the counts, and the problems as a list of objects."""
        return asdict(self)
