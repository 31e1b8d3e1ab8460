"""What opens must close: brackets and quotation marks come in pairs where they do so in the source."""

from collections import Counter
from collections.abc import Iterator

from pipeline.finding import Finding, Severity
from pipeline.placeholders import plain
from quality.pair import Pair

NAME = "brackets"

_PAIRS = (("(", ")"), ("[", "]"), ("{", "}"), ("«", "»"))
_WIDE = str.maketrans("（）［］【】", "()[][]")


def check(pair: Pair) -> Iterator[Finding]:
    """Warns when a bracket stays open in the target and none does in the source, or when all of a kind are gone."""
    source, target = (Counter(plain(text).translate(_WIDE)) for text in (pair.source, pair.target))
    for left, right in _PAIRS:
        if source[left] != source[right]:
            continue
        if target[left] != target[right] and abs(target[left] - target[right]) <= 1:
            values = {"missing": left if target[left] < target[right] else right}
            yield Finding(NAME, Severity.WARNING, "Eine Klammer ist nicht geschlossen: „{missing}“ fehlt.", values)
