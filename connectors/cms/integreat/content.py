"""When two texts count as the same: once strictly, as a token of what stands in the CMS, once as a reader sees them."""

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from lxml import etree, html

from connectors.cms.integreat.links import LinkTarget, Site
from pipeline.document import Field, FieldFormat
from pipeline.errors import ContentNotHandled

RENAMED = {"h1": "h2", "pre": "p", "code": "p"}
WRAPPERS = frozenset({"div", "p"})
WHITE_SPACE = re.compile(r"[ \t\r\n\f]+")
SET_BY_CMS_ON_LINKS = frozenset({"target", "aria-hidden", "tabindex"})


def content_hash(fields: Iterable[Field], site: Site) -> str:
    """Token of stored fields: everything counts but what the CMS rewrites itself.

    That is the inside of contact cards, addresses of internal links, texts of links that follow their target's title,
    and alternative texts of library images.
    """
    digest = hashlib.sha256()
    for field in sorted(fields, key=lambda field: field.name):
        digest.update(f"{field.name}\x1f{_Reader(site, strict=True).read(field)}\x1f".encode("utf-8", "surrogatepass"))
    return digest.hexdigest()[:32]


def same_text(ours: Iterable[Field], stored: Iterable[Field], site: Site) -> bool:
    """Whether a reader of the stored fields sees ours: same words, structure, addresses and pictures."""
    reader = _Reader(site, strict=False)
    there = {field.name: reader.read(field) for field in stored}
    return all(reader.read(field) == there.get(field.name, "") for field in ours)


def source_links(fields: Iterable[Field], site: Site) -> frozenset[LinkTarget]:
    """Targets of the internal links that still point to the source locale."""
    links = (
        site.source_target(link.get("href") or "")
        for field in fields
        if field.format is FieldFormat.HTML
        for link in parse(field.value).iter("a")
    )
    return frozenset(target for target in links if target is not None)


def parse(body: str) -> etree._Element:
    """The HTML of a body as a tree below a `div`."""
    try:
        root: etree._Element = html.fragment_fromstring(body, create_parent="div")
    except (ValueError, etree.LxmlError) as error:
        raise ContentNotHandled("Der Text ist kein lesbares HTML; bitte im CMS prüfen.") from error
    return root


def is_contact_card(element: etree._Element) -> bool:
    """Whether this is a card whose inside the CMS renders from a contact."""
    return element.tag == "div" and element.get("data-contact-id") is not None


@dataclass(frozen=True, slots=True)
class _Reader:
    """Writes a field down in one canonical way; `strict` keeps every attribute and all white space."""

    site: Site
    strict: bool

    def read(self, field: Field) -> str:
        if field.format is FieldFormat.TEXT:
            return self._text(field.value).strip()
        return self._text("".join(self._inside(_unwrapped(parse(field.value))))).strip()

    def _inside(self, element: etree._Element) -> Iterator[str]:
        yield element.text or ""
        for child in element:
            if isinstance(child.tag, str):
                yield from self._element(child)
            yield child.tail or ""

    def _element(self, element: etree._Element) -> Iterator[str]:
        tag = RENAMED.get(element.tag, element.tag)
        attributes = " ".join(f'{name}="{value}"' for name, value in sorted(self._attributes(element).items()))
        yield f"\x1e{tag} {attributes}\x1e"
        if not is_contact_card(element) and not self._text_follows_target(element):
            yield from self._inside(element)
        yield f"\x1e/{tag}\x1e"

    def _attributes(self, element: etree._Element) -> Mapping[str, str]:
        if is_contact_card(element):
            return {"data-contact-id": element.get("data-contact-id") or "", "details": self._details(element)}
        attributes = {str(name): str(value) for name, value in element.items()}
        if element.tag == "a":
            attributes = self._link(attributes)
        if _is_from_library(attributes.get("src", "")):
            attributes.pop("alt", None)
        if self.strict:
            return attributes
        return {
            name: unquote(attributes[name].strip()) for name in ("href", "src", "alt", "title") if name in attributes
        }

    def _link(self, attributes: Mapping[str, str]) -> dict[str, str]:
        kept = {name: value for name, value in attributes.items() if name not in SET_BY_CMS_ON_LINKS}
        classes = [name for name in kept.pop("class", "").split() if name != "link-external"]
        if classes:
            kept["class"] = " ".join(classes)
        if self.site.is_internal(kept.get("href", "")):
            kept["href"] = "internal"
        return kept

    def _text_follows_target(self, element: etree._Element) -> bool:
        if element.tag != "a" or not self.site.is_internal(element.get("href") or ""):
            return False
        return element.get("data-integreat-auto-update") == "true" or self.site.is_internal(element.text or "")

    def _details(self, card: etree._Element) -> str:
        return (card.get("data-contact-url") or "").partition("details=")[2] if self.strict else ""

    def _text(self, text: str) -> str:
        return text.replace("\r", "") if self.strict else WHITE_SPACE.sub(" ", text)


def _unwrapped(root: etree._Element) -> etree._Element:
    # the CMS wraps several top-level elements in a div and bare text in a paragraph
    elements = [child for child in root if isinstance(child.tag, str)]
    words = (root.text or "") + "".join(child.tail or "" for child in root)
    if len(elements) == 1 and not words.strip() and elements[0].tag in WRAPPERS and not elements[0].attrib:
        return _unwrapped(elements[0])
    return root


def _is_from_library(address: str) -> bool:
    try:
        return urlsplit(address).path.startswith("/media/")
    except ValueError:
        return False
