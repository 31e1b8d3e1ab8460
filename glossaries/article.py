"""The article before a term that took another one's place: `a` or `an`, `l'` or `le`."""

import re
from collections.abc import Callable

_ENGLISH = re.compile(r"\b(?P<article>an?)\s+$", re.IGNORECASE)
_VOWEL_SOUND = re.compile(r"(?!uni|use|euro|one\b)(?:[aeiou]|hour|hono)", re.IGNORECASE)
_FRENCH = re.compile(r"\b(?P<article>l['’]|d['’]|le\s+|la\s+|de\s+|du\s+|de la\s+|de l['’])$", re.IGNORECASE)
_ELIDED = re.compile("[aeiouyhéèêâîôû]", re.IGNORECASE)
_FEMININE = ("tion", "sion", "té", "ance", "ence", "ure", "ie", "ette", "ude", "ise", "ée", "esse")


def before(text: str, term: str, *, locale: str) -> str:
    """The text that stands before the term, with the article that fits to it."""
    return _RULES.get(locale.partition("-")[0], _as_it_is)(text, term)


def _as_it_is(text: str, _term: str) -> str:
    return text


def _english(text: str, term: str) -> str:
    found = _ENGLISH.search(text)
    if not found:
        return text
    article = "an" if _VOWEL_SOUND.match(term) else "a"
    return text[: found.start()] + (article.capitalize() if found["article"][0] == "A" else article) + " "


def _french(text: str, term: str) -> str:
    found = _FRENCH.search(text)
    if not found:
        return text
    said = found["article"].strip().lower().replace("’", "'")
    fitting = _french_article(said, term)
    if fitting is None:
        return text
    return text[: found.start()] + (fitting.capitalize() if found["article"][0].isupper() else fitting)


def _french_article(said: str, term: str) -> str | None:
    """The article in the kind of the one that was said; None where it fits already."""
    head = term.split(maxsplit=1)[0]
    is_elided, is_feminine = bool(_ELIDED.match(term)), head.endswith(_FEMININE)
    if said in {"l'", "le", "la"}:
        return "l'" if is_elided else "la " if is_feminine else "le "
    if said in {"du", "de la", "de l'"}:
        return "de l'" if is_elided else "de la " if is_feminine else "du "
    return "d'" if is_elided else "de "


_RULES: dict[str, Callable[[str, str], str]] = {"en": _english, "fr": _french}
