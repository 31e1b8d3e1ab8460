"""One screen, one file: what it reads, what it lets people do."""

from review.pages import account, account_security, queue, queue_many, sign_in, sign_in_oidc, switch, today

SCREENS = (account, account_security, sign_in, sign_in_oidc, today, queue, queue_many, switch)
"""Every module has a `router`."""
