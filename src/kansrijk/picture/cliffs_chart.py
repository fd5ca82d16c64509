# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2

"""Cliffs as charts: what is lost of a raise at the worst limits, and one family's income around its limit."""

from __future__ import annotations

from collections.abc import Sequence
from textwrap import wrap
from typing import Any

import altair as alt
import numpy as np
from markupsafe import Markup

from kansrijk.picture.charts.svg import draw, for_page
from kansrijk.picture.words import Words
from kansrijk.policy.cliffs import HIGHEST, RAISE, Drop, FamilyCliffs, PlaceCliffs

INK, MUTED, RULE = "#22303a", "#55626b", "#d8d1c4"
NATIONAL, LOCAL, SLID = "#9dc3d6", "#a8482a", "#0f7173"
WIDE, NARROW = 640, 300
AROUND = 3_000
"""How far before a limit the line starts, and how far it goes on where the scale has ended, in EUR of wage."""
POINTS = 150
LINE_LETTERS = 21


def bars_chart(rows: Sequence[tuple[str, Drop]], language: str) -> Markup:
    """A bar for each named cliff: what national law and the municipality take of a raise; a diamond for the scale."""
    words = Words(language)
    domain = [words("cliffs.national"), words("cliffs.local"), words("cliffs.with_scale")]
    bars, marks, told = _bar_rows(rows, domain, words)

    def chart(width: int) -> Any:
        names = [_lines(name, width) for name, _ in rows]
        height = 34 if any("|" in name for name in names) else 22
        y = alt.Y("name:N", sort=names, title=None,
                  axis=alt.Axis(labelLimit=220 if width > NARROW else 150, labelExpr="split(datum.label, '|')"))  # fmt: skip
        x = alt.X("from:Q", title=words("cliffs.lost"), axis=alt.Axis(format=",.0f", tickCount=4))
        colour = alt.Color("part:N", scale=alt.Scale(domain=domain, range=[NATIONAL, LOCAL, SLID]),
                           legend=_legend())  # fmt: skip
        base = alt.Chart(_named(bars, width)).mark_bar(size=13, stroke="white", strokeWidth=0.6)
        diamond = alt.Chart(_named(marks, width)).mark_point(
            shape="diamond", filled=True, size=90, opacity=1, stroke="white", strokeWidth=1
        )
        edge = alt.Chart(alt.InlineData(values=[{"at": RAISE}])).mark_rule(color=INK, strokeDash=[3, 3])
        layers = (
            base.encode(y=y, x=x, x2="to:Q", color=colour)
            + edge.encode(x=alt.X("at:Q"))
            + diamond.encode(y=y, x=alt.X("to:Q"), color=colour)
        )
        return layers.properties(
            width=max(100, width - (300 if width > NARROW else 180)), height=max(60, height * len(rows))
        )

    return _twice(chart, words("cliffs.bars"), " ".join(told), language, "bars")


def _bar_rows(
    rows: Sequence[tuple[str, Drop]], parts: Sequence[str], words: Words
) -> tuple[list[dict[str, Any]], list[dict[str, Any]], list[str]]:
    """Of each cliff two pieces of a bar, the place of the diamond, and a sentence."""
    bars: list[dict[str, Any]] = []
    marks: list[dict[str, Any]] = []
    told = []
    for name, drop in rows:
        national = max(0.0, RAISE - drop.raise_national)
        local, slid = max(0.0, -drop.raise_local), max(0.0, -drop.raise_slid)
        bars.append({"name": name, "part": parts[0], "from": 0.0, "to": national})
        bars.append({"name": name, "part": parts[1], "from": national, "to": national + local})
        marks.append({"name": name, "part": parts[2], "to": national + slid})
        amounts = {"national": national, "local": local, "slid": national + slid}
        shown = {key: words.euro(value) for key, value in amounts.items()}
        told.append(words("cliffs.bars_text", name=name, **shown))
    return bars, marks, told


