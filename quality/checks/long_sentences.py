"""A translation must not be harder to read than the German: no sentence much longer than its source."""

from collections.abc import Iterator

from pipeline.finding import Finding, Severity
from quality.pair import Pair
from quality.target_sentences import sentences
from quality.usual_length import usual_share
from quality.wording import visible

NAME = "long_sentences"

_LONG = 140
"""Characters: shorter sentences are easy to read in any language."""
_FACTOR = 1.8


def check(pair: Pair) -> Iterator[Finding]:
    """Informs when the longest sentence is longer than 140 characters and nearly twice as long as the German one."""
    longest = max((len(part) for part in sentences(visible(pair.source), locale="de")), default=0)
    target = max(sentences(visible(pair.target), locale=pair.locale), key=len, default="")
    if len(target) > max(_LONG, _FACTOR * longest * usual_share(pair.locale)):
        values = {"sentence": target}
        message = "Ein Satz ist viel länger als im Deutschen. Besser teilen: „{sentence}“"
        yield Finding(NAME, Severity.INFO, message, values)
