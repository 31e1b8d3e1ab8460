"""The first screen of the morning."""

from dataclasses import replace

from pipeline.ledger import UNLIMITED, Budget, Expense, Spent, Usage
from pipeline.overview import Cost, Overview
from pipeline.remarks import RemarkKind
from review import charts
from review.pages.today import greeting
from runtime.engine_settings import BudgetSettings

NOTHING = Overview((), {}, {}, (), (), (), 0)


def test_it_says_how_much_waits(client):
    text = client("anna").get("/").text
    assert "<strong>15</strong> warten auf Prüfung" in text


def test_it_says_what_the_night_did(client):
    text = client("anna").get("/").text
    assert "Letzte Nacht" in text
    assert "Seiten neu oder geändert</dt><dd>5" in text


def test_somebody_with_one_municipality_sees_nothing_of_others(client):
    text = client("anna").get("/").text
    assert "achbarstadt" not in text
    assert "nachbarstadt" not in client("anna").get("/?municipality=nachbarstadt").text


def test_somebody_with_several_municipalities_has_a_row_for_each(client):
    text = client("emil").get("/").text
    assert '<a href="/?municipality=musterstadt">Musterstadt</a>' in text
    assert '<a href="/?municipality=nachbarstadt">Nachbarstadt</a>' in text


def test_one_of_several_municipalities_can_be_looked_at_alone(client):
    text = client("emil").get("/?municipality=nachbarstadt").text
    assert "<strong>9</strong> warten auf Prüfung" in text


def test_open_questions_are_there_until_they_are_settled(client, desk, drafts):
    ref = drafts()[0].ref
    with desk.store.transaction("musterstadt") as work:
        asked = work.remarks.add(ref, RemarkKind.QUESTION, "ar", "", "Gilt das auch für Kinder?", "berta")
    browser = client("carl")
    assert "Gilt das auch für Kinder?" in browser.get("/").text
    with desk.store.transaction("musterstadt") as work:
        work.remarks.settle(asked)
    assert "Gilt das auch für Kinder?" not in browser.get("/").text


def test_the_links_lead_to_what_was_counted(client):
    text = client("anna").get("/").text
    assert 'href="/queue?locale=ar"' in text
    assert "5" in client("anna").get("/queue?locale=ar").text


def test_what_was_saved_is_the_share_of_whole_pages_that_was_not_sent():
    month = replace(NOTHING, costs=(Cost("a", "deepl", 250, 5_000),), whole_characters=1000)
    assert month.saved == 0.75
    assert month.whole_euros == 0.02


def test_a_month_without_work_has_saved_nothing():
    assert (NOTHING.saved, NOTHING.whole_euros) == (0.0, 0.0)


def test_a_budget_of_nothing_is_used_up():
    usage = Usage("deepl", Spent(0, 0), Budget(characters=0))
    assert (usage.share, usage.is_short) == (1.0, True)


def test_a_bar_is_as_long_as_its_parts():
    parts = charts.stacked({"fresh": 1, "waiting": 0, "missing": 3})
    assert [(part.kind, part.start, part.share) for part in parts] == [("fresh", 0.0, 0.25), ("missing", 0.25, 0.75)]


def test_small_numbers_can_be_seen_beside_large_ones():
    assert [charts.heat(amount, 100) for amount in (0, 1, 30, 100)] == [0, 1, 2, 3]


def test_the_greeting_follows_the_hour():
    assert [greeting(hour)[:10] for hour in (6, 14, 20)] == ["Guten Morg", "Guten Tag,", "Guten Aben"]


def test_it_warns_of_a_budget_that_runs_out(desk, client):
    expense = Expense("echo", "1", "uk", "page/1", segments=1, characters=90)
    with desk.store.transaction("musterstadt") as work:
        work.ledger.reserve([expense], UNLIMITED, run=None)
    town = desk.settings.municipalities["musterstadt"]
    assert "Monatsbudget" not in client("anna").get("/").text
    town.budgets["echo"] = BudgetSettings(characters=100)
    assert "Vom Monatsbudget für „echo“ sind 90 % verbraucht (90 von 100 Zeichen)." in client("anna").get("/").text
