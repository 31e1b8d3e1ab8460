"""What can be wrong with an exchange file, as a whole or in one entry.

A file that cannot be read at all raises; a broken entry is a value, so that the good ones around it are kept.
"""

from dataclasses import dataclass

from pipeline.errors import SkipDocument


class FileNotReadable(SkipDocument):
    """The file is not what it should be, or not safe to read; the message says why and where."""


@dataclass(frozen=True, slots=True)
class BrokenUnit:
    """A unit of a memory file that was left out."""

    line: int
    reason: str
    """German, without the text of the unit."""


@dataclass(frozen=True, slots=True)
class BrokenConcept:
    """A concept of a term base file that was left out."""

    line: int
    reason: str
    """German, with the id of the concept where it has one."""


@dataclass(frozen=True, slots=True)
class Refused:
    """An entry that a format cannot hold and that was not written."""

    number: int
    """Which of the entries given, from 1."""
    reason: str


class EntryNotUsable(Exception):
    """Why one entry is left out; caught where entries are read or written, and turned into one of the values above."""
