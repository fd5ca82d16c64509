# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The charts of the picture as Vega-Lite. Each function takes the width it may use and gives a specification.

The keys are drawn in the page, not in the chart, so that they wrap on a phone. Values come with their
label, written in the language of the picture.
"""

from __future__ import annotations

import math
import textwrap
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import altair as alt

from kansrijk.picture.charts.theme import COLOURS, FONT_SIZE, MAP_COLOURS, config

WIDE = 680
NARROW = 280
SQUEEZE = math.cos(math.radians(52.2))
"""How much narrower than it is high a degree is in the middle of the Netherlands."""
Spec = dict[str, Any]


@dataclass(frozen=True)
class Mark:
    """One value in a chart: a row, a series within the row, a value and its label."""

    row: str
    series: str
    value: float
    label: str = ""


def _wrap(text: str, width: int) -> str:
    """Break the name of a row into lines that leave room for the bars."""
    return "\n".join(textwrap.wrap(text, 17 if width <= NARROW else 32, break_long_words=False)) or text


def _wrapped(marks: Sequence[Mark], width: int) -> list[Mark]:
    return [replace(mark, row=_wrap(mark.row, width)) for mark in marks]


def _room(width: int) -> float:
    """How much longer than its values an axis is, so that the labels behind them fit."""
    return 1.4 if width <= NARROW else 1.1


def _values(rows: list[dict[str, Any]]) -> Any:
    """Rows as data of a chart; Altair has no types for this."""
    return alt.Data(values=rows)  # type: ignore[no-untyped-call]


def _height(rows: list[str], each: int) -> int:
    """The height of a chart whose rows need `each` pixels, or more when a name takes several lines."""
    lines = max(row.count("\n") + 1 for row in rows)
    return max(each, 17 * lines + 12) * len(rows)


def _data(marks: Sequence[Mark]) -> Any:
    return _values([{"row": m.row, "series": m.series, "value": m.value, "label": m.label} for m in marks])


def _rows(marks: Sequence[Mark]) -> list[str]:
    return list(dict.fromkeys(mark.row for mark in marks))


def _ceiling(values: Sequence[float]) -> float:
    """A round number somewhat above the largest value, so that labels have room."""
    largest = max([value for value in values if value > 0], default=1.0)
    step = float(10.0 ** math.floor(math.log10(largest))) / 2
    return math.ceil(largest / step) * step


def _finish(chart: Any, width: int) -> Spec:
    spec: Spec = chart.to_dict(validate=False)
    spec["config"] = config()
    spec["width"] = width
    spec["autosize"] = {"type": "fit", "contains": "padding"}
    return spec


def _y(rows: list[str], width: int) -> alt.Y:
    # The page may show a wider font than the one measured here, so names get room by their length.
    longest = max(len(line) for row in rows for line in row.split("\n"))
    axis = alt.Axis(
        title=None,
        grid=False,
        labelBaseline="middle",
        labelExpr="split(datum.label, '\\n')",
        labelLineHeight=FONT_SIZE + 3,
        labelLimit=600,
        minExtent=math.ceil(0.6 * FONT_SIZE * longest) + 8,
    )
    return alt.Y("row:N", sort=rows, axis=axis, scale=alt.Scale(paddingInner=0.35, paddingOuter=0.15))


def _x(top: float, title: str, width: int, suffix: str = "%", prefix: str = "") -> alt.X:
    axis = alt.Axis(
        title=textwrap.wrap(title, 34 if width <= NARROW else 90),
        tickCount=5 if width > NARROW else 2 if prefix else 3,
        format=",.0f",
        labelExpr=f"'{prefix}' + datum.label + '{suffix}'",
        grid=True,
    )
    return alt.X("value:Q", scale=alt.Scale(domain=[0, top], nice=False), axis=axis)


def rate_bars(
    bars: Sequence[Mark],
    points: Sequence[Mark],
    axis: str,
    width: int,
    *,
    prefix: str = "",
    suffix: str = "%",
) -> Spec:
    """Bars of one series with their value, and beside them diamonds of another area."""
    bars, points = _wrapped(bars, width), _wrapped(points, width)
    top = _ceiling([mark.value for mark in (*bars, *points)]) * _room(width)
    rows = _rows(bars)
    x = _x(top, axis, width, suffix, prefix)
    base = alt.Chart(_data(bars)).encode(y=_y(rows, width), x=x)
    layers: list[Any] = [
        base.mark_bar(color=COLOURS["teal"], cornerRadiusEnd=3),
        base.mark_text(align="left", dx=7, fontWeight="bold").encode(text="label:N"),
    ]
    if points:
        diamonds = alt.Chart(_data(points)).encode(y=_y(rows, width), x=x)
        shape: dict[str, Any] = {"shape": "diamond", "size": 110, "filled": True, "opacity": 1}
        layers.append(
            diamonds.mark_point(color=COLOURS["gold"], stroke=COLOURS["ink"], strokeWidth=1.2, **shape)
        )
    return _finish(alt.layer(*layers).properties(height=_height(rows, 46)), width)


def grouped_bars(
    marks: Sequence[Mark],
    colours: Sequence[str],
    axis: str,
    width: int,
    *,
    prefix: str = "",
    suffix: str = "%",
) -> Spec:
    """Two or more bars in every row, one for each series, with their values."""
    marks = _wrapped(marks, width)
    series = list(dict.fromkeys(mark.series for mark in marks))
    ceiling = _ceiling([mark.value for mark in marks]) * _room(width)
    rows = _rows(marks)
    base = alt.Chart(_data(marks)).encode(
        y=_y(rows, width),
        x=_x(ceiling, axis, width, suffix, prefix),
        yOffset=alt.YOffset("series:N", sort=series, scale=alt.Scale(paddingInner=0.12)),
    )
    bars = base.mark_bar(cornerRadiusEnd=3).encode(
        color=alt.Color("series:N", sort=series, legend=None, scale=alt.Scale(range=list(colours)))
    )
    text = base.mark_text(align="left", dx=6, baseline="middle").encode(text="label:N")
    return _finish(alt.layer(bars, text).properties(height=_height(rows, 22 * len(series) + 18)), width)


def stacked_bars(
    marks: Sequence[Mark], totals: Sequence[Mark], colours: Sequence[str], axis: str, width: int
) -> Spec:
    """One bar a row, made of the series from left to right, with the total behind it."""
    marks, totals = _wrapped(marks, width), _wrapped(totals, width)
    series = list(dict.fromkeys(mark.series for mark in marks))
    rows = _rows(marks)
    top = _ceiling([mark.value for mark in totals]) * _room(width)
    values = [
        {"row": m.row, "series": m.series, "value": m.value, "order": series.index(m.series)} for m in marks
    ]
    x = _x(top, axis, width, "", "€ ")
    bars = (
        alt.Chart(_values(values))
        .mark_bar(stroke="white", strokeWidth=1)
        .encode(
            y=_y(rows, width),
            x=x,
            color=alt.Color("series:N", sort=series, legend=None, scale=alt.Scale(range=list(colours))),
            order=alt.Order("order:Q"),
        )
    )
    text = alt.Chart(_data(totals)).mark_text(align="left", dx=6, fontWeight="bold")
    text = text.encode(y=_y(rows, width), x=x, text="label:N")
    return _finish(alt.layer(bars, text).properties(height=_height(rows, 42)), width)


def squares(parts: Sequence[tuple[str, int]], colours: Sequence[str], width: int) -> Spec:
    """A hundred squares, the first part first, in rows (twenty wide on a page, ten wide on a phone)."""
    across = 20 if width > NARROW else 10
    names = [name for name, count in parts for _ in range(count)]
    values = [
        {"column": index % across, "line": index // across, "series": name}
        for index, name in enumerate(names)
    ]
    side = (width - 8) / across
    order = [name for name, _ in parts]
    chart = (
        alt.Chart(_values(values))
        .mark_rect(cornerRadius=4, stroke="white", strokeWidth=3)
        .encode(
            x=alt.X("column:O", axis=None, scale=alt.Scale(padding=0)),
            y=alt.Y("line:O", axis=None, scale=alt.Scale(padding=0)),
            color=alt.Color(
                "series:N", legend=None, scale=alt.Scale(domain=order, range=list(colours), type="ordinal")
            ),
        )
        .properties(height=side * math.ceil(len(names) / across))
    )
    return _finish(chart, width)


def dots(
    marks: Sequence[Mark],
    styles: Sequence[tuple[str, str, str, int]],
    axis: str,
    width: int,
    *,
    suffix: str = "%",
) -> Spec:
    """A dot for each series in every row, so that areas can be held against each other.

    Args:
        marks: the values.
        styles: for each series its name, shape, colour and size, drawn in this order; shape "ring" is an
        open circle. axis: title of the axis. width: room in pixels. suffix: behind the numbers at the axis.
    """
    marks = _wrapped(marks, width)
    rows = _rows(marks)
    x = _x(_ceiling([mark.value for mark in marks]), axis, width, suffix)
    layers: list[Any] = []
    lines = alt.Chart(_data(marks)).mark_rule(color=COLOURS["rule"], strokeWidth=6, strokeCap="round")
    layers.append(lines.encode(y=_y(rows, width), x=alt.X("min(value):Q"), x2="max(value):Q"))
    for name, shape, colour, size in styles:
        own = [mark for mark in marks if mark.series == name]
        look: dict[str, Any] = {"size": size, "opacity": 1, "stroke": COLOURS["ink"], "strokeWidth": 1.2}
        if shape == "ring":
            look |= {"shape": "circle", "filled": True, "fill": "white", "stroke": colour, "strokeWidth": 2}
        else:
            look |= {"shape": shape, "filled": True, "fill": colour}
        layers.append(alt.Chart(_data(own)).mark_point(**look).encode(y=_y(rows, width), x=x))
    return _finish(alt.layer(*layers).properties(height=_height(rows, 40) + 10), width)


def map_of(
    points: Sequence[tuple[float, float, int, float | None]],
    limits: Sequence[float],
    width: int,
    here: tuple[float, float] | None = None,
) -> Spec:
    """Municipalities as circles where they lie: area by number of children, colour by class of the rate.

    Args:
        points: longitude, latitude, children, and the rate in percent or None.
        limits: lower bounds of the classes in percent, the first one 0.
        width: room in pixels; the map keeps its shape.
        here: longitude and latitude of a municipality to put a ring around.
    """
    values = [
        {
            "x": longitude * SQUEEZE,
            "y": latitude,
            "children": children,
            "class": -1 if rate is None else sum(rate >= limit for limit in limits) - 1,
        }
        for longitude, latitude, children, rate in sorted(points, key=lambda point: -point[2])
    ]
    side = min(width, 520)
    xs, ys = [value["x"] for value in values], [value["y"] for value in values]
    span = max(max(xs) - min(xs), (max(ys) - min(ys))) * 0.54
    middle_x, middle_y = (max(xs) + min(xs)) / 2, (max(ys) + min(ys)) / 2
    x = alt.X("x:Q", axis=None, scale=alt.Scale(domain=[middle_x - span * 0.85, middle_x + span * 0.85]))
    y = alt.Y("y:Q", axis=None, scale=alt.Scale(domain=[middle_y - span, middle_y + span]))
    chart: Any = _circles(len(limits), side).encode(x=x, y=y)
    if here is not None:
        chart = alt.layer(chart, *(ring.encode(x=x, y=y) for ring in _rings(here)))
    spec = _finish(chart.properties(height=side / 0.85), side)
    # Put in at the end: Altair copies the data of a chart at every step. Beside the rings the circles have data apart.
    data = {"data": {"values": values}}
    if here is None:
        return {**spec, **data}
    circles, *rings = spec["layer"]
    return {**spec, "layer": [{**circles, **data}, *rings]}


def _circles(classes: int, side: int) -> Any:
    """Circles by number of children, in the colour of their class; class -1 is unknown and white."""
    domain, colours = [-1, *range(classes)], ["#ffffff", *MAP_COLOURS[:classes]]
    return (
        alt.Chart()
        .mark_circle(stroke=COLOURS["ink"], strokeWidth=0.6, opacity=0.92)
        .encode(
            size=alt.Size(
                "children:Q", legend=None, scale=alt.Scale(range=[6, 900 if side > NARROW else 420])
            ),
            color=alt.Color("class:O", legend=None, scale=alt.Scale(domain=domain, range=colours)),
        )
    )


def _rings(here: tuple[float, float]) -> list[Any]:
    """A bright ring with a dark edge around a place."""
    place = alt.Chart(_values([{"x": here[0] * SQUEEZE, "y": here[1]}]))
    look: dict[str, Any] = {"shape": "circle", "filled": False, "opacity": 1}
    return [
        place.mark_point(size=620, stroke=COLOURS["sky"], strokeWidth=5, **look),
        place.mark_point(size=900, stroke=COLOURS["ink"], strokeWidth=1.5, **look),
    ]
