"""Ask the memory first: fill what was approved before for exactly this sentence, or for it with other facts.

What it answers also tells the checks what other documents say for the sentences that are filled already.
"""

from collections.abc import Sequence
from datetime import datetime

from pipeline.approved import elsewhere
from pipeline.draft import Origin, OriginKind
from pipeline.memory import exact_match, generalised, generalised_match
from pipeline.repair import structural_faults
from pipeline.segment import Segment
from pipeline.sheet import Sheet
from pipeline.store_ports import Work


def recall(work: Work, sheets: Sequence[Sheet], locale: str, *, now: datetime) -> None:
    """Fill every missing segment for which the memory has a good match, the same neighbours first."""
    _recall_exact(work, sheets, locale, now=now)
    _recall_generalised(work, sheets, locale, now=now)


def _recall_exact(work: Work, sheets: Sequence[Sheet], locale: str, *, now: datetime) -> None:
    wanted = {text for sheet in sheets for text in sheet.translated_texts()}
    known = work.memory.units(wanted, locale=locale) if wanted else {}
    for sheet in sheets:
        sheet.elsewhere = elsewhere(known, sheet.translated_texts(), ref=sheet.ref)
        neighbours = sheet.neighbours()
        for segment in sheet.missing():
            previous, following = neighbours[segment.key]
            match = exact_match(known.get(segment.text, []), previous=previous, following=following, now=now)
            if match is not None and match.is_good and _fits(segment, match.target):
                sheet.fill(segment, match.target, _origin(match.level, match.score))


def _recall_generalised(work: Work, sheets: Sequence[Sheet], locale: str, *, now: datetime) -> None:
    """Only for texts with facts in them: without, the generalised text is the text itself."""
    wanted = [
        (sheet, segment, key) for sheet in sheets for segment in sheet.missing() if (key := _general_key(segment))
    ]
    known = work.memory.generalised({key for _, _, key in wanted}, locale=locale) if wanted else {}
    for sheet, segment, key in wanted:
        match = generalised_match(known.get(key, []), segment.text, now=now)
        if match is not None and match.is_good and _fits(segment, match.target):
            sheet.fill(segment, match.target, _origin(match.level, match.score))


def _fits(segment: Segment, target: str) -> bool:
    """Whether the target has the segment's tags: where it was approved, bold words may have stood for this link."""
    return not structural_faults(segment.text, target, droppable=segment.emphasis)


def _general_key(segment: Segment) -> str:
    key = generalised(segment.text)
    return key if key != segment.text else ""


def _origin(level: str, score: int) -> Origin:
    return Origin(OriginKind.MEMORY, f"{level} {score}")
