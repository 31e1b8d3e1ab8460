"""A draft in Leichte Sprache is measured by its rules; what is broken becomes a finding."""

from collections import Counter
from collections.abc import Iterable, Iterator

from pipeline.draft import Draft, DraftSegment, OriginKind
from pipeline.finding import Finding, Severity
from pipeline.locales import SIMPLE
from pipeline.placeholders import plain
from pipeline.segment import Segment
from quality.leichte_sprache.assess import Breach, assess
from quality.leichte_sprache.profile import Profile
from quality.leichte_sprache.reading import page_of_segments
from quality.leichte_sprache.rule import Weight
from quality.leichte_sprache.table import rules

NAME = "leichte_sprache"
_WORDINGS = frozenset({"N01", "S09", "W04"})
"""Rules that say what to write in place of the words; others give advice."""
_DIVIDES = "W02"
"""Says how to divide a word, or advises another."""
_SHOWN = 70
_MOST = 10
"""Segments that are told for one rule; the rest is a number."""
_WITH_ADVICE = "{rule} ({name}): {text} → {instead}"
_WITHOUT = "{rule} ({name}): {text}"
_MORE = "{rule} ({name}): an {number} weiteren Stellen"


def findings(draft: Draft, profile: Profile) -> Iterator[Finding]:
    """A warning for every rule and segment that has an error by this profile; nothing in other locales.

    A rule that one segment breaks several times is told once, with the first place, and of a rule that ever so many
    segments break, ten; `start` and `end` of a place count in the readable text, without placeholders.
    Rules that only markup shows are not looked at: a draft is a list of sentences.
    """
    if draft.locale != SIMPLE:
        return
    told = [segment for segment in draft.segments if segment.target and segment.origin.kind is not OriginKind.COPY]
    targets = {segment.key: segment.target for segment in told}
    counted: Counter[str] = Counter()
    for breach in _first(assess(page_of_segments(map(_as_text, told)), profile).breaches):
        counted[breach.rule] += 1
        if counted[breach.rule] <= _MOST:
            yield _finding(breach, targets[breach.segment or ""])
    for rule, number in counted.items():
        if number > _MOST:
            values = {"rule": rule, "name": rules()[rule].title, "number": str(number - _MOST)}
            yield Finding(NAME, Severity.WARNING, _MORE, values)


def _as_text(segment: DraftSegment) -> Segment:
    return Segment(segment.key, "", segment.kind, segment.target, segment.target)


def _first(breaches: Iterable[Breach]) -> Iterable[Breach]:
    errors = [breach for breach in breaches if breach.weight is Weight.ERROR and breach.segment]
    first: dict[tuple[str, str | None], Breach] = {}
    for breach in errors:
        first.setdefault((breach.rule, breach.segment), breach)
    return first.values()


def _finding(breach: Breach, target: str) -> Finding:
    shown = breach.text if len(breach.text) <= _SHOWN else f"{breach.text[:_SHOWN]}…"
    text = breach.said if breach.text in breach.said else f"„{shown}“ {breach.said}".rstrip()
    values = {"rule": breach.rule, "name": rules()[breach.rule].title, "text": text}
    places = {"start": str(breach.start), "end": str(breach.end)}
    told = {"instead": breach.instead} if breach.instead else {}
    message = _WITH_ADVICE if breach.instead else _WITHOUT
    return Finding(NAME, Severity.WARNING, message, values | told | places, breach.segment, _repaired(breach, target))


def _repaired(breach: Breach, target: str) -> str | None:
    """The target with the other wording; places are counted without placeholders, so only where there are none."""
    is_wording = breach.rule in _WORDINGS or (breach.rule == _DIVIDES and " " not in breach.instead)
    if not breach.instead or not is_wording or plain(target) != target:
        return None
    return target[: breach.start] + breach.instead + target[breach.end :]
