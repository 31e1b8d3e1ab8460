"""A draft in the making: what is filled already, and what is still open."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from pipeline.approved import Elsewhere
from pipeline.changes import align
from pipeline.document import DocumentRef
from pipeline.draft import ChangeClass, Draft, DraftSegment, Origin, OriginKind
from pipeline.due import head_of, is_settled
from pipeline.facts.protect import protect
from pipeline.fingerprint import same_text
from pipeline.placeholders import plain
from pipeline.ports import ADMITTED, Admission
from pipeline.segment import Extraction, Segment
from pipeline.store_ports import KeptDocument, Work


@dataclass(slots=True)
class Sheet:
    """One document on its way into one locale; `filled` grows, everything else stays."""

    kept: KeptDocument
    locale: str
    extraction: Extraction
    base: Draft | None
    """The draft made last for this document and locale, if any."""
    edited: Mapping[str, DraftSegment] = field(default_factory=dict)
    """For segments that were edited: what they were in the base draft."""
    removed: tuple[str, ...] = ()
    """Source texts of the base draft that are gone."""
    filled: dict[str, DraftSegment] = field(default_factory=dict)
    admission: Admission = ADMITTED
    waits: bool = False
    """Whether an engine has to be asked again for a segment."""
    elsewhere: Elsewhere = field(default_factory=dict)
    """What other documents say for its source texts."""

    @property
    def ref(self) -> DocumentRef:
        """The document."""
        return self.kept.document.ref

    @property
    def is_markup_only(self) -> bool:
        """Whether the text is that of the last draft and only the markup around it changed."""
        return self.base is not None and same_text(self.base.source_hash, self.kept.text_hash)

    def missing(self) -> list[Segment]:
        """The segments that have no target yet, in order."""
        return [segment for segment in self.extraction.segments if segment.key not in self.filled]

    def translated_texts(self) -> set[str]:
        """The source texts of all segments but those that are only copied."""
        copied = {key for key, made in self.filled.items() if made.origin.kind is OriginKind.COPY}
        return {segment.text for segment in self.extraction.segments if segment.key not in copied}

    def fill(self, segment: Segment, target: str, origin: Origin) -> None:
        """Give a segment its target."""
        made = DraftSegment(segment.key, segment.kind, segment.text, target, origin, emphasis=segment.emphasis)
        if old := self.edited.get(segment.key):
            made = replace(made, change=ChangeClass.EDITED, previous_source=old.source, previous_target=old.target)
        self.filled[segment.key] = made

    def annotate(self, segment: Segment, *, notes: tuple[str, ...], score: float | None) -> None:
        """Keep what an engine said about its text beside the text."""
        self.filled[segment.key] = replace(self.filled[segment.key], notes=notes, score=score)

    def neighbours(self) -> Mapping[str, tuple[str, str]]:
        """For each segment key the source texts before and after it, empty at the ends."""
        texts = ["", *(segment.text for segment in self.extraction.segments), ""]
        return {segment.key: (texts[index], texts[index + 2]) for index, segment in enumerate(self.extraction.segments)}


def begin(work: Work, kept: KeptDocument, extraction: Extraction, locale: str, *, covered: bool) -> Sheet | None:
    """Start a draft with what the last one knew; None if its draft is up to date."""
    ref = kept.document.ref
    base = work.drafts.newest(ref, locale)
    if base is not None and is_settled(head_of(base), kept.text_hash, covered=covered):
        return None
    past = work.drafts.past(ref, locale, {segment.text for segment in extraction.segments}) if base else {}
    alignment = align(extraction.segments, base, locale=locale, past=past)
    sheet = Sheet(kept, locale, extraction, base, alignment.edited)
    sheet.removed = tuple(old.source for old in alignment.removed)
    for segment in extraction.segments:
        if segment.key in alignment.carried:
            sheet.filled[segment.key] = replace(alignment.carried[segment.key], emphasis=segment.emphasis)
        elif not needs_translation(segment):
            sheet.fill(segment, segment.text, Origin(OriginKind.COPY))
    return sheet


def needs_translation(segment: Segment) -> bool:
    """Whether letters remain once placeholders and protected facts (e-mails, links, phones) are taken away."""
    return any(character.isalpha() for character in plain(protect(segment.text, first=1).text))
