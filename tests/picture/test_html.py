# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The page is one file that stands alone, and safe whatever names it is given."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from html.parser import HTMLParser

from tests.picture import demo

from kansrijk.picture import build_picture
from kansrijk.picture.html import render_html

HtmlOf = Callable[[str, str], str]


class Elements(HTMLParser):
    """Collects every element with its attributes."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str]]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, {name: value or "" for name, value in attrs}))

    def named(self, *tags: str) -> list[dict[str, str]]:
        return [attributes for tag, attributes in self.found if tag in tags]


def test_the_page_needs_no_script_and_nothing_from_elsewhere(html_of: HtmlOf, every: tuple[str, str]):
    text = html_of(*every)
    page = Elements(text)
    assert page.named("script", "link", "iframe", "img", "object", "embed") == []
    assert not [name for _, attributes in page.found for name in attributes if name.startswith("on")]
    assert "@import" not in text
    assert not re.search(r"url\((?!#)", text)
    assert not re.search(r'(?:src|xlink:href)="(?!#)', text)


def test_the_page_says_its_language_and_title_and_has_one_first_heading(
    html_of: HtmlOf, every: tuple[str, str]
):
    place, language = every
    page = Elements(html_of(place, language))
    assert page.named("html")[0]["lang"] == language
    assert len(page.named("h1")) == 1
    title = re.search(r"<title>(.*?)</title>", html_of(place, language))
    assert title is not None
    assert {"nl": "synthetisch", "en": "synthetic"}[language] in title[1]


def test_headings_never_skip_a_level(html_of: HtmlOf, every: tuple[str, str]):
    levels = [int(tag[1]) for tag, _ in Elements(html_of(*every)).found if re.fullmatch(r"h[1-6]", tag)]
    assert all(later - before <= 1 for before, later in zip(levels, levels[1:], strict=False))


def test_identities_are_unique_and_links_within_the_page_lead_somewhere(
    html_of: HtmlOf, every: tuple[str, str]
):
    page = Elements(html_of(*every))
    identities = [attributes["id"] for _, attributes in page.found if "id" in attributes]
    assert len(identities) == len(set(identities))
    inside = [link["href"][1:] for link in page.named("a") if link["href"].startswith("#")]
    assert set(inside) <= set(identities)
    named = [
        attributes["aria-labelledby"].split()
        for _, attributes in page.found
        if "aria-labelledby" in attributes
    ]
    assert {name for names in named for name in names} <= set(identities)


def test_every_chart_is_one_image_with_a_name_and_a_description(html_of: HtmlOf, every: tuple[str, str]):
    text = html_of(*every)
    charts = [svg for svg in Elements(text).named("svg") if svg.get("role") == "img"]
    assert charts
    for chart in charts:
        title, description = chart["aria-labelledby"].split()
        assert re.search(rf'<title id="{title}">[^<]+</title><desc id="{description}">[^<]+</desc>', text)


def test_every_table_has_a_caption_and_headers_for_rows_and_columns(html_of: HtmlOf, every: tuple[str, str]):
    text = html_of(*every)
    for table in re.findall(r"<table.*?</table>", text, re.DOTALL):
        assert "<caption" in table
        assert 'scope="col"' in table
        assert 'scope="row"' in table


def test_the_banner_and_every_card_and_chapter_carry_the_word(html_of: HtmlOf):
    text = html_of("town", "nl")
    assert "Dit zijn synthetische cijfers" in text
    assert text.count('class="chip synthetic"') > 20
    assert text.count('class="chip published"') >= 2


def test_a_name_cannot_break_into_the_page():
    nasty = "<script>alert(1)</script>\"'&"
    described = replace(demo.descriptions()[0], name=nasty, what=nasty, provider=nasty, note=nasty)
    inputs = replace(demo.inputs(), area=replace(demo.town(), name=nasty), provisions=(described,))
    text = render_html(build_picture(inputs, "nl"))
    assert "<script" not in text
    assert "&lt;script&gt;" in text


def test_a_link_to_a_source_can_only_be_a_web_address():
    described = replace(demo.descriptions()[0], source_url="javascript:alert(1)")
    text = render_html(build_picture(replace(demo.inputs(), provisions=(described,)), "nl"))
    assert "javascript:" not in text
