"""One screen, one file: what it reads, what it lets people do."""

from review.pages import preferences, sign_in, today

SCREENS = (sign_in, today, preferences)
"""Every module has a `router`."""
