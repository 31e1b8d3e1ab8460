"""Every command, as a coordinator and an operator meet it. The exit codes are those of docs/reference/befehle.md."""

import json
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from tests.commands.conftest import PAGES, Sprachlotse

WORK_DONE, LEFT_UNDONE, WRONG_CALL, OPERATOR, LATER, UNREADABLE = range(6)


def waiting(sprachlotse: Sprachlotse, *filters: str) -> list[dict[str, object]]:
    found: list[dict[str, object]] = sprachlotse("queue", "--json", *filters).json
    return found


def sound(sprachlotse: Sprachlotse) -> list[object]:
    """Drafts without critical findings."""
    return [draft["id"] for draft in waiting(sprachlotse) if not draft["critical"]]


# ── the way of a page ─────────────────────────────────────────────────────────────────────────────────────────────


def test_a_second_run_finds_nothing_to_do(home: Path, sprachlotse: Sprachlotse) -> None:
    told = sprachlotse("run", "--json")
    assert (told.code, told.json["engine_calls"], told.json["drafts_queued"]) == (WORK_DONE, 0, 0)


def test_pull_and_translate_do_together_what_run_does(home: Path, sprachlotse: Sprachlotse) -> None:
    page = home / "cms" / "de" / "kita.html"
    page.write_bytes(page.read_bytes().replace(b"</body>", "<p>Die Wörter sind frisch.</p></body>".encode()))
    assert sprachlotse("pull", "--json").json["changed"] == 1
    told = sprachlotse("translate", "--json", "-l", "en")
    assert (told.json["engine_calls"], told.json["drafts_queued"]) == (1, 1)
    assert sprachlotse("translate").code == WORK_DONE
    assert sprachlotse("run", "--json").json["drafts_queued"] == 0


def test_what_was_approved_is_published_once(home: Path, sprachlotse: Sprachlotse) -> None:
    ready = sound(sprachlotse)
    assert sprachlotse("approve", "--json", *ready).json == {"approved": ready, "refused": {}}
    assert sprachlotse("publish", "--json").json["published"] == len(ready)
    assert len(list((home / "cms").glob("[!d]?/*.html"))) == len(ready)
    assert sprachlotse("publish", "--json").json["published"] == 0


def test_approving_all_leaves_what_has_critical_findings(home: Path, sprachlotse: Sprachlotse) -> None:
    ready = sound(sprachlotse)
    told = sprachlotse("approve", "--all", "--json")
    assert told.code == LEFT_UNDONE
    assert sorted(told.json["approved"]) == sorted(ready)
    assert len(told.json["refused"]) == len(PAGES) * 2 - len(ready)


def test_a_foreign_text_stands_until_a_person_replaces_it(home: Path, sprachlotse: Sprachlotse) -> None:
    draft = sound(sprachlotse)[0]
    shown = sprachlotse("show", draft, "--json").json
    target = home / "cms" / shown["locale"] / f"{shown['ref'].partition('/')[2]}.html"
    target.parent.mkdir(exist_ok=True)
    target.write_text("von Hand", encoding="utf-8")
    sprachlotse("approve", draft)
    told = sprachlotse("publish")
    assert (told.code, target.read_text(encoding="utf-8")) == (LEFT_UNDONE, "von Hand")
    assert sprachlotse("approve", draft).code == LEFT_UNDONE
    assert sprachlotse("approve", draft, "--replace").code == WORK_DONE
    assert sprachlotse("publish", "--json").json["published"] == 1


def test_a_german_page_that_changed_since_makes_the_approved_draft_void(home: Path, sprachlotse: Sprachlotse) -> None:
    draft = sound(sprachlotse)[0]
    key = sprachlotse("show", draft, "--json").json["ref"].partition("/")[2]
    sprachlotse("approve", draft)
    page = home / "cms" / "de" / f"{key}.html"
    page.write_bytes(page.read_bytes().replace(b"</body>", b"<p>Ganz neu.</p></body>"))
    assert sprachlotse("publish", "--json").json["superseded"] == 1
    assert sprachlotse("run", "--json").json["drafts_queued"] == 2


# ── what a coordinator decides ────────────────────────────────────────────────────────────────────────────────────


