"""What users read: German in the code, other languages from gettext catalogues."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache, partial
from importlib.resources import as_file, files

import polib

LANGUAGES = ("de", "en")
_SPOKEN: ContextVar[str] = ContextVar("spoken", default="")


@cache
def _catalogue(language: str) -> dict[str, str]:
    """All catalogues of a language together: `en.po` of the command line, `desk.en.po` of the web app …"""
    messages: dict[str, str] = {}
    with as_file(files("runtime") / "catalogues") as folder:
        for path in sorted(folder.glob(f"*{language}.po")):
            catalogue = polib.pofile(str(path))  # type: ignore[no-untyped-call]  # polib carries no types
            messages |= {entry.msgid: entry.msgstr for entry in catalogue if entry.msgstr}
    return messages


def language() -> str:
    """The language of the command line: `SPRACHLOTSE_LANGUAGE`, else German.

    Help texts are built while modules are imported, before any settings file is read; so this one setting is taken
    from the environment only.
    """
    if spoken := _SPOKEN.get():
        return spoken
    wanted = os.environ.get("SPRACHLOTSE_LANGUAGE", "de")
    return wanted if wanted in LANGUAGES else "de"


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Inside, `translated` speaks this language: for reports that are made for one reader of the web app."""
    token = _SPOKEN.set(language)
    try:
        yield
    finally:
        _SPOKEN.reset(token)


def translated(message: str) -> str:
    """A German message in the language of the command line; unknown messages stay German."""
    return _translated(language(), message)


def translator(language: str) -> Callable[[str], str]:
    """A function that says German messages in this language, for the web app where everybody has an own one."""
    return partial(_translated, language)


def _translated(language: str, message: str) -> str:
    return _catalogue(language).get(message, message)
