"""Killed, refused, timed out: the next run goes on where the last one stopped, and says what was left."""

import json
import os
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from importlib.resources import as_file, files
from pathlib import Path
from shutil import copytree
from typing import Any

import pytest

from pipeline.decisions import approve
from pipeline.document import Document, DocumentRef
from pipeline.errors import CmsUnavailable
from pipeline.lifecycle import DraftState
from pipeline.municipality import Municipality
from pipeline.publication import PublicationOrder, PublicationOutcome
from pipeline.publish import publish
from pipeline.store_ports import DraftFilter
from runtime.night import run
from store.work import SqlStore
from tests.fake_deepl.faults import Refused, Slow
from tests.fake_deepl.server import FakeDeepl, running_fake_deepl
from tests.journeys.conftest import Town, silent

LOCALES = ("en", "uk")
IN_FLIGHT = 50
"""Texts of one request to DeepL: what a kill may cost at most."""


@pytest.fixture
def deepl() -> Iterator[FakeDeepl]:
    with running_fake_deepl() as fake:
        yield fake


@pytest.fixture
def home(tmp_path: Path, deepl: FakeDeepl) -> Mapping[str, str]:
    """An installation on the demo's pages with DeepL as its engine; the environment of its commands."""
    with as_file(files("connectors.demo") / "musterstadt") as pages:
        copytree(pages, tmp_path / "cms")
    (tmp_path / "sprachlotse.toml").write_text(
        f'[engines]\norder = ["deepl"]\n[engines.deepl]\nkey = "{deepl.key}"\nserver_url = "{deepl.url}"\n'
        f'[municipalities.musterstadt]\nname = "Musterstadt"\nlocales = {list(LOCALES)}\n'
        f'cms = {{kind = "folder", path = "{tmp_path / "cms"}"}}\n',
        encoding="utf-8",
    )
    return {**os.environ, "SPRACHLOTSE_HOME": str(tmp_path)}


def start(home: Mapping[str, str], *arguments: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", "from commands.main import main; main()", *arguments]
    return subprocess.Popen(command, env=dict(home), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def finished(process: subprocess.Popen[str]) -> tuple[int, dict[str, Any], str]:
    out, err = process.communicate(timeout=120)
    return process.returncode, json.loads(out or "{}"), err


def wait_for(condition: Any, seconds: float = 60) -> None:
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.01)


def all_drafts(home: Mapping[str, str]) -> Counter[tuple[str, str]]:
    store = SqlStore(f"sqlite:///{home['SPRACHLOTSE_HOME']}/sprachlotse.sqlite")
    with store.transaction("musterstadt") as work:
        drafts = work.drafts.find(DraftFilter(limit=1_000_000))
    store.close()
    return Counter((str(draft.ref), draft.locale) for draft in drafts)


def test_a_killed_run_is_finished_by_the_next_and_pays_only_for_requests_in_flight(
    home: Mapping[str, str], deepl: FakeDeepl
) -> None:
    deepl.faults.extend([Slow(0.15)] * 1000)
    first = start(home, "run", "--json")
    wait_for(lambda: deepl.answered >= 8)
    first.send_signal(signal.SIGKILL)
    first.communicate()
    deepl.faults.clear()
    code, report, errors = finished(start(home, "run", "--json"))
    assert (code, report["problems"]) == (0, []), errors
    asked = Counter((request["target_lang"], text) for request in deepl.requests for text in request["text"])
    twice = sum(count - 1 for count in asked.values())
    assert twice <= IN_FLIGHT
    drafts = all_drafts(home)
    assert set(drafts.values()) == {1}
    assert len(drafts) == report["documents"] * len(LOCALES)


def test_the_run_after_a_finished_one_asks_for_nothing(home: Mapping[str, str], deepl: FakeDeepl) -> None:
    finished(start(home, "run", "--json"))
    deepl.requests.clear()
    code, report, _ = finished(start(home, "run", "--json"))
    assert (code, deepl.requests, report["engine_calls"], report["drafts_queued"]) == (0, [], 0, 0)


def test_a_broken_page_and_a_failing_engine_leave_the_rest_finished_and_are_named(
    home: Mapping[str, str], deepl: FakeDeepl
) -> None:
    (Path(home["SPRACHLOTSE_HOME"]) / "cms" / "de" / "kaputt.html").write_bytes(b"\xff")
    deepl.faults.extend([Refused(500)] * 2)
    code, report, errors = finished(start(home, "run", "--json"))
    assert code == 1
    assert report["drafts_queued"] > 0
    assert "page/kaputt" in errors
    code, report, _ = finished(start(home, "run", "--json"))
    assert report["drafts_held"] == 0
    assert [problem["document"] for problem in report["problems"]] == ["page/kaputt"]


class StumblingCms:
    """A real CMS that does not answer for one page."""

    def __init__(self, inner: Any, silent_about: str) -> None:
        self.inner, self.silent_about = inner, silent_about

    def stamps(self) -> Any:
        return self.inner.stamps()

    def fetch(self, ref: DocumentRef) -> Document | None:
        if ref.key == self.silent_about:
            raise CmsUnavailable(f"{ref}: Das CMS antwortet nicht.")
        return self.inner.fetch(ref)  # type: ignore[no-any-return]

    def publish(self, orders: Sequence[PublicationOrder]) -> Iterator[tuple[PublicationOrder, PublicationOutcome]]:
        return self.inner.publish(orders)  # type: ignore[no-any-return]


def test_a_cms_that_times_out_for_one_page_does_not_stop_the_others(town: Town) -> None:
    town.write("a", "<p>Das Amt hilft Ihnen.</p>")
    town.write("b", "<p>Das Amt berät Sie.</p>")
    stumbling = replace(town.municipality, cms=StumblingCms(town.municipality.cms, "a"))
    report = run(stumbling, batch_size=10, cause="test", progress=silent)
    assert report.drafts_queued == 1
    assert [(problem.document, problem.try_later) for problem in report.problems] == [("page/a", True)]
    assert town.run().drafts_queued == 1, "the next night gets it"


class DyingCms(StumblingCms):
    """A real CMS that stores what is written; the process dies before it hears of it."""

    def publish(self, orders: Sequence[PublicationOrder]) -> Iterator[tuple[PublicationOrder, PublicationOutcome]]:
        for each in orders:
            list(self.inner.publish([each]))
            raise KeyboardInterrupt
        return iter(())


def test_a_publication_that_was_cut_off_is_finished_without_a_second_write(town: Town) -> None:
    town.write("a", "<p>Das Amt hilft Ihnen.</p>")
    town.run()
    approve(town.municipality, 1, actor="anna")
    dying: Municipality = replace(town.municipality, cms=DyingCms(town.municipality.cms, ""))
    with pytest.raises(KeyboardInterrupt):
        publish(dying, silent)
    with town.municipality.transaction() as work:
        assert work.drafts.get(1).state is DraftState.PUBLISHING
    written = (town.root / "en" / "a.html").stat().st_mtime_ns
    assert publish(town.municipality, silent).published == 1
    assert (town.root / "en" / "a.html").stat().st_mtime_ns == written


def test_the_terms_of_the_municipality_stand_at_deepl_before_the_first_sentence_goes_there(
    home: Mapping[str, str], deepl: FakeDeepl
) -> None:
    finished(start(home, "run", "--json"))
    assert all(request.get("glossary_id") for request in deepl.requests)
