"""What a digest says, in both languages, and what counts as news."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from pipeline.document import ContentType, DocumentRef
from pipeline.ledger import Budget, Spent, Usage
from pipeline.lifecycle import DraftState
from pipeline.past_run import PastRun
from pipeline.report import Problem
from pipeline.run_ports import Failure
from pipeline.situation import Asked, Situation, Stuck, Waiting
from pipeline.target import Target
from runtime.digest_text import NUMBERS, SHOWN, STATES, About, data, digest, subject, text
from runtime.language import translator

NIGHT = datetime(2026, 11, 25, 2, tzinfo=UTC)
RUN = PastRun(7, "nightly", NIGHT, NIGHT, {"changed": 4, "drafts_queued": 3}, (), is_cut_off=False)
PAGE = DocumentRef("musterstadt", ContentType.PAGE, "7")
FULL = Situation(
    (Waiting("ar", 2, 1, 0, 1), Waiting("uk", 0, 0, 5, 0)),
    (
        Stuck("ar", DraftState.HELD, "Zu schwer zu lesen.", 2),
        Stuck("uk", DraftState.CONFLICT, "Jemand war schneller.", 1),
    ),
    (Failure(Target(PAGE, "uk"), "translate", 5, "Die Antwort war leer.", NIGHT, NIGHT),),
    (Asked("ar", 2),),
    RUN,
)
ANNA = About("musterstadt", "Musterstadt", date(2026, 11, 25), "Anna", url="https://lotse.stadt.de")
LETTER = """\
Guten Tag Anna,

so steht es am 25.11.2026 in Musterstadt.

Entwürfe, die auf Prüfung warten: 8
  Arabisch: hohes Risiko 2, mittleres 1, niedriges 0; überfällig 1
  Ukrainisch: hohes Risiko 0, mittleres 0, niedriges 5
  https://lotse.stadt.de/queue?municipality=musterstadt
Davon überfällig: 1
  https://lotse.stadt.de/queue?municipality=musterstadt&due=overdue

Zurückgehalten: 2
  2 × Arabisch: Zu schwer zu lesen.
  https://lotse.stadt.de/queue?municipality=musterstadt&state=held
Konflikte: 1
  1 × Ukrainisch: Jemand war schneller.
  https://lotse.stadt.de/queue?municipality=musterstadt&state=conflict

Aufgegeben nach mehreren Versuchen: 1
  page/7 uk: Die Antwort war leer.
  Noch einmal versuchen: sprachlotse failures --retry page/7

Offene Fragen an die deutsche Redaktion: 2
  Arabisch: 2

Der letzte Lauf: geänderte Seiten 4, neue Entwürfe 3

--
Diese Nachricht kommt von Sprachlotse, und nur, wenn sich etwas geändert hat.
""".replace("--\n", "-- \n")


def test_a_letter_says_everything_once() -> None:
    assert text(FULL, ANNA) == LETTER


def test_the_subject_has_the_numbers() -> None:
    expected = "8 warten, 1 überfällig, 2 zurückgehalten, 1 nicht veröffentlicht, 1 aufgegeben, 2 offene Fragen"
    assert subject(FULL, ANNA) == f"Sprachlotse Musterstadt: {expected}"


def test_an_english_letter_has_no_german_of_ours() -> None:
    english = text(FULL, replace(ANNA, language="en"))
    assert "Hello Anna,\n\nthis is how things stand in Musterstadt on 2026-11-25." in english
    assert "Arabic: high risk 2, middle 1, low 0; overdue 1" in english
    assert not [word for word in ("Entwürfe", "Konflikte", "Lauf", "überfällig", "Arabisch") if word in english]


def test_every_heading_is_there_in_english() -> None:
    say = translator("en")
    assert [word for word in (*STATES.values(), *NUMBERS.values()) if say(word) == word] == []


def test_a_reviewer_hears_of_own_locales_only() -> None:
    share = FULL.of(["uk"])
    letter = text(share, replace(ANNA, locales=("uk",)))
    assert "Ukrainisch" in letter
    assert "queue?municipality=musterstadt&locale=uk" in letter
    assert "Arabisch" not in letter
    assert "Der letzte Lauf" not in letter


def test_without_a_web_app_there_are_no_links() -> None:
    assert "http" not in text(FULL, replace(ANNA, url=""))


def test_many_reasons_are_counted_not_listed() -> None:
    stuck = tuple(Stuck("en", DraftState.HELD, f"Grund {n}. " + "x" * 999, 1) for n in range(SHOWN + 3))
    letter = text(Situation(stuck=stuck), ANNA)
    assert "und 3 weitere" in letter
    assert max(map(len, letter.splitlines())) < 250


def test_a_machine_gets_the_same_as_data() -> None:
    told = data(FULL, ANNA)
    assert told["counts"] == {
        "waiting": 8, "overdue": 1, "held": 2, "unpublished": 1, "given_up": 1, "questions": 2,
        "short_budgets": 0,
    }  # fmt: skip
    assert told["questions"] == {"ar": 2}


@pytest.mark.parametrize(
    ("changed", "is_news"),
    [
        (replace(FULL, last_run=replace(RUN, number=8, counts={"changed": 9})), False),
        (replace(FULL, last_run=replace(RUN, problems=(Problem("pull", "Das CMS antwortet nicht."),))), True),
        (replace(FULL, asked=()), True),
        (replace(FULL, waiting=(Waiting("ar", 2, 1, 1, 1),)), True),
    ],
)
def test_what_is_news(changed: Situation, is_news: bool) -> None:
    assert (digest(changed) != digest(FULL)) == is_news


@pytest.mark.parametrize(
    ("run", "is_empty"), [(RUN, True), (replace(RUN, is_cut_off=True), False)], ids=["went well", "was cut off"]
)
def test_a_run_that_went_well_is_nothing_to_write_home_about(run: PastRun, is_empty: bool) -> None:
    assert Situation(last_run=run).is_empty == is_empty


def short(spent: int) -> Situation:
    return Situation(short=(Usage("deepl", Spent(spent, 0), Budget(characters=20_000)),))


def test_a_budget_that_runs_out_is_told_with_its_numbers() -> None:
    assert subject(short(16_650), ANNA) == "Sprachlotse Musterstadt: Budget knapp"
    assert "Vom Monatsbudget für „deepl“ sind 83 % verbraucht (16.650 von 20.000 Zeichen)." in text(short(16_650), ANNA)
    english = text(short(20_000), replace(ANNA, language="en"))
    assert "This month's budget for “deepl” is used up (20,000 of 20,000 characters)." in english


def test_a_budget_is_news_again_only_when_it_is_used_up() -> None:
    assert digest(short(16_650)) == digest(short(17_000)) != digest(short(20_000))
    assert data(short(16_650), ANNA)["budgets"] == [{"engine": "deepl", "share": 0.8325}]
