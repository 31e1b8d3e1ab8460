"""What the offline engine keeps in memory, and for how long."""

import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from connectors.engines.argos.decoder import Decoder, Leg
from connectors.engines.argos.fingerprint import fingerprint
from connectors.engines.argos.known import MOST_TEXTS, Known
from connectors.engines.argos.model import Model
from connectors.engines.argos.packages import installed
from connectors.engines.argos.shelf import Shelf

IDLE_S = 300


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def shelf(clock: Clock) -> Shelf[str]:
    return Shelf(idle_s=IDLE_S, most_bytes=100, clock=clock)


def used(shelf: Shelf[str], key: str, *, size: int = 40, load: Callable[[], str] | None = None) -> str:
    with shelf.use(key, load or (lambda: f"the model {key}"), size=size) as thing:
        return thing


def test_what_was_loaded_is_there_for_the_next(shelf: Shelf[str]) -> None:
    loads: list[int] = []
    for _ in range(3):
        assert used(shelf, "a", load=lambda: str(loads.append(1))) == "None"
    assert len(loads) == 1


def test_what_nobody_used_for_a_while_leaves(shelf: Shelf[str], clock: Clock) -> None:
    used(shelf, "a")
    clock.now = IDLE_S - 1
    shelf.sweep()
    assert "a" in shelf
    clock.now = IDLE_S
    shelf.sweep()
    assert "a" not in shelf


def test_what_is_in_use_stays_however_long_it_takes(shelf: Shelf[str], clock: Clock) -> None:
    with shelf.use("a", lambda: "model", size=1):
        clock.now = 10 * IDLE_S
        shelf.sweep()
        shelf.clear()
        assert "a" in shelf


def test_the_longest_unused_makes_room(shelf: Shelf[str], clock: Clock) -> None:
    for clock.now, key in enumerate(["a", "b", "a", "c"]):
        used(shelf, key)
    assert [key for key in "abc" if key in shelf] == ["a", "c"]


def test_what_is_in_use_makes_no_room(shelf: Shelf[str]) -> None:
    with shelf.use("a", lambda: "model", size=90):
        used(shelf, "b", size=90)
        assert "a" in shelf


def test_what_cannot_be_loaded_is_not_kept(shelf: Shelf[str]) -> None:
    def broken() -> str:
        raise OSError("broken")

    with pytest.raises(OSError, match="broken"):
        used(shelf, "a", load=broken)
    assert used(shelf, "a") == "the model a"


def test_it_leaves_by_itself_and_the_watch_ends() -> None:
    shelf = Shelf[str](idle_s=0.05)
    used(shelf, "a")
    for _ in range(200):
        if "a" not in shelf and shelf._timer is None:
            break
        time.sleep(0.02)
    assert "a" not in shelf
    assert shelf._timer is None


def test_many_threads_load_once() -> None:
    shelf, loads = Shelf[str](), []

    def load() -> str:
        time.sleep(0.02)
        loads.append(1)
        return "model"

    threads = [threading.Thread(target=used, args=(shelf, "a"), kwargs={"load": load}) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(loads) == 1
    shelf.clear()


def test_a_process_ends_at_once_although_a_model_is_still_loaded(argos_folder: Path) -> None:
    script = (
        "from pathlib import Path; from connectors.engines.argos.engine import ArgosEngine;"
        "from pipeline.engine import EngineRequest;"
        f"engine = ArgosEngine(Path({str(argos_folder)!r}));"
        "[parcel] = engine.parcels([EngineRequest('Das Amt hilft Ihnen.', 'fr')]);"
        "print(engine.translate(parcel)[0].text)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=Path.cwd(), env={"PYTHONPATH": str(Path.cwd())},
        capture_output=True, text=True, timeout=60, check=True,
    )  # fmt: skip
    assert (done.stdout, done.stderr) == ("DÂS ÂMT HILFT IHNÉN.\n", "")


def test_a_model_that_left_is_loaded_again_and_what_it_said_is_still_known(argos_folder: Path) -> None:
    models, texts = Shelf[Model](), Shelf[Known]()
    package = installed(argos_folder)[0]
    decoder = Decoder(Leg(package, fingerprint(package.path), 2), models=models, texts=texts)
    for text in ("Das Amt.", "Das Amt.", "Die Stadt."):
        assert decoder([text]) == {text: text.upper()}
        models.clear()
    assert len(decoder(["Das Amt."])) == 1
    assert (package.path.resolve(), fingerprint(package.path)) not in models
    texts.clear()


def test_only_so_many_texts_are_remembered() -> None:
    known = Known()
    for number in range(MOST_TEXTS + 5):
        known.learn(str(number), "x")
    assert known.told(["0", "1"]) == {"0": "x", "1": "x"}
    assert known.missing(["0", "4", "5", "5"]) == ["0", "4"]


def test_what_the_model_could_not_do_is_not_tried_again() -> None:
    known = Known()
    known.learn("Bla", "")
    assert known.missing(["Bla"]) == []
    assert known.told(["Bla"]) == {}
