"""`sprachlotse user`: accounts from the command line, where passwords never stand among the arguments."""

import io

import pytest

from tests.commands.conftest import call

PASSWORD = "geheim-geheim"


@pytest.fixture
def say(monkeypatch):
    """`sprachlotse` with something on standard input."""

    def said(*arguments, typed=f"{PASSWORD}\n"):
        monkeypatch.setattr("sys.stdin", io.StringIO(typed))
        return call(*arguments)

    return said


@pytest.fixture
def anna(say):
    told = say("user", "add", "Anna", "--name", "Anna Beispiel", "--administrator")
    assert (told.code, told.out) == (0, "Angelegt: anna\n")


def listed(say):
    return {each.pop("login"): each for each in say("user", "list", "--json").json}


def test_there_is_no_account_before_somebody_makes_one(say):
    assert say("user", "list").out == "Noch gibt es kein Konto.\n"


def test_an_administrator_is_the_first_account(anna, say):
    assert say("user", "list").out == "anna  Anna Beispiel  administrator\n"


def test_a_login_is_given_once(anna, say):
    told = say("user", "add", "ANNA")
    assert (told.code, told.out) == (3, "")
    assert "gibt es schon" in told.err


@pytest.mark.parametrize("typed", ["", "kurz\n", "berta-berta-berta\n"])
def test_a_password_that_is_no_good_makes_no_account(say, typed):
    assert say("user", "add", "berta", typed=typed).code == 3
    assert listed(say) == {}


def test_no_command_takes_a_password_as_an_argument(say):
    for name in ("add", "password"):
        help_text = say("user", name, "--help").out
        assert "--password" not in help_text


def test_a_role_is_given_changed_and_taken(say):
    say("user", "add", "berta", "-m", "musterstadt", "--role", "reviewer", "-l", "ar")
    assert listed(say)["berta"]["memberships"] == {"musterstadt": ["reviewer", "ar"]}
    say("user", "role", "berta", "coordinator", "-m", "musterstadt")
    assert listed(say)["berta"]["memberships"] == {"musterstadt": ["coordinator"]}
    say("user", "role", "berta", "none", "-m", "musterstadt")
    assert listed(say)["berta"]["memberships"] == {}


def test_a_municipality_that_is_not_set_up_has_no_members(say):
    assert say("user", "add", "berta", "-m", "nirgendwo").code == 3
    assert listed(say) == {}


def test_an_account_is_closed_and_opened_again(anna, say):
    assert say("user", "disable", "anna").code == 0
    assert say("user", "list").out.startswith("anna (geschlossen)")
    say("user", "disable", "anna", "--undo")
    assert listed(say)["anna"]["is_active"]


def test_password_and_second_factor_can_be_replaced(anna, say):
    assert say("user", "password", "anna", typed="ein anderer langer Satz\n").code == 0
    assert say("user", "totp-off", "anna").out == "Geändert: anna\n"


def test_an_account_at_the_provider_is_made_without_a_password(say):
    assert say("user", "add", "otto", "--oidc", typed="").code == 0


@pytest.mark.parametrize("arguments", [("password",), ("disable",), ("totp-off",)])
def test_an_account_that_is_not_there_is_named(say, arguments):
    told = say("user", *arguments, "niemand")
    assert told.code == 3
    assert "niemand" in told.err
