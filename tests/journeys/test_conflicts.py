"""What a person can do about a conflict: replace the foreign text, or try again when what stood in the way is gone."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

import pytest

from connectors.cms.folder import FolderCms
from pipeline.decisions import approve, take_over
from pipeline.errors import NotReady
from pipeline.lifecycle import DraftState
from pipeline.publication import Conflict, PublicationOrder, PublicationOutcome
from pipeline.publish import publish
from tests.journeys.conftest import Town, silent
from tests.journeys.test_nights import number, only_draft


class OpenEditor(FolderCms):
    """Somebody has the editor open on every page."""

    def publish(self, orders: Sequence[PublicationOrder]) -> Iterator[tuple[PublicationOrder, PublicationOutcome]]:
        for order in orders:
            yield order, Conflict("wird gerade bearbeitet")


def in_conflict(town: Town, cms: FolderCms) -> int:
    town.write("a", "<p>Das Amt hilft Ihnen.</p>")
    town.run()
    draft_id = number(only_draft(town))
    approve(town.municipality, draft_id, actor="anna")
    assert publish(replace(town.municipality, cms=cms), silent).conflicts == 1
    return draft_id


@pytest.fixture
def foreign(town: Town) -> FolderCms:
    """Somebody else's text stands where ours would go."""
    (town.root / "en").mkdir(parents=True)
    (town.root / "en" / "a.html").write_text("von Hand", encoding="utf-8")
    return FolderCms(town.root, "musterstadt")


def test_a_person_may_let_the_draft_replace_the_foreign_text(town: Town, foreign: FolderCms) -> None:
    take_over(town.municipality, in_conflict(town, foreign), actor="anna")
    assert publish(town.municipality, silent).published == 1
    assert "von Hand" not in (town.root / "en" / "a.html").read_text(encoding="utf-8")


def test_but_not_a_text_that_came_after_the_one_they_saw(town: Town, foreign: FolderCms) -> None:
    take_over(town.municipality, in_conflict(town, foreign), actor="anna")
    (town.root / "en" / "a.html").write_text("noch einmal von Hand", encoding="utf-8")
    assert publish(town.municipality, silent).conflicts == 1


def test_a_foreign_text_is_not_replaced_by_approving_once_more(town: Town, foreign: FolderCms) -> None:
    draft_id = in_conflict(town, foreign)
    with pytest.raises(NotReady, match="--replace"):
        approve(town.municipality, draft_id, actor="anna")


def test_when_the_editor_is_closed_the_draft_may_try_again(town: Town) -> None:
    draft_id = in_conflict(town, OpenEditor(town.root, "musterstadt"))
    with pytest.raises(NotReady):
        take_over(town.municipality, draft_id, actor="anna")
    approve(town.municipality, draft_id, actor="anna")
    assert publish(town.municipality, silent).published == 1
    assert only_draft(town).state is DraftState.PUBLISHED
