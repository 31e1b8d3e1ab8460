"""What a role does not give is not on the screen, and an address of others leads nowhere."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from pipeline.lifecycle import DraftState
from pipeline.store_ports import DraftFilter
from runtime.wiring import Application
from tests.browser.conftest import Made

Window = Callable[[str], Page]
DECIDING = ("Freigeben", "Ablehnen", "Anhalten", "Bestätigen", "Bearbeiten")


@pytest.mark.parametrize("login", ["dora", "carl"])
def test_who_may_not_review_sees_no_button_that_decides(window: Window, made: Made, login: str) -> None:
    page = window(login)
    page.goto(f"/m/musterstadt/drafts/{made()}")
    expect(page.locator(".segment").first).to_be_visible()
    for name in DECIDING:
        expect(page.get_by_role("button", name=name)).to_have_count(0)


def test_the_keys_of_a_reviewer_do_nothing_for_who_only_looks(window: Window, made: Made, desk: Application) -> None:
    draft = made()
    page = window("dora")
    page.goto(f"/m/musterstadt/drafts/{draft}")
    expect(page.locator(".segment").first).to_be_visible()
    expect(page.locator("#keys-button")).to_be_visible()
    for key in ("j", "Enter", "e", "s", "r", "h", "Shift+Enter"):
        page.keyboard.press(key)
    expect(page.locator(".field, dialog[open]")).to_have_count(0)
    with desk.store.transaction("musterstadt") as work:
        assert work.drafts.get(draft).state == DraftState.QUEUED
        assert not work.decisions.of(draft)


def test_a_reviewer_of_other_locales_only_reads(window: Window, desk: Application) -> None:
    """Berta reviews English and Arabic; this is Ukrainian."""
    with desk.store.transaction("musterstadt") as work:
        ukrainian = work.drafts.find(DraftFilter(locales=("uk",)))[0].id
    page = window("berta")
    page.goto(f"/m/musterstadt/drafts/{ukrainian}")
    expect(page.locator(".segment").first).to_be_visible()
    for name in ("Approve", "Reject", "Edit"):
        expect(page.get_by_role("button", name=name)).to_have_count(0)


@pytest.mark.parametrize("part", ["drafts/{id}", "memory", "terms", "reports", "runs", "source", "admin"])
def test_an_address_of_the_neighbours_leads_nowhere(window: Window, desk: Application, part: str) -> None:
    with desk.store.transaction("nachbarstadt") as work:
        theirs = work.drafts.find(DraftFilter())[0].id
    page = window("anna")
    answer = page.goto("/m/nachbarstadt/" + part.format(id=theirs))
    assert answer is not None
    assert answer.status == 404
    expect(page.get_by_role("heading", level=1)).to_have_text("Das ging nicht")
    expect(page.locator("main")).not_to_contain_text("Nachbarstadt")
    expect(page.get_by_role("link", name="Zur Startseite")).to_be_visible()


def test_a_draft_of_the_neighbours_is_not_found_under_ones_own_address(window: Window, desk: Application) -> None:
    with desk.store.transaction("nachbarstadt") as work:
        theirs = work.drafts.find(DraftFilter())[0].id
    page = window("anna")
    answer = page.goto(f"/m/musterstadt/drafts/{theirs}")
    assert answer is not None
    assert answer.status == 404


def test_a_screen_that_the_role_does_not_give_says_so(window: Window) -> None:
    page = window("dora")
    answer = page.goto("/m/musterstadt/admin")
    assert answer is not None
    assert answer.status == 403
    expect(page.get_by_role("heading", level=1)).to_have_text("Das ging nicht")
    page.goto("/")
    expect(page.get_by_role("link", name="Verwaltung")).to_have_count(0)
