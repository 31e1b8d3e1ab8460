"""What happens to accounts, memberships and tokens, as the installation remembers it."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class AccountAction(StrEnum):
    """What was done, or what was tried too often."""

    CREATED = "account.created"
    LINKED = "account.linked"
    """With somebody at the OpenID provider."""
    CLOSED = "account.closed"
    OPENED = "account.opened"
    ROLE_CHANGED = "role.changed"
    PASSWORD_CHANGED = "password.changed"  # noqa: S105  # the name of an event
    TOTP_ON = "totp.on"
    TOTP_OFF = "totp.off"
    RECOVERY_USED = "recovery.used"
    SIGN_IN_FAILED = "sign_in.failed"
    """Several times in a row."""
    TOKEN_CREATED = "token.created"  # noqa: S105  # the name of an event
    TOKEN_REVOKED = "token.revoked"  # noqa: S105  # the name of an event
    WEBHOOK_ROTATED = "webhook.rotated"
    """A new secret for a source of webhooks."""


@dataclass(frozen=True, slots=True)
class AccountEvent:
    """One line of the history of accounts."""

    at: datetime
    actor: str
    action: AccountAction
    about: str
    """Whose account and, where it matters, what it is now: `berta: reviewer musterstadt ar en`."""
