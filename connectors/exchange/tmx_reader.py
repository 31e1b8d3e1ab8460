"""TMX 1.4b, read unit by unit: what every earlier version and level has is read too."""

from collections.abc import Iterator
from typing import BinaryIO

from lxml import etree

from connectors.exchange.locales import is_regional, locale_of
from connectors.exchange.problems import BrokenUnit, EntryNotUsable
from connectors.exchange.safe_xml import XML_LANG, Part, local_name, parts
from connectors.exchange.times import time_of
from connectors.exchange.tmx_codes import Numbers, read_codes
from connectors.exchange.tmx_unit import TmxUnit

# our own names first, then those of other tools (memoQ, OmegaT)
_PREVIOUS = ("x-previous", "x-context-pre", "prev")
_FOLLOWING = ("x-following", "x-context-post", "next")
_DOCUMENT = ("x-document", "file")
_ORIGIN = ("x-origin",)


def read_tmx(stream: BinaryIO, *, source_locale: str = "de") -> Iterator[TmxUnit | BrokenUnit]:
    """Each unit of the file, or why it is left out; raises FileNotReadable if the file is no TMX or not safe.

    The source is the text in `source_locale` (or a region of it), whatever the file declares as its source.
    """
    for part in parts(stream, roots=("tmx",), names=("tu",)):
        try:
            yield _unit(part, source_locale)
        except EntryNotUsable as error:
            yield BrokenUnit(part.line, str(error))


def _unit(part: Part, source_locale: str) -> TmxUnit:
    if part.fault:
        raise EntryNotUsable(part.fault)
    tu = part.element
    variants = [child for child in tu if local_name(child) == "tuv"]
    texts = _texts(variants)
    source = (
        source_locale
        if source_locale in texts
        else next((locale for locale in texts if is_regional(locale, source_locale)), "")
    )
    if not source:
        raise EntryNotUsable(f"Es gibt keinen Text in der Quellsprache „{source_locale}“.")
    if len(texts) == 1:
        raise EntryNotUsable("Es gibt keine Übersetzung.")
    targets = {locale: text for locale, text in texts.items() if locale != source}
    return _described(texts[source], targets, [tu, *variants])


def _texts(variants: list[etree._Element]) -> dict[str, str]:
    numbers = Numbers()
    texts: dict[str, str] = {}
    for variant in variants:
        tag = variant.get(XML_LANG) or variant.get("lang") or ""
        locale = locale_of(tag)
        if locale is None:
            raise EntryNotUsable(f"„{tag}“ ist keine Sprachangabe.")
        if locale in texts:
            raise EntryNotUsable(f"Die Sprache „{locale}“ steht zweimal da.")
        texts[locale] = _text(variant, locale, numbers)
    return texts


def _text(variant: etree._Element, locale: str, numbers: Numbers) -> str:
    segs = [child for child in variant if local_name(child) == "seg"]
    text = read_codes(segs[0], numbers) if len(segs) == 1 else ""
    if not text.strip():
        raise EntryNotUsable(f"Der Text in „{locale}“ fehlt oder ist leer.")
    return text


def _described(source: str, targets: dict[str, str], holders: list[etree._Element]) -> TmxUnit:
    """The unit with what `tu` says of it, else its variants."""
    properties: dict[str, str] = {}
    notes: list[str] = []
    for holder in holders:
        for child in holder:
            if local_name(child) == "prop":
                properties.setdefault(child.get("type", ""), _value(child))
            elif local_name(child) == "note":
                notes.append(child.text or "")
    return TmxUnit(
        source,
        targets,
        previous=_first(properties, _PREVIOUS),
        following=_first(properties, _FOLLOWING),
        document=_first(properties, _DOCUMENT),
        author=_attribute(holders, "creationid"),
        origin=_first(properties, _ORIGIN),
        created=time_of(_attribute(holders, "creationdate")),
        note="\n".join(notes),
        changed=time_of(_attribute(holders, "changedate")),
        usage=_number(_attribute(holders, "usagecount")),
    )


def _first(properties: dict[str, str], names: tuple[str, ...]) -> str:
    return next((properties[name] for name in names if name in properties), "")


def _value(prop: etree._Element) -> str:
    """The text of a property; memoQ writes a context as a whole `<seg>` in one string."""
    text = prop.text or ""
    is_context = prop.get("type", "").startswith("x-context-")
    return text.removeprefix("<seg>").removesuffix("</seg>") if is_context else text


def _attribute(holders: list[etree._Element], name: str) -> str:
    return next((value for holder in holders if (value := holder.get(name))), "")


def _number(text: str) -> int:
    if text and not (text.isascii() and text.isdigit()):
        raise EntryNotUsable(f"usagecount „{text}“ ist keine Zahl.")
    return int(text or 0)
