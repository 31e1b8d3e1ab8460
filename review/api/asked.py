"""What a request of a program carries beside its content: its key against doing twice, the version it has seen."""

import hashlib
import json
import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Annotated

from fastapi import Depends, Header, Request, Response
from pydantic import BaseModel

from pipeline.municipality import Municipality
from pipeline.review_ports import Answer
from pipeline.store_ports import Work
from review.bearer import AnyBearer, TokenBearer
from review.desk import Desk
from review.many import OneWork
from review.refusals import KeyReused, NotSeen, OutOfDate
from review.visitor import TheDesk

_ETAG = re.compile(r'(?:^|,)\s*("[^"]*")')
Act = Callable[[Municipality, Work], Answer]


def etag(version: object) -> str:
    """The tag of a version."""
    return f'"{version}"'


@dataclass(frozen=True, slots=True)
class Once:
    """A request that changes something, and what makes it recognisable when it comes again."""

    desk: Desk
    who: TokenBearer
    key: str
    address: str

    def answer(self, content: BaseModel | None, act: Act) -> Response:
        """What `act` answers, or what it answered when this request came before.

        All that `act` does with the municipality is one transaction, together with the answer that is kept.
        """
        with self.desk.store.transaction(self.who.municipality.slug) as work:
            return _said(self._before(content, work) or self._now(act, work))

    def _before(self, content: BaseModel | None, work: Work) -> Answer | None:
        if not self.key:
            return None
        request = _digest(self.address, content)
        kept = work.answers.claim(self._name, request)
        if kept is not None and kept.request != request:
            raise KeyReused
        return kept.answer if kept else None

    def _now(self, act: Act, work: Work) -> Answer:
        answer = act(replace(self.who.municipality, store=OneWork(work)), work)
        if self.key:
            work.answers.keep(self._name, answer)
        return answer

    @property
    def _name(self) -> str:
        """Programs of two people may use the same keys."""
        return f"{self.who.actor} {self.key}"


def once(
    request: Request,
    desk: TheDesk,
    who: AnyBearer,
    idempotency_key: Annotated[
        str | None,
        Header(pattern=r"^[!-~]+$", max_length=200, description="Frei gewählt; dieselbe Anfrage wirkt nur einmal."),
    ] = None,
) -> Once:
    """How to answer the request."""
    return Once(desk, who, idempotency_key or "", f"{request.method} {request.url.path}?{request.url.query}")


@dataclass(frozen=True, slots=True)
class Seen:
    """The versions that a program has seen."""

    etags: frozenset[str]

    def ensure(self, current: str) -> None:
        """Raise OutOfDate unless the current version is among them."""
        if current not in self.etags:
            raise OutOfDate(current)


def seen(
    if_match: Annotated[str | None, Header(description="„ETag“ der Fassung, die geändert werden soll.")] = None,
) -> Seen:
    """What `If-Match` names; NotSeen without it. `*` would say that nothing was seen, so it is none."""
    if not if_match or if_match.strip() == "*":
        raise NotSeen
    return Seen(frozenset(_ETAG.findall(if_match)))


Doing = Annotated[Once, Depends(once)]
HavingSeen = Annotated[Seen, Depends(seen)]


def told(content: BaseModel, *, status: int = 200, tag: str = "") -> Answer:
    """An answer with content."""
    return Answer(status, content.model_dump_json(), tag)


def _said(answer: Answer) -> Response:
    headers = {"ETag": answer.etag} if answer.etag else None
    return Response(answer.body or None, answer.status, headers, "application/json" if answer.body else None)


def _digest(address: str, content: BaseModel | None) -> str:
    sent = content.model_dump_json() if content else ""
    return hashlib.sha256(json.dumps([address, sent]).encode()).hexdigest()
