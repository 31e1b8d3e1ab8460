"""The connector against a running, seeded Integreat CMS; skipped where there is none."""

import re
from dataclasses import replace

import httpx
import pytest

from connectors.cms.integreat.client import Client
from connectors.cms.integreat.connector import IntegreatCms
from pipeline.document import ContentType, DocumentRef, Field
from pipeline.errors import CmsRefusedAccess
from pipeline.publication import Conflict, NotPublished, PublicationOrder, Published
from tests.connectors.cms.integreat_lab import (
    ADDRESS,
    REGION,
    WEEKLY,
    connector,
    edit,
    event,
    kept,
    location,
    order,
    page,
    publish,
    reworded,
    stored,
    token,
)

pytestmark = [pytest.mark.cms, pytest.mark.usefixtures("seeded")]

# -- reading


def test_all_public_content_is_found_with_parents_before_children(cms: IntegreatCms) -> None:
    refs = [stamp.ref for stamp in cms.stamps()]
    keys = [ref.key for ref in refs if ref.content_type is ContentType.PAGE]
    assert keys == [str(number) for number in range(1001, 1027)]
    assert {ref.key for ref in refs if ref.content_type is ContentType.EVENT} == {"3001", "3002", "3003", "3004"}
    assert {ref.key for ref in refs if ref.content_type is ContentType.LOCATION} == {"2001", "2002", "2003", "2004"}


def test_the_source_is_the_raw_text_and_never_mirrored_or_expanded(cms: IntegreatCms) -> None:
    shortcode, mirrored, place = cms.fetch(page(1022)), cms.fetch(page(1026)), cms.fetch(location(2002))
    assert shortcode is not None
    assert "[page 1007]" in shortcode.fields[-1].value
    assert mirrored is not None
    assert (mirrored.title, mirrored.fields[-1].value) == (
        "Müll trennen in den Ortsteilen",
        "",
    )
    assert place is not None
    assert place.fields[1] == Field("description", "text", "Stadtbibliothek in Musterstadt")


@pytest.mark.parametrize("ref", [page(1027), page(1028), page(9999), event(9999), location(9999)])
def test_a_draft_an_archived_page_and_a_missing_one_are_gone(cms: IntegreatCms, ref: DocumentRef) -> None:
    assert cms.fetch(ref) is None


def test_a_pending_proposal_on_the_german_page_is_not_the_source(cms: IntegreatCms, human: Client) -> None:
    edit(human, page(1011), "de", title="Apps zum Lernen", status="REVIEW")
    document = cms.fetch(page(1011))
    assert document is not None
    assert document.title == "Deutsch lernen mit Apps"
    with connector() as fresh:
        assert page(1011) in {stamp.ref for stamp in fresh.stamps()}
    assert isinstance(publish(cms, order(cms, page(1011), "ru"))[0], Published), "public although its source waits"


# -- writing


def test_a_whole_municipality_goes_round_and_nothing_is_damaged(cms: IntegreatCms) -> None:
    orders = [order(cms, stamp.ref, "uk") for stamp in cms.stamps() if stamp.ref.key != WEEKLY]
    outcomes = publish(cms, *orders)
    assert [outcome for outcome in outcomes if not isinstance(outcome, Published)] == []
    for written in orders:
        source = cms.fetch(written.ref)
        assert source is not None
        assert kept(source.fields[-1].value) == kept(stored(cms, written.ref, "uk"))
    again = publish(cms, *(each for each, outcome in zip(orders, outcomes, strict=True) if not outcome.links_pending))  # type: ignore[union-attr]
    assert again == [outcome for outcome in outcomes if not outcome.links_pending]  # type: ignore[union-attr]


def test_links_follow_their_targets_in_a_second_pass(cms: IntegreatCms) -> None:
    links = order(cms, page(1018), "tr")
    first = publish(cms, links)[0]
    assert isinstance(first, Published)
    assert first.links_pending
    assert publish(cms, links) == [first], "nothing to gain, so nothing is written"
    publish(cms, order(cms, page(1015), "tr"), order(cms, page(1012), "tr"))
    second = publish(cms, replace(links, expected=first.token))[0]
    assert second == Published(first.token, "2", links_pending=False)
    assert "/musterstadt/tr/" in stored(cms, page(1018), "tr")


