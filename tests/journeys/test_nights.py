"""Night after night: what is sent, what is kept, what waits for a person."""

from dataclasses import replace

import pytest

from pipeline.decisions import approve, edit, reject
from pipeline.draft import ChangeClass, Draft, OriginKind
from pipeline.engine import TermHit
from pipeline.lifecycle import DraftState
from pipeline.publish import publish
from pipeline.store_ports import DraftFilter
from runtime.night import run
from tests.journeys.conftest import Town, silent


def drafts(town: Town, *states: DraftState) -> list[Draft]:
    with town.municipality.transaction() as work:
        return [work.drafts.get(summary.id) for summary in work.drafts.find(DraftFilter(states))]


def only_draft(town: Town, *states: DraftState) -> Draft:
    [draft] = drafts(town, *states)
    return draft


def number(draft: Draft) -> int:
    assert draft.id is not None
    return draft.id


def approve_and_publish(town: Town) -> None:
    for draft in drafts(town, DraftState.QUEUED):
        approve(town.municipality, number(draft), actor="anna")
    report = publish(town.municipality, silent)
    assert report.problems == ()


def test_a_new_page_becomes_a_draft_that_waits(town: Town) -> None:
    town.write("a", "<p>Das Amt hilft Ihnen. Rufen Sie <b>uns</b> an.</p>")
    report = town.run()
    assert (report.documents, report.changed, report.drafts_queued, report.problems) == (1, 1, 1, ())
    draft = only_draft(town, DraftState.QUEUED)
    assert [segment.source for segment in draft.segments][1:] == ["Das Amt hilft Ihnen.", "Rufen Sie <1>uns</1> an."]
    assert {segment.origin.kind for segment in draft.segments} == {OriginKind.ENGINE}


def test_the_same_night_again_sends_nothing_and_queues_nothing(town: Town) -> None:
    town.write("a", "<p>Das Amt hilft Ihnen.</p>")
    town.run()
    report = town.run()
    assert town.engine.asked == []
    assert (report.fetched, report.changed, report.engine_calls, report.drafts_queued) == (0, 0, 0, 0)


def test_after_publishing_the_same_night_again_does_nothing(town: Town) -> None:
    town.write("a", "<p>Das Amt hilft Ihnen.</p>")
    town.run()
    approve_and_publish(town)
    report = town.run() + publish(town.municipality, silent)
    assert (report.engine_calls, report.drafts_queued, report.published) == (0, 0, 0)


def test_one_changed_sentence_sends_one_segment(town: Town) -> None:
    town.write("a", "<p>Das Amt hilft Ihnen. Kommen Sie am Montag.</p>")
    town.run()
    before = {segment.source: segment for segment in only_draft(town, DraftState.QUEUED).segments}
    town.write("a", "<p>Das Amt hilft Ihnen. Kommen Sie am Dienstag.</p>")
    report = town.run()
    assert town.engine.asked == ["Kommen Sie am Dienstag."]
    assert report.engine_calls == 1
    draft = only_draft(town, DraftState.QUEUED)
    kept = [segment for segment in draft.segments if segment.change is ChangeClass.UNCHANGED]
    assert [(s.source, s.target, s.origin) for s in kept] == [
        (s.source, s.target, s.origin) for s in before.values() if s.source != "Kommen Sie am Montag."
    ]


def test_what_a_person_typed_survives_a_change_elsewhere_on_the_page(town: Town) -> None:
    town.write("a", "<p>Das Amt hilft Ihnen. Kommen Sie am Montag.</p>")
    town.run()
    draft = only_draft(town, DraftState.QUEUED)
    key = next(segment.key for segment in draft.segments if segment.source == "Das Amt hilft Ihnen.")
    edit(town.municipality, number(draft), key=key, text="The office is here for you.", actor="anna")
    town.write("a", "<p>Das Amt hilft Ihnen. Kommen Sie am Dienstag.</p>")
    town.run()
    segment = next(s for s in only_draft(town, DraftState.QUEUED).segments if s.source == "Das Amt hilft Ihnen.")
    assert (segment.target, segment.origin.kind) == ("The office is here for you.", OriginKind.HUMAN)


