"""What a browser is told when a request fails: a page for people, a problem document (RFC 9457) for programs."""

import json
from http import HTTPStatus
from urllib.parse import quote

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import RedirectResponse
from starlette.exceptions import HTTPException

from pipeline.errors import MovedOn, NeedsOperator, SprachlotseError, TryLater
from review.refusals import BadToken, Forbidden, NotHere, OutOfDate, Refusal, SignInFirst
from review.render import page, preferred
from review.security.headers import harden
from runtime.in_words import error_in_words

_TITLES = {
    403: Forbidden.title,
    404: NotHere.title,
    405: "Das geht hier nicht.",
    413: "Das ist zu groß.",
}

_BROKEN = "Da ist uns etwas kaputtgegangen. Bitte versuchen Sie es noch einmal."


def add_answers(app: FastAPI) -> None:
    """Teach the app how refusals and expected errors look."""
    app.add_exception_handler(Refusal, _refused)
    app.add_exception_handler(SprachlotseError, _failed)
    app.add_exception_handler(RequestValidationError, _not_valid)
    app.add_exception_handler(HTTPException, _not_served)
    app.add_exception_handler(Exception, _broke)


def wants_page(request: Request) -> bool:
    """Whether a person looks at the answer."""
    is_script = "x-csrf-token" in request.headers or request.url.path.startswith("/api/")
    return not is_script and "text/html" in request.headers.get("accept", "")


def problem(status: int, title: str, **more: object) -> Response:
    """A problem document."""
    body = {"type": "about:blank", "title": HTTPStatus(status).phrase, "status": status, "detail": title, **more}
    # Field names come back to whoever sent them, and may hold what UTF-8 cannot say.
    text = json.dumps(body, ensure_ascii=False).encode("utf-8", "replace")
    return Response(text, status, media_type="application/problem+json")


async def _refused(request: Request, error: Exception) -> Response:
    assert isinstance(error, Refusal)  # noqa: S101  # the handler is registered for it
    if isinstance(error, SignInFirst) and wants_page(request) and request.method == "GET":
        query = f"?{request.url.query}" if request.url.query else ""
        return RedirectResponse(f"/sign-in?then={quote(request.url.path + query)}", 303)
    answer = _said(request, error.status, error.title)
    if error.retry_after_s is not None:
        answer.headers["Retry-After"] = str(error.retry_after_s)
    if isinstance(error, BadToken):
        answer.headers["WWW-Authenticate"] = "Bearer"
    if isinstance(error, OutOfDate):
        answer.headers["ETag"] = error.etag
    return answer


async def _failed(request: Request, error: Exception) -> Response:
    more = {"successor": error.successor} if isinstance(error, MovedOn) and error.successor else {}
    assert isinstance(error, SprachlotseError)  # noqa: S101  # the handler is registered for it
    return _said(request, status_of(error), error_in_words(error, preferred(request)), **more)


async def _not_valid(request: Request, error: Exception) -> Response:
    """Which fields are wrong and why, without what was in them: it may be a password."""
    assert isinstance(error, RequestValidationError)  # noqa: S101  # the handler is registered for it
    if wants_page(request):
        return _said(request, 422, Refusal.title)
    wrong = [{"at": ".".join(map(str, each["loc"])), "why": each["msg"]} for each in error.errors()]
    return problem(422, Refusal.title, errors=wrong)


async def _not_served(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)  # noqa: S101  # the handler is registered for it
    answer = _said(request, error.status_code, _TITLES.get(error.status_code, Refusal.title))
    answer.headers.update(error.headers or {})
    return answer


async def _broke(request: Request, _: Exception) -> Response:
    """A mistake of ours; the server logs it. This answer comes from outside of everything, so it is hardened here."""
    answer = _said(
        request, 500, "Da ist uns etwas kaputtgegangen. Es ist nichts verloren; bitte noch einmal versuchen."
    )
    return harden(answer, is_secure=request.app.state.desk.is_secure)


def status_of(error: Exception) -> int:
    """409: somebody has to do something first; 503: later; 422: this content cannot be handled."""
    if isinstance(error, NeedsOperator):
        return 409
    return 503 if isinstance(error, TryLater) else 422


def _said(request: Request, status: int, title: str, **more: object) -> Response:
    if wants_page(request):
        return page(request, "refused.html", status=status, title=title)
    return problem(status, title, **more)
