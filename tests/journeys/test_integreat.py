"""A page goes round: pulled from a real Integreat CMS, translated, approved, published, and read back there.

The tests of this file are one journey and run in their order: each begins where the one before ended.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

import httpx
import pytest

from connectors.cms.integreat.client import Client, Form
from connectors.cms.integreat.connector import IntegreatCms
from connectors.cms.integreat.content import same_text
from connectors.cms.integreat.links import Site
from connectors.cms.integreat.session import Account, Session, http_client
from connectors.engines.deepl import DeeplEngine
from glossaries.shipped import shipped
from pipeline.decisions import approve, edit, take_over
from pipeline.document import DocumentRef, Field, FieldFormat
from pipeline.draft import ChangeClass, Draft
from pipeline.errors import NotReady
from pipeline.extract import extract
from pipeline.finding import Severity
from pipeline.lifecycle import DraftState
from pipeline.merge import merge
from pipeline.municipality import Municipality
from pipeline.publish import publish
from pipeline.report import Report
from pipeline.routing import Route, Routing
from pipeline.store_ports import EVERYTHING, DraftFilter
from runtime.night import run
from runtime.wiring import Quality, Terms
from store.upgrade import upgrade
from store.work import SqlStore
from tests.connectors.cms.integreat_lab import ADDRESS, REGION, WEEKLY, connector, event, kept, page, seed_or_skip
from tests.fake_deepl.server import FakeDeepl, running_fake_deepl

pytestmark = pytest.mark.cms
LOCALES = ("en", "ar", "uk")
COURSE = page(1009)
"""`Integrationskurs`: nothing in English, Arabic or Ukrainian yet."""


@dataclass
class Journey:
    """The municipality on its way, with what was counted."""

    municipality: Municipality
    cms: IntegreatCms
    deepl: FakeDeepl
    human: Client
    writes: Counter[str] = field(default_factory=Counter)

    def night(self) -> Report:
        self.writes.clear()
        self.deepl.requests.clear()
        return run(self.municipality, batch_size=25, cause="test", progress=silent)

    def publish(self) -> Report:
        return publish(self.municipality, silent)

    def drafts(self, *states: DraftState) -> list[Draft]:
        with self.municipality.transaction() as work:
            found = work.drafts.find(DraftFilter(states, limit=EVERYTHING))
            return [work.drafts.get(summary.id) for summary in found]

    def newest(self, ref: DocumentRef, locale: str) -> Draft:
        with self.municipality.transaction() as work:
            draft = work.drafts.newest(ref, locale)
        assert draft is not None
        return draft

    def stored(self, ref: DocumentRef, slug: str) -> tuple[Field, ...]:
        """Title and body as the CMS stores them now."""
        version = self.human.versions(ref, slug)[0]
        return (Field("title", FieldFormat.TEXT, version.title), Field("body", FieldFormat.HTML, version.body))

    def edit(self, ref: DocumentRef, slug: str, **changes: Callable[[str], str]) -> None:
        """A person changes fields in the CMS's own editor."""
        form = self.human.form(ref, slug)
        data = {name: list(values) for name, values in form.data.items() if name != "minor_edit"}
        data["status"] = ["PUBLIC"]
        for name, change in changes.items():
            data[name] = [change(data[name][0])]
        self.human.submit(Form(form.path, data), about="a human edit")


def silent(step: str, done: int, total: int) -> None:
    """No progress to be seen."""


@pytest.fixture(scope="module")
def journey(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Journey]:
    seed_or_skip()
    url = f"sqlite:///{tmp_path_factory.mktemp('journey') / 'test.sqlite'}"
    upgrade(url)
    writes: Counter[str] = Counter()

    def counting(address: str) -> httpx.Client:
        client = http_client(address)
        client.event_hooks["request"].append(lambda request: count(writes, request))
        return client

    session = Session(http_client(ADDRESS), Account(REGION, "editor", "editor-lab-2026"))
    human = Client(session)
    store, terms = SqlStore(url), Terms(shipped())
    with running_fake_deepl() as deepl, connector(client_factory=counting) as cms:
        engine = DeeplEngine(deepl.key, server_url=deepl.url)
        town = Municipality(REGION, LOCALES, cms, Routing((Route(engine),)), terms, Quality(terms), store)
        yield Journey(town, cms, deepl, human, writes)
        engine.close()
    session.close()
    store.close()


def count(writes: Counter[str], request: httpx.Request) -> None:
    path = request.url.path
    if request.method == "POST" and ("/xliff/" in path or path.endswith("/edit/")):
        writes[path] += 1


def test_every_german_page_becomes_a_draft_in_every_locale(journey: Journey) -> None:
    report = journey.night()
    assert report.problems == ()
    assert report.documents >= 26 + 4 + 4
    assert report.drafts_queued == report.documents * len(LOCALES)
    assert journey.deepl.billed_characters > 0


def test_what_was_approved_is_published_and_stands_in_the_cms(journey: Journey) -> None:
    approved = journey.drafts(DraftState.QUEUED)
    for draft in approved:
        correct(journey, draft)
        approve(journey.municipality, draft.id or 0, actor="anna")
    report = journey.publish()
    refused = [problem for problem in report.problems if problem.document == f"event/{WEEKLY}"]
    assert report.published + report.conflicts + len(refused) == len(approved)
    assert report.published > 80
    for draft in journey.drafts(DraftState.PUBLISHED):
        assert_stands(journey, draft)


