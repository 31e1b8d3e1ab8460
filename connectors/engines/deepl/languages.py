"""Which locales DeepL translates into with tags kept, and under which code.

DeepL also knows locales for which it documents no tag handling (`fa`, `ps`, `sq`, `hr`, `sr`, `bs` …); they are not
here, because a lost tag is a broken page.
"""

_OWN_CODES = {
    "en": "EN-GB", "en-GB": "EN-GB", "en-US": "EN-US",
    "pt": "PT-PT", "pt-PT": "PT-PT", "pt-BR": "PT-BR",
    "zh": "ZH-HANS", "zh-Hans": "ZH-HANS", "zh-Hant": "ZH-HANT",
    "no": "NB",
}  # fmt: skip
_SAME_CODES = frozenset({
    "ar", "bg", "cs", "da", "el", "es", "et", "fi", "fr", "he", "hu", "id", "it", "ja", "ko", "lt", "lv", "nb", "nl",
    "pl", "ro", "ru", "sk", "sl", "sv", "th", "tr", "uk",
})  # fmt: skip
_WITHOUT_GLOSSARIES = frozenset({"TH"})
"""Of the languages here; `GET /v3/languages?resource=glossary` would tell, but the library does not ask it."""
_POLITE = frozenset({"es", "fr", "it", "ja", "nl", "pl", "pt", "ru"})


def deepl_code(locale: str) -> str | None:
    """DeepL's name for the locale, or None if it cannot translate into it with tags kept."""
    return _OWN_CODES.get(locale) or (locale.upper() if locale in _SAME_CODES else None)


def formality(locale: str) -> str | None:
    """The polite form where DeepL can choose it: offices do not say du."""
    return "prefer_more" if locale.partition("-")[0] in _POLITE else None


def glossary_code(locale: str) -> str | None:
    """The language under which DeepL keeps terms for the locale, without a region, or None if it keeps none."""
    language = (deepl_code(locale) or "").partition("-")[0]
    return language if language and language not in _WITHOUT_GLOSSARIES else None
