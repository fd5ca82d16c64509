# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The page in a real browser: accessible, on a phone, without script and in print."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from pypdf import PdfReader
from tests.picture import demo

from kansrijk.picture import build_picture

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser
Address = Callable[[str, str], str]

SMALL_TARGETS = """() => [...document.querySelectorAll('nav a, summary')]
    .map(e => [e.textContent.trim(), e.getBoundingClientRect()])
    .filter(([_, box]) => box.height > 0 && (box.height < 24 || box.width < 24)).map(([text]) => text)"""
TOO_WIDE = """() => [...document.querySelectorAll('body *')]
    .filter(e => !e.closest('svg') && !e.closest('.skip') && e.getBoundingClientRect().right > innerWidth + 1)
    .map(e => e.tagName + ' ' + e.className + ' ' + e.textContent.slice(0, 40))"""
OUT_OF_THEIR_CARD = """() => [...document.querySelectorAll('.exhibit table')]
    .filter(e => e.getBoundingClientRect().right > e.closest('.exhibit').getBoundingClientRect().right - 8)
    .map(e => e.caption.textContent)"""
HIDDEN_TABLES = "() => [...document.querySelectorAll('table')].filter(e => !e.checkVisibility()).length"


def test_the_rules_of_accessibility_hold_at_a_desk_and_on_a_phone(
    page: Page, axe_violations: Callable[[Page], list[str]], html_file: Address, every: tuple[str, str]
):
    page.goto(html_file(*every))
    assert axe_violations(page) == []
    page.set_viewport_size({"width": 320, "height": 900})
    assert axe_violations(page) == []


def test_every_chapter_is_on_the_page_that_is_held_to_them(page: Page, html_file: Address):
    page.goto(html_file("town", "nl"))
    found = page.evaluate("[...document.querySelectorAll('main section')].map(e => e.id)")
    wanted = [chapter.key for chapter in build_picture(demo.inputs()).chapters]
    assert found == ["glance", *wanted, "glossary"]
    assert page.evaluate("[...document.querySelectorAll('main section')].every(e => e.checkVisibility())")


def test_folded_parts_hold_to_them_too(
    page: Page, axe_violations: Callable[[Page], list[str]], html_file: Address
):
    page.set_viewport_size({"width": 320, "height": 900})
    page.goto(html_file("town", "nl"))
    page.evaluate("document.querySelectorAll('details').forEach(e => e.open = true)")
    assert axe_violations(page) == []
    assert page.evaluate(TOO_WIDE) == []


def test_nothing_is_wider_than_the_screen(page: Page, html_file: Address, every: tuple[str, str]):
    page.goto(html_file(*every))
    for width in (320, 360, 768, 1000, 1130, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert page.evaluate(TOO_WIDE) == [], width
        assert page.evaluate(OUT_OF_THEIR_CARD) == [], width


def test_a_phone_shows_the_chart_made_for_it_and_a_desk_the_other(page: Page, html_file: Address):
    shown = "() => ['.chart-wide', '.chart-narrow'].map(c => document.querySelector(c).checkVisibility())"
    page.goto(html_file("town", "nl"))
    assert page.evaluate(shown) == [True, False]
    page.set_viewport_size({"width": 320, "height": 800})
    assert page.evaluate(shown) == [False, True]


def test_every_target_of_a_finger_is_large_enough(page: Page, html_file: Address):
    page.set_viewport_size({"width": 320, "height": 800})
    page.goto(html_file("town", "nl"))
    assert page.evaluate(SMALL_TARGETS) == []


def test_all_is_there_without_script(browser: Browser, html_file: Address):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(html_file("town", "nl"))
    assert page.get_by_role("heading", level=1).inner_text() == "Voorbeeldstad in 2025"
    assert page.get_by_role("table").count() >= 14
    assert page.get_by_role("img").count() >= 8
    context.close()


def test_the_first_key_goes_to_a_link_that_skips_to_the_content(page: Page, html_file: Address):
    page.goto(html_file("town", "nl"))
    page.keyboard.press("Tab")
    focused = page.locator(":focus")
    assert focused.inner_text() == "Naar de inhoud"
    assert focused.bounding_box()["x"] >= 0  # type: ignore[index]
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "inhoud"


def test_a_phone_folds_tables_under_a_chart_and_unfolds_them_on_asking(page: Page, html_file: Address):
    page.set_viewport_size({"width": 320, "height": 800})
    page.goto(html_file("town", "nl"))
    table = page.locator("#figure-lines table")
    assert not table.is_visible()
    page.locator("#figure-lines .figures summary").click()
    assert table.is_visible()


def test_in_print_every_table_is_there_and_nothing_is_folded(page: Page, html_file: Address):
    page.goto(html_file("town", "nl"))
    page.emulate_media(media="print")
    assert page.evaluate(HIDDEN_TABLES) == 0
    assert not page.locator("nav.contents").is_visible()
    printed = PdfReader(BytesIO(page.pdf(format="A4", prefer_css_page_size=True)))
    text = "\n".join(sheet.extract_text() for sheet in printed.pages)
    assert "Dit zijn synthetische cijfers" in text
    assert "Kinderen en gezinnen onder vier grenzen" in text
    assert "Bij het inkomen tellen" in text
    assert len(printed.pages) < 45


def test_the_order_of_reading_is_that_of_the_chapters(page: Page, html_file: Address):
    page.goto(html_file("town", "en"))
    titles = page.locator("section > h2").all_inner_texts()
    assert titles[0] == "At a glance"
    assert [title.split("\n")[0] for title in titles[1:10]] == [f"Chapter {n}" for n in range(1, 10)]
