"""Round after round: pages change, Anna reviews, a night is killed, the next one finishes."""

import random
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from tests.journeys.crash_town import CrashTown, Nights

SIGKILL = 9


@dataclass
class Play:
    """Rounds of one town, and all that was wrong; a subclass knows the CMS."""

    town: CrashTown
    running: Nights
    chance: random.Random
    totals: dict[str, int] = field(default_factory=lambda: {"calls": 3_000_000, "io": 1_500})
    """What a night comes to, as far as is known: the points of the kills are drawn from it."""
    rounds: int = 0
    kills: int = 0
    twice: int = 0
    """Texts that were paid twice."""
    cut_off: int = 0
    """Runs that were found open and closed."""
    wrong: list[str] = field(default_factory=list)

    def change_pages(self) -> None:
        """Some pages get one more sentence."""
        raise NotImplementedError

    def written(self) -> Mapping[str, tuple[object, object]]:
        """For each target in the CMS its text, and a sign that is new with each write."""
        raise NotImplementedError

    def standing(self) -> list[str]:
        """What is wrong with the targets in the CMS when a night has ended well."""
        raise NotImplementedError

    def round(self) -> None:
        """One kill, if the night lasts that long."""
        self.rounds += 1
        approved: set[int] = set()
        if self.rounds > 1:  # what is approved now is older than these changes
            approved = self.town.review()
            self.change_pages()
        among = self.chance.choice(["calls", "io"])
        asked = len(self.town.deepl.requests)
        ended = self.running.run(kill_at=1 + int(self.chance.random() * self.totals[among]), among=among)
        if ended["signal"] != SIGKILL:
            self._complain("not killed", self._left(ended, approved))
            return
        self.kills += 1
        self._complain("after the kill", self.town.always())
        sent = len(self.town.deepl.requests)
        self._next_night(approved, sent if sent > asked else 0)

    def _next_night(self, approved: set[int], sent: int) -> None:
        before = self.written()
        runs = self.town.cut_off_runs()
        ended = self.running.run()
        twice, wrong = self.town.paid_again(sent)
        self.twice += twice
        self.cut_off += self.town.cut_off_runs() - runs
        self._complain("paid", wrong)
        self._complain("the next night", self._left(ended, approved))
        after = self.written()
        same_text = [name for name in before if name in after and before[name][0] == after[name][0]]
        self._complain("written again", [name for name in same_text if before[name][1] != after[name][1]])
        if self.rounds > 1:
            self.totals = {among: max(ended[among], self.totals[among] // 2) for among in self.totals}

    def _left(self, ended: Mapping[str, Any], approved: set[int]) -> list[str]:
        report = ended["report"]
        problems = [report["error"]] if "error" in report else list(map(str, report["problems"]))
        return [*problems, *self.town.always(), *self.town.after(approved), *self.standing()]

    def _complain(self, when: str, wrong: list[str]) -> None:
        self.wrong += [f"round {self.rounds}, {when}: {each}" for each in wrong]
