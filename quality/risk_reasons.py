"""Why a segment is doubtful, in words for the person who reads it."""

from collections.abc import Iterator, Sequence

from pipeline.draft import ChangeClass, DraftSegment, OriginKind
from pipeline.finding import Severity
from quality.signals import Circumstances

_SIGNALS = {
    "critical": "ein kritischer Befund",
    "warning": "eine Warnung",
    "info": "ein Hinweis",
    "figures": "viele Zahlen oder Adressen",
    "length": "ungewöhnlich kurz oder lang",
    "sentences": "andere Zahl von Sätzen als im Deutschen",
    "copied": "deutsche Wörter stehen noch da",
    "reading": "der deutsche Satz ist schwer zu lesen",
    "unsure": "die Maschine war sich nicht sicher",
    "notes": "die Antwort der Maschine musste nachbearbeitet werden",
    "terms": "ein vereinbartes Fachwort fehlt",
    "unmatched": "Wörter passen nicht zu dem, was hier sonst freigegeben wurde",
}
_ORIGINS = {
    OriginKind.ENGINE: "maschinell übersetzt",
    OriginKind.MEMORY: "aus dem Übersetzungsspeicher",
    OriginKind.HUMAN: "von einer Person geschrieben",
    OriginKind.COPY: "unverändert übernommen",
}


_CHECK = "Prüfung „"
FINDING_REASONS = (*(_SIGNALS[severity] for severity in Severity), _CHECK)
"""How the reasons that only say that there is a finding begin."""
ORIGIN_REASONS = tuple(_ORIGINS.values())
"""How the reasons that only say where a target comes from begin."""


def reasons_of(segment: DraftSegment, heaviest: Sequence[str], *, given: Circumstances) -> Iterator[str]:
    """The reasons in German: what was seen, heaviest first, then where the target comes from."""
    yield from dict.fromkeys(reason for name in heaviest if (reason := _reason(name, segment, given)))
    origin = _ORIGINS.get(segment.origin.kind, "")
    name = f" ({segment.origin.name})" if segment.origin.name else ""
    if segment.origin.kind is OriginKind.ENGINE and segment.change is ChangeClass.EDITED:
        origin += ", der deutsche Satz wurde geändert"
    yield origin + name
    if segment.origin.kind is OriginKind.ENGINE and given.experience.knows(segment.origin.name, given.locale):
        share = given.experience.rate(segment.origin.name, given.locale)
        yield f"{share * 100:.0f} % ihrer Texte in dieser Sprache wurden hier berichtigt"


def _reason(name: str, segment: DraftSegment, given: Circumstances) -> str:
    """In words; empty for what is no reason by itself, such as words that nobody has translated here before."""
    if name.startswith("check:"):
        return f"{_CHECK}{name[6:]}“ schlägt an"
    if name == "missing":
        [(word, _much), *_rest] = given.vocabulary.mismatch(segment.source, segment.target).missing
        return f"„{word}“ hat in der Übersetzung keine Entsprechung"
    if name == "german":
        return f"„{given.vocabulary.mismatch(segment.source, segment.target).german[0]}“ steht noch auf Deutsch da"
    return _SIGNALS.get(name, "")
