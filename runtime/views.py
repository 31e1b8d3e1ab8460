"""How often the pages of a municipality are read, from a table that its web statistics export."""

import csv
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from pipeline.priority import address
from runtime.logs import warn

PAGES = ("metadata: url", "metadata_url", "url", "page url", "seiten-url", "page", "path", "seite", "pfad", "label")
VIEWS = ("views", "pageviews", "page views", "nb_hits", "hits", "aufrufe", "seitenaufrufe", "seitenansichten")
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
"""Matomo exports for spreadsheets so."""


def read_views(path: Path) -> Mapping[str, int]:
    """Views by address; none where the file cannot be read: an order is not worth a night without translations."""
    try:
        data = path.read_bytes()
        text = data.decode("utf-16" if data.startswith(_UTF_16) else "utf-8-sig")
        return _views(text.splitlines())
    except (OSError, ValueError, csv.Error) as error:
        warn("views.not_read", file=str(path), error=str(error))
        return {}


def _views(lines: Sequence[str]) -> Mapping[str, int]:
    first = lines[0] if lines else ""
    rows = csv.reader(lines, delimiter=max(",;\t", key=first.count))
    heads = [head.strip().casefold() for head in next(rows, [])]
    page, views = _column(heads, PAGES), _column(heads, VIEWS)
    found = Counter[str]()
    for row in rows:
        if len(row) > max(page, views) and (count := _count(row[views])):
            found[address(row[page])] += count
    return found


def _column(heads: Sequence[str], names: Iterable[str]) -> int:
    known = [heads.index(name) for name in names if name in heads]
    if not known:
        raise ValueError(f"no column is called {' or '.join(names)}")
    return known[0]


def _count(cell: str) -> int:
    digits = "".join(filter(str.isdecimal, cell))
    return int(digits) if digits else 0
