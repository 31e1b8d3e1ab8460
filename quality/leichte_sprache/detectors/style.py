"""S17, S18, S24, S25, S28, S29, W16: how a sentence is built."""

import re
from collections.abc import Iterator

from quality.leichte_sprache.detectors.length import cut
from quality.leichte_sprache.german.basic import is_basic
from quality.leichte_sprache.german.finite import AUXILIARIES, STRONG_PAST, may_be_finite
from quality.leichte_sprache.german.function_words import CLOSED, PREPOSITIONS
from quality.leichte_sprache.german.participles import is_participle
from quality.leichte_sprache.german.tokens import Token
from quality.leichte_sprache.german.wordset import wordset
from quality.leichte_sprache.hit import Hit
from quality.leichte_sprache.page import Sentence
from quality.leichte_sprache.phrases import FUNCTION_VERBS

_NOMINAL = re.compile(r"[A-ZÄÖÜ][a-zäöüß-]{3,}(?:ung|heit|keit|tion|schaft|tät|nis|ierung)(?:en|s|se)?")
_TWO = 2
_SUBJECTS = wordset("sie wir er es man ihr ich du")
_SHORT_LINKS = frozenset(["und", "oder"])
_PART = re.compile(r"[^.;:]+")
_LAST = re.compile(r" (?:und|oder|sowie) ")
_NOMINALISED = re.compile(r"\b(?:[Bb]eim|[Zz]um|[Dd]as|[Vv]om|[Ii]m) ([A-ZÄÖÜ][a-zäöüß]{3,}(?:en|eln|ern))\b")
_KNOWN_NOUNS = wordset(
    """
    Essen Leben Wissen Treffen Vertrauen Schreiben Einkommen Vermögen Verfahren Unternehmen Wesen Zeichen Rennen
    Interesse Wasser Zimmer Feuer Fenster Kloster Muster Theater Alter Wetter Messer Orchester Semester Register
    Center Lager Osten Westen Süden Norden Gewissen Verbrechen Abkommen Kissen Kuchen Garten Laden Kasten
    Schatten Boden Ofen Rücken Hafen Magen Wagen Regen Norden Morgen Faden Graben Ganzen Großen Kleinen Guten
    Bösen Neuen Alten Eisen Becken Examen Team Mädchen Kindergarten Ministerium Zeitalter Mittelalter Eltern
    Ufer Opfer Silber Ruder Kupfer Pulver Fieber Lernen Fernsehen Aussehen Andenken Guthaben Vorhaben Volumen
    Phänomen Allgemeinen Wesentlichen Folgenden Weiteren Übrigen
    """
)
_FAR_FROM_START = 4
_FAR_APART = 6


def nominal_style(sentence: Sentence) -> Iterator[Hit]:
    """S17: two abstract nouns or more that are not everyday words."""
    nouns = [t for t in sentence.tokens if _NOMINAL.fullmatch(t.text) and not is_basic(t.text) and "-" not in t.text]
    if len(nouns) >= _TWO:
        said = "Substantive: " + ", ".join(f"„{noun.text}“" for noun in nouns) + "."
        yield Hit(nouns[0].start, nouns[-1].end, said, "Verben nehmen: wer tut was?")


def function_verbs(sentence: Sentence) -> Iterator[Hit]:
    """S18: `zur Verfügung stellen`, with the plain verb."""
    for pattern, instead in FUNCTION_VERBS:
        for match in pattern.finditer(sentence.text):
            yield Hit(match.start(), match.end(), instead=f"„{instead}“")


def two_statements(sentence: Sentence) -> Iterator[Hit]:
    """S24: two main clauses joined by `und`, `oder`, `aber`, or two such words and a lot between them."""
    found = sentence.tokens
    links = [
        place for place, token in enumerate(found) if token.lower in _SHORT_LINKS | {"aber", "denn", "sondern", "sowie"}
    ]
    first = next((place for place, token in enumerate(found) if _is_finite(token)), len(found))
    joined = [place for place in links if first < place and _has_own_verb(found, place)]
    if joined:
        token = found[joined[0]]
        yield Hit(token.start, token.end, "Zwei Aussagen in einem Satz.", cut(sentence))


