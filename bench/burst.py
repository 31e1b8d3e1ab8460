"""The sender of `bench/webhooks.py`: signed deliveries at a steady pace, and beside them those that must be refused."""

import asyncio
import json
import statistics
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import httpx

from connectors.signatures import headers, new_secret

BAD_EVERY = 10
UNKNOWN = json.dumps({"type": "page", "id": "gibt-es-nicht"}).encode()
STRANGER = "127.0.0.2"
"""From here comes what is not signed well: strangers have a pace of their own."""
EXPECTED = {
    "good": {"202 accepted"},
    "unknown": {"202 accepted, noted"},
    "replayed": {"202 duplicate"},
    "malformed": {"422"},
    "oversized": {"413"},
    "forged": {"401", "429"},
    "changed": {"401", "429"},
    "stale": {"401", "429"},
    "unsigned": {"401", "429"},
}


@dataclass
class Burst:
    """What is sent, and how it was answered."""

    address: str
    secret: str
    named: Sequence[tuple[str, str]]
    answers: Counter[tuple[str, str]] = field(default_factory=Counter)
    waits_ms: list[float] = field(default_factory=list)
    lags_ms: list[float] = field(default_factory=list)
    """How late the sender itself was: what it adds to the waits."""

    async def send(self, deliveries: int, seconds: float) -> None:
        """All of them; each tenth has a bad one beside it."""
        pace, started = seconds / deliveries, time.monotonic()
        with _clients() as (known, stranger):
            waiting = []
            for number in range(deliveries):
                due = started + number * pace
                await asyncio.sleep(max(0.0, due - time.monotonic()))
                self.lags_ms.append(1000 * (time.monotonic() - due))
                waiting.append(asyncio.create_task(self._good(known, number)))
                if number % BAD_EVERY == 0:
                    waiting.append(asyncio.create_task(self._bad(known, stranger, number)))
            await asyncio.gather(*waiting)
            await asyncio.gather(known.aclose(), stranger.aclose())
        self.took_s = time.monotonic() - started

    def outcome(self) -> dict[str, Any]:
        """How long the answers to the good ones took, and what was said to each kind."""
        waits, lags = (statistics.quantiles(each, n=100) for each in (self.waits_ms, self.lags_ms))
        said = {f"{kind}_{_name(answer)}": count for (kind, answer), count in sorted(self.answers.items())}
        wrongly = {pair: count for pair, count in self.answers.items() if pair[1] not in EXPECTED[pair[0]]}
        return {
            "requests": self.answers.total(),
            "sent_in_s": round(self.took_s, 1),
            "p50_ms": round(waits[49], 1),
            "p95_ms": round(waits[94], 1),
            "p99_ms": round(waits[98], 1),
            "max_ms": round(max(self.waits_ms), 1),
            "sender_lag_p95_ms": round(lags[94], 1),
            "answered_wrongly": sum(wrongly.values()),
        } | said

    async def _good(self, client: httpx.AsyncClient, number: int) -> None:
        kind, key = self.named[number % len(self.named)]
        body = json.dumps({"type": kind, "id": key}).encode()
        signed = self._signed(f"good-{number}", body)
        before = time.monotonic()
        await self._post(client, "good", body, signed)
        self.waits_ms.append(1000 * (time.monotonic() - before))

    async def _bad(self, known: httpx.AsyncClient, stranger: httpx.AsyncClient, number: int) -> None:
        body = json.dumps({"type": "page", "id": "seite-00000"}).encode()
        tricks = {
            "unknown": (known, UNKNOWN, self._signed(f"unknown-{number}", UNKNOWN)),
            "replayed": (known, *self._first()),
            "malformed": (known, b"{", self._signed(f"malformed-{number}", b"{")),
            "oversized": (known, b"x" * 300_000, {}),
            "forged": (stranger, body, self._signed(f"forged-{number}", body, secret=new_secret())),
            "changed": (stranger, body + b" ", self._signed(f"changed-{number}", body)),
            "stale": (stranger, body, self._signed(f"stale-{number}", body, age_s=3600)),
            "unsigned": (stranger, body, {}),
        }
        name, (client, body, signed) = list(tricks.items())[number // BAD_EVERY % len(tricks)]
        await self._post(client, name, body, signed)

    def _first(self) -> tuple[bytes, Mapping[str, str]]:
        """The first good delivery once more, signed again as a sender does that got no answer."""
        kind, key = self.named[0]
        body = json.dumps({"type": kind, "id": key}).encode()
        return body, self._signed("good-0", body)

    def _signed(self, message: str, body: bytes, *, secret: str = "", age_s: int = 0) -> Mapping[str, str]:
        return headers(secret or self.secret, message=message, timestamp=int(time.time()) - age_s, body=body)

    async def _post(self, client: httpx.AsyncClient, kind: str, body: bytes, signed: Mapping[str, str]) -> None:
        answer = await client.post(self.address, content=body, headers=dict(signed))
        said = str(answer.status_code)
        if answer.status_code == httpx.codes.ACCEPTED:
            its = answer.json()
            said += f" {its['status']}" + (", noted" if its["note"] else "")
        self.answers[kind, said] += 1


@contextmanager
def _clients() -> Iterator[tuple[httpx.AsyncClient, httpx.AsyncClient]]:
    """The CMS, and the strangers at another address of this machine."""
    limits = httpx.Limits(max_connections=50, max_keepalive_connections=50)
    yield (
        httpx.AsyncClient(limits=limits, timeout=60),
        httpx.AsyncClient(transport=httpx.AsyncHTTPTransport(local_address=STRANGER), timeout=60),
    )


def _name(answer: str) -> str:
    return answer.replace(", ", "_").replace(" ", "_")
