"""Random sequences of faults against the engine, run after run until everything is translated, and what they prove.

For every parcel the ledger must know of exactly the characters that the server did work for: those billed, and those
that nobody can know about. For every text, the server must have done the work once, and once more at most for each time
that the ledger noted a failure. At the end every request has the answer that a calm server gives.
"""

import random
import re
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from deepl import http_client

from connectors.engines.deepl import DeeplEngine
from connectors.engines.deepl.client import Client
from pipeline.engine import EngineRequest, Translated
from tests.fake_deepl.bookkeeping import Books, Entry
from tests.fake_deepl.faults import Failed, Fault, Garbled, Refused, Reset, Slow, Truncated
from tests.fake_deepl.server import FakeDeepl, running_fake_deepl

TIMEOUT_S = 0.2
MOST_RUNS = 12
LOCALES = ("en", "fr", "fa")
"""With tag handling, with formality too, and with neither."""
FAULTS: dict[str, Fault | None] = {
    "none": None,
    "429": Refused(429),
    "429 with Retry-After": Refused(429, retry_after_s=2),
    "503": Refused(503),
    "403": Refused(403),
    "456": Refused(456),
    "413": Refused(413),
    "500, billed": Failed(500),
    "500, not billed": Failed(500, billed=False),
    "reset, billed": Reset(),
    "reset, not billed": Reset(billed=False),
    "slow, billed": Slow(3 * TIMEOUT_S),
    "truncated": Truncated(),
    "garbled": Garbled("<html>Wartung</html>"),
}
_NAME = re.compile(r"Nr\dx\dx")
_WEIGHTS = [8, *[2] * 6, *[1] * 7]


class CountingClient(Client):
    """Counts what it sends, and does not wait between two attempts."""

    def __init__(self, fake: FakeDeepl) -> None:
        super().__init__(fake.key, server_url=fake.url, timeout_s=TIMEOUT_S, sleep=self._wait)
        self.sent = 0
        self.waited: list[float] = []

    def _wait(self, seconds: float) -> None:
        self.waited.append(seconds)

    def _attempt(self, *given: Any) -> Any:
        self.sent += 1
        return super()._attempt(*given)


@dataclass
class Outcome:
    """What many sequences came to."""

    sequences: int = 0
    runs: int = 0
    posts: int = 0
    met: Counter[str] = field(default_factory=Counter)
    billed: int = 0
    """Characters on the server's bill."""
    certain: int = 0
    uncertain: int = 0
    """As the ledger has them."""
    uncertain_unbilled: int = 0
    """Of the uncertain ones, those that the server did not bill."""
    violations: list[str] = field(default_factory=list)

    @property
    def is_balanced(self) -> bool:
        """Whether the server's bill is what the ledger has, less what was uncertain and then not billed."""
        return self.billed == self.certain + self.uncertain - self.uncertain_unbilled


@contextmanager
def impatient() -> Iterator[None]:
    """The library waits a second at least, whatever timeout it is given; that is too long for a thousand sequences."""
    before = http_client._BackoffTimer.BACKOFF_INITIAL
    http_client._BackoffTimer.BACKOFF_INITIAL = 0.0
    try:
        yield
    finally:
        http_client._BackoffTimer.BACKOFF_INITIAL = before


def played(seeds: Iterable[int]) -> Outcome:
    """All the sequences, one after the other, against one server."""
    outcome = Outcome()
    calm: dict[EngineRequest, str] = {}
    with impatient(), running_fake_deepl() as fake, running_fake_deepl() as calm_server:
        fake.character_limit = 10**12
        peace = DeeplEngine(calm_server.key, server_url=calm_server.url)
        for seed in seeds:
            _Sequence(fake, outcome, seed).play(calm, peace)
        peace.close()
    return outcome


