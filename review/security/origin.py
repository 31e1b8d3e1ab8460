"""Requests that change something come from our own pages: what the browser itself says about it.

This stands beside the token in every form; it also covers the sign-in form, which has no session to take one from.
"""

from urllib.parse import urlsplit

from starlette.requests import HTTPConnection

_OURS = frozenset({"same-origin", "none"})


def is_foreign(request: HTTPConnection, *, url: str) -> bool:
    """Whether the browser says that another site made this request. Programs say nothing, and carry no cookies."""
    if request.headers.get("sec-fetch-site", "none") not in _OURS:
        return True
    origin = request.headers.get("origin")
    return origin is not None and not _is_ours(origin, request, url)


def _is_ours(origin: str, request: HTTPConnection, url: str) -> bool:
    if url:
        return origin == url
    return urlsplit(origin).netloc == request.headers.get("host", "")
