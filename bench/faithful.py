"""Stand-in engines that do no harm: they convert facts by the rules of a locale, as a good translation does."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from pipeline.facts.fact import Fact, FactKind
from pipeline.facts.isolate import isolate
from pipeline.facts.recognise import facts

ARABIC_DIGITS = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
PERSIAN_DIGITS = str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")
NAMES = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
UNITS = ("min", "h", "d", "w", "mo", "y")


@dataclass(frozen=True)
class Words:
    """How a language writes months, weekdays, units of time and the clock."""

    months: str
    days: str
    units: str
    clock: str
    money: str
    digits: dict[int, str] | None = None


LANGUAGES = {
    "fr": Words(
        "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
        "lundi mardi mercredi jeudi vendredi samedi dimanche",
        "minutes heures jours semaines mois ans",
        "{hour} h {minute}",
        "{amount} €",
    ),
    "tr": Words(
        "Ocak Şubat Mart Nisan Mayıs Haziran Temmuz Ağustos Eylül Ekim Kasım Aralık",
        "Pazartesi Salı Çarşamba Perşembe Cuma Cumartesi Pazar",
        "dakika saat gün hafta ay yıl",
        "saat {hour}:{minute}",
        "{amount} avro",
    ),
    "uk": Words(
        "січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня",
        "понеділок вівторок середа четвер п'ятниця субота неділя",
        "хвилин годин днів тижнів місяців років",
        "{hour}:{minute} год.",
        "{amount} євро",
    ),
    "ar": Words(
        "يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر",
        "الاثنين الثلاثاء الأربعاء الخميس الجمعة السبت الأحد",
        "دقيقة ساعة يومًا أسابيع أشهر سنوات",
        "الساعة {hour}:{minute}",
        "{amount} يورو",
        ARABIC_DIGITS,
    ),
    "fa": Words(
        "ژانویه فوریه مارس آوریل مه ژوئن ژوئیه اوت سپتامبر اکتبر نوامبر دسامبر",
        "دوشنبه سه‌شنبه چهارشنبه پنج‌شنبه جمعه شنبه یکشنبه",
        "دقیقه ساعت روز هفته ماه سال",
        "ساعت {hour}:{minute}",
        "{amount} یورو",
        PERSIAN_DIGITS,
    ),
    "en": Words(
        "January February March April May June July August September October November December",
        "Monday Tuesday Wednesday Thursday Friday Saturday Sunday",
        "minutes hours days weeks months years",
        "{hour12}:{minute} {half}",
        "€{amount}",
    ),
}


def written(fact: Fact, locale: str) -> str:
    """The fact as a page in the locale writes it."""
    words = LANGUAGES[locale]
    match fact.kind:
        case FactKind.DATE:
            text = _date(fact.value, words.months.split())
        case FactKind.TIME:
            text = _time(fact.value, words.clock)
        case FactKind.WEEKDAY:
            text = words.days.split()[NAMES.index(fact.value)]
        case FactKind.DEADLINE:
            number, unit = fact.value.split(" ")
            text = f"{number.replace('.', '.' if locale == 'en' else ',')} {words.units.split()[UNITS.index(unit)]}"
        case FactKind.MONEY if fact.value.endswith("EUR") and "<" not in fact.text:
            point = f"{float(fact.value.split(' ')[0]):,.2f}"
            comma = point.translate(str.maketrans(",.", "\u202f,"))
            text = words.money.format(amount=point if locale in {"en", "ar", "fa"} else comma)
        case _:
            return fact.text
    return text.translate(words.digits) if words.digits else text


def _date(value: str, months: list[str]) -> str:
    year, month, day = ("", *value[2:].split("-")) if value.startswith("--") else (*value.split("-"), "")[:3]
    return f"{day.lstrip('0')} {months[int(month) - 1]} {year}".strip()


def _time(value: str, pattern: str) -> str:
    hour, minute = map(int, value.split(":"))
    half = "a.m." if hour % 24 < 12 else "p.m."
    return pattern.format(hour=hour, minute=f"{minute:02}", hour12=(hour - 1) % 12 + 1, half=half)


def into(locale: str) -> Callable[[str], str]:
    """An engine that writes the facts of a German text as the locale does."""

    def convert(text: str) -> str:
        pieces, position = [], 0
        for fact in facts(text):
            pieces += [text[position : fact.start], written(fact, locale)]
            position = fact.end
        converted = "".join([*pieces, text[position:]])
        return isolate(f"{converted} نص", locale=locale) if locale in {"ar", "fa"} else converted

    return convert


def typographic(text: str) -> str:
    """No-break blanks, as typesetting engines put them."""
    return re.sub(r"(?<=\d) (?=[^\W\d_€%])", "\u00a0", text)


FAITHFUL: dict[str, tuple[str, Callable[[str], str]]] = {
    "copy": ("de", lambda text: text),
    "typographic": ("de", typographic),
    **{f"into {locale}": (locale, into(locale)) for locale in LANGUAGES},
}
