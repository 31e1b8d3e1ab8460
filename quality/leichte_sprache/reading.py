"""Makes the page that detectors look at, of HTML or of plain text."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from pipeline.document import ContentType, Document, DocumentRef, Field, FieldFormat
from pipeline.extract import extract
from pipeline.markup import Shape, lexemes
from pipeline.placeholders import Mark, tokens
from pipeline.segment import Extraction, Segment, SegmentKind
from pipeline.sentences import spans
from quality.leichte_sprache.german.wordset import wordset
from quality.leichte_sprache.layout import layout_of
from quality.leichte_sprache.page import Page, Sentence

_INLINE = wordset(
    """
    a abbr b bdi bdo big cite code del em font i ins kbd mark q s small span strong sub sup u img wbr
    """
)
_BULLET = re.compile(r"[-–•*·▪]\s+")
_TITLE_WORDS = 8


def page_of_html(html: str) -> Page:
    """The body of an HTML page."""
    return Page(tuple(_sentences(_extraction(html, FieldFormat.HTML))), layout_of(html), is_html=True)


def page_of_text(text: str) -> Page:
    """Plain text: an empty line parts paragraphs; a short line without a mark is a heading, with a bullet an item."""
    found = list(_sentences(_extraction(text, FieldFormat.TEXT)))
    return Page(tuple(_with_kind(found, index) for index in range(len(found))))


def page_of_segments(segments: Iterable[Segment]) -> Page:
    """Segments without the page around them, each on a line and in a paragraph of its own."""
    read = enumerate(segment for segment in segments if segment.kind is not SegmentKind.ATTRIBUTE)
    return Page(tuple(sentence for number, segment in read for sentence in _in_segment(segment, number, number)))


def _extraction(value: str, form: FieldFormat) -> Extraction:
    nowhere = DocumentRef("", ContentType.PAGE, "")
    return extract(Document(nowhere, (Field("body", form, value),)))


def _sentences(extraction: Extraction) -> Iterator[Sentence]:
    paragraph = line = 0
    for skeleton in extraction.skeletons:
        segments = {segment.key: segment for segment in extraction.segments}
        for piece, key in zip(skeleton.pieces, skeleton.slots, strict=False):
            parts_blocks, parts_lines = _parts(piece, is_html=skeleton.format is FieldFormat.HTML)
            paragraph += parts_blocks
            line += parts_lines
            if segments[key].kind is not SegmentKind.ATTRIBUTE:
                for sentence in _in_segment(segments[key], paragraph, line):
                    line = sentence.line
                    yield sentence


def _parts(piece: str, *, is_html: bool) -> tuple[bool, bool]:
    """Whether what stands between two segments begins a new paragraph, and a new line."""
    if not is_html:
        return piece.count("\n") > 1, "\n" in piece
    names = [lexeme.name for lexeme in lexemes(piece) if lexeme.shape is not Shape.TEXT]
    block = any(name and name not in _INLINE and name != "br" for name in names)
    return block, block or "br" in names


def _in_segment(segment: Segment, paragraph: int, line: int) -> Iterator[Sentence]:
    text = readable(segment)
    for start, end in spans(text):
        line_here = line + text.count("\n", 0, start)
        yield Sentence(segment.key, start, text[start:end], segment.kind, paragraph, line_here)


def readable(segment: Segment) -> str:
    """The text of a segment as it is read; a line break is a line feed. Places of findings count in it."""
    tags = {tag.number: tag for tag in segment.tags}
    shown = []
    for token in tokens(segment.text):
        if token.mark is Mark.TEXT:
            shown.append(token.text)
        elif token.mark is Mark.ALONE and token.number in tags:
            tag = tags[token.number]
            shown.append("\n" if tag.opening.lower().startswith("<br") else tag.content)
    return "".join(shown)


def _with_kind(sentences: list[Sentence], index: int) -> Sentence:
    """The sentence of a plain text with what its line says about its kind."""
    sentence = sentences[index]
    if bullet := _BULLET.match(sentence.text):
        moved = replace(sentence, start=sentence.start + bullet.end(), text=sentence.text[bullet.end() :])
        return replace(moved, kind=SegmentKind.ITEM)
    before = sentences[index - 1] if index else None
    behind = sentences[index + 1] if index + 1 < len(sentences) else None
    is_alone = (before is None or before.line != sentence.line) and (behind is None or behind.line != sentence.line)
    if sentence.has_end or not is_alone or len(sentence.words) > _TITLE_WORDS:
        return sentence
    opens = before is None or before.paragraph != sentence.paragraph
    return replace(sentence, kind=SegmentKind.HEADING if opens and behind is not None else SegmentKind.ITEM)
