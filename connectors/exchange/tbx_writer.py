"""TBX-Basic, written in three dialects: version 3 in style DCA or DCT, and version 2."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import BinaryIO, Literal

from lxml import etree

from connectors.exchange.locales import locale_of
from connectors.exchange.problems import EntryNotUsable, Refused
from connectors.exchange.safe_xml import XML_LANG, require_legal
from connectors.exchange.tbx_concept import GENDER_WRITTEN, PROPOSED, STATUS_WRITTEN, TbxConcept, TbxTerm

Dialect = Literal["dca", "dct", "v2"]

_CORE = "urn:iso:std:iso:30042:ed-2"
_MODULES = {"min": "http://www.tbxinfo.net/ns/min", "basic": "http://www.tbxinfo.net/ns/basic"}
_MINIMAL = ("subjectField", "administrativeStatus", "partOfSpeech")
"""What the module `min` defines; all else that we write is in `basic`."""
_ID = re.compile(r"[^\W\d][\w.-]*")
_PARTS_OF_SPEECH = ("noun", "verb", "adjective", "adverb", "other", "phrase", "")


@dataclass(frozen=True, slots=True)
class _Names:
    """What a dialect calls its elements, and the file around the concepts."""

    frame: str
    entry: str
    language: str
    term: str
    namespace: str = ""
    is_dct: bool = False
    """Whether a category is an element of its own rather than a type."""
    doctype: str = ""

    def tag(self, name: str) -> str:
        """The name in the dialect's namespace."""
        return f"{{{self.namespace}}}{name}" if self.namespace else name


_HEADER = "<fileDesc><sourceDesc><p>Sprachlotse</p></sourceDesc></fileDesc>"
_V3 = f"""<tbx xmlns="{_CORE}"%s type="TBX-Basic" xml:lang="de">
<tbxHeader>{_HEADER}</tbxHeader><text><body/></text></tbx>"""
_V2 = f"""<martif type="TBX-Basic" xml:lang="de">
<martifHeader>{_HEADER}<encodingDesc><p type="XCSURI">TBXBasicXCSV02.xcs</p></encodingDesc></martifHeader>
<text><body/></text></martif>"""
_SPACES = "".join(f' xmlns:{name}="{space}"' for name, space in _MODULES.items())
_DIALECTS = {
    "dca": _Names(_V3 % ' style="dca"', "conceptEntry", "langSec", "termSec", _CORE),
    "dct": _Names(_V3 % f' style="dct"{_SPACES}', "conceptEntry", "langSec", "termSec", _CORE, is_dct=True),
    "v2": _Names(_V2, "termEntry", "langSet", "tig", doctype='<!DOCTYPE martif SYSTEM "TBXcoreStructV02.dtd">'),
}


def write_tbx(stream: BinaryIO, concepts: Iterable[TbxConcept], *, dialect: Dialect) -> tuple[Refused, ...]:
    """Write the concepts; comes back with those that TBX cannot hold."""
    names = _DIALECTS[dialect]
    root = etree.fromstring(names.frame, etree.XMLParser(remove_blank_text=True))
    seen: set[str] = set()
    refused: list[Refused] = []
    for number, concept in enumerate(concepts, start=1):
        try:
            _require_usable(concept, seen)
        except EntryNotUsable as error:
            refused.append(Refused(number, f"{concept.id}: {error}"))
            continue
        seen.add(concept.id)
        _put_concept(root[1][0], concept, names)
    with etree.xmlfile(stream, encoding="utf-8") as file:
        file.write_declaration()
        if names.doctype:
            file.write_doctype(names.doctype)
        file.write(root, pretty_print=True)
    return tuple(refused)


def _require_usable(concept: TbxConcept, seen: set[str]) -> None:
    if not _ID.fullmatch(concept.id):
        raise EntryNotUsable("Eine Kennung in TBX beginnt mit einem Buchstaben und hat keine Leerzeichen.")
    if concept.id in seen:
        raise EntryNotUsable("Die Kennung steht zweimal da.")
    if not concept.terms:
        raise EntryNotUsable("Der Begriff hat kein einziges Fachwort.")
    for text in (concept.id, concept.subject, concept.definition, concept.note):
        require_legal(text, "Begriff")
    for term in concept.terms:
        _require_term(term)


def _require_term(term: TbxTerm) -> None:
    if locale_of(term.locale) != term.locale:
        raise EntryNotUsable(f"„{term.locale}“ ist keine Sprache.")
    if not term.text.strip():
        raise EntryNotUsable(f"In „{term.locale}“ ist ein Fachwort leer.")
    if term.part_of_speech not in _PARTS_OF_SPEECH:
        raise EntryNotUsable(f"Die Wortart „{term.part_of_speech}“ gibt es in TBX nicht.")
    if term.gender not in ("", *GENDER_WRITTEN):
        raise EntryNotUsable(f"Das Geschlecht „{term.gender}“ gibt es in TBX nicht.")
    for text in (term.text, term.note, term.source):
        require_legal(text, term.locale)


def _put_concept(body: etree._Element, concept: TbxConcept, names: _Names) -> None:
    entry = etree.SubElement(body, names.tag(names.entry), {"id": concept.id})
    put = _Putting(names)
    put.category(entry, "descrip", "subjectField", concept.subject)
    put.category(entry, "descrip", "definition", concept.definition)
    put.notes(entry, concept.note)
    for locale in dict.fromkeys(term.locale for term in concept.terms):
        section = etree.SubElement(entry, names.tag(names.language), {XML_LANG: locale})
        for term in concept.terms:
            if term.locale == locale:
                put.term(etree.SubElement(section, names.tag(names.term)), term)


@dataclass(frozen=True, slots=True)
class _Putting:
    """Puts texts into elements the way a dialect does."""

    names: _Names

    def term(self, element: etree._Element, term: TbxTerm) -> None:
        """All that is known of one term, in the order that every dialect's schema accepts."""
        etree.SubElement(element, self.names.tag("term")).text = term.text
        is_phrase = term.part_of_speech == "phrase"
        self.category(element, "termNote", "partOfSpeech", "other" if is_phrase else term.part_of_speech)
        self.category(element, "termNote", "termType", "phrase" if is_phrase else "")
        self.category(element, "termNote", "grammaticalGender", GENDER_WRITTEN.get(term.gender, ""))
        self.category(element, "termNote", "administrativeStatus", STATUS_WRITTEN.get(term.status, ""))
        self.category(element, "admin", "projectSubset", PROPOSED if term.status == PROPOSED else "")
        self.category(element, "admin", "source", term.source)
        self.notes(element, term.note)

    def category(self, parent: etree._Element, kind: str, name: str, text: str) -> None:
        """`<kind type="name">text</kind>`, or `<module:name>text</module:name>` in style DCT; nothing without text."""
        if not text:
            return
        if self.names.is_dct:
            module = _MODULES["min" if name in _MINIMAL else "basic"]
            etree.SubElement(parent, f"{{{module}}}{name}").text = text
        else:
            etree.SubElement(parent, self.names.tag(kind), {"type": name}).text = text

    def notes(self, parent: etree._Element, note: str) -> None:
        """One `note` a line."""
        for line in note.splitlines():
            etree.SubElement(parent, self.names.tag("note")).text = line
