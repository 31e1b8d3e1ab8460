"""Headers that every answer carries: no script but our own files, no framing, nothing kept in caches."""

from collections.abc import Awaitable, Callable

from fastapi import Request, Response

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
ALWAYS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
}
_YEAR_S = 365 * 24 * 3600


async def protect(request: Request, call_next: Callable[[Request], Awaitable[Response]]) -> Response:
    """Add the headers that the answer has not set itself; our own files may be kept as long as they are asked after."""
    response = await call_next(request)
    if request.url.path.startswith("/static/"):
        response.headers.setdefault("Cache-Control", "no-cache")
    return harden(response, is_secure=request.app.state.desk.is_secure)


def harden(response: Response, *, is_secure: bool) -> Response:
    """The answer with the headers that it has not set itself."""
    for name, value in ALWAYS.items():
        response.headers.setdefault(name, value)
    if is_secure:
        response.headers.setdefault("Strict-Transport-Security", f"max-age={_YEAR_S}")
    return response