@pytest.mark.parametrize(
    ("number", "reason"),
    [
        (1002, r"von Editor.* \(Version 1\) ist nicht von uns"),
        (1005, r"von Editor.* \(Version 1\) ist nicht von uns"),
        (1006, r"von Editor.* \(Version 2\) ist nicht von uns"),
        (1013, r"Vorschlag von Editor.* \(Version 2\)"),
        (1014, r"Entwurf von Editor.* \(Version 1\)"),
        (1015, r"von Editor.* \(Version 1\) ist nicht von uns"),
    ],
)
def test_text_that_others_wrote_stands(cms: IntegreatCms, number: int, reason: str) -> None:
    before = cms._client.versions(page(number), "en")
    outcome = publish(cms, order(cms, page(number), "en"))[0]
    assert isinstance(outcome, Conflict)
    assert re.search(reason, outcome.reason), outcome.reason
    assert cms._client.versions(page(number), "en") == before


def test_a_reviewer_can_take_over_a_foreign_text(cms: IntegreatCms) -> None:
    ours = order(cms, page(1001), "en")
    conflict = publish(cms, ours)[0]
    assert isinstance(conflict, Conflict)
    assert conflict.standing
    taken = publish(cms, replace(ours, expected=conflict.standing))[0]
    assert isinstance(taken, Published)
    assert taken.version == "2"


@pytest.mark.parametrize("ref", [page(1007), event(3002), event(3003), location(2001)], ids=str)
def test_what_we_wrote_can_be_updated(cms: IntegreatCms, ref: DocumentRef) -> None:
    first = order(cms, ref, "fr")
    created = publish(cms, first)[0]
    updated = publish(cms, reworded(first, token(created)))[0]
    assert isinstance(updated, Published)
    assert updated.version == "2"
    assert cms._client.versions(ref, "fr")[0].title.endswith(" 2")


@pytest.mark.parametrize("ref", [page(1016), event(3004), location(2003)], ids=str)
def test_a_human_edit_in_between_is_a_conflict(cms: IntegreatCms, human: Client, ref: DocumentRef) -> None:
    first = order(cms, ref, "es")
    created = token(publish(cms, first)[0])
    if ref.content_type is ContentType.LOCATION:
        form = human.form(ref, "es")
        form.data.update(title=["Mejor"], status=["PUBLIC"], opening_hours=form.data["initial-opening_hours"])
        human.submit(form, about="a human edit")
    else:
        edit(human, ref, "es", title="Mejor")
    outcome = publish(cms, reworded(first, created))[0]
    assert isinstance(outcome, Conflict)
    assert "seit unserer letzten Veröffentlichung geändert" in outcome.reason
    assert cms._client.versions(ref, "es")[0].title == "Mejor"


@pytest.mark.parametrize("ref", [page(1019), event(3002), location(2004)], ids=str)
def test_an_open_editor_is_a_conflict(cms: IntegreatCms, human: Client, ref: DocumentRef) -> None:
    human.lock(ref)
    try:
        outcome = publish(cms, order(cms, ref, "pl"))[0]
    finally:
        human.release(ref)
    assert isinstance(outcome, Conflict)
    assert "wird gerade bearbeitet (Editor" in outcome.reason
    assert cms._client.versions(ref, "pl") == ()


def test_our_own_locks_are_released(cms: IntegreatCms, human: Client) -> None:
    publish(cms, order(cms, page(1004), "pl"))
    assert human.lock(page(1004)) is None
    human.release(page(1004))


@pytest.mark.parametrize("ref", [page(1003), event(3003), location(2002)], ids=str)
def test_a_write_that_was_cut_off_is_recognised(cms: IntegreatCms, ref: DocumentRef) -> None:
    cut_off = order(cms, ref, "ro")
    first = publish(cms, cut_off)[0]
    assert publish(cms, cut_off) == [first]
    assert len(cms._client.versions(ref, "ro")) == 1


def test_an_import_whose_answer_is_lost_is_read_back(cms: IntegreatCms) -> None:
    class Losing(httpx.HTTPTransport):
        def handle_request(self, request: httpx.Request) -> httpx.Response:
            response = super().handle_request(request)
            if request.method == "POST" and "/xliff/import/" in request.url.path:
                response.read()
                raise httpx.ReadTimeout("lost")
            return response

    with connector(client_factory=lambda base: httpx.Client(base_url=base, transport=Losing(), timeout=60)) as losing:
        assert isinstance(publish(losing, order(cms, page(1009), "ro"))[0], Published)


