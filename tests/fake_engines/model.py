"""A server of our own with a language model behind `POST /v1/chat/completions`, as OpenAI documents it.

Key, model name, `response_format` (which of its kinds it knows can be set), answers in `choices`, errors as
`{"error": {"message", "type", "code"}}`, a context window (counted in characters) that ends in 400. The "model" reads
our prompt and changes the letters of the texts; a test can make it misbehave as models do.

It does not imitate: a model. Nothing here says how well any model follows the prompt. No streams, tools, tokens, `n`,
log probabilities, and no server's own dialect.
"""

import json
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from connectors.engines.echo import disguise
from pipeline.placeholders import Mark, tokens
from tests.fake_engines.loopback import Asked, Reply

Entries = list[dict[str, Any]]
Misbehaviour = Callable[[Entries], Entries | str]


@dataclass
class FakeModel:
    """What the server is like, and what its model will do wrong."""

    key: str = "model-key"
    model: str = "lotse-7b"
    window: int = 20_000
    formats: tuple[str, ...] = ("json_schema", "json_object", "")
    misbehaviours: deque[Misbehaviour | None] = field(default_factory=deque)
    """One for each of the next answers."""
    unable: str = ""
    """A word whose segments are always left out."""

    def respond(self, asked: Asked) -> Reply:
        body = asked.body
        if asked.headers.get("Authorization") != f"Bearer {self.key}":
            return _error(401, "invalid_api_key")
        if asked.path != "/v1/chat/completions" or body["model"] != self.model:
            return _error(404, "model_not_found")
        if body.get("response_format", {}).get("type", "") not in self.formats:
            return _error(400, "invalid_request_error", "response_format is not supported")
        if sum(len(each["content"]) for each in body["messages"]) > self.window:
            return _error(400, "context_length_exceeded", "This model's maximum context length is 4096 tokens.")
        asked_for = json.loads(body["messages"][-1]["content"])["segments"]
        said = self._said(asked_for)
        choice = {"index": 0, "message": {"role": "assistant", "content": said}, "finish_reason": "stop"}
        return Reply(200, {"object": "chat.completion", "choices": [choice]}, billed=_characters(asked_for))

    def _said(self, segments: Entries) -> str:
        able = [each for each in segments if not self.unable or self.unable not in each["text"]]
        told: Entries = [{"id": each["id"], "text": _translated(each["text"])} for each in able]
        misbehaviour = self.misbehaviours.popleft() if self.misbehaviours else None
        changed = misbehaviour(told) if misbehaviour else told
        return changed if isinstance(changed, str) else json.dumps({"translations": changed})


def _translated(text: str) -> str:
    return "".join(disguise(each.text, "en") if each.mark is Mark.TEXT else each.text for each in tokens(text))


def _characters(segments: Entries) -> int:
    return sum(len(each.text) for one in segments for each in tokens(one["text"]) if each.mark is Mark.TEXT)


def _error(status: int, code: str, message: str = "refused") -> Reply:
    return Reply(status, {"error": {"message": message, "type": "invalid_request_error", "code": code}})
