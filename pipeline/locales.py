"""Every locale of the first day, and what each system calls it: the one table for CMS and engines.

Codes are BCP-47 where the table says nothing else. `prs` (Dari) and `fa-AF` are the same locale; so are `ku` and `kmr`
where a system means the Latin script.
"""

from collections.abc import Mapping
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
    TRADITIONAL_CHINESE = "Hant"


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


_TABLE = """
en | Englisch | English | English | Latn | deepl=en-GB
ar | Arabisch | Arabic | العربية | Arab
fa | Persisch (Farsi) | Persian (Farsi) | فارسی | Arab
prs | Dari | Dari | دری | Arab | argos= libretranslate=
tr | Türkisch | Turkish | Türkçe | Latn
uk | Ukrainisch | Ukrainian | Українська | Cyrl
ru | Russisch | Russian | Русский | Cyrl
fr | Französisch | French | Français | Latn
ro | Rumänisch | Romanian | Română | Latn
bg | Bulgarisch | Bulgarian | Български | Cyrl
pl | Polnisch | Polish | Polski | Latn
es | Spanisch | Spanish | Español | Latn
it | Italienisch | Italian | Italiano | Latn
hr | Kroatisch | Croatian | Hrvatski | Latn
sr | Serbisch | Serbian in Latin script | Srpski | Latn | azure=sr-Latn
sr-Cyrl | Serbisch (kyrillisch) | Serbian in Cyrillic script | Српски | Cyrl | deepl=sr argos=sr
sq | Albanisch | Albanian | Shqip | Latn
hu | Ungarisch | Hungarian | Magyar | Latn
el | Griechisch | Greek | Ελληνικά | Grek
vi | Vietnamesisch | Vietnamese | Tiếng Việt | Latn
zh | Chinesisch (vereinfacht) | simplified Chinese | 中文 | Hans | deepl=zh-Hans azure=zh-Hans libretranslate=zh-Hans
kmr | Kurdisch (Kurmandschi) | Kurdish (Kurmanji) in Latin script | Kurdî (Kurmancî) | Latn | integreat=ku
ckb | Kurdisch (Sorani) | Kurdish (Sorani) in Arabic script | کوردیی ناوەندی | Arab | azure=ku
so | Somali | Somali | Soomaali | Latn
ti | Tigrinya | Tigrinya | ትግርኛ | Ethi
am | Amharisch | Amharic | አማርኛ | Ethi
ps | Paschtu | Pashto | پښتو | Arab
de-simple | Leichte Sprache | Leichte Sprache | Leicht | Latn | deepl= argos= libretranslate= azure= integreat=de-si
en-GB | Englisch (britisch) | British English | English (UK) | Latn | argos=en azure=en
en-US | Englisch (amerikanisch) | American English | English (US) | Latn | argos=en azure=en
pt | Portugiesisch | Portuguese | Português | Latn | deepl=pt-PT azure=pt-pt
pt-PT | Portugiesisch (Portugal) | European Portuguese | Português (Portugal) | Latn | argos=pt
pt-BR | Portugiesisch (Brasilien) | Brazilian Portuguese | Português (Brasil) | Latn | argos=pb azure=pt
zh-Hans | Chinesisch (vereinfacht) | simplified Chinese | 简体中文 | Hans | argos=zh
zh-Hant | Chinesisch (traditionell) | traditional Chinese | 繁體中文 | Hant | argos=zt
no | Norwegisch | Norwegian | Norsk | Latn | deepl=nb argos=nb libretranslate=nb azure=nb
"""


def _locale(row: str) -> Locale:
    tag, german, english, own, script, *codes = (cell.strip() for cell in row.split("|"))
    named = (code.partition("=") for cell in codes for code in cell.split())
    return Locale(tag, german, english, own, Script(script), {system: name for system, _, name in named})


LOCALES: Mapping[str, Locale] = {locale.tag: locale for locale in map(_locale, _TABLE.strip().splitlines())}
SIMPLE = "de-simple"
"""Leichte Sprache."""
FIRST_DAY = (
    "en", "ar", "fa", "prs", "tr", "uk", "ru", "fr", "ro", "bg", "pl", "es", "it", "hr", "sr", "sq", "hu", "el", "vi",
    "zh", "kmr", "ckb", "so", "ti", "am", "ps", SIMPLE,
)  # fmt: skip
"""What a municipality may expect to work when it starts."""
_OTHER_NAMES = {
    "fa-AF": "prs",
    "pes": "fa",
    "ku": "kmr",
    "ku-Arab": "ckb",
    "zh-CN": "zh",
    "de-si": SIMPLE,
    "nb": "no",
}


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
