"""Says agreed terms in a target text that an engine without a term base made: check, repair, check again."""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from glossaries.article import before
from glossaries.form import capitalised, formed
from glossaries.hit import Hit
from glossaries.target import places
from pipeline.engine import TermHit
from pipeline.facts.verify import differences
from pipeline.placeholders import PLACEHOLDER, plain

Span = tuple[int, int]
Renderings = Mapping[str, str]
"""A German term, as it stands in the text or in base form → what the engine makes of it alone."""

_SENTENCE_START = re.compile(r"(?:^|[.!?…:][\s\"“”«»)]*|^\W+)$")


@dataclass(frozen=True, slots=True)
class Mended:
    """A target text and what was done to it (German, for the reviewer)."""

    text: str
    notes: tuple[str, ...] = ()


def said_in(source: str, hits: Iterable[TermHit]) -> list[Hit]:
    """The binding terms that the source says, the longest first; what is only a part of a longer one is left out."""
    taken: list[Span] = []
    found = []
    for hit in sorted((hit for hit in hits if isinstance(hit, Hit) and hit.is_binding), key=lambda h: -len(h.source)):
        spans = [span for span in _spans(hit, source) if not _touches(span, taken)]
        if spans:
            taken += spans
            found.append(hit)
    return found


def lacking(source: str, target: str, hits: Iterable[TermHit]) -> list[Hit]:
    """The terms of the source that the target does not say as agreed."""
    return [hit for hit in said_in(source, hits) if not _is_kept(hit, target)]


def mend_terms(source: str, target: str, *, hits: Sequence[TermHit], renderings: Renderings, locale: str) -> Mended:
    """The target with the engine's own rendering of each missing term replaced by the agreed one, inflected alike.

    A replacement that would not help, or would cost another term, a fact or a placeholder, is not made but told.
    """
    said, notes = said_in(source, hits), []
    for hit in lacking(source, target, hits):
        others = [other for other in said if other != hit]
        proposals = _proposals(hit, source, target, renderings=renderings, others=others)
        sound = (text for text in proposals if _is_kept(hit, text) and _keeps_all(target, text, others=others))
        made = next((text for text in sound if _same_facts(source, target, text, locale=locale)), None)
        if made is None:
            notes.append(f"Das Fachwort „{hit.source}“ soll „{hit.target}“ heißen; es ließ sich nicht einsetzen.")
        else:
            notes.append(f"Für „{hit.source}“ wurde das Fachwort „{hit.target}“ eingesetzt; bitte die Form prüfen.")
            target = made
    return Mended(target, tuple(notes))


def _spans(hit: Hit, source: str) -> list[Span]:
    """Where the source says the term; a text that is its base form alone says it too."""
    if source.strip() in hit.bases:
        return [(0, len(source))]
    return [match.span() for match in re.finditer(rf"(?<!\w){re.escape(hit.source)}(?!\w)", source)]


def _touches(span: Span, taken: Iterable[Span]) -> bool:
    return any(span[0] < end and start < span[1] for start, end in taken)


def _is_kept(hit: Hit, target: str) -> bool:
    return hit.presence(target) >= 1 and hit.forbidden_in(target) is None


def _proposals(hit: Hit, source: str, target: str, *, renderings: Renderings, others: Sequence[Hit]) -> Iterator[str]:
    """The target with the agreed term in the place of each thing that the engine may have called it."""
    taken = [span for other in others for span in other.places(target)]
    names = [renderings[name] for name in dict.fromkeys((hit.source, *hit.bases)) if renderings.get(name)]
    for name in dict.fromkeys((*hit.forbidden, *names)):
        spans = [span for span in places(name, target, hit.locale) if not _touches(span, taken)]
        if spans and (name in hit.forbidden or len(spans) <= len(_spans(hit, source))):
            yield _replaced(target, spans, hit, name=name)


def _replaced(target: str, spans: Collection[Span], hit: Hit, *, name: str) -> str:
    [(first, last), *_] = places(name, name, hit.locale) or [(0, len(name))]
    for start, end in sorted(spans, reverse=True):
        form = target[start:end]
        term = formed(hit.target, base=name[first:last], form=form, locale=hit.locale)
        if form[:1].isupper() and _SENTENCE_START.search(plain(target[:start])):
            term = capitalised(term, hit.locale)
        target = before(target[:start], term, locale=hit.locale) + term + target[end:]
    return target


def _keeps_all(target: str, made: str, *, others: Iterable[Hit]) -> bool:
    """Whether placeholders are what they were, and no other term was lost."""
    marks = [Counter(match.group() for match in PLACEHOLDER.finditer(text)) for text in (target, made)]
    return marks[0] == marks[1] and all(_is_kept(other, made) for other in others if _is_kept(other, target))


def _same_facts(source: str, target: str, made: str, *, locale: str) -> bool:
    told = [
        Counter((each.rule, each.kind, each.expected.text) for each in differences(source, text, locale=locale))
        for text in (target, made)
    ]
    return told[0] == told[1]
