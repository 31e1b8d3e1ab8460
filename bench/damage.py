"""Stand-in engines that do harm on purpose: each returns a damaged copy of a segment, or None where it cannot.

Deterministic: the same segment and the same seed give the same damage. An engine here copies the German text, so
that every difference is its own doing.
"""

import random
import re
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from pipeline.facts.fact import Fact, FactKind
from pipeline.facts.recognise import facts
from pipeline.placeholders import PLACEHOLDER, Mark, plain, tokens

TOKENS = {FactKind.EMAIL, FactKind.URL, FactKind.PHONE, FactKind.IBAN, FactKind.BIC, FactKind.FILE_NUMBER}
FIGURES = TOKENS | {FactKind.ADDRESS, FactKind.DATE, FactKind.TIME, FactKind.MONEY, FactKind.PERCENTAGE}
FIGURES |= {FactKind.DEADLINE, FactKind.LEGAL, FactKind.NUMBER}
MEANING = {"Tage": "Wochen", "Tagen": "Wochen", "Wochen": "Monaten", "Monate": "Jahre", "Monaten": "Wochen", "Jahre": "Monate"}
MEANING |= {"Jahren": "Monaten", "Stunden": "Minuten", "Minuten": "Stunden"}
DAYS = ["Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag"]


@dataclass(frozen=True)
class Case:
    """A segment to harm, with its facts and a source of chance of its own."""

    text: str
    facts: tuple[Fact, ...]
    chance: random.Random

    def pick(self, kinds: set[FactKind], *, digits: int = 0) -> Fact | None:
        """One fact of these kinds with at least so many digits."""
        fitting = [f for f in self.facts if f.kind in kinds and sum(c.isdigit() for c in plain(f.text)) >= digits]
        return self.chance.choice(fitting) if fitting else None

    def put(self, fact: Fact, written: str) -> str:
        """The text with the fact written otherwise."""
        return self.text[: fact.start] + written + self.text[fact.end :]


Engine = Callable[[Case], str | None]


def case(text: str, *, seed: int) -> Case:
    return Case(text, facts(text), random.Random(zlib.crc32(text.encode()) ^ seed))


def _inside(case: Case, fact: Fact, piece: str) -> str | None:
    """Put a piece between two characters of the fact that stand together."""
    spots = [m.start() + 1 for m in re.finditer(r"[^\W_](?=[^\W_@.])", fact.text) if not _in_tag(fact.text, m.start())]
    if not spots:
        return None
    spot = case.chance.choice(spots)
    return case.put(fact, fact.text[:spot] + piece + fact.text[spot:])


def _in_tag(text: str, position: int) -> bool:
    return any(match.start() <= position < match.end() for match in PLACEHOLDER.finditer(text))


def blank_in_token(case: Case) -> str | None:
    fact = case.pick({FactKind.EMAIL, FactKind.URL, FactKind.IBAN, FactKind.ADDRESS, FactKind.FILE_NUMBER})
    return _inside(case, fact, " ") if fact else None


def nbsp_in_token(case: Case) -> str | None:
    fact = case.pick({FactKind.EMAIL, FactKind.URL})
    return _inside(case, fact, "\u00a0") if fact else None


def blank_in_figures(case: Case) -> str | None:
    """Never where it would only group thousands."""
    fact = case.pick({FactKind.NUMBER, FactKind.MONEY, FactKind.PERCENTAGE, FactKind.DEADLINE, FactKind.DATE}, digits=2)
    match = re.search(r"\d{2,}", fact.text) if fact else None
    if not fact or not match:
        return None
    spot = match.start() + (1 if len(match.group()) in {2, 5} else 2)
    return case.put(fact, fact.text[:spot] + " " + fact.text[spot:])


def blank_at_tag(case: Case) -> str | None:
    """The live damage: `<1>Augsburg@example.org</1>` becomes `A <1>ugsburg</1> @example.org`."""
    spans = [(fact.start, fact.end) for fact in case.facts]
    pairs = [m for m in re.finditer(r"<(\d+)>([^<>\s]{6,})</\1>", case.text) if m.span(2) in spans]
    if not pairs:
        return None
    pair = case.chance.choice(pairs)
    number, inner = pair.groups()
    end = case.chance.randint(3, len(inner) - 2)
    harmed = f"{inner[0]} <{number}>{inner[1:end]}</{number}> {inner[end:]}"
    return case.text[: pair.start()] + harmed + case.text[pair.end() :]


def nbsp_at_tag(case: Case) -> str | None:
    spot = re.search(r"<([1-9]\d*)>(?=\w)", case.text)
    return case.text[: spot.end()] + "\u00a0" + case.text[spot.end() :] if spot else None


def blank_beside_tag(case: Case) -> str | None:
    """A blank on the wrong side of a tag: `<1> Antrag</1>`, `<1>Antrag</1> .`."""
    spots = [m.end() for m in re.finditer(r"<[1-9]\d*>(?=\w)", case.text)]
    spots += [m.start() for m in re.finditer(r"(?<=\w)</[1-9]\d*>", case.text)]
    spots += [m.end() for m in re.finditer(r"</[1-9]\d*>(?=[.,;:!?)])", case.text)]
    if not spots:
        return None
    spot = case.chance.choice(spots)
    return case.text[:spot] + " " + case.text[spot:]


