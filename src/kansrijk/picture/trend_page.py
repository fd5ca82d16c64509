# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A chart of published series as a file: a drawing, or a page with its table and what it says."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from pathlib import Path

from kansrijk.engine.files import ending_of, write_atomically
from kansrijk.indicators.target_verdict import TargetPath
from kansrijk.indicators.trend import Trend
from kansrijk.indicators.trend_words import sentences
from kansrijk.picture.plain_page import style
from kansrijk.picture.trend_chart import TEXTS, WIDE, trend_svg, trend_table, trend_title
from kansrijk.picture.trend_layers import NARROW

FORMATS = (".svg", ".html")


def check_trend_format(path: Path) -> str:
    """The form a file name asks for.

    Raises:
        Problem: another ending than .svg or .html.
    """
    return ending_of(path, FORMATS)


def write_trend_chart(
    trends: Sequence[Trend],
    path: Path,
    language: str = "nl",
    *,
    target: TargetPath | None = None,
    counts_on: str = "",
) -> None:
    """Write the chart as SVG, or as a page with the table and what it says; a failure leaves nothing behind.

    Raises:
        Problem: another ending than .svg or .html, or trends that do not fit in one chart.
    """
    write = trend_svg if check_trend_format(path) == ".svg" else trend_page
    text = write(trends, language, path=target, counts_on=counts_on)
    with write_atomically(path) as temporary:
        temporary.write_text(text + "\n", encoding="utf-8")


def trend_page(
    trends: Sequence[Trend], language: str = "nl", *, path: TargetPath | None = None, counts_on: str = ""
) -> str:
    """The chart, its table and its sentences as one page that needs nothing from elsewhere."""
    words, title = TEXTS[language], escape(trend_title(trends, language))
    drawings = "".join(
        trend_svg(trends, language, path=path, counts_on=counts_on, width=width, key=f"trend-{name}").replace(
            'class="chart"', f'class="chart-{name}"', 1
        )
        for name, width in (("wide", WIDE), ("narrow", NARROW))
    )
    heads, rows = trend_table(trends, language, path=path)
    head = "".join(f'<th scope="col">{escape(cell)}</th>' for cell in heads)
    body = "".join(
        f'<tr><th scope="row">{escape(row[0])}</th>{"".join(f"<td>{escape(cell)}</td>" for cell in row[1:])}</tr>'
        for row in rows
    )
    said = "".join(
        f"<h3>{escape(item.series.version.name(language))}</h3><ul>"
        + "".join(f"<li>{escape(line)}</li>" for line in sentences(item, language))
        + "</ul>"
        for item in trends
    )
    return (
        f'<!doctype html><html lang="{language}"><head><meta charset="utf-8">'
        f'<meta name="viewport" content="width=device-width, initial-scale=1"><title>{title}</title>'
        f"<style>{style()}</style></head><body><main><h1>{title}</h1><figure>{drawings}</figure>"
        f'<h2 id="figures">{words["table"]}</h2><div class="scroll" role="region" aria-labelledby="figures" tabindex="0">'
        f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>"
        f"<h2>{words['says']}</h2>{said}</main></body></html>"
    )
