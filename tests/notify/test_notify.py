"""Digests from the database to a real mail server and a real receiver: who is told what, when, and how often."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from connectors.signatures import new_secret, verify
from pipeline.document import ContentType, Document, DocumentRef, Field, FieldFormat
from pipeline.draft import Draft, DraftSegment, Origin, OriginKind
from pipeline.lifecycle import DraftState
from pipeline.people import Membership, Person, Role
from pipeline.segment import SegmentKind
from runtime import notify
from runtime.notify import Told, notify_when_due
from runtime.settings import load
from runtime.wiring import Application
from tests.fake_smtp import server as smtp
from tests.notify import receiver as http

TOWN = "musterstadt"
MORNING = datetime(2026, 11, 23, 7, tzinfo=UTC)
"""A Monday, eight o'clock in Berlin."""
DAY = timedelta(days=1)
SECRET = new_secret()


@pytest.fixture
def box() -> Iterator[smtp.MailBox]:
    with smtp.running() as made:
        yield made


@pytest.fixture
def hook() -> Iterator[http.Receiver]:
    with http.running() as made:
        yield made


@contextmanager
def installation(home: Path, **more: str) -> Iterator[Application]:
    settings = {"HOME": str(home), "ENGINES__ORDER": "echo", "WEB__URL": "https://lotse.stadt.de", **more}
    application = Application(load({f"SPRACHLOTSE_{name}": value for name, value in settings.items()}))
    try:
        yield application
    finally:
        application.close()


@pytest.fixture
def application(tmp_path: Path, box: smtp.MailBox, hook: http.Receiver) -> Iterator[Application]:
    mail = {"HOST": "127.0.0.1", "PORT": str(box.port), "SECURITY": "none", "SENDER": "Sprachlotse <lotse@stadt.de>"}
    webhook = {"URL": hook.url, "SECRET": SECRET}
    more = {f"MAIL__{name}": value for name, value in mail.items()}
    town = f"MUNICIPALITIES__{TOWN.upper()}"
    more |= {f"{town}__NOTIFY__WEBHOOK__{name}": value for name, value in webhook.items()}
    cms = {f"{town}__CMS__KIND": "folder", f"{town}__CMS__PATH": str(tmp_path)}
    with installation(tmp_path, **more, **cms, **{f"{town}__NAME": "Musterstadt", f"{town}__LOCALES": "en,uk"}) as made:
        with made.store.transaction(TOWN):
            pass
        yield made


@pytest.fixture
def join(application: Application) -> Callable[..., None]:
    """Makes somebody a member: `join("anna", Role.REVIEWER, "uk", language="en")`."""

    def make(login: str, role: Role, *locales: str, **about: str) -> None:
        person = Person(0, login, login.title(), **{"email": f"{login}@stadt.de", **about})  # type: ignore[arg-type]
        with application.store.people() as people:
            made = people.add(person, password="", actor="test")
            people.join(made.id, Membership(TOWN, role, frozenset(locales)), actor="test")

    return make


def queue(application: Application, key: str = "1", locale: str = "en", **more: object) -> int:
    ref = DocumentRef(TOWN, ContentType.PAGE, key)
    segment = DraftSegment("title:a", SegmentKind.TITLE, "Gruß", "Greeting", Origin(OriginKind.ENGINE, "echo 1"))
    fields = (Field("title", FieldFormat.TEXT, "Gruß"),)
    with application.store.transaction(TOWN) as work:
        work.documents.save(Document(ref, fields, path=f"/{key}/", parent=None), stamp="s", text_hash="h")
        draft = Draft(ref, locale, "h", (segment,), title="Gruß", **more)  # type: ignore[arg-type]
        return work.drafts.add(draft, actor="nachtlauf", why="neu")


def told(application: Application, now: datetime = MORNING) -> Told | None:
    return notify_when_due(application, TOWN, now=now)


