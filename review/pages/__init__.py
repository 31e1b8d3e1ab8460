"""One screen, one file: what it reads, what it lets people do."""

from review.pages import sign_in, today

SCREENS = (sign_in, today)
"""Every module has a `router`."""
