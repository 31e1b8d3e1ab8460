"""Whom the desk lets in."""


def test_nobody_sees_anything_before_signing_in(client):
    answer = client("").get("/")
    assert (answer.status_code, answer.headers["location"]) == (303, "/sign-in?then=/")


def test_somebody_signed_in_is_greeted(client):
    answer = client("anna").get("/")
    assert answer.status_code == 200
    assert "Anna Beispiel" in answer.text


def test_a_form_without_its_token_is_refused(client):
    answer = client("anna").post("/sign-out")
    assert answer.status_code == 403


def test_a_form_with_its_token_is_taken(client):
    anna = client("anna")
    assert anna.submit("/sign-out").status_code == 303
    assert anna.get("/").status_code == 303


def test_both_municipalities_have_drafts(drafts):
    assert len(drafts("musterstadt")) == 15
    assert len(drafts("nachbarstadt", locales=("ar",))) == 3


def test_nobody_who_only_looks_waits_for_somebody_who_writes(client, desk, drafts):
    anna, [draft] = client("anna"), drafts(locales=("ar",))[:1]
    addresses = "/", "/queue", f"/m/musterstadt/drafts/{draft.id}"
    anna.get(addresses[-1])  # a municipality is wired on first use, which writes
    with desk.store.transaction("nachbarstadt"):
        assert [anna.get(each).status_code for each in addresses] == [200, 200, 200]
