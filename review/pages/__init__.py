"""One screen, one file: what it reads, what it lets people do."""

from review.pages import account, account_security, sign_in, sign_in_oidc, today

SCREENS = (account, account_security, sign_in, sign_in_oidc, today)
"""Every module has a `router`."""
