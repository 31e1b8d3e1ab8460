"""How often a German word is read: Zipf values of the 100,000 most frequent word forms.

The table is counted from the word probabilities in spacy-lookups-data 1.0.5 (Explosion, MIT licence) by
`bench/word_table.py`: forms lowered, ß as ss, each with log10 of its occurrences in a billion words, to a tenth
(van Heuven et al.: SUBTLEX-UK, 2014). A line is a value in tenths, then its words in the order of the alphabet.
"""

import gzip
from functools import cache
from importlib.resources import files

UNKNOWN = 1.0
"""The value of a word that is not among them; the rarest that is has 2.4."""


def zipf(word: str) -> float:
    """7.4 for `und`, 4.7 for `Antrag`, 3.1 for `Aufenthaltserlaubnis`, `UNKNOWN` for `Sicherungsübereignung`."""
    return _table().get(folded(word), UNKNOWN)


def folded(word: str) -> str:
    """The word as the table spells it."""
    return word.lower().replace("ß", "ss")


@cache
def _table() -> dict[str, float]:
    packed = files("quality.readability").joinpath("data", "frequencies.txt.gz").read_bytes()
    lines = gzip.decompress(packed).decode("utf-8").splitlines()
    rows = (line.split(" ") for line in lines)
    return {word: int(tenths) / 10 for tenths, *words in rows for word in words}
