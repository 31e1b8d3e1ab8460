"""Language tags as other tools write them, made the BCP-47 tags that we use."""

import re
from functools import lru_cache

_TAG = re.compile(r"[a-z]{2,3}(-[a-z0-9]{2,8})*(-x(-[a-z0-9]{1,8})+)?")
# ISO 639-2 and withdrawn codes that translation tools still write, for languages that municipalities use
_OTHER_NAMES = {
    "alb": "sq", "amh": "am", "ara": "ar", "bos": "bs", "bul": "bg", "ces": "cs", "chi": "zh", "cze": "cs",
    "deu": "de", "dut": "nl", "ell": "el", "eng": "en", "fas": "fa", "fra": "fr", "fre": "fr", "ger": "de",
    "gre": "el", "heb": "he", "hrv": "hr", "hun": "hu", "in": "id", "ita": "it", "iw": "he", "kur": "ku",
    "mac": "mk", "mkd": "mk", "nld": "nl", "per": "fa", "pol": "pl", "por": "pt", "pus": "ps", "ron": "ro",
    "rum": "ro", "rus": "ru", "slk": "sk", "slo": "sk", "slv": "sl", "som": "so", "spa": "es", "sqi": "sq",
    "srp": "sr", "swa": "sw", "tir": "ti", "tur": "tr", "ukr": "uk", "urd": "ur", "vie": "vi", "zho": "zh",
}  # fmt: skip
_SCRIPT = 4
_REGION = 2


@lru_cache(maxsize=1024)
def locale_of(tag: str) -> str | None:
    """The tag with BCP-47 case (`en_us` → `en-US`, `GER` → `de`); None if it is no language tag."""
    plain = tag.strip().replace("_", "-").lower()
    if not _TAG.fullmatch(plain):
        return None
    language, *subtags = plain.split("-")
    private = subtags.index("x") if "x" in subtags else len(subtags)
    cased = [*map(_cased, subtags[:private]), *subtags[private:]]
    return "-".join([_OTHER_NAMES.get(language, language), *cased])


def is_regional(locale: str, language: str) -> bool:
    """Whether the locale is this language, at most bound to a region: `de-AT` is German, `de-simple` is not."""
    rest = locale.removeprefix(language)
    return locale.startswith(language) and bool(re.fullmatch(r"(-([A-Z]{2}|\d{3}))?", rest))


def _cased(part: str) -> str:
    if len(part) == _SCRIPT and part.isalpha():
        return part.title()
    return part.upper() if len(part) == _REGION else part