def test_the_queue_begins_with_the_riskiest_and_can_be_filtered(home: Path, sprachlotse: Sprachlotse) -> None:
    risks = [draft["risk"] for draft in waiting(sprachlotse)]
    assert risks == sorted(risks, reverse=True)
    assert {draft["locale"] for draft in waiting(sprachlotse, "-l", "uk")} == {"uk"}
    assert len(waiting(sprachlotse, "--limit", "3")) == 3
    assert waiting(sprachlotse, "--state", "published") == []
    assert {draft["ref"] for draft in waiting(sprachlotse, "--type", "location")} == {"location/rathaus"}
    assert len(sprachlotse("queue").out.splitlines()) == len(risks)


def test_a_draft_is_shown_with_findings_and_history(home: Path, sprachlotse: Sprachlotse) -> None:
    worst = waiting(sprachlotse)[0]
    shown = sprachlotse("show", worst["id"], "--json").json
    assert len(shown["segments"]) == worst["segments"]
    assert all("{" not in finding["text"] for finding in shown["findings"])
    assert [event["after"] for event in shown["events"]] == ["queued"]
    told = sprachlotse("show", worst["id"])
    assert (told.code, "! kritisch: " in told.out) == (WORK_DONE, True)


def test_what_a_person_typed_is_kept_with_their_name(home: Path, sprachlotse: Sprachlotse) -> None:
    draft = sound(sprachlotse)[0]
    assert sprachlotse("edit", draft, 1, "--text", "A title", "--json").json["id"] == draft
    shown = sprachlotse("show", draft, "--json").json
    assert shown["segments"][0]["target"] == "A title"
    assert shown["segments"][0]["origin"] == {"kind": "human", "name": "anna"}
    assert shown["events"][-1]["actor"] == "anna"


@pytest.mark.parametrize(
    ("segment", "text", "code"),
    [("1", "<1>kaputt", UNREADABLE), ("999", "x", OPERATOR), ("²", "x", OPERATOR), ("title:nix", "x", OPERATOR)],
)
def test_an_edit_that_cannot_be_is_refused(
    home: Path, sprachlotse: Sprachlotse, segment: str, text: str, code: int
) -> None:
    told = sprachlotse("edit", sound(sprachlotse)[0], segment, "--text", text)
    assert (told.code, told.out) == (code, "")
    assert told.err.startswith("Fehler: ")


def test_a_rejected_draft_keeps_the_reason_and_does_not_come_back(home: Path, sprachlotse: Sprachlotse) -> None:
    draft = waiting(sprachlotse)[0]["id"]
    assert sprachlotse("reject", draft, "--reason", " ").code == OPERATOR
    assert sprachlotse("reject", draft, "--reason", "falsches Amt", "--json").json["state"] == "rejected"
    assert waiting(sprachlotse, "--state", "rejected")[0]["reason"] == "falsches Amt"
    assert sprachlotse("run", "--json").json["drafts_queued"] == 0


@pytest.mark.parametrize(
    "command", [["show"], ["edit", "--text", "x"], ["reject", "--reason", "x"]], ids=lambda c: c[0]
)
def test_a_draft_that_is_not_there_is_named(home: Path, sprachlotse: Sprachlotse, command: list[str]) -> None:
    name, *options = command
    told = sprachlotse(name, 999999, *(["1"] if name == "edit" else []), *options)
    assert (told.code, "999999" in told.err) == (OPERATOR, True)


def test_approving_what_is_not_there_is_refused_one_by_one(home: Path, sprachlotse: Sprachlotse) -> None:
    draft = sound(sprachlotse)[0]
    told = sprachlotse("approve", 999999, draft, "--json")
    assert (told.code, told.json["approved"], list(told.json["refused"])) == (LEFT_UNDONE, [draft], ["999999"])


# ── texts, engines, the rest ──────────────────────────────────────────────────────────────────────────────────────


