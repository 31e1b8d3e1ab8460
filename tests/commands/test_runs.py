"""`runs`, `failures` and `notify`, as an operator meets them."""

from pathlib import Path

from pipeline.document import ContentType, DocumentRef
from pipeline.people import Membership, Person, Role
from pipeline.run_ports import ENOUGH
from pipeline.target import Target
from store.work import SqlStore
from tests.commands.conftest import PAGES, Sprachlotse
from tests.fake_smtp.server import running

WORK_DONE, LEFT_UNDONE, WRONG_CALL, OPERATOR = range(4)
TOWN = "musterstadt"


def fail(home: Path, key: str = "kita", times: int = ENOUGH) -> None:
    store = SqlStore(f"sqlite:///{home / 'sprachlotse.sqlite'}")
    with store.transaction(TOWN) as work:
        for _ in range(times):
            target = Target(DocumentRef(TOWN, ContentType.PAGE, key), "uk")
            work.failures.note("translate", [(target, "Die Antwort war leer.")])
    store.close()


def coordinator(home: Path) -> None:
    store = SqlStore(f"sqlite:///{home / 'sprachlotse.sqlite'}")
    with store.people() as people:
        made = people.add(Person(0, "carla", "Carla", email="carla@stadt.de"), password="", actor="test")
        people.join(made.id, Membership(TOWN, Role.COORDINATOR), actor="test")
    store.close()


def test_a_run_says_what_it_did(home: Path, sprachlotse: Sprachlotse) -> None:
    told = sprachlotse("runs")
    assert f"neue Entwürfe {2 * len(PAGES)}" in told.out
    [run] = sprachlotse("runs", "--json").json
    assert (run["cause"], run["is_cut_off"], run["is_running"]) == ("run", False, False)
    assert run["counts"]["drafts_queued"] == 2 * len(PAGES)


def test_a_run_that_nobody_goes_on_with_was_cut_off(home: Path, sprachlotse: Sprachlotse) -> None:
    store = SqlStore(f"sqlite:///{home / 'sprachlotse.sqlite'}")
    with store.transaction(TOWN) as work:
        work.runs.start("nightly")
    store.close()
    assert sprachlotse("runs", "--limit", 1).out.rstrip().endswith("abgebrochen")


def test_what_was_given_up_is_shown_with_its_reason(home: Path, sprachlotse: Sprachlotse) -> None:
    fail(home)
    told = sprachlotse("failures")
    assert told.out == "   5 × page/kita uk  Übersetzen: Die Antwort war leer. (aufgegeben)\n"
    assert sprachlotse("failures", "--json").json[0]["given_up"] is True


def test_what_was_given_up_can_be_tried_again(home: Path, sprachlotse: Sprachlotse) -> None:
    fail(home)
    told = sprachlotse("failures", "--retry", "page/kita")
    assert (told.code, told.out) == (WORK_DONE, "Der nächste Lauf versucht page/kita wieder.\n")
    assert sprachlotse("failures").out == "Nichts ist gescheitert.\n"


def test_trying_again_what_never_failed_is_a_mistake(home: Path, sprachlotse: Sprachlotse) -> None:
    fail(home)
    assert sprachlotse("failures", "--retry", "page/kita", "--retry", "page/rathaus").code == OPERATOR
    assert sprachlotse("failures", "--retry", "kita").code == WRONG_CALL
    assert len(sprachlotse("failures", "--json").json) == 1


def test_a_dry_run_shows_the_letters_and_sends_none(home: Path, sprachlotse: Sprachlotse) -> None:
    coordinator(home)
    for _ in range(2):
        told = sprachlotse("notify", "--dry-run")
        assert told.code == WORK_DONE
        assert "An: carla@stadt.de" in told.out
        assert "Entwürfe, die auf Prüfung warten: " in told.out


def test_notifying_sends_what_is_new(home: Path, sprachlotse: Sprachlotse, monkeypatch) -> None:
    coordinator(home)
    with running() as box:
        for name, value in {"HOST": "127.0.0.1", "PORT": box.port, "SECURITY": "none", "SENDER": "l@stadt.de"}.items():
            monkeypatch.setenv(f"SPRACHLOTSE_MAIL__{name}", str(value))
        assert sprachlotse("notify", "--json").json == {"sent": ["person/1"], "problems": 0}
        assert sprachlotse("notify").out == "Gesendet: 0\n"
        assert len(box.letters) == 1


def test_a_server_that_is_away_leaves_something_undone(home: Path, sprachlotse: Sprachlotse, monkeypatch) -> None:
    coordinator(home)
    for name, value in {"HOST": "127.0.0.1", "PORT": 1, "SECURITY": "none", "SENDER": "l@stadt.de"}.items():
        monkeypatch.setenv(f"SPRACHLOTSE_MAIL__{name}", str(value))
    told = sprachlotse("notify")
    assert told.code == LEFT_UNDONE
    assert "antwortet nicht" in told.err


def test_without_a_mail_server_notifying_is_for_the_operator(home: Path, sprachlotse: Sprachlotse) -> None:
    told = sprachlotse("notify")
    assert told.code == OPERATOR
    assert "mail" in told.err
