"""Odd answers of the CMS: each becomes an error or an outcome that says which page and what to do."""

import json
import logging
from collections.abc import Callable, Iterator

import httpx
import pytest

from connectors.cms.integreat import session
from connectors.cms.integreat.connector import IntegreatCms
from connectors.service.pauses import SPREAD
from pipeline.document import ContentType, DocumentRef, Field, FieldFormat
from pipeline.errors import CmsAnswerNotUnderstood, CmsRefusedAccess, CmsUnavailable
from pipeline.publication import Conflict, NotPublished, PublicationOrder, PublicationOutcome, Published
from tests.connectors.cms.integreat_fake import FakeCms, Odd, broken, exactly, on

PASSWORD = "s3cret-lab"


@pytest.fixture(autouse=True)
def no_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(session, "RETRY_PAUSE_S", 0.0)


@pytest.fixture
def cms() -> FakeCms:
    return FakeCms()


@pytest.fixture
def connector(cms: FakeCms) -> Iterator[IntegreatCms]:
    def client(base_url: str) -> httpx.Client:
        return httpx.Client(base_url=base_url, transport=httpx.MockTransport(cms))

    with IntegreatCms("https://cms.example", "stadt", "bot", PASSWORD, client_factory=client) as made:
        yield made


def order(key: str, locale: str = "en") -> PublicationOrder:
    fields = (Field("title", FieldFormat.TEXT, f"Seite {key}"), Field("body", FieldFormat.HTML, ""))
    ref = DocumentRef("stadt", ContentType.PAGE, key)
    return PublicationOrder(ref, locale, fields, None, machine_translated=False)


def publish(connector: IntegreatCms, *keys: str) -> list[PublicationOutcome]:
    outcomes = {written.ref.key: outcome for written, outcome in connector.publish([order(key) for key in keys])}
    return [outcomes[key] for key in keys]


# -- reading


@pytest.mark.parametrize(
    ("answer", "error", "says"),
    [
        (lambda: httpx.Response(500), CmsUnavailable, "inneren Fehler"),
        (lambda: httpx.Response(503), CmsUnavailable, "Wartung"),
        (lambda: httpx.Response(429), CmsUnavailable, "überlastet"),
        (lambda: httpx.Response(404, html="<h1>404</h1>"), CmsRefusedAccess, "keine Kommune „stadt“"),
        (lambda: httpx.Response(404, json={"error": "no"}), CmsRefusedAccess, "gibt es in diesem CMS nicht"),
        (lambda: httpx.Response(200, html="<h1>Hallo</h1>"), CmsAnswerNotUnderstood, "nicht mit JSON"),
        (lambda: httpx.Response(302, headers={"location": "/wartung/"}), CmsAnswerNotUnderstood, "nicht mit JSON"),
        (lambda: httpx.Response(200, json={"pages": []}), CmsAnswerNotUnderstood, "unbekannte Form"),
        (broken(httpx.ReadTimeout), CmsUnavailable, "antwortet nicht (ReadTimeout)"),
        (broken(httpx.ConnectError), CmsUnavailable, "antwortet nicht (ConnectError)"),
    ],
)
def test_an_odd_list_of_pages_stops_the_pull_with_a_reason(
    cms: FakeCms, connector: IntegreatCms, answer: Callable[[], httpx.Response], error: type[Exception], says: str
) -> None:
    cms.odd = on("/api/", answer)
    with pytest.raises(error) as raised:
        connector.stamps()
    assert says in str(raised.value)


@pytest.mark.parametrize(("error", "attempts"), [(httpx.ConnectError, 3), (httpx.ReadTimeout, 1)])
def test_reads_are_repeated_twice_when_the_connection_breaks(
    cms: FakeCms, connector: IntegreatCms, error: type[httpx.TransportError], attempts: int
) -> None:
    cms.odd = on("/api/", broken(error))
    with pytest.raises(CmsUnavailable):
        connector.stamps()
    assert cms.requests == ["GET /api/v3/stadt/de/pages/"] * attempts


