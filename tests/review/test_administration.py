"""Administration: people and keys of a municipality, accounts of the installation, settings without secrets."""

import re

import pytest

from pipeline.people import Membership, Role
from tests.review.conftest import settings_of

ADMIN = "/m/musterstadt/admin"


def role_of(desk, login: str) -> str:
    with desk.store.people() as people:
        account = people.account(login)
        its = people.memberships(account.person).get("musterstadt") if account else None
    return f"{its.role} {' '.join(sorted(its.locales))}".strip() if its else ""


def id_of(desk, login: str) -> int:
    with desk.store.people() as people:
        return people.account(login).person.id


def test_a_coordinator_does_not_administer(client):
    assert client("anna").get(ADMIN).status_code == 403
    assert client("anna").get("/admin").status_code == 404


def test_somebody_joins_with_a_role_and_languages(client, desk):
    client("emil").submit(f"{ADMIN}/people", login="nadja", role="reviewer", locales=["uk", "xx"])
    assert role_of(desk, "nadja") == "reviewer uk"


def test_a_new_account_gets_a_password_that_is_shown_once(client, desk):
    emil = client("emil")
    shown = emil.submit(f"{ADMIN}/people", login="Gül", name="Gül Neu", role="editor").text
    assert len(re.findall(r"<code>[\w-]{16}</code>", shown)) == 1
    assert role_of(desk, "gül") == "editor"
    assert not re.findall(r"<code>[\w-]{16}</code>", emil.get(ADMIN).text)


def test_a_new_account_needs_a_name(client):
    answer = client("emil").submit(f"{ADMIN}/people", login="neu", role="editor")
    assert answer.status_code == 422
    assert 'id="f-name-error"' in answer.text


def test_a_role_changes_and_a_membership_ends(client, desk):
    emil, berta = client("emil"), id_of(desk, "berta")
    emil.submit(f"{ADMIN}/people/{berta}", role="coordinator")
    assert role_of(desk, "berta") == "coordinator"
    emil.submit(f"{ADMIN}/people/{berta}", leave="true")
    assert role_of(desk, "berta") == ""


def test_members_of_the_neighbours_are_out_of_reach(client, desk):
    answer = client("emil").submit(f"{ADMIN}/people/{id_of(desk, 'nadja')}", role="observer")
    assert answer.status_code == 404


def test_nobody_takes_their_own_role(client, desk):
    with desk.store.people() as people:
        person = people.account("anna").person
        people.join(person.id, Membership("musterstadt", Role.ADMINISTRATOR), actor="emil")
    assert client("anna").submit(f"{ADMIN}/people/{person.id}", leave="true").status_code == 403


def test_a_key_is_shown_once_and_can_be_revoked(client, desk):
    emil = client("emil")
    shown = emil.submit(f"{ADMIN}/tokens", name="Export", scopes=["drafts:read"], days="30").text
    [secret] = re.findall(r"slt_[\w-]+", shown)
    assert "slt_" not in emil.get(ADMIN).text
    with desk.store.tokens("musterstadt") as tokens:
        [key] = tokens.all()
    assert emil.submit(f"{ADMIN}/tokens/{key.id}/revoke").status_code == 303
    with desk.store.bearers() as bearers:
        assert bearers.find(secret) is None


@pytest.mark.parametrize("fields", [{"name": "", "scopes": ["drafts:read"]}, {"name": "Export"}])
def test_a_key_needs_a_purpose_and_a_right(client, fields):
    assert client("emil").submit(f"{ADMIN}/tokens", **fields).status_code == 422


def test_an_account_is_closed_and_opened_by_the_installation(client, desk):
    emil, berta = client("emil"), id_of(desk, "berta")
    browser = client("berta")
    emil.submit(f"/admin/people/{berta}/close")
    assert browser.get("/account").status_code == 303
    emil.submit(f"/admin/people/{berta}/open")
    assert client("berta").get("/account").status_code == 200


def test_nobody_closes_their_own_account(client, desk):
    assert client("emil").submit(f"/admin/people/{id_of(desk, 'emil')}/close").status_code == 404


def test_no_secret_is_shown(home, client, app):
    secret = {"order": ["echo"], "deepl": {"key": "top-secret-key"}, "azure": {"key": "other-secret"}}
    its = settings_of(home, engines=secret, database_url=f"sqlite:///{home / 'sprachlotse.sqlite'}")
    emil = client("emil")
    app.state.desk._application.settings = its
    for address in (ADMIN, "/admin"):
        shown = emil.get(address).text
        assert "top-secret-key" not in shown
        assert "other-secret" not in shown
        assert "SPRACHLOTSE_" in shown
