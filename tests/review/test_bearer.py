"""Keys to the API: whose they are, what they open, when they stop."""

from datetime import timedelta
from typing import Annotated

import pytest
from fastapi import APIRouter, Depends

from pipeline.account_events import AccountAction
from pipeline.people import Membership, Role
from pipeline.scopes import TokenScope
from review.bearer import BearerGuard, TokenBearer

S = TokenScope
TOWN = "musterstadt"


@pytest.fixture
def api(app, client):
    """Asks a route that wants a scope: `api(key)`, `api(key, "runs")`."""
    router = APIRouter(prefix="/api/test/m/{slug}")

    @router.get("/drafts")
    def _drafts(who: Annotated[TokenBearer, Depends(BearerGuard(S.DRAFTS_DECIDE))]) -> str:
        return who.actor

    @router.get("/runs")
    def _runs(who: Annotated[TokenBearer, Depends(BearerGuard(S.RUNS_READ))]) -> str:
        return who.actor

    app.include_router(router)
    program = client("")
    return lambda key, what="drafts", town=TOWN: program.get(
        f"/api/test/m/{town}/{what}", headers={"authorization": f"Bearer {key}"}
    )


@pytest.fixture
def person(desk):
    def found(login):
        with desk.store.people() as people:
            return people.account(login).person

    return found


@pytest.fixture
def key(desk, person):
    """Makes a key: `key("anna")`."""

    def made(login="anna", *scopes, **more):
        owner = person(login)
        with desk.store.tokens(TOWN) as tokens:
            return tokens.create(owner, name="CI", scopes=scopes or [S.DRAFTS_DECIDE], **more)

    return made


def test_a_key_acts_for_the_person_who_made_it(api, key):
    answer = api(key("berta"))
    assert (answer.status_code, answer.json()) == (200, "berta")


def test_a_key_looks_like_one_and_is_kept_as_a_digest(key, desk, home):
    secret = key()
    assert secret.startswith("slt_")
    kept = b"".join(path.read_bytes() for path in home.glob("sprachlotse.sqlite*"))
    assert secret.encode() not in kept


@pytest.mark.parametrize("wrong", ["", "slt_", "slt_wrong", "x"])
def test_what_is_no_key_opens_nothing(api, wrong):
    answer = api(wrong)
    assert (answer.status_code, answer.headers["www-authenticate"]) == (401, "Bearer")
    assert answer.headers["content-type"] == "application/problem+json"


def test_a_key_opens_what_it_has_a_scope_for(api, key):
    assert [api(key(), what).status_code for what in ("drafts", "runs")] == [200, 403]


def test_a_key_opens_one_municipality(api, key):
    assert api(key("emil"), town="nachbarstadt").status_code == 404


def test_a_key_does_not_do_more_than_its_owner(api, key):
    assert api(key("carl")).status_code == 403


def test_a_key_stops_when_its_time_is_over(api, key, clock):
    secret = key(expires=clock() + timedelta(hours=1))
    assert api(secret).status_code == 200
    clock.ahead = timedelta(hours=1)
    assert api(secret).status_code == 401


def test_a_key_stops_when_it_is_revoked(api, key, desk):
    secret = key()
    with desk.store.tokens(TOWN) as tokens:
        [shown] = tokens.all()
        assert tokens.revoke(shown.id, actor="anna")
        assert not tokens.revoke(shown.id, actor="anna")
    assert api(secret).status_code == 401


def test_a_key_stops_with_the_account_of_its_owner(api, key, desk, person):
    secret = key()
    anna = person("anna")
    with desk.store.people() as people:
        people.set_active(anna, active=False, actor="emil")
    assert api(secret).status_code == 401


def test_a_key_stops_with_the_membership_of_its_owner(api, key, desk, person):
    secret = key()
    anna = person("anna")
    with desk.store.people() as people:
        people.leave(anna.id, TOWN, actor="emil")
    assert api(secret).status_code == 401


def test_a_key_follows_the_role_of_its_owner(api, key, desk, person):
    secret = key()
    anna = person("anna")
    with desk.store.people() as people:
        people.join(anna.id, Membership(TOWN, Role.OBSERVER), actor="emil")
    assert api(secret).status_code == 403


def test_a_key_of_another_municipality_is_not_shown_and_not_revoked(key, desk):
    key()
    with desk.store.tokens(TOWN) as tokens:
        [shown] = tokens.all()
    with desk.store.tokens("nachbarstadt") as tokens:
        assert tokens.all() == []
        assert not tokens.revoke(shown.id, actor="nadja")


def test_one_sees_when_a_key_was_last_used(api, key, desk):
    api(key())
    with desk.store.tokens(TOWN) as tokens:
        [shown] = tokens.all()
    assert (shown.owner, shown.name, shown.scopes) == ("anna", "CI", {S.DRAFTS_DECIDE})
    assert shown.used is not None


def test_making_and_revoking_is_in_the_history(key, desk):
    secret = key()
    with desk.store.tokens(TOWN) as tokens:
        tokens.revoke(tokens.all()[0].id, actor="emil")
    with desk.store.people() as people:
        revoked, created = people.events.newest(limit=2)
    assert (revoked.actor, revoked.action, revoked.about) == ("emil", AccountAction.TOKEN_REVOKED, "CI")
    assert (created.actor, created.action) == ("anna", AccountAction.TOKEN_CREATED)
    assert secret not in created.about
