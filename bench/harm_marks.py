"""Engines that harm blanks and placeholders."""

import re

from case import Case, in_tag

from pipeline.facts.fact import Fact, FactKind
from pipeline.placeholders import PLACEHOLDER, Mark, tokens


def _inside(case: Case, fact: Fact, piece: str) -> str | None:
    """Put a piece between two characters of the fact that stand together."""
    spots = [
        m.start() + 1
        for m in re.finditer(r"[^\W_](?=[^\W_@.])(?!(?<=\d)[a-z])", fact.text)
        if not in_tag(fact.text, m.start())
    ]
    if not spots:
        return None
    spot = case.chance.choice(spots)
    return case.put(fact, fact.text[:spot] + piece + fact.text[spot:])


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
    words = [m for m in re.finditer(r"[^\W\d_]{4,}", rest) if not in_tag(rest, m.start())]
    if not words:
        return None
    spot = case.chance.choice(words).start() + 2
    return rest[:spot] + mark + rest[spot:]
