"""Passwords, hashed with Argon2id at the library's recommended cost (RFC 9106)."""

from threading import BoundedSemaphore

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

_HASHER = PasswordHasher()
_NOBODY = _HASHER.hash("nobody has this password")
"""Checked where there is no account, so that the answer takes as long."""
_AT_ONCE = BoundedSemaphore(4)
"""Each takes 64 MiB; a flood of attempts must not fill the memory."""
_SHORTEST, _LONGEST = 12, 1000
_FEWEST_CHARACTERS = 5


def hashed(password: str) -> str:
    """What is stored of a password."""
    with _AT_ONCE:
        return _HASHER.hash(password)


def fits(password: str, stored: str | None) -> bool:
    """Whether it is the password of an account; takes the same time when there is none."""
    with _AT_ONCE:
        try:
            return _HASHER.verify(stored or _NOBODY, password[:_LONGEST]) and bool(stored)
        except (VerificationError, InvalidHashError):
            return False


def is_outdated(stored: str) -> bool:
    """Whether it was hashed at another cost than today's."""
    return _HASHER.check_needs_rehash(stored)


def complaint(password: str, *, login: str) -> str:
    """What is wrong with a new password; empty if nothing is. Length counts, not kinds of characters (BSI, NIST)."""
    if len(password) < _SHORTEST:
        return "Das Passwort braucht mindestens 12 Zeichen."
    if len(password) > _LONGEST:
        return "Das Passwort darf höchstens 1000 Zeichen haben."
    if login.lower() in password.lower():
        return "Das Passwort darf den Anmeldenamen nicht enthalten."
    if len(set(password.lower())) < _FEWEST_CHARACTERS:
        return "Das Passwort braucht mindestens fünf verschiedene Zeichen."
    return ""
