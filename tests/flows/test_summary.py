"""The summary of a night, as Prefect shows it."""

from datetime import date

import pytest

from flows.summary import SHOWN, artifact_key, not_begun, summary
from pipeline.report import Problem, Report
from pipeline.situation import Situation, Waiting
from runtime.digest_text import About

TODAY = date(2026, 11, 25)
TOWN = About("musterstadt", "Musterstadt", TODAY)
WEB = About("musterstadt", "Musterstadt", TODAY, url="https://lotse.musterstadt.de")


def test_the_summary_says_what_was_done_in_german_numbers_and_nothing_of_what_was_not() -> None:
    shown = summary(Report(documents=36, segments=1765), TOWN, flow="nightly")
    assert shown.startswith("## Musterstadt: Nächtlicher Lauf\n\n| Getan | Anzahl |")
    assert "| Abschnitte | 1.765 |" in shown
    assert "| Konflikte |" not in shown


def test_a_run_without_work_says_so() -> None:
    assert "Es war nichts zu tun." in summary(Report(), TOWN)


def test_the_ways_lead_to_the_web_app_of_the_settings() -> None:
    shown = summary(Report(), WEB, run=7)
    assert "[Dieser Lauf](https://lotse.musterstadt.de/m/musterstadt/runs/7)" in shown
    assert "[Warteschlange](https://lotse.musterstadt.de/queue?municipality=musterstadt)" in shown


def test_what_waits_is_told_by_language_with_the_way_there() -> None:
    shown = summary(Report(), WEB, situation=Situation(waiting=(Waiting("ar", 2, 3, 1200, 1),)))
    link = "https://lotse.musterstadt.de/queue?municipality=musterstadt&locale=ar"
    assert f"| [Arabisch]({link}) | 2 | 3 | 1.200 | 1 |" in shown


def test_without_an_address_of_the_web_app_there_are_no_links() -> None:
    shown = summary(Report(), TOWN, situation=Situation(waiting=(Waiting("ar", 2, 3, 4, 1),)), run=7)
    assert "](" not in shown
    assert "| Arabisch | 2 | 3 | 4 | 1 |" in shown


def test_the_summary_names_what_was_left_and_why() -> None:
    shown = summary(Report(problems=(Problem("pull", "Das CMS antwortet nicht.", "page/7", try_later=True),)), WEB)
    page = "[page/7](https://lotse.musterstadt.de/m/musterstadt/pages/page/7)"
    assert f"| Seiten holen | {page} |  | Das CMS antwortet nicht. Der nächste Lauf versucht es wieder. |" in shown


def test_a_message_with_a_bar_or_a_line_break_stays_in_its_cell() -> None:
    shown = summary(Report(problems=(Problem("publish", "Meldung:\n a | b", "page/7", "uk"),)), TOWN)
    assert "| Veröffentlichen | page/7 | Ukrainisch | Meldung: a \\| b |" in shown


def test_a_budget_that_runs_out_is_said_before_the_problems() -> None:
    shown = summary(Report(problems=(Problem("translate", "Budget"),)), TOWN, warned=["Es wird knapp."])
    assert shown.index("**Es wird knapp.**") < shown.index("Liegen geblieben")


def test_of_very_many_problems_the_first_are_named() -> None:
    shown = summary(Report(problems=(Problem("pull", "Zeit ist um."),) * (SHOWN + 3)), TOWN)
    assert shown.count("Zeit ist um.") == SHOWN
    assert "\n\nund 3 weitere\n\n" in shown


def test_a_run_that_did_not_begin_says_why() -> None:
    assert not_begun("Es läuft schon einer.", TOWN) == "## Musterstadt: Lauf\n\nEs läuft schon einer."


@pytest.mark.parametrize(("slug", "wanted"), [("musterstadt", "nightly-musterstadt"), ("Kreis_Au", "nightly-kreis-au")])
def test_the_summary_has_a_name_that_prefect_takes(slug: str, wanted: str) -> None:
    assert artifact_key(slug) == wanted
