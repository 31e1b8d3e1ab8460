"""German idioms in which a noun is not the term it looks like: `Bescheid sagen`, `in Anspruch nehmen`."""

import re

_CLAUSE_END = re.compile(r"[.!?;:\n]")
_ARTICLE = (
    r"(?:ein|eine[nmrs]?|de[rnms]|das|die|diese[nmrs]?|jene[nmrs]?|jede[nmrs]?|keine?[nmrs]?|[mds]eine?[nmrs]?|"
    r"Ihr|ihre[nmrs]?|Ihre[nmrs]?|unsere?[nmrs]?|gegen|mit|zum|beim|vom|im|am|ohne|laut|per|als|dazu)"
)
_TOLD = r"(?:geb|gib|gab|gegeb|sag|gesagt|wiss|wei(?:ß|ss)|wuss|gewusst|bekomm|erh[aä]lt)\w*"

_IDIOMS = {
    "bescheid": re.compile(
        rf"\A(?=.*\b{_TOLD}\b)(?!.*\b{_ARTICLE}\s+(?:[\w-]+\s+)?Bescheid\b).*\bBescheid\b", re.IGNORECASE | re.DOTALL
    ),
    "anspruch": re.compile(r"\bin\s+Anspruch\b|\bAnspruch\s+(?:an|auf\s+Vollständigkeit)\b"),
    "verfuegung": re.compile(r"\bzur\s+(?:\w+\s+)?Verfügung\b"),
    "rat": re.compile(r"\bum\s+Rat\b|\b(?:guter|guten|ein|einen|den|mit)\s+(?:guten?\s+)?Rat\s+(?:geben|und\s+Tat)\b|"
                      r"\bRat\s+(?:und|oder)\s+(?:Hilfe|Tat|Unterstützung)\b|\bRat\s+(?:suchen|holen|geben)"),
    "recht": re.compile(r"\b(?:ha(?:ben|t|st|be)|bekomm\w*|geben|gibt)\s+(?:\w+\s+)?Recht(?=\s*[.,!?]|$)"),
    "frage": re.compile(r"\bin\s+Frage\b"),
    "kauf": re.compile(r"\bin\s+Kauf\b"),
    "rechnung": re.compile(r"\bRechnung\s+(?:tr[aä]g|getragen)"),
    "platz": re.compile(r"\bPlatz\s+(?:\w+\s+)?(?:nehm|nimm|genommen)|\bnehmen\s+Sie\s+(?:\w+\s+)?Platz\b"),
    "haus": re.compile(r"\b(?:zu|nach|von\s+zu)\s+Hause\b"),
    "hause": re.compile(r"\b(?:zu|nach|von\s+zu)\s+Hause\b"),
    "grund": re.compile(r"\b[Aa]uf\s+Grund\b"),
    "grunde": re.compile(r"\b[Ii]m\s+Grunde\b"),
    "amts": re.compile(r"\bvon\s+Amts\s+wegen\b"),
    "schule": re.compile(r"\bSchule\s+mach"),
    "antrag": re.compile(r"\bAntrag\s+(?:auf\s+Heirat|zu\s+heiraten)"),
}  # fmt: skip
"""Folded form → what its clause looks like when it is not meant."""


def is_idiom(form: str, text: str, start: int) -> bool:
    """Whether the folded form that begins here is part of an idiom."""
    idiom = _IDIOMS.get(form)
    return bool(idiom and idiom.search(_clause(text, start)))


def _clause(text: str, position: int) -> str:
    """The sentence or part of one around a position."""
    begin = max((match.end() for match in _CLAUSE_END.finditer(text, 0, position)), default=0)
    end = _CLAUSE_END.search(text, position)
    return text[begin : end.start() if end else len(text)]
