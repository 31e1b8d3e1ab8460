"""W01–W05, W09, W13: how long a word is, and what is no whole word."""

import re
from collections.abc import Iterator

from quality.leichte_sprache.german.compounds import divided, parts
from quality.leichte_sprache.german.tokens import Token
from quality.leichte_sprache.hit import Hit
from quality.leichte_sprache.page import Sentence
from quality.leichte_sprache.phrases import SHORT_FORMS
from quality.leichte_sprache.profile import Profile
from quality.readability.syllables import syllables

_JOINTS = re.compile(r"[-‑·•]")
_VERY_LONG = 20
_MANY_SYLLABLES = 6
_STREET = re.compile(r".*(?:straße|strasse|weg|platz|gasse|allee|ring|damm|ufer)(?:n|s)?", re.IGNORECASE)
_SHORTEST_COMPOUND = 10
_SHORT = {
    "z. B.": "zum Beispiel", "z.B.": "zum Beispiel", "d. h.": "das heißt", "d.h.": "das heißt", "u. a.": "und andere",
    "u.a.": "und andere", "o. ä.": "oder Ähnliches", "o.ä.": "oder Ähnliches", "u. U.": "vielleicht",
    "i. d. R.": "meistens", "i.d.R.": "meistens", "u. s. w.": "und so weiter", "s. o.": "weiter oben",
    "s. u.": "weiter unten", "o. g.": "genannt", "usw.": "und so weiter", "bzw.": "oder", "ca.": "ungefähr",
    "ggf.": "vielleicht", "evtl.": "vielleicht", "inkl.": "mit", "zzgl.": "plus", "max.": "höchstens",
    "mind.": "mindestens", "min.": "mindestens", "Tel.": "Telefon", "Nr.": "Nummer", "Abs.": "Absatz",
    "Art.": "Artikel", "Std.": "Stunden", "Min.": "Minuten", "Mo.": "Montag", "Di.": "Dienstag", "Mi.": "Mittwoch",
    "Do.": "Donnerstag", "Fr.": "Freitag", "Sa.": "Samstag", "So.": "Sonntag", "etc.": "und so weiter",
    "vgl.": "siehe", "gem.": "nach", "lt.": "nach", "Bsp.": "Beispiel", "Mio.": "Millionen", "Mrd.": "Milliarden",
    "jährl.": "jährlich", "mtl.": "im Monat", "tägl.": "jeden Tag", "geb.": "geboren", "allg.": "allgemein",
    "bes.": "besonders", "sog.": "so genannt", "insb.": "vor allem", "einschl.": "mit", "abzgl.": "minus",
    "Abt.": "Abteilung", "Fa.": "Firma", "Hr.": "Herr", "Jh.": "Jahrhundert", "Tsd.": "Tausend", "bzgl.": "zu",
    "zzt.": "jetzt", "z. Z.": "jetzt", "z. T.": "zum Teil", "z.T.": "zum Teil", "i. A.": "im Auftrag",
    "e. V.": "eingetragener Verein", "v. a.": "vor allem", "v.a.": "vor allem", "vorauss.": "wahrscheinlich",
}  # fmt: skip
_ABBREVIATION = re.compile("|".join(rf"(?<![\w.]){re.escape(each)}" for each in sorted(_SHORT, key=len, reverse=True)))
_AT_THE_END = frozenset({"So.", "Art.", "Min.", "Mi.", "Do.", "Sa.", "Di.", "Mo.", "Fr.", "Std.", "max.", "min."})
_DATE_LIKE = re.compile(r"\s*(?:\d|[-–,/+:]|bis|und|von|ab)")
_CAPITALS = re.compile(r"(?![IVX]+$)[A-ZÄÖÜ]{2,}s?|[A-ZÄÖÜ][a-z]?[A-ZÄÖÜ][A-Za-z]{1,4}")
_EXPLAINED = re.compile(r"[:=(]|\b(?:heißt|bedeutet|Abkürzung|kurz|steht für|abgekürzt)\b")
_GENDER = re.compile(
    r"\b([A-ZÄÖÜ]?[\w-]{0,60}[a-zäöüß])(?:[*:_]|/-?)(in(?:nen)?|e[rn]?)\b|\b([A-ZÄÖÜ][a-zäöüß]+)(In(?:nen)?)\b"
)


