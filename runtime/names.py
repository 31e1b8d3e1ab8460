"""What closed sets are called in front of people: German, and keys of the catalogues."""

from pipeline.draft import ChangeClass, OriginKind
from pipeline.finding import Severity
from pipeline.lifecycle import DraftState
from runtime.language import translated as _

STATES = {state: state.german for state in DraftState}
SEVERITIES = {Severity.CRITICAL: "kritisch", Severity.WARNING: "Warnung", Severity.INFO: "Hinweis"}
CHANGES = {
    ChangeClass.NEW: "neu",
    ChangeClass.EDITED: "geändert",
    ChangeClass.FACT_ONLY: "nur Angaben geändert",
    ChangeClass.MARKUP_ONLY: "nur Formatierung geändert",
    ChangeClass.MOVED: "verschoben",
    ChangeClass.UNCHANGED: "unverändert",
}
ORIGINS = {
    OriginKind.MEMORY: "aus dem Speicher",
    OriginKind.ENGINE: "maschinell",
    OriginKind.HUMAN: "von einer Person",
    OriginKind.COPY: "übernommen",
    OriginKind.NONE: "noch ohne Übersetzung",
}


def state_name(state: DraftState) -> str:
    """Where a draft stands."""
    return _(STATES[state])


def severity_name(severity: Severity) -> str:
    """How grave a finding is."""
    return _(SEVERITIES[severity])


def change_name(change: ChangeClass) -> str:
    """What happened to a segment."""
    return _(CHANGES[change])


def origin_name(kind: OriginKind) -> str:
    """Who made a target."""
    return _(ORIGINS[kind])
