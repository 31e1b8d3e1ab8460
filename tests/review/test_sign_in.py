"""Signing in with a password: what is asked, what is said, how often one may try."""

from datetime import timedelta

import pytest
from argon2 import PasswordHasher

from pipeline.account_events import AccountAction
from review.security import passwords
from review.security.entry import local
from tests.review.conftest import PASSWORD, Browser

WRONG = "falsch-falsch-falsch"


def try_out(browser, login="anna", password=PASSWORD, **more):
    return browser.post("/sign-in", data={"login": login, "password": password, **more})


def failing(browser, times, login="anna"):
    return [try_out(browser, login, WRONG).status_code for _ in range(times)]


def at(app, address):
    """A browser at another address."""
    browser = Browser(app)
    browser._transport.client = (address, 50000)
    return browser


def test_the_right_password_leads_on(client):
    anna = client("")
    answer = try_out(anna, " Anna ", then="/queue?state=queued")
    assert (answer.status_code, answer.headers["location"]) == (303, "/queue?state=queued")
    assert anna.get("/").status_code == 200


def test_nothing_says_whether_there_is_an_account(client, desk):
    with desk.store.people() as people:
        people.set_active(people.account("dora").person, active=False, actor="test")
    pages = [try_out(client(""), *who) for who in (("anna", WRONG), ("niemand", WRONG), ("dora", PASSWORD))]
    assert {page.status_code for page in pages} == {401}
    assert len({page.text for page in pages}) == 1


def test_an_account_that_signs_in_elsewhere_has_no_password(desk, client):
    with desk.store.people() as people:
        people.set_password(people.account("anna").person, "", actor="test")
    assert [try_out(client(""), "anna", word).status_code for word in ("", PASSWORD)] == [401, 401]


def test_a_missing_field_is_not_echoed(client):
    answer = client("").post("/sign-in", data={"password": WRONG}, headers={"accept": "application/json"})
    assert WRONG not in answer.text


def test_the_session_before_ends_when_somebody_signs_in(client, app):
    anna = client("anna")
    stolen = dict(anna.cookies)
    try_out(anna)
    thief = Browser(app)
    thief.cookies.update(stolen)
    assert (anna.get("/").status_code, thief.get("/").status_code) == (200, 303)


def test_the_cookie_is_for_the_server_alone(client):
    cookie = try_out(client("")).headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=lax" in cookie
    assert "Path=/" in cookie


def test_passwords_are_hashed_anew_when_the_cost_changes(client, desk, monkeypatch):
    monkeypatch.setattr(passwords, "_HASHER", PasswordHasher(time_cost=2, memory_cost=64, parallelism=1))
    assert try_out(client("")).status_code == 303
    with desk.store.people() as people:
        assert not passwords.is_outdated(people.account("anna").password)


def test_after_five_failures_the_next_attempts_wait(client):
    stranger = client("")
    assert failing(stranger, 5) == [401] * 5
    answer = try_out(stranger)
    assert (answer.status_code, answer.headers["retry-after"]) == (429, "1")


def test_the_delay_doubles_but_never_keeps_the_owner_out_for_more_than_a_minute(client, clock):
    stranger = client("")
    failing(stranger, 5)
    for _ in range(12):
        clock.ahead += timedelta(minutes=1)
        failing(stranger, 1)
    assert int(try_out(stranger).headers["retry-after"]) <= 15 * 60
    clock.ahead += timedelta(minutes=15)
    assert try_out(stranger).status_code == 303


def test_a_stranger_elsewhere_does_not_keep_the_owner_out(app):
    office, elsewhere = at(app, "192.0.2.1"), at(app, "198.51.100.7")
    try_out(office)
    failing(elsewhere, 9)
    assert try_out(elsewhere).status_code == 429
    assert try_out(office).status_code == 303


def test_guessing_at_one_account_from_everywhere_is_slow(app):
    codes = [failing(at(app, f"192.0.2.{host}"), 1) for host in range(12)]
    assert codes[:5] == [[401]] * 5
    assert [429] in codes[5:]  # each wait is twice as long; a slow machine may sit the first ones out


def test_guessing_at_many_accounts_from_one_address_is_slow(client):
    stranger = client("")
    codes = [failing(stranger, 1, f"konto{number}")[0] for number in range(16)]
    assert codes[:10] == [401] * 10
    assert 429 in codes[10:]


def test_an_ipv6_connection_counts_as_one_whatever_address_it_takes(app):
    codes = [failing(at(app, f"2001:db8::{host}"), 1, f"konto{host}")[0] for host in range(16)]
    assert 429 in codes


def test_success_forgives_what_went_wrong_before(client):
    anna = client("")
    failing(anna, 4)
    try_out(anna)
    assert failing(anna, 5) == [401] * 5


def test_failures_in_a_row_are_in_the_history_of_the_account(client, desk):
    stranger = client("")
    failing(stranger, 5)
    failing(stranger, 5, "niemand")
    with desk.store.people() as people:
        events = [each for each in people.events.newest() if each.action is AccountAction.SIGN_IN_FAILED]
    assert [event.about for event in events] == ["anna: 5"]


def test_who_was_idle_for_too_long_signs_in_again(client, clock):
    anna = client("anna")
    clock.ahead = timedelta(minutes=59)
    assert anna.get("/").status_code == 200
    clock.ahead += timedelta(hours=10, minutes=1)
    assert anna.get("/").status_code == 303


def test_nobody_stays_signed_in_for_ever(client, clock):
    anna = client("anna")
    for _ in range(24 * 7 * 2):
        clock.ahead += timedelta(minutes=30)
        answer = anna.get("/")
    assert answer.status_code == 303


@pytest.mark.parametrize("address", ["//b.example", "/\\b.example", "https://b.example", "/\n/b.example", "b", ""])
def test_nobody_is_led_to_another_site(address):
    assert local(address) == "/"


@pytest.mark.parametrize(
    "headers",
    [
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
        {"origin": "https://evil.example"},
        {"origin": "null"},
    ],
)
def test_another_site_cannot_sign_people_in_or_send_their_forms(client, headers):
    anna = client("anna")
    assert anna.post("/sign-in", data={"login": "anna", "password": PASSWORD}, headers=headers).status_code == 403
    assert anna.post("/sign-out", data={"csrf": anna.csrf}, headers=headers).status_code == 403


def test_our_own_pages_can(client):
    headers = {"origin": "http://testserver", "sec-fetch-site": "same-origin"}
    assert client("").post("/sign-in", data={"login": "anna", "password": PASSWORD}, headers=headers).status_code == 303
