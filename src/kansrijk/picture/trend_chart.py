# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Published series as a chart: figures with their revisions, a forecast with its interval, the path of a target.

Each version is a line of its own, broken where a year is missing; versions are never joined. What an earlier release
said stays visible as an open mark. The chart comes with its table.
"""

from __future__ import annotations

from collections.abc import Sequence
from textwrap import wrap
from typing import Any

import altair as alt

from kansrijk.engine.problems import Problem
from kansrijk.indicators.target_verdict import TargetPath
from kansrijk.indicators.trend import Trend
from kansrijk.indicators.trend_texts import TEXTS as TREND_TEXTS
from kansrijk.indicators.trend_words import amount
from kansrijk.picture.charts import COLOURS, draw
from kansrijk.picture.charts.svg import for_page
from kansrijk.picture.charts.theme import config
from kansrijk.picture.trend_layers import (
    NARROW,
    axes,
    bands,
    data,
    older_points,
    path_layers,
    points_of,
    start_of,
)

WIDE = 700
MARGIN = 60
"""Room in pixels beside the lines, for the figures of the axis."""
WIDTH_OF_SIGN = 6.6
"""About the room in pixels of one sign of a note."""
LINES = ("#173f5f", "#a8482a", "#0f7173", "#c99a1e")
"""A colour for each version; they differ in lightness too, and each line has a mark of its own shape."""
SHAPES = ("circle", "square", "diamond", "triangle-up")
KEY: dict[str, Any] = {
    "title": None,
    "orient": "top",
    "direction": "vertical",
    "labelLimit": 0,
    "labelFontSize": 13,
    "labelColor": COLOURS["ink"],
    "symbolStrokeWidth": 2,
    "symbolOpacity": 1,
}

TEXTS: dict[str, dict[str, str]] = {
    "nl": {
        "older": "open teken: andere publicatie, of raming van de bron",
        "forecast": "band: voorspelling, 80% kans",
        "path": "streepjes: het pad van het doel",
        "gap": "een nieuwe lijn is een nieuwe meting: niet te verbinden",
        "description": "{name}, {area}. {series}",
        "one": "{version}: van {first} in {from_year} naar {last} in {to_year}.",
        "single": "{version}: {last} in {to_year}.",
        "empty": "{version}: geen cijfer.",
        "table": "De cijfers",
        "year": "jaar",
        "counts_on": "telt op",
        "path_column": "doel",
        "says": "Wat dit zegt",
    },
    "en": {
        "older": "open mark: another release, or a projection of the source",
        "forecast": "band: forecast, an 80% chance",
        "path": "dashes: the path of the target",
        "gap": "a new line is a new measurement: not to be joined",
        "description": "{name}, {area}. {series}",
        "one": "{version}: from {first} in {from_year} to {last} in {to_year}.",
        "single": "{version}: {last} in {to_year}.",
        "empty": "{version}: no figure.",
        "table": "The figures",
        "year": "year",
        "counts_on": "counts on",
        "path_column": "target",
        "says": "What this says",
    },
}


def trend_title(trends: Sequence[Trend], language: str) -> str:
    """The name of the chart."""
    series = trends[0].series
    return f"{series.measure.name(language)}, {series.area}"


def trend_description(trends: Sequence[Trend], language: str) -> str:
    """What the chart shows, in words: the ends of each line, and that lines are not to be joined."""
    words, parts = TEXTS[language], []
    for item in trends:
        name, points, unit = item.series.version.name(language), item.points, item.series.unit
        shown = [amount(point.value, unit, language) for point in points if point.value is not None]
        key = "empty" if not shown else "single" if len(shown) == 1 else "one"
        fields = {} if not shown else {"first": shown[0], "last": shown[-1]}
        years = {} if not shown else {"from_year": points[0].period, "to_year": points[-1].period}
        parts.append(words[key].format(version=name, **fields, **years))
    series = trends[0].series
    text = words["description"].format(
        name=series.measure.name(language), area=series.area, series=" ".join(parts)
    )
    return f"{text} {_capital(words['gap'])}." if len(trends) > 1 else text


def trend_svg(
    trends: Sequence[Trend],
    language: str = "nl",
    *,
    path: TargetPath | None = None,
    counts_on: str = "",
    width: int = WIDE,
    key: str = "trend",
) -> str:
    """The chart as SVG that scales, is one image with a title and a description, and needs nothing from elsewhere.

    Args:
        trends: one for each version of an indicator in one area, at most four.
        language: "nl" or "en".
        path: the path of a target that was set on one of these versions.
        counts_on: the name of that version, for the note below the chart.
        width: room in pixels, `WIDE` or `NARROW`.
        key: a word that no other chart in the page has.

    Raises:
        Problem: no trend, more than four, or trends of different units.
    """
    _check(trends)
    svg = draw(_spec(trends, path, counts_on, language, width), language)
    return for_page(svg, key, trend_title(trends, language), trend_description(trends, language), "chart")


def trend_spec(
    trends: Sequence[Trend], language: str, width: int, path: TargetPath | None = None
) -> dict[str, Any]:
    """The chart as Vega-Lite without key and notes, for a page that prints those beside it.

    Raises:
        Problem: no trend, more than four, or trends of different units.
    """
    _check(trends)
    return _spec(trends, path, "", language, width, bare=True)


def _check(trends: Sequence[Trend]) -> None:
    if not 0 < len(trends) <= len(LINES):
        raise Problem(
            nl=f"Een tekening heeft 1 tot {len(LINES)} metingen; dit zijn er {len(trends)}. Kies er een met --version.",
            en=f"A chart takes 1 to {len(LINES)} measurements; these are {len(trends)}. Choose one with --version.",
        )
    if len({item.series.unit for item in trends}) > 1:
        raise Problem(
            nl="Aandelen en aantallen passen niet in één tekening. Kies er een, of gebruik --number.",
            en="Shares and numbers do not fit in one chart. Choose one, or use --number.",
        )


def trend_table(
    trends: Sequence[Trend], language: str, *, path: TargetPath | None = None
) -> tuple[list[str], list[list[str]]]:
    """The heads and rows of the table that goes with the chart: each year, each version with what was said before.

    Returns:
        Heads and rows as text.
    """
    heads = [TEXTS[language]["year"], *(item.series.version.name(language) for item in trends)]
    years = sorted({period for item in trends for period in item.series.vintages})
    asked = {} if path is None else {str(knot.year): knot.value for knot in (*path.knots, *start_of(path))}
    if asked:
        heads.append(TEXTS[language]["path_column"])
        years = sorted({*years, *asked})
    rows = []
    for year in years:
        row = [year, *(_cell(item, year, language) for item in trends)]
        if asked:
            unit = trends[0].series.unit
            row.append(amount(asked[year], unit, language) if year in asked else "")
        rows.append(row)
    return heads, rows


def _cell(item: Trend, year: str, language: str) -> str:
    kept = [entry for entry in item.series.vintages.get(year, ()) if entry.value is not None]
    if not kept:
        return ""
    words, unit = TREND_TEXTS[language], item.series.unit
    newest = kept[-1]
    assert newest.value is not None
    text = amount(newest.value, unit, language)
    if newest.release_status in ("provisional", "revised", "projected"):
        text += f" ({words[newest.release_status]})"
    before = [amount(entry.value, unit, language) for entry in kept[:-1] if entry.value is not None]
    return f"{text}; {words['before']}: {', '.join(before)}" if before else text


def _spec(
    trends: Sequence[Trend],
    path: TargetPath | None,
    counts_on: str,
    language: str,
    width: int,
    *,
    bare: bool = False,
) -> dict[str, Any]:
    height = 300 if width > NARROW else 240
    layers = _layers(trends, path, language, width, bare)
    chart = alt.layer(*layers).properties(width=width - MARGIN, height=height, background="white")
    if not bare:
        notes = _wrapped(_notes(trends, path, counts_on, language), width)
        title = alt.TitleParams(
            text=notes, anchor="start", frame="group", orient="bottom", fontSize=12, color=COLOURS["muted"], offset=12,
            fontWeight="normal",
        )  # fmt: skip
        chart = chart.properties(title=title)
    spec: dict[str, Any] = chart.to_dict(validate=False)
    spec["config"] = {**config(), "background": "white", "padding": 10}
    return spec


def _layers(
    trends: Sequence[Trend], path: TargetPath | None, language: str, width: int, bare: bool
) -> list[Any]:
    """Bands, lines, filled marks, open marks of other releases, and the path of a target, from back to front."""
    unit, names = trends[0].series.unit, [item.series.version.name(language) for item in trends]
    colour = alt.Color(
        "name:N",
        scale=alt.Scale(domain=names, range=list(LINES[: len(names)])),
        legend=None if bare else alt.Legend(**KEY),
    )
    shape = alt.Shape("name:N", scale=alt.Scale(domain=names, range=list(SHAPES[: len(names)])), legend=None)
    x, axis = axes(trends, path, unit, width)
    y = axis("value:Q")
    points, others = data(points_of(trends, unit, language)), older_points(trends, unit, language)
    layers = [
        *bands(trends, x, axis, colour, unit, language),
        alt.Chart(points).mark_line(strokeWidth=2.4).encode(x=x, y=y, color=colour, detail="run:N"),
        alt.Chart(points)
        .mark_point(filled=True, size=60, opacity=1)
        .encode(x=x, y=y, color=colour, shape=shape),
    ]
    if others:
        layers.append(
            alt.Chart(data(others))
            .mark_point(filled=False, size=60, strokeWidth=1.6, opacity=1)
            .encode(x=x, y=y, color=colour, shape=shape)
        )
    return layers if path is None else [*layers, *path_layers(path, x, y, unit)]


def _notes(trends: Sequence[Trend], path: TargetPath | None, counts_on: str, language: str) -> list[str]:
    words = TEXTS[language]
    asked = {
        "gap": len(trends) > 1,
        "older": bool(older_points(trends, trends[0].series.unit, language)),
        "forecast": any(item.forecast for item in trends),
        "path": path is not None,
    }
    notes = [_capital(words[name]) for name, there in asked.items() if there]
    if path is not None and counts_on:
        notes[-1] += f" ({words['counts_on']}: {counts_on})"
    return notes


def _wrapped(notes: list[str], width: int) -> list[str]:
    """Notes broken to the room there is; a long line would make the whole drawing wider."""
    return [line for note in notes for line in wrap(note, int((width - MARGIN) / WIDTH_OF_SIGN))]


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