@pytest.fixture(autouse=True)
def _now_is_morning(application: Application, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(application.store, "_clock", lambda: MORNING)


def test_a_coordinator_gets_a_letter_about_everything(application, box, join) -> None:
    join("carla", Role.COORDINATOR)
    queue(application, "1", "en")
    queue(application, "2", "uk", state=DraftState.HELD, reason="Zu schwer.")
    told(application)
    [letter] = box.to("carla@stadt.de")
    assert letter.message["Subject"] == "Sprachlotse Musterstadt: 1 warten, 1 zurückgehalten"
    assert "https://lotse.stadt.de/queue?municipality=musterstadt" in letter.text


def test_a_reviewer_gets_a_letter_about_own_locales_in_the_own_language(application, box, join) -> None:
    join("rita", Role.REVIEWER, "uk", language="en")
    join("otto", Role.REVIEWER, "uk", email="")
    join("egon", Role.EDITOR)
    queue(application, "1", "en")
    queue(application, "2", "uk")
    told(application)
    [letter] = box.letters
    assert letter.recipients == ("rita@stadt.de",)
    assert "Ukrainian: high risk" in letter.text
    assert "English" not in letter.text


def test_where_nobody_is_responsible_the_administrators_are_told(application, box, join) -> None:
    with application.store.people() as people:
        root = Person(0, "root", "Root", email="root@stadt.de", is_administrator=True)
        people.add(root, password="", actor="test")
    queue(application)
    told(application)
    assert [letter.recipients for letter in box.letters] == [("root@stadt.de",)]
    join("carla", Role.COORDINATOR)
    queue(application, "2")
    told(application, MORNING + DAY)
    assert box.letters[-1].recipients == ("carla@stadt.de",)
    assert len(box.letters) == 2


def test_nothing_is_sent_when_there_is_nothing(application, box, hook, join) -> None:
    join("carla", Role.COORDINATOR)
    assert told(application) == Told((), ())
    assert (box.letters, hook.came) == ([], [])


def test_the_same_is_told_once_and_again_when_it_comes_back(application, box, join, monkeypatch) -> None:
    join("carla", Role.COORDINATOR)
    draft = queue(application)
    days = []
    for day, move in enumerate((None, None, DraftState.REJECTED, DraftState.QUEUED)):
        now = MORNING + day * DAY
        monkeypatch.setattr(application.store, "_clock", lambda now=now: now)
        if move:
            with application.store.transaction(TOWN) as work:
                work.drafts.move(draft, move, actor="anna", why="test")
        told(application, now)
        days.append(len(box.letters))
    assert days == [1, 1, 1, 2]


def test_the_receiver_can_check_who_told_it(application, hook) -> None:
    queue(application)
    told(application)
    [(headers, body)] = hook.came
    assert verify(headers, body, [SECRET], now=datetime.now(UTC)) is not None
    assert verify(headers, body + b" ", [SECRET], now=datetime.now(UTC)) is None
    event = json.loads(body)
    assert (event["type"], event["data"]["municipality"]) == ("sprachlotse.digest", TOWN)
    assert event["data"]["counts"]["waiting"] == 1
    assert "Gruß" not in body.decode()


def test_a_digest_is_due_once_a_day(application, box, join) -> None:
    join("carla", Role.COORDINATOR)
    queue(application)
    assert told(application, MORNING - timedelta(hours=1)) is not None, "missed on Friday, quiet hours are over"
    queue(application, "2")
    assert told(application, MORNING) is None
    assert told(application, MORNING + timedelta(hours=12)) is None


def test_a_server_that_is_busy_gets_the_letter_later_and_nobody_gets_it_twice(
    application, box, hook, join, monkeypatch
) -> None:
    join("anna", Role.COORDINATOR)
    join("berta", Role.COORDINATOR)
    queue(application)
    box.refusals["RCPT berta@stadt.de"] = "451 later"
    first = told(application)
    assert told(application) is None, "somebody may be at it"
    box.refusals.clear()
    monkeypatch.setattr(application.store, "_clock", lambda: MORNING + 2 * notify.PATIENCE)
    second = told(application, MORNING + 2 * notify.PATIENCE)
    assert (len(first.problems), second.problems) == (1, ())
    assert [letter.recipients[0] for letter in box.letters] == ["anna@stadt.de", "berta@stadt.de"]
    assert len(hook.came) == 1


def test_a_wrong_address_keeps_nobody_else_waiting(application, box, join) -> None:
    join("anna", Role.COORDINATOR)
    join("berta", Role.COORDINATOR)
    queue(application)
    box.refusals["RCPT anna@stadt.de"] = "550 unknown"
    result = told(application)
    assert [letter.recipients[0] for letter in box.letters] == ["berta@stadt.de"]
    assert [problem.try_later for problem in result.problems] == [False]
    assert told(application) is None, "the round is over"


@pytest.mark.parametrize(("status", "try_later"), [(500, True), (429, True), (302, False), (410, False)])
def test_a_receiver_that_refuses_is_a_problem(application, hook, status, try_later) -> None:
    queue(application)
    hook.status = status
    result = told(application)
    assert (result.recipients, [problem.try_later for problem in result.problems]) == ((), [try_later])


def test_mail_goes_out_while_the_receiver_is_away(application, box, hook, join) -> None:
    join("anna", Role.COORDINATOR)
    queue(application)
    hook.status = 503
    told(application)
    assert len(box.letters) == 1


def test_without_a_way_to_tell_nobody_is_told(tmp_path, join) -> None:
    with installation(tmp_path / "other") as bare:
        assert notify_when_due(bare, TOWN, now=MORNING) is None