def test_a_silent_cms_is_left_alone_for_a_while(cms: FakeCms, connector: IntegreatCms) -> None:
    cms.odd = on("", broken(httpx.ReadTimeout))
    for _ in range(20):
        with pytest.raises(CmsUnavailable):
            connector.stamps()
    assert len(cms.requests) == session.SILENCES_IN_A_ROW


def test_a_busy_cms_is_asked_again_when_it_says(
    cms: FakeCms, connector: IntegreatCms, monkeypatch: pytest.MonkeyPatch
) -> None:
    pauses: list[float] = []
    monkeypatch.setattr(session.time, "sleep", pauses.append)
    busy = [httpx.Response(429, headers={"Retry-After": "7"})]
    cms.odd = lambda request: busy.pop() if busy else None
    assert connector.stamps() == []
    assert [7 <= pause <= 7 * (1 + SPREAD) for pause in pauses] == [True]


def test_a_busy_cms_that_stays_so_is_left_alone_for_a_while(cms: FakeCms, connector: IntegreatCms) -> None:
    cms.odd = on("", lambda: httpx.Response(503))
    for _ in range(20):
        with pytest.raises(CmsUnavailable):
            connector.stamps()
    assert len(cms.requests) == session.SILENCES_IN_A_ROW


def test_a_page_that_lost_its_end_is_not_read(cms: FakeCms, connector: IntegreatCms) -> None:
    cms.odd = on("/versions/", lambda: httpx.Response(200, html="<html><body>" + "…" * 9))
    outcome = publish(connector, "1")[0]
    assert isinstance(outcome, NotPublished)
    assert ("unvollständig" in outcome.reason, outcome.try_later) == (True, True)


# -- logging in


@pytest.mark.parametrize(
    ("odd", "says"),
    [
        (on("/login/", lambda: httpx.Response(200), method="POST"), "Benutzername und Passwort prüfen"),
        (
            on("/login/", lambda: httpx.Response(302, headers={"location": "/login/mfa/"}), method="POST"),
            "zweiter Faktor",
        ),
        (on("/login/", lambda: httpx.Response(200, html="<h1>Hallo</h1>"), method="GET"), "keine Anmeldeseite"),
        (exactly("/stadt/", lambda: httpx.Response(403)), "keinen Zugriff auf die Kommune „stadt“"),
    ],
)
def test_an_account_that_does_not_work_is_explained(cms: FakeCms, connector: IntegreatCms, odd: Odd, says: str) -> None:
    cms.odd = odd
    outcome = publish(connector, "1")[0]
    assert isinstance(outcome, NotPublished)
    assert says in outcome.reason
    assert not outcome.try_later


def test_a_login_that_never_lasts_is_given_up(cms: FakeCms, connector: IntegreatCms) -> None:
    cms.odd = on("/heartbeat/", lambda: httpx.Response(302, headers={"location": "/login/?next=/x/"}))
    outcome = publish(connector, "1")[0]
    assert isinstance(outcome, NotPublished)
    assert "verlangt immer wieder eine Anmeldung" in outcome.reason
    assert cms.requests.count("POST /login/") == 2


def test_the_password_is_never_shown(
    cms: FakeCms, connector: IntegreatCms, caplog: pytest.LogCaptureFixture, capsys: pytest.CaptureFixture[str]
) -> None:
    caplog.set_level(logging.DEBUG)
    cms.odd = on("/heartbeat/", lambda: httpx.Response(403))
    outcome = publish(connector, "1")[0]
    shown = f"{outcome} {connector!r} {connector._client._session._account!r} {caplog.text} {capsys.readouterr()}"
    assert PASSWORD not in shown
    assert "bot" in shown


