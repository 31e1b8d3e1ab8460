"""HTML of a CMS made harmless: what may run, load, navigate or send is gone, what is read stays."""

from lxml import html
from lxml.html import HtmlElement

_GONE = frozenset(
    {"script", "style", "iframe", "frame", "frameset", "object", "applet", "template", "noscript", "svg", "math"}
    | {"video", "audio", "title", "head", "textarea", "select", "option"}
)
"""Elements that go with all that is in them."""
_KEPT = frozenset(
    {"p", "div", "span", "br", "hr", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "dl", "dt", "dd", "a", "img"}
    | {"b", "strong", "i", "em", "u", "s", "mark", "small", "sub", "sup", "blockquote", "pre", "code", "q", "abbr"}
    | {"table", "caption", "thead", "tbody", "tfoot", "tr", "th", "td", "figure", "figcaption", "address", "details"}
    | {"summary", "section", "article", "bdi", "bdo", "time", "del", "ins"}
)
"""Every other element loses its tags and keeps its words."""
_ATTRIBUTES = frozenset({"alt", "title", "dir", "lang", "colspan", "rowspan", "start", "data-segment"})


def safe_html(source: str) -> str:
    """The body of a page with only elements and attributes that a reader needs; links lead nowhere, images are named.

    Never fails; what cannot be read as HTML comes back empty.
    """
    if not source.strip():
        return ""
    root = html.fragment_fromstring(source, create_parent="div")
    for element in list(root.iterdescendants()):
        _tame(element)
    inner = [html.tostring(child, encoding="unicode") for child in root]
    return html_text(root.text or "") + "".join(inner)


def html_text(text: str) -> str:
    """Plain text as HTML."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _tame(element: HtmlElement) -> None:
    if not isinstance(element.tag, str) or element.tag in _GONE:
        element.drop_tree()
        return
    if element.tag not in _KEPT:
        element.drop_tag()
        return
    for name in list(element.attrib):
        if name not in _ATTRIBUTES:
            del element.attrib[name]
    if element.tag == "img":
        element.attrib["src"] = _PICTURE


_PICTURE = "data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw=="
"""One empty pixel: a preview asks no other server for anything."""
