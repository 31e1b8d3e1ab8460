"""TMX 1.4b Level 2, written unit by unit."""

from collections.abc import Iterable
from datetime import UTC, datetime
from importlib.metadata import version
from typing import BinaryIO

from lxml import etree

from connectors.exchange.locales import locale_of
from connectors.exchange.problems import EntryNotUsable, Refused
from connectors.exchange.safe_xml import XML_LANG, require_legal
from connectors.exchange.tmx_codes import write_codes
from connectors.exchange.tmx_unit import TmxUnit

_TOOL = "Sprachlotse"
_TIME_LENGTH = len("20260131T235900Z")


def write_tmx(stream: BinaryIO, units: Iterable[TmxUnit], *, source_locale: str = "de") -> tuple[Refused, ...]:
    """Write the units as they come; comes back with those that TMX cannot hold."""
    refused: list[Refused] = []
    with etree.xmlfile(stream, encoding="utf-8") as file:
        file.write_declaration()
        file.write_doctype('<!DOCTYPE tmx SYSTEM "tmx14.dtd">')
        with file.element("tmx", {"version": "1.4"}):
            file.write("\n", _header(source_locale), "\n")
            with file.element("body"):
                for number, unit in enumerate(units, start=1):
                    try:
                        file.write("\n", _element(unit, source_locale))
                    except EntryNotUsable as error:
                        refused.append(Refused(number, str(error)))
                file.write("\n")
    return tuple(refused)


def _header(source_locale: str) -> etree._Element:
    return etree.Element(
        "header",
        {
            "creationtool": _TOOL,
            "creationtoolversion": version("sprachlotse"),
            "segtype": "sentence",
            "o-tmf": _TOOL,
            "adminlang": "de",
            "srclang": source_locale,
            "datatype": "html",
        },
    )


def _element(unit: TmxUnit, source_locale: str) -> etree._Element:
    _require_usable(unit, source_locale)
    tu = etree.Element("tu", _attributes(unit))
    if unit.note:
        etree.SubElement(tu, "note").text = unit.note
    for name, value in _properties(unit).items():
        if value:
            etree.SubElement(tu, "prop", {"type": name}).text = value
    for locale, text in {source_locale: unit.source, **unit.targets}.items():
        variant = etree.SubElement(tu, "tuv", {XML_LANG: locale})
        write_codes(etree.SubElement(variant, "seg"), text)
    return tu


def _require_usable(unit: TmxUnit, source_locale: str) -> None:
    if not unit.targets:
        raise EntryNotUsable("Es gibt keine Übersetzung.")
    for locale, text in (("Quelle", unit.source), *unit.targets.items()):
        if locale != "Quelle" and (locale_of(locale) != locale or locale == source_locale):
            raise EntryNotUsable(f"„{locale}“ ist keine Zielsprache.")
        if not text.strip():
            raise EntryNotUsable(f"{locale}: Der Text ist leer.")
        require_legal(text, locale)
    for name, value in {"author": unit.author, "note": unit.note, **_properties(unit)}.items():
        require_legal(value, name)


def _properties(unit: TmxUnit) -> dict[str, str]:
    return {
        "x-previous": unit.previous,
        "x-following": unit.following,
        "x-document": unit.document,
        "x-origin": unit.origin,
    }


def _attributes(unit: TmxUnit) -> dict[str, str]:
    attributes = {
        "creationid": unit.author,
        "creationdate": _time(unit.created),
        "changedate": _time(unit.changed),
        "usagecount": str(unit.usage or ""),
    }
    return {name: value for name, value in attributes.items() if value}


def _time(time: datetime | None) -> str:
    """As TMX wants it: UTC, to the second, without separators."""
    return f"{time.astimezone(UTC):%Y%m%dT%H%M%SZ}".rjust(_TIME_LENGTH, "0") if time else ""
