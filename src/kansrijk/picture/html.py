# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The picture as one self-contained page: no script, no font and no picture from elsewhere."""

from __future__ import annotations

from markupsafe import Markup

from kansrijk.picture.charts.svg import draw, for_page
from kansrijk.picture.content import Chart, Picture
from kansrijk.picture.plain_page import style, template
from kansrijk.picture.words import Words


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
    return template("picture.html.j2").render(
        picture=picture,
        words=Words(picture.language),
        drawings=drawings,
        numbers={chapter.key: chapter.number for chapter in picture.chapters},
        style=style("style.css"),
    )
