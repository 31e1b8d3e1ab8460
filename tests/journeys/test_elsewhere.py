"""What the municipality approved for a sentence on one page is told where another page says it otherwise."""

from pipeline.decisions import approve, edit
from pipeline.draft import Draft
from pipeline.lifecycle import DraftState
from pipeline.publish import publish
from pipeline.store_ports import DraftFilter
from tests.journeys.conftest import Town, silent

SENTENCE = "<p>Das Amt hilft Ihnen gern.</p>"


def waiting(town: Town) -> Draft:
    with town.municipality.transaction() as work:
        [summary] = work.drafts.find(DraftFilter((DraftState.QUEUED,)))
        return work.drafts.get(summary.id)


def reworded(town: Town, text: str) -> Draft:
    """The draft that waits, with its last sentence as a person typed it."""
    draft = waiting(town)
    assert draft.id is not None
    return edit(town.municipality, draft.id, key=draft.segments[-1].key, text=text, actor="anna")


def published(town: Town) -> None:
    draft = waiting(town)
    assert draft.id is not None
    approve(town.municipality, draft.id, actor="anna")
    publish(town.municipality, silent)


def told(draft: Draft) -> list[str]:
    return [finding.text() for finding in draft.findings if finding.check == "consistency"]


def test_another_wording_than_on_another_page_is_told_with_the_approved_one(town: Town) -> None:
    town.write("a", SENTENCE)
    town.run()
    reworded(town, "The office is happy to help you.")
    published(town)
    town.write("b", f"<h2>Neues</h2>{SENTENCE}")
    town.run()
    draft = reworded(town, "The agency likes to help.")
    assert told(draft) == ["Diesen Satz gibt es schon, freigegeben als „The office is happy to help you.“."]
    assert draft.findings[-1].suggestion == "The office is happy to help you."


def test_a_run_tells_it_too_where_a_person_chose_another_wording_before(town: Town) -> None:
    town.write("b", SENTENCE)
    town.run()
    reworded(town, "The agency likes to help.")
    published(town)
    town.write("a", f"<h2>Kontakt</h2>{SENTENCE}")
    town.run()
    reworded(town, "The office is happy to help you.")
    published(town)
    town.write("b", f"<p>Ganz neu ist dieser Satz.</p>{SENTENCE}")
    town.run()
    assert told(waiting(town)) == ["Diesen Satz gibt es schon, freigegeben als „The office is happy to help you.“."]


def test_what_stood_on_the_page_itself_may_be_reworded(town: Town) -> None:
    town.write("a", SENTENCE)
    town.run()
    published(town)
    town.write("a", f"<p>Ganz neu ist dieser Satz.</p>{SENTENCE}")
    town.run()
    assert told(reworded(town, "The office is happy to help you.")) == []
