"""What a CMS tells us by a webhook: these documents changed."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from pipeline.document import DocumentRef


class DeliveryState(StrEnum):
    """What became of a delivery."""

    WAITING = "waiting"
    DONE = "done"
    IGNORED = "ignored"
    """It named nothing that we know; the note says so."""
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Delivery:
    """One message of one source, kept until it expires."""

    id: int
    source: str
    message: str
    refs: tuple[DocumentRef, ...]
    state: DeliveryState
    note: str
    received: datetime
    settled: datetime | None = None
    run: int | None = None
