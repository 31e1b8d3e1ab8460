"""One question to the model: JSON is asked for in the strictest way that the server knows."""

from collections.abc import Mapping, Sequence

from connectors.engines.openai_compatible.prompt import Message
from connectors.engines.openai_compatible.reading import content
from connectors.engines.openai_compatible.settings import ModelSettings
from connectors.service.http_once import NotAcceptedError, OnceClient

_ENTRY = {
    "type": "object",
    "properties": {"id": {"type": "integer"}, "text": {"type": "string"}},
    "required": ["id", "text"],
    "additionalProperties": False,
}
_SCHEMA = {
    "type": "object",
    "properties": {"translations": {"type": "array", "items": _ENTRY}},
    "required": ["translations"],
    "additionalProperties": False,
}
FORMATS: Sequence[Mapping[str, object]] = (
    {
        "response_format": {
            "type": "json_schema",
            "json_schema": {"name": "translations", "strict": True, "schema": _SCHEMA},
        }
    },
    {"response_format": {"type": "json_object"}},
    {},
)


class Chat:
    """Remembers which format the server took."""

    def __init__(self, settings: ModelSettings, client: OnceClient) -> None:
        self._body = {"model": settings.model, "temperature": 0, "stream": False, **settings.extra}
        self._client = client
        self._format = 0

    def answer(self, messages: Sequence[Message]) -> str:
        """What the model says; raises EngineRefused, EngineUnavailable, or TooMuchError if less might be accepted."""
        body = self._body | {"messages": list(messages)}
        for index in range(self._format, len(FORMATS)):
            try:
                reply = self._client.post("/chat/completions", {**body, **FORMATS[index]})
            except NotAcceptedError:
                if index + 1 == len(FORMATS):
                    raise
                continue
            self._format = index
            break
        said = content(reply.content)
        if said is None:
            raise self._client.misunderstood()
        return said
