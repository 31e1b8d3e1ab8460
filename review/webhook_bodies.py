"""Which documents a webhook names: the shapes of Integreat, of WordPress, and one for everybody else."""

import json
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from pipeline.document import ContentType, DocumentRef

MOST_DOCUMENTS = 1000


class BodyNotUnderstood(ValueError):
    """The body is no JSON, or has not the shape that its source sends."""


def documents(source: str, body: bytes, *, municipality: str) -> tuple[DocumentRef, ...]:
    """The documents that changed, each once; nothing of the body is kept but kinds and ids.

    generic: `{"documents": ["page/7", {"type": "event", "id": 3}]}`
    integreat: `{"type": "page", "id": 7}` or a list of them under `items`
    wordpress: `{"post_id": 7, "post_type": "page"}`, or the post itself under `post`
    """
    try:
        said = json.loads(body)
    except ValueError:
        raise BodyNotUnderstood("no JSON") from None
    if not isinstance(said, Mapping):
        raise BodyNotUnderstood("no object")
    named = dict.fromkeys(_READERS.get(source, _generic)(said))
    if len(named) > MOST_DOCUMENTS:
        raise BodyNotUnderstood("too many documents")
    return tuple(DocumentRef(municipality, kind, key) for kind, key in named)


Named = Iterator[tuple[ContentType, str]]


def _generic(said: Mapping[str, Any]) -> Named:
    listed = said.get("documents")
    if not isinstance(listed, list):
        raise BodyNotUnderstood("no list of documents")
    for each in listed:
        if isinstance(each, str):
            kind, _, key = each.partition("/")
            yield _document(kind, key)
        elif isinstance(each, Mapping):
            yield _document(each.get("type"), each.get("id"))
        else:
            raise BodyNotUnderstood("a document is neither text nor object")


def _integreat(said: Mapping[str, Any]) -> Named:
    items = said.get("items", [said])
    if not isinstance(items, list) or not all(isinstance(each, Mapping) for each in items):
        raise BodyNotUnderstood("no list of items")
    for each in items:
        yield _document("location" if each.get("type") == "poi" else each.get("type"), each.get("id"))


def _wordpress(said: Mapping[str, Any]) -> Named:
    post = said.get("post", said)
    if not isinstance(post, Mapping):
        raise BodyNotUnderstood("no post")
    key = post.get("post_id", post.get("ID", post.get("id")))
    kind = post.get("post_type", post.get("type", "page"))
    yield _document("page" if kind == "post" else kind, key)


_READERS: dict[str, Callable[[Mapping[str, Any]], Named]] = {"integreat": _integreat, "wordpress": _wordpress}
_LONGEST_KEY = 200


def _document(kind: object, key: object) -> tuple[ContentType, str]:
    if not isinstance(kind, str) or kind not in set(ContentType):
        raise BodyNotUnderstood("unknown kind of document")
    text = str(key) if isinstance(key, int | str) and not isinstance(key, bool) else ""
    if not text or len(text) > _LONGEST_KEY or not text.isprintable():
        raise BodyNotUnderstood("no usable id")
    return ContentType(kind), text
