"""Who belongs to a municipality."""

from sqlalchemy import exists, or_, select

from store.people_tables import MembershipRow, PersonRow
from store.scope import Scope


def member_login(scope: Scope, person_id: int) -> str:
    """The login of a member or of an administrator of the installation; KeyError for others and closed accounts."""
    is_member = exists().where(
        MembershipRow.person_id == PersonRow.id, MembershipRow.municipality_id == scope.municipality_id
    )
    query = select(PersonRow.login).where(
        PersonRow.id == person_id, PersonRow.is_active, or_(PersonRow.is_administrator, is_member)
    )
    login = scope.connection.scalar(query)
    if login is None:
        raise KeyError(person_id)
    return login
