"""Ask the memory first: fill what was approved before for exactly this sentence."""

from collections.abc import Sequence

from pipeline.draft import Origin, OriginKind
from pipeline.memory import best_match
from pipeline.sheet import Sheet
from pipeline.store_ports import Work


def recall(work: Work, sheets: Sequence[Sheet], locale: str) -> None:
    """Fill every missing segment whose text the memory knows, the unit with the same neighbours first."""
    wanted = {segment.text for sheet in sheets for segment in sheet.missing()}
    known = work.memory.units(wanted, locale=locale) if wanted else {}
    for sheet in sheets:
        neighbours = sheet.neighbours()
        for segment in sheet.missing():
            previous, following = neighbours[segment.key]
            match = best_match(known.get(segment.text, []), previous=previous, following=following)
            if match is not None:
                sheet.fill(segment, match.unit.target, Origin(OriginKind.MEMORY, match.level))