def test_a_person_who_takes_the_editor_over_during_the_import_wins(cms: IntegreatCms, human: Client) -> None:
    class Overtaken(httpx.HTTPTransport):
        def handle_request(self, request: httpx.Request) -> httpx.Response:
            if request.method == "POST" and "/xliff/import/" in request.url.path:
                body = '{"key": "[1010, \\"Page\\"]", "force": true}'
                human._session.post(f"/{REGION}/ajax/content-edit-lock/heartbeat/", about="a human", content=body)
                edit(human, page(1010), "bg", title="По-добре")
            return super().handle_request(request)

    ours = order(cms, page(1010), "bg")
    expected = token(publish(cms, ours)[0])
    with connector(client_factory=lambda base: httpx.Client(base_url=base, transport=Overtaken(), timeout=60)) as slow:
        outcome = publish(slow, reworded(ours, expected))[0]
    human.release(page(1010))
    assert isinstance(outcome, Conflict)
    assert "Editor" in outcome.reason
    assert [version.title for version in cms._client.versions(page(1010), "bg")] == ["По-добре", ours.fields[0].value]


@pytest.mark.parametrize("ref", [event(3003), event(3002), location(2001)], ids=str)
def test_writing_a_translation_leaves_the_event_or_location_itself_alone(cms: IntegreatCms, ref: DocumentRef) -> None:
    before = cms._client.form(ref, "de").data
    assert isinstance(publish(cms, order(cms, ref, "so"))[0], Published)
    after = cms._client.form(ref, "de").data
    assert before | {"csrfmiddlewaretoken": []} == after | {"csrfmiddlewaretoken": []}


def test_one_bad_page_does_not_stop_the_others(cms: IntegreatCms) -> None:
    good, bad = order(cms, page(1020), "bg"), order(cms, page(1021), "bg")
    broken = replace(bad.fields[-1], value='<p>a</p><div data-contact-id="401">x</div>')
    outcomes = publish(cms, replace(bad, fields=(bad.fields[0], broken)), good, order(cms, page(1023), "bg"))
    assert isinstance(outcomes[0], NotPublished)
    assert not outcomes[0].try_later
    assert "Seite 1021 (bg)" in outcomes[0].reason
    assert [type(outcome) for outcome in outcomes[1:]] == [Published, Published]


def test_a_page_that_is_only_a_contact_card_can_be_written(cms: IntegreatCms) -> None:
    card = f'<div data-contact-id="401" data-contact-url="/{REGION}/contact/401/?details=email"></div>'
    title, body = order(cms, page(1024), "so").fields
    written = PublicationOrder(page(1024), "so", (title, replace(body, value=card)), None, machine_translated=True)
    assert isinstance(publish(cms, written)[0], Published)


@pytest.mark.parametrize(("flag", "shown"), [(True, "Machine translated"), (False, "Translation up-to-date")])
def test_the_machine_label_is_shown_unless_a_person_reviewed(cms: IntegreatCms, flag: bool, shown: str) -> None:
    number, slug = (1017, "ku") if flag else (1008, "ku")
    publish(cms, replace(order(cms, page(number), slug), machine_translated=flag))
    table = cms._client._session.get(f"/{REGION}/pages/de/", about="the page list").text
    row = re.search(
        rf'href="/{REGION}/pages/{slug}/{number}/edit/"\s+class="{slug}".*?title="([^"]+)"', table, re.DOTALL
    )
    assert row is not None
    assert row.group(1) == shown


def test_leichte_sprache_goes_to_its_own_slug(cms: IntegreatCms) -> None:
    assert isinstance(publish(cms, order(cms, page(1007), "de-simple"))[0], Published)
    assert cms._client.versions(page(1007), "de-si")[0].status == "PUBLIC"


# -- access


def test_a_forgotten_session_is_renewed(cms: IntegreatCms) -> None:
    cms._client._session._http.cookies.delete("sessionid")
    assert cms.fetch(page(1001)) is not None


@pytest.mark.parametrize(
    ("region", "password"), [(REGION, "wrong"), ("beispielkreis", "connector-lab-2026"), ("nope", "connector-lab-2026")]
)
def test_a_wrong_account_is_named_without_its_password(region: str, password: str) -> None:
    with IntegreatCms(ADDRESS, region, "connector", password) as refused, pytest.raises(CmsRefusedAccess) as error:
        refused.stamps()
    assert password not in str(error.value) + repr(refused)
