"""XML from strangers: no entity is expanded, nothing is fetched, and damage to one element costs that element only.

libxml2 goes on after a mistake and repairs as it sees fit, so every element that a mistake may have touched is handed
on together with what was wrong, never as if it were whole.
"""

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, BinaryIO, TypeAlias

from lxml import etree

from connectors.exchange.problems import EntryNotUsable, FileNotReadable

XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
MOST_FAULTS = 99
"""libxml2 stops counting at 100 mistakes; from there on a damaged element would look sound."""
Events: TypeAlias = "etree.iterparse[tuple[str, etree._Element]]"
_WHITE = re.compile("[ \t\n\r]+")
_ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class Part:
    """One element of a file, valid until the next one is asked for."""

    element: etree._Element
    fault: str
    """What is wrong with the XML in or around it, German; empty when it is sound."""

    @property
    def line(self) -> int:
        """Where it begins."""
        return _line(self.element)


def parts(stream: BinaryIO, *, roots: tuple[str, ...], names: tuple[str, ...]) -> Iterator[Part]:
    """The elements with one of these names, one at a time; raises FileNotReadable if the file is of another kind."""
    try:
        yield from _parts(stream, roots, names)
    except etree.XMLSyntaxError as error:
        raise FileNotReadable(f"Die Datei ist kein XML oder leer (Zeile {error.lineno or 1}: {error.msg}).") from error


def local_name(element: etree._Element) -> str:
    """The name without its namespace; empty for what is no element, such as an entity."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def text_of(element: etree._Element) -> str:
    """All the text inside, white space collapsed: files of other tools are indented."""
    return _WHITE.sub(" ", "".join(map(str, element.itertext()))).strip(" ")


def require_legal(text: str, where: str) -> None:
    """Raise EntryNotUsable if the text has a character that XML cannot hold."""
    if found := _ILLEGAL.search(text):
        raise EntryNotUsable(f"{where}: Das Zeichen U+{ord(found.group()):04X} ist in XML nicht erlaubt.")


def _parts(stream: BinaryIO, roots: tuple[str, ...], names: tuple[str, ...]) -> Iterator[Part]:
    context = etree.iterparse(
        stream,
        events=("start", "end"),
        tag=[f"{{*}}{name}" for name in names],
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
        recover=True,
    )
    waiting: etree._Element | None = None
    is_checked = False
    for event, element in context:
        if not is_checked:
            _check(element.getroottree().getroot(), roots)
            is_checked = True
        if waiting is not None:
            yield Part(waiting, _fault(context, waiting, element if event == "start" else None))
            _free(waiting)
        waiting = element if event == "end" else None
    if waiting is not None:
        yield Part(waiting, _fault(context, waiting, None))
    if not is_checked:
        _check(context.root, roots, _first_fault(context))


def _check(top: etree._Element | None, roots: tuple[str, ...], fault: str = "") -> None:
    if top is None or local_name(top) not in roots or fault:
        wanted = " oder ".join(f"<{root}>" for root in roots)
        raise FileNotReadable(f"Die Datei beginnt nicht mit {wanted} oder ist beschädigt{fault and f' ({fault})'}.")
    dtd: Any = top.getroottree().docinfo.internalDTD  # the stubs know little of it
    if dtd is not None and dtd.entities():
        raise FileNotReadable(
            "Die Datei erklärt in ihrem DOCTYPE eigene Entitäten. Das kann ein Angriff sein und wird nicht gelesen; "
            "bitte die <!ENTITY …>-Zeilen entfernen."
        )


def _fault(context: Events, element: etree._Element, following: etree._Element | None) -> str:
    """The first mistake between the start of this element and the next; on a line they share it counts for both."""
    errors = context.error_log
    if not len(errors):
        return ""
    if len(errors) > MOST_FAULTS:
        raise FileNotReadable(f"Die Datei hat mehr als {MOST_FAULTS} XML-Fehler; der erste: {_first_fault(context)}.")
    first = _line(element)
    last = math.inf if following is None else _line(following) - ("\n" in (element.tail or ""))
    for error in errors:
        if first <= error.line <= last:
            return f"kein gültiges XML, Zeile {error.line}: {error.message}"
    return ""


def _line(element: etree._Element) -> int:
    line: Any = element.sourceline  # the stubs do not say what it is
    return int(line or 0)


def _first_fault(context: Events) -> str:
    return next((f"Zeile {error.line}: {error.message}" for error in context.error_log), "")


def _free(element: etree._Element) -> None:
    element.clear()
    parent = element.getparent()
    while parent is not None and element.getprevious() is not None:
        del parent[0]
