"""What people can change about themselves, and what it takes."""

import re
from datetime import UTC, datetime

import pytest
from pyotp import TOTP

from pipeline.account_events import AccountAction
from review.security.codes import step_of, tidied
from tests.review.conftest import PASSWORD

NEW = "ein langer Satz mit Kühen"


def sign_in(browser, password=PASSWORD):
    return browser.post("/sign-in", data={"login": "anna", "password": password})


def actions(desk):
    with desk.store.people() as people:
        return [event.action for event in people.events.newest()]


@pytest.fixture
def secret(client, desk):
    """The second factor of Anna, turned on."""
    anna = client("anna")
    page = anna.submit("/account/totp/begin", current=PASSWORD).text
    secret = re.search('name="secret" value="([A-Z2-7]{32})"', page)[1]
    told = anna.submit("/account/totp/on", secret=secret, code=TOTP(secret).now()).text
    anna.recovery = re.findall("<li><code>([a-z2-9-]+)</code>", told)
    with desk.store.people() as people:
        step = people.account("anna").totp_step
    return Secret(secret, anna.recovery, step)


class Secret:
    def __init__(self, secret, recovery, step):
        self.recovery = recovery
        self.step = step
        self._totp = TOTP(secret)

    def code(self, step):
        """The code of a step, counted from the one that was used to turn it on."""
        return self._totp.at((self.step + step) * 30)


def test_name_language_and_theme_are_theirs_to_choose(client):
    anna = client("anna")
    anna.submit("/account/profile", name="Anna Neu", language="en", theme="dark", email="a@example.org")
    page = anna.get("/account").text
    assert '<html lang="en" dir="ltr" data-theme="dark">' in page
    assert "Anna Neu" in page
    assert "My account" in page


def test_preferences_of_scripts_are_kept_beside_each_other(client, desk):
    anna = client("anna")
    anna.submit("/account/profile", name="Anna", language="de", theme="dark")
    assert anna.ask("POST", "/account/preferences", {"keys": {"approve": "g"}}).status_code == 204
    with desk.store.sessions() as sessions:
        found = sessions.find(anna.cookies["sprachlotse"], lasts=datetime.resolution)
    assert found.preferences == {"theme": "dark", "keys": {"approve": "g"}}
    anna.submit("/account/keys/reset")
    assert "Standardtasten" in anna.get("/account").text


@pytest.mark.parametrize("wanted", [{"rights": "all"}, {"keys": {"x": "y" * 61}}, {"theme": "pink"}, [], "x"])
def test_other_preferences_are_refused(client, wanted):
    assert client("anna").ask("POST", "/account/preferences", wanted).status_code == 422


def test_a_new_password_holds_and_ends_the_other_sessions(client, desk):
    anna, elsewhere = client("anna"), client("anna")
    assert anna.submit("/account/password", current=PASSWORD, new=NEW).status_code == 200
    assert (anna.get("/").status_code, elsewhere.get("/").status_code) == (200, 303)
    assert [sign_in(elsewhere, word).status_code for word in (PASSWORD, NEW)] == [401, 303]
    assert AccountAction.PASSWORD_CHANGED in actions(desk)


@pytest.mark.parametrize(
    ("current", "new", "why"),
    [
        ("falsch", NEW, "Das jetzige Passwort stimmt nicht."),
        (PASSWORD, "kurz", "12 Zeichen"),
        (PASSWORD, "Anna mag Kühe sehr", "Anmeldenamen"),
        (PASSWORD, "abababababababab", "verschiedene"),
        (PASSWORD, "xyz12" * 300, "1000"),
    ],
)
def test_a_password_that_is_no_good_is_not_taken(client, current, new, why):
    answer = client("anna").submit("/account/password", current=current, new=new)
    assert answer.status_code == 422
    assert why in answer.text


def test_nobody_guesses_the_password_at_an_open_browser(client):
    anna = client("anna")
    for _ in range(5):
        anna.submit("/account/password", current="falsch", new=NEW)
    assert anna.submit("/account/password", current=PASSWORD, new=NEW).status_code == 429


