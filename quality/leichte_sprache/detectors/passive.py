"""S08: a form of `werden` and a participle in the same clause."""

from collections.abc import Iterator, Sequence

from quality.leichte_sprache.german.function_words import PREPOSITIONS
from quality.leichte_sprache.german.participles import is_ambiguous, is_mostly_infinitive, is_participle
from quality.leichte_sprache.german.tokens import Token, stretches, tokens
from quality.leichte_sprache.german.wordset import wordset

_PAST = frozenset(["wurde", "wurden", "wurdest", "wurdet", "worden"])
_PRESENT = frozenset(["wird", "werden", "wirst", "werdet", "werde", "würde", "würden", "würdest"])
_SINGULAR = frozenset(["wird", "wurde"])
_FORMS = _PAST | _PRESENT
_AFTER_PARTICIPLE = (
    _FORMS
    | PREPOSITIONS
    | wordset(
        """
    und oder sowie als wie kann können konnte konnten könnte könnten muss müssen musste mussten müsste müssten
    soll sollen sollte sollten darf dürfen durfte durften dürfte will wollen wollte wollten ist sind war waren
    sei seien hat aber sondern bzw statt
    """
    )
)


def passives(text: str) -> Iterator[tuple[Token, Token]]:
    """Each passive of the sentence: its `werden` and its participle."""
    found = tokens(text)
    parts = list(stretches(found))
    for number, part in enumerate(parts):
        for place, token in enumerate(part):
            if token.lower not in _FORMS or (token.is_capital and place):
                continue
            participle = _before(part, place) or _behind(part, place) or _beyond(parts, number, token)
            if participle:
                yield token, participle


def _before(part: Sequence[Token], place: int) -> Token | None:
    """The participle right before: `gebaut wird`, `gebaut worden`, `gebaut werden kann`."""
    if not place:
        return None
    previous = part[place - 1]
    return previous if _is_participle(previous, sure=True) else None


def _behind(part: Sequence[Token], place: int) -> Token | None:
    """The participle that ends the clause which `werden` begins: `wird am Montag gebaut`."""
    past = part[place].lower in _PAST or part[place].lower == "wird"
    for index in range(place + 1, len(part)):
        following = part[index + 1] if index + 1 < len(part) else None
        if _is_participle(part[index], sure=past) and _may_end(following):
            return part[index]
    return None


def _beyond(parts: Sequence[Sequence[Token]], number: int, verb: Token) -> Token | None:
    """The participle behind an insertion: `wurde 1832, kurz nach dem Umzug, geboren`."""
    if parts[number][-1].is_small and number + 1 < len(parts) and verb is parts[number][-1] and number:
        return None
    for part in parts[number + 1 : number + 3]:
        if any(token.lower in _FORMS for token in part):
            return None
        last = part[-1]
        if verb.lower in _SINGULAR and _is_participle(last, sure=True) and last.lower.startswith(("ge", "be", "ver")):
            return last
    return None


def _is_participle(token: Token, *, sure: bool) -> bool:
    if not token.is_small:
        return False
    if is_participle(token.lower):
        return True
    return sure and is_ambiguous(token.lower) and not is_mostly_infinitive(token.lower)


def _may_end(following: Token | None) -> bool:
    return following is None or following.lower in _AFTER_PARTICIPLE
