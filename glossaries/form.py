"""Puts a term into the form that another one had in its place, where a rule is known; else it stays as it is."""

import re
from collections.abc import Callable
from functools import partial

_VOWELS = "aeıioöuü"
_BACK = "aıou"
_HIGH = {"a": "ı", "ı": "ı", "o": "u", "u": "u", "e": "i", "i": "i", "ö": "ü", "ü": "ü"}
_HARD = "fstkçşhp"
_TURKISH_ENDINGS = (
    ("L4", "l[ae]r[ıi]"), ("L", "l[ae]r"), ("Dn", "n?[dt][ae]n"), ("D", "n?[dt][ae]"), ("W", "y?l[ae]"),
    ("G", "n?[ıiuü]n"), ("4", "[yn]?[ıiuü]"), ("2", "[yn]?[ae]"),
)  # fmt: skip
"""Plural accusative, plural, ablative, locative, with, genitive, accusative, dative."""
_POSSESSED = re.compile(r".*\s.*[ıiuü]")
"""A compound like `oturma izni`: before an ending it takes an n."""
_SOFTENED = {"k": "ğ", "p": "b", "ç": "c", "t": "d"}

_ARABIC_PREFIX = "(?P<and>[وف]?)(?P<prep>[بكل]?)(?P<article>ال|(?<=ل)ل)?"

_CONSONANTS = re.compile("[гкхжчшщцkghcjżźšžč]$")
_SIBILANTS = re.compile("[жчшщ]$")
_SHORTEST_STEM, _LONGEST_ENDING, _LONGEST_CASE = 2, 2, 3


def formed(new: str, *, base: str, form: str, locale: str) -> str:
    """The base form `new` in the form that `base` has as `form`."""
    rule = _RULES.get(locale.partition("-")[0], _unchanged)
    return rule(new, base, form)


def capitalised(text: str, locale: str) -> str:
    """The text with a capital at its beginning."""
    return ("İ" if text[:1] == "i" and locale.startswith("tr") else text[:1].upper()) + text[1:]


def _unchanged(new: str, _base: str, _form: str) -> str:
    return new


def _english(new: str, base: str, form: str) -> str:
    form = form.removesuffix("'s").removesuffix("’s")
    if not form.endswith("s") or base.endswith("s") or new.endswith("s") or " of " in new:
        return new
    return _english_plural(new)


def _english_plural(word: str) -> str:
    if re.search("[^aeiou]y$", word):
        return word[:-1] + "ies"
    return word + ("es" if re.search("(s|x|z|ch|sh)$", word) else "s")


def _romance(new: str, base: str, form: str) -> str:
    """Plural of a single word; in several words the adjectives would have to follow."""
    is_plural = form.endswith(("s", "x")) and not base.endswith(("s", "x"))
    return new + "s" if is_plural and re.fullmatch(r"\w+[^\Wsxzl]", new) else new


def _turkish(new: str, base: str, form: str) -> str:
    """The one ending that the form has after its base, in the harmony of the new word."""
    small, root = _small(form), _small(base)
    stems = (root, root[:-1] + _SOFTENED.get(root[-1:], root[-1:]))
    stem = next((stem for stem in stems if small.startswith(stem)), None)
    if stem is None:
        return new
    ending = re.sub("[’'`]", "", small[len(stem) :])
    kind = next((kind for kind, pattern in _TURKISH_ENDINGS if re.fullmatch(pattern, ending)), None)
    vowels = [letter for letter in _small(new) if letter in _VOWELS]
    return _with_turkish_ending(new, kind, vowels) if kind and vowels else new


def _small(word: str) -> str:
    return word.replace("İ", "i").replace("I", "ı").lower()


