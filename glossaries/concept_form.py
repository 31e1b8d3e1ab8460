"""A concept as a form that a person fills in: the cells of its row in the table of terms, and back."""

import csv
import io
import re
from collections.abc import Mapping
from dataclasses import replace

from glossaries.table import Mistake, preview, write
from glossaries.term_base import SOURCE, Concept, Term, TermBase, TermStatus

ABOUT = ("concept", "domain", "definition", "pos", "gender", "note")
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})


def cells_of(concept: Concept) -> dict[str, str]:
    """What stands in the form for a concept: by column of the table."""
    header, row = csv.reader(io.StringIO(write(TermBase((concept,))), newline=""))
    return dict(zip(header, row, strict=True))


def concept_of(cells: Mapping[str, str]) -> tuple[Concept | None, tuple[Mistake, ...]]:
    """The concept that the cells make, or what is wrong with them."""
    named = {"concept": cells.get("concept") or key_of(cells.get(SOURCE, "")), **{n: v for n, v in cells.items() if v}}
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator="\n").writerows([list(named), [value.strip() for value in named.values()]])
    base, mistakes = preview(out.getvalue())
    return (base.concepts[0] if base.concepts and not mistakes else None), mistakes


def key_of(german: str) -> str:
    """An id for a concept, made of its first German term: `Kita-Gutschein` becomes `kita-gutschein`."""
    first = german.partition("|")[0].strip().lower().translate(_UMLAUTS)
    return re.sub(r"[^a-z0-9]+", "-", first).strip("-")[:60]


def only_own(concept: Concept, below: Concept | None) -> Concept:
    """Without the target locales in which it says what the layers below say, so that those go on being followed."""
    if below is None:
        return concept
    told, mine = cells_of(below), cells_of(concept)
    kept = {name: several for name, several in concept.terms.items() if name == SOURCE or mine[name] != told.get(name)}
    return replace(concept, terms=kept)


def proposed(concept: Concept) -> Concept:
    """The same as a proposal: none of its terms is enforced until somebody who may decides."""

    def uncertain(term: Term) -> Term:
        return replace(term, status=TermStatus.PROPOSED)

    return replace(concept, terms={name: tuple(map(uncertain, several)) for name, several in concept.terms.items()})
