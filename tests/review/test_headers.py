"""What every answer carries, and what none ever shows."""

import logging

import pytest
from fastapi.testclient import TestClient

from review.app import create_app
from review.security.headers import ALWAYS
from review.security.size import LIMIT
from runtime.logs import LOGGER
from runtime.wiring import Application
from store.digest import digest
from tests.review.conftest import PASSWORD, Browser, settings_of, sign_in
from tests.review.routes import ids_of, routes

URL = "https://lotse.example"
ENGINE_KEY = "engine-key-that-nobody-sees"
OIDC_SECRET = "oidc-secret-that-nobody-sees"


@pytest.fixture
def secretive(home):
    """An installation with secrets in its settings, behind HTTPS."""
    oidc = {"issuer": "http://127.0.0.1:1", "client_id": "x", "client_secret": OIDC_SECRET}
    engines = {"order": ["echo"], "deepl": {"key": ENGINE_KEY}}
    application = Application(settings_of(home, web={"url": URL, "oidc": oidc}, engines=engines))
    yield application
    application.close()


@pytest.fixture
def pages(app, desk, client):
    """Every page there is, seen by somebody who may see all."""
    ids, emil = ids_of(desk, "musterstadt"), client("emil")
    return {str(route): emil.get(route.address(ids)) for route in routes(app) if route.method == "GET"}


def test_every_answer_is_hardened(pages, client):
    pages |= {path: client("").get(path) for path in ("/nowhere", "/static/desk.js", "/static/nothing", "/account")}
    for name, answer in pages.items():
        missing = [header for header in ALWAYS if header.lower() not in answer.headers]
        assert missing == [], name


def test_no_page_asks_for_what_its_policy_forbids(pages):
    for name, answer in pages.items():
        for forbidden in (" style=", "<style", " onclick=", "javascript:", "unsafe-inline"):
            assert forbidden not in answer.text, name
        policy = answer.headers["content-security-policy"]
        runs_nothing = "default-src 'none'" in policy and "script-src" not in policy
        assert runs_nothing or "script-src 'self'" in policy, name


def test_a_mistake_of_ours_is_hardened_too_and_says_nothing(app, desk):
    @app.get("/broken")
    def _broken() -> None:
        raise RuntimeError("postgresql://user:secret@host")

    answer = TestClient(app, raise_server_exceptions=False).get("/broken", headers={"accept": "text/html"})
    assert answer.status_code == 500
    assert "secret" not in answer.text
    assert [header for header in ALWAYS if header.lower() not in answer.headers] == []


def test_over_https_browsers_are_told_to_stay_there(secretive):
    browser = Browser(create_app(secretive), base=URL)
    answer = browser.post("/sign-in", data={"login": "anna", "password": PASSWORD})
    assert answer.headers["strict-transport-security"] == "max-age=31536000"
    cookie = answer.headers["set-cookie"]
    assert cookie.startswith("__Host-sprachlotse=")
    assert "Secure" in cookie
    assert "Domain" not in cookie


def test_no_secret_is_in_any_page(app, desk, client, secretive):
    app, ids = create_app(secretive), ids_of(secretive, "musterstadt")
    emil = sign_in(Browser(app, base=URL), secretive, "emil", cookie="__Host-sprachlotse")
    secrets = known_secrets(secretive, emil)
    for route in (each for each in routes(app) if each.method == "GET"):
        text = emil.get(route.address(ids)).text
        assert [name for name, secret in secrets.items() if secret in text] == [], route


def test_no_secret_is_in_the_log(secretive, caplog, monkeypatch):
    monkeypatch.setattr(LOGGER, "propagate", True)  # a command that ran before has turned it off
    caplog.set_level(logging.DEBUG)
    browser = Browser(create_app(secretive), base=URL)
    browser.post("/sign-in", data={"login": PASSWORD, "password": "x"})
    browser.post("/sign-in", data={"login": "anna", "password": PASSWORD})
    browser.get("/sign-in/oidc")
    logged = "\n".join(f"{record.getMessage()} {record.__dict__}" for record in caplog.records)
    assert "sign_in.succeeded" in logged
    assert [name for name, secret in known_secrets(secretive, browser).items() if secret in logged] == []


def known_secrets(application, browser):
    with application.store.people() as people:
        account = people.account("anna")
    cookie = browser.cookies["__Host-sprachlotse"]
    return {
        "password": PASSWORD,
        "hash": account.password,
        "cookie": cookie,
        "digest": digest(cookie),
        "engine": ENGINE_KEY,
        "oidc": OIDC_SECRET,
    }


def test_a_request_that_is_too_large_is_cut_off(client):
    anna = client("anna")
    assert anna.submit("/account/profile", name="x" * LIMIT, language="de").status_code == 413
    chunks = (b"x" * 65536 for _ in range(40))
    headers = {"content-type": "application/json", "x-csrf-token": anna.csrf}
    assert anna.post("/account/preferences", content=chunks, headers=headers).status_code == 413


def test_only_imports_may_be_larger(client):
    files = {"file": ("a.csv", b"x" * LIMIT)}
    assert client("").post("/sign-in", files=files).status_code == 413