def test_an_approved_sentence_is_known_on_the_next_page(town: Town) -> None:
    town.write("a", "<p>Die Beratung ist kostenlos.</p>")
    town.run()
    approve_and_publish(town)
    town.write("b", "<p>Die Beratung ist kostenlos.</p>", title="Andere Seite")
    report = town.run()
    assert town.engine.asked == ["Andere Seite"]
    assert report.reused == 1
    assert only_draft(town, DraftState.QUEUED).segments[1].origin.kind is OriginKind.MEMORY


def test_a_rejected_draft_is_not_proposed_again_for_the_same_text(town: Town) -> None:
    town.write("a", "<p>Das Amt hilft Ihnen.</p>")
    town.run()
    reject(town.municipality, number(only_draft(town)), actor="anna", reason="falsches Amt")
    assert town.run().drafts_queued == 0


def test_an_engine_that_is_down_holds_the_draft_and_the_next_night_asks_only_for_what_is_missing(town: Town) -> None:
    town.write("a", "<p>Das Amt hilft Ihnen.</p>")
    town.engine.broken = True
    report = town.run()
    assert report.drafts_held == 1
    assert "antwortet nicht" in report.problems[0].message
    assert town.run().drafts_held == 0, "the same failure again makes no second draft"
    town.engine.broken = False
    assert town.run().drafts_queued == 1
    assert [draft.state for draft in drafts(town, DraftState.HELD)] == []


def test_one_page_that_cannot_be_read_never_stops_the_others(town: Town) -> None:
    town.write("gut", "<p>Das Amt hilft Ihnen.</p>")
    (town.root / "de" / "kaputt.html").write_bytes(b"\xff\xfe")
    report = town.run()
    assert report.drafts_queued == 1
    assert [problem.document for problem in report.problems] == ["page/kaputt"]


def test_a_page_that_is_gone_takes_its_draft_out_of_the_queue(town: Town) -> None:
    town.write("a", "<p>Das Amt hilft Ihnen.</p>")
    town.write("b", "<p>Das Amt berät Sie.</p>")
    town.run()
    (town.root / "de" / "a.html").unlink()
    assert town.run().gone == 1
    assert [draft.ref.key for draft in drafts(town, DraftState.QUEUED)] == ["b"]


def test_a_cms_that_shows_no_page_at_all_is_not_believed(town: Town) -> None:
    town.write("a", "<p>Das Amt hilft Ihnen.</p>")
    town.run()
    (town.root / "de" / "a.html").unlink()
    report = town.run()
    assert report.gone == 0
    assert "keine einzige Seite" in report.problems[0].message
    assert len(drafts(town, DraftState.QUEUED)) == 1


def test_a_cms_that_shows_events_but_no_page_is_not_believed(town: Town) -> None:
    town.write("a", "<p>Das Amt hilft Ihnen.</p>")
    town.write("fest", "<p>Das Fest beginnt.</p>")
    path = town.root / "de" / "fest.html"
    path.write_text(path.read_text().replace("</title>", '</title>\n<meta name="sprachlotse:type" content="event">'))
    town.run()
    (town.root / "de" / "a.html").unlink()
    report = town.run()
    assert (report.gone, len(drafts(town, DraftState.QUEUED))) == (0, 2)
    assert "keine einzige Seite" in report.problems[0].message


def test_a_german_page_that_moved_on_is_not_published_from_the_old_text(town: Town) -> None:
    town.write("a", "<p>Das Amt hilft Ihnen.</p>")
    town.run()
    approve(town.municipality, number(only_draft(town)), actor="anna")
    town.write("a", "<p>Das Amt ist geschlossen.</p>")
    report = publish(town.municipality, silent)
    assert (report.published, report.superseded) == (0, 1)
    assert not (town.root / "en" / "a.html").exists()
    assert town.run().drafts_queued == 1


