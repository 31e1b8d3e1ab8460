"""`sprachlotse token`: keys for programs from the command line."""

import io

import pytest

from tests.commands.conftest import call

TOWN = "musterstadt"


@pytest.fixture
def say(monkeypatch):
    """`sprachlotse` after the demo, with an observer Dora and an administrator Emil."""

    def said(*arguments):
        monkeypatch.setattr("sys.stdin", io.StringIO("geheim-geheim\n"))
        return call(*arguments)

    said("user", "add", "emil", "--administrator")
    said("user", "add", "dora", "-m", TOWN, "--role", "observer")
    return said


def test_a_key_is_shown_once_and_listed_without_its_secret(say):
    made = say("token", "create", "Statistik", "--owner", "emil", "-s", "drafts:read", "-s", "runs:read")
    assert (made.code, made.out[:4]) == (0, "slt_")
    listed = say("token", "list")
    assert "Statistik  emil  drafts:read runs:read" in listed.out
    assert made.out.strip() not in listed.out


def test_a_key_expires(say):
    made = say("token", "create", "Statistik", "--owner", "emil", "-s", "drafts:read", "--days", "1", "--json").json
    [listed] = say("token", "list", "--json").json
    assert (listed["expires"], listed["revoked"]) == (made["expires"], None)


def test_a_revoked_key_stays_in_the_list(say):
    say("token", "create", "Statistik", "--owner", "emil", "-s", "drafts:read")
    [listed] = say("token", "list", "--json").json
    assert [say("token", "revoke", str(listed["id"])).code for _ in range(2)] == [0, 3]
    assert "(zurückgezogen)" in say("token", "list").out


@pytest.mark.parametrize(("owner", "scope"), [("dora", "drafts:decide"), ("niemand", "drafts:read")])
def test_a_key_is_not_made_for_more_than_its_owner_may_do(say, owner, scope):
    told = say("token", "create", "Zu viel", "--owner", owner, "-s", scope)
    assert (told.code, told.out) == (3, "")
    assert say("token", "list").out == "Noch gibt es keinen Schlüssel.\n"