def correct(journey: Journey, draft: Draft) -> None:
    """A person takes the German wording where the toy translation lost a weekday or a deadline."""
    sources = {segment.key: segment.source for segment in draft.segments}
    wrong = {each.segment for each in draft.findings if each.severity is Severity.CRITICAL and each.segment}
    for key in wrong:
        edit(journey.municipality, draft.id or 0, key=key, text=sources[key], actor="anna")


def assert_stands(journey: Journey, draft: Draft) -> None:
    document = journey.cms.fetch(draft.ref)
    assert document is not None
    ours = merge(extract(document), {segment.key: segment.target for segment in draft.segments})
    wanted = tuple(each for each in ours if each.name in {"title", "body"})
    there = journey.stored(draft.ref, draft.locale)
    site = Site(REGION, "de", frozenset({"integreat.app"}))
    assert same_text(wanted, there, site), f"{draft.ref} {draft.locale}"
    body = next(each.value for each in document.fields if each.name == "body")
    assert kept(there[1].value) == kept(body), f"{draft.ref} {draft.locale}"


def test_the_public_api_shows_the_approved_titles(journey: Journey) -> None:
    shown = {entry["title"] for entry in httpx.get(f"{ADDRESS}/api/v3/{REGION}/uk/pages/", timeout=60).json()}
    titles = {
        draft.segments[0].target
        for draft in journey.drafts(DraftState.PUBLISHED)
        if draft.locale == "uk" and draft.ref.content_type == "page"
    }
    assert titles <= shown


def test_do_not_translate_spans_stay_where_they_were(journey: Journey) -> None:
    body = journey.stored(page(1006), "uk")[1].value
    assert ">Fiktionsbescheinigung</span>" in body
    assert 'translate="no"' in body


def test_internal_links_lead_to_the_published_translations(journey: Journey) -> None:
    body = journey.stored(page(1006), "uk")[1].value
    assert f"https://integreat.app/{REGION}/uk/" in body
    assert f"https://integreat.app/{REGION}/de/" not in body


def test_a_text_that_people_wrote_before_us_ends_in_conflict_and_stands(journey: Journey) -> None:
    draft = journey.newest(page(1005), "en")
    assert draft.state is DraftState.CONFLICT
    assert "checked by an interpreter" in journey.stored(page(1005), "en")[1].value
    with pytest.raises(NotReady):
        approve(journey.municipality, draft.id or 0, actor="anna")


def test_a_person_may_let_the_draft_replace_that_text(journey: Journey) -> None:
    draft = journey.newest(page(1005), "en")
    take_over(journey.municipality, draft.id or 0, actor="anna")
    assert journey.publish().published == 1
    assert_stands(journey, journey.newest(page(1005), "en"))


def test_a_pending_proposal_is_never_written_over(journey: Journey) -> None:
    draft = journey.newest(page(1013), "en")
    assert draft.state is DraftState.CONFLICT
    assert journey.stored(page(1013), "en")[1].value.startswith("<p>Pending proposal")
    with pytest.raises(NotReady):
        take_over(journey.municipality, draft.id or 0, actor="anna")


def test_the_same_night_again_sends_nothing_writes_nothing_and_queues_nothing(journey: Journey) -> None:
    report = journey.night() + journey.publish()
    assert journey.deepl.requests == []
    assert journey.writes == Counter()
    assert (report.changed, report.engine_calls, report.drafts_queued, report.published) == (0, 0, 0, 0)


def test_one_changed_word_sends_one_segment_and_the_others_keep_text_and_origin(journey: Journey) -> None:
    before = {segment.source: segment for segment in journey.newest(COURSE, "uk").segments}
    journey.edit(COURSE, "de", content=lambda body: body.replace("besteht aus", "bietet"))
    report = journey.night()
    assert report.drafts_queued == len(LOCALES)
    assert len(journey.deepl.texts) == len(LOCALES), "one segment for each locale"
    after = journey.newest(COURSE, "uk").segments
    changed = [segment.source for segment in after if segment.change is not ChangeClass.UNCHANGED]
    assert changed == ["Ein Integrationskurs bietet einem Sprachkurs und einem Orientierungskurs."]
    for segment in after:
        if segment.source not in changed:
            assert (segment.target, segment.origin) == (before[segment.source].target, before[segment.source].origin)


def test_a_human_edit_between_draft_and_publication_stands(journey: Journey) -> None:
    draft = journey.newest(COURSE, "en")
    approve(journey.municipality, draft.id or 0, actor="anna")
    journey.edit(COURSE, "en", title=lambda title: title + " (von Hand)")
    report = journey.publish()
    assert report.conflicts == 1
    assert journey.stored(COURSE, "en")[0].value.endswith("(von Hand)")
    kept_draft = journey.newest(COURSE, "en")
    assert kept_draft.state is DraftState.CONFLICT
    assert kept_draft.segments == draft.segments
    assert "Editor Lab" in kept_draft.reason


def test_an_open_editor_ends_in_conflict(journey: Journey) -> None:
    draft = journey.newest(COURSE, "uk")
    approve(journey.municipality, draft.id or 0, actor="anna")
    assert journey.human.lock(COURSE) is None
    try:
        report = journey.publish()
    finally:
        journey.human.release(COURSE)
    assert report.conflicts == 1
    assert "bearbeitet" in journey.newest(COURSE, "uk").reason


def test_an_event_goes_round_too(journey: Journey) -> None:
    assert_stands(journey, journey.newest(event(3003), "ar"))


def test_every_state_of_the_journey_was_seen(journey: Journey) -> None:
    with journey.municipality.transaction() as work:
        states: Mapping[DraftState, int] = work.drafts.count()
    assert states[DraftState.PUBLISHED] > 80
    assert states[DraftState.PUBLISHING] == 0
    assert states[DraftState.APPROVED] == 0