def email_broken(case: Case) -> str | None:
    fact = case.pick({FactKind.EMAIL})
    ways = [lambda t: t.replace("@", " @ "), lambda t: t.replace("@", " at "), lambda t: t.replace(".", ". ")]
    ways += [lambda t: t.replace("@", ""), lambda t: t[:-3] + t[-2:]]
    return case.put(fact, case.chance.choice(ways)(fact.text)) if fact else None


def url_broken(case: Case) -> str | None:
    fact = case.pick({FactKind.URL})
    ways = [lambda t: t.replace(".", " ."), lambda t: t.replace(".", ". "), lambda t: t.replace(".de", ".com.de")]
    ways += [lambda t: t[:6] + t[7:], lambda t: t.replace("/", "/ ")]
    return case.put(fact, case.chance.choice(ways)(fact.text)) if fact else None


def _digits(fact: Fact) -> list[int]:
    return [i for i, c in enumerate(fact.text) if c.isdigit() and not _in_tag(fact.text, i)]


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
    return case.put(fact, fact.text[:i] + str((int(fact.text[i]) + case.chance.randint(1, 9)) % 10) + fact.text[i + 1 :])


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
            return case.text[: first.start] + last.text + case.text[first.end : last.start] + first.text + case.text[last.end :]
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
    made_up = case.chance.choice(["Tel. 0911 4455667", "info@example.net", "www.example.net/neu", "am 3. März 1999", "77 €"])
    return f"{case.text} {made_up}"


def _marks(text: str) -> list[re.Match[str]]:
    return list(PLACEHOLDER.finditer(text))


def placeholder_dropped(case: Case) -> str | None:
    marks = _marks(case.text)
    if not marks:
        return None
    gone = case.chance.choice(marks)
    return case.text[: gone.start()] + case.text[gone.end() :]


def placeholder_doubled(case: Case) -> str | None:
    marks = _marks(case.text)
    if not marks:
        return None
    twice = case.chance.choice(marks)
    return case.text[: twice.end()] + twice.group() + case.text[twice.end() :]


def placeholders_swapped(case: Case) -> str | None:
    """An opening and its closing placeholder change places."""
    pairs = list(re.finditer(r"<(\d+)>((?:(?!</?\1>).)+)</\1>", case.text))
    if not pairs:
        return None
    pair = case.chance.choice(pairs)
    return case.text[: pair.start()] + f"</{pair[1]}>{pair[2]}<{pair[1]}>" + case.text[pair.end() :]


def placeholders_crossed(case: Case) -> str | None:
    match = re.search(r"</(\d+)>([^<]*)<(\d+)>", case.text)
    if not match:
        return None
    return case.text[: match.start()] + f"<{match[3]}>{match[2]}</{match[1]}>" + case.text[match.end() :]


def placeholder_in_word(case: Case) -> str | None:
    """An opening or closing placeholder slips one letter into the word it touches."""
    match = re.search(r"(<\d+>)([^\W\d_])(?=[^\W\d_]{2})", case.text)
    return case.text[: match.start()] + match[2] + match[1] + case.text[match.end() :] if match else None


def break_moved(case: Case) -> str | None:
    """A standalone placeholder moves into a word."""
    alone = [t.text for t in tokens(case.text) if t.mark is Mark.ALONE]
    if not alone:
        return None
    mark = case.chance.choice(alone)
    rest = case.text.replace(mark, "", 1)
    words = [m for m in re.finditer(r"[^\W\d_]{4,}", rest) if not _in_tag(rest, m.start())]
    if not words:
        return None
    spot = case.chance.choice(words).start() + 2
    return rest[:spot] + mark + rest[spot:]


BLANKS: dict[str, Engine] = {
    "blank in token": blank_in_token,
    "nbsp in token": nbsp_in_token,
    "blank in figures": blank_in_figures,
    "blank at tag": blank_at_tag,
    "blank beside tag": blank_beside_tag,
    "nbsp at tag": nbsp_at_tag,
}
PLACEHOLDERS: dict[str, Engine] = {
    "placeholder dropped": placeholder_dropped,
    "placeholder doubled": placeholder_doubled,
    "placeholders swapped": placeholders_swapped,
    "placeholders crossed": placeholders_crossed,
    "placeholder in word": placeholder_in_word,
    "br moved": break_moved,
}
FACTS: dict[str, Engine] = {
    "e-mail broken": email_broken,
    "URL broken": url_broken,
    "digit dropped": digit_dropped,
    "digit changed": digit_changed,
    "digits swapped": digits_swapped,
    "digits grouped": digits_grouped,
    "figures dropped": figures_dropped,
    "facts swapped": facts_swapped,
    "day/month swapped": day_month_swapped,
    "half of day lost": half_of_day_lost,
    "am/pm": twelve_hours,
    "weekday changed": weekday_changed,
    "unit changed": unit_changed,
    "currency changed": currency_changed,
    "fact invented": fact_invented,
}


def harmed(text: str, engines: dict[str, Engine], *, seed: int) -> Iterator[tuple[str, str]]:
    """Every way in which these engines can harm the segment: name and damaged text."""
    prepared = case(text, seed=seed)
    for name, engine in engines.items():
        damaged = engine(prepared)
        if damaged is not None and damaged != text:
            yield name, damaged
