"""One screen, one file: what it reads, what it lets people do."""

from review.pages import preferences, queue, queue_many, sign_in, today

SCREENS = (sign_in, today, queue, queue_many, preferences)
"""Every module has a `router`."""
