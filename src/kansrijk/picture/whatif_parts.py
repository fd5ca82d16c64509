# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A page of sections, each with sentences, a chart and the table beside it: what `whatif` and `optimise` share."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any, Literal

import vl_convert
from markupsafe import Markup

from kansrijk.picture.plain_page import style, template

WIDE, NARROW = 700, 300
INK, MUTED, RULE = "#22303a", "#55626b", "#d8d1c4"
_OPENING = re.compile(r"<svg[^>]*>")
_SIZE = re.compile(r'\b(width|height|viewBox)="([^"]*)"')
_SPOKEN = re.compile(r' (?:role|aria-[a-z]+)="[^"]*"')
_IDENTITY = re.compile(r'\bid="([^"]+)"')
CONFIG: dict[str, Any] = {
    "aria": False,
    "background": "white",
    "font": "sans-serif",
    # The page may show a wider font than the one measured here.
    "padding": {"left": 24, "right": 16, "top": 8, "bottom": 8},
    "view": {"stroke": None},
    "axis": {
        "labelColor": INK,
        "labelFontSize": 13,
        "labelLimit": 260,
        "titleColor": MUTED,
        "titleFontSize": 12,
        "titleFontWeight": "normal",
        "gridColor": RULE,
        "domainColor": RULE,
        "ticks": False,
        "labelPadding": 6,
    },
    "legend": {
        "labelColor": INK,
        "labelFontSize": 13,
        "labelLimit": 0,
        "symbolType": "square",
        "title": None,
    },
}


@dataclass(frozen=True)
class Rows:
    """A table: its caption, the names of its columns, and its rows, each with its own name first."""

    caption: str
    columns: Sequence[str]
    rows: Sequence[Sequence[str]]


@dataclass(frozen=True)
class Section:
    """One part of the page."""

    key: str
    title: str
    lines: Sequence[str] = ()
    drawings: Sequence[Markup] = ()
    caption: str = ""
    tables: Sequence[Rows] = ()
    items: Sequence[str] = ()
    folded: str = ""
    """When not empty the tables stand under this summary, to be opened by who wants them."""


def drawings(
    draw: Callable[[int], dict[str, Any]], key: str, title: str, text: str, language: str
) -> list[Markup]:
    """A chart for wide and for narrow windows; `draw` gives the Vega-Lite specification for a width."""
    return [
        Markup(svg_of(draw(width), f"{key}-{name}", f"chart-{name}", title, text, language))
        for name, width in (("wide", WIDE), ("narrow", NARROW))
    ]


def svg_of(spec: dict[str, Any], key: str, css: str, title: str, text: str, language: str) -> str:
    """A Vega-Lite specification as SVG that scales, is one image with title and description, and needs nothing else."""
    locale: Literal["nl-NL", "en-GB"] = "nl-NL" if language == "nl" else "en-GB"
    drawn = str(vl_convert.vegalite_to_svg({**spec, "config": CONFIG}, format_locale=locale))
    opening = _OPENING.search(drawn)
    assert opening is not None
    size = dict(_SIZE.findall(opening[0]))
    body = _SPOKEN.sub("", drawn[opening.end() :])
    for identity in set(_IDENTITY.findall(body)):
        body = body.replace(f'id="{identity}"', f'id="{key}-{identity}"')
        body = body.replace(f"url(#{identity})", f"url(#{key}-{identity})")
    box = size.get("viewBox", f"0 0 {size['width']} {size['height']}")
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="{css}" viewBox="{box}" role="img" '
        f'aria-labelledby="{key}-title {key}-text"><title id="{key}-title">{escape(title)}</title>'
        f'<desc id="{key}-text">{escape(text)}</desc>{body}'
    )


def page(title: str, lead: Sequence[str], sections: Sequence[Section], language: str) -> str:
    """The text of one self-contained HTML page."""
    return template("whatif.html.j2").render(
        language=language, style=style(), title=title, lead=lead, sections=sections
    )
