"""Round after round: pages change, Anna reviews, a night is killed, the next one finishes."""

import random
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from tests.journeys.crash_town import CrashTown, Nights

SIGKILL = 9
FIRST = {"calls": 9_000_000, "io": 7_000, "changes": 800, "closing": 300}
"""What the first night comes to, about."""


@dataclass
class Play:
    """Rounds of one town, and all that was wrong; a subclass knows the CMS."""

    town: CrashTown
    running: Nights
    chance: random.Random
    totals: dict[str, int] = field(default_factory=lambda: dict(FIRST))
    """What a night comes to, as far as is known: the points of the kills are drawn from it."""
    rounds: int = 0
    kills: int = 0
    twice: int = 0
    """Texts that were paid twice."""
    killed_in: str = ""
    """Where the last night was killed."""
    cut_off: int = 0
    """Runs that were found open and closed."""
    places: Counter[str] = field(default_factory=Counter)
    """Where nights were killed, by module."""
    wrong: list[str] = field(default_factory=list)

    def change_pages(self) -> None:
        """Some pages get one more sentence."""
        raise NotImplementedError

    def written(self) -> Mapping[str, tuple[object, object]]:
        """For each target in the CMS its text, and a sign that is new with each write."""
        raise NotImplementedError

    def standing(self, written: Mapping[str, tuple[object, object]]) -> list[str]:
        """What is wrong with the targets in the CMS when a night has ended well."""
        raise NotImplementedError

    def is_expected(self, problem: Mapping[str, object]) -> bool:
        """Whether a problem of a night has another cause than a kill."""
        return False

    @property
    def summary(self) -> str:
        """What the rounds came to, in one line."""
        where = ", ".join(f"{module} {times}" for module, times in self.places.most_common())
        counts = f"{self.kills} kills, {self.rounds} rounds, {self.twice} paid twice, {self.cut_off} cut off"
        return f"{counts}; killed in: {where}"

    def aftermath(self) -> list[str]:
        """What else is wrong when the next night has ended well."""
        return []

    def until(self, kills: int) -> None:
        """Round after round."""
        while self.kills < kills:
            self.round()

    def round(self) -> None:
        """One kill, if the night lasts that long."""
        self.rounds += 1
        self.killed_in = ""
        approved: set[int] = set()
        if self.rounds > 1:  # what is approved now is older than these changes
            approved = self.town.review()
            self.change_pages()
        among = self.chance.choice(list(self.totals))
        asked = len(self.town.deepl.requests)
        ended = self.running.run(kill_at=1 + int(self.chance.random() * self.totals[among]), among=among)
        if ended["signal"] != SIGKILL:
            self._measure(ended)
            self._complain("not killed", self._left(ended, approved, self.written()))
            return
        self.kills += 1
        self.killed_in = ended["killed_in"]
        self.places[self.killed_in.partition(":")[0]] += 1
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
        after = self.written()
        self._complain("the next night", [*self._left(ended, approved, after), *self.aftermath()])
        same_text = [name for name in before if name in after and before[name][0] == after[name][0]]
        self._complain("written again", [name for name in same_text if before[name][1] != after[name][1]])
        self._measure(ended)

    def _measure(self, ended: Mapping[str, Any]) -> None:
        """What a night comes to, from one that ended; the first is the longest."""
        if self.rounds > 1:
            self.totals = {each: max(ended[each], total * 3 // 4) for each, total in self.totals.items()}

    def _left(
        self, ended: Mapping[str, Any], approved: set[int], written: Mapping[str, tuple[object, object]]
    ) -> list[str]:
        report = ended["report"]
        problems = (
            [report["error"]]
            if "error" in report
            else [str(each) for each in report["problems"] if not self.is_expected(each)]
        )
        return [*problems, *self.town.always(), *self.town.after(approved), *self.standing(written)]

    def _complain(self, when: str, wrong: list[str]) -> None:
        about = f"round {self.rounds}, killed in {self.killed_in}, {when}" if self.killed_in else f"round {self.rounds}"
        self.wrong += [f"{about}: {each}" for each in wrong]
