"""Hashes that decide whether work is needed at all."""

import hashlib
from collections.abc import Iterable

from pipeline.document import Document
from pipeline.engine import EngineRequest
from pipeline.segment import Extraction


def text_hash(extraction: Extraction) -> str:
    """Hash of what a translator works on: the segment texts in order.

    Link targets, attributes, contact cards and other markup do not count: they are outside the segments' texts.
    """
    return _digest(part for segment in extraction.segments for part in (segment.field, segment.text))


def version_hash(document: Document, extraction: Extraction) -> str:
    """Names a version of a source document: its text hash, a dot, and the digest of its markup."""
    return f"{text_hash(extraction)}.{document.markup}"


def same_text(one: str, other: str) -> bool:
    """Whether two version hashes differ in markup only, or not at all."""
    return one.partition(".")[0] == other.partition(".")[0]


def question_key(request: EngineRequest) -> str:
    """Names a question whoever answers it; the same sentence in another document is the same question."""
    terms = sorted(f"{hit.source}={hit.target}" for hit in request.terms)
    contents = [f"{number}={content}" for number, content in request.contents]
    emphasis = map(str, sorted(request.emphasis))  # where it may be dropped, another answer is right than for a link
    return _digest([request.locale, request.text, *terms, "|", *contents, "|", *emphasis])


def pivot_key(request: EngineRequest) -> str:
    """Names the terms on the way through another language."""
    return _digest(sorted(f"{hit.source}={hit.target}" for hit in request.pivot_terms))


def request_key(question: str, *, engine: str, version: str) -> str:
    """Names one question to one engine; asked again, its paid answer is found under this key."""
    return _digest([engine, version, question])


def _digest(parts: Iterable[str]) -> str:
    digest = hashlib.sha256()
    for part in parts:
        data = part.encode("utf-8", "surrogatepass")
        digest.update(len(data).to_bytes(8, "big"))
        digest.update(data)
    return digest.hexdigest()[:32]
