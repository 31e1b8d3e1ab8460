"""Signing in at the provider of the municipality, which is believed only as far as the standard says."""

from urllib.parse import parse_qsl, urlsplit

import httpx
import pytest
from pydantic import ValidationError
from sqlalchemy import text

from pipeline.people import Membership, Person, Role
from review.app import create_app
from runtime.wiring import Application
from tests.fake_oidc.provider import FakeProvider, Lie, serving
from tests.review.conftest import Browser, settings_of

URL = "https://lotse.example"
LIES = sorted(set(Lie) - {Lie.DOWN, Lie.DISCOVERY}, key=lambda lie: lie.name)


@pytest.fixture
def provider():
    with serving(FakeProvider()) as served:
        yield served


@pytest.fixture
def install(home, provider):
    """Makes the web app with the provider in its settings: `install(creates=True)`."""
    opened = []

    def made(**more):
        oidc = {"issuer": provider.issuer, "client_id": "sprachlotse", "client_secret": provider.client_secret}
        opened.append(Application(settings_of(home, web={"url": URL, "oidc": oidc | more})))
        return opened[-1]

    yield made
    for application in opened:
        application.close()


@pytest.fixture
def installed(install):
    return install()


@pytest.fixture
def browser(installed):
    with Browser(create_app(installed), base=URL) as opened:
        yield opened


def employ(application, login="otto", *, password=""):
    with application.store.people() as people:
        made = people.add(Person(0, login, "Otto Amt"), password=password, actor="test")
        people.join(made.id, Membership("musterstadt", Role.REVIEWER), actor="test")


def visit_provider(browser, then="/"):
    """What the browser comes back with."""
    leaving = browser.get("/sign-in/oidc", params={"then": then})
    back = httpx.get(leaving.headers["location"]).headers["location"]
    assert back.startswith(f"{URL}/sign-in/oidc/back?")
    return back


def sign_in(browser, then="/"):
    return browser.get(visit_provider(browser, then))


def test_an_account_without_a_password_waits_for_its_owner_at_the_provider(browser, installed):
    employ(installed)
    answer = sign_in(browser, "/queue?locale=ar")
    assert (answer.status_code, answer.headers["location"]) == (303, "/queue?locale=ar")
    assert "Otto Amt" in browser.get("/").text


def test_the_owner_is_recognised_by_subject_whatever_their_name_is_now(browser, installed, provider):
    employ(installed)
    sign_in(browser)
    provider.person["preferred_username"] = "otto.neu"
    assert sign_in(browser).status_code == 303


def test_somebody_else_of_the_same_name_does_not_get_the_account(browser, installed, provider):
    employ(installed)
    sign_in(browser)
    provider.person["sub"] = "2"
    assert sign_in(browser).status_code == 401


def test_an_account_with_a_password_is_not_taken_over_by_its_name(browser, provider):
    provider.person["preferred_username"] = "anna"
    assert sign_in(browser).status_code == 401


def test_people_without_an_account_are_not_let_in(browser):
    assert sign_in(browser).status_code == 401


def test_unless_the_setting_says_so_and_then_they_see_no_municipality(install):
    application = install(creates=True)
    browser = Browser(create_app(application), base=URL)
    assert sign_in(browser).status_code == 303
    with application.store.people() as people:
        account = people.account("otto")
        assert not account.person.is_administrator
        assert people.memberships(account.person) == {}


def test_a_closed_account_stays_closed(browser, installed):
    employ(installed)
    sign_in(browser)
    with installed.store.people() as people:
        people.set_active(people.account("otto").person, active=False, actor="test")
    assert sign_in(browser).status_code == 401


@pytest.mark.parametrize("lie", LIES, ids=lambda lie: lie.name.lower())
def test_what_does_not_prove_who_somebody_is_lets_nobody_in(browser, installed, provider, lie):
    employ(installed)
    provider.lie = lie
    answer = sign_in(browser)
    assert answer.status_code == 401
    assert "__Host-sprachlotse=" not in answer.headers.get("set-cookie", "")
    assert browser.get("/").status_code == 303


def test_a_provider_that_calls_itself_by_another_name_is_not_asked_further(browser, provider):
    provider.lie = Lie.DISCOVERY
    assert browser.get("/sign-in/oidc").status_code == 401
    assert provider.asked == ["/realms/amt/.well-known/openid-configuration"]


def test_a_provider_that_is_down_is_asked_again_later(browser, provider):
    provider.lie = Lie.DOWN
    assert browser.get("/sign-in/oidc").status_code == 503


def test_a_new_key_of_the_provider_is_fetched_when_it_is_used(browser, installed, provider):
    employ(installed)
    sign_in(browser)
    provider.turn_key()
    assert sign_in(browser).status_code == 303


def test_an_answer_is_taken_only_from_the_browser_that_asked(browser, installed):
    employ(installed)
    back = visit_provider(browser)
    assert Browser(browser.app, base=URL).get(back).status_code == 401


def test_an_answer_with_another_state_is_not_taken(browser, installed):
    employ(installed)
    code = dict(parse_qsl(urlsplit(visit_provider(browser)).query))["code"]
    assert browser.get("/sign-in/oidc/back", params={"code": code, "state": "x"}).status_code == 401


def test_an_answer_is_taken_once(browser, installed):
    employ(installed)
    back = visit_provider(browser)
    kept = dict(browser.cookies)
    assert browser.get(back).status_code == 303
    browser.cookies.update(kept)
    assert browser.get(back).status_code == 401


def test_the_cookie_belongs_to_this_host_and_to_https_alone(browser, installed):
    employ(installed)
    sign_in(browser)
    [cookie] = [each for each in browser.cookies.jar if each.name == "__Host-sprachlotse"]
    assert (cookie.secure, cookie.path, cookie.domain_specified) == (True, "/", False)
    assert cookie.has_nonstandard_attr("HttpOnly")


def test_the_provider_needs_an_address_to_send_people_back_to(home):
    oidc = {"issuer": "https://sso.example", "client_id": "x", "client_secret": "y"}
    with pytest.raises(ValidationError, match="braucht auch url"):
        settings_of(home, web={"oidc": oidc})


def test_without_settings_there_is_no_such_way(client):
    assert client("").get("/sign-in/oidc").status_code == 404


def test_the_secrets_of_the_errand_do_not_stay(browser, installed):
    employ(installed)
    sign_in(browser)
    with installed.store.people() as people:
        assert people._connection.scalar(text("SELECT count(*) FROM handshake")) == 0
