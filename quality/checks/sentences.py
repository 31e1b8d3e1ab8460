"""A sentence of the source must not be lost: fewer sentences than in German, or too little for as many."""

import math
from collections.abc import Iterator

from pipeline.finding import Finding, Severity
from quality.pair import Pair
from quality.punctuation import NO_STOP
from quality.target_sentences import sentences
from quality.usual_length import usual_share
from quality.wording import visible

NAME = "sentences"

_SEVERAL = 2
_WHOLE = 0.96
"""Who joins two sentences keeps about the usual length."""
_LEAST, _SPREAD = 1.1, 6
"""As in `length`, narrower: the longer a text, the less its length varies."""


def check(pair: Pair) -> Iterator[Finding]:
    """Warns for segments of several sentences whose target is both short and one sentence poorer.

    Translators join sentences; then the text keeps its length. In 2,600 human translations of several sentences this
    tells nineteen of twenty lost sentences from joined ones.
    """
    source, target = visible(pair.source), visible(pair.target)
    wanted = len(sentences(source, locale="de"))
    if wanted < _SEVERAL or pair.is_simplified:
        return
    found = len(sentences(target, locale=pair.locale))
    share = len(target) / (usual_share(pair.locale) * len(source))
    is_poorer = found < wanted and share < _WHOLE and pair.locale not in NO_STOP
    if is_poorer or share * (_LEAST + _SPREAD / math.sqrt(len(source))) < 1:
        values = {"wanted": str(wanted), "found": str(found)}
        message = "Von {wanted} deutschen Sätzen scheint einer zu fehlen (Übersetzung: {found})."
        yield Finding(NAME, Severity.WARNING, message, values)
