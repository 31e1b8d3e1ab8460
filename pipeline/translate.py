"""The step from German documents to queued drafts, for one batch of documents in all their locales."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime

from pipeline.ask import Asking, Reply
from pipeline.containment import contained
from pipeline.document import DocumentRef
from pipeline.draft import ChangeClass, Draft, Origin, OriginKind
from pipeline.engine import Untranslated
from pipeline.errors import ContentNotHandled, SprachlotseError
from pipeline.extract import extract
from pipeline.fingerprint import question_key
from pipeline.lifecycle import DraftState
from pipeline.municipality import Municipality
from pipeline.placeholders import plain
from pipeline.ports import ADMITTED, Progress
from pipeline.questions import Question, Surroundings, context, question, target
from pipeline.recall import recall
from pipeline.report import Problem, Report
from pipeline.sheet import Sheet, begin
from pipeline.store_ports import Work
from pipeline.target import Target

ACTOR = "sprachlotse"
TOGETHER = 20
"""Documents whose sheets are opened in one transaction: a long one keeps other writers waiting."""

Asked = list[tuple[Sheet, list[Question]]]


def nobody(target: Target, outcome: Report) -> None:
    """Does not hear what came of a target."""


def translate(
    municipality: Municipality,
    targets: Sequence[Target],
    progress: Progress,
    *,
    run: int | None = None,
    told: Callable[[Target, Report], None] = nobody,
) -> Report:
    """Make a draft of each target that has none for its present text; memory first, then the engines.

    The engines get the questions of all documents and locales at once: some work best on large streams. What came of
    each target is told as soon as it is stored.
    """
    asked, report = prepare(municipality, targets)
    asking = Asking(municipality, progress, run)
    replies = asking.ask(each for _, several in asked for each in several)
    report += asking.report
    for sheet, several in asked:
        try:
            with contained():
                for each in several:
                    _fill(sheet, each, replies[question_key(each.request)])
                outcome = _queue(municipality, sheet)
        except SprachlotseError as error:
            outcome = _left(error, sheet.ref, sheet.locale)
        told(Target(sheet.ref, sheet.locale), outcome)
        report += outcome
    return report


def prepare(municipality: Municipality, targets: Sequence[Target]) -> tuple[Asked, Report]:
    """The sheets of the targets with what they and the memory know, and the questions that are left for an engine.

    Of a document whose German is too hard for the municipality nothing is asked.
    """
    sheets: list[Sheet] = []
    report = Report()
    for chunk in _chunks(targets):
        with municipality.reading() as work:
            for ref, locales in chunk:
                try:
                    with contained():
                        sheets += _begin(municipality, work, ref, locales)
                except SprachlotseError as error:
                    report += _left(error, ref)
    with municipality.reading() as work:
        for locale in dict.fromkeys(sheet.locale for sheet in sheets):
            recall(work, [sheet for sheet in sheets if sheet.locale == locale], locale, now=datetime.now(UTC))
    asked: Asked = []
    for sheet in sheets:
        try:
            with contained():
                asked.append((sheet, _questions(municipality, sheet)))
        except SprachlotseError as error:
            report += _left(error, sheet.ref, sheet.locale)
    return asked, report


def _left(error: SprachlotseError, ref: DocumentRef, locale: str = "") -> Report:
    return Report(problems=(Problem.of(error, step="translate", ref=ref, locale=locale),))


def _chunks(targets: Sequence[Target]) -> Iterator[list[tuple[DocumentRef, list[str]]]]:
    """Each document with its locales, a few documents at a time."""
    by_document: dict[DocumentRef, list[str]] = {}
    for each in targets:
        by_document.setdefault(each.ref, []).append(each.locale)
    documents = list(by_document.items())
    yield from (documents[start : start + TOGETHER] for start in range(0, len(documents), TOGETHER))


def _begin(municipality: Municipality, work: Work, ref: DocumentRef, locales: Sequence[str]) -> list[Sheet]:
    """A sheet for each locale in which the document needs a draft; it is taken apart only once."""
    kept = work.documents.get(ref)
    if kept is None:
        return []
    extraction = extract(kept.document)
    covered = municipality.routing.covers
    opened = (begin(work, kept, extraction, locale, covered=covered(locale)) for locale in locales)
    sheets = [sheet for sheet in opened if sheet is not None]
    admission = municipality.gate(extraction.segments) if sheets else ADMITTED
    for sheet in sheets:
        sheet.admission = admission
    return sheets


def _questions(municipality: Municipality, sheet: Sheet) -> list[Question]:
    missing = sheet.missing()
    if sheet.admission.is_held:
        sheet.waits = bool(missing)
        for segment in missing:
            sheet.fill(segment, "", Origin(OriginKind.NONE, sheet.admission.reason))
        return []
    around = Surroundings(
        sheet.ref,
        sheet.locale,
        municipality.terms,
        context=context(sheet.extraction.segments, missing),
        pivot=municipality.routing.pivot(sheet.locale),
    )
    return [question(segment, around=around, old=sheet.edited.get(segment.key)) for segment in missing]


def _fill(sheet: Sheet, asked: Question, reply: Reply) -> None:
    answer = reply.answer
    if isinstance(answer, Untranslated):
        sheet.fill(asked.segment, "", Origin(OriginKind.NONE, answer.reason))
        sheet.waits |= not answer.is_final
        return
    try:
        with contained():
            sheet.fill(asked.segment, target(asked, answer), Origin(OriginKind.ENGINE, reply.engine))
            sheet.annotate(asked.segment, notes=answer.notes, score=answer.score)
    except ContentNotHandled as error:
        sheet.fill(asked.segment, "", Origin(OriginKind.NONE, str(error)))


def _queue(municipality: Municipality, sheet: Sheet) -> Report:
    """Judge the finished sheet and put it in the queue, or hold it while it needs an engine.

    Nothing is stored when somebody else changed the draft it was made from: their work is in the next one.
    """
    draft = _draft(sheet)
    if sheet.base is not None and _came_no_further(sheet.base, draft):
        return Report(problems=(_still_held(draft),))
    judgement = municipality.judge(draft, elsewhere=sheet.elsewhere)
    draft = replace(draft, findings=(*sheet.admission.findings, *judgement.findings), risk=judgement.risk)
    with municipality.transaction() as work:
        newest = work.drafts.newest(sheet.ref, sheet.locale)
        if _text_of(newest) != _text_of(sheet.base):
            return _overtaken(draft, newest)
        work.drafts.add(draft, actor=ACTOR, why="Die deutsche Seite ist neu oder wurde geändert.")
    return _count(draft)


def _text_of(draft: Draft | None) -> object:
    """What a new draft is made from; decisions, the assignee and the due date come along whenever they are made."""
    return draft and (draft.id, draft.state, draft.segments)


def _came_no_further(base: Draft, draft: Draft) -> bool:
    """Whether both wait for an engine, for the same texts of the same version."""
    waiting = base.state is draft.state is DraftState.HELD and base.source_hash == draft.source_hash
    return waiting and [s.target for s in base.segments] == [s.target for s in draft.segments]


def _overtaken(draft: Draft, newest: Draft | None) -> Report:
    """Another run made the same draft, which is nothing to report; or a person was at work on the last one."""
    if newest is not None and newest.source_hash == draft.source_hash:
        return Report()
    why = "Der letzte Entwurf wurde während des Laufs geändert."
    return Report(problems=(Problem("translate", why, str(draft.ref), draft.locale, try_later=True),))


def _draft(sheet: Sheet) -> Draft:
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
        characters=sum(len(plain(segment.text)) for segment in sheet.extraction.segments),
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
        whole_characters=draft.characters,
        drafts_queued=int(not held),
        drafts_held=int(held),
        findings=len(draft.findings),
        problems=(_still_held(draft),) if held else (),
    )
