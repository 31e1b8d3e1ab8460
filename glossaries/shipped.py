"""The term base that comes with Sprachlotse."""

from functools import cache
from importlib.resources import files

from glossaries.csv_format import read
from glossaries.term_base import TermBase


@cache
def shipped() -> TermBase:
    """Terms of municipal German that every installation begins with."""
    return read(files("glossaries").joinpath("base.csv").read_text(encoding="utf-8"))
