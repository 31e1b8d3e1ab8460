"""What goes wrong with translations: each engine returns a harmed pair (and the sound one it was made from), or None.

Written from the error's point of view: what engines, editors and copy-paste do. Where the data has no phone number,
weekday or price, a sound one is first put at the end of both sides, as a municipal page has them.
"""

import random
import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from negators import LANGUAGES, without_negation
from parallel import Clean
from weekdays import WEEKDAYS


@dataclass(frozen=True)
class Material:
    """A sound pair with what an error may take from elsewhere."""

    pair: Clean
    chance: random.Random
    other_segment: str
    """The target of another segment, same locale."""
    other_language: str
    """The same segment in another language; empty where there is none."""


Harmed = tuple[Clean, Clean] | None
_STOP = re.compile(r"(?<=[.!?؟。።۔।])\s+(?=\S)")
_CHOICE = re.compile(r"\(\w*(?:nicht|kein)\w*\)|oder nicht|nicht nur|keine Sorge", re.IGNORECASE)
_NO = re.compile(r"\b(?:nicht|[Kk]ein(?:e[nmrs]?)?|ohne)\b")


def _with(pair: Clean, source: str, target: str) -> Clean:
    return replace(pair, source=f"{pair.source} {source}", target=f"{pair.target} {target}")


def _of(pair: Clean, target: str) -> Harmed:
    return (pair, replace(pair, target=target)) if target != pair.target and target.strip() else None


def _digit_changed(text: str, chance: random.Random) -> str:
    spot = chance.choice([i for i, c in enumerate(text) if c in "0123456789"])
    return text[:spot] + chance.choice([d for d in "123456789" if d != text[spot]]) + text[spot + 1 :]


def empty(m: Material) -> Harmed:
    return m.pair, replace(m.pair, target=m.chance.choice(["", " ", "\u00a0"]))


def untranslated(m: Material) -> Harmed:
    return _of(m.pair, m.pair.source) if len(m.pair.source.split()) >= 3 else None


def sentence_untranslated(m: Material) -> Harmed:
    source, target = _STOP.split(m.pair.source), _STOP.split(m.pair.target)
    if len(source) != len(target) or len(source) < 2 or len(source[-1].split()) < 4:
        return None
    return _of(m.pair, " ".join([*target[:-1], source[-1]]))


def wrong_language(m: Material) -> Harmed:
    return _of(m.pair, m.other_language) if len(m.other_language.split()) >= 5 else None


def wrong_segment(m: Material) -> Harmed:
    return _of(m.pair, m.other_segment)


def sentence_dropped(m: Material) -> Harmed:
    parts = _STOP.split(m.pair.target)
    if len(parts) < 2 or len(_STOP.split(m.pair.source)) < 2:
        return None
    gone = m.chance.randrange(len(parts))
    return _of(m.pair, " ".join(part for i, part in enumerate(parts) if i != gone))


def truncated(m: Material) -> Harmed:
    parts = m.pair.target.split()
    if len(parts) < 10:
        return None
    return _of(m.pair, " ".join(parts[: int(len(parts) * m.chance.uniform(0.3, 0.6))]))


def phrase_doubled(m: Material) -> Harmed:
    parts = m.pair.target.split()
    if len(parts) < 6 or "<" in m.pair.target:
        return None
    start, size = m.chance.randrange(len(parts) - 3), m.chance.choice([2, 3, 4])
    stretch = parts[start : start + size]
    return _of(m.pair, " ".join([*parts[: start + size], *stretch, *parts[start + size :]]))


def number_changed(m: Material) -> Harmed:
    pair = (
        m.pair if re.search(r"\d", re.sub(r"</?\d+/?>", "", m.pair.target)) else _with(m.pair, "(Zimmer 214)", "(214)")
    )
    spots = list(re.finditer(r"(?<![<\w/])\d+(?![>\w/])", pair.target))
    if not spots:
        return None
    spot = m.chance.choice(spots)
    return _of(pair, pair.target[: spot.start()] + _digit_changed(spot.group(), m.chance) + pair.target[spot.end() :])


def _planted(m: Material, sound: str, harmed: str) -> Harmed:
    pair = _with(m.pair, sound, sound)
    return pair, replace(pair, target=f"{m.pair.target} {harmed}")


def phone(m: Material) -> Harmed:
    number = m.chance.choice(["0821 324-1850", "07151 501 1234", "+49 821 3249876", "089/233-96833"])
    i = m.chance.randrange(4, len(number) - 1)
    wrong = m.chance.choice(
        [_digit_changed(number, m.chance), re.sub(r"\d(?=\D*$)", "", number), number[:i] + number[i + 1 :]]
    )
    return (
        _planted(m, f"Tel. {number}", f"Tel. {wrong}")
        if re.sub(r"\D", "", wrong) != re.sub(r"\D", "", number)
        else None
    )


def email(m: Material) -> Harmed:
    address = m.chance.choice(
        ["integration@musterstadt.example", "info@kita-sonnenschein.example", "m.mayr@musterkreis.de"]
    )
    i = m.chance.randrange(1, len(address) - 4)
    wrong = m.chance.choice(
        [
            address[:i] + " " + address[i:],
            address.replace("@", " @ "),
            address[:i] + address[i + 1 :],
            address.replace(".example", ".com").replace(".de", ".com"),
        ]
    )
    return _planted(m, address, wrong)


def link(m: Material) -> Harmed:
    url = m.chance.choice(
        ["www.musterstadt.example/termine", "https://www.musterkreis.de/de/kita", "musterstadt.example/anmeldung"]
    )
    wrong = m.chance.choice(
        [
            url.replace("termine", "appointments").replace("kita", "daycare").replace("anmeldung", "register"),
            url.replace("www.", "w ww.").replace("musterstadt", "muster stadt"),
            url[:-2],
            url.replace("muster", "Muster-"),
        ]
    )
    return _planted(m, url, wrong) if wrong != url else None


