"""The library argostranslate, used without its heavy parts and without leaving anything outside one folder.

Three traps are closed here. Its settings create folders in the user's home as soon as they are imported. Its
`translate` module needs stanza and through it torch, and is imported at the end of an installation only to empty a
cache. And it keeps its folders in module variables, so that a second installation in one process needs them set anew.
"""

import logging
import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cache, lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import RLock
from types import ModuleType

_TRANSLATE = "argostranslate.translate"
_FOLDER_VARIABLES = ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME")
_LOCK = RLock()


@contextmanager
def argos_package(folder: Path) -> Iterator[ModuleType]:
    """The module `argostranslate.package`, working in this folder; one user at a time."""
    with _LOCK, _without_translate():
        package = _imported()
        settings = package.settings
        settings.package_data_dir = folder
        settings.package_dirs = [folder]
        settings.downloads_dir = folder
        settings.local_package_index = folder / "index.json"
        yield package


@cache
def _imported() -> ModuleType:
    with TemporaryDirectory() as throwaway, _environment(dict.fromkeys(_FOLDER_VARIABLES, throwaway)):
        from argostranslate import package  # noqa: PLC0415 - it writes to the disk when it is imported

    # It logs what it should raise; we raise it, so that nobody reads it twice.
    logging.getLogger("argostranslate").addHandler(logging.NullHandler())
    return package


@contextmanager
def _environment(values: Mapping[str, str]) -> Iterator[None]:
    before = {name: os.environ.get(name) for name in values}
    os.environ.update(values)
    try:
        yield
    finally:
        for name, value in before.items():
            os.environ.pop(name, None)
            if value is not None:
                os.environ[name] = value


@contextmanager
def _without_translate() -> Iterator[None]:
    """A stand-in for the module that needs torch, unless somebody has really loaded it."""
    if _TRANSLATE in sys.modules:
        yield
        return
    stand_in = ModuleType(_TRANSLATE)
    stand_in.get_installed_languages = lru_cache(list)  # type: ignore[attr-defined] # a module takes any attribute
    sys.modules[_TRANSLATE] = stand_in
    try:
        yield
    finally:
        del sys.modules[_TRANSLATE]
