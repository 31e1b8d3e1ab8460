"""Quotation marks as the locale writes them; German „…“ stays behind where an engine copied it."""

import re
from collections.abc import Iterator

from pipeline.facts.language import language
from pipeline.finding import Finding, Severity
from quality.pair import Pair

NAME = "quotes"

_OWN = {
    "en": ("“", "”"), "fr": ("«\u202f", "\u202f»"), "es": ("«", "»"), "it": ("«", "»"), "ru": ("«", "»"),
    "uk": ("«", "»"), "ar": ("«", "»"), "fa": ("«", "»"), "ps": ("«", "»"), "ckb": ("«", "»"), "el": ("«", "»"),
    "tr": ("“", "”"), "vi": ("“", "”"), "zh": ("“", "”"), "pt": ("“", "”"), "am": ("«", "»"), "ti": ("«", "»"),
    "sq": ("“", "”"), "so": ("“", "”"), "kmr": ("“", "”"),
}  # fmt: skip
"""Croatian, Serbian, Bulgarian, Polish, Romanian and Hungarian open low as German does, and are not here."""
_GERMAN = re.compile('„([^„“”"]*)[“”"]')


def check(pair: Pair) -> Iterator[Finding]:
    """Informs, with the marks replaced."""
    own = _OWN.get(language(pair.locale))
    if own is None or not _GERMAN.search(pair.target):
        return
    right = _GERMAN.sub(lambda match: f"{own[0]}{match[1]}{own[1]}", pair.target)
    values = {"own": f"{own[0]}…{own[1]}"}
    yield Finding(NAME, Severity.INFO, "Deutsche Anführungszeichen; hier stehen {own}.", values, suggestion=right)
