"""argostranslate's own `translate()`, without stanza, spaCy and MiniSBD: they only cut texts into sentences."""

import importlib
import logging
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType
from typing import Any

from connectors.engines.argos.library import argos_package

_STUBS = ("stanza", "minisbd")
_LOADED = ("argostranslate.translate", "argostranslate.sbd", "argostranslate.apis", "argostranslate.fewshot")

Cut = Callable[[str], list[str]]


def whole(text: str) -> list[str]:
    """The text is one sentence."""
    return [text]


@contextmanager
def argostranslate_itself(folder: Path, *, cut: Cut = whole) -> Iterator[Any]:
    """The module `argostranslate.translate` over the packages in the folder; afterwards it was never there."""
    with argos_package(folder):
        pass  # its folders are set, and stay so
    logging.getLogger("argostranslate").setLevel(logging.WARNING)
    before = {name: sys.modules.get(name) for name in (*_STUBS, *_LOADED)}
    sys.modules |= {name: _stub(name) for name in _STUBS}
    try:
        module: Any = importlib.import_module("argostranslate.translate")
        module.StanzaSentencizer = module.MiniSBDSentencizer = _sentencizer(cut)
        yield module
    finally:
        for name, there in before.items():
            sys.modules.pop(name, None)
            if there is not None:
                sys.modules[name] = there


def _stub(name: str) -> ModuleType:
    module: Any = ModuleType(name)
    module.SBDetect, module.models = object, ModuleType(f"{name}.models")
    return module  # type: ignore[no-any-return] # a module takes any attribute


def _sentencizer(cut: Cut) -> type:
    class Sentencizer:
        def __init__(self, package: object) -> None:
            self.package = package

        def split_sentences(self, text: str) -> list[str]:
            return cut(text)

    return Sentencizer
