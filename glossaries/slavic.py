"""Ukrainian, Russian, Bulgarian, Polish and Croatian words: a stem, whose end may shift, and its case endings."""

import re
from collections.abc import Callable
from functools import partial

from glossaries.inflection import Inflection, unaccented

_SHORTEST_STEM = 2


def _cyrillic(text: str) -> str:
    """Small letters; `й` and `ї` keep their marks, because endings tell by them."""
    text = re.sub("[’'ʼ`\u0301]", "", text.lower())
    return text.replace("ё", "е").replace("ґ", "г")


def _latin(text: str) -> str:
    return unaccented(text.replace("ł", "l").replace("Ł", "l").replace("đ", "d").replace("Đ", "d"))


def _forms(word: str, *, base: str, endings: str, vowels: str, shifts: dict[str, str]) -> str:
    """The stem of the base form with every ending; its last vowel and consonant may change."""
    stem = re.sub(f"(?:{base})$", "", word)
    if len(stem) < _SHORTEST_STEM:
        stem = word
    return f"{_shifted(stem, vowels, shifts)}(?:{'|'.join(endings.split())})?"


def _shifted(stem: str, vowels: str, shifts: dict[str, str]) -> str:
    """Vowels come, go and change before the last consonant (`внесок, внеску`; `довідка, довідок`; `збір, збору`)."""
    end = shifts.get(stem[-1], stem[-1])
    before = stem[:-1]
    if len(stem) <= _SHORTEST_STEM:
        return re.escape(before) + end
    if before[-1] == stem[-1]:
        return re.escape(before) + f"{stem[-1]}?"
    if before[-1] in vowels:
        return re.escape(before[:-1]) + f"[{vowels}]?" + end
    if before[-1] in "ьй":
        return re.escape(before[:-1]) + f"[{vowels}ьй]?" + end
    joint = "" if before[-1] in "аеиіоуєїюяыэaeiouy" else f"[{vowels}]?"
    return re.escape(before) + joint + end


def _language(fold: Callable[[str], str], small: str, **rules: str | dict[str, str]) -> Inflection:
    return Inflection(fold, partial(_forms, **rules), frozenset(small.split()))  # type: ignore[arg-type]


_CYRILLIC_SHIFTS = {"к": "[кцч]", "г": "[гзж]", "х": "[хсш]", "ц": "[цч]"}

UKRAINIAN = _language(
    _cyrillic,
    "у в з із зі на по про для до від та і й за при о об",
    base="ий|ій|[аяоеєьйиіїую]",
    endings="а у ю я і ї и е є о ь й ом ем єм єю ею ою ам ям ами ями ах ях ів їв ей ові еві єві ий ій ого його ому "
    "ьому им їм их їх ими їми ої єї ую юю тю ттю ье",
    vowels="оеіє",
    shifts=_CYRILLIC_SHIFTS,
)
RUSSIAN = _language(
    _cyrillic,
    "у в во с со из на по о об про для до от и за при к ко",
    base="ый|ий|ой|ая|яя|ое|ее|ые|ие|ия|[аяоеьйыию]",
    endings="а у ю я и ы е о ь й ом ем ам ям ами ями ах ях ов ев ей ею ою ый ий ого его ому ему ым им ых их ыми ими ая "
    "яя ой ей ую юю ое ее ые ие ия ию ием ии иям иями иях ией ью ою",
    vowels="ое",
    shifts=_CYRILLIC_SHIFTS,
)
BULGARIAN = _language(
    _cyrillic,
    "в във с със на за от по при до и за към",
    base="ия|ие|[аяоеьйи]",
    endings="а я о е и й ът ят та то те ите ата ята ото ето ия ият ия ове ове овете еве евете ища ищата ие иета ието "
    "ии иите ията ки ка ко",
    vowels="еъ",
    shifts={"к": "[кцч]", "г": "[гзж]", "х": "[хс]"},
)
POLISH = _language(
    _latin,
    "w we z ze na do dla o od i oraz po przy za u",
    base="ie|ia|[aeoyiu]",
    endings="a e i y o u ow om ami ach em owi ie iem mi ego emu ej ym im ych ich ymi imi iej iego iemu ia iu ii io iow "
    "iami iach iom ium owie",
    vowels="eoa",
    shifts={"k": "(?:k|c|cz)", "g": "(?:g|dz|z)", "r": "(?:r|rz)", "d": "(?:d|dz)", "t": "(?:t|c)", "c": "(?:c|t)"},
)
CROATIAN = _language(
    _latin,
    "u na za od do o s sa i iz po pri",
    base="[aeiou]",
    endings="a e i o u om em ama ima ov ev ova eva ovi evi ove eve ovima evima og oga omu oj im ih ome eg ega emu ju "
    "iju ija ije iji ijom ijama",
    vowels="ao",
    shifts={"k": "[kc]", "g": "[gz]", "h": "[hs]", "c": "[cc]"},
)
