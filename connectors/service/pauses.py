"""How long to wait before a request is sent again."""

import random

SPREAD = 0.25
"""So much longer at most: clients that were refused together must not come back together."""
_chance = random.SystemRandom()


def spread(seconds: float) -> float:
    """At least these seconds, and a random part of them more."""
    return seconds * (1 + SPREAD * _chance.random())
