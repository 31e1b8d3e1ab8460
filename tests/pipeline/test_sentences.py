"""Where sentences end, by table: `‖` marks a boundary, `¶` a line feed."""

import csv
from pathlib import Path

import pytest

from pipeline import sentences

GOLDEN = Path(__file__).parent.parent / "golden" / "sentences.tsv"
TREEBANKS = Path(__file__).parents[3] / "shared" / "data" / "sentences"

with GOLDEN.open(encoding="utf-8", newline="") as file:
    ROWS = [(row["rule"], row["sentences"]) for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)]


def split(text: str) -> list[str]:
    return [text[start:end] for start, end in sentences.spans(text)]


@pytest.mark.parametrize(("rule", "marked"), ROWS, ids=[f"{rule}: {marked[:40]}" for rule, marked in ROWS])
def test_sentences_end_where_a_reader_ends_them(rule: str, marked: str) -> None:
    wanted = [sentence.strip("¶ ").replace("¶", "\n") for sentence in marked.split("‖")]
    text = marked.replace("¶ ‖ ", "\n").replace("‖ ", "").replace("¶", "\n")

    assert split(text) == wanted


def test_placeholders_do_not_count_as_text() -> None:
    text = "<1>Kommen Sie z. B.</1> Ihren Pass holen. <2/> <3>Danach</3> warten Sie."

    assert split(text) == ["<1>Kommen Sie z. B.</1> Ihren Pass holen.", "<2/> <3>Danach</3> warten Sie."]


def test_a_closing_placeholder_stays_with_its_sentence() -> None:
    assert split("<1>Wir helfen.</1> <2>Kommen Sie.</2>") == ["<1>Wir helfen.</1>", "<2>Kommen Sie.</2>"]


@pytest.mark.parametrize("text", ["", " ", "\n \u00a0", "<1/>"])
def test_a_text_without_words_has_at_most_itself_as_a_sentence(text: str) -> None:
    assert split(text) == ([text] if text.strip() else [])


def test_spans_cover_everything_but_white_space() -> None:
    text = "  Eins. \u00a0 Zwei!\n\n„Drei?“  "

    covered = "".join(split(text))

    assert "".join(covered.split()) == "".join(text.split())


@pytest.mark.parametrize("text", ["." * 200_000, ". " * 100_000, ".)" * 100_000, "\n" * 200_000, "a\u00a0" * 100_000])
def test_large_odd_texts_are_split_in_order(text: str) -> None:
    end = 0
    for start, stop in sentences.spans(text):
        assert end <= start < stop <= len(text)
        end = stop


@pytest.mark.skipif(not TREEBANKS.exists(), reason="needs the treebanks")
@pytest.mark.parametrize(("treebank", "least"), [("de_pud-ud-test.conllu", 0.995), ("de_gsd-ud-dev.conllu", 0.95)])
def test_the_boundaries_of_treebanks_are_found(treebank: str, least: float) -> None:
    lines = (TREEBANKS / treebank).read_text(encoding="utf-8").splitlines()
    gold = [line.removeprefix("# text = ").strip() for line in lines if line.startswith("# text = ")]
    right = found = wanted = 0
    for first in range(0, len(gold), 8):
        chunk = gold[first : first + 8]
        ends = {len(" ".join(chunk[:count])) for count in range(1, len(chunk))}
        ours = {end for _, end in sentences.spans(" ".join(chunk))[:-1]}
        right, found, wanted = right + len(ends & ours), found + len(ours), wanted + len(ends)

    assert 2 * right / (found + wanted) >= least
