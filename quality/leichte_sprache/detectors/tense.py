"""S13–S15: preterite, future, infinitives with `zu`."""

import re
from collections.abc import Iterator

from quality.leichte_sprache.detectors.konjunktiv import konjunktive
from quality.leichte_sprache.detectors.passive import passives
from quality.leichte_sprache.german.basic import lines
from quality.leichte_sprache.german.finite import AUXILIARIES, STRONG_PAST
from quality.leichte_sprache.german.function_words import CLOSED
from quality.leichte_sprache.german.participles import is_participle
from quality.leichte_sprache.german.tokens import Token
from quality.leichte_sprache.german.wordset import wordset
from quality.leichte_sprache.hit import Hit
from quality.leichte_sprache.page import Sentence

_NOT_PAST = wordset(
    """
    galt bat stand hing saß lag las bog sang maß trat sprach wog
    """
)
_PLURAL_IS_PRESENT = frozenset(["bat", "saß"])
_WEAK = re.compile(r"[a-zäöüß]{2,}(?:ierte|[^aeiouäöü]te|ete)n?")
_NOT_WEAK = re.compile(
    r".*(?:[lhrn]eichten?|rechten?|schlechten?|echten?|alten?|kalten?|bunten?|guten|ersten?|letzten?|nächsten?|besten?|meisten?"
    r"|sten?|zehnten?|[rfnkd]ten|leuten|karten|seiten|zeiten|unten|hinten|mitten|heute|bitte|dritten?|vierten?|fünften?"
    r"|sechsten?|siebten?|achten?|neunten?|warten|starten|arbeiten|bieten|halten|raten|treten|reiten|leiten|beraten|antworten"
    r"|sollten?|könnten?|müssten?|dürften?|möchten?|hätten?|wollten?|konnten?|mussten?|durften?|hatten?|mochten?|wussten?"
    r"|berichten|richten|unterrichten|verzichten|verpflichten|beobachten|beachten|betrachten|übernachten|fürchten|dichten"
    r"|leuchten|schalten|gestalten|verwalten|unterhalten|behalten|erhalten|enthalten|gelten|testen|kosten|leisten|husten)"
)
_ZU = re.compile(r"\b(?:zu)\s+([a-zäöüß]{3,}(?:en|ern|eln|n))\b(?!\s+[A-ZÄÖÜ])")
_ZU_INSIDE = re.compile(
    r"\b(?:ab|an|auf|aus|bei|ein|durch|fest|her|hin|los|mit|nach|statt|teil|um|vor|weg|weiter|wieder|zurück|zusammen"
    r"|bereit|heraus|herein|kennen|fern)zu[a-zäöüß]{3,}n\b"
)
_NO_INFINITIVE = wordset(
    """
    den seinen ihren meinen beiden allen vielen einen diesen jenen jeden keinen wenigen großen
    """
)
_UM = re.compile(r"\b(um|ohne|statt|anstatt)\b[^,.;!?]*$", re.IGNORECASE)
_FUTURE = frozenset(["wird", "werden", "werde", "wirst", "werdet"])


def preterite(sentence: Sentence) -> Iterator[Hit]:
    """S13: verbs in the preterite, but for auxiliaries and modal verbs."""
    konjunktiv = {token.start for token in konjunktive(sentence.text)}
    found = sentence.tokens
    for place, token in enumerate(found):
        if (
            token.is_small
            and token.start not in konjunktiv
            and _is_past(token.lower)
            and not _is_adjective(found, place)
        ):
            yield Hit(token.start, token.end, f"Präteritum: „{token.text}“.", "Perfekt mit „hat“ oder „ist“")


def _is_past(word: str) -> bool:
    if word in AUXILIARIES or word in CLOSED:
        return False
    if word in STRONG_PAST or (word.endswith("en") and word[:-2] in STRONG_PAST - _PLURAL_IS_PRESENT - _NOT_PAST):
        return not is_participle(word)
    return _WEAK.fullmatch(word) is not None and not _NOT_WEAK.fullmatch(word) and not is_participle(word)


def _is_adjective(found: tuple[Token, ...], place: int) -> bool:
    """Whether a noun or another adjective follows: `die geplante Reise`; or an article stands before."""
    before = found[place - 1] if place else None
    behind = found[place + 1] if place + 1 < len(found) else None
    leans = before is not None and before.lower in _DETERMINES
    stem = found[place].lower.removesuffix("n").removesuffix("e")
    is_attribute = (
        (is_participle(stem.removeprefix("un")) or stem.endswith("iert")) and behind is not None and behind.is_capital
    )
    return leans or is_attribute


_DETERMINES = wordset(
    """
    der die das den dem des ein eine einen einem einer eines kein keine im am zum zur beim vom alle viele sehr
    """
)


def future(sentence: Sentence) -> Iterator[Hit]:
    """S14: `werden` and an infinitive at the end of the clause, where it is no passive."""
    passive = {verb.start for verb, _ in passives(sentence.text)}
    found = sentence.tokens
    for place, token in enumerate(found):
        if token.lower in _FUTURE and token.is_small and token.start not in passive:
            last = _last_of_clause(found, place)
            if last is not None and last.lower in _infinitives():
                yield Hit(token.start, last.end, f"Futur: „{token.text} … {last.text}“.", "Gegenwart mit Zeitangabe")


def _last_of_clause(found: tuple[Token, ...], place: int) -> Token | None:
    last = None
    for token in found[place + 1 :]:
        if token.kind == "mark":
            break
        last = token
    return last if last is not None and last.is_small else None


def _infinitives() -> frozenset[str]:
    return frozenset(lines("verbs"))


def with_zu(sentence: Sentence) -> Iterator[Hit]:
    """S15: infinitives with `zu`, and what `um`, `ohne` or `statt` has to do with them."""
    for match in (*_ZU.finditer(sentence.text), *_ZU_INSIDE.finditer(sentence.text)):
        word = match.group().split()[-1]
        if word in _NO_INFINITIVE or (word in CLOSED) or is_participle(word):
            continue
        before = _UM.search(sentence.text[: match.start()])
        start = before.start() if before else match.start()
        instead = (
            "„Sie wollen …? Dann …“" if before and before[1].lower() == "um" else "„Sie können …“ oder „Sie müssen …“"
        )
        yield Hit(start, match.end(), f"Infinitiv mit „zu“: „{match.group()}“.", instead)
