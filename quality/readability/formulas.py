"""The published readability formulas for German, over counts that are right.

textstat has the same formulas but only over its own counts; where those are right, ours give the same values (a test
holds the two together).
"""

from math import sqrt

from quality.readability.counts import Counts


def amstad(counts: Counts) -> float:
    """Flesch reading ease for German; 0 (very hard) to 100 (very easy).

    Toni Amstad: Wie verständlich sind unsere Zeitungen? Zürich 1978.
    """
    return 180 - _words_per_sentence(counts) - 58.5 * counts.syllables / counts.words


def wiener_sachtextformeln(counts: Counts) -> tuple[float, float, float, float]:
    """The four Vienna formulas; the school year that understands the text, 4 (very easy) to 15 (very hard).

    Richard Bamberger, Erich Vanecek: Lesen – Verstehen – Lernen – Schreiben. Wien 1984.
    """
    ms = _percent(counts.polysyllables, counts)
    sl = _words_per_sentence(counts)
    iw = _percent(counts.long_words, counts)
    es = _percent(counts.monosyllables, counts)
    return (
        0.1935 * ms + 0.1672 * sl + 0.1297 * iw - 0.0327 * es - 0.875,
        0.2007 * ms + 0.1682 * sl + 0.1373 * iw - 2.779,
        0.2963 * ms + 0.1905 * sl - 1.1144,
        0.2744 * ms + 0.2656 * sl - 1.693,
    )


def lix(counts: Counts) -> float:
    """Words a sentence and long words in a hundred: below 40 children's books, above 60 specialist texts.

    Carl-Hugo Björnsson: Läsbarhet. Stockholm 1968.
    """
    return _words_per_sentence(counts) + _percent(counts.long_words, counts)


def rix(counts: Counts) -> float:
    """Long words a sentence. Jonathan Anderson: Lix and Rix. Journal of Reading 26 (1983)."""
    return counts.long_words / counts.sentences


def smog(counts: Counts) -> float:
    """The German SMOG, as Bamberger and Vanecek (1984) adapt it: the school year that understands the text.

    textstat has only McLaughlin's English version, 1.043 · √ + 3.1291, also for German.
    """
    return sqrt(30 * counts.polysyllables / counts.sentences) - 2


def _words_per_sentence(counts: Counts) -> float:
    return counts.words / counts.sentences


def _percent(part: int, counts: Counts) -> float:
    return 100 * part / counts.words
