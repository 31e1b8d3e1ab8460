"""Every locale of the first day, and what each system calls it: the one table for CMS and engines.

Codes are BCP-47 where the table says nothing else. `prs` (Dari) and `fa-AF` are the same locale; so are `ku` and `kmr`
where a system means the Latin script.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Script(StrEnum):
    """ISO 15924."""

    LATIN = "Latn"
    CYRILLIC = "Cyrl"
    ARABIC = "Arab"
    GREEK = "Grek"
    ETHIOPIC = "Ethi"
    CHINESE = "Hans"


class Direction(StrEnum):
    """Where a line begins, as HTML's `dir` says it."""

    LEFT_TO_RIGHT = "ltr"
    RIGHT_TO_LEFT = "rtl"


@dataclass(frozen=True, slots=True)
class Locale:
    """A target locale with its names for people and for other systems."""

    tag: str
    german: str
    own: str
    """Its name in itself."""
    script: Script = Script.LATIN
    codes: Mapping[str, str] = field(default_factory=dict)
    """What a system calls it where that differs from the tag; empty: the system does not know it."""

    @property
    def direction(self) -> Direction:
        """Where its lines begin."""
        return Direction.RIGHT_TO_LEFT if self.script is Script.ARABIC else Direction.LEFT_TO_RIGHT


def _table() -> Iterator[Locale]:
    latin, cyrillic, arabic, ethiopic = Script.LATIN, Script.CYRILLIC, Script.ARABIC, Script.ETHIOPIC
    yield Locale("en", "Englisch", "English", latin, {"deepl": "en-GB"})
    yield Locale("ar", "Arabisch", "العربية", arabic)
    yield Locale("fa", "Persisch (Farsi)", "فارسی", arabic)
    yield Locale("prs", "Dari", "دری", arabic, {"argos": "", "libretranslate": ""})
    yield Locale("tr", "Türkisch", "Türkçe")
    yield Locale("uk", "Ukrainisch", "Українська", cyrillic)
    yield Locale("ru", "Russisch", "Русский", cyrillic)
    yield Locale("fr", "Französisch", "Français", latin, {"openai_compatible": "fr"})
    yield Locale("ro", "Rumänisch", "Română")
    yield Locale("bg", "Bulgarisch", "Български", cyrillic)
    yield Locale("pl", "Polnisch", "Polski")
    yield Locale("es", "Spanisch", "Español")
    yield Locale("it", "Italienisch", "Italiano")
    yield Locale("hr", "Kroatisch", "Hrvatski")
    yield Locale("sr", "Serbisch", "Srpski", latin, {"azure": "sr-Latn"})
    yield Locale("sr-Cyrl", "Serbisch (kyrillisch)", "Српски", cyrillic, {"deepl": "sr", "argos": "sr"})
    yield Locale("sq", "Albanisch", "Shqip")
    yield Locale("hu", "Ungarisch", "Magyar")
    yield Locale("el", "Griechisch", "Ελληνικά", Script.GREEK)
    yield Locale("vi", "Vietnamesisch", "Tiếng Việt")
    zh = {"deepl": "zh-Hans", "azure": "zh-Hans", "libretranslate": "zh-Hans"}
    yield Locale("zh", "Chinesisch (vereinfacht)", "简体中文", Script.CHINESE, zh)
    yield Locale("kmr", "Kurdisch (Kurmandschi)", "Kurdî (Kurmancî)", latin, {"integreat": "ku"})
    yield Locale("ckb", "Kurdisch (Sorani)", "کوردیی ناوەندی", arabic, {"azure": "ku"})
    yield Locale("so", "Somali", "Soomaali")
    yield Locale("ti", "Tigrinya", "ትግርኛ", ethiopic)
    yield Locale("am", "Amharisch", "አማርኛ", ethiopic)
    yield Locale("ps", "Paschtu", "پښتو", arabic)
    simple = dict.fromkeys(("deepl", "argos", "libretranslate", "azure"), "")
    yield Locale("de-simple", "Leichte Sprache", "Leichte Sprache", latin, simple | {"integreat": "de-si"})
    yield Locale("en-GB", "Englisch (britisch)", "English (UK)", latin, dict.fromkeys(("argos", "azure"), "en"))
    yield Locale("en-US", "Englisch (amerikanisch)", "English (US)", latin, dict.fromkeys(("argos", "azure"), "en"))
    pt = {"deepl": "pt-PT", "azure": "pt-pt"}
    yield Locale("pt", "Portugiesisch", "Português", latin, pt)
    yield Locale("pt-PT", "Portugiesisch (Portugal)", "Português (Portugal)", latin, {"argos": "pt"})
    yield Locale("pt-BR", "Portugiesisch (Brasilien)", "Português (Brasil)", latin, {"argos": "pb", "azure": "pt"})
    yield Locale("zh-Hans", "Chinesisch (vereinfacht)", "简体中文", Script.CHINESE, {"argos": "zh"})
    yield Locale("zh-Hant", "Chinesisch (traditionell)", "繁體中文", Script.CHINESE, {"argos": "zt"})
    yield Locale("no", "Norwegisch", "Norsk", latin, dict.fromkeys(("deepl", "argos", "libretranslate", "azure"), "nb"))


LOCALES: Mapping[str, Locale] = {locale.tag: locale for locale in _table()}
FIRST_DAY = (
    "en", "ar", "fa", "prs", "tr", "uk", "ru", "fr", "ro", "bg", "pl", "es", "it", "hr", "sr", "sq", "hu", "el", "vi",
    "zh", "kmr", "ckb", "so", "ti", "am", "ps", "de-simple",
)  # fmt: skip
"""What a municipality may expect to work when it starts."""
_OTHER_NAMES = {"fa-AF": "prs", "pes": "fa", "ku": "kmr", "zh-CN": "zh", "de-si": "de-simple", "nb": "no"}


def canonical(tag: str) -> str:
    """Our tag for a locale that has another name elsewhere."""
    return _OTHER_NAMES.get(tag, tag)


def code(locale: str, *, system: str) -> str | None:
    """What a system calls the locale; None if it has no name for it. Locales outside the table keep their tag."""
    known = LOCALES.get(locale)
    return locale if known is None else known.codes.get(system, locale) or None


def german_name(locale: str) -> str:
    """The name of a locale for German readers; its tag if we know none."""
    known = LOCALES.get(locale)
    return known.german if known else locale
