"""What a browser is told when a request fails: a page for people, a problem document (RFC 9457) for programs."""

from http import HTTPStatus
from urllib.parse import quote

from fastapi import FastAPI, Request, Response
from fastapi.responses import JSONResponse, RedirectResponse

from pipeline.errors import NeedsOperator, SprachlotseError, TryLater
from review.refusals import Refusal, SignInFirst
from review.render import page


def add_answers(app: FastAPI) -> None:
    """Teach the app how refusals and expected errors look."""
    app.add_exception_handler(Refusal, _refused)
    app.add_exception_handler(SprachlotseError, _failed)


def wants_page(request: Request) -> bool:
    """Whether a person looks at the answer."""
    is_script = "x-csrf-token" in request.headers or request.url.path.startswith("/api/")
    return not is_script and "text/html" in request.headers.get("accept", "")


def problem(status: int, title: str, **more: object) -> JSONResponse:
    """A problem document."""
    body = {"type": "about:blank", "title": HTTPStatus(status).phrase, "status": status, "detail": title, **more}
    return JSONResponse(body, status, media_type="application/problem+json")


async def _refused(request: Request, error: Exception) -> Response:
    assert isinstance(error, Refusal)  # noqa: S101  # the handler is registered for it
    if isinstance(error, SignInFirst) and wants_page(request) and request.method == "GET":
        return RedirectResponse(f"/sign-in?then={quote(request.url.path)}", 303)
    return _said(request, error.status, error.title)


async def _failed(request: Request, error: Exception) -> Response:
    return _said(request, status_of(error), str(error))


def status_of(error: Exception) -> int:
    """409: somebody has to do something first; 503: later; 422: this content cannot be handled."""
    if isinstance(error, NeedsOperator):
        return 409
    return 503 if isinstance(error, TryLater) else 422


def _said(request: Request, status: int, title: str) -> Response:
    if wants_page(request):
        return page(request, "refused.html", status=status, title=title)
    return problem(status, title)
