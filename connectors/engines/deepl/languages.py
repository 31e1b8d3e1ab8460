"""Which languages DeepL translates into, under which code, and what it can do in each.

DeepL says so itself (`GET /v3/languages?resource=translate_text`); the table here is what its documentation said on
2026-06-30, for the day when that question gets no answer. The library's own list hides the codes of three letters.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from pipeline.document import SOURCE_LOCALE
from pipeline.locales import canonical, code

_ALL = (
    "ar bg cs da de el en en-gb en-us es es-419 et fi fr hu id it ja ko lt lv nb nl pl pt pt-br pt-pt ro ru sk sl sv "
    "tr uk zh zh-hans zh-hant"
)
_GLOSSARY_ONLY = "he vi"
_WORDS_ONLY = (
    "ace af an as ay az ba be bho bn br bs ca ceb ckb cy eo eu fa ga gl gn gom gu ha hi hr ht hy ig is jv ka kk kmr ky "
    "la lb lmo ln mai mg mi mk ml mn mr ms mt my ne oc om pa pag pam prs ps qu sa scn sq sr st su sw ta te tg th tk tl "
    "tn ts tt ur uz wo xh yi yue zu"
)
_POLITE = frozenset({"de", "es", "es-419", "fr", "it", "ja", "nl", "pl", "pt", "pt-br", "pt-pt", "ru"})
_SOURCES_ONLY = frozenset({"en", "pt"})


@dataclass(frozen=True, slots=True)
class Language:
    """A language of DeepL's, and what it can do when it translates from German into it."""

    code: str
    """As DeepL takes it in a request: `EN-GB`, `PRS`, `ZH-HANS`."""
    has_tags: bool = False
    has_glossaries: bool = False
    has_formality: bool = False

    @property
    def glossary_code(self) -> str | None:
        """The language under which DeepL keeps terms, without a region; None if it keeps none."""
        return self.code.partition("-")[0] if self.has_glossaries else None


@dataclass(frozen=True, slots=True)
class Languages:
    """The languages that German can be translated into, by code in small letters."""

    by_code: Mapping[str, Language] = field(repr=False)
    is_read: bool = True
    """Whether DeepL said so itself; else it is what we know by heart."""

    def find(self, locale: str) -> Language | None:
        """The language of a locale, or None if DeepL does not translate into it."""
        name = code(canonical(locale), system="deepl")
        return None if name is None or locale == SOURCE_LOCALE else self.by_code.get(name.lower())


def languages_in(answer: object) -> Languages | None:
    """The languages in what `/v3/languages` answered, or None if that cannot be understood.

    A feature counts where its key is there. Tags and glossaries need it of the source language too.
    """
    if not isinstance(answer, list):
        return None
    told = {str(one["lang"]).lower(): one for one in answer if isinstance(one, dict) and _is_told(one)}
    if SOURCE_LOCALE not in told:
        return None
    source = told[SOURCE_LOCALE]["features"]
    targets = {code: one["features"] for code, one in told.items() if one.get("usable_as_target")}
    return Languages({code: _language(code, features, source) for code, features in targets.items()})


def _is_told(one: Mapping[str, object]) -> bool:
    return "lang" in one and isinstance(one.get("features"), dict)


def _language(code: str, features: Mapping[str, object], source: Mapping[str, object]) -> Language:
    both = features.keys() & source.keys()
    return Language(code.upper(), "tag_handling" in both, "glossary" in both, "formality" in features)


def _known_by_heart() -> Languages:
    tags, words = set(_ALL.split()), set(_WORDS_ONLY.split())
    glossaries = tags | set(_GLOSSARY_ONLY.split())
    return Languages(
        {
            code: Language(code.upper(), code in tags, code in glossaries, code in _POLITE)
            for code in sorted((tags | glossaries | words) - _SOURCES_ONLY)
        },
        is_read=False,
    )


BY_HEART = _known_by_heart()
