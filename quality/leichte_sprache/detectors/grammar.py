"""S07–S16, S22, S23, S26: what the grammar of a sentence breaks, with advice."""

import re
from collections.abc import Iterator
from itertools import pairwise

from quality.leichte_sprache.detectors.clauses import clauses
from quality.leichte_sprache.detectors.konjunktiv import konjunktive
from quality.leichte_sprache.detectors.passive import passives
from quality.leichte_sprache.german.konjunktiv import FIRST_SURE
from quality.leichte_sprache.german.tokens import Token, stretches
from quality.leichte_sprache.hit import Hit
from quality.leichte_sprache.page import Sentence

_CLAUSE_ADVICE = {
    "weil": "Zwei Sätze: „… Der Grund ist: …“",
    "da": "Zwei Sätze: „… Der Grund ist: …“",
    "wenn": "Frage und Antwort: „… ? Dann …“",
    "wer": "Frage und Antwort: „Sie …? Dann …“",
    "falls": "Frage und Antwort: „… ? Dann …“",
    "dass": "Zwei Sätze mit Doppelpunkt: „… wissen: …“",
    "damit": "Zwei Sätze: „… So …“",
    "obwohl": "Zwei Sätze: „… Trotzdem …“",
    "nachdem": "Zwei Sätze: „Zuerst … Danach …“",
    "bevor": "Zwei Sätze: „Zuerst … Danach …“",
    "ob": "Direkte Frage: „… ?“",
}
_RELATIVE_ADVICE = "Neuer Satz, der das Hauptwort wiederholt"
_CONDITIONAL = {
    "wäre": "ist", "wären": "sind", "hätte": "hat", "hätten": "haben", "könnte": "kann", "könnten": "können",
    "müsste": "muss", "müssten": "müssen", "dürfte": "darf", "dürften": "dürfen", "sei": "ist", "seien": "sind",
    "habe": "hat", "könne": "kann", "müsse": "muss", "dürfe": "darf", "solle": "soll", "wolle": "will",
}  # fmt: skip
_NEGATION = re.compile(
    r"\b(?:nicht|nichts|kein(?:e[nmrs]?)?|nie|niemals|niemand(?:en|em)?|nirgends|weder|keinesfalls)\b", re.I
)
_SECOND = re.compile(
    r"\b(?:nicht|nichts|kein(?:e[nmrs]?)?|nie|niemals|niemand(?:en|em)?|ohne|weder|"
    r"un(?:möglich|zulässig|wahr|gültig|begründet|berechtigt|erlaubt|erheblich|bekannt|wichtig|wesentlich|üblich)\w*)\b",
    re.IGNORECASE,
)
_MAN = re.compile(r"\b[Mm]an\b")
_PRONOUN = re.compile(r"\b(?:[Ee]r|ihn|ihm|[Ii]hnen|sie)\b")
_SAYING = re.compile(
    r"\b(?:sag(?:t|te|ten|en)|erklär(?:t|te|ten|en)|mein(?:t|te|ten|en)|bericht(?:et|ete|eten|en)|behaupt(?:et|ete|eten|en)"
    r"|betont(?:e|en)?|teilt(?:e|en)?|laut|zufolge|kündig(?:t|te|ten)|erzähl(?:t|te|ten)|schreib(?:t|en)|schrieb(?:en)?)\b",
    re.IGNORECASE,
)


def subordinate(sentence: Sentence) -> Iterator[Hit]:
    """S07: each subordinate clause."""
    for token, _ in clauses(sentence.text):
        end = _end_of_clause(sentence, token)
        yield Hit(token.start, end, f"„{token.text}“ leitet einen Nebensatz ein.", _advice(token.lower))


def subordinate_first(sentence: Sentence) -> Iterator[Hit]:
    """S26: a subordinate clause before its main clause."""
    for token, is_first in clauses(sentence.text):
        if is_first and token.lower not in ("dass", "daß"):
            yield Hit(token.start, _end_of_clause(sentence, token), instead=_advice(token.lower))


def _end_of_clause(sentence: Sentence, token: Token) -> int:
    """Where the clause that begins with the word ends: before the next mark."""
    part = next((part for part in stretches(sentence.tokens) if token in part), (token,))
    return part[-1].end


def _advice(word: str) -> str:
    return _CLAUSE_ADVICE.get(word, _RELATIVE_ADVICE if word in ("der", "die", "das", "dem", "den", "denen") else "")


def passive(sentence: Sentence) -> Iterator[Hit]:
    """S08: each passive, its verb and participle."""
    for verb, participle in passives(sentence.text):
        first, last = sorted((verb, participle), key=lambda token: token.start)
        said = f"Passiv: „{verb.text} … {participle.text}“."
        yield Hit(first.start, last.end, said, "Sagen, wer es tut: „Wir …“, „Das Amt …“, „Sie …“")


def konjunktiv(sentence: Sentence) -> Iterator[Hit]:
    """S10: each Konjunktiv, with the indicative where it is one word."""
    for token in konjunktive(sentence.text):
        yield Hit(token.start, token.end, f"Konjunktiv: „{token.text}“.", _CONDITIONAL.get(token.lower, ""))


def reported(sentence: Sentence) -> Iterator[Hit]:
    """S22: a verb of saying and a Konjunktiv I."""
    if not (said := _SAYING.search(sentence.text)):
        return
    for token in konjunktive(sentence.text):
        if token.lower in FIRST_SURE or token.lower in ("habe", "werde", "gebe", "komme", "gehe"):
            yield Hit(
                min(said.start(), token.start), max(said.end(), token.end), instead="Direkte Rede mit Doppelpunkt"
            )
            return


def negation(sentence: Sentence) -> Iterator[Hit]:
    """S11: each negation."""
    for match in _NEGATION.finditer(sentence.text):
        yield Hit(match.start(), match.end(), instead="Sagen, was gilt; sonst fett schreiben")


def double_negation(sentence: Sentence) -> Iterator[Hit]:
    """S12: two negations in a sentence that `weder … noch` and `und` do not part."""
    found = list(_SECOND.finditer(sentence.text))
    for first, second in pairwise(found):
        between = sentence.text[first.end() : second.start()]
        if not re.search(r"[,;:]|\b(?:und|oder|sondern|noch|aber)\b", between):
            yield Hit(first.start(), second.end(), f"„{first.group()}“ und „{second.group()}“ in einem Satz.")
            return


def nobody(sentence: Sentence) -> Iterator[Hit]:
    """S16: `man`."""
    for match in _MAN.finditer(sentence.text):
        yield Hit(match.start(), match.end(), instead="„Sie“ oder wer es tut")


def pronouns(sentence: Sentence) -> Iterator[Hit]:
    """S23: pronouns of the third person; a capital `Sie` is the reader."""
    for match in _PRONOUN.finditer(sentence.text):
        if match.group() == "Ihnen":
            continue
        yield Hit(match.start(), match.end(), instead="Hauptwort wiederholen")
