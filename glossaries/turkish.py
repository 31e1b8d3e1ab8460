"""Turkish words: chains of endings with vowel harmony, softened consonants, dropped vowels."""

import re

from glossaries.inflection import Inflection, listed

_LETTERS = str.maketrans({"İ": "i", "I": "ı", "â": "a", "î": "i", "û": "u", "Â": "a", "Î": "i", "Û": "u"})
_SOFT = {"p": "[pb]", "b": "[pb]", "ç": "[çc]", "c": "[çc]", "t": "[td]", "d": "[td]", "k": "[kğg]", "ğ": "[kğ]"}
_HIGH = "ıiuü"
_VOWEL = "aeıioöuü"
_ENDING = (
    f"(?:l[ae]r|l[{_HIGH}][kğ]?|s?[{_HIGH}]n?|[{_HIGH}]?m[{_HIGH}]?z?|n[{_HIGH}]z|[yn]?[ae]|n?[dt][ae]n?|[yn][{_HIGH}]n?"
    f"|y?l[ae]|c[ae]|k[iı]|s[{_HIGH}]z|[dt][{_HIGH}]r)"
)
_SMALL = listed("ve ile için bir veya da de")


def _fold(text: str) -> str:
    return re.sub("[’'`]", "", text.translate(_LETTERS).lower())


def _pattern(word: str) -> str:
    stems = dict.fromkeys(_softened(root) for root in _roots(word))
    return f"(?:{'|'.join(stems)}){_ENDING}{{0,6}}"


def _roots(word: str) -> list[str]:
    """The word, and without the ending that it has as the last part of a compound: `izni`, `parası`."""
    roots = [word]
    if match := re.fullmatch(f"(\\w{{2,}}[{_VOWEL}])s[{_HIGH}]|(\\w{{2,}}[^{_VOWEL}])[{_HIGH}]", word):
        roots.append(match.group(1) or match.group(2))
    if match := re.fullmatch(f"(\\w{{3,}})l[ae]r[{_HIGH}]?", word):
        roots.append(match.group(1))
    return roots


def _softened(root: str) -> str:
    """Its last consonant in both strengths, and the vowel before it, which some words drop."""
    end = _SOFT.get(root[-1], root[-1])
    if re.search(f"\\w[{_VOWEL}][^{_VOWEL}][{_HIGH}][^{_VOWEL}]$", root):
        return root[:-2] + f"[{_HIGH}]?" + end
    if re.search(f"[{_VOWEL}][^{_VOWEL}]{{2}}$", root):
        return root[:-1] + f"[{_HIGH}]?" + end
    return root[:-1] + end


TURKISH = Inflection(_fold, _pattern, _SMALL)
