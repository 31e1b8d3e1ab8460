"""What a request can be refused for before it reaches our steps."""

from math import ceil


class Refusal(Exception):
    """The root; `review.answers` turns each into a page or a problem document."""

    status = 400
    title = "Die Anfrage ist nicht verständlich."
    retry_after_s: int | None = None


class SignInFirst(Refusal):
    """Nobody is signed in, or the session has run out."""

    status = 401
    title = "Bitte melden Sie sich an."


class BadToken(Refusal):
    """No key to the API, or one that is of no use any more."""

    status = 401
    title = "Dieser Schlüssel gilt nicht (mehr)."


class Forbidden(Refusal):
    """The role does not give the right, or the request was forged."""

    status = 403
    title = "Das darf Ihre Rolle nicht."


class NotHere(Refusal):
    """There is no such thing, or it belongs to another municipality; both look the same."""

    status = 404
    title = "Das gibt es hier nicht."


class TooOften(Refusal):
    """Too many attempts; wait."""

    status = 429
    title = "Zu viele Versuche. Bitte warten Sie einen Augenblick und versuchen Sie es dann noch einmal."

    def __init__(self, *, seconds: float) -> None:
        super().__init__(self.title)
        self.retry_after_s = ceil(seconds)


class NotSeen(Refusal):
    """A program wants to change something without saying which version it has seen."""

    status = 428
    title = "Bitte im Kopf „If-Match“ das ETag der Fassung nennen, die geändert werden soll („*“ nennt keine)."


class OutOfDate(Refusal):
    """A program wants to change something that has changed since it looked."""

    status = 412
    title = "Das hat sich inzwischen geändert. Bitte neu lesen und noch einmal entscheiden."

    def __init__(self, etag: str) -> None:
        super().__init__(self.title)
        self.etag = etag
        """Of what stands there now."""


class KeyReused(Refusal):
    """The same key came with another request."""

    status = 422
    title = "Dieser „Idempotency-Key“ gehörte schon zu einer anderen Anfrage. Bitte für jede Anfrage einen neuen."
