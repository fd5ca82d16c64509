# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Published series as a chart: figures with their revisions, a forecast with its interval, the path of a target.

Each version is a line of its own, broken where a year is missing; versions are never joined. What an earlier release
said stays visible as an open mark. The chart comes with its table.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cache
from html import escape
from pathlib import Path
from textwrap import wrap
from typing import Any

import altair as alt

from kansrijk.engine.files import write_atomically
from kansrijk.engine.problems import Problem
from kansrijk.indicators.series import Kept
from kansrijk.indicators.target_verdict import TargetPath
from kansrijk.indicators.trend import Trend
from kansrijk.indicators.trend_texts import TEXTS as TREND_TEXTS
from kansrijk.indicators.trend_words import amount, sentences
from kansrijk.picture.charts import COLOURS, draw
from kansrijk.picture.charts.svg import for_page
from kansrijk.picture.charts.theme import config

FORMATS = (".svg", ".html")
WIDE, NARROW = 700, 330
LINES = ("#173f5f", "#a8482a", "#0f7173", "#c99a1e")
"""A colour for each version; they differ in lightness too, and each line has a mark of its own shape."""
SHAPES = ("circle", "square", "diamond", "triangle-up")
TEMPLATES = Path(__file__).parent / "templates"
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
    asked = {} if path is None else {str(knot.year): knot.value for knot in (*path.knots, *_start(path))}
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


def _start(path: TargetPath) -> tuple[Any, ...]:
    return () if path.baseline is None else (path.baseline,)


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


def _runs(trend: Trend) -> Iterator[tuple[Kept, int]]:
    """The points with the number of their unbroken run of years."""
    run, last = 0, None
    for point in trend.points:
        run += last is not None and int(point.period) - last > 1
        last = int(point.period)
        yield point, run


def _shown(value: float, unit: str) -> float:
    return 100.0 * value if unit == "share" else value


def _rows(rows: list[dict[str, Any]]) -> Any:
    return alt.Data(values=rows)  # type: ignore[no-untyped-call]


def _spec(
    trends: Sequence[Trend],
    path: TargetPath | None,
    counts_on: str,
    language: str,
    width: int,
    *,
    bare: bool = False,
) -> dict[str, Any]:
    unit, names = trends[0].series.unit, [item.series.version.name(language) for item in trends]
    colour = alt.Color(
        "name:N",
        scale=alt.Scale(domain=names, range=list(LINES[: len(names)])),
        legend=None if bare else alt.Legend(**KEY),
    )
    shape = alt.Shape("name:N", scale=alt.Scale(domain=names, range=list(SHAPES[: len(names)])), legend=None)
    x, axis = _axes(trends, path, unit, width)
    y = axis("value:Q")
    layers = [*_bands(trends, x, axis, colour, unit, language)]
    points, older = _points(trends, unit, language), _older(trends, unit, language)
    layers += [
        alt.Chart(_rows(points)).mark_line(strokeWidth=2.4).encode(x=x, y=y, color=colour, detail="run:N"),
        alt.Chart(_rows(points))
        .mark_point(filled=True, size=60, opacity=1)
        .encode(x=x, y=y, color=colour, shape=shape),
    ]
    if older:
        layers.append(
            alt.Chart(_rows(older))
            .mark_point(filled=False, size=60, strokeWidth=1.6, opacity=1)
            .encode(x=x, y=y, color=colour, shape=shape)
        )
    if path is not None:
        layers += _path_layers(path, x, y, unit)
    notes = _wrapped(_notes(trends, path, counts_on, bool(older), language), width)
    title = alt.TitleParams(
        text=notes, anchor="start", frame="group", orient="bottom", fontSize=12, color=COLOURS["muted"], offset=12,
        fontWeight="normal",
    )  # fmt: skip
    height = 300 if width > NARROW else 240
    chart = alt.layer(*layers).properties(width=width - 60, height=height, background="white")
    if not bare:
        chart = chart.properties(title=title)
    spec: dict[str, Any] = chart.to_dict(validate=False)
    spec["config"] = {**config(), "background": "white", "padding": 10}
    return spec


def _notes(
    trends: Sequence[Trend], path: TargetPath | None, counts_on: str, older: bool, language: str
) -> list[str]:
    words = TEXTS[language]
    asked = {
        "gap": len(trends) > 1,
        "older": older,
        "forecast": any(item.forecast for item in trends),
        "path": path is not None,
    }
    notes = [_capital(words[name]) for name, there in asked.items() if there]
    if path is not None and counts_on:
        notes[-1] += f" ({words['counts_on']}: {counts_on})"
    return notes


def _wrapped(notes: list[str], width: int) -> list[str]:
    """Notes broken to the room there is; a long line would make the whole drawing wider."""
    return [line for note in notes for line in wrap(note, width // 7)]


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _points(trends: Sequence[Trend], unit: str, language: str) -> list[dict[str, Any]]:
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


def _older(trends: Sequence[Trend], unit: str, language: str) -> list[dict[str, Any]]:
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


def _bands(
    trends: Sequence[Trend], x: alt.X, y: Callable[[str], alt.Y], colour: alt.Color, unit: str, language: str
) -> Iterator[Any]:
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
        base = alt.Chart(_rows(rows))
        yield base.mark_area(opacity=0.22).encode(x=x, y=y("low:Q"), y2="high:Q", color=colour)
        yield base.mark_line(strokeWidth=1.8, strokeDash=[2, 3]).encode(x=x, y=y("value:Q"), color=colour)


def _path_layers(path: TargetPath, x: alt.X, y: alt.Y, unit: str) -> list[Any]:
    rows = [{"year": knot.year, "value": _shown(knot.value, unit)} for knot in (*_start(path), *path.knots)]
    base = alt.Chart(_rows(rows)).encode(x=x, y=y)
    return [
        base.mark_line(color=COLOURS["ink"], strokeWidth=1.8, strokeDash=[8, 5]),
        base.mark_point(color=COLOURS["ink"], shape="cross", filled=True, size=70, opacity=1),
    ]


def _axes(
    trends: Sequence[Trend], path: TargetPath | None, unit: str, width: int
) -> tuple[alt.X, Callable[[str], alt.Y]]:
    years = [int(period) for item in trends for period in item.series.vintages]
    years += [ahead.year for item in trends if item.forecast for ahead in item.forecast.ahead]
    if path is not None:
        years += [knot.year for knot in (*path.knots, *_start(path))]
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


def check_trend_format(path: Path) -> str:
    """The form a file name asks for.

    Raises:
        Problem: another ending than .svg or .html.
    """
    suffix = path.suffix.lower()
    if suffix not in FORMATS:
        raise Problem(
            nl=f"Aan de naam {path.name} is niet te zien wat getekend moet worden. Kies {' of '.join(FORMATS)}.",
            en=f"The name {path.name} does not say what to draw. Choose {' or '.join(FORMATS)}.",
        )
    return suffix


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


@cache
def _style() -> str:
    text = (TEMPLATES / "curve.css").read_text(encoding="utf-8")
    return text[text.index("*/") + 2 :].strip()


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
        f"<style>{_style()}</style></head><body><main><h1>{title}</h1><figure>{drawings}</figure>"
        f'<h2 id="figures">{words["table"]}</h2><div class="scroll" role="region" aria-labelledby="figures" tabindex="0">'
        f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>"
        f"<h2>{words['says']}</h2>{said}</main></body></html>"
    )
