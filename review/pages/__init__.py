"""One screen, one file: what it reads, what it lets people do."""

from review.pages import (
    account,
    account_security,
    administration,
    administration_people,
    administration_webhooks,
    document,
    editor,
    editor_decisions,
    editor_parts,
    memory,
    preview,
    queue,
    queue_many,
    reports,
    runs,
    sign_in,
    sign_in_oidc,
    source,
    switch,
    term_findings,
    terms,
    today,
)

SCREENS = (
    *(account, account_security, sign_in, sign_in_oidc),
    *(today, queue, queue_many, switch),
    *(editor, editor_decisions, editor_parts, preview, document),
    *(source, reports, memory, terms, term_findings, runs),
    *(administration, administration_people, administration_webhooks),
)
"""Every module has a `router`."""
