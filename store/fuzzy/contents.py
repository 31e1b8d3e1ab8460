"""What an index holds, in two numbers that the database can keep beside its rows and compare."""

from dataclasses import dataclass
from hashlib import blake2b
from typing import Self


@dataclass(frozen=True, slots=True)
class Contents:
    """How many texts, and a checksum over them that does not depend on their order."""

    count: int = 0
    checksum: int = 0
    """Never negative and below 2**56, so that it fits any integer column."""

    def plus(self, number: int, text: str) -> Self:
        """The contents after one more text."""
        return type(self)(self.count + 1, self.checksum ^ _digest(number, text))

    def minus(self, number: int, text: str) -> Self:
        """The contents after that text was taken out."""
        return type(self)(self.count - 1, self.checksum ^ _digest(number, text))


def _digest(number: int, text: str) -> int:
    return int.from_bytes(blake2b(f"{number}:{text}".encode("utf-8", "surrogatepass"), digest_size=7).digest())