def test_a_foreign_edit_ends_in_conflict_and_nothing_is_lost(town: Town) -> None:
    town.write("a", "<p>Das Amt hilft Ihnen.</p>")
    town.run()
    approve_and_publish(town)
    (town.root / "en" / "a.html").write_text("von Hand", encoding="utf-8")
    town.write("a", "<p>Das Amt berät Sie.</p>")
    town.run()
    approve(town.municipality, number(only_draft(town, DraftState.QUEUED)), actor="anna")
    report = publish(town.municipality, silent)
    assert report.conflicts == 1
    assert (town.root / "en" / "a.html").read_text(encoding="utf-8") == "von Hand"
    draft = only_draft(town, DraftState.CONFLICT)
    assert "jemand anderes" in draft.reason
    assert all(segment.target for segment in draft.segments)


def test_a_change_of_markup_alone_costs_nothing_and_is_offered_as_such(town: Town) -> None:
    town.write("a", '<p>Das Amt hilft <a href="https://a.example">Ihnen</a>.</p>')
    town.run()
    approve_and_publish(town)
    town.write("a", '<p>Das Amt hilft <a href="https://b.example">Ihnen</a>.</p>')
    report = town.run()
    assert (town.engine.asked, report.reused, report.drafts_queued) == ([], 2, 1)
    assert "Nur die Formatierung" in only_draft(town, DraftState.QUEUED).reason
    approve_and_publish(town)
    assert "https://b.example" in (town.root / "en" / "a.html").read_text(encoding="utf-8")


def test_a_changed_phone_number_is_patched_without_an_engine(town: Town) -> None:
    town.write("a", "<p>Rufen Sie uns an: 01234 567-10.</p>")
    town.run()
    town.write("a", "<p>Rufen Sie uns an: 01234 567-20.</p>")
    town.run()
    segment = only_draft(town, DraftState.QUEUED).segments[1]
    assert town.engine.asked == []
    assert segment.change is ChangeClass.FACT_ONLY
    assert "01234 567-20" in segment.target


def test_a_sentence_that_came_back_is_not_paid_for_again(town: Town) -> None:
    for body in ("<p>Kommen Sie am Montag.</p>", "<p>Bitte warten Sie.</p>", "<p>Kommen Sie am Montag.</p>"):
        town.write("a", body)
        town.run()
    assert town.engine.asked == []


def test_an_edited_sentence_shows_what_it_was(town: Town) -> None:
    town.write("a", "<p>Das Amt hilft Ihnen gerne.</p>")
    town.run()
    town.write("a", "<p>Das Amt hilft Ihnen sehr gerne.</p>")
    town.run()
    segment = only_draft(town, DraftState.QUEUED).segments[1]
    assert (segment.change, segment.previous_source) == (ChangeClass.EDITED, "Das Amt hilft Ihnen gerne.")
    assert segment.previous_target


def test_every_change_of_a_draft_leaves_one_event(town: Town) -> None:
    town.write("a", "<p>Das Amt hilft Ihnen.</p>")
    town.run()
    draft = only_draft(town)
    approve_and_publish(town)
    with town.municipality.transaction() as work:
        events = work.drafts.events(number(draft))
    assert [event.after for event in events] == ["queued", "approved", "publishing", "published"]
    assert events[1].actor == "anna"


@pytest.mark.parametrize("odd", ["Das kostet 4.468,86,512.212 Euro.", "Das ist unlesbar."])
def test_one_page_that_our_own_code_cannot_handle_never_stops_the_others(town: Town, odd: str) -> None:
    def terms(text: str, *, locale: str) -> tuple[TermHit, ...]:
        if "unlesbar" in text:
            raise ArithmeticError
        return ()

    town.write("gut", "<p>Das Amt hilft Ihnen.</p>")
    town.write("odd", f"<p>{odd}</p>")
    report = run(replace(town.municipality, terms=terms), batch_size=10, cause="test", progress=silent)
    assert "page/gut" in [str(draft.ref) for draft in drafts(town, DraftState.QUEUED)]
    assert {problem.document for problem in report.problems} <= {"page/odd"}
