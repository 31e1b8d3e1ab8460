"""What a run must know of the newest drafts, in one query and as the steps say it."""

from dataclasses import replace

import pytest

from pipeline.draft import Origin, OriginKind
from pipeline.due import UNCOVERED, head_of
from pipeline.lifecycle import DraftState

TOWN = "musterstadt"
NOBODY = Origin(OriginKind.NONE, UNCOVERED)
BROKEN = Origin(OriginKind.NONE, "Die Maschine antwortet nicht.")
CASES = [
    (DraftState.QUEUED, None),
    (DraftState.QUEUED, NOBODY),
    (DraftState.QUEUED, BROKEN),
    (DraftState.HELD, None),
    (DraftState.HELD, NOBODY),
    (DraftState.HELD, BROKEN),
]


@pytest.mark.parametrize(("state", "origin"), CASES, ids=str)
def test_the_database_and_the_steps_agree_on_what_waits_for_an_engine(store, page, draft, state, origin):
    made = replace(draft(), state=state)
    if origin is not None:
        first, *rest = made.segments
        made = replace(made, segments=(replace(first, target="", origin=origin), *rest))
    with store.transaction(TOWN) as work:
        work.documents.save(page(), stamp="s", text_hash="h")
        work.drafts.add(made, actor="x", why="x")
        assert work.drafts.heads() == {(made.ref, made.locale): head_of(made)}


def test_only_the_newest_draft_of_a_document_counts(store, page, draft):
    with store.transaction(TOWN) as work:
        work.documents.save(page(), stamp="s", text_hash="h")
        for source_hash in ("old", "new"):
            work.drafts.add(replace(draft(), source_hash=source_hash), actor="x", why="x")
        assert [head.source_hash for head in work.drafts.heads().values()] == ["new"]


def test_a_document_has_the_hash_of_its_newest_version(store, page):
    with store.transaction(TOWN) as work:
        for text_hash in ("old", "new"):
            work.documents.save(page(body=f"<p>{text_hash}</p>"), stamp="s", text_hash=text_hash)
        assert work.documents.hashes() == {page().ref: "new"}
        work.documents.mark_gone([page().ref])
        assert work.documents.hashes() == {}
