"""A sentence of the source must not be lost: fewer sentences than in German, or too little for as many."""

import math
import re
from collections.abc import Iterator

from pipeline.finding import Finding, Severity
from quality.joined import leaves_one_out
from quality.pair import Pair
from quality.punctuation import NO_STOP
from quality.target_sentences import sentences
from quality.usual_length import usual_share
from quality.wording import visible

NAME = "sentences"

_SEVERAL = 2
_WHOLE, _NEARLY_WHOLE = 1.0, 0.96
"""Who joins two sentences keeps about the usual length; with a comma more, a little less."""
_LEAST, _SPREAD = 1.1, 6
"""As in `length`, narrower: the longer a text, the less its length varies."""
_JOINT = re.compile(r"[,;:،؛፣፤，、–—]| - ")
"""What stands between two sentences that became one."""


def check(pair: Pair) -> Iterator[Finding]:
    """Warns for segments of several sentences whose target is both short and one sentence poorer.

    Translators join sentences; then the text keeps its length, or holds a comma more and fits without a gap.
    """
    source, target = visible(pair.source), visible(pair.target)
    wanted, found = sentences(source, locale="de"), sentences(target, locale=pair.locale)
    if len(wanted) < _SEVERAL or pair.is_simplified:
        return
    usual = usual_share(pair.locale)
    share = len(target) / (usual * len(source))
    is_poorer = len(found) < len(wanted) and pair.locale not in NO_STOP and _has_gap(wanted, found, usual, share)
    if is_poorer or share * (_LEAST + _SPREAD / math.sqrt(len(source))) < 1:
        values = {"wanted": str(len(wanted)), "found": str(len(found))}
        message = "Von {wanted} deutschen Sätzen scheint einer zu fehlen (Übersetzung: {found})."
        yield Finding(NAME, Severity.WARNING, message, values)


def _has_gap(wanted: list[str], found: list[str], usual: float, share: float) -> bool:
    if _joints(found) <= _joints(wanted):
        return share < _WHOLE
    lengths = [round(len(sentence) * usual) for sentence in wanted]
    return share < _NEARLY_WHOLE and leaves_one_out(lengths, [len(sentence) for sentence in found])


def _joints(told: list[str]) -> int:
    return sum(len(_JOINT.findall(sentence)) for sentence in told)
