"""What a term base file holds of one concept, and the words TBX has for it."""

from dataclasses import dataclass
from typing import Final, Literal

Status = Literal["preferred", "admitted", "forbidden", "proposed"]

STATUS: dict[str, Status] = {
    "preferredTerm": "preferred",
    "standardizedTerm": "preferred",
    "legalTerm": "preferred",
    "regulatedTerm": "preferred",
    "admittedTerm": "admitted",
    "deprecatedTerm": "forbidden",
    "supersededTerm": "forbidden",
    "proposedTerm": "proposed",
    "proposed": "proposed",
}
"""`administrativeStatus` without its ending `-admn-sts`, and `normativeAuthorization` of TBX v2."""

STATUS_WRITTEN = {
    "preferred": "preferredTerm-admn-sts",
    "admitted": "admittedTerm-admn-sts",
    "forbidden": "deprecatedTerm-admn-sts",
}
PROPOSED: Final = "proposed"
"""TBX-Basic has no status for it: such a term is written without one, in the `projectSubset` of this name."""

GENDER = {"masculine": "m", "feminine": "f", "neuter": "n", "other": "pl", "otherGender": "pl"}
GENDER_WRITTEN = {"m": "masculine", "f": "feminine", "n": "neuter", "pl": "other"}


@dataclass(frozen=True, slots=True)
class TbxTerm:
    """One term of a concept in one locale."""

    locale: str
    text: str
    status: Status = "preferred"
    part_of_speech: str = ""
    """`noun`, `verb`, `adjective`, `phrase`, as in our own tables; TBX also knows `adverb` and `other`."""
    gender: str = ""
    """`m`, `f`, `n` or `pl`; TBX has only `other` for the last."""
    note: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class TbxConcept:
    """One concept with its terms, in the order of the file."""

    id: str
    """Empty where a file of version 2 gives none."""
    subject: str
    definition: str
    terms: tuple[TbxTerm, ...]
    note: str = ""
