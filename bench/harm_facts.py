"""Engines that harm the facts themselves."""

import re

from case import Case, in_tag

from pipeline.facts.fact import Fact, FactKind

TOKENS = {FactKind.EMAIL, FactKind.URL, FactKind.PHONE, FactKind.IBAN, FactKind.BIC, FactKind.FILE_NUMBER}
FIGURES = TOKENS | {FactKind.ADDRESS, FactKind.DATE, FactKind.TIME, FactKind.MONEY, FactKind.PERCENTAGE}
FIGURES |= {FactKind.DEADLINE, FactKind.LEGAL, FactKind.NUMBER}
MEANING = {
    "Tage": "Wochen",
    "Tagen": "Wochen",
    "Wochen": "Monaten",
    "Monate": "Jahre",
    "Monaten": "Wochen",
    "Jahre": "Monate",
}
MEANING |= {"Jahren": "Monaten", "Stunden": "Minuten", "Minuten": "Stunden"}
DAYS = ["Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag"]


def email_broken(case: Case) -> str | None:
    fact = case.pick({FactKind.EMAIL})
    ways = [lambda t: t.replace("@", " @ "), lambda t: t.replace("@", " at "), lambda t: t.replace(".", ". ")]
    ways += [lambda t: t.replace("@", ""), lambda t: t[:-3] + t[-2:]]
    return case.put(fact, case.chance.choice(ways)(fact.text)) if fact else None


def url_broken(case: Case) -> str | None:
    fact = case.pick({FactKind.URL})
    ways = [lambda t: t.replace(".", " ."), lambda t: t.replace(".", ". "), lambda t: t.replace(".de", ".com.de")]
    ways += [lambda t: t[:6] + t[7:], lambda t: t.replace("/", "/ ").rstrip()]
    return case.put(fact, case.chance.choice(ways)(fact.text)) if fact else None


def _digits(fact: Fact) -> list[int]:
    return [i for i, c in enumerate(fact.text) if c.isdigit() and not in_tag(fact.text, i)]


def digit_dropped(case: Case) -> str | None:
    fact = case.pick(FIGURES, digits=2)
    if not fact:
        return None
    i = case.chance.choice([i for i in _digits(fact) if fact.kind in TOKENS or not _leads(fact.text, i)])
    return case.put(fact, fact.text[:i] + fact.text[i + 1 :])


def _leads(text: str, i: int) -> bool:
    """Whether the digit is a zero that says nothing (`07:30`, `01.05.`)."""
    return text[i] == "0" and text[i + 1 : i + 2].isdigit() and not text[i - 1 : i].isdigit()


def digit_changed(case: Case) -> str | None:
    fact = case.pick(FIGURES, digits=1)
    if not fact:
        return None
    i = case.chance.choice(_digits(fact))
    return case.put(
        fact, fact.text[:i] + str((int(fact.text[i]) + case.chance.randint(1, 9)) % 10) + fact.text[i + 1 :]
    )


def digits_swapped(case: Case) -> str | None:
    fact = case.pick(FIGURES, digits=2)
    if not fact:
        return None
    spots = [i for i in _digits(fact)[:-1] if fact.text[i + 1].isdigit() and fact.text[i] != fact.text[i + 1]]
    if not spots:
        return None
    i = case.chance.choice(spots)
    return case.put(fact, fact.text[:i] + fact.text[i + 1] + fact.text[i] + fact.text[i + 2 :])


def digits_grouped(case: Case) -> str | None:
    fact = case.pick({FactKind.PHONE, FactKind.ADDRESS, FactKind.IBAN}, digits=5)
    match = re.search(r"\d{5,}", fact.text) if fact else None
    if not fact or not match:
        return None
    grouped = f"{int(match.group()):,}".replace(",", case.chance.choice(".,"))
    return case.put(fact, fact.text[: match.start()] + grouped + fact.text[match.end() :])


def figures_dropped(case: Case) -> str | None:
    fact = case.pick(FIGURES, digits=1)
    return case.put(fact, "") if fact else None


def facts_swapped(case: Case) -> str | None:
    for kind in (FactKind.PHONE, FactKind.EMAIL, FactKind.URL, FactKind.TIME, FactKind.DATE, FactKind.WEEKDAY):
        of_kind = [fact for fact in case.facts if fact.kind is kind]
        if len({fact.value for fact in of_kind}) > 1:
            first, last = of_kind[0], next(fact for fact in of_kind if fact.value != of_kind[0].value)
            return (
                case.text[: first.start]
                + last.text
                + case.text[first.end : last.start]
                + first.text
                + case.text[last.end :]
            )
    return None


def day_month_swapped(case: Case) -> str | None:
    fact = case.pick({FactKind.DATE})
    match = re.match(r"(\d{1,2})\.( ?)(\d{1,2})\.", fact.text) if fact else None
    if not fact or not match or int(match[1]) == int(match[3]):
        return None
    return case.put(fact, f"{match[3]}.{match[2]}{match[1]}." + fact.text[match.end() :])


def half_of_day_lost(case: Case) -> str | None:
    """17:30 becomes 5:30."""
    fact = case.pick({FactKind.TIME})
    if not fact or not 13 <= int(fact.value[:2]) <= 23:
        return None
    minutes = fact.text.lstrip("0123456789")
    return case.put(fact, f"{int(fact.value[:2]) - 12}{minutes}")


def twelve_hours(case: Case) -> str | None:
    """A half of the day in a language whose rule has none."""
    fact = case.pick({FactKind.TIME})
    if not fact or not 13 <= int(fact.value[:2]) <= 23:
        return None
    return case.put(fact, f"{int(fact.value[:2]) - 12}:{fact.value[3:]} p.m.")


def weekday_changed(case: Case) -> str | None:
    fact = case.pick({FactKind.WEEKDAY})
    day = next((day for day in DAYS if fact and fact.text.lower().startswith(day.lower())), None)
    if not fact or not day:
        return None
    other = case.chance.choice([name for name in DAYS if name != day])
    return case.put(fact, other + fact.text[len(day) :])


def unit_changed(case: Case) -> str | None:
    fact = case.pick({FactKind.DEADLINE}, digits=1)
    unit = next((unit for unit in MEANING if fact and fact.text.endswith(f" {unit}")), None)
    return case.put(fact, fact.text.replace(unit, MEANING[unit])) if fact and unit else None


def currency_changed(case: Case) -> str | None:
    fact = case.pick({FactKind.MONEY})
    return case.put(fact, re.sub(r"€|Euro|EUR", "$", fact.text)) if fact and "Cent" not in fact.text else None


def fact_invented(case: Case) -> str | None:
    made_up = case.chance.choice(
        ["Tel. 0911 4455667", "info@example.net", "www.example.net/neu", "am 3. März 1999", "77 €"]
    )
    return f"{case.text} {made_up}"
