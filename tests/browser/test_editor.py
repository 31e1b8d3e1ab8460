"""The editor in a real browser: what a coordinator does every morning, by keyboard."""

from collections.abc import Callable
from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from pipeline.decisions import edit
from runtime.wiring import Application
from tests.browser.conftest import BODY, TARGETS, Made

Window = Callable[[str], Page]
PASTE = """() => {
  const data = new DataTransfer();
  data.setData("text/html", "<b>fett</b>");
  data.setData("text/plain", "fett <7>neu</7>");
  const paste = new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true });
  document.activeElement.dispatchEvent(paste);
}"""
CHANGED = TARGETS | {"Der Kurs kostet 25 Euro.": "تكلفة الدورة 25 يورو."}


def editor(page: Page, draft: int) -> Page:
    page.goto(f"/m/musterstadt/drafts/{draft}")
    expect(page.locator(".segment.current")).to_have_count(1)
    return page


def counts(page: Page, words: str) -> None:
    expect(page.locator("#counts")).to_have_text(words)


def current(page: Page, words: str) -> None:
    expect(page.locator(".segment.current .source .text")).to_contain_text(words)


def write(page: Page, words: str, *, segment: str) -> None:
    """Open the field of a segment and replace its words."""
    page.locator(".segment", has_text=segment).focus()
    page.keyboard.press("e")
    expect(page.locator(".segment.current .field")).to_be_focused()
    page.keyboard.press("Control+a")
    page.keyboard.type(words)


def test_a_clean_draft_costs_one_key_for_each_segment_and_one_to_approve(window: Window, made: Made) -> None:
    page = editor(window("anna"), made())
    counts(page, "0 von 5 geprüft")
    for _ in TARGETS:
        page.keyboard.press("Enter")
    counts(page, "5 von 5 geprüft")
    page.keyboard.press("Shift+Enter")
    page.wait_for_url(lambda address: "drafts" in address)
    expect(page.locator("#announcer")).to_have_text("Entwurf freigegeben.")


def test_a_text_is_typed_saved_and_left_by_keyboard(window: Window, made: Made, desk: Application) -> None:
    draft = made()
    page = editor(window("anna"), draft)
    write(page, "البلدية مفتوحة.", segment="Das Rathaus ist offen.")
    page.keyboard.press("Control+Enter")
    expect(page.locator("#announcer")).to_have_text("Gespeichert, 1 von 5")
    current(page, "Bitte")
    with desk.store.transaction("musterstadt") as work:
        assert "البلدية مفتوحة." in [segment.target for segment in work.drafts.get(draft).segments]


def test_a_decision_is_taken_back_with_one_key(window: Window, made: Made) -> None:
    page = editor(window("anna"), made())
    page.keyboard.press("Enter")
    counts(page, "1 von 5 geprüft")
    page.keyboard.press("u")
    counts(page, "0 von 5 geprüft")
    current(page, "Kurse")


def test_a_draft_is_rejected_with_a_digit_as_reason(window: Window, made: Made, desk: Application) -> None:
    draft = made()
    page = editor(window("anna"), draft)
    page.keyboard.press("r")
    page.keyboard.press("4")
    expect(page.locator("#announcer")).to_have_text("Entwurf abgelehnt.")
    with desk.store.transaction("musterstadt") as work:
        assert work.drafts.get(draft).reason == "Fachwörter falsch"


@pytest.mark.parametrize("key", ["Backspace", "Delete", "Control+Backspace", "Control+x"])
def test_no_key_takes_a_placeholder_away(window: Window, made: Made, key: str) -> None:
    page = editor(window("anna"), made())
    write(page, "نص", segment="anmelden")
    for _ in range(10):
        page.keyboard.press(key)
    page.keyboard.press("Control+a")
    page.keyboard.press(key)
    expect(page.locator(".field .tag")).to_have_count(2)


def test_pasted_markup_comes_as_words(window: Window, made: Made) -> None:
    page = editor(window("anna"), made())
    write(page, "نص", segment="anmelden")
    page.evaluate(PASTE)
    expect(page.locator(".field b")).to_have_count(0)
    expect(page.locator(".field")).to_contain_text("fett neu")
    expect(page.locator(".field .tag")).to_have_count(2)


def test_what_was_typed_is_back_after_a_reload(window: Window, made: Made) -> None:
    page = editor(window("anna"), made())
    write(page, "نص غير محفوظ", segment="Das Rathaus ist offen.")
    page.reload()
    expect(page.locator(".segment.unsaved .field, .segment.writes .field")).to_have_text("نص غير محفوظ")


