"""Term bases as TBX-Basic: version 3 in both styles, and version 2."""

from connectors.exchange.problems import BrokenConcept, FileNotReadable, Refused
from connectors.exchange.tbx_concept import Status, TbxConcept, TbxTerm
from connectors.exchange.tbx_reader import read_tbx
from connectors.exchange.tbx_writer import Dialect, write_tbx

__all__ = [
    "BrokenConcept",
    "Dialect",
    "FileNotReadable",
    "Refused",
    "Status",
    "TbxConcept",
    "TbxTerm",
    "read_tbx",
    "write_tbx",
]
