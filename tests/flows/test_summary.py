"""The summary of a night, as Prefect shows it."""

import pytest

from flows.summary import artifact_key, summary
from pipeline.report import Problem, Report


def test_a_message_with_a_bar_or_a_line_break_stays_in_its_cell() -> None:
    shown = summary("musterstadt", Report(problems=(Problem("publish", "Meldung:\n a | b", "page/7"),)))
    assert "| publish | page/7 |  | Meldung: a \\| b |" in shown


@pytest.mark.parametrize(("slug", "wanted"), [("musterstadt", "nightly-musterstadt"), ("Kreis_Au", "nightly-kreis-au")])
def test_the_summary_has_a_name_that_prefect_takes(slug: str, wanted: str) -> None:
    assert artifact_key(slug) == wanted


def test_a_budget_that_runs_out_is_said_before_the_problems() -> None:
    shown = summary("musterstadt", Report(problems=(Problem("translate", "Budget"),)), ["Es wird knapp."])
    assert shown.index("**Es wird knapp.**") < shown.index("Liegen geblieben")


def test_the_summary_names_what_was_left_and_why() -> None:
    shown = summary("musterstadt", Report(problems=(Problem("pull", "Das CMS antwortet nicht.", "page/7"),)))
    assert "| pull | page/7 |  | Das CMS antwortet nicht. |" in shown