class _Sequence:
    """Some requests, and the faults that they meet."""

    def __init__(self, fake: FakeDeepl, outcome: Outcome, seed: int) -> None:
        chance = random.Random(seed)
        self._fake, self._outcome, self._seed = fake, outcome, seed
        self._requests = list(_requests(chance))
        self._names = chance.choices(list(FAULTS), _WEIGHTS, k=chance.randint(3, 9))
        self._client = CountingClient(fake)
        self._books = Books(DeeplEngine(fake.key, client=self._client))
        fake.faults.clear()
        fake.jobs.clear()
        fake.requests.clear()
        self._bill_before = fake.billed_characters

    def play(self, calm: dict[EngineRequest, str], peace: DeeplEngine) -> None:
        self._fake.faults.extend(FAULTS[name] for name in self._names)
        for _ in range(MOST_RUNS):
            left = [request for request in self._requests if request not in self._books.store]
            if not left:
                break
            self._outcome.runs += 1
            for parcel in self._books.engine.parcels(left):
                jobs_before = len(self._fake.jobs)
                entry = self._books.send(parcel)
                self._wait_for_server()
                self._check(entry, jobs_before)
        self._check_payments()
        self._check_answers(calm, peace)
        self._add_up()
        self._client.close()

    def _wait_for_server(self) -> None:
        """What the engine gave up may still be on its way through a busy machine."""
        deadline = time.monotonic() + 5
        while len(self._fake.requests) < self._client.sent and time.monotonic() < deadline:
            time.sleep(0.002)
        with self._fake.lock:
            pass

    def _check(self, entry: Entry, jobs_before: int) -> None:
        work = sum(job.characters for job in self._fake.jobs[jobs_before:])
        if entry.recorded != work:
            self._complain(f"{entry.recorded} characters recorded, but {work} worked for")

    def _check_payments(self) -> None:
        """A text may be paid as often as a failure was noted for its request, and once more."""
        paid = Counter(text for job in self._fake.jobs for text in job.texts)
        for text, times in paid.items():
            owners = [request for request in self._requests if _name(request) in text]  # pieces may be anybody's
            if owners and times > 1 + self._books.failures[owners[0]]:
                self._complain(f"a text was paid {times} times")

    def _check_answers(self, calm: dict[EngineRequest, str], peace: DeeplEngine) -> None:
        for request in self._requests:
            if request not in calm:
                [answer] = peace.translate(next(peace.parcels([request])))
                calm[request] = answer.text if isinstance(answer, Translated) else "–"
            stored = self._books.store.get(request)
            if stored is None or stored.text != calm[request]:
                self._complain("an answer is missing or another one")

    def _complain(self, about: str) -> None:
        self._outcome.violations.append(f"seed {self._seed} ({', '.join(self._names)}): {about}")

    def _add_up(self) -> None:
        outcome, posts = self._outcome, len(self._fake.requests)
        outcome.sequences += 1
        outcome.posts += posts
        outcome.met.update(self._names[:posts])
        outcome.met["none"] += max(0, posts - len(self._names))
        outcome.billed += self._fake.billed_characters - self._bill_before
        outcome.certain += sum(entry.certain for entry in self._books.entries)
        outcome.uncertain += sum(entry.uncertain for entry in self._books.entries)
        outcome.uncertain_unbilled += sum(job.characters for job in self._fake.jobs if not job.is_billed)


def _name(request: EngineRequest) -> str:
    """The word that stands in no other request."""
    found = _NAME.search(request.text)
    assert found
    return found[0]


def _requests(chance: random.Random) -> Iterator[EngineRequest]:
    """A few documents' worth; no two requests share a word that is translated alone."""
    for document in range(chance.randint(2, 4)):
        locale = chance.choice(LOCALES)
        for number in range(chance.randint(1, 6)):
            name = f"Nr{document}x{number}x"
            text = chance.choice(
                [
                    f"Größe {name}",
                    f"<1>Das Amt {name}</1> hilft & berät.",
                    f"Das <1>Amt {name}</1> hilft dem <2>Kind {name}</2>, Amt {name}.",
                    f"Rufen Sie {name} an: <3/>.",
                ]
            )
            yield EngineRequest(text, locale, context=f"Hilfe {document}", contents=((3, "0821 324-0"),))
