"""Passwords, hashed with Argon2id at the library's recommended cost (RFC 9106)."""

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

_HASHER = PasswordHasher()
_NOBODY = _HASHER.hash("nobody has this password")
"""Checked where there is no account, so that the answer takes as long."""


def hashed(password: str) -> str:
    """What is stored of a password."""
    return _HASHER.hash(password)


def fits(password: str, stored: str | None) -> bool:
    """Whether it is the password of an account; takes the same time when there is none."""
    try:
        return _HASHER.verify(stored or _NOBODY, password) and bool(stored)
    except (VerificationError, InvalidHashError):
        return False