def test_with_a_second_factor_the_password_is_not_enough(client, secret):
    anna = client("")
    assert sign_in(anna).headers["location"] == "/sign-in/code"
    assert anna.get("/").status_code == 303
    assert anna.post("/sign-in/code", data={"code": "000000"}).status_code == 401
    assert anna.post("/sign-in/code", data={"code": secret.code(1)}).status_code == 303
    assert anna.get("/").status_code == 200


def test_a_code_works_once(client, secret, app):
    for browser, status in ((client(""), 303), (client(""), 401)):
        sign_in(browser)
        assert browser.post("/sign-in/code", data={"code": secret.code(1)}).status_code == status


def test_the_code_that_turned_it_on_is_used_up(client, secret):
    anna = client("")
    sign_in(anna)
    assert anna.post("/sign-in/code", data={"code": secret.code(0)}).status_code == 401


def test_a_recovery_code_works_once_however_it_is_typed(client, secret):
    typed = secret.recovery[0].upper().replace("-", " ")
    for status in (303, 401):
        anna = client("")
        sign_in(anna)
        assert anna.post("/sign-in/code", data={"code": typed}).status_code == status
    assert len(secret.recovery) == 8
    assert "Ersatzcodes übrig: 7" in client("anna").get("/account").text


def test_guessing_codes_is_slow(client, secret):
    anna = client("")
    sign_in(anna)
    codes = [anna.post("/sign-in/code", data={"code": "000000"}).status_code for _ in range(5)]
    assert codes == [401] * 4 + [429]


def test_without_the_password_there_is_no_code_to_type(client, secret):
    answer = client("").post("/sign-in/code", data={"code": secret.code(1)})
    assert (answer.status_code, answer.headers["location"]) == (303, "/sign-in")


def test_turning_it_off_takes_the_password(client, secret, desk):
    anna = client("anna")
    assert anna.submit("/account/totp/off", current="falsch").status_code == 422
    assert anna.submit("/account/totp/off", current=PASSWORD).status_code == 200
    assert sign_in(client("")).headers["location"] == "/"
    assert {AccountAction.TOTP_ON, AccountAction.TOTP_OFF} <= set(actions(desk))


def test_a_second_factor_is_not_replaced_by_whoever_sits_at_the_browser(client, secret):
    other = "A" * 32
    answer = client("anna").submit("/account/totp/on", secret=other, code=TOTP(other).now())
    assert answer.status_code == 404


def test_a_wrong_code_does_not_turn_it_on(client):
    answer = client("anna").submit("/account/totp/on", secret="A" * 32, code="000000")
    assert answer.status_code == 422
    assert "<svg" in answer.text


def test_one_session_or_all_can_be_ended_from_another(client):
    anna, elsewhere, third = client("anna"), client("anna"), client("anna")
    handles = re.findall('name="handle" value="([0-9a-f]+)"', anna.get("/account").text)
    assert len(handles) == 2
    for handle in handles:
        anna.submit("/account/sessions/end", handle=handle)
    assert [each.get("/").status_code for each in (anna, elsewhere, third)] == [200, 303, 303]
    anna.submit("/account/sessions/end-all")
    assert anna.get("/").status_code == 303


def test_nobody_ends_the_sessions_of_others(client):
    anna, nadja = client("anna"), client("nadja")
    client("nadja")
    [handle] = re.findall('name="handle" value="([0-9a-f]+)"', nadja.get("/account").text)[:1]
    anna.submit("/account/sessions/end", handle=handle)
    assert len(re.findall('name="handle"', nadja.get("/account").text)) == 1


@pytest.mark.parametrize("late", [-1, 0, 1])
def test_a_slow_or_fast_clock_of_the_phone_is_forgiven(late):
    now = datetime.now(UTC)
    code = TOTP("A" * 32).at(int(now.timestamp()) + late * 30)
    assert step_of(f" {code[:3]} {code[3:]}", "A" * 32, now=now, after=0) == int(now.timestamp()) // 30 + late


@pytest.mark.parametrize("code", ["", "123", "ü" * 6, "0" * 1000])
def test_what_is_no_code_is_not_right(code):
    assert step_of(code, "A" * 32, now=datetime.now(UTC), after=0) is None
    assert len(tidied(code)) < 3000
