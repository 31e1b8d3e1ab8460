"""The queue in a real browser: many drafts at once and back again, without a mouse."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from pipeline.decisions import accept
from pipeline.lifecycle import DraftState
from runtime.wiring import Application
from tests.browser.conftest import Made

Window = Callable[[str], Page]
TOWN = "musterstadt"
THREE = 3


@pytest.fixture
def read(desk: Application, made: Made) -> list[int]:
    """Three drafts whose segments Berta has read and confirmed."""
    its = desk.municipality(TOWN)
    found = [made(key=f"kurse-{number}") for number in range(THREE)]
    for number in found:
        with its.transaction() as work:
            segments = work.drafts.get(number).segments
        for segment in segments:
            accept(its, number, key=segment.key, actor="berta")
    return found


def states(desk: Application, numbers: list[int]) -> list[DraftState]:
    with desk.store.transaction(TOWN) as work:
        return [work.drafts.get(number).state for number in numbers]


def queue(page: Page, address: str) -> Page:
    page.goto(address)
    expect(page.locator("#keys-button")).to_be_visible()  # the scripts are there
    return page


def select(page: Page, numbers: list[int]) -> None:
    """Walk down the list and tick these."""
    for _ in range(page.locator("[data-draft]").count()):
        page.keyboard.press("j")
        row = page.locator("[data-draft]:focus-within")
        if int(row.get_attribute("data-draft") or 0) in numbers:
            page.keyboard.press("x")
    expect(page.locator("#selected")).to_have_text(f"{len(numbers)} ausgewählt")


def test_many_are_released_and_taken_back_by_keyboard(window: Window, desk: Application, read: list[int]) -> None:
    before = states(desk, read)
    page = queue(window("anna"), "/queue?locale=ar")
    select(page, read)
    page.keyboard.press("a")
    expect(page.get_by_role("heading", level=1)).to_have_text("3 Entwürfe freigeben?")
    assert states(desk, read) == before
    expect(page.get_by_role("button", name="3 freigeben")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator(".notice.undo")).to_contain_text("Freigegeben: 3")
    assert states(desk, read) == [DraftState.APPROVED] * THREE
    expect(page.locator("#keys-button")).to_be_visible()
    page.keyboard.press("u")
    expect(page.locator("main")).to_contain_text("3 Entwürfe sind wieder, wie sie waren.")
    assert states(desk, read) == before


def test_what_nobody_has_read_is_not_released_with_the_rest(
    window: Window, desk: Application, read: list[int], made: Made
) -> None:
    unread = made(key="ungelesen")
    page = queue(window("anna"), "/queue?locale=ar")
    select(page, [*read, unread])
    page.keyboard.press("a")
    expect(page.get_by_role("heading", name="Bleibt, wie es ist (1)")).to_be_visible()
    expect(page.get_by_role("button", name="3 freigeben")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator(".notice.undo")).to_contain_text("Freigegeben: 3")
    assert states(desk, [unread]) == [DraftState.QUEUED]


def test_many_are_refused_with_a_reason_by_keyboard(window: Window, desk: Application, read: list[int]) -> None:
    page = queue(window("anna"), "/queue?locale=ar")
    select(page, read)
    page.keyboard.press("r")
    expect(page.get_by_label("Grund, für alle sichtbar")).to_be_focused()
    page.keyboard.type("Ton passt nicht.")
    page.keyboard.press("Enter")
    expect(page.locator(".notice.undo")).to_contain_text("Abgelehnt: 3")
    assert states(desk, read) == [DraftState.REJECTED] * THREE


def test_who_only_looks_can_do_nothing_with_many(window: Window) -> None:
    page = queue(window("dora"), "/queue?locale=ar")
    expect(page.locator("[data-draft]").first).to_be_visible()
    expect(page.locator("input[name=draft]")).to_have_count(0)
    expect(page.locator(".many")).to_have_count(0)