def _with_turkish_ending(new: str, kind: str, vowels: list[str]) -> str:
    low, high = ("a" if vowels[-1] in _BACK else "e"), _HIGH[vowels[-1]]
    is_open, is_compound = new[-1].lower() in _VOWELS, bool(_POSSESSED.fullmatch(_small(new)))
    if kind in {"L", "L4"}:
        plural = f"l{low}r" + (_HIGH[low] if kind == "L4" else "")
        return new if is_compound else new + plural
    buffer = "n" if is_compound else "y" if is_open else ""
    d = "t" if new[-1].lower() in _HARD and not is_compound else "d"
    ending = {
        "4": buffer + high,
        "2": buffer + low,
        "D": ("n" if is_compound else "") + d + low,
        "Dn": ("n" if is_compound else "") + d + low + "n",
        "G": ("n" if is_open else "") + high + "n",
        "W": ("y" if is_open else "") + "l" + low,
    }[kind]
    is_softened = ending[0] in _VOWELS and len(vowels) > 1 and new[-1] in _SOFTENED and new[-1] != "t"
    return (new[:-1] + _SOFTENED[new[-1]] if is_softened else new) + ending


def _arabic(new: str, base: str, form: str) -> str:
    """What is joined before the first word: `و`, `ب`, `ل` and, if the new term is one word, the article."""
    found = re.match(_ARABIC_PREFIX + re.escape(base.removeprefix("ال")[:2]), form)
    if not found:
        return new
    has_article = new.startswith("ال")
    wants_article = bool(found["article"]) and not has_article and " " not in new
    core = f"ال{new}" if wants_article else new
    if found["prep"] == "ل" and core.startswith("ال"):
        core = core[2:] if core.startswith("الل") else core[1:]  # three in a row are written as two
    return found["and"] + found["prep"] + core


def _slavic(new: str, base: str, form: str, *, is_soft: Callable[[str, str], bool]) -> str:
    """The case endings of the old words on the new ones, where word for word both belong to the same class."""
    old, forms, words = base.split(), form.split(), new.split()
    if not len(old) == len(forms) == len(words):
        return new
    made = [_with_ending(*each, is_soft=is_soft) for each in zip(words, old, forms, strict=True)]
    return new if None in made else " ".join(each or "" for each in made)


def _with_ending(word: str, base: str, form: str, *, is_soft: Callable[[str, str], bool]) -> str | None:
    """The word with the case ending of `form`; None if it is of another class than `base`."""
    if base.lower() == form.lower():
        return word
    size = 0
    while size < min(len(base), len(form)) and base[size].lower() == form[size].lower():
        size += 1
    stem, ending, case = base[:size], base[size:], form[size:]
    is_regular = len(ending) <= _LONGEST_ENDING and len(case) <= _LONGEST_CASE and size >= _SHORTEST_STEM
    if not is_regular or not word.lower().endswith(ending.lower()):
        return None
    if not ending and word[-1].lower() in "аеєиіїйоуюяьыэaeiouy":
        return None  # a word without an ending beside one with
    new_stem = word[: len(word) - len(ending)]
    is_same = is_soft(new_stem.lower(), case) == is_soft(stem.lower(), case)
    return new_stem + case if is_same and len(new_stem) >= _SHORTEST_STEM else None


def _is_soft(stem: str, _case: str) -> bool:
    """Whether the stem ends in a consonant that asks for other endings, or changes before them."""
    return bool(_CONSONANTS.search(stem))


def _is_soft_in_ukrainian(stem: str, case: str) -> bool:
    """`к`, `г` and `х` change only before an і: `допомоги`, but `допомозі`."""
    return bool((_CONSONANTS if case.startswith("і") else _SIBILANTS).search(stem))


_RULES: dict[str, Callable[[str, str, str], str]] = {
    "en": _english, "fr": _romance, "es": _romance, "it": _unchanged, "tr": _turkish, "ar": _arabic,
    **dict.fromkeys(("ru", "bg", "pl", "hr", "sr"), partial(_slavic, is_soft=_is_soft)),
    "uk": partial(_slavic, is_soft=_is_soft_in_ukrainian),
}  # fmt: skip
