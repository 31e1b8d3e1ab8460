"""The second factor of an account: a secret shared with the person's phone, and codes for when the phone is lost."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Connection, select, update

from pipeline.account_events import AccountAction
from pipeline.people import Person
from store.account_events import SqlAccountEvents
from store.digest import digest
from store.people_tables import PersonRow


class SqlSecondFactors:
    """Second factors in one transaction."""

    def __init__(self, connection: Connection, now: datetime) -> None:
        self._connection = connection
        self._events = SqlAccountEvents(connection, now)

    def turn_on(self, person: Person, secret: str, *, step: int, recovery: Sequence[str], actor: str) -> None:
        """Ask for codes from now on; the one of this step, which proved that it works, is used up."""
        values = {"totp_secret": secret, "totp_step": step, "recovery": [digest(code) for code in recovery]}
        self._set(person, values)
        self._events.record(AccountAction.TOTP_ON, person.login, actor=actor)

    def turn_off(self, person: Person, *, actor: str) -> None:
        """Ask for the password only."""
        self._set(person, {"totp_secret": None, "totp_step": 0, "recovery": []})
        self._events.record(AccountAction.TOTP_OFF, person.login, actor=actor)

    def use(self, person: Person, step: int) -> bool:
        """Use up the code of a time step; False if it or a later one was used before."""
        row = PersonRow
        used = update(row).where(row.id == person.id, row.totp_step < step).values(totp_step=step)
        return self._connection.execute(used).rowcount == 1

    def use_recovery(self, person: Person, code: str) -> bool:
        """Use up a code for a lost phone; False if there is none like it."""
        query = select(PersonRow.recovery).where(PersonRow.id == person.id).with_for_update()
        known: list[str] = self._connection.execute(query).scalar_one()
        if digest(code) not in known:
            return False
        self._set(person, {"recovery": [each for each in known if each != digest(code)]})
        self._events.record(AccountAction.RECOVERY_USED, f"{person.login}: {len(known) - 1}", actor=person.login)
        return True

    def recovery_left(self, person: Person) -> int:
        """How many of these codes are left."""
        return len(self._connection.execute(select(PersonRow.recovery).where(PersonRow.id == person.id)).scalar_one())

    def _set(self, person: Person, values: dict[str, object]) -> None:
        self._connection.execute(update(PersonRow).where(PersonRow.id == person.id).values(values))
