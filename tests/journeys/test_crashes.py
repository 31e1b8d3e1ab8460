"""A night that is killed at any point: nothing is lost, nothing is done twice, nothing wrong is published.

The points are drawn by a seed from all calls that a night makes, and from those that touch the database, the network or
the files. `SPRACHLOTSE_TEST_KILLS` says how many there are (8), `SPRACHLOTSE_TEST_SEED` which.
"""

import os
import random
import sys

from tests.journeys.crash_folder import FolderPlay, folder_play

KILLS = int(os.environ.get("SPRACHLOTSE_TEST_KILLS", "8"))
SEED = int(os.environ.get("SPRACHLOTSE_TEST_SEED", "0"))
IN_FLIGHT = 50
"""Texts of one request to DeepL: what a kill may cost at most."""
FRESH_EVERY = 12
"""Kills, after which the town begins anew: the first night is the longest."""


def told(what: str) -> None:
    sys.stderr.write(f"{what}\n")


def test_nights_that_are_killed_anywhere_lose_nothing_and_do_nothing_twice() -> None:
    chance = random.Random(SEED)
    left = KILLS
    while left:
        with folder_play(FolderPlay, chance) as play:
            play.until(min(left, FRESH_EVERY))
        left -= play.kills
        told(play.summary)
        assert play.wrong == []
        assert play.twice <= IN_FLIGHT * play.kills
