"""TBX, read concept by concept: version 2 (`martif`) and version 3 in both styles, DCA and DCT.

DCA says `<termNote type="partOfSpeech">`, DCT `<min:partOfSpeech>`: both are a category with a text, and so are read
the same way, from whichever element holds them.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import islice
from typing import BinaryIO, TypeVar

from lxml import etree

from connectors.exchange.locales import locale_of
from connectors.exchange.problems import BrokenConcept, EntryNotUsable
from connectors.exchange.safe_xml import XML_LANG, Part, local_name, parts, text_of
from connectors.exchange.tbx_concept import GENDER, PROPOSED, STATUS, Status, TbxConcept, TbxTerm

Word = TypeVar("Word", bound=str)

_LANGUAGES = ("langSec", "langSet")
_TERMS = ("termSec", "tig", "ntig")


def read_tbx(stream: BinaryIO) -> Iterator[TbxConcept | BrokenConcept]:
    """Each concept of the file, or why it is left out; raises FileNotReadable if the file is no TBX or not safe."""
    for part in parts(stream, roots=("tbx", "martif"), names=("conceptEntry", "termEntry")):
        try:
            yield _concept(part)
        except EntryNotUsable as error:
            name = part.element.get("id")
            yield BrokenConcept(part.line, f"{name}: {error}" if name else str(error))


def _concept(part: Part) -> TbxConcept:
    if part.fault:
        raise EntryNotUsable(part.fault)
    entry = part.element
    said = _categories(entry)
    sections = [(_locale(child), child) for child in entry if local_name(child) in _LANGUAGES]
    definitions = {locale: _categories(section).get("definition", "") for locale, section in sections}
    terms = tuple(term for locale, section in sections for term in _terms(section, locale))
    if not terms:
        raise EntryNotUsable("Der Begriff hat kein einziges Fachwort.")
    return TbxConcept(
        entry.get("id", ""),
        said.get("subjectField", ""),
        said.get("definition") or definitions.get("de") or next(filter(None, definitions.values()), ""),
        terms,
        said.get("note", ""),
    )


def _locale(section: etree._Element) -> str:
    tag = section.get(XML_LANG, "")
    locale = locale_of(tag)
    if locale is None:
        raise EntryNotUsable(f"„{tag}“ ist keine Sprachangabe.")
    return locale


def _terms(section: etree._Element, locale: str) -> list[TbxTerm]:
    """The terms of one language; without any preferred one, the first that has no status is it."""
    found = [_term(child, locale) for child in section if local_name(child) in _TERMS]
    has_preferred = any(status == "preferred" for _, status in found)
    terms = []
    for term, status in found:
        given = status or ("admitted" if has_preferred else "preferred")
        has_preferred = has_preferred or given == "preferred"
        terms.append(replace(term, status=given))
    return terms


def _term(element: etree._Element, locale: str) -> tuple[TbxTerm, Status | None]:
    said = _categories(element)
    text = said.get("term", "")
    if not text:
        raise EntryNotUsable(f"In „{locale}“ ist ein Fachwort leer.")
    is_phrase = said.get("termType") == "phrase"
    term = TbxTerm(
        locale,
        text,
        part_of_speech="phrase" if is_phrase else said.get("partOfSpeech", ""),
        gender=_word(said, "grammaticalGender", GENDER) or "",
        note=said.get("note", ""),
        source=said.get("source", ""),
    )
    return term, _status(said)


def _status(said: dict[str, str]) -> Status | None:
    if said.get("projectSubset") == PROPOSED:
        return PROPOSED
    return _word(said, "administrativeStatus", STATUS) or _word(said, "normativeAuthorization", STATUS)


def _word(said: dict[str, str], category: str, words: Mapping[str, Word]) -> Word | None:
    value = said.get(category, "").removesuffix("-admn-sts")
    if value and value not in words:
        raise EntryNotUsable(f"{category} „{value}“ gibt es in TBX nicht. Möglich sind: {', '.join(words)}")
    return words.get(value)


def _categories(element: etree._Element) -> dict[str, str]:
    """What the element says of itself, by category; several notes are one."""
    said: dict[str, str] = {}
    for child in _own(element):
        category = child.get("type") or local_name(child)
        text = text_of(child)
        if category == "note" and category in said:
            said[category] += f"\n{text}"
        else:
            said.setdefault(category, text)
    return said


def _own(element: etree._Element) -> Iterator[etree._Element]:
    """The children, and those in a group: the first is what the group is about, the rest describes that."""
    for child in element:
        name = local_name(child)
        if name == "termGrp":
            yield from _own(child)
        elif name.endswith("Grp"):
            yield from islice(child, 1)
        elif name and name not in (*_LANGUAGES, *_TERMS):
            yield child
