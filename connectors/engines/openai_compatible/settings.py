"""What an operator says about a language model."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class ModelSettings:
    """Where the model is, and which languages it is trusted with: only these, for no server says what it can do."""

    base_url: str
    """Up to the version: `http://127.0.0.1:8080/v1`."""
    model: str
    locales: frozenset[str] = frozenset()
    api_key: str = field(default="", repr=False)
    is_local: bool = False
    """Whether the server stands in the house, so that no text leaves it."""
    batch: int = 20
    """Segments of one page and language in one request."""
    timeout_s: float = 300.0
    extra: Mapping[str, object] = field(default_factory=dict)
    """More parameters of the API, or others: `{"temperature": 1}` for a model that takes no 0."""
