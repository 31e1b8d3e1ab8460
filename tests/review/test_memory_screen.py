"""The memory in the web app: found by words, corrected with a reason, exchanged as files."""

from datetime import UTC, datetime

import pytest

from pipeline.draft import Origin, OriginKind
from pipeline.memory import Unit

MEMORY = "/m/musterstadt/memory"
CSV = ("memory.csv", b"source,target,locale\nGuten Tag,Good day,en\n", "text/csv")


def unit(source: str, target: str, *, locale: str = "en", document: str = "page/kita") -> Unit:
    at = datetime(2026, 11, 1, tzinfo=UTC)
    return Unit(source, target, locale, "", "", document, "anna", Origin(OriginKind.HUMAN, "anna"), at)


@pytest.fixture
def learn(desk):
    def learned(*units: Unit, town: str = "musterstadt") -> list[Unit]:
        with desk.store.transaction(town) as work:
            work.memory.learn(units)
            return list(work.memory.export([]))

    return learned


def known(desk):
    with desk.store.transaction("musterstadt") as work:
        return [each.target for each in work.memory.export([])]


def test_words_are_found_in_source_or_target(client, learn):
    learn(unit("Die Kita ist offen.", "The nursery is open."), unit("Das Amt ist zu.", "The office is closed."))
    assert "The office" not in client("anna").get(f"{MEMORY}?text=kita").text
    assert "The office is closed." in client("anna").get(f"{MEMORY}?text=office&how=target").text


def test_a_percent_sign_is_a_character_like_others(client, learn):
    learn(unit("Das kostet 50 % mehr.", "It costs 50% more."), unit("Hallo.", "Hello."))
    assert "Hello." not in client("anna").get(f"{MEMORY}?text=%25").text


def test_similar_sentences_are_found_with_their_score(client, learn):
    learn(unit("Die Beratung ist kostenlos.", "Advice is free."))
    shown = client("anna").get(f"{MEMORY}?text=Die+Beratung+ist+kostenfrei.&how=similar&locale=en").text
    assert "Advice is free." in shown


def test_a_change_needs_a_reason_and_leaves_one(client, desk, learn):
    [its] = learn(unit("Hallo.", "Hello."))
    anna, address = client("anna"), f"{MEMORY}/units/{its.id}"
    assert anna.submit(address, target="Hi.").status_code == 422
    assert anna.submit(address, target="Hi.", why="Kürzer.").status_code == 303
    assert known(desk) == ["Hi."]
    assert "Kürzer." in anna.get(address).text


def test_a_change_keeps_the_placeholders(client, learn):
    [its] = learn(unit("Hier <1>lesen</1>.", "Read <1>here</1>."))
    answer = client("anna").submit(f"{MEMORY}/units/{its.id}", target="Read here.", why="Kürzer.")
    assert answer.status_code == 422
    assert 'id="f-target-error"' in answer.text


def test_a_unit_is_deleted_with_a_reason(client, desk, learn):
    [its] = learn(unit("Hallo.", "Hello."))
    client("anna").submit(f"{MEMORY}/units/{its.id}", delete="true", why="Falsch.")
    assert known(desk) == []


def test_choosing_settles_a_contradiction(client, desk, learn):
    learn(unit("Amt", "office"), unit("Amt", "authority", document="page/rathaus"))
    client("anna").submit(f"{MEMORY}/conflicts", source="Amt", locale="en", target="authority")
    assert known(desk) == ["authority", "authority"]


def test_nobody_chooses_a_target_that_is_not_there(client, desk, learn):
    learn(unit("Amt", "office"))
    answer = client("anna").submit(f"{MEMORY}/conflicts", source="Amt", locale="en", target="bureau")
    assert (answer.status_code, known(desk)) == (404, ["office"])


def test_a_file_comes_in_and_goes_out_again(client, desk, learn):
    learn(unit("Hallo.", "Hello."))
    anna = client("anna")
    exported = anna.get(f"{MEMORY}/export.tmx").content
    [its] = learn()
    anna.submit(f"{MEMORY}/units/{its.id}", delete="true", why="Falsch.")
    files = {"file": ("memory.tmx", exported, "application/xml")}
    assert anna.post(f"{MEMORY}/import", data={"csrf": anna.csrf}, files=files).status_code == 200
    assert known(desk) == ["Hello."]


@pytest.mark.parametrize("file", [("memory.exe", b"x", ""), ("memory.tmx", b"", ""), ("memory.tmx", b"<no", "")])
def test_a_file_that_is_none_is_refused_by_name(client, file):
    anna = client("anna")
    answer = anna.post(f"{MEMORY}/import", data={"csrf": anna.csrf}, files={"file": file})
    assert answer.status_code == 422
    assert 'class="alert"' in answer.text


def test_a_reviewer_looks_but_does_not_change(client, learn):
    [its] = learn(unit("Hallo.", "Hello."))
    assert client("berta").get(MEMORY).status_code == 200
    assert client("berta").submit(f"{MEMORY}/units/{its.id}", target="Hi.", why="x").status_code == 403


def test_the_memory_of_the_neighbours_stays_theirs(client, learn):
    theirs = learn(unit("Hallo.", "Hello."), town="nachbarstadt")[0]
    assert "Hello." not in client("anna").get(MEMORY).text
    assert client("anna").get(f"{MEMORY}/units/{theirs.id}").status_code == 404
