"""The languages of the fake server, as `GET /v3/languages?resource=translate_text` tells them.

A selection of DeepL's languages with the features that its documentation lists (2026-06-30): with tags and glossaries,
with glossaries only (he, vi), with neither (the former beta languages). It does not imitate other resources, languages
in beta, and the features that we do not use (`auto_detection`, `style_rules`, `translation_memory`).
"""

from collections.abc import Iterator
from typing import Any

_FULL = (
    "ar bg cs da de el es es-419 et fi fr hu id it ja ko lt lv nb nl pl pt-BR pt-PT ro ru sk sl sv tr uk zh zh-Hans "
    "zh-Hant en-GB en-US"
)
_SOURCES = "en pt"
_GLOSSARY_ONLY = "he vi"
_PLAIN = "bs ckb fa hi hr kmr ky mk prs ps sq sr sw ta th ur uz"
_FORMAL = frozenset(["de", "es", "es-419", "fr", "it", "ja", "nl", "pl", "pt-BR", "pt-PT", "ru"])


def languages() -> list[dict[str, Any]]:
    """The answer of the endpoint."""
    return list(_languages())


def features(told: list[dict[str, Any]], code: str) -> frozenset[str] | None:
    """What can be done in a target language (any letters), or None if it is none."""
    for language in told:
        if language["lang"].lower() == code.lower() and language["usable_as_target"]:
            return frozenset(language["features"])
    return None


def _languages() -> Iterator[dict[str, Any]]:
    for codes, given in ((_FULL, "tag_handling glossary"), (_GLOSSARY_ONLY, "glossary"), (_PLAIN, "")):
        for code in codes.split():
            yield _language(code, [*given.split(), *(["formality"] if code in _FORMAL else [])])
    for code in _SOURCES.split():
        yield _language(code, ["tag_handling", "glossary"], usable_as_target=False)


def _language(code: str, given: list[str], *, usable_as_target: bool = True) -> dict[str, Any]:
    return {
        "lang": code,
        "name": code,
        "status": "stable",
        "usable_as_source": "-" not in code,
        "usable_as_target": usable_as_target,
        "features": {feature: {"status": "stable"} for feature in given},
    }
