"""What users read: German in the code, other languages from gettext catalogues."""

import os
from functools import cache
from importlib.resources import as_file, files

import polib


@cache
def _catalogue(language: str) -> dict[str, str]:
    if language == "de":
        return {}
    with as_file(files("runtime") / "catalogues" / f"{language}.po") as path:
        catalogue = polib.pofile(str(path))  # type: ignore[no-untyped-call]  # polib carries no types
        return {entry.msgid: entry.msgstr for entry in catalogue if entry.msgstr}


def language() -> str:
    """The user's language: `SPRACHLOTSE_LANGUAGE`, else German.

    Help texts are built while modules are imported, before any settings file is read; so this one setting is taken
    from the environment only.
    """
    wanted = os.environ.get("SPRACHLOTSE_LANGUAGE", "de")
    return wanted if wanted in {"de", "en"} else "de"


def translated(message: str) -> str:
    """A German message in the user's language; unknown messages stay German."""
    return _catalogue(language()).get(message, message)
