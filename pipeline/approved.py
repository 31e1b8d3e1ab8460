"""What the municipality already calls a German text elsewhere, so that a draft can be told where it says otherwise."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence

from pipeline.document import DocumentRef
from pipeline.draft import OriginKind
from pipeline.memory import Unit

Elsewhere = Mapping[str, Sequence[str]]
"""Source text → targets that people approved, the usual one first."""
NOWHERE: Elsewhere = {}


def elsewhere(known: Mapping[str, Collection[Unit]], sources: Iterable[str], *, ref: DocumentRef) -> Elsewhere:
    """For each source that other documents of the municipality have a read target for: those targets.

    What stood on this document before is what the draft replaces, and what nobody read proves nothing.
    """
    found = {source: _targets(known.get(source, ()), ref) for source in dict.fromkeys(sources)}
    return {source: targets for source, targets in found.items() if targets}


def _targets(units: Iterable[Unit], ref: DocumentRef) -> list[str]:
    counted = Counter(unit.target for unit in units if _is_read(unit) and unit.document != str(ref))
    return [target for target, _ in counted.most_common()]


def _is_read(unit: Unit) -> bool:
    return not unit.municipality and (unit.reviewed or unit.origin.kind is OriginKind.HUMAN)
