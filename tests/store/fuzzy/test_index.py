"""What the fuzzy index answers, how it follows the database, and that damage never goes unnoticed."""

import json
import random
from pathlib import Path

import pytest
from rapidfuzz import fuzz

from store.fuzzy import files, index, mapped
from store.fuzzy.contents import Contents
from store.fuzzy.files import TornIndex
from store.fuzzy.index import FuzzyIndex, Hit

SENTENCES = {
    3: "Bitte vereinbaren Sie einen Termin bei der Ausländerbehörde.",
    7: "Bitte vereinbaren Sie einen Termin beim Jobcenter.",
    8: "Öffnungszeiten",
    9: "Die Anmeldung Ihres Kindes ist kostenlos 🙂.",
}
QUESTION = "Bitte vereinbaren Sie einen Termin bei der Meldebehörde."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "memory" / "fuzzy"


@pytest.fixture
def small(folder: Path) -> FuzzyIndex:
    return FuzzyIndex.build(folder, SENTENCES.items())


def contents(texts: dict[int, str]) -> Contents:
    total = Contents()
    for number, text in texts.items():
        total = total.plus(number, text)
    return total


def exhaustively(text: str, texts: dict[int, str], cutoff: float = 75) -> list[Hit]:
    hits = [Hit(number, stored, fuzz.ratio(text, stored)) for number, stored in texts.items()]
    return sorted((hit for hit in hits if hit.score >= cutoff), key=lambda hit: (-hit.score, hit.id))


def answers(found: FuzzyIndex, text: str) -> list[int]:
    return [hit.id for hit in found.search(text)]


def test_hits_come_best_first_with_the_score_of_rapidfuzz(small):
    assert small.search(QUESTION) == exhaustively(QUESTION, SENTENCES)
    assert [hit.id for hit in small.search(QUESTION)] == [3, 7]


def test_no_more_hits_than_asked_for_and_none_below_the_cutoff(small):
    assert [hit.id for hit in small.search(QUESTION, limit=1)] == [3]
    assert [hit.id for hit in small.search(QUESTION, cutoff=85)] == [3]
    assert len(small.search(QUESTION, cutoff=0)) == 4


@pytest.mark.parametrize("text", ["", "x", "\ud800", "🙂", "\n\n", "Öffnungszeit", "Ö" * 5_000], ids=len)
def test_any_text_can_be_asked_for_and_stored(small, folder, text):
    assert small.search(text) == exhaustively(text, SENTENCES)
    small.add(1, text)
    assert small.search(text)[0] == Hit(1, text, 100)
    rebuilt = FuzzyIndex.build(folder, [(1, text)])
    assert rebuilt.search(text) == [Hit(1, text, 100)]


def test_an_empty_index_finds_nothing(folder):
    empty = FuzzyIndex.build(folder, [])
    assert empty.search("Öffnungszeiten") == []
    assert empty.agrees_with(0, 0)


def made_up(count: int) -> dict[int, str]:
    chance = random.Random(5)
    words = ["".join(chance.choices("enisratdhulcgmobwfkz", k=chance.randint(2, 11))) for _ in range(400)]
    return {number: " ".join(chance.choices(words, k=chance.randint(1, 14))) for number in range(count)}


def test_posting_lists_find_what_comparing_with_every_text_finds(folder, monkeypatch):
    """With few candidates allowed, the trigrams have to choose them well."""
    monkeypatch.setattr(mapped, "CANDIDATES", 40)
    texts, chance = made_up(4_000), random.Random(6)
    large = FuzzyIndex.build(folder, texts.items())
    for number in chance.sample(sorted(texts), 200):
        words = texts[number].split()
        words[chance.randrange(len(words))] = "neu"
        found = large.search(" ".join(words), limit=3)
        assert [hit.score for hit in found] == [hit.score for hit in exhaustively(" ".join(words), texts)[:3]]


def test_many_equal_texts_do_not_crowd_out_the_answer(folder, monkeypatch):
    monkeypatch.setattr(mapped, "CANDIDATES", 10)
    equal = FuzzyIndex.build(folder, [(number, "Öffnungszeiten") for number in range(100)])
    assert [hit.score for hit in equal.search("Öffnungszeiten")] == [100] * 5


def test_a_text_added_replaced_or_removed_counts_at_once(small):
    small.add(11, QUESTION)
    assert answers(small, QUESTION) == [11, 3, 7]
    small.add(3, "Kontakt")
    small.remove(11)
    small.remove(12)
    assert answers(small, QUESTION) == [7]
    assert answers(small, "Kontakt") == [3]


def test_changes_are_seen_by_other_processes_and_after_a_restart(small, folder):
    other = FuzzyIndex.open(folder)
    small.add(11, QUESTION)
    small.remove(7)
    assert answers(other, QUESTION) == answers(FuzzyIndex.open(folder), QUESTION) == [11, 3]


