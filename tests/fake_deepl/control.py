"""What a test sees of the fake server, and how it tells it what to do."""

import threading
from collections import Counter, deque
from dataclasses import dataclass, field
from itertools import count
from typing import Any

from tests.fake_deepl.damage import Damage
from tests.fake_deepl.faults import Fault
from tests.fake_deepl.languages import languages
from tests.fake_deepl.shelf import Shelf

UNLIMITED = 1_000_000_000_000
_accounts = count(1)


@dataclass(frozen=True, slots=True)
class Job:
    """A request to translate that was carried out, or that would have been but for its fault."""

    tag: str
    target_lang: str
    texts: tuple[str, ...]
    characters: int
    """What it costs, billed or not."""
    is_billed: bool
    fault: Fault | None


@dataclass
class FakeDeepl:
    """What a test sees of the server: its address, what was asked and billed, and the faults that come next."""

    url: str = ""
    key: str = field(default_factory=lambda: f"test-key-{next(_accounts)}")
    """No two servers have the same account, because what an account can do is remembered."""
    character_limit: int = 1_000_000
    is_pro: bool = False
    """Whether the usage tells the count of the key and the billing period too."""
    elsewhere: int = 0
    """Characters that others have used with another key of the account."""
    period: tuple[str, str] = ("2026-06-13T09:18:42Z", "2026-07-13T09:18:42Z")
    languages: list[dict[str, Any]] | None = field(default_factory=languages)
    """What /v3/languages tells; None if that endpoint is broken."""
    damages: tuple[Damage, ...] = ()
    """The ways in which answers with tags are damaged, one of them for each text."""
    damage_seed: int = 0
    faults: deque[Fault | None] = field(default_factory=deque)
    """One for each of the next requests to translate, None if all is well; and all is well when none is left."""
    requests: list[dict[str, Any]] = field(default_factory=list)
    """The bodies of all requests to translate that arrived, refused ones too."""
    shelf: Shelf = field(default_factory=Shelf)
    """The glossaries."""
    jobs: list[Job] = field(default_factory=list)
    """The requests to translate that were not refused, in order."""
    paths: list[str] = field(default_factory=list)
    """The paths of all GET requests."""
    billed_characters: int = 0
    answered: int = 0
    """Requests that were translated and billed, whether or not the answer arrived."""
    lock: threading.Lock = field(default_factory=threading.Lock)
    stopping: threading.Event = field(default_factory=threading.Event)

    @property
    def texts(self) -> list[str]:
        """All texts that arrived, in order."""
        return [text for request in self.requests for text in request["text"]]

    @property
    def billed_by_tag(self) -> Counter[str]:
        """What was billed, by reporting tag."""
        billed: Counter[str] = Counter()
        for job in self.jobs:
            billed[job.tag] += job.characters if job.is_billed else 0
        return billed

    @property
    def usage(self) -> dict[str, Any]:
        """The answer of /v2/usage: a free account tells less."""
        used = self.billed_characters
        told: dict[str, Any] = {"character_count": used + self.elsewhere, "character_limit": self.character_limit}
        if self.is_pro:
            start, end = self.period
            told |= {"api_key_character_count": used, "api_key_character_limit": UNLIMITED}
            told |= {"start_time": start, "end_time": end}
        return told
