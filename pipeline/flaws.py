"""What can be wrong with the placeholders of a target text, in German for the reviewer."""

from dataclasses import dataclass
from enum import Enum


class FlawKind(Enum):
    """What is wrong, and how it reads once it is repaired."""

    DAMAGED = ("Platzhalter {} ist beschädigt", "Platzhalter {} wiederhergestellt")
    LOST = ("Platzhalter {} fehlt", "Platzhalter {} ergänzt")
    DOUBLED = ("Platzhalter {} steht doppelt", "Doppelter Platzhalter {} entfernt")
    UNKNOWN = ("Platzhalter {} gibt es in der Quelle nicht", "Unbekannter Platzhalter {} entfernt")
    REVERSED = ("Platzhalter {} schließt, bevor er öffnet", "Platzhalter {} richtig herum gesetzt")
    CROSSED = ("Platzhalter {} ist falsch verschachtelt", "Verschachtelung von Platzhalter {} berichtigt")
    EMPTY = ("Platzhalter {} umschließt keinen Text", "Platzhalter {} um Text gesetzt")
    BLANK = ("Leerzeichen an Platzhalter {} eingefügt", "Leerzeichen an Platzhalter {} entfernt")
    GLUED = ("Leerzeichen an Platzhalter {} fehlt", "Leerzeichen an Platzhalter {} ergänzt")
    DIVIDES = ("Platzhalter {} steht mitten in einem Wort", "Platzhalter {} an den Wortrand gesetzt")


@dataclass(frozen=True, slots=True)
class Flaw:
    """One flaw of one placeholder."""

    kind: FlawKind
    number: int

    def as_fault(self) -> str:
        """What is wrong."""
        return self.kind.value[0].format(f"<{self.number}>")

    def as_note(self) -> str:
        """What was repaired."""
        return self.kind.value[1].format(f"<{self.number}>")
