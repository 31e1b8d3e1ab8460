"""Every route there is, called by people whom it does not concern. New routes are covered by themselves."""

import pytest
from fastapi import APIRouter, FastAPI

from pipeline.people import RIGHTS, Right, Role
from review.visitor import Reading, Reviewing, SignedIn
from tests.review.conftest import PEOPLE, Browser, Client
from tests.review.routes import Called, ids_of, routes

R = Right
MINE, OTHER = "musterstadt", "nachbarstadt"
REFUSED = {403, 404}


@pytest.fixture
def foreign(desk):
    """Ids that only the neighbour has."""
    return ids_of(desk, OTHER)


@pytest.fixture
def mine(desk):
    return ids_of(desk, MINE)


def status(browser: Browser, route: Called, address: str) -> int:
    return ask(browser, route, address).status_code


def ask(browser: Browser, route: Called, address: str):
    return browser.ask(route.method, address, {} if route.method != "GET" else None)


def unguarded(app: FastAPI) -> list[str]:
    return [str(route) for route in routes(app) if not route.is_open and not route.is_guarded]


def leaks(app: FastAPI, anna: Browser, mine: dict[str, object], foreign: dict[str, object]) -> list[str]:
    """Routes that give a member of one municipality what another one has."""
    found = []
    for route in (each for each in routes(app) if each.is_of_a_municipality and not each.is_for_programs):
        if status(anna, route, route.address(foreign)) not in REFUSED:
            found.append(str(route))
        mixed = route.address(foreign | {"slug": mine["slug"]})
        if route.names_something and status(anna, route, mixed) < 400:
            found.append(f"{route} with ids of another municipality")
    return found


def overreaching(app: FastAPI, client: Client, ids: dict[str, object]) -> list[str]:
    """Routes that let people in whose role does not give the right."""
    found = []
    for login, (_, _, membership) in PEOPLE.items():
        if membership is None or membership.municipality != MINE:
            continue
        browser = client(login)
        for route in (each for each in routes(app) if each.is_of_a_municipality and not each.is_for_programs):
            lacks = any(isinstance(right, Right) and not membership.may(right) for right in route.rights)
            if lacks and status(browser, route, route.address(ids)) != 403:
                found.append(f"{login}: {route}")
    return found


def test_every_route_asks_who_is_there(app):
    assert unguarded(app) == []


def test_every_parameter_of_a_path_is_known_to_these_tests(app, mine):
    assert all(route.address(mine) for route in routes(app))


def test_nobody_gets_in_without_signing_in(app, client, mine):
    browser = client("")
    closed = [route for route in routes(app) if not route.is_open]
    assert {str(route): status(browser, route, route.address(mine)) for route in closed} == {
        str(route): 401 for route in closed
    }


def test_nobody_sees_or_touches_what_belongs_to_another_municipality(app, client, mine, foreign):
    assert leaks(app, client("anna"), mine, foreign) == []
    assert leaks(app, client("nadja"), foreign, mine) == []


def test_screens_of_all_municipalities_show_only_ones_own(app, client, drafts, foreign):
    title = next(draft.title for draft in drafts(OTHER) if draft.id == foreign["id"])
    anna = client("anna")
    for route in routes(app):
        if route.method == "GET" and not route.is_of_a_municipality:
            text = anna.get(route.path).text
            assert title not in text, route
            assert OTHER not in text.lower(), route


def test_no_role_does_more_than_it_gives(app, client, mine):
    assert overreaching(app, client, mine) == []


def test_screens_of_the_installation_do_not_exist_for_others(app, client, mine):
    anna = client("anna")
    for route in (each for each in routes(app) if each.is_for_the_administrator):
        assert status(anna, route, route.address(mine)) == 404, route


def test_a_key_opens_nothing_in_another_municipality_and_nothing_it_has_no_scope_for(app, client, desk, mine, foreign):
    with desk.store.people() as people:
        anna = people.account("anna").person
    with desk.store.tokens(MINE) as tokens:
        key = tokens.create(anna, name="test", scopes=[])
    for route in (each for each in routes(app) if each.is_for_programs):
        for ids, refused in ((foreign, 404), (mine, 403)):
            answer = client("").request(route.method, route.address(ids), headers={"authorization": f"Bearer {key}"})
            assert answer.status_code == refused, route


def test_a_key_that_opens_everything_opens_nothing_of_another_municipality(app, program, foreign):
    emil, mine = program("emil"), foreign | {"slug": MINE}
    named = [route for route in routes(app) if route.is_for_programs and route.names_something]
    assert len(named) > 5
    for route in named:
        path = route.address(mine).removeprefix(f"/api/v1/m/{MINE}")
        answer = emil.ask(route.method, path, {"action": "approve", "target": "x"}, if_match='"0"')
        assert answer.status_code in {404, 422}, route
        assert route.method != "GET" or answer.status_code == 404, route


def test_every_route_of_the_api_wants_a_key_with_a_scope(app):
    api = [route for route in routes(app) if route.path.startswith("/api/v1/m/")]
    assert len(api) > 15
    assert [str(route) for route in api if not route.is_for_programs or not route.rights] == []


@pytest.fixture
def planted(app):
    """The app with routes of a careless author."""
    careless = APIRouter()

    @careless.get("/m/{slug}/open")
    def _open(slug: str) -> str:
        return slug

    @careless.get("/m/{slug}/signed-in")
    def _signed_in(slug: str, _: SignedIn) -> str:
        return slug

    @careless.get("/m/{slug}/drafts/{id}/unscoped")
    def _unscoped(id: int, _: Reading) -> int:
        return id

    @careless.post("/m/{slug}/careful")
    def _careful(_: Reviewing) -> int:
        return 1

    app.include_router(careless)
    return app


def test_a_careless_route_would_be_noticed(planted, client, mine, foreign):
    assert unguarded(planted) == ["GET /m/{slug}/open", "GET /m/{slug}/signed-in"]
    assert [each for each in leaks(planted, client("anna"), mine, foreign) if "drafts" not in each] == [
        "GET /m/{slug}/open",
        "GET /m/{slug}/signed-in",
    ]
    unscoped = "GET /m/{slug}/drafts/{id}/unscoped with ids of another municipality"
    assert unscoped in leaks(planted, client("anna"), mine, foreign)


def test_the_table_of_roles_is_what_was_agreed():
    reading, reviewing = {R.READ, R.REMARK}, {R.READ, R.REMARK, R.REVIEW}
    coordinating = reviewing | {R.ORGANISE, R.TERMS, R.MEMORY}
    assert {
        Role.ADMINISTRATOR: coordinating | {R.ADMINISTER},
        Role.COORDINATOR: coordinating,
        Role.REVIEWER: reviewing,
        Role.EDITOR: reading,
        Role.OBSERVER: {R.READ},
    } == RIGHTS


@pytest.mark.parametrize(
    ("login", "status"), [("anna", 200), ("berta", 200), ("carl", 403), ("dora", 403), ("emil", 200)]
)
def test_a_guard_lets_in_whose_role_gives_the_right(planted, client, login, status):
    assert client(login).ask("POST", "/m/musterstadt/careful").status_code == status


def test_a_municipality_that_is_not_set_up_any_more_has_no_members(app, client, desk, monkeypatch):
    left = {MINE: desk.settings.municipalities[MINE]}
    monkeypatch.setattr(desk, "settings", desk.settings.model_copy(update={"municipalities": left}))
    assert OTHER not in client("emil").get("/account").text
