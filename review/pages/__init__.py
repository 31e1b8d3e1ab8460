"""One screen, one file: what it reads, what it lets people do."""

from review.pages import editor, editor_decisions, editor_parts, preferences, preview, sign_in, today

SCREENS = (sign_in, today, preferences, editor, editor_decisions, editor_parts, preview)
"""Every module has a `router`."""
