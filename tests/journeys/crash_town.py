"""A town whose nights are killed, and what must be true of its store and its CMS whatever happened."""

import json
import os
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sqlalchemy import inspect, select

from pipeline.decisions import approve, edit
from pipeline.errors import NotReady
from pipeline.extract import extract
from pipeline.fingerprint import same_text
from pipeline.lifecycle import OPEN_STATES, DraftState
from pipeline.municipality import Municipality
from pipeline.store_ports import EVERYTHING, DraftFilter
from runtime.settings import load
from runtime.wiring import Application
from store.connection import connect
from store.run_tables import LeaseRow
from store.tables import AuditEventRow, DraftRow, ExpenseRow, OutcomeKind, PublicationRow, RunRow
from tests.fake_deepl.server import FakeDeepl

ACTOR = "anna"


@dataclass
class Nights:
    """The process that forks a night for each order."""

    process: "subprocess.Popen[str]"

    def run(self, what: str = "night", *, kill_at: int = 0, among: str = "calls") -> dict[str, Any]:
        """One night, or a part of one, killed when the count is reached; 0 is never."""
        assert self.process.stdin
        assert self.process.stdout
        self.process.stdin.write(json.dumps({"what": what, "among": among, "kill_at": kill_at}) + "\n")
        self.process.stdin.flush()
        answer: dict[str, Any] = json.loads(self.process.stdout.readline())
        return answer


