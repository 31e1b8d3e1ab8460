"""One document in one locale: the unit of work of a run."""

from dataclasses import dataclass

from pipeline.document import DocumentRef


@dataclass(frozen=True, slots=True)
class Target:
    """One document in one locale."""

    ref: DocumentRef
    locale: str
