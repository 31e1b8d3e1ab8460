"""What an operator says about a LibreTranslate server."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class LibretranslateSettings:
    """A server of one's own, or a host that takes money."""

    url: str
    api_key: str = field(default="", repr=False)
    is_local: bool = True
    """Whether the server stands in the house, so that no text leaves it."""
    is_billed: bool = False
    """Whether the host bills characters; they are then counted."""
    models: str = ""
    """A name for the models on the server, which tells no versions: a new name has sentences translated anew."""
    timeout_s: float = 120.0
    """For one request of a few sentences; a small server needs a second for each."""
