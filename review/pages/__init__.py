"""One screen, one file: what it reads, what it lets people do."""

from review.pages import (
    account,
    account_security,
    document,
    memory,
    preferences,
    queue,
    queue_many,
    reports,
    sign_in,
    sign_in_oidc,
    source,
    term_findings,
    terms,
    today,
)

SCREENS = (
    account,
    account_security,
    sign_in,
    sign_in_oidc,
    today,
    queue,
    queue_many,
    preferences,
    document,
    source,
    reports,
    memory,
    terms,
    term_findings,
)
"""Every module has a `router`."""
