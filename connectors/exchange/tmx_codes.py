"""Inline codes of TMX (`bpt`, `ept`, `ph`, `it`, `hi`) and our placeholders, both ways.

The numbers come from `x`, which matches codes across the languages of a unit, else from `i`, else from the order. A tag
whose partner is in another segment (`it`) stands alone. Text inside a code (`sub`) belongs to the tag and is not read.
"""

import re
from collections import defaultdict
from itertools import count

from lxml import etree

from connectors.exchange.problems import EntryNotUsable
from connectors.exchange.safe_xml import local_name
from pipeline.placeholders import PLACEHOLDER, Mark, Token, alone, closing, opening, tokens

TYPE = "x-placeholder"
_OURS = re.compile("[1-9][0-9]{0,4}")


class Numbers:
    """Which placeholder each code of one unit becomes; the same code is the same number in every language."""

    def __init__(self) -> None:
        self._given: dict[tuple[str, str], int] = {}
        self._taken: set[int] = set()

    def of(self, key: tuple[str, str]) -> int:
        """The number of the code with this key: its own where that is free, else the lowest free one."""
        if key not in self._given:
            own = int(key[1]) if _OURS.fullmatch(key[1]) else 0
            free = own if own and own not in self._taken else next(n for n in count(1) if n not in self._taken)
            self._given[key] = free
            self._taken.add(free)
        return self._given[key]


def read_codes(seg: etree._Element, numbers: Numbers) -> str:
    """The text of a `seg` with placeholders; raises EntryNotUsable if its codes do not pair up."""
    text = seg.text or "" if not len(seg) else _Reading(numbers).text(seg)
    require_pairs(text)
    return text


def write_codes(seg: etree._Element, text: str) -> None:
    """Put the text into a `seg`, its placeholders as codes; raises EntryNotUsable if they do not pair up."""
    if "<" not in text:
        seg.text = text
        return
    require_pairs(text)
    writing = _Writing(seg)
    for token in tokens(text):
        writing.add(token)


def require_pairs(text: str) -> None:
    """Raise EntryNotUsable if a paired placeholder lacks its other half."""
    if "<" not in text:
        return
    depth: defaultdict[str, int] = defaultdict(int)
    for closes, number, stands_alone in PLACEHOLDER.findall(text):
        if not stands_alone:
            depth[number] += -1 if closes else 1
        if depth[number] < 0:
            break
    if lone := [number for number, open_ones in depth.items() if open_ones]:
        raise EntryNotUsable(f"Das Tag {lone[0]} ist nicht gepaart.")


class _Reading:
    """One pass over the codes of one `seg`."""

    def __init__(self, numbers: Numbers) -> None:
        self._numbers = numbers
        self._open: dict[str, int] = {}
        self._seen: defaultdict[str, int] = defaultdict(int)

    def text(self, parent: etree._Element) -> str:
        pieces = [parent.text or ""]
        for code in parent:
            pieces += [self._placeholder(code), code.tail or ""]
        return "".join(pieces)

    def _placeholder(self, code: etree._Element) -> str:
        match local_name(code):
            case "bpt":
                number = self._open[code.get("i", "")] = self._number(code)
                return opening(number)
            case "ept" if code.get("i", "") in self._open:
                return closing(self._open.pop(code.get("i", "")))
            case "ept":
                raise EntryNotUsable(f"Das Tag ept i=„{code.get('i', '')}“ hat kein bpt.")
            case "ph" | "it" | "ut":
                return alone(self._number(code))
            case "hi":
                number = self._number(code)
                return f"{opening(number)}{self.text(code)}{closing(number)}"
            case "":
                raise EntryNotUsable(f"Die Entität {code.text} ist in der Datei nicht erklärt.")
            case name:
                raise EntryNotUsable(f"<{name}> gibt es in einem TMX-Segment nicht.")

    def _number(self, code: etree._Element) -> int:
        name = local_name(code)
        self._seen[name] += 1
        if x := code.get("x"):
            return self._numbers.of(("x", x))
        if name == "bpt" and (i := code.get("i")):
            return self._numbers.of(("i", i))
        return self._numbers.of((name, str(self._seen[name])))


class _Writing:
    """One `seg` as it fills; `i` pairs inside the segment, `x` is our number."""

    def __init__(self, seg: etree._Element) -> None:
        self._seg = seg
        self._last: etree._Element | None = None
        self._pairs = count(1)
        self._open: defaultdict[int, list[str]] = defaultdict(list)

    def add(self, token: Token) -> None:
        number = str(token.number)
        match token.mark:
            case Mark.TEXT:
                self._text(token.text)
            case Mark.OPEN:
                pair = str(next(self._pairs))
                self._open[token.number].append(pair)
                self._code("bpt", token, {"i": pair, "x": number, "type": TYPE})
            case Mark.CLOSE:
                self._code("ept", token, {"i": self._open[token.number].pop()})
            case Mark.ALONE:
                self._code("ph", token, {"x": number, "type": TYPE})

    def _text(self, text: str) -> None:
        if self._last is None:
            self._seg.text = text
        else:
            self._last.tail = text

    def _code(self, name: str, token: Token, attributes: dict[str, str]) -> None:
        self._last = etree.SubElement(self._seg, name, attributes)
        self._last.text = token.text
