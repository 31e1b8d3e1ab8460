"""How far apart two target texts are."""

from collections import Counter

from rapidfuzz.distance import Levenshtein

_ORDER = 6
_BETA = 2.0


def edit_distance(machine: str, final: str) -> float:
    """Levenshtein distance over the longer length: 0 (same) to 1."""
    return float(Levenshtein.normalized_distance(machine, final))


def chrf(machine: str, final: str) -> float:
    """chrF2 of one segment, 0 to 100: character n-grams of 1 to 6 without blanks, recall counting twice.

    Popović, "chrF: character n-gram F-score for automatic MT evaluation", WMT 2015. Orders for which either text is
    too short do not count; two empty texts are alike.
    """
    one, other = "".join(machine.split()), "".join(final.split())
    if one == other:
        return 100.0
    pairs = [_precision_and_recall(one, other, n) for n in range(1, min(_ORDER, len(one), len(other)) + 1)]
    if not pairs:
        return 0.0
    precision, recall = (sum(column) / len(pairs) for column in zip(*pairs, strict=True))
    weighted = _BETA**2 * precision + recall
    return 100 * (1 + _BETA**2) * precision * recall / weighted if weighted else 0.0


def _precision_and_recall(one: str, other: str, n: int) -> tuple[float, float]:
    first, second = (Counter(text[i : i + n] for i in range(len(text) - n + 1)) for text in (one, other))
    same = (first & second).total()
    return same / first.total(), same / second.total()
