"""A term of the term base must come back as the target that the municipality prefers."""

from collections.abc import Iterator
from typing import Protocol, runtime_checkable

from pipeline.finding import Finding, Severity
from quality.pair import Pair
from quality.wording import visible

NAME = "terms"
_MISSING = "„{term}“ soll „{target}“ heißen; das steht so nicht in der Übersetzung."
_STAYS = "„{term}“ bleibt deutsch; in der Übersetzung steht es nicht."


@runtime_checkable
class Ruled(Protocol):
    """A term hit that knows how its target is inflected, and what it must not be called."""

    source: str
    target: str
    is_binding: bool

    def presence(self, target: str) -> float:
        """How much of an accepted term the target holds, 0 to 1."""

    def forbidden_in(self, target: str) -> str | None:
        """A forbidden term that the target holds."""


def check(pair: Pair) -> Iterator[Finding]:
    """Warns when a term is missing or a forbidden one is there, informs when only a part of it is.

    A part of a compound (`Renten` in `Rentenalter`) or a verb is often translated with other words: it may be missing.
    """
    target = visible(pair.target)
    for hit in pair.terms:
        if isinstance(hit, Ruled):
            yield from _findings(hit, target)


def _findings(hit: Ruled, target: str) -> Iterator[Finding]:
    values = {"term": hit.source, "target": hit.target}
    forbidden = hit.forbidden_in(target)
    if forbidden:
        message = "„{forbidden}“ soll nicht verwendet werden; „{term}“ soll „{target}“ heißen."
        yield Finding(NAME, Severity.WARNING, message, {**values, "forbidden": forbidden})
        return
    present = hit.presence(target)
    if present < 1 and hit.is_binding:
        severity = Severity.INFO if present > 0 else Severity.WARNING
        message = _STAYS if hit.source == hit.target else _MISSING
        yield Finding(NAME, severity, message, values)