def limit_chart(found: FamilyCliffs, place: PlaceCliffs, drop: Drop, language: str) -> Markup:
    """Disposable income around a limit, with the hard limit and with the sliding scale."""
    words = Words(language)
    hard, soft = found.line(place), found.line(place, with_scale=True)
    differs = np.flatnonzero(soft - hard > 1.0)
    low = max(0, drop.wage - AROUND)
    high = min(HIGHEST, max(drop.recovered or 0, int(differs[-1]) if len(differs) else 0) + AROUND)
    at = {round(value) for value in np.linspace(low, high, POINTS)}
    at |= {
        wage - back for each in place.drops for wage in (each.wage,) for back in (0, 1) if low < wage < high
    }
    names = [words("cliffs.now"), words("cliffs.with_scale")]
    rows = [
        {"wage": wage, "eur": round(float(line[wage]), 2), "line": name}
        for name, line in zip(names, (hard, soft), strict=True)
        for wage in sorted(at)
    ]

    def chart(width: int) -> Any:
        ticks = 5 if width > NARROW else 3
        x = alt.X("wage:Q", title=words("cliffs.wage"), scale=alt.Scale(domain=[low, high], nice=False),
                  axis=alt.Axis(format=",.0f", tickCount=ticks, grid=False, labelFlush=False))  # fmt: skip
        y = alt.Y("eur:Q", title=None, scale=alt.Scale(zero=False), axis=alt.Axis(format=",.0f", tickCount=5))
        colour = alt.Color("line:N", scale=alt.Scale(domain=names, range=[LOCAL, SLID]), legend=_legend())
        dash = alt.StrokeDash(
            "line:N", scale=alt.Scale(domain=names, range=[[1, 0], [6, 4]]), legend=_legend()
        )
        line = alt.Chart(alt.InlineData(values=rows)).mark_line(strokeWidth=2.5)
        title = alt.TitleParams(text=words("cliffs.to_spend"), anchor="start", frame="group", fontSize=12,
                                color=MUTED, fontWeight="normal")  # fmt: skip
        return line.encode(x=x, y=y, color=colour, strokeDash=dash).properties(
            width=width - 110, height=240 if width > NARROW else 200, title=title
        )

    told = words(
        "cliffs.line_text",
        a=words.euro(drop.wage - 1),
        x=words.euro(float(hard[drop.wage - 1])),
        y=words.euro(float(hard[drop.wage])),
        z=words.euro(float(soft[drop.wage])),
    )
    return _twice(chart, words("cliffs.line", place=place.name), told, language, "limit")


def _lines(name: str, width: int) -> str:
    """A label in lines that fit beside the bars of a phone; the bar stands for the end of a line."""
    return name if width > NARROW else "|".join(wrap(name, LINE_LETTERS))


def _named(rows: list[dict[str, Any]], width: int) -> alt.InlineData:
    return alt.InlineData(values=[{**row, "name": _lines(row["name"], width)} for row in rows])


def _legend() -> alt.Legend:
    return alt.Legend(title=None, orient="top", direction="vertical")


def _twice(chart: Any, title: str, description: str, language: str, key: str) -> Markup:
    """The chart twice, for a page and for a phone; the style shows one."""
    parts = []
    for name, width in (("wide", WIDE), ("narrow", NARROW)):
        spec = chart(width).to_dict(validate=False)
        spec["config"] = {
            "aria": False, "background": "white", "font": "sans-serif", "view": {"stroke": None},
            "padding": {"left": 36, "right": 24, "top": 6, "bottom": 6},
            "axis": {"labelColor": INK, "labelFontSize": 13, "titleColor": MUTED, "titleFontSize": 12,
                     "titleFontWeight": "normal", "gridColor": RULE, "domain": False, "ticks": False,
                     "labelPadding": 9},
            "legend": {"labelColor": INK, "labelFontSize": 13, "labelLimit": 0},
        }  # fmt: skip
        parts.append(for_page(draw(spec, language), f"{key}-{name}", title, description, f"chart-{name}"))
    # Only this package and the chart library wrote what is inside; titles and texts were escaped.
    return Markup("".join(parts))