def test_a_session_that_runs_out_while_typing_loses_nothing(window: Window, made: Made, desk: Application) -> None:
    draft = made()
    page = editor(window("anna"), draft)
    write(page, "نص طويل", segment="Das Rathaus ist offen.")
    cookies = page.context.cookies()
    page.context.clear_cookies()
    page.keyboard.press("Control+Enter")
    expect(page.get_by_role("dialog")).to_contain_text("Ihre Sitzung ist abgelaufen")
    expect(page.locator(".field")).to_have_text("نص طويل")
    page.context.add_cookies(cookies)  # as signing in again in the other window does
    page.get_by_role("button", name="Erneut versuchen").click()
    expect(page.locator("#announcer")).to_have_text("Gespeichert, 1 von 5")
    with desk.store.transaction("musterstadt") as work:
        assert "نص طويل" in [segment.target for segment in work.drafts.get(draft).segments]


def test_signing_in_again_in_the_other_window_saves_by_itself(window: Window, made: Made) -> None:
    page = editor(window("anna"), made())
    write(page, "نص طويل", segment="Das Rathaus ist offen.")
    page.context.clear_cookies()
    page.keyboard.press("Control+Enter")
    with page.context.expect_page() as opened:
        page.get_by_role("link", name="Anmelden").click()
    other = opened.value
    other.fill("[name=login]", "anna")
    other.fill("[name=password]", "geheim-geheim")
    other.keyboard.press("Enter")
    expect(page.locator("#announcer")).to_have_text("Gespeichert, 1 von 5")


def test_a_new_source_while_typing_carries_the_text_over(window: Window, made: Made) -> None:
    page = editor(window("anna"), made())
    write(page, "سعر الدورة 20 يورو", segment="Der Kurs kostet")
    page.keyboard.press("Escape")
    write(page, "أهلا وسهلا", segment="Kommen Sie vorbei")
    after = made(BODY.replace("20 Euro", "25 Euro"), CHANGED)
    page.keyboard.press("Control+Enter")
    expect(page.get_by_text("Die Quelle hat sich geändert.")).to_be_visible()
    page.get_by_role("link", name="Zum neuen Entwurf").click()
    page.wait_for_url(lambda address: address.endswith(str(after)))
    expect(page.locator(".segment", has_text="Kommen Sie vorbei")).to_have_attribute("data-target", "أهلا وسهلا")
    beside = page.locator(".segment", has_text="25 Euro").locator(".carried")
    expect(beside).to_contain_text("سعر الدورة 20 يورو")
    beside.get_by_role("button", name="In das Feld übernehmen").click()
    expect(page.locator(".segment", has_text="25 Euro").locator(".field")).to_have_text("سعر الدورة 20 يورو")


def test_who_saves_second_sees_both_texts_and_chooses(window: Window, made: Made, desk: Application) -> None:
    draft = made()
    anna, berta = editor(window("anna"), draft), editor(window("berta"), draft)
    write(anna, "نص آنا", segment="Das Rathaus ist offen.")
    write(berta, "نص برتا", segment="Das Rathaus ist offen.")
    anna.keyboard.press("Control+Enter")
    expect(anna.locator("#announcer")).to_have_text("Gespeichert, 1 von 5")
    berta.keyboard.press("Control+Enter")
    conflict = berta.locator(".writing .alert")
    expect(conflict).to_contain_text("نص آنا")
    expect(berta.locator(".field")).to_have_text("نص برتا")
    conflict.get_by_role("button").first.click()
    expect(conflict).to_have_count(0)
    with desk.store.transaction("musterstadt") as work:
        assert "نص برتا" in [segment.target for segment in work.drafts.get(draft).segments]


def test_what_somebody_else_typed_is_shown_before_it_is_approved(window: Window, made: Made, desk: Application) -> None:
    draft = made()
    page = editor(window("anna"), draft)
    for _ in TARGETS:
        page.keyboard.press("Enter")
    counts(page, "5 von 5 geprüft")
    key, its = page.locator(".segment").first.get_attribute("data-key"), desk.municipality("musterstadt")
    edit(its, draft, key=key or "", text="البلدية مفتوحة.", actor="emil")
    page.keyboard.press("Shift+Enter")
    expect(page.locator("#left-over")).to_contain_text("Jemand hat inzwischen einen Text geändert.")
    expect(page.locator(".segment").first).to_contain_text("البلدية مفتوحة.")
    page.keyboard.press("Shift+Enter")
    expect(page.locator("#announcer")).to_have_text("Entwurf freigegeben.")


