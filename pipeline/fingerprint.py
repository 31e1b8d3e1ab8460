"""Hashes that decide whether work is needed at all."""

import hashlib
from collections.abc import Iterable

from pipeline.engine import EngineRequest
from pipeline.segment import Extraction


def text_hash(extraction: Extraction) -> str:
    """Hash of what a translator works on: the segment texts in order.

    Link targets, attributes, contact cards and other markup do not count: they are outside the segments' texts.
    """
    return _digest(part for segment in extraction.segments for part in (segment.field, segment.text))


def request_key(request: EngineRequest, *, locale: str, engine: str, version: str) -> str:
    """Names one question to one engine; asked again, its paid answer is found under this key."""
    terms = sorted(f"{hit.source}={hit.target}" for hit in request.terms)
    contents = [f"{number}={content}" for number, content in request.contents]
    return _digest([engine, version, locale, request.text, *terms, "|", *contents])


def _digest(parts: Iterable[str]) -> str:
    digest = hashlib.sha256()
    for part in parts:
        data = part.encode("utf-8", "surrogatepass")
        digest.update(len(data).to_bytes(8, "big"))
        digest.update(data)
    return digest.hexdigest()[:32]
