# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The picture as one self-contained page: no script, no font and no picture from elsewhere."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from kansrijk.picture.charts.svg import draw, for_page
from kansrijk.picture.content import Chart, Picture
from kansrijk.picture.words import Words

TEMPLATES = Path(__file__).parent / "templates"
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)


@cache
def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _drawing(key: str, chart: Chart, language: str) -> Markup:
    """The chart twice: once for a page and once for a phone; the style shows one of them."""
    parts = [
        for_page(draw(spec, language), f"{key}-{name}", chart.title, chart.description, f"chart-{name}")
        for name, spec in (("wide", chart.wide), ("narrow", chart.narrow))
    ]
    # Only this package and the chart library wrote what is inside; titles and texts were escaped.
    return Markup("".join(parts))


def render_html(picture: Picture) -> str:
    """The picture as the text of an HTML page."""
    drawings = {
        exhibit.key: _drawing(exhibit.key, exhibit.chart, picture.language)
        for chapter in picture.chapters
        for exhibit in chapter.exhibits
        if exhibit.chart is not None
    }
    style = _COMMENT.sub("", (TEMPLATES / "style.css").read_text(encoding="utf-8")).strip()
    return (
        _environment()
        .get_template("picture.html.j2")
        .render(
            picture=picture,
            words=Words(picture.language),
            drawings=drawings,
            numbers={chapter.key: chapter.number for chapter in picture.chapters},
            style=Markup(style),
        )
    )
