# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2

"""The same family in every municipality as a chart: a dot for each municipality, or a range for each family."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import altair as alt
from markupsafe import Markup

from kansrijk.picture.charts.svg import draw, for_page
from kansrijk.picture.words import Words
from kansrijk.policy.compare import Comparison

INK, MUTED, RULE, DOT, LINE = "#22303a", "#55626b", "#d8d1c4", "#0f7173", "#9dc3d6"
WIDE, NARROW = 640, 300
LABELLED = 24
"""The narrowest charts name no more municipalities than this: the ends and evenly spread ones between."""


def places_chart(found: Comparison, language: str) -> Markup:
    """One line for each known municipality, most first; with more than `LABELLED` only some are named."""
    words = Words(language)
    ranked = found.ranked
    every = max(1, -(-len(ranked) // LABELLED))
    named = [p for i, p in enumerate(ranked) if i % every == 0 or i == len(ranked) - 1]
    rows: list[dict[str, Any]] = [{"place": p.name, "eur": p.amount} for p in named]
    title = words("same_child.chart")
    order = [row["place"] for row in rows]
    base = alt.Chart(alt.InlineData(values=rows)).encode(
        y=alt.Y("place:N", sort=order, title=None, axis=alt.Axis(labelLimit=170)),
        x=alt.X("eur:Q", title=words("same_child.axis"), axis=alt.Axis(format=",.0f", tickCount=4)),
    )
    layers = base.mark_rule(color=LINE, strokeWidth=2).encode(x2=alt.datum(0)) + base.mark_circle(
        color=DOT, size=60
    )
    description = " ".join(f"{p.name} {words.euro(p.amount)}." for p in named)
    return _drawn(layers, len(rows), title, description, language, "places", 170)


def ranges_chart(found: Sequence[Comparison], language: str) -> Markup:
    """A line from the lowest to the highest amount for each family, thick between P10 and P90, a dot in the middle."""
    words = Words(language)
    rows: list[dict[str, Any]] = [
        {"family": c.family.title, "low": c.spread.minimum, "p10": c.spread.p10, "mid": c.spread.median,
         "p90": c.spread.p90, "high": c.spread.maximum}
        for c in found
        if c.spread.known
    ]  # fmt: skip
    base = alt.Chart(alt.InlineData(values=rows)).encode(
        y=alt.Y("family:N", sort=[row["family"] for row in rows], title=None, axis=alt.Axis(labelLimit=250))
    )
    x = alt.X("low:Q", title=words("same_child.axis"), axis=alt.Axis(format=",.0f", tickCount=4))
    layers = (
        base.mark_rule(color=LINE, strokeWidth=2).encode(x=x, x2="high:Q")
        + base.mark_rule(color=LINE, strokeWidth=9).encode(x="p10:Q", x2="p90:Q")
        + base.mark_circle(color=DOT, size=80, opacity=1).encode(x="mid:Q")
    )
    description = " ".join(
        f"{row['family']}: {words.euro(row['low'])}, {words.euro(row['mid'])}, {words.euro(row['high'])}."
        for row in rows
    )
    return _drawn(layers, len(rows), words("same_child.chart_all"), description, language, "ranges", 250)


def _drawn(
    layers: Any, rows: int, title: str, description: str, language: str, key: str, labels: int
) -> Markup:
    """The chart twice, for a page and for a phone; the style shows one."""
    parts = []
    for name, width in (("wide", WIDE), ("narrow", NARROW)):
        room = max(130, width - labels - 60)
        spec = layers.properties(width=room, height=max(60, 22 * rows)).to_dict(validate=False)
        spec["config"] = {
            "aria": False, "background": "white", "font": "sans-serif", "view": {"stroke": None},
            "padding": {"left": 36, "right": 16, "top": 6, "bottom": 6},
            "axis": {"labelColor": INK, "labelFontSize": 13, "titleColor": MUTED, "titleFontSize": 12,
                     "titleFontWeight": "normal", "gridColor": RULE, "domain": False, "ticks": False, "labelPadding": 9},
        }  # fmt: skip
        parts.append(for_page(draw(spec, language), f"{key}-{name}", title, description, f"chart-{name}"))
    # Only this package and the chart library wrote what is inside; titles and texts were escaped.
    return Markup("".join(parts))
