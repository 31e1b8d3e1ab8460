"""How much a browser may send: enough for a page's texts, and for files where files are imported."""

from fastapi import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

LIMIT = 1024 * 1024
_FILES = ("/m/", "/api/")


class TooLarge(HTTPException):
    """More than may be sent here."""

    def __init__(self) -> None:
        super().__init__(413)


class SizeLimit:
    """Cuts a request off as soon as it is larger than it may be, whatever it said about its size."""

    def __init__(self, app: ASGIApp, *, files: int) -> None:
        self._app = app
        self._files = files

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer; the app is told that it is too much while it reads."""
        limit = self._limit(scope) if scope["type"] == "http" else 0
        size = 0

        async def counted() -> Message:
            nonlocal size
            message = await receive()
            size += len(message.get("body", b""))
            if size > limit > 0:
                raise TooLarge
            return message

        await self._app(scope, counted, send)

    def _limit(self, scope: Scope) -> int:
        kind: bytes = dict(scope["headers"]).get(b"content-type", b"")
        is_file = kind.startswith(b"multipart/form-data") and scope["path"].startswith(_FILES)
        return self._files if is_file else LIMIT
