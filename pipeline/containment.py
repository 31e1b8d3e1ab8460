"""Keeps the trouble with one document to that document."""

from collections.abc import Iterator
from contextlib import contextmanager

from pipeline.errors import ContentNotHandled


@contextmanager
def contained() -> Iterator[None]:
    """Turn what our own code raises on content it was not written for into ContentNotHandled.

    A page that we cannot take apart or put together must not stop the others; the operator gets its name.
    """
    try:
        yield
    except (ArithmeticError, LookupError, RecursionError, ValueError) as error:
        raise ContentNotHandled(f"Der Inhalt kann nicht verarbeitet werden ({type(error).__name__}).") from error
