"""What can go wrong with a request, and what the customer has then been billed."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Refused:
    """The status, without doing or billing anything."""

    status: int
    retry_after_s: int | None = None


@dataclass(frozen=True, slots=True)
class Failed:
    """A server error after the work was done; whether it is billed nobody tells."""

    status: int = 500
    billed: bool = True


@dataclass(frozen=True, slots=True)
class Slow:
    """Translated and billed, but answered late."""

    seconds: float


@dataclass(frozen=True, slots=True)
class Reset:
    """The connection breaks before the answer; what was done by then may be billed."""

    billed: bool = True


@dataclass(frozen=True, slots=True)
class Truncated:
    """Translated and billed, but half of the answer is missing."""


@dataclass(frozen=True, slots=True)
class Garbled:
    """Translated and billed, but something else is sent as the answer."""

    body: str


Fault = Refused | Failed | Slow | Reset | Truncated | Garbled


def is_billed(fault: Fault | None) -> bool:
    """Whether a request that meets this fault costs something."""
    return not isinstance(fault, Refused) and getattr(fault, "billed", True)
