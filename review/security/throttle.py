"""How long somebody has to wait before the next attempt to sign in.

Guessing at one account slows down for everybody together who was never signed in to it from their address; guessing at
many slows down by address. Nobody is locked out for longer than the longest delay, so that a stranger who knows a login
cannot close its account.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from store.sign_ins import Failures, Tries

_NOW = timedelta()


@dataclass(frozen=True, slots=True)
class Patience:
    """So many attempts are free; then the delay doubles with each, from a second up to the longest."""

    free: int
    longest: timedelta

    def delay(self, failures: Failures, now: datetime) -> timedelta:
        """What is left to wait; zero if nothing is."""
        beyond = failures.count - self.free
        if beyond < 0 or failures.last is None:
            return _NOW
        whole = min(timedelta(seconds=2 ** min(beyond, 20)), self.longest)
        return max(failures.last + whole - now, _NOW)


BY_LOGIN = Patience(free=5, longest=timedelta(minutes=1))
BY_ADDRESS = Patience(free=10, longest=timedelta(minutes=15))
"""A whole town hall may share one address."""


def delay(tries: Tries, now: datetime) -> timedelta:
    """How long to wait before this attempt."""
    return max(BY_LOGIN.delay(tries.by_login, now), BY_ADDRESS.delay(tries.by_address, now))


def is_alarming(tries: Tries) -> bool:
    """Whether one more failure is worth a line in the history."""
    return (tries.by_login.count + 1) % BY_LOGIN.free == 0
