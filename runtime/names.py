"""What closed sets are called in front of people."""

from pipeline.finding import Severity
from pipeline.lifecycle import DraftState
from runtime.language import translated as _


def state_name(state: DraftState) -> str:
    """Where a draft stands."""
    return {
        DraftState.QUEUED: _("wartet"),
        DraftState.IN_REVIEW: _("wird geprüft"),
        DraftState.APPROVED: _("freigegeben"),
        DraftState.PUBLISHING: _("wird veröffentlicht"),
        DraftState.PUBLISHED: _("veröffentlicht"),
        DraftState.REJECTED: _("abgelehnt"),
        DraftState.SUPERSEDED: _("überholt"),
        DraftState.CONFLICT: _("Konflikt"),
        DraftState.HELD: _("zurückgehalten"),
        DraftState.FAILED: _("fehlgeschlagen"),
    }[state]


def severity_name(severity: Severity) -> str:
    """How grave a finding is."""
    return {
        Severity.CRITICAL: _("kritisch"),
        Severity.WARNING: _("Warnung"),
        Severity.INFO: _("Hinweis"),
    }[severity]
