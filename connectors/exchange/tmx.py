"""Translation memories as TMX 1.4b Level 2, a unit at a time in both directions."""

from connectors.exchange.problems import BrokenUnit, FileNotReadable, Refused
from connectors.exchange.tmx_reader import read_tmx
from connectors.exchange.tmx_unit import TmxUnit
from connectors.exchange.tmx_writer import write_tmx

__all__ = ["BrokenUnit", "FileNotReadable", "Refused", "TmxUnit", "read_tmx", "write_tmx"]
