"""XLIFF 1.2 as the CMS imports it: a file a page and locale, a unit a field, its whole text in one CDATA section."""

from collections.abc import Iterable

from lxml import etree

from connectors.cms.integreat.content import is_contact_card, parse
from pipeline.document import Field, FieldFormat
from pipeline.errors import ContentNotHandled

NAMESPACE = "urn:oasis:names:tc:xliff:document:1.2"
EMPTY = f'<xliff xmlns="{NAMESPACE}" version="1.2"><file datatype="plaintext"><body/></file></xliff>'


def xliff(page: str, fields: Iterable[Field], *, source: str, target: str) -> bytes:
    """The import file for one page; `source` and `target` are the CMS's language slugs."""
    root = etree.fromstring(EMPTY)
    file, body = root[0], root[0][0]
    for name, value in (("original", page), ("source-language", source), ("target-language", target)):
        file.set(name, value)
    for field in fields:
        unit = etree.SubElement(body, _tag("trans-unit"), {"id": field.name, "resname": field.name, "datatype": "html"})
        etree.SubElement(unit, _tag("source"))
        _put(etree.SubElement(unit, _tag("target")), storable(field))
    return etree.tostring(root, xml_declaration=True, encoding="utf-8")


def storable(field: Field) -> str:
    """The value in a form that the CMS can save: a lone contact card makes it fail, so it gets a wrapper."""
    if field.format is FieldFormat.HTML and field.value.strip():
        root = parse(field.value)
        if len(root) == 1 and is_contact_card(root[0]) and not (root.text or "").strip():
            return f"<div>{field.value}</div>"
    return field.value


def _tag(name: str) -> str:
    return f"{{{NAMESPACE}}}{name}"


def _put(element: etree._Element, value: str) -> None:
    try:
        # a CDATA section cannot hold its own end
        element.text = value if "]]>" in value else etree.CDATA(value)
    except ValueError as error:
        raise ContentNotHandled(
            "Der Text enthält Steuerzeichen, die das CMS nicht annimmt; bitte im Entwurf entfernen."
        ) from error
