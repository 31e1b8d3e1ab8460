"""The tests that kill nights are worth something: a planted bug does not survive them.

`SPRACHLOTSE_TEST_BUGS=all` plants each in turn; otherwise it is one that every kill brings to light.
"""

import os
import random

import pytest

from tests.journeys.crash_folder import FolderPlay, folder_play
from tests.journeys.test_crashes import SEED, told

MOST_KILLS = 25
SMALL = {"io": 1_500, "changes": 300, "closing": 300}
"""What a night of six pages comes to, about."""
SIGNS = {
    "published before it is written": "is not what was approved",
    "written without a look": "written again",
    "answers kept when all are there": "paid again",
    "booked when the answer is there": "billed",
    "half a draft": "misses segments",
    "moved before its event": "its history says",
    "lease never taken over": "läuft schon ein Lauf",
    "runs never closed": "a run is still open",
}
"""What the tests say of each."""
CHOSEN = list(SIGNS) if os.environ.get("SPRACHLOTSE_TEST_BUGS") == "all" else ["runs never closed"]


@pytest.mark.parametrize("bug", CHOSEN)
def test_a_planted_bug_is_found(bug: str) -> None:
    planted = {"PLANTED_BUG": bug}
    with folder_play(FolderPlay, random.Random(SEED), script="broken_nights.py", pages=6, more=planted) as play:
        play.totals = dict(SMALL)
        while not play.wrong and play.kills < MOST_KILLS:
            play.round()
    told(f"{bug}: {play.kills} kills; {play.wrong[:3]}")
    assert any(SIGNS[bug] in each for each in play.wrong)
