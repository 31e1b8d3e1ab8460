"""How long an engine waits before it sends a request again: at least so long, and a random part more."""

from typing import Any

import pytest

from connectors.service.pauses import SPREAD


def spread_of(seconds: float) -> Any:
    """Equal to every pause that these seconds may become."""
    return pytest.approx(seconds * (1 + SPREAD / 2), abs=seconds * SPREAD / 2)
