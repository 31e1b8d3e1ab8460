"""The formulas are the published ones, over counts that are right for German; only prose is scored."""

import csv
from pathlib import Path

import pytest
from textstat.textstat import textstat

from pipeline.sentences import spans
from quality.readability import formulas
from quality.readability.counts import count
from quality.readability.score import Level, score_html, score_text
from quality.readability.syllables import syllables

GOLDEN = Path(__file__).parents[1] / "golden"
EASY = "Der Bus fährt jetzt ins Dorf. Er ist ganz neu. Sie sind bald da."
HARD = (
    "Die Inanspruchnahme der Sozialberatungsleistungen setzt die Vorlage einer gültigen Aufenthaltserlaubnis sowie "
    "einer aktuellen Meldebescheinigung der zuständigen Verwaltungsbehörde voraus."
)


def rows(name: str) -> list[dict[str, str]]:
    text = (GOLDEN / name).read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE))


def sentences(text: str) -> list[str]:
    return [text[start:end] for start, end in spans(text)]


@pytest.fixture(autouse=True)
def german() -> None:
    textstat.set_lang("de")


@pytest.mark.parametrize("row", rows("syllables.tsv"), ids=lambda row: row["word"])
def test_syllables_are_counted_as_they_are_spoken(row: dict[str, str]) -> None:
    assert syllables(row["word"]) == int(row["syllables"])


@pytest.mark.parametrize("row", rows("readability.tsv"), ids=lambda row: f"{row['why']}: {row['text'][:20]}")
def test_counts_are_right_where_textstat_is_wrong(row: dict[str, str]) -> None:
    """Each deviation from textstat, with what textstat says, so that an update of textstat shows."""
    text = row["text"]
    ours = count(sentences(text))
    assert (ours.sentences, ours.words, ours.syllables, ours.long_words) == tuple(
        int(row[name]) for name in ("sentences", "words", "syllables", "long_words")
    )
    theirs = (textstat.sentence_count(text), textstat.lexicon_count(text))
    assert theirs == (int(row["textstat_sentences"]), int(row["textstat_words"]))
    assert textstat.syllable_count(text) == int(row["textstat_syllables"])
    assert textstat.long_word_count(text) == int(row["textstat_long_words"])


@pytest.mark.parametrize("row", [row for row in rows("readability.tsv") if row["why"] == "textstat is right"])
def test_where_textstat_counts_right_the_scores_are_the_same(row: dict[str, str]) -> None:
    text = row["text"]
    counts = count(sentences(text))
    assert formulas.amstad(counts) == pytest.approx(textstat.flesch_reading_ease(text))
    vienna = [textstat.wiener_sachtextformel(text, variant) for variant in (1, 2, 3, 4)]
    assert formulas.wiener_sachtextformeln(counts) == pytest.approx(vienna)
    assert formulas.lix(counts) == pytest.approx(textstat.lix(text))
    assert formulas.rix(counts) == pytest.approx(textstat.rix(text))


def test_plain_sentences_are_easy_and_office_german_is_hard() -> None:
    assert score_text(EASY).level is Level.VERY_EASY
    assert score_text(HARD).level is Level.VERY_HARD


def test_every_formula_finds_office_german_harder() -> None:
    easy, hard = score_text(EASY), score_text(HARD)
    assert easy.amstad is not None
    assert hard.amstad is not None
    assert easy.amstad > hard.amstad
    for name in ("wstf1", "wstf2", "wstf3", "wstf4", "lix", "rix", "smog", "hardness"):
        assert getattr(easy, name) < getattr(hard, name), name


def test_a_list_does_not_change_the_score_of_the_prose() -> None:
    with_list = EASY + "\nMitbringen\nAusweis\nGeburtsurkunde\nMietvertrag"
    assert score_text(with_list).amstad == score_text(EASY).amstad
    assert score_text(with_list).prose_share < 1


def test_a_text_without_prose_has_no_score() -> None:
    scored = score_text("Öffnungszeiten\nBahnhofstraße 7, 12345 Musterstadt")
    assert (scored.amstad, scored.lix, scored.level, scored.sentences, scored.prose_share) == (None, None, None, 0, 0.0)


def test_an_empty_text_has_no_score() -> None:
    assert score_text("").level is None


def test_the_longest_sentences_come_first() -> None:
    scored = score_text(f"{EASY} {HARD}")
    assert scored.longest_sentences[0] == HARD
    assert len(scored.longest_sentences) == 4


def test_a_page_is_scored_on_its_paragraphs() -> None:
    html = "<h2>Der Weg in das Dorf</h2><p>Der Bus fährt <b>jetzt</b> ins Dorf. Er ist ganz neu. Sie sind bald da.</p>"
    scored = score_html(html + "<ul><li>Sozialversicherungsausweis</li></ul>")
    assert (scored.amstad, scored.sentences, scored.words) == (score_text(EASY).amstad, 3, 14)
