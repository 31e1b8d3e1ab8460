"""How the description of the API speaks of refusals: problem documents (RFC 9457), as `review.answers` makes them."""

from typing import Any

from pydantic import BaseModel

Responses = dict[int | str, dict[str, Any]]


class Wrong(BaseModel):
    """One part of a request that is not as it should be."""

    at: str
    """Where: `body.drafts.0.id`."""
    why: str


class Problem(BaseModel):
    """Why a request was refused."""

    type: str
    title: str
    status: int
    detail: str
    """German."""
    errors: list[Wrong] | None = None
    successor: int | None = None
    """The draft to go on with, if a newer one says something else in the segment."""


MEANS = {
    400: "Der Inhalt ist kein JSON.",
    401: "Kein gültiger Schlüssel.",
    403: "Dem Schlüssel fehlt der Umfang, oder der Rolle seiner Eigentümerin das Recht.",
    404: "Das gibt es in dieser Kommune nicht.",
    409: "Das geht jetzt nicht; „detail“ sagt, was fehlt.",
    412: "Es hat sich inzwischen geändert; der Kopf „ETag“ nennt die Fassung, die jetzt gilt.",
    413: "Das ist zu groß.",
    422: "Die Anfrage ist nicht wie beschrieben, oder der Text lässt sich nicht verarbeiten.",
    428: "Der Kopf „If-Match“ fehlt.",
    503: "Die Datenbank antwortet gerade nicht; bitte später noch einmal.",
}


_ETAG = {"ETag": {"description": "Die Fassung, die jetzt gilt.", "schema": {"type": "string"}}}
TAGGED: Responses = {200: {"headers": _ETAG}}
"""The answer of a route about something of which there are versions."""


def refused(*statuses: int) -> Responses:
    """Responses of a route with a problem document each."""
    content = {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}
    return {status: {"description": MEANS[status], "content": content} for status in statuses}


REFUSED = refused(400, 401, 403, 404, 409, 413, 422, 503)
"""What any route may answer."""
LOCKED = {412: refused(412)[412] | {"headers": _ETAG}} | refused(428)
"""What a route may answer, too, that changes something of which there are versions."""