def test_the_checksum_follows_every_change_as_the_database_counts_it(small):
    small.add(11, QUESTION)
    small.add(3, "Kontakt")
    small.remove(7)
    now = {3: "Kontakt", 8: SENTENCES[8], 9: SENTENCES[9], 11: QUESTION}
    assert (small.count, small.checksum) == (4, contents(now).checksum)
    assert small.agrees_with(4, contents(now).checksum)
    assert not small.agrees_with(4, contents(now | {3: "kontakt"}).checksum)


def test_an_index_that_agrees_with_the_database_is_kept(small, folder):
    kept = FuzzyIndex.current(folder, contents(SENTENCES), pytest.fail)
    assert kept.search(QUESTION) == small.search(QUESTION)


@pytest.mark.parametrize("texts", [{}, {3: "Kontakt"}, SENTENCES | {10: "Kontakt"}], ids=len)
def test_an_index_that_disagrees_with_the_database_is_built_again(small, folder, texts):
    built = FuzzyIndex.current(folder, contents(texts), texts.items)
    assert built.contents == FuzzyIndex.open(folder).contents == contents(texts)


def test_a_missing_index_is_built(folder):
    assert FuzzyIndex.current(folder, contents(SENTENCES), SENTENCES.items).count == 4


def test_after_many_changes_the_index_is_built_again(small, folder, monkeypatch):
    monkeypatch.setattr(index, "CROWDED", 1)
    small.add(10, "Kontakt")
    small.remove(3)
    assert small.count == 4
    assert small.is_crowded
    texts = {number: text for number, text in SENTENCES.items() if number != 3} | {10: "Kontakt"}
    assert not FuzzyIndex.current(folder, contents(texts), texts.items).is_crowded


ARRAYS = ["ids", "by_id", "ends", "text", "first_of_length", "rank_of", "starts", "postings"]


@pytest.mark.parametrize("name", ARRAYS)
@pytest.mark.parametrize("damage", ["cut off", "one bit", "gone"])
def test_a_damaged_file_is_noticed(folder, name, damage):
    FuzzyIndex.build(folder, SENTENCES.items())
    (path,) = folder.glob(f"{name}.*")
    whole = path.read_bytes()
    match damage:
        case "cut off":
            path.write_bytes(whole[:-1])
        case "one bit":
            path.write_bytes(whole[:-1] + bytes([whole[-1] ^ 1]))
        case "gone":
            path.unlink()
    with pytest.raises(TornIndex):
        FuzzyIndex.open(folder)
    assert answers(FuzzyIndex.current(folder, contents(SENTENCES), SENTENCES.items), QUESTION) == [3, 7]


@pytest.mark.parametrize("manifest", ["", "{", "[]", "{}", "null", json.dumps({"format": 0})])
def test_a_damaged_or_foreign_manifest_is_noticed(small, folder, manifest):
    (folder / "manifest.json").write_text(manifest)
    with pytest.raises(TornIndex):
        FuzzyIndex.open(folder)


@pytest.mark.parametrize(
    "line", [b'[11, "Kont', b"[11, \n", b"11\n", b"\0\n", b"[11]\n", b'["a", null]\n', b"[1, 2]\n"]
)
def test_a_damaged_or_unfinished_change_is_noticed(small, folder, line):
    with (folder / "journal.jsonl").open("ab") as journal:
        journal.write(line)
    with pytest.raises(TornIndex):
        FuzzyIndex.open(folder)


def test_a_damaged_change_stops_an_open_index_too_each_time(small, folder):
    with (folder / "journal.jsonl").open("ab") as journal:
        journal.write(b"[11\n")
    for _ in range(2):
        with pytest.raises(TornIndex):
            small.search(QUESTION)


@pytest.mark.parametrize("step", ["_fingerprint", "_to_disk"])
def test_a_build_that_breaks_off_leaves_the_old_index_and_the_next_one_succeeds(small, folder, monkeypatch, step):
    def break_off(*_: object) -> None:
        raise OSError("kein Platz")

    with monkeypatch.context() as broken:
        broken.setattr(files, step, break_off)
        with pytest.raises(OSError, match="kein Platz"):
            FuzzyIndex.build(folder, [(1, "Kontakt")])
    assert FuzzyIndex.open(folder).contents == contents(SENTENCES)
    assert FuzzyIndex.build(folder, [(1, "Kontakt")]).count == 1
    assert sorted(path.name for path in folder.parent.iterdir()) == ["fuzzy", "fuzzy.lock"]


def test_whoever_has_the_old_index_open_keeps_getting_answers(small, folder):
    before = small.search(QUESTION)
    FuzzyIndex.build(folder, [(1, "Kontakt")])
    assert small.search(QUESTION) == before
    assert not small.agrees_with(1, contents({1: "Kontakt"}).checksum)
