"""The editor as the server knows it: what it shows, what it lets people do, what it answers."""

import re
from collections.abc import Callable, Sequence
from typing import Any
from urllib.parse import quote

import pytest

from pipeline.draft import Draft, DraftSegment
from pipeline.finding import Severity
from pipeline.store_ports import DraftSummary
from quality.risk_reasons import FINDING_REASONS
from runtime.wiring import Application

Client = Callable[[str], Any]
Drafts = Callable[..., Sequence[DraftSummary]]


@pytest.fixture
def draft(desk: Application, drafts: Drafts) -> Draft:
    """The riskiest English draft of Musterstadt."""
    riskiest = drafts(locales=("en",))[0].id
    with desk.store.transaction("musterstadt") as work:
        return work.drafts.get(riskiest)


def address(draft: Draft, *parts: str) -> str:
    return "/".join([f"/m/musterstadt/drafts/{draft.id}", *parts])


def plain_segment(draft: Draft) -> DraftSegment:
    """A sentence without placeholders that could be accepted as it is."""
    wrong = {finding.segment for finding in draft.findings if finding.severity is Severity.CRITICAL}
    return next(each for each in draft.segments if "<" not in each.source and each.key not in wrong and each.target)


def stored(desk: Application, draft: Draft, key: str) -> DraftSegment:
    with desk.store.transaction("musterstadt") as work:
        return next(each for each in work.drafts.get(draft.id or 0).segments if each.key == key)


def test_a_finding_is_said_once_and_not_again_as_a_reason_of_the_risk(client: Client, draft: Draft) -> None:
    shown = client("anna").get(address(draft)).text
    reasons = re.findall(r"<li>([^<]*)</li>", " ".join(re.findall(r'<ul class="reasons".*?</ul>', shown)))
    assert 'class="findings"' in shown
    assert [each for each in reasons if each.startswith(FINDING_REASONS)] == []


def test_every_segment_is_there_with_its_language_and_direction(client: Client, drafts: Drafts) -> None:
    arabic = drafts(locales=("ar",))[0]
    shown = client("anna").get(f"/m/musterstadt/drafts/{arabic.id}").text
    assert shown.count('class="segment ') == arabic.segments
    assert shown.count('lang="ar" dir="rtl"') >= arabic.segments
    assert shown.count('lang="de" dir="ltr"') >= arabic.segments


def test_a_draft_of_another_municipality_is_not_here(client: Client, draft: Draft, drafts: Drafts) -> None:
    assert client("nadja").get(address(draft)).status_code == 404
    foreign = drafts("nachbarstadt")[0].id
    assert client("anna").get(f"/m/musterstadt/drafts/{foreign}").status_code == 404
    assert client("anna").get(f"/m/musterstadt/drafts/{foreign}/preview").status_code == 404


def test_an_observer_reads_and_finds_no_buttons(client: Client, draft: Draft) -> None:
    shown = client("dora").get(address(draft)).text
    assert 'value="accept"' not in shown
    assert 'id="approve"' not in shown
    answer = client("dora").submit(address(draft, "segments"), key=draft.segments[0].key, action="accept")
    assert answer.status_code == 403


def test_a_reviewer_decides_only_in_their_locales(client: Client, drafts: Drafts) -> None:
    ukrainian = drafts(locales=("uk",))[0].id
    berta = client("berta")
    assert 'value="accept"' not in berta.get(f"/m/musterstadt/drafts/{ukrainian}").text
    answer = berta.submit(f"/m/musterstadt/drafts/{ukrainian}/decision", action="reject", reason="Falsch")
    assert answer.status_code == 403


def test_a_form_without_script_leads_to_the_next_open_segment(client: Client, draft: Draft) -> None:
    segment = plain_segment(draft)
    answer = client("anna").submit(address(draft, "segments"), key=segment.key, action="accept")
    assert answer.status_code == 303
    assert "segment=" in answer.headers["location"]
    assert 'name="text"' in client("anna").get(answer.headers["location"]).text


def test_a_script_gets_the_segment_and_the_counts(client: Client, draft: Draft) -> None:
    segment, anna = plain_segment(draft), client("anna")
    form = {"key": segment.key, "action": "edit", "text": "Another text.", "version": segment.version}
    answer = anna.post(address(draft, "segments"), data=form, headers={"x-csrf-token": anna.csrf, "accept": "*/*"})
    told = answer.json()
    assert "Another text." in told["segments"][segment.key]
    assert told["settled"] == 1
    assert segment.key not in told["needing"]


def test_a_text_that_breaks_a_placeholder_is_refused_in_words(client: Client, draft: Draft, desk: Application) -> None:
    segment, anna = plain_segment(draft), client("anna")
    form = {"key": segment.key, "action": "edit", "text": "Only half <1>of it."}
    answer = anna.post(address(draft, "segments"), data=form, headers={"x-csrf-token": anna.csrf, "accept": "*/*"})
    assert answer.status_code == 422
    assert "Platzhalter" in answer.json()["detail"]
    assert stored(desk, draft, segment.key).target == segment.target


