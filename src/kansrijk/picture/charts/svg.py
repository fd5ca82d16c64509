# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2
"""From Vega-Lite to SVG that stands in a page: scalable, with a title and a description."""

from __future__ import annotations

import re
from html import escape
from typing import Any

import vl_convert

_OPENING = re.compile(r"<svg[^>]*>")
_ATTRIBUTE = re.compile(r'\b(width|height|viewBox)="([^"]*)"')
_IDENTITY = re.compile(r'\bid="([^"]+)"')
_SPOKEN = re.compile(r' (?:role|aria-[a-z]+)="[^"]*"')


def draw(spec: dict[str, Any], language: str) -> str:
    """Draw a Vega-Lite chart as SVG text, with numbers written the way of the language."""
    return str(vl_convert.vegalite_to_svg(spec, format_locale="nl-NL" if language == "nl" else "en-GB"))


def for_page(svg: str, key: str, title: str, description: str, css_class: str) -> str:
    """Make an SVG safe and spoken inside a page.

    It scales with its column, is one image with a name and a text to who cannot see it, and its identities
    do not meet those of another chart.

    Args:
        svg: what `draw` gave.
        key: a word that no other chart in the page has.
        title: the name of the chart.
        description: what the chart shows, in words.
        css_class: class of the svg element.
    """
    opening = _OPENING.search(svg)
    assert opening is not None
    found = dict(_ATTRIBUTE.findall(opening[0]))
    box = found.get("viewBox", f"0 0 {found['width']} {found['height']}")
    body = _SPOKEN.sub("", svg[opening.end() :])
    for identity in set(_IDENTITY.findall(body)):
        body = body.replace(f'id="{identity}"', f'id="{key}-{identity}"')
        body = body.replace(f"url(#{identity})", f"url(#{key}-{identity})")
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="{css_class}" viewBox="{box}" role="img" '
        f'aria-labelledby="{key}-title {key}-text" focusable="false">'
        f'<title id="{key}-title">{escape(title)}</title><desc id="{key}-text">{escape(description)}</desc>'
    )
    return head + body
