"""The step from German documents to queued drafts, for one batch of documents in one locale."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime

from pipeline.ask import Answers, ask, keyed
from pipeline.document import DocumentRef
from pipeline.draft import ChangeClass, Draft, Origin, OriginKind
from pipeline.engine import Translated
from pipeline.errors import SprachlotseError
from pipeline.fingerprint import request_key
from pipeline.lifecycle import DraftState
from pipeline.municipality import Municipality
from pipeline.ports import Engine, Progress
from pipeline.questions import Question, question, target
from pipeline.recall import recall
from pipeline.report import Problem, Report
from pipeline.sheet import Sheet, begin, waits_for_engine

ACTOR = "sprachlotse"


def translate(municipality: Municipality, locale: str, refs: Sequence[DocumentRef], progress: Progress) -> Report:
    """Make a draft of each document that has none for its present text; memory first, then the engine."""
    sheets, report = _sheets(municipality, locale, refs)
    engine = municipality.engine_for(locale)
    if engine is not None:
        report += _fill_by_engine(municipality, engine, sheets, locale=locale, progress=progress)
    for sheet in sheets:
        try:
            report += _queue(municipality, sheet, covered=engine is not None)
        except SprachlotseError as error:
            report += Report(problems=(Problem.of(error, step="translate", ref=sheet.ref, locale=locale),))
    return report


def _sheets(municipality: Municipality, locale: str, refs: Sequence[DocumentRef]) -> tuple[list[Sheet], Report]:
    sheets: list[Sheet] = []
    report = Report()
    with municipality.transaction() as work:
        for ref in refs:
            try:
                sheet = begin(work, ref, locale)
            except SprachlotseError as error:
                report += Report(problems=(Problem.of(error, step="translate", ref=ref, locale=locale),))
                continue
            if sheet is not None:
                sheets.append(sheet)
        recall(work, sheets, locale, now=datetime.now(UTC))
    return sheets, report


def _fill_by_engine(
    municipality: Municipality, engine: Engine, sheets: Sequence[Sheet], *, locale: str, progress: Progress
) -> Report:
    asked = [(sheet, _questions(municipality, sheet)) for sheet in sheets]
    questions = keyed(engine, [each.request for _, several in asked for each in several], locale)
    answers, report = ask(municipality, engine, questions, locale=locale, progress=progress)
    for sheet, several in asked:
        for each in several:
            key = request_key(each.request, locale=locale, engine=engine.name, version=engine.version)
            _fill(sheet, each, answers, key=key, engine=engine)
    return report


def _questions(municipality: Municipality, sheet: Sheet) -> list[Question]:
    context = sheet.kept.document.title
    return [
        question(segment, locale=sheet.locale, terms=municipality.terms, context=context) for segment in sheet.missing()
    ]


def _fill(sheet: Sheet, asked: Question, answers: Answers, *, key: str, engine: Engine) -> None:
    answer = answers[key]
    if isinstance(answer, Translated):
        text = target(asked, answer, locale=sheet.locale)
        sheet.fill(asked.segment, text, Origin(OriginKind.ENGINE, engine.name))
    else:
        sheet.fill(asked.segment, "", Origin(OriginKind.NONE, answer.reason))


def _queue(municipality: Municipality, sheet: Sheet, *, covered: bool) -> Report:
    """Judge the finished sheet and put it in the queue, or hold it when an engine failed."""
    draft = _draft(sheet, covered=covered)
    if sheet.base is not None and waits_for_engine(sheet.base) and waits_for_engine(draft):
        return Report(problems=(_still_held(draft),))
    judgement = municipality.judge(draft)
    draft = replace(draft, findings=judgement.findings, risk=judgement.risk)
    with municipality.transaction() as work:
        work.drafts.add(draft, actor=ACTOR, why="Die deutsche Seite ist neu oder wurde geändert.")
    return _count(draft)


def _draft(sheet: Sheet, *, covered: bool) -> Draft:
    for segment in sheet.missing():
        sheet.fill(segment, "", Origin(OriginKind.NONE, "Keine Übersetzungsmaschine kann diese Sprache."))
    reasons = {s.origin.name: None for s in sheet.filled.values() if s.origin.kind is OriginKind.NONE}
    held = covered and reasons
    markup_only = ["Nur die Formatierung der deutschen Seite hat sich geändert."] if sheet.is_markup_only else []
    return Draft(
        sheet.ref,
        sheet.locale,
        sheet.kept.text_hash,
        tuple(sheet.filled[segment.key] for segment in sheet.extraction.segments),
        state=DraftState.HELD if held else DraftState.QUEUED,
        reason=" ".join(reasons or markup_only),
        removed=sheet.removed,
        title=sheet.kept.document.title,
    )


def _still_held(draft: Draft) -> Problem:
    return Problem("translate", draft.reason, str(draft.ref), draft.locale, try_later=True)


def _count(draft: Draft) -> Report:
    fresh = [
        segment.origin.kind for segment in draft.segments if segment.change in {ChangeClass.NEW, ChangeClass.EDITED}
    ]
    engine, missing = fresh.count(OriginKind.ENGINE), fresh.count(OriginKind.NONE)
    held = draft.state is DraftState.HELD
    return Report(
        segments=len(draft.segments),
        translated=engine,
        reused=len(draft.segments) - engine - missing,
        drafts_queued=int(not held),
        drafts_held=int(held),
        findings=len(draft.findings),
        problems=(_still_held(draft),) if held else (),
    )
