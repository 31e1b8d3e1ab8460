"""Words that only the sister language uses: Iranian Persian in Dari, and the other way round."""

import re
from collections.abc import Iterator

from pipeline.finding import Finding, Severity
from quality.pair import Pair
from quality.wording import visible

NAME = "variant"

_IRANIAN_TO_DARI = {
    "بیمارستان": "شفاخانه", "دانشگاه": "پوهنتون", "شهرداری": "شاروالی", "خیابان": "سرک", "دانشجو": "محصل",
    "مدرسه": "مکتب", "پزشک": "داکتر", "دکتر": "داکتر", "اتوبوس": "بس", "گذرنامه": "پاسپورت", "خودرو": "موتر",
    "ماشین": "موتر", "دادگاه": "محکمه", "کودکستان": "کودکستان", "گواهینامه رانندگی": "لایسنس", "داروخانه": "دواخانه",
    "هواپیما": "طیاره", "فرودگاه": "میدان هوایی",
}  # fmt: skip
_DARI = ("پوهنتون", "شفاخانه", "شاروالی", "سرک", "طیاره", "میدان هوایی", "دواخانه", "موتر", "محصل", "لایسنس")
_DARI_LOCALES = frozenset({"prs", "fa-AF"})
_PERSIAN_LOCALES = frozenset({"fa", "fa-IR", "pes"})


def check(pair: Pair) -> Iterator[Finding]:
    """Informs: people understand both, but a page should keep to one."""
    target = visible(pair.target)
    if pair.locale in _DARI_LOCALES:
        table, message = _IRANIAN_TO_DARI, "„{found}“ sagt man im Iran; im Dari eher „{better}“."
    elif pair.locale in _PERSIAN_LOCALES:
        table = {dari: iranian for iranian, dari in _IRANIAN_TO_DARI.items() if dari in _DARI}
        message = "„{found}“ sagt man in Afghanistan; im Iran eher „{better}“."
    else:
        return
    for found, better in table.items():
        if found != better and re.search(rf"(?<!\w){found}(?!\w)", target):
            yield Finding(NAME, Severity.INFO, message, {"found": found, "better": better})
