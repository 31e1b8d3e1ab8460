"""Which documents a message names."""

import json

import pytest

from pipeline.document import ContentType, DocumentRef
from review.webhook_bodies import MOST_DOCUMENTS, BodyNotUnderstood, documents

TOWN = "musterstadt"


def named(source: str, said: object) -> list[str]:
    return [str(ref) for ref in documents(source, json.dumps(said).encode(), municipality=TOWN)]


@pytest.mark.parametrize(
    ("source", "said", "expected"),
    [
        ("eigenes", {"documents": ["page/7", {"type": "event", "id": 3}]}, ["page/7", "event/3"]),
        ("eigenes", {"documents": ["page/7", "page/7"]}, ["page/7"]),
        ("eigenes", {"documents": []}, []),
        ("integreat", {"type": "page", "id": 7}, ["page/7"]),
        ("integreat", {"items": [{"type": "poi", "id": 7}, {"type": "event", "id": "8"}]}, ["location/7", "event/8"]),
        ("wordpress", {"post_id": 7, "post_type": "page"}, ["page/7"]),
        ("wordpress", {"post": {"ID": 7, "post_type": "post"}}, ["page/7"]),
    ],
)
def test_each_source_names_documents_in_its_own_shape(source: str, said: object, expected: list[str]) -> None:
    assert named(source, said) == expected


def test_they_belong_to_the_municipality_of_the_address() -> None:
    assert documents("eigenes", b'{"documents": ["page/7"]}', municipality=TOWN) == (
        DocumentRef(TOWN, ContentType.PAGE, "7"),
    )


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"\xff",
        b"[]",
        b"{}",
        b'{"documents": "page/7"}',
        b'{"documents": [7]}',
        b'{"documents": ["brief/7"]}',
        b'{"documents": ["page/"]}',
        b'{"documents": [{"type": "page", "id": true}]}',
        b'{"documents": [{"type": ["page"], "id": 1}]}',
        json.dumps({"documents": ["page/" + "7" * 201]}).encode(),
        json.dumps({"documents": ["page/\n7"]}).encode(),
        json.dumps({"documents": [f"page/{n}" for n in range(MOST_DOCUMENTS + 1)]}).encode(),
    ],
)
def test_what_is_not_understood_is_refused_without_being_repeated(body: bytes) -> None:
    with pytest.raises(BodyNotUnderstood) as refused:
        documents("eigenes", body, municipality=TOWN)
    assert "7" not in str(refused.value)
