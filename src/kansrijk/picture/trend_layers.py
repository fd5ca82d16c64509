# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The layers of a chart of published series: lines, older figures, the band of a forecast, the path of a target."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

import altair as alt

from kansrijk.indicators.series import Kept
from kansrijk.indicators.target_verdict import Knot, TargetPath
from kansrijk.indicators.trend import Trend
from kansrijk.picture.charts import COLOURS

NARROW = 330
"""A chart of at most this width gets fewer years on its axis."""


def start_of(path: TargetPath) -> tuple[Knot, ...]:
    """The baseline of a path, when there is one."""
    return () if path.baseline is None else (path.baseline,)


def _runs(trend: Trend) -> Iterator[tuple[Kept, int]]:
    """The points with the number of their unbroken run of years."""
    run, last = 0, None
    for point in trend.points:
        run += last is not None and int(point.period) - last > 1
        last = int(point.period)
        yield point, run


def _shown(value: float, unit: str) -> float:
    return 100.0 * value if unit == "share" else value


def data(rows: list[dict[str, Any]]) -> Any:
    """Rows as the data of a chart."""
    return alt.Data(values=rows)  # type: ignore[no-untyped-call]


def points_of(trends: Sequence[Trend], unit: str, language: str) -> list[dict[str, Any]]:
    """The figures in the lines, each with its unbroken run of years; a share in percent."""
    return [
        {
            "year": int(point.period),
            "value": _shown(point.value, unit),
            "name": item.series.version.name(language),
            "run": f"{item.series.version.code} {run}",
        }
        for item in trends
        for point, run in _runs(item)
        if point.value is not None
    ]


def older_points(trends: Sequence[Trend], unit: str, language: str) -> list[dict[str, Any]]:
    """Figures that are not in a line: of older releases, or of years that only another release has."""
    return [
        {
            "year": int(period),
            "value": _shown(entry.value, unit),
            "name": item.series.version.name(language),
        }
        for item in trends
        for period, kept in item.series.vintages.items()
        for entry in kept
        if entry.value is not None and entry not in item.points
    ]


def bands(
    trends: Sequence[Trend], x: alt.X, y: Callable[[str], alt.Y], colour: alt.Color, unit: str, language: str
) -> Iterator[Any]:
    """The forecast of each trend: a band of 80% chance with a dotted middle."""
    for item in trends:
        latest = item.latest
        if item.forecast is None or latest is None or latest.value is None:
            continue
        start = _shown(latest.value, unit)
        name = item.series.version.name(language)
        rows = [{"year": int(latest.period), "value": start, "low": start, "high": start, "name": name}]
        rows += [
            {
                "year": ahead.year,
                "value": _shown(ahead.mean, unit),
                "low": _shown(ahead.low80, unit),
                "high": _shown(ahead.high80, unit),
                "name": name,
            }
            for ahead in item.forecast.ahead
        ]
        base = alt.Chart(data(rows))
        yield base.mark_area(opacity=0.22).encode(x=x, y=y("low:Q"), y2="high:Q", color=colour)
        yield base.mark_line(strokeWidth=1.8, strokeDash=[2, 3]).encode(x=x, y=y("value:Q"), color=colour)


def path_layers(path: TargetPath, x: alt.X, y: alt.Y, unit: str) -> list[Any]:
    """The path of a target: dashes, with a mark at each year that asks a value."""
    rows = [{"year": knot.year, "value": _shown(knot.value, unit)} for knot in (*start_of(path), *path.knots)]
    base = alt.Chart(data(rows)).encode(x=x, y=y)
    return [
        base.mark_line(color=COLOURS["ink"], strokeWidth=1.8, strokeDash=[8, 5]),
        base.mark_point(color=COLOURS["ink"], shape="cross", filled=True, size=70, opacity=1),
    ]


def axes(
    trends: Sequence[Trend], path: TargetPath | None, unit: str, width: int
) -> tuple[alt.X, Callable[[str], alt.Y]]:
    """The axis of years, and a maker of the axis of values for a column."""
    years = [int(period) for item in trends for period in item.series.vintages]
    years += [ahead.year for item in trends if item.forecast for ahead in item.forecast.ahead]
    if path is not None:
        years += [knot.year for knot in (*path.knots, *start_of(path))]
    first, last = min(years), max(years)
    room = max(1, round((last - first) / (12 if width > NARROW else 5)))
    ticks = list(range(first, last + 1, room))
    x = alt.X(
        "year:Q",
        scale=alt.Scale(domain=[first - 0.4, last + 0.4], nice=False),
        axis=alt.Axis(title=None, grid=False, format="d", values=ticks),
    )
    suffix = "datum.label + '%'" if unit == "share" else "datum.label"
    axis = alt.Axis(title=None, tickCount=6, labelExpr=suffix, format="~f" if unit == "share" else ",.0f")

    def y(name: str) -> alt.Y:
        return alt.Y(name, scale=alt.Scale(zero=True), axis=axis)

    return x, y