def test_extract_shows_the_segments_with_placeholders(sprachlotse: Sprachlotse, tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text("<p>Rufen Sie <b>uns</b> an. Danke.</p>", encoding="utf-8")
    told = sprachlotse("extract", tmp_path / "a.html", "--json")
    assert [segment["text"] for segment in told.json] == ["Rufen Sie <1>uns</1> an.", "Danke."]
    assert len(sprachlotse("extract", tmp_path / "a.html").out.splitlines()) == 2


def test_score_says_how_hard_a_text_is(sprachlotse: Sprachlotse, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Das Amt hilft Ihnen gern. Kommen Sie zu uns.", encoding="utf-8")
    told = sprachlotse("score", tmp_path / "a.txt", "--json")
    assert (told.json["level"], told.json["sentences"]) == ("sehr leicht", 2)
    assert "sehr leicht" in sprachlotse("score", tmp_path / "a.txt").out


def test_check_finds_a_wrong_number_and_nothing_in_a_right_one(sprachlotse: Sprachlotse) -> None:
    asked = ("check", "--json", "--source", "Rufen Sie 112 an.", "--locale", "en", "--target")
    wrong, right = sprachlotse(*asked, "Call 911."), sprachlotse(*asked, "Call 112.")
    assert (wrong.code, "facts" in {finding["check"] for finding in wrong.json}) == (LEFT_UNDONE, True)
    assert (right.code, right.json) == (WORK_DONE, [])


@pytest.mark.parametrize("command", ["extract", "score"])
@pytest.mark.parametrize("data", [None, b"\xff\xfe\x00"], ids=["missing", "binary"])
def test_a_file_that_cannot_be_read_is_named(
    sprachlotse: Sprachlotse, tmp_path: Path, command: str, data: bytes | None
) -> None:
    if data is not None:
        (tmp_path / "seite.html").write_bytes(data)
    told = sprachlotse(command, tmp_path / "seite.html")
    assert (told.code, "seite.html" in told.err, told.out) == (UNREADABLE, True, "")


def test_engines_say_what_they_cover(home: Path, sprachlotse: Sprachlotse) -> None:
    english, ukrainian = sprachlotse("engines", "--json").json
    assert (english["locale"], english["engine"], english["tags"], english["proof"]) == ("en", "echo", "engine", "real")
    assert ukrainian["locale"] == "uk"
    headings, first, _second = sprachlotse("engines").out.splitlines()
    assert headings.split() == ["Sprache", "Maschine", "über", "Auszeichnungen", "Fachwörter", "höflich", "getestet"]
    assert first.split() == ["en", "Englisch", "echo", "–", "Maschine", "–", "–", "echt"]


def test_a_locale_that_no_engine_covers_is_named_as_waiting_for_people(
    home: Path, sprachlotse: Sprachlotse, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SPRACHLOTSE_ENGINES__ORDER", "argos")
    assert [row["engine"] for row in sprachlotse("engines", "--json").json] == [None, None]
    assert "keine – wartet auf Menschen" in sprachlotse("engines").out


def test_an_engine_that_nobody_knows_is_named(
    home: Path, sprachlotse: Sprachlotse, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SPRACHLOTSE_ENGINES__ORDER", "papagei")
    told = sprachlotse("engines")
    assert told.code == OPERATOR
    assert "papagei" in told.err
    assert "deepl" in told.err


def test_what_a_run_would_cost_is_said_before_and_after(home: Path, sprachlotse: Sprachlotse) -> None:
    assert sprachlotse("estimate").out == "Nichts zu bezahlen.\n"
    page = home / "cms" / "de" / "kita.html"
    page.write_text(page.read_text(encoding="utf-8").replace("</body>", "<p>Neu hier?</p></body>"), encoding="utf-8")
    sprachlotse("pull")
    assert [(line["locale"], line["segments"]) for line in sprachlotse("estimate", "--json").json["lines"]] == [
        ("en", 1),
        ("uk", 1),
    ]
    assert "gespart" in sprachlotse("costs").out
    spent = sprachlotse("costs", "--json").json
    assert {(line["engine"], line["locale"]) for line in spent} == {("echo", "en"), ("echo", "uk")}
    assert all(line["whole_characters"] > 0 and line["characters"] == 0 for line in spent)
    assert sprachlotse("costs", "--month", "gestern").code == 2


def test_offline_models_come_and_go(sprachlotse: Sprachlotse) -> None:
    model = Path(__file__).parents[2] / "connectors/demo/models/translate-de_en-1_0.argosmodel"
    assert sprachlotse("engines", "install", model, "--json").json == {"installed": "de_en 1.0"}
    [row] = sprachlotse("engines", "list", "--verify", "--json").json
    assert (row["pair"], row["version"], row["state"]) == ("de_en", "1.0", "intact")
    assert (row["bytes"], len(row["sha256"])) > (1_000_000, 63)
    assert sprachlotse("engines", "list").out.startswith("de_en    1.0 ")
    assert sprachlotse("engines", "remove", "de_en", "--json").json == {"removed": "de_en"}
    assert sprachlotse("engines", "remove", "de_en").code == OPERATOR
    assert sprachlotse("engines", "install", __file__).code == OPERATOR
    assert sprachlotse("engines", "install", model, "--sha256", "00").code == OPERATOR
    assert sprachlotse("engines", "update").code == OPERATOR
    assert sprachlotse("engines", "update", "--all", "--json").json == {"updated": []}


def test_an_offline_model_that_was_changed_is_found(tmp_path: Path, sprachlotse: Sprachlotse) -> None:
    model = Path(__file__).parents[2] / "connectors/demo/models/translate-de_en-1_0.argosmodel"
    sprachlotse("engines", "install", model)
    assert "unverändert" in sprachlotse("engines", "list", "--verify").out
    (tmp_path / "home/argos/translate-de_en-1_0/sentencepiece.model").write_bytes(b"changed")
    told = sprachlotse("engines", "list", "--verify")
    assert (told.code, "VERÄNDERT" in told.out) == (1, True)


def test_the_database_can_be_upgraded_again_and_again(sprachlotse: Sprachlotse) -> None:
    for _ in range(2):
        assert sprachlotse("db", "upgrade", "--json").json == {"upgraded": True}


def test_the_demo_works_without_any_setting_and_only_once(sprachlotse: Sprachlotse) -> None:
    first, second = sprachlotse("demo", "--json"), sprachlotse("demo", "--json")
    assert (first.code, second.code) == (WORK_DONE, WORK_DONE)
    assert first.json["drafts_queued"] == first.json["documents"] * first.json["locales"]
    assert (second.json["engine_calls"], second.json["drafts_queued"]) == (0, 0)
    assert not any(isinstance(value, dict | list) for value in first.json.values()), "one flat object"


def test_a_flow_needs_a_prefect_server_that_answers(
    home: Path, sprachlotse: Sprachlotse, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("PREFECT_API_URL", raising=False)
    assert sprachlotse("flow", "nightly").code == OPERATOR
    monkeypatch.setenv("SPRACHLOTSE_PREFECT_API_URL", "http://127.0.0.1:1/api")
    assert sprachlotse("flow", "nightly").code == LATER


def test_the_version_is_one_line(sprachlotse: Sprachlotse) -> None:
    told = sprachlotse("--version")
    assert (told.code, told.out.split()[0], len(told.out.splitlines())) == (WORK_DONE, "sprachlotse", 1)


# ── when something is wrong ───────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    "arguments",
    [
        ["approve"],
        ["approve", "1", "--all"],
        ["approve", "--all", "--replace"],
        ["show", "abc"],
        ["show", "99999999999999999999"],
        ["queue", "--limit", "0"],
        ["queue", "--state", "nix"],
        ["edit", "1", "1"],
        ["reject", "1"],
        ["nix"],
    ],
    ids=" ".join,
)
def test_a_wrong_call_ends_with_2_and_touches_nothing(sprachlotse: Sprachlotse, arguments: list[str]) -> None:
    told = sprachlotse(*arguments)
    assert (told.code, told.out) == (WRONG_CALL, "")


@pytest.mark.parametrize(
    ("name", "value", "code"),
    [
        ("SPRACHLOTSE_DATABASE_URL", "unsinn", OPERATOR),
        ("SPRACHLOTSE_DATABASE_URL", "postgresql://nobody@127.0.0.1:1/nothing", LATER),
        ("SPRACHLOTSE_BATCH_SIZE", "viele", OPERATOR),
        ("SPRACHLOTSE_CONFIG", "/nirgends.toml", OPERATOR),
        ("SPRACHLOTSE_HOME", __file__, OPERATOR),
    ],
)
def test_a_wrong_setting_ends_in_one_sentence(
    sprachlotse: Sprachlotse, monkeypatch: pytest.MonkeyPatch, name: str, value: str, code: int
) -> None:
    monkeypatch.setenv(name, value)
    told = sprachlotse("queue")
    assert (told.code, told.out) == (code, "")
    assert told.err.startswith("Fehler: ")
    assert len(told.err.splitlines()) == 1


def test_an_unknown_municipality_or_locale_names_the_known_ones(home: Path, sprachlotse: Sprachlotse) -> None:
    for arguments in (["queue", "-m", "anderswo"], ["translate", "-l", "xx"]):
        told = sprachlotse(*arguments)
        assert (told.code, "bekannt: " in told.err) == (OPERATOR, True)
    assert waiting(sprachlotse, "-l", "xx") == []


def test_a_cms_that_is_not_there_is_a_problem_of_the_run_and_nothing_is_lost(
    home: Path, sprachlotse: Sprachlotse
) -> None:
    (home / "cms").rename(home / "weg")
    told = sprachlotse("run", "--json")
    assert (told.code, told.json["problems"][0]["step"]) == (LEFT_UNDONE, "pull")
    assert "cms.path" in told.err
    assert sprachlotse("pull").code == OPERATOR
    assert len(waiting(sprachlotse)) == len(PAGES) * 2


def test_english_is_spoken_on_request(home: Path, sprachlotse: Sprachlotse, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SPRACHLOTSE_LANGUAGE", "en")
    assert "findings" in sprachlotse("queue").out
    assert sprachlotse("show", 999999).err == "Error: This municipality has no draft 999999.\n"


@pytest.mark.parametrize(
    "command", [["run"], ["queue"], ["publish"], ["engines"], ["pull"], ["translate"]], ids=" ".join
)
def test_every_answer_in_json_is_one_line(home: Path, sprachlotse: Sprachlotse, command: list[str]) -> None:
    told = sprachlotse(*command, "--json")
    assert len(told.out.splitlines()) == 1
    json.loads(told.out)


def test_commands_that_measure_nothing_do_not_wait_for_what_measures() -> None:
    """nltk and numpy, which textstat brings along, cost a second at every start."""
    heavy = "{'nltk', 'numpy', 'prefect', 'ctranslate2'}"
    script = f"import sys, commands.main; print(*({heavy} & sys.modules.keys()))"
    told = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == ""


def test_drafts_of_low_risk_are_approved_unread_only_where_the_municipality_says_so(
    home: Path, sprachlotse: Sprachlotse, monkeypatch: pytest.MonkeyPatch
) -> None:
    refused = sprachlotse("approve", "--low-risk")
    assert (refused.code, "bulk.is_on" in refused.err) == (OPERATOR, True)
    for name, value in {"IS_ON": "true", "THRESHOLD": "1", "SAMPLE": "0"}.items():
        monkeypatch.setenv(f"SPRACHLOTSE_MUNICIPALITIES__MUSTERSTADT__BULK__{name}", value)
    all_of_them = sprachlotse("approve", "--low-risk", "--json").json["approved"]
    assert all_of_them
    assert sprachlotse("approve", "--low-risk", "--json").json["approved"] == []


def test_html_is_checked_segment_by_segment_and_markup_is_no_text(sprachlotse: Sprachlotse) -> None:
    german = '<p>Mehr steht auf der <a class="bold blue link" href="https://stadt.example/de">Seite der Stadt</a>.</p>'
    english = '<p>There is more on the <a class="bold blue link" href="https://stadt.example/en">city page</a>.</p>'
    told = sprachlotse("check", "--source", german, "--target", english, "--locale", "en")
    assert (told.code, told.out) == (0, "Keine Befunde.\n")
    lost = sprachlotse(
        "check", "--source", f"{german}<p>Tel. 112</p>", "--target", f"{english}<p>Phone</p>", "--locale", "en"
    )
    assert "„112“ fehlt in der Übersetzung" in lost.out


def test_a_port_that_somebody_else_has_is_named_in_german(home: Path, sprachlotse: Sprachlotse) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        told = sprachlotse("serve", "--port", taken.getsockname()[1])
    assert (told.code, "kann nicht gelauscht werden" in told.err) == (OPERATOR, True)
