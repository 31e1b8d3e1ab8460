"""Municipalities whose CMS can export files: one folder a locale, one HTML file a document.

`<root>/de/wohnsitz-anmelden.html` is a complete HTML file. Its `<title>`, its `description` and everything between
`<body>` and `</body>` are the fields; `sprachlotse:type`, `sprachlotse:parent` and `sprachlotse:order` say what it is.
"""

import hashlib
import html
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from pipeline.document import SOURCE_LOCALE, ContentType, Document, DocumentRef, Field, FieldFormat, Stamp
from pipeline.errors import CmsAnswerNotUnderstood, CmsRefusedAccess, CmsUnavailable
from pipeline.facts.language import is_right_to_left
from pipeline.publication import Conflict, NotPublished, PublicationOrder, PublicationOutcome, Published

FILE = re.compile(r"(?P<head>.*?<body[^>]*>)(?P<body>.*)(?P<tail></body>\s*</html>\s*)\Z", re.DOTALL | re.IGNORECASE)
TITLE = re.compile(r"<title>(.*?)</title>", re.DOTALL | re.IGNORECASE)
META = re.compile(r'<meta name="([^"]+)" content="([^"]*)"\s*/?>', re.IGNORECASE)
HTML_LANG = re.compile(r'(<html\b[^>]*\blang=")[^"]*(")', re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _File:
    """An HTML file cut into the parts that we read and replace."""

    head: str
    body: str
    tail: str

    @property
    def title(self) -> str:
        found = TITLE.search(self.head)
        return html.unescape(found.group(1)).strip() if found else ""

    @property
    def meta(self) -> Mapping[str, str]:
        return {name: html.unescape(content) for name, content in META.findall(self.head)}


class FolderCms:
    """A folder of HTML files as a CMS; `root` holds one folder a locale."""

    def __init__(self, root: Path, municipality: str) -> None:
        self._root = root
        self._municipality = municipality

    def stamps(self) -> Sequence[Stamp]:
        """Every German file with the digest of its bytes, parents before children, then by order."""
        folder = self._root / SOURCE_LOCALE
        if not folder.is_dir():
            raise CmsRefusedAccess(f"Der Ordner {folder} fehlt; bitte die Einstellung „cms.path“ prüfen.")
        files = {path.stem: _read(path) for path in sorted(folder.glob("*.html"))}
        meta = {key: _meta_of(data) for key, data in files.items()}
        return [
            Stamp(DocumentRef(self._municipality, _kind(meta[key]), key), _digest(files[key]))
            for key in _in_tree_order(meta)
        ]

    def fetch(self, ref: DocumentRef) -> Document | None:
        """The document as the German file says it now, or None if the file is gone."""
        path = self._path(SOURCE_LOCALE, ref.key)
        if not path.exists():
            return None
        file = _parse(path, _read(path))
        if (kind := file.meta.get("sprachlotse:type", ContentType.PAGE)) not in set(ContentType):
            known = ", ".join(ContentType)
            raise CmsAnswerNotUnderstood(f"{path.name}: „sprachlotse:type“ ist „{kind}“; bekannt sind {known}.")
        fields = [Field("title", FieldFormat.TEXT, file.title), Field("body", FieldFormat.HTML, file.body)]
        if description := file.meta.get("description"):
            fields.insert(1, Field("description", FieldFormat.TEXT, description))
        parent = file.meta.get("sprachlotse:parent")
        address = f"/{self._municipality}/{SOURCE_LOCALE}/{ref.key}/"
        markup = _digest("\0".join(field.value for field in fields).encode())
        return Document(ref, tuple(fields), path=address, parent=parent, markup=markup)

    def publish(self, orders: Sequence[PublicationOrder]) -> Iterator[tuple[PublicationOrder, PublicationOutcome]]:
        """Write one file per order, unless the file there is not the one that we wrote last."""
        for order in orders:
            try:
                yield order, self._publish_one(order)
            except (OSError, CmsUnavailable, CmsAnswerNotUnderstood) as error:
                yield order, NotPublished(f"{order.ref} ({order.locale}): {error}", try_later=True)

    def _publish_one(self, order: PublicationOrder) -> PublicationOutcome:
        source = self._path(SOURCE_LOCALE, order.ref.key)
        target = self._path(order.locale, order.ref.key)
        wanted = _written(_parse(source, _read(source)), order)
        standing = _read(target) if target.exists() else None
        if standing is not None and standing != wanted and _digest(standing) != order.expected:
            reason = f"Die Datei {target.name} ({order.locale}) hat jemand anderes geändert; sie bleibt stehen."
            return Conflict(reason, standing=_digest(standing))
        if standing != wanted:
            _write(target, wanted)
        return Published(token=_digest(wanted), version=_digest(wanted)[:8])

    def _path(self, locale: str, key: str) -> Path:
        return self._root / locale / f"{key}.html"


def _meta_of(data: bytes) -> Mapping[str, str]:
    """What a file says about itself; nothing for a file that `fetch` will refuse with a reason."""
    found = FILE.match(data.decode("utf-8", "replace"))
    return _File(**found.groupdict()).meta if found else {}


def _kind(meta: Mapping[str, str]) -> ContentType:
    kind = meta.get("sprachlotse:type", "")
    return ContentType(kind) if kind in set(ContentType) else ContentType.PAGE


def _in_tree_order(meta: Mapping[str, Mapping[str, str]]) -> list[str]:
    """Keys with every parent before its children, siblings by their order; a loop of parents is cut at its start."""

    def place(key: str) -> tuple[tuple[int, str], ...]:
        way: list[tuple[int, str]] = []
        seen: set[str] = set()
        while key in meta and key not in seen:
            seen.add(key)
            way.append((_number(meta[key].get("sprachlotse:order", "")), key))
            key = meta[key].get("sprachlotse:parent", "")
        return tuple(reversed(way))

    return sorted(meta, key=place)


def _number(text: str) -> int:
    return int(text) if text.isdecimal() else 0


def _written(source: _File, order: PublicationOrder) -> bytes:
    """The target file: the German file with the fields of the order in place."""
    values = {field.name: field.value for field in order.fields}
    direction = '" dir="rtl' if is_right_to_left(order.locale) else ""
    head = HTML_LANG.sub(lambda m: f"{m[1]}{order.locale}{direction}{m[2]}", source.head)
    head = TITLE.sub(lambda _: f"<title>{html.escape(values['title'], quote=False)}</title>", head)
    head = META.sub(lambda m: _meta(m, values), head)
    return (head + values["body"] + source.tail).encode("utf-8")


def _meta(match: re.Match[str], values: Mapping[str, str]) -> str:
    if match[1] != "description" or "description" not in values:
        return match[0]
    return f'<meta name="description" content="{html.escape(values["description"])}">'


def _parse(path: Path, data: bytes) -> _File:
    try:
        found = FILE.match(data.decode("utf-8"))
    except UnicodeDecodeError as error:
        raise CmsAnswerNotUnderstood(f"{path.name} ist nicht in UTF-8 gespeichert.") from error
    if found is None:
        raise CmsAnswerNotUnderstood(f"{path.name} ist keine vollständige HTML-Datei mit <body>…</body></html>.")
    return _File(**found.groupdict())


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise CmsUnavailable(f"{path} kann nicht gelesen werden: {error.strerror}.") from error


def _write(path: Path, data: bytes) -> None:
    """Replace the file in one step, so that nobody ever reads half of it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_suffix(".part")
    fresh.write_bytes(data)
    fresh.replace(path)


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()[:32]
