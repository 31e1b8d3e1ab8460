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
    english: str
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
    yield Locale("en", "Englisch", "English", "English", latin, {"deepl": "en-GB"})
    yield Locale("ar", "Arabisch", "Arabic", "العربية", arabic)
    yield Locale("fa", "Persisch (Farsi)", "Persian (Farsi)", "فارسی", arabic)
    yield Locale("prs", "Dari", "Dari", "دری", arabic, {"argos": "", "libretranslate": ""})
    yield Locale("tr", "Türkisch", "Turkish", "Türkçe")
    yield Locale("uk", "Ukrainisch", "Ukrainian", "Українська", cyrillic)
    yield Locale("ru", "Russisch", "Russian", "Русский", cyrillic)
    yield Locale("fr", "Französisch", "French", "Français")
    yield Locale("ro", "Rumänisch", "Romanian", "Română")
    yield Locale("bg", "Bulgarisch", "Bulgarian", "Български", cyrillic)
    yield Locale("pl", "Polnisch", "Polish", "Polski")
    yield Locale("es", "Spanisch", "Spanish", "Español")
    yield Locale("it", "Italienisch", "Italian", "Italiano")
    yield Locale("hr", "Kroatisch", "Croatian", "Hrvatski")
    yield Locale("sr", "Serbisch", "Serbian in Latin script", "Srpski", latin, {"azure": "sr-Latn"})
    yield Locale(
        "sr-Cyrl",
        "Serbisch (kyrillisch)",
        "Serbian in Cyrillic script",
        "Српски",
        cyrillic,
        {"deepl": "sr", "argos": "sr"},
    )
    yield Locale("sq", "Albanisch", "Albanian", "Shqip")
    yield Locale("hu", "Ungarisch", "Hungarian", "Magyar")
    yield Locale("el", "Griechisch", "Greek", "Ελληνικά", Script.GREEK)
    yield Locale("vi", "Vietnamesisch", "Vietnamese", "Tiếng Việt")
    zh = {"deepl": "zh-Hans", "azure": "zh-Hans", "libretranslate": "zh-Hans"}
    yield Locale("zh", "Chinesisch (vereinfacht)", "Chinese in simplified characters", "简体中文", Script.CHINESE, zh)
    yield Locale(
        "kmr",
        "Kurdisch (Kurmandschi)",
        "Kurdish (Kurmanji) in Latin script",
        "Kurdî (Kurmancî)",
        latin,
        {"integreat": "ku"},
    )
    yield Locale(
        "ckb", "Kurdisch (Sorani)", "Kurdish (Sorani) in Arabic script", "کوردیی ناوەندی", arabic, {"azure": "ku"}
    )
    yield Locale("so", "Somali", "Somali", "Soomaali")
    yield Locale("ti", "Tigrinya", "Tigrinya", "ትግርኛ", ethiopic)
    yield Locale("am", "Amharisch", "Amharic", "አማርኛ", ethiopic)
    yield Locale("ps", "Paschtu", "Pashto", "پښتو", arabic)
    simple = dict.fromkeys(("deepl", "argos", "libretranslate", "azure"), "")
    yield Locale(
        "de-simple",
        "Leichte Sprache",
        "German (Leichte Sprache)",
        "Leichte Sprache",
        latin,
        simple | {"integreat": "de-si"},
    )
    yield Locale(
        "en-GB",
        "Englisch (britisch)",
        "British English",
        "English (UK)",
        latin,
        dict.fromkeys(("argos", "azure"), "en"),
    )
    yield Locale(
        "en-US",
        "Englisch (amerikanisch)",
        "American English",
        "English (US)",
        latin,
        dict.fromkeys(("argos", "azure"), "en"),
    )
    pt = {"deepl": "pt-PT", "azure": "pt-pt"}
    yield Locale("pt", "Portugiesisch", "Portuguese", "Português", latin, pt)
    yield Locale(
        "pt-PT", "Portugiesisch (Portugal)", "European Portuguese", "Português (Portugal)", latin, {"argos": "pt"}
    )
    yield Locale(
        "pt-BR",
        "Portugiesisch (Brasilien)",
        "Brazilian Portuguese",
        "Português (Brasil)",
        latin,
        {"argos": "pb", "azure": "pt"},
    )
    yield Locale(
        "zh-Hans",
        "Chinesisch (vereinfacht)",
        "Chinese in simplified characters",
        "简体中文",
        Script.CHINESE,
        {"argos": "zh"},
    )
    yield Locale(
        "zh-Hant",
        "Chinesisch (traditionell)",
        "Chinese in traditional characters",
        "繁體中文",
        Script.CHINESE,
        {"argos": "zt"},
    )
    yield Locale(
        "no",
        "Norwegisch",
        "Norwegian",
        "Norsk",
        latin,
        dict.fromkeys(("deepl", "argos", "libretranslate", "azure"), "nb"),
    )


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


def english_name(locale: str) -> str:
    """What a language model is told to write; the tag if we know no name."""
    known = LOCALES.get(locale)
    return known.english if known else locale


def german_name(locale: str) -> str:
    """The name of a locale for German readers; its tag if we know none."""
    known = LOCALES.get(locale)
    return known.german if known else locale
