"""Judges the drafts that wait again: after new checks, new terms, or new experience."""

from pipeline.document import ContentType
from pipeline.lifecycle import DraftState
from pipeline.municipality import Municipality
from pipeline.ports import Progress
from pipeline.report import Report
from pipeline.store_ports import EVERYTHING, DraftFilter

WAITING = (DraftState.QUEUED, DraftState.IN_REVIEW, DraftState.CONFLICT, DraftState.HELD)


def recheck(municipality: Municipality, progress: Progress, *, content_types: tuple[ContentType, ...] = ()) -> Report:
    """Findings and risk of every waiting draft as of now; one transaction a draft, so that reviewers are not kept."""
    with municipality.transaction() as work:
        waiting = work.drafts.find(DraftFilter(WAITING, (), content_types, limit=EVERYTHING))
    report = Report()
    for done, summary in enumerate(waiting, start=1):
        report += _judge(municipality, summary.id)
        progress("recheck", done, len(waiting))
    return report


def _judge(municipality: Municipality, draft_id: int) -> Report:
    with municipality.transaction() as work:
        draft = work.drafts.get(draft_id)
    judgement = municipality.judge(draft)
    if (judgement.findings, judgement.risk) == (draft.findings, draft.risk):
        return Report()
    with municipality.transaction() as work:
        now = work.drafts.get(draft_id)
        if now.state in WAITING and now.segments == draft.segments:  # else somebody edits it, and it is judged by that
            work.drafts.judge(draft_id, judgement.findings, risk=judgement.risk)
    return Report(findings=len(judgement.findings))