@pytest.mark.parametrize(("version", "warned"), [("2026.8.24", True), ("2026.7.3", False)])
def test_an_untested_version_of_the_cms_is_named(
    cms: FakeCms, connector: IntegreatCms, caplog: pytest.LogCaptureFixture, version: str, warned: bool
) -> None:
    cms.version = version
    publish(connector, "1", "2")
    warnings = [record for record in caplog.records if record.levelname == "WARNING"]
    assert [version in record.getMessage() for record in warnings] == ([True] if warned else [])


# -- publishing


def test_a_cms_that_is_down_keeps_every_order_for_later(cms: FakeCms, connector: IntegreatCms) -> None:
    cms.odd = on("", broken(httpx.ConnectError))
    outcomes = publish(connector, "1", "2", "3")
    assert [isinstance(outcome, NotPublished) and outcome.try_later for outcome in outcomes] == [True, True, True]


@pytest.mark.parametrize(
    ("odd", "says", "later"),
    [
        (on("/pages/en/2/versions/", lambda: httpx.Response(500)), "Seite 2 (en): Das CMS meldet einen inneren", True),
        (on("/pages/en/2/versions/", lambda: httpx.Response(404)), "Seite 2 (en): gibt es im CMS nicht", False),
        (on("/pages/en/2/versions/", lambda: httpx.Response(403)), "Seite 2 (en): Das CMS verweigert dem Konto", False),
        (on("/pages/en/2/versions/", lambda: httpx.Response(200, html="?")), "unbekannte Form", False),
        (on("/pages/en/2/versions/", broken(httpx.ReadTimeout)), "Seite 2 (en): Das CMS unter", True),
    ],
)
def test_one_page_with_odd_answers_does_not_stop_the_others(
    cms: FakeCms, connector: IntegreatCms, odd: Odd, says: str, later: bool
) -> None:
    cms.odd = odd
    first, bad, last = publish(connector, "1", "2", "3")
    assert isinstance(first, Published)
    assert isinstance(last, Published)
    assert isinstance(bad, NotPublished)
    assert (says in bad.reason, bad.try_later) == (True, later), bad.reason


def test_a_lock_that_answers_html_is_named(cms: FakeCms, connector: IntegreatCms) -> None:
    cms.odd = on("/heartbeat/", lambda: httpx.Response(200, html="<h1>Hallo</h1>"))
    assert "Das CMS antwortet nicht mit JSON" in str(publish(connector, "1")[0])


def test_a_redirect_that_looks_like_success_is_not_believed(cms: FakeCms, connector: IntegreatCms) -> None:
    cms.odd = on("/xliff/import/", lambda: httpx.Response(302, headers={"location": "/stadt/pages/en/"}), method="POST")
    cms.message = '<div role="alert" class="bg-red-100">Page "Seite 1" could not be imported.</div>'
    outcome = publish(connector, "1")[0]
    assert isinstance(outcome, NotPublished)
    assert 'Seite 1 (en): Das CMS hat den Text nicht übernommen. Meldung des CMS: Page "Seite 1"' in outcome.reason


def test_text_that_the_cms_changed_is_not_called_published(cms: FakeCms, connector: IntegreatCms) -> None:
    def importing(request: httpx.Request) -> httpx.Response | None:
        if "/xliff/import/" in request.url.path and request.method == "POST":
            cms.stored["1"] = ["Ganz anders"]
            return httpx.Response(302, headers={"location": "/stadt/pages/en/"})
        return None

    cms.odd = importing
    outcome = publish(connector, "1")[0]
    assert isinstance(outcome, NotPublished)
    assert "beim Speichern verändert (Version 1)" in outcome.reason


def test_a_draft_that_somebody_saves_during_the_import_is_not_published_by_us(
    cms: FakeCms, connector: IntegreatCms
) -> None:
    def overtaken(request: httpx.Request) -> httpx.Response | None:
        if "/xliff/import/" in request.url.path and request.method == "POST":
            cms.stored["1"], cms.status = ["Noch nicht fertig"], "DRAFT"
            cms.message = '<div role="alert" class="bg-red-100">Page "Seite 1" could not be imported.</div>'
            return httpx.Response(302, headers={"location": "/stadt/pages/en/"})
        return None

    cms.odd = overtaken
    assert isinstance(publish(connector, "1")[0], Conflict)
    assert not any(request.startswith("POST") and "/versions/" in request for request in cms.requests)


