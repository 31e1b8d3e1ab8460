"""Two municipalities after a night, people of each role, and their browsers.

`desk` is the installation, `app` the web app over it; `client("anna")` is a browser in which Anna is signed in,
`client("")` one in which nobody is. `browser.submit("/address", name="value")` sends a form with its token.
"""

import secrets
import shutil
import warnings
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime, timedelta
from importlib.resources import as_file, files
from json import dumps
from pathlib import Path
from typing import Any

import pytest
from argon2 import PasswordHasher
from argon2.profiles import CHEAPEST
from fastapi import FastAPI

from pipeline.people import Membership, Person, Role
from pipeline.scopes import TokenScope
from pipeline.store_ports import DraftFilter, DraftSummary
from review.app import create_app
from review.security import passwords
from review.visitor import COOKIE
from runtime.night import run
from runtime.settings import Settings
from runtime.wiring import Application

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # Starlette asks for the successor of httpx, which nothing else of ours needs
    from fastapi.testclient import TestClient

PASSWORD = "geheim-geheim"
TOWNS = {
    "musterstadt": ("kita", "wohngeld", "notfall", "jobmesse", "rathaus"),
    "nachbarstadt": ("kita", "schule", "hausarzt"),
}
LOCALES = ("en", "ar", "uk")
PEOPLE = {
    "anna": ("Anna Beispiel", "de", Membership("musterstadt", Role.COORDINATOR)),
    "berta": ("Berta Probe", "en", Membership("musterstadt", Role.REVIEWER, frozenset({"en", "ar"}))),
    "carl": ("Carl Muster", "de", Membership("musterstadt", Role.EDITOR)),
    "dora": ("Dora Schau", "de", Membership("musterstadt", Role.OBSERVER)),
    "emil": ("Emil Amt", "de", None),
    "nadja": ("Nadja Nachbar", "de", Membership("nachbarstadt", Role.COORDINATOR)),
}


class Browser(TestClient):
    """A browser; it takes pages, does not follow redirects, and knows the token of its session."""

    def __init__(self, app: FastAPI, *, base: str = "http://testserver") -> None:
        super().__init__(app, base_url=base, follow_redirects=False, headers={"accept": "text/html"})
        self.csrf = ""

    def submit(self, address: str, **fields: Any) -> Any:
        """The answer to a form."""
        return self.post(address, data={"csrf": self.csrf} | fields)

    def ask(self, method: str, address: str, json: object = None, **headers: str) -> Any:
        """The answer to a request of a script."""
        return self.request(method, address, json=json, headers={"accept": "*/*", "x-csrf-token": self.csrf} | headers)


Client = Callable[[str], Browser]


def settings_of(home: Path, **more: Any) -> Settings:
    """The settings of an installation with both municipalities and an engine that echoes."""
    towns = {
        name: {"name": name.title(), "locales": LOCALES, "cms": {"kind": "folder", "path": home / name}}
        for name in TOWNS
    }
    values = {"home": home, "engines": {"order": ["echo"]}, "municipalities": towns} | more
    return Settings.model_validate(values)


def silent(step: str, done: int, total: int) -> None:
    """No progress to be seen."""


@pytest.fixture(scope="session", autouse=True)
def _cheap_hashes() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(passwords, "_HASHER", PasswordHasher.from_parameters(CHEAPEST))
        yield


