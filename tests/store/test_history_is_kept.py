"""What was recorded stays: the database itself refuses to change or remove it."""

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from pipeline.account_events import AccountAction
from pipeline.people import Membership, Person, Role
from store.connection import connect


@pytest.fixture
def connection(database):
    engine = connect(database)
    with engine.connect() as opened:
        yield opened
    engine.dispose()


@pytest.mark.parametrize("table", ["audit_event", "account_event"])
@pytest.mark.parametrize("change", ["UPDATE {} SET actor = 'niemand'", "DELETE FROM {}"])
def test_events_are_only_ever_added(store, queue, connection, table, change):
    with store.transaction("musterstadt") as work:
        queue(work)
    with store.people() as people:
        people.add(Person(0, "anna", "Anna"), password="", actor="test")
    with pytest.raises(IntegrityError, match="only ever added to"):
        connection.execute(text(change.format(table)))
    connection.rollback()


def test_what_happens_to_an_account_is_recorded(store):
    with store.transaction("musterstadt"):
        pass
    with store.people() as people:
        anna = people.add(Person(0, "anna", "Anna"), password="", actor="emil")
        people.join(anna.id, Membership("musterstadt", Role.REVIEWER, frozenset({"ar"})), actor="emil")
        people.leave(anna.id, "musterstadt", actor="emil")
        people.set_active(anna, active=False, actor="emil")
        told = [(event.actor, event.action, event.about) for event in people.events.newest()]
    assert told == [
        ("emil", AccountAction.CLOSED, "anna"),
        ("emil", AccountAction.ROLE_CHANGED, "anna: - musterstadt"),
        ("emil", AccountAction.ROLE_CHANGED, "anna: reviewer musterstadt ar"),
        ("emil", AccountAction.CREATED, "anna"),
    ]


def test_a_code_of_the_second_factor_is_used_once_on_both_databases(store):
    with store.people() as people:
        anna = people.add(Person(0, "anna", "Anna"), password="", actor="test")
        people.factors.turn_on(anna, "A" * 32, step=5, recovery=["abcd"], actor="anna")
        assert [people.factors.use(anna, step) for step in (5, 6, 6, 5)] == [False, True, False, False]
        assert [people.factors.use_recovery(anna, code) for code in ("x", "abcd", "abcd")] == [False, True, False]


def test_attempts_are_counted_since_the_last_that_went_right(store):
    for login, works in (("anna", False), ("anna", True), ("anna", False), ("Anna ", False), ("ben", False)):
        with store.sign_ins() as sign_ins:
            attempt = sign_ins.begin(login, "192.0.2.1")
            if works:
                sign_ins.succeed(attempt)
    with store.sign_ins() as sign_ins:
        here, elsewhere = (sign_ins.tries("anna", address) for address in ("192.0.2.1", "192.0.2.2"))
    assert (here.by_login.count, here.by_address.count) == (2, 3)
    assert (elsewhere.by_login.count, elsewhere.by_address.count) == (2, 0)