def date(m: Material) -> Harmed:
    return _planted(m, "12.05.2027", m.chance.choice(["05.12.2027", "12.06.2027", "12.05.2026", "21.05.2027"]))


def clock(m: Material) -> Harmed:
    return _planted(m, "14:30", m.chance.choice(["14:00", "13:30", "4:30", "14:03"]))


def currency(m: Material) -> Harmed:
    return _planted(m, "25 €", m.chance.choice(["25 $", "25 £", "25 CHF", "25 USD"]))


def weekday(m: Material) -> Harmed:
    days = WEEKDAYS.get(m.pair.locale)
    if not days:
        return None
    right, wrong = m.chance.choice([(0, 1), (1, 0)])
    pair = _with(m.pair, f"({('Dienstag', 'Donnerstag')[right]})", f"({days[right]})")
    return pair, replace(pair, target=f"{m.pair.target} ({days[wrong]})")


def tags(m: Material) -> Harmed:
    pair = m.pair
    if not re.search(r"<\d+>", pair.target):
        source, target = pair.source.split(), pair.target.split()
        source[-1], target[-1] = f"<1>{source[-1]}</1>", f"<1>{target[-1]}</1>"
        pair = replace(pair, source=" ".join(source), target=" ".join(target))
    mark = m.chance.choice(re.findall(r"</?\d+/?>", pair.target))
    wrong = m.chance.choice(
        [
            pair.target.replace(mark, "", 1),
            pair.target.replace(mark, mark + mark, 1),
            re.sub(r"</?\d+/?>", "", pair.target),
            pair.target.replace(mark, mark.replace("<", "< "), 1),
        ]
    )
    return _of(pair, wrong)


def negation_lost(m: Material) -> Harmed:
    """The target says the opposite: its negation is gone. Phrases with a choice, `(nicht)`, are left out."""
    if m.pair.locale not in LANGUAGES or len(_NO.findall(m.pair.source)) != 1 or _CHOICE.search(m.pair.source):
        return None
    wrong = without_negation(m.pair.target, m.pair.locale)
    return _of(m.pair, wrong) if wrong else None


def negation_added(m: Material) -> Harmed:
    """The German page never denied it: the target carries a negation of its own."""
    if len(_NO.findall(m.pair.source)) != 1 or _CHOICE.search(m.pair.source):
        return None
    source = re.sub(r"\b([Kk])ein", lambda x: "Ein" if x[1] == "K" else "ein", m.pair.source)
    source = re.sub(r"\bnicht\s?", "", source).replace("ohne ", "mit ")
    return m.pair, replace(m.pair, source=source)


def modality_flipped(m: Material) -> Harmed:
    """The German says must, its translation was made for can, or the other way round."""
    if len(re.findall(r"\b(?:müssen|muss|können|kann|dürfen|darf|musst|kannst)\b", m.pair.source)) != 1 or _NO.search(
        m.pair.source
    ):
        return None
    swap = {
        "müssen": "können",
        "muss": "kann",
        "musst": "kannst",
        "können": "müssen",
        "kann": "muss",
        "kannst": "musst",
        "dürfen": "müssen",
        "darf": "muss",
    }
    source = re.sub(r"\b(" + "|".join(swap) + r")\b", lambda x: swap[x[1]], m.pair.source)
    return m.pair, replace(m.pair, source=source)


def question_lost(m: Material) -> Harmed:
    if not m.pair.source.endswith("?") or not re.search(r"[?؟？፧;]$", m.pair.target):
        return None
    return _of(m.pair, m.pair.target[:-1] + ".")


def bracket_lost(m: Material) -> Harmed:
    if not re.search(r"\([^()]+\)", m.pair.target) or m.pair.source.count("(") != m.pair.source.count(")"):
        return None
    return _of(m.pair, m.pair.target.replace(m.chance.choice("()"), "", 1))


def characters_broken(m: Material) -> Harmed:
    wrong = (
        m.pair.target.encode().decode("latin-1")
        if m.chance.random() < 0.5
        else re.sub(r"[’'\"“”]|(?<=\w) (?=\w)", "&nbsp;", m.pair.target, count=1)
    )
    return _of(m.pair, wrong)


def direction_forced(m: Material) -> Harmed:
    return _planted(
        m, "0821 324-1850", m.chance.choice(["\u202e0821 324-1850", "\u20680821 324-1850", "\u202b0821 324-1850"])
    )


def blanks(m: Material) -> Harmed:
    if " " not in m.pair.target:
        return None
    wrong = m.chance.choice(
        [
            m.pair.target.replace(" ", "  ", 1),
            re.sub(r"(?<=\w)([.,،。])(?=\s|$)", r" \1", m.pair.target, count=1),
            m.pair.target + " ",
        ]
    )
    return _of(m.pair, wrong)


KINDS: dict[str, Callable[[Material], Harmed]] = {
    "empty": empty, "untranslated": untranslated, "sentence_untranslated": sentence_untranslated,
    "wrong_language": wrong_language, "wrong_segment": wrong_segment, "dropped_sentence": sentence_dropped,
    "truncated": truncated, "doubled_phrase": phrase_doubled, "numbers": number_changed, "phone": phone,
    "email": email, "link": link, "date": date, "time": clock, "currency": currency, "weekday": weekday, "tags": tags,
    "negation_lost": negation_lost, "negation_added": negation_added, "modality": modality_flipped,
    "question": question_lost, "brackets": bracket_lost, "characters": characters_broken,
    "direction": direction_forced, "blanks": blanks,
}  # fmt: skip