def test_who_saves_second_gets_both_texts(client: Client, draft: Draft) -> None:
    segment, anna, emil = plain_segment(draft), client("anna"), client("emil")
    form = {"key": segment.key, "action": "edit", "version": segment.version}
    anna.submit(address(draft, "segments"), **form, text="Anna's text.")
    headers = {"x-csrf-token": emil.csrf, "accept": "*/*"}
    answer = emil.post(address(draft, "segments"), data=form | {"text": "Emil's text."}, headers=headers)
    assert answer.status_code == 409
    assert answer.json()["theirs"] == "Anna's text."
    again = form | {"text": "Emil's text.", "version": answer.json()["theirs_version"]}
    assert emil.post(address(draft, "segments"), data=again, headers=headers).status_code == 200


def test_who_saves_second_without_script_keeps_the_typed_text(client: Client, draft: Draft) -> None:
    segment = plain_segment(draft)
    form = {"key": segment.key, "action": "edit", "version": segment.version}
    client("anna").submit(address(draft, "segments"), **form, text="Anna's text.")
    answer = client("emil").submit(address(draft, "segments"), **form, text="Emil's text.")
    assert answer.status_code == 409
    assert "Anna&#39;s text." in answer.text
    assert ">Emil&#39;s text.</textarea>" in answer.text


def test_a_draft_with_open_segments_is_not_approved_blindly(client: Client, draft: Draft) -> None:
    assert re.search(r'id="approve"\s+disabled', client("anna").get(address(draft)).text)


def test_a_text_that_changed_since_is_not_approved_unseen(client: Client, draft: Draft) -> None:
    anna, emil = client("anna"), client("emil")
    segment, changed = plain_segment(draft), "Jemand hat inzwischen einen Text geändert."
    emil.submit(address(draft, "segments"), key=segment.key, action="edit", text="Emil's text.")
    answer = anna.submit(address(draft, "decision"), action="approve", text_version=draft.text_version)
    assert (answer.status_code, changed in answer.text) == (409, True)
    answer = anna.submit(address(draft, "decision"), action="approve", text_version=draft.text_version + 1)
    assert changed not in answer.text


def test_a_rejected_draft_keeps_the_reason_and_can_be_reopened(client: Client, draft: Draft) -> None:
    anna = client("anna")
    anna.submit(address(draft, "decision"), action="reject", reason="Sinn falsch")
    shown = anna.get(address(draft)).text
    assert "Sinn falsch" in shown
    assert 'value="reopen"' in shown


def test_what_pages_and_engines_say_is_never_markup(client: Client, draft: Draft) -> None:
    segment, anna = plain_segment(draft), client("anna")
    text = "<script>alert(1)</script> & <b>bold</b>"
    anna.submit(address(draft, "segments"), key=segment.key, action="edit", text=text)
    shown = anna.get(address(draft)).text
    assert "<script>alert" not in shown
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in shown


@pytest.mark.parametrize("side", ["source", "target"])
def test_the_preview_runs_nothing_and_asks_nobody(client: Client, draft: Draft, side: str) -> None:
    answer = client("anna").get(address(draft, f"preview?side={side}"))
    policy = answer.headers["content-security-policy"]
    assert "sandbox allow-same-origin" in policy
    assert "default-src 'none'" in policy
    assert "script-src" not in policy
    assert f'data-segment="{plain_segment(draft).key}"' in answer.text


def test_suggestions_are_numbered_and_say_where_they_come_from(client: Client, draft: Draft) -> None:
    segment = plain_segment(draft)
    anna = client("anna")
    anna.submit(address(draft, "segments"), key=segment.key, action="edit", text="Something else.")
    shown = anna.get(address(draft, "suggestions"), params={"key": segment.key}).text
    assert "maschinell: echo" in shown
    assert "<kbd>1</kbd>" in shown


def test_a_remark_stands_at_its_segment_and_a_question_is_open_for_the_editors(
    client: Client, draft: Draft, desk: Application
) -> None:
    key = draft.segments[0].key
    client("anna").submit(address(draft, "remarks"), kind="question", key=key, text="Welches Rathaus?")
    assert "Welches Rathaus?" in client("carl").get(address(draft), params={"segment": key}).text
    with desk.store.transaction("musterstadt") as work:
        assert [remark.text for _, remark in work.remarks.open_questions()] == ["Welches Rathaus?"]


def test_presence_names_the_others_and_not_oneself(client: Client, draft: Draft) -> None:
    client("anna").get(address(draft, "presence"))
    told = client("emil").get(address(draft, "presence")).json()
    assert told["others"] == ["Anna Beispiel"]
    assert told["successor"] is None


def test_the_queue_goes_on_before_and_after(client: Client, drafts: Drafts) -> None:
    line = [each.id for each in drafts(locales=("ar",))]
    shown = client("anna").get(f"/m/musterstadt/drafts/{line[1]}?from=locale%3Dar").text
    assert f'id="to-before" href="/m/musterstadt/drafts/{line[0]}?' in shown
    assert f'id="to-after" href="/m/musterstadt/drafts/{line[2]}?' in shown


def test_selected_words_can_be_proposed_as_a_term(client: Client, draft: Draft) -> None:
    """In the column of the language that they stand in."""
    german = plain_segment(draft).source.split()[0]
    anna = client("anna")
    shown = anna.get(address(draft, "concordance"), params={"words": german}).text
    assert f'/m/musterstadt/terms/concept?de={quote(german)}"' in shown
    other = anna.get(address(draft, "concordance"), params={"words": "nursery place"}).text
    assert f'/m/musterstadt/terms/concept?{draft.locale}=nursery%20place"' in other