def _has_own_verb(found: tuple[Token, ...], place: int) -> bool:
    """Whether a finite verb follows within three words: `und Sie müssen`, `und bringen Sie`."""
    behind = [token for token in found[place + 1 : place + 5] if token.kind != "mark"]
    before = found[place - 1] if place else None
    if before is not None and _is_finite(before) and behind and _is_finite(behind[0]):
        return False  # `kommen und gehen`
    return any(_is_finite(token) for token in behind[:3]) or _is_subject_and_verb(behind[:2])


def _is_subject_and_verb(words: list[Token]) -> bool:
    """`Sie bekommen`, `wir helfen`: a pronoun, then what may be a verb."""
    if len(words) < _TWO or words[0].lower not in _SUBJECTS:
        return False
    return words[1].is_small and may_be_finite(words[1].lower) and not is_participle(words[1].lower)


def _is_finite(token: Token) -> bool:
    if not token.is_small or is_participle(token.lower):
        return False
    return (
        token.lower in AUXILIARIES
        or token.lower in STRONG_PAST
        or (token.lower.endswith("t") and may_be_finite(token.lower) and len(token.lower) > _FAR_FROM_START)
    )


def enumeration(sentence: Sentence) -> Iterator[Hit]:
    """S25: `a, b und c` of nouns."""
    for part in _PART.finditer(sentence.text):
        *members, end = part.group().split(", ")
        last = _LAST.split(end, maxsplit=1)
        if not members or len(last) != _TWO or not members[0].strip():
            continue
        first = members[0].split()[-1]
        inner = [*members[1:], last[0]]
        if all(len(member.split()) <= _TWO and member[:1].isupper() for member in inner):
            items = " · ".join(member.strip(", ") for member in (first, *inner, last[1]))
            start = part.start() + len(members[0].rstrip()) - len(first)
            yield Hit(start, part.end(), instead=f"Liste: {items}")


def far_verb(sentence: Sentence) -> Iterator[Hit]:
    """S28: more than four words before the finite verb of a main clause."""
    if not sentence.is_prose:
        return
    words = sentence.tokens
    for place, token in enumerate(words):
        if token.kind == "mark" and token.text not in "-–":
            return
        if token.is_small and (token.lower in AUXILIARIES or token.lower in STRONG_PAST):
            if place > _FAR_FROM_START:
                yield Hit(
                    0, token.end, f"{place} Wörter vor dem Verb „{token.text}“.", "Mit „Sie“ oder „Das Amt“ beginnen"
                )
            return


def far_halves(sentence: Sentence) -> Iterator[Hit]:
    """S29: more than six words between an auxiliary and its participle or infinitive."""
    found = sentence.tokens
    for place, token in enumerate(found):
        if token.lower not in AUXILIARIES or not token.is_small:
            continue
        rest = []
        for following in found[place + 1 :]:
            if following.kind == "mark":
                break
            rest.append(following)
        is_verb = rest and rest[-1].is_small and (is_participle(rest[-1].lower) or rest[-1].lower.endswith("en"))
        if is_verb and len(rest) - 1 > _FAR_APART and rest[-1].lower not in CLOSED:
            said = f"{len(rest) - 1} Wörter zwischen „{token.text}“ und „{rest[-1].text}“."
            yield Hit(token.start, rest[-1].end, said, "Angaben in einen zweiten Satz")
            return


def nominalised(sentence: Sentence) -> Iterator[Hit]:
    """W16: a verb with a capital: `beim Ausfüllen`."""
    for match in _NOMINALISED.finditer(sentence.text):
        noun = match[1]
        if noun in _KNOWN_NOUNS or noun.lower() in PREPOSITIONS or noun.endswith(("chen", "ungen", "tionen", "er")):
            continue
        if is_basic(noun.lower()) or noun[0:2].lower() in ("au", "an", "be", "ve", "er", "ei", "ab"):
            yield Hit(match.start(), match.end(), instead=f"Satz mit „{noun.lower()}“: wer tut es?")
