"""A queue of drafts with errors in it, made of human translations; see `risk.py` for what is assumed."""

import json
import math
import random
import re
import zlib
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from harm_targets import KINDS, Place
from risk_memory import Seen, vocabularies

from glossaries.find import find
from glossaries.shipped import shipped
from pipeline.draft import DraftSegment, Origin, OriginKind
from pipeline.finding import Finding
from pipeline.locales import FIRST_DAY, canonical
from pipeline.segment import SegmentKind
from quality.inspection import inspect
from quality.judge import hardness
from quality.pair import Pair
from quality.signals import Circumstances

SHARE, PAGE, PER_LOCALE = 0.125, 12, 400
ORIGINS = (
    (0.60, Origin(OriginKind.ENGINE, "deepl")),
    (0.15, Origin(OriginKind.MEMORY, "in-context 102")),
    (0.10, Origin(OriginKind.MEMORY, "exact 100")),
    (0.05, Origin(OriginKind.MEMORY, "generalised 99")),
    (0.10, Origin(OriginKind.HUMAN, "anna")),
)
WHERE = {OriginKind.ENGINE: 0.82 / 0.6, OriginKind.MEMORY: 0.15 / 0.3, OriginKind.HUMAN: 0.03 / 0.1}
BASE = shipped()


@dataclass(frozen=True)
class Line:
    """One segment of the queue: what is known of it, and the error it carries, if any."""

    segment: DraftSegment
    findings: tuple[Finding, ...]
    given: Circumstances
    error: str
    page: str


def half(identity: str) -> int:
    return zlib.crc32(identity.encode()) & 1


def pairs(paths: Sequence[Path], which: int, *, most: int | None = PER_LOCALE) -> dict[str, list[tuple[str, str, str]]]:
    by_locale: dict[str, list[tuple[str, str, str]]] = defaultdict(list)
    for path in paths:
        for row in map(json.loads, path.read_text(encoding="utf-8").splitlines()):
            if half(f"{path.stem}/{row['id']}") != which or not re.search(r"[a-zäöü]{3}", row["de"]):
                continue
            for tag, target in row["tr"].items():
                locale = {"sr-Latn": "sr"}.get(tag, canonical(tag))
                if locale in FIRST_DAY and target.strip() and target.strip() != row["de"].strip():
                    by_locale[locale].append((f"{path.stem}/{row['id']}", row["de"], target))
    return {locale: found[:most] for locale, found in sorted(by_locale.items())}


def lines(paths: Sequence[Path], which: int, *, seed: int) -> list[Line]:
    return [
        line
        for locale, found in pairs(paths, which).items()
        for line in _of_locale(locale, found, random.Random(f"{seed}{which}{locale}"))
    ]


def memory(paths: Sequence[Path], *halves: int) -> dict[str, list[tuple[str, str]]]:
    """Locale → all human translations of these halves."""
    known: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for which in halves:
        for locale, found in pairs(paths, which, most=None).items():
            known[locale] += [(source, target) for _identity, source, target in found]
    return known


def remembering(told: Sequence[Line], known: dict[str, list[tuple[str, str]]]) -> list[Line]:
    """The same queue where a memory has taught something about words."""
    seen = [Seen(line.given.locale, line.page, line.segment.source, line.segment.target) for line in told]
    learned = vocabularies(seen, known)
    return [replace(line, given=replace(line.given, vocabulary=each)) for line, each in zip(told, learned, strict=True)]


def _of_locale(locale: str, found: list[tuple[str, str, str]], chance: random.Random) -> list[Line]:
    origins = [chance.choices([o for _, o in ORIGINS], [w for w, _ in ORIGINS])[0] for _ in found]
    errors = planted(locale, found, origins, chance=chance)
    made = []
    for index, ((_identity, source, correct), origin) in enumerate(zip(found, origins, strict=True)):
        error, target = errors.get(index, ("", correct))
        segment = DraftSegment(f"body:{index}", SegmentKind.SENTENCE, source, target, origin)
        made.append(looked_at(segment, locale, error=error, page=f"{locale}/{index // PAGE}"))
    return made


def looked_at(segment: DraftSegment, locale: str, *, error: str, page: str) -> Line:
    """The segment with what the checks say of it, before anything was learned."""
    hits = find(segment.source, BASE, locale=locale)
    pair = Pair(segment.source, segment.target, locale, segment.kind, segment.key, hits)
    given = Circumstances(locale, terms={segment.key: hits}, hardness=hardness([segment]))
    return Line(segment, inspect([pair]), given, error, page)


def planted(
    locale: str, found: list[tuple[str, str, str]], origins: Sequence[Origin], *, chance: random.Random
) -> dict[int, tuple[str, str]]:
    """Index -> kind and harmed target, an eighth of the segments: one kind after the other takes the next place.

    A kind that fits nowhere any more is passed over, so that short labels do not make one kind most of the errors.
    """
    done: dict[int, tuple[str, str]] = {}
    places = sorted(range(len(found)), key=lambda i: chance.random() ** (1 / WHERE[origins[i].kind]), reverse=True)
    wanted, left = round(len(found) * SHARE), list(KINDS)
    most = math.ceil(wanted / len(KINDS)) * 2
    while len(done) < wanted and left:
        for name in left[: wanted - len(done)]:
            free = [index for index in places if index not in done]
            made = _harmed(name, locale, found, free=free, chance=chance)
            if made is None or sum(kind == name for kind, _ in done.values()) >= most:
                left.remove(name)
            else:
                done[made[0]] = name, made[1]
    return done


def _harmed(
    name: str, locale: str, found: list[tuple[str, str, str]], *, free: Sequence[int], chance: random.Random
) -> tuple[int, str] | None:
    """The first free place where this kind of error fits, and the harmed target."""
    for index in free:
        _identity, source, target = found[index]
        others = tuple(each[2] for each in chance.sample(found, min(60, len(found))) if each[1] != source)
        text = KINDS[name](Place(source, target, locale, others, chance))
        if text is not None and text.strip() != target.strip():
            return index, text
    return None
