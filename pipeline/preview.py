"""A page as its readers will see it, with every segment marked, so that a reviewer finds it in the page and back."""

import re
from collections.abc import Iterator, Mapping

from pipeline.document import FieldFormat
from pipeline.merge import merge
from pipeline.repair import structural_faults
from pipeline.safe_html import html_text, safe_html
from pipeline.segment import Extraction, Place, Segment

_START, _KEY_END, _END = "\ufdd0", "\ufdd1", "\ufdd2"
"""Characters that Unicode promises never to use for text."""
_MARKED = re.compile(f"{_START}(\\d+){_KEY_END}|{_END}")
_MARKS = re.compile(f"[{_START}{_KEY_END}{_END}]")


def preview(extraction: Extraction, targets: Mapping[str, str]) -> str:
    """Harmless HTML of the whole page; each segment stands in an element with its key in `data-segment`.

    A segment without a target, or whose target would break the markup, shows its source.
    """
    numbers = {segment.key: number for number, segment in enumerate(extraction.segments)}
    marked = {segment.key: _marked(segment, targets, numbers[segment.key]) for segment in extraction.segments}
    keys = [segment.key for segment in extraction.segments]
    return "".join(_shown(field.name, field.format, field.value, keys) for field in merge(extraction, marked))


def _marked(segment: Segment, targets: Mapping[str, str], number: int) -> str:
    target = _MARKS.sub("", targets.get(segment.key) or segment.text)
    if structural_faults(segment.text, target, droppable=segment.emphasis):
        target = segment.text
    if segment.place not in (Place.CONTENT, Place.PLAIN):
        return target
    return f"{_START}{number}{_KEY_END}{target}{_END}"


def _shown(name: str, form: FieldFormat, value: str, keys: list[str]) -> str:
    if form is FieldFormat.HTML:
        return safe_html("".join(_spans(value, keys)))
    tag = "h1" if name == "title" else "p"
    return f"<{tag}>{safe_html(''.join(_spans(html_text(value), keys)))}</{tag}>" if value.strip() else ""


def _spans(value: str, keys: list[str]) -> Iterator[str]:
    position = 0
    for match in _MARKED.finditer(value):
        yield value[position : match.start()]
        yield f'<span data-segment="{keys[int(match[1])]}">' if match[1] else "</span>"
        position = match.end()
    yield value[position:]