def too_long(sentence: Sentence, profile: Profile) -> Iterator[Hit]:
    """W01: words in one piece that are longer than the profile allows, but not so long that W02 says it."""
    for token in _pieces(sentence):
        if profile.longest_word < _longest_piece(token) <= _VERY_LONG:
            yield _long_hit(token, profile)


def much_too_long(sentence: Sentence, profile: Profile) -> Iterator[Hit]:
    """W02: words of more than twenty letters in one piece."""
    for token in _pieces(sentence):
        if _longest_piece(token) > _VERY_LONG:
            yield _long_hit(token, profile)


def _pieces(sentence: Sentence) -> Iterator[Token]:
    for token in sentence.tokens:
        if token.is_word and not _STREET.fullmatch(token.text):
            yield token


def _longest_piece(token: Token) -> int:
    return max(len(piece) for piece in re.split(r"[-‑·•*:_/]", token.text))


def _long_hit(token: Token, profile: Profile) -> Hit:
    said = f"„{token.text}“ hat {_longest_piece(token)} Buchstaben in einem Stück."
    return Hit(token.start, token.end, said, _divided(token.text, profile) or "Kürzeres Wort suchen oder erklären")


def _divided(word: str, profile: Profile) -> str:
    if _JOINTS.search(word) or not word[0].isupper():
        return ""
    found = divided(word, profile.joint)
    return "" if found == word else found


def many_syllables(sentence: Sentence) -> Iterator[Hit]:
    """W03: words in one piece with six syllables or more."""
    for token in sentence.tokens:
        if token.is_word and not _JOINTS.search(token.text) and syllables(token.text) >= _MANY_SYLLABLES:
            yield Hit(token.start, token.end, f"„{token.text}“ hat {syllables(token.text)} Silben.")


def abbreviations(sentence: Sentence) -> Iterator[Hit]:
    """W04: abbreviations, with the words in full."""
    for match in _ABBREVIATION.finditer(sentence.text):
        short = match.group()
        rest = sentence.text[match.end() :]
        if short in _AT_THE_END and not _DATE_LIKE.match(rest):
            continue
        yield Hit(match.start(), match.end(), instead=_SHORT[short])


def short_forms(sentence: Sentence) -> Iterator[Hit]:
    """W05: capitals that are spelled, unless everybody knows them or the sentence explains them."""
    letters = [character for character in sentence.text if character.isalpha()]
    if sum(map(str.isupper, letters)) * 2 > len(letters) or _EXPLAINED.search(sentence.text):
        return
    for token in sentence.tokens:
        if token.is_word and _CAPITALS.fullmatch(token.text) and token.text.rstrip("s") not in SHORT_FORMS:
            yield Hit(token.start, token.end, f"Kurzwort „{token.text}“.", "Ausschreiben oder erklären")


def gender_signs(sentence: Sentence) -> Iterator[Hit]:
    """W09: a star, colon or capital in a word for all genders."""
    for match in _GENDER.finditer(sentence.text):
        stem: str = match[1] or match[3]
        men = stem if stem.endswith(("er", "el", "en")) else f"{stem}en"
        plural = (match[2] or match[4]).lower().endswith("nen")
        yield Hit(match.start(), match.end(), instead=f"{stem}innen und {men}" if plural else f"{stem}in oder {stem}")


def undivided(sentence: Sentence, profile: Profile) -> Iterator[Hit]:
    """W13: compounds of more than ten letters that we can divide; what is longer yet, W01 and W02 divide."""
    for token in sentence.tokens:
        is_candidate = token.is_capital and _SHORTEST_COMPOUND < len(token.text) <= profile.longest_word
        if is_candidate and not _STREET.fullmatch(token.text) and len(parts(token.text)) > 1:
            yield Hit(token.start, token.end, instead=divided(token.text, profile.joint))
