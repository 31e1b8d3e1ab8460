"""The term base that comes with Sprachlotse."""

from functools import cache
from importlib.resources import files

from glossaries.table import read
from glossaries.term_base import Layer, TermBase


@cache
def shipped() -> TermBase:
    """Terms of municipal German that every installation begins with."""
    tables = sorted((path for path in files("glossaries").joinpath("base").iterdir()), key=lambda path: path.name)
    bases = [read(path.read_text(encoding="utf-8"), layer=Layer.FEDERAL) for path in tables if path.name[-4:] == ".csv"]
    return TermBase(tuple(concept for base in bases for concept in base.concepts))
