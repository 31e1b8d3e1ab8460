"""The release of a draft: who let it go to the CMS, and whether anybody read it."""

from collections.abc import Sequence

from pipeline.lifecycle import DraftState
from pipeline.store_ports import AuditEvent

BULK = "Sammelfreigabe ohne Einzelprüfung."
"""Nobody read such a draft, so it keeps the label that the EU AI Act, Art. 50(4), asks for."""

S = DraftState
_STILL = frozenset({S.APPROVED, S.PUBLISHING, S.PUBLISHED, S.CONFLICT, S.FAILED, S.SUPERSEDED})


def approval_of(events: Sequence[AuditEvent]) -> AuditEvent | None:
    """The event that released the draft as it is now; None if nobody did, or it was taken back since.

    A write that has to be tried again puts a draft back without anybody deciding anew.
    """
    approval = None
    for event in events:
        if event.action != "moved":
            continue
        if event.after == S.APPROVED and event.before != S.PUBLISHING:
            approval = event
        elif event.after not in _STILL:
            approval = None
    return approval
