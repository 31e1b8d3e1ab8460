"""What the CMS's own web pages say, as values: its lists, versions, messages and forms."""

import html as entities
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import cast

from lxml import etree, html

from pipeline.errors import CmsAnswerNotUnderstood

FormData = dict[str, list[str]]

VERSION = re.compile(
    r'<div class="[^"]*\brevision-wrapper\b[^"]*"\s+id="revision-(?P<number>\d+)"(?P<data>[^>]*)>'
    r"(?P<inside>.*?)<div class=\"revision-diff",
    re.DOTALL,
)
TEXT = re.compile(r"<h1>(?P<title>.*?)</h1>\s*<label>[^<]*</label>(?P<body>.*)</div>\s*\Z", re.DOTALL)
DATA = re.compile(r'data-(?P<name>[a-z]+)="(?P<value>[^"]*)"')
CMS_VERSION = re.compile(r'release-notes/"[^>]*>[^<]*?(\d{4}(?:\.\d+)+)')
NOT_SENT = frozenset({"submit", "button", "file", "image", "reset"})
DELETED = "deleted account"


@dataclass(frozen=True, slots=True)
class Version:
    """One stored version of one content in one language; `body` is raw, byte for byte but for white space around it."""

    number: int
    status: str
    """`PUBLIC`, `REVIEW`, `DRAFT` or `AUTO_SAVE`."""
    editor: str
    """Empty when the CMS names nobody (imported, or the account is gone)."""
    title: str
    body: str


@dataclass(frozen=True, slots=True)
class Message:
    """What the CMS tells its user after a step."""

    is_error: bool
    text: str


@dataclass(frozen=True, slots=True)
class PageRow:
    """A page in the CMS's list: its id, its parent's id (0 at the top) and the slug of its newest version."""

    id: int
    parent: int
    slug: str


def versions(text: str) -> tuple[Version, ...]:
    """All versions on a version list, newest first; empty when the page is not a version list.

    Cut out with expressions instead of a parser, because a parser would not give back the stored bytes.
    """
    found = (_version(match) for match in VERSION.finditer(text))
    return tuple(sorted((version for version in found if version), key=lambda version: -version.number))


def messages(text: str) -> tuple[Message, ...]:
    """The messages shown at the top of a page."""
    boxes = _find(_document(text), "//div[@id='messages']//div[@role='alert']")
    return tuple(Message("bg-red-" in (box.get("class") or ""), _words(box)) for box in boxes)


def page_rows(text: str) -> tuple[PageRow, ...]:
    """The rows of the flat page list, in tree order."""
    ancestors: list[int] = []
    rows = []
    for row in _find(_document(text), "//tr[starts-with(@id, 'page-') and contains(@class, 'page-row')]"):
        level = re.search(r"\blevel-(\d+)\b", row.get("class") or "")
        titles = _find(row, ".//*[@data-title-slug]")
        if level is None or not titles:
            continue
        del ancestors[int(level.group(1)) - 1 :]
        identity = int(row.get("id", "").removeprefix("page-"))
        rows.append(PageRow(identity, ancestors[-1] if ancestors else 0, titles[0].get("data-title-slug", "")))
        ancestors.append(identity)
    return tuple(rows)


def cms_version(text: str) -> str | None:
    """The version that the CMS shows to a user who is logged in."""
    found = CMS_VERSION.search(text)
    return found.group(1) if found else None


def form_data(text: str) -> FormData | None:
    """What a browser would send back for the editor's form without a change; None when there is no form."""
    forms = _find(_document(text), "//form[@id='content_form']")
    if not forms:
        return None
    data: FormData = defaultdict(list)
    for control in _find(forms[0], ".//input[@name] | .//select[@name] | .//textarea[@name]"):
        for value in _values(control) if control.get("disabled") is None else ():
            data[control.get("name", "")].append(value)
    return dict(data)


def is_ticked(text: str, name: str) -> bool | None:
    """Whether the box with this name is ticked; None when the page does not show it."""
    boxes = _find(_document(text), f"//input[@type='checkbox' and @name='{name}']")
    return boxes[0].get("checked") is not None if boxes else None


def _document(text: str) -> etree._Element:
    try:
        return html.document_fromstring(text if text.strip() else "<html></html>")
    except (etree.LxmlError, ValueError) as error:
        raise CmsAnswerNotUnderstood("Das CMS antwortet mit einer Seite, die kein lesbares HTML ist.") from error


def _find(element: etree._Element, path: str) -> list[etree._Element]:
    return cast(list[etree._Element], element.xpath(path))


def _version(match: re.Match[str]) -> Version | None:
    data = {found["name"]: entities.unescape(found["value"]) for found in DATA.finditer(match["data"])}
    text = TEXT.search(match["inside"])
    if text is None:
        return None
    return Version(
        number=int(match["number"]),
        status=data.get("status", ""),
        editor=data.get("editor", "").replace(DELETED, ""),
        title=entities.unescape(text["title"]).strip(),
        body=text["body"].strip(),
    )


def _values(control: etree._Element) -> Iterator[str]:
    if control.tag == "select":
        yield from _selected(control)
    elif control.tag == "textarea":
        # HTML drops one line break at the start of a text area
        yield "".join(map(str, control.itertext())).removeprefix("\n")
    elif (kind := (control.get("type") or "text").lower()) in ("checkbox", "radio"):
        if control.get("checked") is not None:
            yield control.get("value") or "on"
    elif kind not in NOT_SENT:
        yield control.get("value") or ""


def _selected(control: etree._Element) -> list[str]:
    options = list(control.iter("option"))
    chosen = [option for option in options if option.get("selected") is not None]
    if not chosen and control.get("multiple") is None:
        chosen = options[:1]
    return [option.get("value") or "" for option in chosen]


def _words(element: etree._Element) -> str:
    return " ".join("".join(str(text) for text in element.itertext()).split())
