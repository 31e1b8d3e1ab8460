"""Must stays must and may stays may: a duty must not become an offer, `need not` not `must not`."""

import re
from collections.abc import Iterator
from functools import cache

from pipeline.facts.language import language
from pipeline.facts.reading import fold
from pipeline.finding import Finding, Severity
from quality.lexicon.modality import GERMAN, MODALITIES, Modality
from quality.pair import Pair
from quality.target_sentences import aligned
from quality.wording import masked

NAME = "modality"

_CONDITION = re.compile(
    r"\b(?:wenn|falls|sofern|sobald|nur|erst|mindestens|bei Bedarf|ab|bis|zu (?:können|dürfen))\b", re.IGNORECASE
)
"""You can if you are sixteen, so to do it you must be sixteen: both say the same."""
_PERHAPS = re.compile(r"\b(?:vielleicht|möglicherweise|eventuell|unter Umständen)\b", re.IGNORECASE)
"""`Sie müssen vielleicht zahlen` is no duty yet."""


def check(pair: Pair) -> Iterator[Finding]:
    """Warns only where the German sentence says one thing alone and the target plainly says the other."""
    tongue = language(pair.locale)
    if tongue not in MODALITIES:
        return
    shown = masked(pair.source, locale="de"), masked(pair.target, locale=pair.locale)
    for source, target in aligned(*shown, locale=pair.locale):
        if _PERHAPS.search(source):
            continue
        german, other = _said(source, "de"), _said(target, tongue)
        if german.free and not german.ban and other.ban and not other.free:
            yield _finding("„muss nicht“ ist zu „darf nicht“ geworden.")
        elif german.ban and not german.free and other.free and not other.ban:
            yield _finding("„darf nicht“ ist zu „muss nicht“ geworden.")
        elif german.free or german.ban or other.free or other.ban:
            continue
        elif german.duty and not german.leave and other.leave and not other.duty:
            yield _finding("Eine Pflicht („müssen“) ist zu einer Möglichkeit („können“, „dürfen“) geworden.")
        elif german.leave and not german.duty and other.duty and not other.leave and not _CONDITION.search(source):
            yield _finding("Eine Möglichkeit („können“, „dürfen“) ist zu einer Pflicht („müssen“) geworden.")


def _finding(message: str) -> Finding:
    return Finding(NAME, Severity.WARNING, message)


def _said(text: str, tongue: str) -> Modality:
    """What the text says of each kind; empty where it says nothing of it."""
    folded = fold(text)
    found = (pattern.search(folded) for pattern in _patterns(tongue))
    return Modality(*(match.group() if match else "" for match in found))


@cache
def _patterns(tongue: str) -> tuple[re.Pattern[str], ...]:
    modality = GERMAN if tongue == "de" else MODALITIES[tongue]
    return tuple(re.compile(fold(rf"(?<![^\W_])(?:{part})(?![^\W_])"), re.IGNORECASE) for part in modality)
