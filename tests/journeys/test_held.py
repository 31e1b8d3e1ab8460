"""A draft is held while an engine is missing or down; what an engine cannot do at all waits for a person instead."""

from dataclasses import dataclass, field, replace

from connectors.engines.echo import EchoEngine
from pipeline.decisions import approve, edit
from pipeline.draft import OriginKind
from pipeline.engine import Answers, Parcel, Translated, Untranslated
from pipeline.lifecycle import DraftState
from pipeline.ports import Engine
from pipeline.routing import Route, Routing
from tests.journeys.conftest import Town
from tests.journeys.test_nights import number, only_draft


@dataclass
class Hopeless(EchoEngine):
    """The echo engine, but sentences with `Sperrmüll` are beyond it, now and always."""

    asked: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(["Sperrmüll"])

    def translate(self, parcel: Parcel) -> Answers:
        self.asked += [request.text for request in parcel.requests]
        told = super().translate(parcel)
        return [
            answer if isinstance(answer, Translated) else Untranslated("Zu schwer.", is_final=True) for answer in told
        ]


def with_engines(town: Town, *engines: Engine) -> Town:
    routing = Routing(tuple(map(Route, engines)))
    return replace(town, municipality=replace(town.municipality, routing=routing))


def key_of(town: Town, source: str) -> str:
    return next(segment.key for segment in only_draft(town).segments if segment.source == source)


def test_a_sentence_beyond_the_engine_waits_for_a_person_and_is_never_sent_again(town: Town) -> None:
    engine = Hopeless()
    hopeless = with_engines(town, engine)
    town.write("a", "<p>Das Amt hilft Ihnen. Wir holen Sperrmüll.</p>")
    report = hopeless.run()
    assert (report.drafts_queued, report.drafts_held, report.problems) == (1, 0, ())
    assert only_draft(town, DraftState.QUEUED).reason == "Zu schwer."
    engine.asked.clear()
    assert hopeless.run().problems == ()
    assert engine.asked == []


def test_the_last_missing_text_of_a_held_draft_ends_its_hold(town: Town) -> None:
    town.write("a", "<p>Das Amt hilft Ihnen.</p>")
    town.engine.broken = True
    town.run()
    draft_id = number(only_draft(town, DraftState.HELD))
    edit(town.municipality, draft_id, key=key_of(town, "Guten Tag"), text="Hello", actor="anna")
    assert only_draft(town).state is DraftState.HELD
    text = "The office helps you."
    draft = edit(town.municipality, draft_id, key=key_of(town, "Das Amt hilft Ihnen."), text=text, actor="anna")
    assert draft.state is DraftState.QUEUED
    assert approve(town.municipality, draft_id, actor="anna").state is DraftState.APPROVED


def test_a_held_draft_follows_the_german_page(town: Town) -> None:
    town.engine.broken = True
    for body in ("<p>Das Amt hilft Ihnen.</p>", "<p>Das Amt ist geschlossen.</p>"):
        town.write("a", body)
        town.run()
    assert only_draft(town, DraftState.HELD).segments[1].source == "Das Amt ist geschlossen."


def test_what_a_person_typed_into_a_held_draft_stays_when_the_engine_is_back(town: Town) -> None:
    town.write("a", "<p>Das Amt hilft Ihnen.</p>")
    town.engine.broken = True
    town.run()
    edit(town.municipality, number(only_draft(town)), key=key_of(town, "Guten Tag"), text="Hello", actor="anna")
    town.engine.broken = False
    town.run()
    title = only_draft(town, DraftState.QUEUED).segments[0]
    assert (title.target, title.origin.kind) == ("Hello", OriginKind.HUMAN)


def test_a_locale_without_an_engine_is_queued_for_people_until_it_has_one(town: Town) -> None:
    town.write("a", "<p>Das Amt hilft Ihnen.</p>")
    nobody = with_engines(town)
    report = nobody.run()
    assert (report.drafts_queued, report.drafts_held, report.problems) == (1, 0, ())
    assert "bitte von Hand übersetzen" in only_draft(town, DraftState.QUEUED).reason
    assert nobody.run().drafts_queued == 0
    assert town.run().translated == 2
    assert all(segment.target for segment in only_draft(town, DraftState.QUEUED).segments)


def test_what_a_person_typed_where_no_engine_was_stays_when_there_is_one(town: Town) -> None:
    town.write("a", "<p>Das Amt hilft Ihnen.</p>")
    with_engines(town).run()
    edit(town.municipality, number(only_draft(town)), key=key_of(town, "Guten Tag"), text="Hello", actor="anna")
    town.run()
    title, body = only_draft(town, DraftState.QUEUED).segments
    assert (title.target, title.origin.kind, body.origin.kind) == ("Hello", OriginKind.HUMAN, OriginKind.ENGINE)