def test_two_who_have_a_draft_open_know_of_each_other(window: Window, made: Made) -> None:
    draft = made()
    editor(window("anna"), draft)
    berta = editor(window("berta"), draft)
    expect(berta.locator("#others")).to_contain_text("Anna Beispiel")


def test_page_and_segments_lead_to_each_other(window: Window, made: Made) -> None:
    page = editor(window("anna"), made())
    page.keyboard.press("p")
    shown = page.frame_locator("#preview-frame")
    expect(shown.locator("html")).to_have_attribute("dir", "rtl")
    shown.get_by_text("تفضلوا بزيارتنا.").click()
    current(page, "Kommen Sie vorbei.")
    expect(shown.locator(".here")).to_have_text("تفضلوا بزيارتنا.")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_stands_in_the_way_of_anybody(window: Window, made: Made, scheme: Literal["light", "dark"]) -> None:
    made()
    page = editor(window("anna"), made(BODY.replace("20 Euro", "25 Euro"), CHANGED))
    page.emulate_media(color_scheme=scheme)
    page.keyboard.press("p")
    page.keyboard.press("e")
    page.locator(".ask summary").click()
    page.locator(".refuse summary").click()
    expect(page.locator(".help-suggestions").first).to_be_attached()
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()


def test_a_changed_sentence_with_a_good_suggestion_costs_two_keys(window: Window, made: Made) -> None:
    made()
    page = editor(window("anna"), made(BODY.replace("20 Euro", "25 Euro"), CHANGED))
    page.locator(".segment", has_text="25 Euro").focus()
    expect(page.locator(".segment.current .suggestions")).to_contain_text("bisherige Übersetzung")
    page.keyboard.press("1")
    expect(page.locator(".segment.current .field")).to_have_text(TARGETS["Der Kurs kostet 20 Euro."])
    page.keyboard.press("Control+Enter")
    expect(page.locator("#announcer")).to_contain_text("Gespeichert")


def test_a_whole_review_needs_no_mouse(window: Window, made: Made, desk: Application) -> None:
    draft = made(targets=TARGETS | {"Bitte <1>hier</1> anmelden.": "يرجى التسجيل."})
    page = editor(window("anna"), draft)
    keys = page.keyboard
    keys.press("Enter")
    current(page, "Das Rathaus")
    keys.press("c")
    keys.type("Stimmt das noch?")
    keys.press("Control+Enter")
    expect(page.locator(".segment.current .remarks")).to_contain_text("Stimmt das noch?")
    keys.press("Enter")
    current(page, "Bitte")
    keys.press("e")
    expect(page.locator(".chip-button.missing")).to_have_count(1)
    keys.press("Control+Backspace")
    keys.press("Control+,")
    keys.type("هنا")
    keys.press("Control+Enter")
    current(page, "Der Kurs")
    keys.press("s")
    current(page, "Kommen Sie")
    keys.press("Enter")
    current(page, "Der Kurs")
    keys.press("Enter")
    counts(page, "5 von 5 geprüft")
    keys.press("Shift+Enter")
    expect(page.locator("#announcer")).to_have_text("Entwurf freigegeben.")
    with desk.store.transaction("musterstadt") as work:
        approved = work.drafts.get(draft)
    assert approved.state == "approved"
    assert "<1>هنا</1>" in approved.segments[2].target


def test_without_a_script_forms_do_the_same(chromium: Browser, server: str, made: Made) -> None:
    page = chromium.new_context(base_url=server, locale="de-DE", java_script_enabled=False).new_page()
    draft = made()
    page.goto(f"/sign-in?then=/m/musterstadt/drafts/{draft}")
    page.fill("[name=login]", "anna")
    page.fill("[name=password]", "geheim-geheim")
    page.keyboard.press("Enter")
    page.locator("#s2").get_by_role("link", name="Bearbeiten").click()
    page.get_by_label("Übersetzung, Abschnitt 2").fill("البلدية مفتوحة.")
    page.get_by_role("button", name="Speichern").click()
    expect(page.locator("#counts")).to_have_text("1 von 5 geprüft")
    expect(page.locator("#s3 textarea")).to_be_visible()
    page.context.close()
