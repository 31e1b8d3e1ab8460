"""Signing in and out."""

import secrets
from typing import Annotated

from fastapi import APIRouter, Form, Request, Response
from fastapi.responses import RedirectResponse

from review.render import page
from review.security.passwords import fits
from review.visitor import COOKIE, SignedIn, TheDesk

router = APIRouter()


@router.get("/sign-in")
def show(request: Request, then: str = "/") -> Response:
    """The form."""
    return page(request, "sign_in.html", then=local(then), failed=False)


@router.post("/sign-in")
def sign_in(
    request: Request,
    desk: TheDesk,
    login: Annotated[str, Form()],
    password: Annotated[str, Form()],
    then: Annotated[str, Form()] = "/",
) -> Response:
    """Begin a session, or show the form again without saying what was wrong."""
    with desk.store.people() as people:
        account = people.account(login)
    if not fits(password, account.password if account else None) or account is None or not account.person.is_active:
        return page(request, "sign_in.html", status=401, then=local(then), failed=True)
    token, csrf = secrets.token_urlsafe(32), secrets.token_urlsafe(32)
    with desk.store.sessions() as sessions:
        sessions.begin(account.person.id, token=token, csrf=csrf, lasts=desk.session_lasts)
    answer = RedirectResponse(local(then), 303)
    answer.set_cookie(COOKIE, token, httponly=True, samesite="lax", secure=desk.is_secure, path="/")
    return answer


@router.post("/sign-out")
def sign_out(request: Request, desk: TheDesk, who: SignedIn) -> Response:
    """End the session."""
    with desk.store.sessions() as sessions:
        sessions.end(request.cookies[COOKIE])
    answer = RedirectResponse("/sign-in", 303)
    answer.delete_cookie(COOKIE, path="/")
    return answer


def local(address: str) -> str:
    """An address of ours to go on to; anything that a browser could take for another site becomes the start."""
    is_ours = address.startswith("/") and not address.startswith(("//", "/\\"))
    return address if is_ours and "\n" not in address and "\r" not in address else "/"