@contextmanager
def nights(environment: Mapping[str, str], slug: str, *, script: str = "killable.py") -> Iterator[Nights]:
    """Ready as soon as its imports are done."""
    root = Path(__file__).parents[2]
    command = [sys.executable, str(Path(__file__).with_name(script)), slug]
    with subprocess.Popen(
        command,
        env={**environment, "PYTHONPATH": str(root)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        yield Nights(process)
        assert process.stdin
        process.stdin.close()


@dataclass
class CrashTown:
    """The installation; `asked` remembers what DeepL had been asked before the present night."""

    environment: Mapping[str, str]
    slug: str
    deepl: FakeDeepl
    typed: dict[tuple[str, str, str], str] = field(default_factory=dict)
    """What people typed: by document, locale and German text."""

    @contextmanager
    def opened(self) -> Iterator[Municipality]:
        """The municipality as people use it between two nights."""
        application = Application(load(self.environment))
        try:
            yield application.municipality(self.slug)
        finally:
            application.close()

    def review(self) -> set[int]:
        """Anna types over one segment of each third draft and approves all that she may; the ids."""
        approved = set()
        with self.opened() as its:
            with its.transaction() as work:
                waiting = work.drafts.find(DraftFilter((DraftState.QUEUED,), limit=EVERYTHING))
            for number, summary in enumerate(waiting):
                try:
                    if number % 3 == 0:
                        self._type(its, summary.id)
                    approve(its, summary.id, actor=ACTOR)
                except NotReady:
                    continue
                approved.add(summary.id)
        return approved

    def _type(self, its: Municipality, draft_id: int) -> None:
        with its.transaction() as work:
            draft = work.drafts.get(draft_id)
        title = draft.segments[0]
        text = f"{title.target.removesuffix(' (anna)')} (anna)"
        edit(its, draft_id, key=title.key, text=text, actor=ACTOR)
        self.typed[str(draft.ref), draft.locale, title.source] = text

    def rows(self, *columns: Any, where: Sequence[Any] = ()) -> Sequence[Any]:
        """Straight from the tables, so that no code of ours stands between; nothing before there are tables."""
        engine = connect(load(self.environment).database)
        with engine.begin() as connection:
            is_there = inspect(connection).has_table(RunRow.__tablename__)
            found = connection.execute(select(*columns).where(*where)).all() if is_there else []
        engine.dispose()
        return found

    def cut_off_runs(self) -> int:
        """How many runs a later one has closed."""
        return sum(bool(report and report.get("cut_off")) for (report,) in self.rows(RunRow.report))

    def always(self) -> list[str]:
        """What is wrong although a night was killed; nothing of it may ever be."""
        wrong = []
        places = self.rows(DraftRow.document_id, DraftRow.locale, where=[DraftRow.state.in_(OPEN_STATES)])
        wrong += [f"two open drafts of {place}" for place, times in Counter(places).items() if times > 1]
        # a page whose links led to pages that were not there yet is written once more when they are
        whole = [PublicationRow.outcome == OutcomeKind.PUBLISHED, PublicationRow.links_pending.is_(False)]
        written = self.rows(PublicationRow.draft_id, where=whole)
        wrong += [
            f"draft {number} published {times} times" for (number,), times in Counter(written).items() if times > 1
        ]
        return [*wrong, *self._events()]

    def _events(self) -> list[str]:
        """Every state has its event, and each event begins where the one before ended."""
        columns = (AuditEventRow.draft_id, AuditEventRow.before, AuditEventRow.after, AuditEventRow.actor)
        last: dict[int, str] = {}
        wrong = []
        for number, before, after, actor in self.rows(*columns, where=[AuditEventRow.action.in_(("created", "moved"))]):
            if before and last.get(number) != before:
                wrong.append(f"draft {number}: from {before}, but it was {last.get(number)}")
            if after == DraftState.APPROVED and actor != ACTOR and before != DraftState.PUBLISHING:
                wrong.append(f"draft {number}: approved by {actor}")
            last[number] = after
        for number, state in self.rows(DraftRow.id, DraftRow.state):
            if last.get(number) != state:
                wrong.append(f"draft {number} is {state}, its history says {last.get(number)}")
        return wrong

    def after(self, approved: set[int]) -> list[str]:
        """What is wrong when the next night has ended well."""
        states = dict(self.rows(DraftRow.id, DraftRow.state))
        written = {number for (number,) in self.rows(PublicationRow.draft_id)}
        wrong = [
            f"approved draft {n} is {states[n]}"
            for n in approved
            if states[n] in (DraftState.APPROVED, DraftState.PUBLISHING)
        ]
        wrong += [
            f"draft {n} is published without a write"
            for n in approved
            if states[n] is DraftState.PUBLISHED and n not in written
        ]
        wrong += ["a run is still open"] * len(self.rows(RunRow.id, where=[RunRow.finished.is_(None)]))
        wrong += ["a lease was left"] * len(self.rows(LeaseRow.holder))
        return [*wrong, *self._up_to_date(), *self._kept(), *self._paid()]

    def _up_to_date(self) -> list[str]:
        """Nothing is lost: every page has a whole draft of its present text in every locale."""
        wrong = []
        with self.opened() as its, its.transaction() as work:
            for ref, text_hash in work.documents.hashes().items():
                kept = work.documents.get(ref)
                texts = [segment.text for segment in extract(kept.document).segments] if kept else []
                for locale in its.locales:
                    draft = work.drafts.newest(ref, locale)
                    if draft is None or not same_text(draft.source_hash, text_hash):
                        wrong.append(f"{ref} has no draft of its present text in {locale}")
                    elif [segment.source for segment in draft.segments] != texts:
                        wrong.append(f"the draft of {ref} in {locale} misses segments")
        return wrong

    def _kept(self) -> list[str]:
        """What Anna typed stands in the newest draft of its page while the German sentence stands."""
        wrong = []
        with self.opened() as its, its.transaction() as work:
            for ref in work.documents.refs():
                for locale in its.locales:
                    draft = work.drafts.newest(ref, locale)
                    for segment in draft.segments if draft else ():
                        text = self.typed.get((str(ref), locale, segment.source))
                        if text and segment.target != text:
                            wrong.append(f"{ref} {locale}: „{text}“ was lost")
        return wrong

    def _paid(self) -> list[str]:
        """The ledger knows of everything that the engine has billed."""
        booked = sum(billed + uncertain for billed, uncertain in self.rows(ExpenseRow.billed, ExpenseRow.uncertain))
        return (
            []
            if booked >= self.deepl.billed_characters
            else [f"{self.deepl.billed_characters} billed, {booked} booked"]
        )

    def paid_again(self, before: int) -> tuple[int, list[str]]:
        """Texts that were sent twice since that request, and those of them that were not in flight at the kill."""
        seen: Counter[tuple[str, str]] = Counter()
        twice, wrong = 0, []
        for request in self.deepl.requests[:before]:
            seen.update((request["target_lang"], text) for text in request["text"])
        in_flight = set(self._last(before))
        for request in self.deepl.requests[before:]:
            for text in request["text"]:
                place = (request["target_lang"], text)
                if seen[place]:
                    twice += 1
                    wrong += [] if place in in_flight else [f"paid again: {place}"]
        return twice, wrong

    def _last(self, before: int) -> Iterator[tuple[str, str]]:
        request = self.deepl.requests[before - 1] if before else {"text": [], "target_lang": ""}
        yield from ((request["target_lang"], text) for text in request["text"])


def environment_of(home: Path, deepl: FakeDeepl, *, slug: str, locales: Sequence[str], cms: str) -> dict[str, str]:
    """Writes the settings of an installation with DeepL as its engine; the environment of its processes."""
    (home / "sprachlotse.toml").write_text(
        f'batch_size = 10\n[engines]\norder = ["deepl"]\n[engines.deepl]\nkey = "{deepl.key}"\n'
        f'server_url = "{deepl.url}"\n[municipalities.{slug}]\nname = "{slug}"\nlocales = {json.dumps(list(locales))}\n'
        f"cms = {cms}\n",
        encoding="utf-8",
    )
    clean = {name: value for name, value in os.environ.items() if not name.startswith("SPRACHLOTSE_")}
    return {**clean, "SPRACHLOTSE_HOME": str(home)}
