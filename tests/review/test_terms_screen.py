"""Terms in the web app: an own layer on top of the files, with proposals, an audit and files."""

import pytest

TERMS = "/m/musterstadt/terms"


def preferred(desk, key: str, locale: str = "en") -> str:
    term = desk.terms("musterstadt").by_id[key].preferred(locale)
    return term.text if term else ""


def test_a_new_term_holds_at_once(client, desk, app):
    answer = client("anna").submit(f"{TERMS}/concept", de="Lotsenpunkt", en="guide point")
    assert answer.status_code == 303
    hits = app.state.desk.municipality("musterstadt").terms("Der Lotsenpunkt ist offen.", locale="en")
    assert [hit.target for hit in hits] == ["guide point"]


def test_an_own_entry_covers_what_ships_and_gives_way_again(client, desk):
    anna, shipped = client("anna"), preferred(desk, "kita")
    anna.submit(f"{TERMS}/concept?id=kita", de="Kita", en="daycare", why="So heißt es bei uns.")
    assert preferred(desk, "kita") == "daycare"
    anna.submit(f"{TERMS}/concept?id=kita", delete="true")
    assert preferred(desk, "kita") == shipped


def test_what_was_left_as_it_ships_goes_on_following_it(client, desk):
    arabic = preferred(desk, "kita", "ar")
    client("anna").submit(f"{TERMS}/concept?id=kita", de="Kita", en="daycare", ar=arabic)
    with desk.store.records("musterstadt") as records:
        assert set(records.concepts.base().by_id["kita"].terms) >= {"de", "en"}
    assert preferred(desk, "kita", "ar") == arabic


def test_a_change_is_in_the_log_with_its_reason(client):
    anna = client("anna")
    anna.submit(f"{TERMS}/concept?id=kita", de="Kita", en="daycare", why="So heißt es bei uns.")
    assert "So heißt es bei uns." in anna.get(TERMS).text


def test_a_reviewer_proposes_and_nothing_is_enforced(client, desk):
    assert client("berta").submit(f"{TERMS}/concept", de="Lotsenpunkt", en="guide point").status_code == 303
    assert preferred(desk, "lotsenpunkt") == ""
    assert client("berta").submit(f"{TERMS}/concept?id=kita", de="Kita", en="x").status_code == 403


def test_the_form_is_filled_from_the_address(client):
    shown = client("anna").get(f"{TERMS}/concept?de=Lotsenpunkt&en=guide").text
    assert 'value="Lotsenpunkt"' in shown
    assert 'value="guide"' in shown


@pytest.mark.parametrize(("fields", "field"), [({"de": ""}, "de"), ({"de": "Amt", "en": "office||desk"}, "en")])
def test_a_mistake_stands_beside_its_field(client, fields, field):
    answer = client("anna").submit(f"{TERMS}/concept", **fields)
    assert answer.status_code == 422
    assert f'id="f-{field}-error"' in answer.text


def test_a_file_is_tried_before_it_is_kept(client, desk):
    anna = client("anna")
    files = {"file": ("terms.csv", b"concept,de,en\nlotse,Lotse,guide\nbad,,x\n", "text/csv")}
    tried = anna.post(f"{TERMS}/import", data={"csrf": anna.csrf, "try_only": "true"}, files=files)
    assert "Zeile 3" in tried.text
    assert "lotse" not in desk.terms("musterstadt").by_id
    anna.post(f"{TERMS}/import", data={"csrf": anna.csrf}, files=files)
    assert preferred(desk, "lotse") == "guide"


@pytest.mark.parametrize("ending", ["csv", "tbx", "xlsx"])
def test_the_terms_go_out_as_files(client, ending):
    answer = client("anna").get(f"{TERMS}/export.{ending}")
    assert answer.status_code == 200
    assert f"fachwoerter-musterstadt.{ending}" in answer.headers["content-disposition"]


def test_own_terms_stay_in_their_municipality(client, desk):
    client("anna").submit(f"{TERMS}/concept", de="Lotsenpunkt", en="guide point")
    assert "lotsenpunkt" not in desk.terms("nachbarstadt").by_id
