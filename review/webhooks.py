"""Where a CMS tells us that documents changed: `POST /webhooks/{municipality}/{source}`.

The answer comes when the message is recorded; the work begins in the worker, once for a burst. Nothing that a stranger
sends is logged or kept, not even in an error.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from uuid import uuid4

from fastapi import APIRouter, Request, Response
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import JSONResponse

from connectors.signatures import knows, verify
from pipeline.document import DocumentRef
from pipeline.store_ports import Work
from review.answers import problem
from review.desk import Desk
from review.security.pace import Pace
from review.webhook_bodies import BodyNotUnderstood, documents

router = APIRouter()
OURS = frozenset({"person", "api", "watch"})
"""Sources of deliveries that no message from outside may claim to be."""
_SOURCE = re.compile("[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?")
LARGEST_BYTES = 256 * 1024
UNKNOWN = "Keine der genannten Seiten ist bekannt; ist sie neu, findet sie der Lauf im CMS."


def is_source(name: str) -> bool:
    """Whether a sender may be called so."""
    return bool(_SOURCE.fullmatch(name)) and name not in OURS


@dataclass(frozen=True, slots=True)
class Paces:
    """How fast messages may come; one per app."""

    signed: Pace = field(default_factory=lambda: Pace(per_second=200, burst=2000))
    strangers: Pace = field(default_factory=lambda: Pace(per_second=0.5, burst=30))


@dataclass(frozen=True, slots=True)
class Message:
    """What came, from where, for whom."""

    slug: str
    source: str
    sender: str
    headers: Mapping[str, str]
    body: bytes


@dataclass(frozen=True, slots=True)
class Heard:
    """What a message says, and whether to hint at something."""

    number: str
    refs: tuple[DocumentRef, ...]
    note: str


@router.post("/webhooks/{slug}/{source}")
async def receive(slug: str, source: str, request: Request) -> Response:
    """202 when it is recorded; 401 without a valid signature, 413, 422 or 429 when it cannot be taken."""
    body = await _read(request)
    if body is None:
        return problem(413, "Die Nachricht ist zu groß.")
    sender = request.client.host if request.client else ""
    message = Message(slug, source, sender, dict(request.headers), body)
    return await run_in_threadpool(_handle, request.app.state.desk, request.app.state.paces, message)


async def _read(request: Request) -> bytes | None:
    """The body; None if it is longer than we take, without reading all of it."""
    body = b""
    async for chunk in request.stream():
        body += chunk
        if len(body) > LARGEST_BYTES:
            return None
    return body


def _handle(desk: Desk, paces: Paces, message: Message) -> Response:
    """Whoever knows the secret is heard, whatever strangers send from the same address, as behind a proxy."""
    if message.slug not in desk.settings.municipalities:
        return _refused(message, paces)
    try:
        # Read first and apart: only what is recorded has to wait until the worker has written.
        with desk.store.reading(desk.municipality(message.slug).slug) as work:
            heard = _heard(work, message)
    except BodyNotUnderstood as error:
        return problem(422, f"Die Nachricht ist nicht verständlich: {error}.")
    if heard is None:
        return _refused(message, paces)
    if not paces.signed.allows(f"{message.slug}/{message.source}"):
        return _too_many()
    with desk.store.transaction(message.slug) as work:
        kept = work.deliveries.receive(message.source, heard.number, heard.refs, note=heard.note)
    status = "duplicate" if kept is None else "accepted"
    return JSONResponse({"status": status, "id": heard.number, "note": heard.note}, 202)


def _heard(work: Work, message: Message) -> Heard | None:
    """What a sender who knows the secret says; None from anybody else, of whom nothing is read."""
    number = _accepted(work, message)
    if number is None:
        return None
    refs = documents(message.source, message.body, municipality=message.slug)
    return Heard(number, refs, note="" if work.documents.known(refs) else UNKNOWN)


def _accepted(work: Work, message: Message) -> str | None:
    """The number of the message if its sender knows a secret; a plugin that cannot sign gives none, so we do."""
    valid = work.webhook_secrets.valid(message.source)
    if signed := verify(message.headers, message.body, valid, now=datetime.now(UTC)):
        return signed.id
    return uuid4().hex if knows(message.headers, valid) else None


def _refused(message: Message, paces: Paces) -> Response:
    if not paces.strangers.allows(message.sender):
        return _too_many()
    return problem(401, "Die Unterschrift stimmt nicht, ist zu alt oder fehlt.")


def _too_many() -> Response:
    answer = problem(429, "Zu viele Nachrichten. Bitte später noch einmal.")
    answer.headers["Retry-After"] = "10"
    return answer
