"""S05, S06, S19–S21, S27, N07, T02, T10: marks."""

import re
from collections.abc import Iterator
from itertools import pairwise

from pipeline.segment import SegmentKind
from quality.leichte_sprache.hit import Hit
from quality.leichte_sprache.page import Sentence

_COMMA = re.compile(r",(?!\d)")
_BRACKET = re.compile(r"\([^)]*\)?|\[[^\]]*\]?")
_ABBREVIATION = re.compile(r"\((?:[A-ZÄÖÜ][\wäöüÄÖÜ.-]{0,9}|kurz:? [^)]+|abgekürzt:? [^)]+)\)")
_SMILEY_OR_CODE = re.compile(r"\(\d{2,6}\)")
_DASH = re.compile(r"(?<=\s)[–—-](?=\s)|—|;")
_HOURS = re.compile(r"[\d.:]+\s*(?:Uhr)?\s*$")
_QUOTE = re.compile(r"[„“”«»\"][^„“”«»\"]*[„“”«»\"]?")
_SPECIAL = re.compile(r"[&§#_*…~|^<>=+]|\s/\s|\w/\w")
_NET = re.compile(r"\S++")
_NET_MARKS = ("@", "://", "www.")
_PHONE = re.compile(r"\+\d[\d /()-]*+")
_GENDER = re.compile(r"\w[*:_/-]+[iI]n(?:nen)?\b|/-?[a-z]{1,3}\b")
_FOOTNOTE = re.compile(r"(?<=\w)[¹²³⁴-⁹]+|\[\d{1,2}\]|(?<=[a-zäöüß.])\*{1,3}(?=\s|$)")
_SQUARE = re.compile(r"(?:\bk|\bc|\bd|\bm)?m[²³]")
_NESTED = 3
_PROSE_WORDS = 4
_NAMES = {"&": "und", "§": "Paragraf", "…": "den Satz zu Ende", "/": "oder", "+": "und"}


def commas(sentence: Sentence) -> Iterator[Hit]:
    """S05: every comma; only the first is shown."""
    found = list(_COMMA.finditer(sentence.text))
    if found:
        yield Hit(found[0].start(), found[-1].end(), f"{len(found)} Komma{'s' if len(found) > 1 else ''}.")


def nested(sentence: Sentence) -> Iterator[Hit]:
    """S06: three commas or more that list no single words."""
    found = list(_COMMA.finditer(sentence.text))
    if len(found) >= _NESTED and not _is_list(sentence.text, [match.start() for match in found]):
        yield Hit(found[0].start(), found[-1].end(), f"{len(found)} Kommas in einem Satz.")


def _is_list(text: str, commas: list[int]) -> bool:
    """Whether most of what stands between the commas is one to three words."""
    pieces = [text[a + 1 : b].split() for a, b in pairwise(commas)]
    return sum(len(piece) <= _NESTED for piece in pieces) * 2 > len(pieces)


def brackets(sentence: Sentence) -> Iterator[Hit]:
    """S19: brackets, but for an abbreviation that they introduce."""
    for match in _BRACKET.finditer(sentence.text):
        if not (_ABBREVIATION.fullmatch(match.group()) or _SMILEY_OR_CODE.fullmatch(match.group())):
            inside = match.group().strip("()[] ")
            yield Hit(match.start(), match.end(), instead=f"Eigener Satz: „{inside}“" if inside else "")


def dashes(sentence: Sentence) -> Iterator[Hit]:
    """S20: dashes and semicolons, but for those between times."""
    for match in _DASH.finditer(sentence.text):
        if not _HOURS.search(sentence.text[: match.start()]):
            yield Hit(match.start(), match.end(), instead="Punkt und neuer Satz")


def quotes(sentence: Sentence) -> Iterator[Hit]:
    """S21: quotation marks."""
    for match in _QUOTE.finditer(sentence.text):
        yield Hit(match.start(), match.end())


def exclamations(sentence: Sentence) -> Iterator[Hit]:
    """S27: exclamation marks."""
    for match in re.finditer("!+", sentence.text):
        yield Hit(match.start(), match.end(), instead=".")


def special_signs(sentence: Sentence) -> Iterator[Hit]:
    """N07: signs that are no letters, but for those of addresses, phone numbers and gender forms."""
    text = _NET.sub(_without_addresses, sentence.text)
    for pattern in (_PHONE, _GENDER):
        text = pattern.sub(lambda match: " " * len(match.group()), text)
    for match in _SPECIAL.finditer(text):
        sign = match.group().strip().strip("aäbcdefghijklmnoöpqrstuüvwxyzßABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÜ0123456789")
        if "/" in match.group() and any(map(str.isdigit, match.group())):
            continue
        instead = f"„{_NAMES[sign]}“ statt „{sign}“" if sign in _NAMES else ""
        yield Hit(match.start(), match.end(), f"Zeichen „{sign}“.", instead)


def _without_addresses(match: re.Match[str]) -> str:
    is_address = any(mark in match.group() for mark in _NET_MARKS)
    return " " * len(match.group()) if is_address else match.group()


def missing_end(sentence: Sentence) -> Iterator[Hit]:
    """T02: a sentence of prose without a mark at its end; headings, items and cells need none."""
    has_verb = any(token.is_small for token in sentence.tokens) and len(sentence.words) >= _PROSE_WORDS
    if sentence.kind is SegmentKind.SENTENCE and has_verb and not sentence.has_end:
        yield Hit(len(sentence.text) - 1, len(sentence.text), instead=f"{sentence.text.split()[-1]}.")


def footnotes(sentence: Sentence) -> Iterator[Hit]:
    """T10: raised figures and `[1]`; square metres are none."""
    units = [match.span() for match in _SQUARE.finditer(sentence.text)]
    for match in _FOOTNOTE.finditer(sentence.text):
        if not any(start <= match.start() < end for start, end in units):
            yield Hit(match.start(), match.end(), instead="Erklärung in den Text")
