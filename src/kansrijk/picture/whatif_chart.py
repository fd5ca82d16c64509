# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Charts of a reform: bars with their number at the end, and stacks of who is reached and who is missed."""

from __future__ import annotations

from collections.abc import Sequence
from textwrap import wrap
from typing import Any

import altair as alt

from kansrijk.engine.wording import number
from kansrijk.picture.whatif_parts import INK, MUTED, NARROW

BLUE, LOSS = "#173f5f", "#a8482a"
STACK = ("#173f5f", "#e2b23e", "#a8482a")
"""Using, entitled and not using, not entitled: they differ in lightness, also in grey print."""


def bars(
    rows: Sequence[tuple[str, str, float]], language: str, width: int, *, decimals: int = 0
) -> dict[str, Any]:
    """Lying bars in groups: rows are (group, label, value), the number stands at the end of the bar."""
    narrow = width <= NARROW
    top = max([abs(row[2]) for row in rows] or [1.0]) or 1.0
    low = min([0.0, *(row[2] for row in rows)])
    scale = alt.Scale(domain=[min(0.0, 1.3 * low), 1.3 * top], nice=False)
    colour = alt.condition("datum.value < 0", alt.value(LOSS), alt.value(BLUE))
    room = width - (150 if narrow else 260)
    charts = []
    for group in _groups(rows):
        values = [
            {"label": _broken(label, narrow), "value": value, "text": number(value, decimals, language)}
            for name, label, value in rows
            if name == group
        ]
        axis = alt.Axis(
            title=None,
            domain=False,
            labelExpr="split(datum.label, '|')",
            labelLimit=240,
            minExtent=125 if narrow else 210,
        )
        base = alt.Chart(alt.Data(values=values)).encode(  # type: ignore[no-untyped-call]
            y=alt.Y("label:N", sort=[str(row["label"]) for row in values], axis=axis),
            x=alt.X("value:Q", axis=None, scale=scale),
        )
        ends = base.mark_text(align="left", dx=4, fontSize=13, color=INK).encode(text="text:N")
        layers = alt.layer(base.mark_bar(height=18).encode(color=colour), ends)
        charts.append(layers.properties(width=room, height=alt.Step(36 if narrow else 28), **_title(group)))
    chart: Any = alt.vconcat(*charts, spacing=14)
    spec: dict[str, Any] = chart.to_dict(validate=False)
    return spec


def stacks(
    rows: Sequence[tuple[str, str, str, float]], parts: Sequence[str], language: str, width: int
) -> dict[str, Any]:
    """Lying stacks: rows are (group, label, part, value); the parts stand in the order given, with a legend above."""
    narrow = width <= NARROW
    groups = list(dict.fromkeys(row[0] for row in rows))
    labels = list(dict.fromkeys(row[1] for row in rows))
    top = max(
        sum(row[3] for row in rows if row[:2] == (group, label)) for group in groups for label in labels
    )
    scale = alt.Scale(domain=[0, top or 1.0], nice=True)
    legend = alt.Legend(title=None, orient="top", direction="vertical")
    colour = alt.Color(
        "part:N", sort=list(parts), scale=alt.Scale(domain=list(parts), range=list(STACK)), legend=legend
    )
    charts = []
    for group in groups:
        values = [
            {"label": label, "part": part, "value": value, "place": parts.index(part)}
            for name, label, part, value in rows
            if name == group
        ]
        last = group == groups[-1]
        axis = alt.Axis(title=None, format=",.0f", tickCount=3 if narrow else 5, labels=last, domain=last)
        charts.append(
            alt.Chart(alt.Data(values=values))  # type: ignore[no-untyped-call]
            .mark_bar(height=20, stroke="white", strokeWidth=0.8)
            .encode(
                y=alt.Y("label:N", sort=labels, axis=alt.Axis(title=None, domain=False, minExtent=40)),
                x=alt.X("value:Q", stack="zero", axis=axis, scale=scale),
                order=alt.Order("place:Q"),
                color=colour,
            )
            .properties(width=width - (90 if narrow else 110), height=alt.Step(28), **_title(group))
        )
    chart: Any = alt.vconcat(*charts, spacing=8)
    spec: dict[str, Any] = chart.to_dict(validate=False)
    return spec


def _groups(rows: Sequence[tuple[str, str, float]]) -> list[str]:
    return list(dict.fromkeys(row[0] for row in rows))


def _title(text: str) -> dict[str, Any]:
    if not text:
        return {}
    title = alt.TitleParams(
        text=text, anchor="start", frame="group", fontSize=13, color=MUTED, fontWeight="normal"
    )
    return {"title": title}


def _broken(label: str, narrow: bool) -> str:
    """The label with a bar where a narrow chart begins a new line."""
    return "|".join(wrap(label, 18)) if narrow else label
