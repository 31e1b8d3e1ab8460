"""The second factor: six digits from a phone (RFC 6238), each good once, and recovery codes on paper."""

import secrets
from datetime import datetime
from hmac import compare_digest
from io import BytesIO

import segno
from pyotp import TOTP, random_base32

_STEP_S = 30
_ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"
_RECOVERY_CODES = 8


def new_secret() -> str:
    """A secret to share with a phone."""
    return random_base32()


def step_of(code: str, secret: str, *, now: datetime, after: int) -> int | None:
    """The time step that a code belongs to, if it is later than the one used last; a slow clock is forgiven once."""
    current = int(now.timestamp()) // _STEP_S
    typed = "".join(code.split())
    totp = TOTP(secret)
    for step in (current, current - 1, current + 1):
        right = totp.at(step * _STEP_S)
        if step > after and compare_digest(right.encode(), typed.encode()):
            return step
    return None


def address(secret: str, *, login: str) -> str:
    """What the phone reads from the picture."""
    return TOTP(secret).provisioning_uri(name=login, issuer_name="Sprachlotse")


def picture(text: str) -> str:
    """A QR code as SVG that stands in the page; without styles, which the page's policy would refuse."""
    out = BytesIO()
    code = segno.make(text, error="m")
    code.save(out, kind="svg", xmldecl=False, svgns=False, scale=4, border=4, light="#fff", omitsize=False)
    return out.getvalue().decode()


def recovery_codes() -> tuple[str, ...]:
    """New codes for a lost phone, of about 60 bits each."""
    return tuple(_recovery_code() for _ in range(_RECOVERY_CODES))


def tidied(code: str) -> str:
    """A recovery code as it was given out, however it was typed."""
    letters = "".join(letter for letter in code.lower() if letter in _ALPHABET)
    return "-".join(letters[start : start + 4] for start in range(0, len(letters), 4))


def _recovery_code() -> str:
    return tidied("".join(secrets.choice(_ALPHABET) for _ in range(12)))