def test_a_file_that_breaks_the_batch_is_found_one_by_one(cms: FakeCms, connector: IntegreatCms) -> None:
    def review(request: httpx.Request) -> httpx.Response | None:
        breaks = "/xliff/import/" in request.url.path and request.method == "GET" and "2" in cms.uploads
        return httpx.Response(500) if breaks else None

    cms.odd = review
    first, bad, last = publish(connector, "1", "2", "3")
    assert (type(first), type(last)) == (Published, Published)
    assert isinstance(bad, NotPublished)
    assert not bad.try_later, "the same text would fail again"
    assert {key: len(versions) for key, versions in cms.stored.items()} == {"1": 1, "3": 1}


def test_a_break_in_the_middle_of_the_import_writes_nothing_twice(cms: FakeCms, connector: IntegreatCms) -> None:
    def confirm(request: httpx.Request) -> httpx.Response | None:
        if "/xliff/import/" not in request.url.path or request.method != "POST" or "2" not in cms.uploads:
            return None
        cms.stored.setdefault("1", ["Seite 1"])
        return httpx.Response(500)

    cms.odd = confirm
    first, bad, last = publish(connector, "1", "2", "3")
    assert (type(first), type(bad), type(last)) == (Published, NotPublished, Published)
    assert {key: len(versions) for key, versions in cms.stored.items()} == {"1": 1, "3": 1}


def test_a_write_without_an_answer_is_never_sent_again(cms: FakeCms, connector: IntegreatCms) -> None:
    cms.odd = on("/xliff/import/", broken(httpx.ReadTimeout), method="POST")
    outcome = publish(connector, "1")[0]
    assert isinstance(outcome, NotPublished)
    assert outcome.try_later
    assert sum(request.startswith("POST") and "/import/" in request for request in cms.requests) == 1


def test_an_upload_that_is_not_accepted_says_why(cms: FakeCms, connector: IntegreatCms) -> None:
    cms.odd = on("/xliff/upload/", lambda: httpx.Response(302, headers={"location": "/stadt/pages/en/"}))
    cms.message = '<div role="alert" class="bg-red-100">The file is too large.</div>'
    assert "nimmt die Dateien nicht an. The file is too large." in str(publish(connector, "1")[0])


def test_a_foreign_text_is_a_conflict_that_names_editor_and_version(cms: FakeCms, connector: IntegreatCms) -> None:
    cms.stored["1"] = ["Erste", "Zweite"]
    outcome = publish(connector, "1")[0]
    assert isinstance(outcome, Conflict)
    assert "Seite 1 (en)" in outcome.reason
    assert "Anna Muster (Version 2)" in outcome.reason
    assert outcome.standing


def test_an_open_editor_is_a_conflict(cms: FakeCms, connector: IntegreatCms) -> None:
    held = json.dumps({"success": False, "lockingUser": "Anna Muster"})
    cms.odd = on("/heartbeat/", lambda: httpx.Response(200, text=held))
    outcome = publish(connector, "1")[0]
    assert isinstance(outcome, Conflict)
    assert "wird gerade bearbeitet (Anna Muster)" in outcome.reason


def test_a_batch_has_at_most_fifty_pages(cms: FakeCms, connector: IntegreatCms) -> None:
    publish(connector, *(str(number) for number in range(1, 121)))
    assert sum(request.endswith("/xliff/upload/") for request in cms.requests) == 3


def test_nothing_to_publish_asks_nothing(cms: FakeCms, connector: IntegreatCms) -> None:
    assert list(connector.publish([])) == []
    assert cms.requests == []
