"""The step from German documents to queued drafts, for one batch of documents in one locale."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime

from pipeline.ask import Answers, ask, keyed
from pipeline.containment import contained
from pipeline.document import DocumentRef
from pipeline.draft import ChangeClass, Draft, Origin, OriginKind
from pipeline.engine import Untranslated
from pipeline.errors import ContentNotHandled, SprachlotseError
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
    engine = municipality.engine_for(locale)
    sheets, report = _sheets(municipality, locale, refs, covered=engine is not None)
    if engine is not None:
        sheets, said = _fill_by_engine(municipality, engine, sheets, locale=locale, progress=progress)
        report += said
    for sheet in sheets:
        try:
            with contained():
                report += _queue(municipality, sheet)
        except SprachlotseError as error:
            report += _left(error, sheet.ref, locale)
    return report


def _left(error: SprachlotseError, ref: DocumentRef, locale: str) -> Report:
    return Report(problems=(Problem.of(error, step="translate", ref=ref, locale=locale),))


def _sheets(
    municipality: Municipality, locale: str, refs: Sequence[DocumentRef], *, covered: bool
) -> tuple[list[Sheet], Report]:
    sheets: list[Sheet] = []
    report = Report()
    with municipality.transaction() as work:
        for ref in refs:
            try:
                with contained():
                    sheet = begin(work, ref, locale, covered=covered)
            except SprachlotseError as error:
                report += _left(error, ref, locale)
                continue
            if sheet is not None:
                sheets.append(sheet)
        recall(work, sheets, locale, now=datetime.now(UTC))
    return sheets, report


def _fill_by_engine(
    municipality: Municipality, engine: Engine, sheets: Sequence[Sheet], *, locale: str, progress: Progress
) -> tuple[list[Sheet], Report]:
    """The sheets for which the engine could be asked, filled."""
    asked, report = _asked(municipality, sheets, locale)
    questions = keyed(engine, [each.request for _, several in asked for each in several], locale)
    answers, said = ask(municipality, engine, questions, locale=locale, progress=progress)
    for sheet, several in asked:
        for each in several:
            key = request_key(each.request, locale=locale, engine=engine.name, version=engine.version)
            _fill(sheet, each, answers, key=key, engine=engine)
    return [sheet for sheet, _ in asked], report + said


def _asked(
    municipality: Municipality, sheets: Sequence[Sheet], locale: str
) -> tuple[list[tuple[Sheet, list[Question]]], Report]:
    asked = []
    report = Report()
    for sheet in sheets:
        try:
            with contained():
                asked.append((sheet, _questions(municipality, sheet)))
        except SprachlotseError as error:
            report += _left(error, sheet.ref, locale)
    return asked, report


def _questions(municipality: Municipality, sheet: Sheet) -> list[Question]:
    context = sheet.kept.document.title
    return [
        question(segment, locale=sheet.locale, terms=municipality.terms, context=context) for segment in sheet.missing()
    ]


def _fill(sheet: Sheet, asked: Question, answers: Answers, *, key: str, engine: Engine) -> None:
    answer = answers[key]
    if isinstance(answer, Untranslated):
        sheet.fill(asked.segment, "", Origin(OriginKind.NONE, answer.reason))
        sheet.waits |= not answer.is_final
        return
    try:
        with contained():
            sheet.fill(
                asked.segment, target(asked, answer, locale=sheet.locale), Origin(OriginKind.ENGINE, engine.name)
            )
    except ContentNotHandled as error:
        sheet.fill(asked.segment, "", Origin(OriginKind.NONE, str(error)))


def _queue(municipality: Municipality, sheet: Sheet) -> Report:
    """Judge the finished sheet and put it in the queue, or hold it while it needs an engine.

    Nothing is stored when somebody else changed the draft it was made from: their work is in the next one.
    """
    draft = _draft(sheet)
    if sheet.base is not None and _came_no_further(sheet.base, draft):
        return Report(problems=(_still_held(draft),))
    judgement = municipality.judge(draft)
    draft = replace(draft, findings=judgement.findings, risk=judgement.risk)
    with municipality.transaction() as work:
        newest = work.drafts.newest(sheet.ref, sheet.locale)
        if newest != sheet.base:
            return _overtaken(draft, newest)
        work.drafts.add(draft, actor=ACTOR, why="Die deutsche Seite ist neu oder wurde geändert.")
    return _count(draft)


def _came_no_further(base: Draft, draft: Draft) -> bool:
    """Whether both wait for an engine, for the same texts of the same version."""
    waiting = waits_for_engine(base) and waits_for_engine(draft) and base.source_hash == draft.source_hash
    return waiting and [s.target for s in base.segments] == [s.target for s in draft.segments]


def _overtaken(draft: Draft, newest: Draft | None) -> Report:
    """Another run made the same draft, which is nothing to report; or a person was at work on the last one."""
    if newest is not None and newest.source_hash == draft.source_hash:
        return Report()
    why = "Der letzte Entwurf wurde während des Laufs geändert."
    return Report(problems=(Problem("translate", why, str(draft.ref), draft.locale, try_later=True),))


def _draft(sheet: Sheet) -> Draft:
    for segment in sheet.missing():
        sheet.fill(segment, "", Origin(OriginKind.NONE, "Keine Übersetzungsmaschine kann diese Sprache."))
        sheet.waits = True
    reasons = {s.origin.name: None for s in sheet.filled.values() if s.origin.kind is OriginKind.NONE}
    markup_only = ["Nur die Formatierung der deutschen Seite hat sich geändert."] if sheet.is_markup_only else []
    return Draft(
        sheet.ref,
        sheet.locale,
        sheet.kept.text_hash,
        tuple(sheet.filled[segment.key] for segment in sheet.extraction.segments),
        state=DraftState.HELD if sheet.waits else DraftState.QUEUED,
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
