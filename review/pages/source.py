"""The German pages: what is held or hard and what to fix first, and what reviewers ask those who write them."""

from collections.abc import Sequence
from typing import Annotated

from fastapi import APIRouter, Form, Request, Response
from fastapi.responses import RedirectResponse
from markupsafe import Markup

from pipeline.people import Right
from pipeline.remarks import RemarkKind
from review.documents import document_ref
from review.refusals import NotHere
from review.render import page
from review.visitor import Member, Reading, Remarking, TheDesk
from runtime.language import speaking
from runtime.page_html import page_parts
from runtime.quality_reports import report_of_page
from runtime.source_quality import SourcePage, source_pages

router = APIRouter(prefix="/m/{slug}/source")
SIZE = 20
DONE = {
    "answered": "Die Antwort ist gespeichert; wer gefragt hat, sieht sie am Abschnitt.",
    "settled": "Die Frage ist erledigt.",
}
ONLY = {"held": "zurückgehalten", "hard": "schwer", "": "alle"}


@router.get("")
def show(  # noqa: PLR0913, PLR0917  # the query is the parameters of a view
    request: Request, desk: TheDesk, who: Reading, page_number: int = 1, only: str = "", done: str = ""
) -> Response:
    """Held pages first, then the hardest."""
    return _shown(request, desk, who, number=page_number, only=only, done=DONE.get(done, ""))


@router.post("/questions/{question}")
def answer(  # noqa: PLR0913, PLR0917  # path and form are the parameters of a view
    request: Request,
    desk: TheDesk,
    who: Remarking,
    question: int,
    text: Annotated[str, Form(max_length=4000)] = "",
    settle: Annotated[bool, Form()] = False,
) -> Response:
    """Answer a question of a reviewer, or only say that it is done."""
    if not text.strip() and not settle:
        message = "Bitte eine Antwort schreiben oder die Frage als erledigt kennzeichnen."
        return _shown(request, desk, who, failed={question: message}, status=422)
    with desk.store.transaction(who.municipality.slug) as work:
        asked = next(((ref, each) for ref, each in work.remarks.open_questions() if each.id == question), None)
        if asked is None:
            raise NotHere
        ref, remark = asked
        if text.strip():
            kind, key = RemarkKind.QUESTION, remark.key
            work.remarks.add(ref, kind, remark.locale, key, text.strip(), who.actor, answers=question)
        if settle:
            work.remarks.settle(question)
    done = "settled" if settle else "answered"
    return RedirectResponse(f"/m/{who.municipality.slug}/source?done={done}", 303)


@router.get("/{content_type}/{key:path}")
def report(request: Request, desk: TheDesk, who: Reading, content_type: str, key: str) -> Response:
    """What makes one page hard, sentence by sentence, and which rules it breaks."""
    ref = document_ref(who.municipality.slug, content_type, key)
    language = who.visitor.person.language
    try:
        with speaking(language):
            found = report_of_page(who.municipality, ref)
            parts = Markup("").join(map(Markup, page_parts(found)))  # made and escaped by our reports
    except KeyError:
        raise NotHere from None
    return page(request, "report.html", who.visitor, slug=ref.municipality, title=found.title, ref=ref, parts=parts)


def _shown(  # noqa: PLR0913  # what the screen says besides the pages themselves
    request: Request,
    desk: TheDesk,
    who: Member,
    *,
    number: int = 1,
    only: str = "",
    done: str = "",
    failed: dict[int, str] | None = None,
    status: int = 200,
) -> Response:
    its = who.municipality
    with desk.store.records(its.slug) as records:
        version, questions = records.version(), records.work.remarks.open_questions()
        titles = {ref: records.pages.title(ref) for ref, _remark in questions}
        answers = {ref: records.work.remarks.about(ref) for ref in titles}
    kept = desk.shelf.get(("source", its.slug), version, lambda: source_pages(its))
    chosen = _chosen(kept.report or (), only)
    number = max(1, number)
    return page(
        request,
        "source.html",
        who.visitor,
        status=status,
        slug=its.slug,
        kept=kept,
        pages=chosen[SIZE * (number - 1) : SIZE * number],
        total=len(chosen),
        number=number,
        size=SIZE,
        only=only if only in ONLY else "",
        choices=ONLY,
        counts={name: len(_chosen(kept.report or (), name)) for name in ONLY},
        questions=questions,
        titles=titles,
        answers=answers,
        may_answer=who.membership.may(Right.REMARK),
        done=done,
        failed=failed or {},
    )


def _chosen(pages: Sequence[SourcePage], only: str) -> Sequence[SourcePage]:
    if only == "held":
        return [each for each in pages if each.is_held or each.held]
    return [each for each in pages if each.why or each.score.fix_first] if only == "hard" else pages
