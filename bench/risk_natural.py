"""Errors that nobody planted: addresses that an engine broke on published English pages, CC-BY Integreat data.

A segment counts as wrong when an e-mail or web address of the German is in the English only once blanks are taken out.
This is a rule of its own and not the check. What else is wrong on these pages is not known, so this kind is measured
apart: how early in the queue of all these segments its errors come. Nothing is learned from them.
"""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from risk_queue import Line, looked_at

from pipeline.draft import DraftSegment, Origin, OriginKind
from pipeline.extract import extract_html
from pipeline.segment import SegmentKind

KIND = "address_broken"

_ADDRESS = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+|(?:https?://|www\.)[\w./?=&%#-]+\w")
_TAG = re.compile(r"</?\d+/?>")


def natural(folder: Path) -> list[Line]:
    """The segments of pages with the same structure in German and English, as an engine's drafts, in page order."""
    english = {str(page["id"]): page for page in _pages(folder / "en.json")}
    made = []
    for page in _pages(folder / "de.json"):
        other = english.get(str((page["available_languages"].get("en") or {}).get("id")))
        for source, target in _aligned(page["content"], other["content"]) if other else ():
            origin = Origin(OriginKind.ENGINE, "deepl")
            segment = DraftSegment(f"body:{len(made)}", SegmentKind.SENTENCE, source, target, origin)
            error = KIND if is_broken(source, target) else ""
            made.append(looked_at(segment, "en", error=error, page=page["path"]))
    return made


def is_broken(source: str, target: str) -> bool:
    """Whether an address stands in the target with blanks inside and not as it should be."""
    shown = _TAG.sub("", target)
    close = "".join(shown.split())
    addresses = _ADDRESS.findall(_TAG.sub("", source))
    return any(address not in shown and address in close for address in addresses)


def _aligned(german: str, english: str) -> Iterator[tuple[str, str]]:
    sides = [extract_html(html).segments for html in (german, english)]
    if len(sides[0]) == len(sides[1]):
        for one, other in zip(*sides, strict=True):
            yield one.text, other.text


def _pages(path: Path) -> list[dict[str, Any]]:
    return [page for page in json.loads(path.read_text(encoding="utf-8")) if page.get("content")]