@pytest.fixture(scope="session")
def after_the_night(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An installation whose pages have been translated once; tests work on copies of it."""
    home = tmp_path_factory.mktemp("desk")
    with as_file(files("connectors.demo") / "musterstadt" / "de") as shipped:
        for town, pages in TOWNS.items():
            (home / town / "de").mkdir(parents=True)
            for name in pages:
                shutil.copy(shipped / f"{name}.html", home / town / "de")
    application = Application(settings_of(home))
    for town, pages in TOWNS.items():
        report = run(application.municipality(town), batch_size=100, cause="test", progress=silent)
        assert report.drafts_queued == len(pages) * len(LOCALES)
    _employ(application)
    application.close()
    return home


def _employ(application: Application) -> None:
    password = passwords.hashed(PASSWORD)
    with application.store.people() as people:
        for login, (name, language, membership) in PEOPLE.items():
            person = Person(0, login, name, language=language, is_administrator=membership is None)
            made = people.add(person, password=password, actor="test")
            if membership:
                people.join(made.id, membership, actor="test")


@pytest.fixture
def home(after_the_night: Path, tmp_path: Path) -> Path:
    """A copy of the installation."""
    return Path(shutil.copytree(after_the_night, tmp_path / "home"))


@pytest.fixture
def desk(home: Path) -> Iterator[Application]:
    """The installation."""
    application = Application(settings_of(home))
    yield application
    application.close()


@pytest.fixture
def app(desk: Application) -> FastAPI:
    """The web app."""
    return create_app(desk)


@pytest.fixture
def client(app: FastAPI, desk: Application) -> Client:
    """Makes a browser in which somebody is signed in; the empty login is nobody."""

    def made(login: str) -> Browser:
        return sign_in(Browser(app), desk, login) if login else Browser(app)

    return made


def sign_in(browser: Browser, desk: Application, login: str, *, cookie: str = COOKIE) -> Browser:
    """The browser with a session that was begun in the store."""
    token, browser.csrf = secrets.token_urlsafe(32), secrets.token_urlsafe(32)
    with desk.store.people() as people:
        account = people.account(login)
    assert account is not None
    with desk.store.sessions() as sessions:
        sessions.begin(account.person.id, token=token, csrf=browser.csrf, lasts=timedelta(hours=1))
    browser.cookies.set(cookie, token)
    return browser


class Program:
    """What speaks to the API of a municipality with a key; answers carry problem documents."""

    def __init__(self, app: FastAPI, key: str, *, town: str = "musterstadt") -> None:
        self._client = TestClient(app, raise_server_exceptions=False)
        self._client.headers["authorization"] = self.authorization = f"Bearer {key}"
        self.town = town

    def ask(self, method: str, path: str, json: object = None, **headers: str) -> Any:
        """The answer; `if_match="…"` becomes a header."""
        if json is None:
            return self.send(method, path, **headers)
        content = dumps(json).encode()  # ASCII, so that it can say what UTF-8 cannot
        return self.send(method, path, content, content_type="application/json", **headers)

    def send(self, method: str, path: str, content: bytes | None = None, **headers: str) -> Any:
        """The answer to bytes as they are."""
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        return self._client.request(method, f"/api/v1/m/{self.town}{path}", content=content, headers=named)

    def get(self, path: str, **query: Any) -> Any:
        """What it is told."""
        return self._client.get(f"/api/v1/m/{self.town}{path}", params=query)


@pytest.fixture
def program(app: FastAPI, desk: Application) -> Callable[..., Program]:
    """Makes a program with a key of somebody: `program("anna", scopes=[…])`; it has every scope if none is named."""

    def made(login: str = "anna", *, scopes: Sequence[TokenScope] = tuple(TokenScope), **more: Any) -> Program:
        with desk.store.people() as people:
            account = people.account(login)
        assert account is not None
        with desk.store.tokens(more.get("town", "musterstadt")) as tokens:
            return Program(app, tokens.create(account.person, name="test", scopes=scopes), **more)

    return made


class Clock:
    """The clock of the store, which tests set forward: `clock.ahead += timedelta(hours=1)`."""

    ahead = timedelta()

    def __call__(self) -> datetime:
        """What it shows."""
        return datetime.now(UTC) + self.ahead


@pytest.fixture
def clock(desk: Application, monkeypatch: pytest.MonkeyPatch) -> Clock:
    """The clock of the desk."""
    made = Clock()
    monkeypatch.setattr(desk.store, "_clock", made)
    return made


@pytest.fixture
def drafts(desk: Application) -> Callable[..., Sequence[DraftSummary]]:
    """The drafts of a municipality: `drafts("musterstadt", locales=("ar",))`."""

    def found(town: str = "musterstadt", **wanted: Any) -> Sequence[DraftSummary]:
        with desk.store.transaction(town) as work:
            return work.drafts.find(DraftFilter(**wanted))

    return found
