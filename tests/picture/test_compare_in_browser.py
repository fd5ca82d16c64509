# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The pages of the comparison and of the cliffs in a real browser: accessible, on a phone, by key and without script."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kansrijk.picture.cliffs_page import cliffs_page
from kansrijk.picture.compare_page import comparison_page
from kansrijk.policy.cliffs import cliffs
from kansrijk.policy.cliffs_scale import read_scale
from kansrijk.policy.compare import compare, reference_families
from kansrijk.policy.floor import read_floor

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser
DAY = "2025-07-01"
ONE = ("bijstand-twee-kinderen",)
TWO = ("bijstand-twee-kinderen", "zelfstandige-wisselend")
PAGES = {
    "compare-one": ("compare", ONE, "nl"),
    "compare-several": ("compare", TWO, "en"),
    "cliffs-one": ("cliffs", ONE, "nl"),
    "cliffs-several": ("cliffs", TWO, "en"),
}
TOO_WIDE = """() => [...document.querySelectorAll('main > *')]
    .filter(e => e.getBoundingClientRect().right > innerWidth + 1).map(e => e.tagName + ' ' + e.className)"""
UNFOLD = "document.querySelectorAll('details').forEach(e => e.open = true)"
REGIONS = "() => [...document.querySelectorAll('.scroll')].filter(e => e.checkVisibility()).length"


@cache
def _html(name: str) -> str:
    kind, codes, language = PAGES[name]
    families = [reference_families()[code] for code in codes]
    if kind == "compare":
        found = [compare(family, DAY, read_floor()) for family in families]
        return comparison_page(found, language, invented=True)
    return cliffs_page([cliffs(family, DAY, read_scale()) for family in families], language, invented=True)


@pytest.fixture(params=PAGES)
def address(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    path = tmp_path / f"{request.param}.html"
    path.write_text(_html(request.param), encoding="utf-8")
    return path.as_uri()


def test_the_rules_of_accessibility_hold_at_a_desk_and_on_a_phone(
    page: Page, axe_violations: Callable[[Page], list[str]], address: str
) -> None:
    page.goto(address)
    page.evaluate(UNFOLD)
    assert axe_violations(page) == []
    page.set_viewport_size({"width": 320, "height": 900})
    assert axe_violations(page) == []


def test_there_is_one_main_heading_and_no_level_is_skipped(page: Page, address: str) -> None:
    page.goto(address)
    levels = page.evaluate("[...document.querySelectorAll('h1, h2, h3, h4')].map(e => Number(e.tagName[1]))")
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in zip(levels, levels[1:], strict=False))


@pytest.mark.parametrize("width", [320, 768, 1280])
def test_the_page_itself_never_scrolls_sideways(page: Page, address: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(address)
    page.evaluate(UNFOLD)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.evaluate(TOO_WIDE) == []


def test_keys_alone_reach_every_wide_table_and_move_it(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 320, "height": 900})
    page.goto(address)
    page.evaluate(UNFOLD)
    wanted, reached, moved = page.evaluate(REGIONS), set(), 0
    for _ in range(40):
        page.keyboard.press("Tab")
        label = page.evaluate(
            "document.activeElement.matches('.scroll') ? document.activeElement.ariaLabel : ''"
        )
        if label and label not in reached:
            reached.add(label)
            page.keyboard.press("ArrowRight")
            page.wait_for_timeout(150)
            moved += page.evaluate("document.activeElement.scrollLeft") > 0
        if len(reached) == wanted:
            break
    assert len(reached) == wanted
    assert moved == wanted


def test_a_phone_shows_the_chart_made_for_it_and_a_desk_the_other(page: Page, address: str) -> None:
    shown = "() => ['.chart-wide', '.chart-narrow'].map(c => document.querySelector(c).checkVisibility())"
    page.goto(address)
    assert page.evaluate(shown) == [True, False]
    page.set_viewport_size({"width": 320, "height": 900})
    assert page.evaluate(shown) == [False, True]


def test_all_is_there_without_script(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address)
    assert page.locator("h1").count() == 1
    assert page.locator("svg[role=img]:visible").count() >= 1
    assert page.locator("table").count() >= 1
    assert page.locator("script").count() == 0
    context.close()
