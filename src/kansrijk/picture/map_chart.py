# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A map of any figure by municipality: points by default, borders when a file of them is given.

A point for each municipality keeps small ones visible and lets the area stand for children instead of land. The
points come with people/data/municipalities.csv; borders are a GeoJSON file such as PDOK and cartomap publish.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import altair as alt

from kansrijk.engine.problems import Problem
from kansrijk.people.areas import COUNTRY, Area, find_area, municipalities
from kansrijk.picture.charts.build import Spec
from kansrijk.picture.charts.svg import draw, for_page
from kansrijk.picture.charts.theme import COLOURS, FONT_SIZE, MAP_COLOURS, config
from kansrijk.picture.map_borders import read_borders
from kansrijk.picture.words import Words

WIDTH, HEIGHT = 600, 690
CIRCLES = (14, 1100)
SIZES_SHOWN = (1_000, 10_000, 50_000)
UNITS = ("percent", "share", "EUR", "number")
MIDDLE_LATITUDE = 52.2
"""A degree of longitude is the cosine of this as long as one of latitude."""


@dataclass(frozen=True)
class MapRow:
    """One municipality in the table beside the map; `text` is its figure in words."""

    code: str
    name: str
    province: str
    children: int
    value: float | None
    text: str


@dataclass(frozen=True)
class MunicipalityMap:
    """A drawn map: SVG with title and description, the table with all figures, and notes with the credit."""

    title: str
    description: str
    svg: str
    rows: tuple[MapRow, ...]
    notes: tuple[str, ...]
    language: str
    measure: str


def municipality_map(
    values: Mapping[str, float | None],
    title: str,
    *,
    unit: str = "percent",
    measure: str = "",
    boundaries: Path | None = None,
    language: str = "nl",
    notes: tuple[str, ...] = (),
) -> MunicipalityMap:
    """Draw a figure by municipality.

    Args:
        values: by municipality, by code or name on the division of 2025; None is withheld or unknown, and so is
            a municipality that is not named. Both are drawn white.
        title: what the map shows.
        unit: "percent", "share" (a part of one), "EUR" or "number".
        measure: a few words for the key, such as "kinderen tot 120%".
        boundaries: a GeoJSON file with a polygon for each municipality; points when it is not given.
        language: "nl" or "en".
        notes: sentences to stand under the map, such as where the figures come from.

    Raises:
        UnknownArea: a municipality that is not there; the sentence tells what it became.
        Problem: no figures, another unit, a share above one, a municipality named twice, or borders that lack.
    """
    words = Words(language)
    figures = _by_code(values)
    known = _known(figures, unit)
    written = {code: words.unit(value, unit) for code, value in known.items()}
    rows = tuple(
        MapRow(a.code, a.name, a.province, children_of(a), figures.get(a.code), written.get(a.code, ""))
        for a in municipalities()
    )
    limits = class_limits(list(known.values()), unit)
    labels = _labels(words, limits, unit)
    classes = {row.code: _class(row.value, limits, labels, words) for row in rows}
    key = measure or words("map.value")
    if boundaries is None:
        spec = _points(rows, classes, labels, key, words)
    else:
        spec = _borders(read_borders(boundaries, set(known)), classes, labels, key, words)
    spec["title"] = _title(title)
    description = _described(rows, unit, boundaries is not None, words)
    svg = for_page(draw(spec, language), "map", title, description, "map")
    return MunicipalityMap(
        title, description, svg, rows, (*notes, *_credit(boundaries, words)), language, key
    )


def _known(figures: Mapping[str, float | None], unit: str) -> dict[str, float]:
    """The figures there are, checked against what their unit allows."""
    if unit not in UNITS:
        raise Problem(
            nl=f"De eenheid '{unit}' is er niet. Kies uit: {', '.join(UNITS)}.",
            en=f"There is no unit '{unit}'. Choose from: {', '.join(UNITS)}.",
        )
    known = {code: value for code, value in figures.items() if value is not None}
    if not known:
        raise Problem(
            nl="Er is geen enkel cijfer om op de kaart te zetten. Controleer de kolom.",
            en="There is not one figure to put on the map. Check the column.",
        )
    if unit == "share" and max(known.values()) > 1.0:
        code = max(known, key=known.__getitem__)
        raise Problem(
            nl=f"{code}: {known[code]:g} kan geen deel van één zijn. Zijn het procenten, kies dan de eenheid percent.",
            en=f"{code}: {known[code]:g} can be no part of one. When these are percents, choose the unit percent.",
        )
    return known


def children_of(area: Area) -> int:
    """Children under 15 on 1 January 2021 (CBS 85039NED), the size of a point."""
    return round(area.inhabitants * area.figures["pct_0_14"] / 100)


def _by_code(values: Mapping[str, float | None]) -> dict[str, float | None]:
    figures: dict[str, float | None] = {}
    for name, value in values.items():
        code = find_area(name).code
        if code == COUNTRY:
            raise Problem(
                nl=f"'{name}' is heel Nederland en past niet op een kaart van gemeenten. Laat die regel weg.",
                en=f"'{name}' is the whole country and has no place on a map of municipalities. Leave it out.",
            )
        if code in figures:
            raise Problem(
                nl=f"'{name}' ({code}) staat er twee keer in. Laat één cijfer staan.",
                en=f"'{name}' ({code}) is there twice. Keep one figure.",
            )
        figures[code] = None if value is None or not math.isfinite(value) else value
    return figures


def class_limits(values: list[float], unit: str) -> list[float]:
    """Borders between at most five classes of about equally many municipalities, as round as can be."""
    ordered = sorted(values)
    fifths = [ordered[int(len(ordered) * part / 5)] for part in range(1, 5)]
    spread = ordered[-1] - ordered[0]
    # As few decimals as keep the borders apart by a fair part of the whole.
    scale = 100.0 if unit == "share" else 1.0
    for decimals in (0, 1, 2, 3):
        rounded = sorted({round(scale * value, decimals) / scale for value in fifths})
        if len(rounded) == len(set(fifths)):
            break
    return [limit for limit in rounded if ordered[0] < limit <= ordered[-1]] if spread > 0 else []


def _labels(words: Words, limits: list[float], unit: str) -> list[str]:
    if not limits:
        return [words("map.value")]
    decimals = next(
        d for d in range(6) if all(math.isclose(round(_shown(x, unit), d), _shown(x, unit)) for x in limits)
    )
    texts = [_written(words, limit, unit, decimals) for limit in limits]
    middle = [
        words("map.between", low=low, high=high) for low, high in zip(texts[:-1], texts[1:], strict=True)
    ]
    return [words("map.below", high=texts[0]), *middle, words("map.above", low=texts[-1])]


def _shown(value: float, unit: str) -> float:
    return round(100 * value, 6) if unit == "share" else value


def _written(words: Words, value: float, unit: str, decimals: int) -> str:
    text = words.number(_shown(value, unit), decimals)
    return {"share": f"{text}%", "percent": f"{text}%", "EUR": f"€ {text}"}.get(unit, text)


def _class(value: float | None, limits: list[float], labels: list[str], words: Words) -> str:
    if value is None:
        return words("map.unknown")
    return labels[sum(value >= limit for limit in limits)]


def _colours(labels: list[str], words: Words, shown: set[str], key: str) -> alt.Color:
    """The colours of the classes, evenly out of the scale, and white for the unknown when there are any."""
    last = len(MAP_COLOURS) - 1
    picked = [MAP_COLOURS[round(last * i / max(1, len(labels) - 1))] for i in range(len(labels))]
    unknown = words("map.unknown")
    if unknown in shown:
        labels, picked = [*labels, unknown], [*picked, "#ffffff"]
    legend = alt.Legend(
        title=key, symbolType="circle", symbolStrokeColor=COLOURS["ink"], symbolSize=170, **_KEY
    )
    return alt.Color("class:N", scale=alt.Scale(domain=labels, range=picked), legend=legend)


_KEY: dict[str, Any] = {
    "orient": "top-left",
    "labelFontSize": FONT_SIZE,
    "titleFontSize": FONT_SIZE,
    "labelColor": COLOURS["ink"],
    "titleColor": COLOURS["ink"],
    "labelLimit": 220,
    "titleLimit": 220,
    "rowPadding": 5,
    "offset": 4,
}


def _points(
    rows: tuple[MapRow, ...], classes: Mapping[str, str], labels: list[str], key: str, words: Words
) -> Spec:
    squeeze = math.cos(math.radians(MIDDLE_LATITUDE))
    places = {area.code: area for area in municipalities()}
    values: list[dict[str, Any]] = [
        {
            "x": places[row.code].lon * squeeze,
            "y": places[row.code].lat,
            "children": row.children,
            "class": classes[row.code],
        }
        for row in sorted(rows, key=lambda row: -row.children)
    ]
    xs, ys = [float(value["x"]) for value in values], [float(value["y"]) for value in values]
    span = 1.06 * max((max(xs) - min(xs)) / WIDTH, (max(ys) - min(ys)) / HEIGHT)
    middle_x, middle_y = (max(xs) + min(xs)) / 2, (max(ys) + min(ys)) / 2
    size = alt.Size(
        "children:Q",
        scale=alt.Scale(range=list(CIRCLES), domain=[0, max(row.children for row in rows)]),
        legend=alt.Legend(
            title=words("map.people"),
            values=list(SIZES_SHOWN),
            symbolFillColor="#ffffff",
            symbolStrokeColor=COLOURS["muted"],
            format=",.0f",
            **_KEY,
        ),
    )
    chart = (
        alt.Chart(alt.Data(values=values))  # type: ignore[no-untyped-call]
        .mark_circle(stroke=COLOURS["ink"], strokeWidth=0.7, opacity=1)
        .encode(
            x=alt.X("x:Q", axis=None, scale=_scale(middle_x, span * WIDTH)),
            y=alt.Y("y:Q", axis=None, scale=_scale(middle_y, span * HEIGHT)),
            size=size,
            color=_colours(labels, words, set(classes.values()), key),
        )
    )
    return _finish(chart)


def _scale(middle: float, span: float) -> alt.Scale:
    return alt.Scale(domain=[middle - span / 2, middle + span / 2], nice=False, zero=False)


def _borders(
    shapes: Mapping[str, dict[str, Any]],
    classes: Mapping[str, str],
    labels: list[str],
    key: str,
    words: Words,
) -> Spec:
    unknown = words("map.unknown")
    values = [
        {"type": "Feature", "geometry": geometry, "class": classes.get(code, unknown)}
        for code, geometry in sorted(shapes.items())
    ]
    shown = {str(value["class"]) for value in values}
    # White land would look like water, so the unknown get a dashed dark edge, drawn last.
    last = [value for value in values if value["class"] == unknown]
    layers = [
        alt.Chart(alt.Data(values=part))  # type: ignore[no-untyped-call]
        .mark_geoshape(**edge)
        .encode(color=_colours(labels, words, shown, key))
        for part, edge in ((values, THIN), (last, DASHED))
        if part
    ]
    return _finish(alt.layer(*layers).project(type="identity", reflectY=True))


THIN: dict[str, Any] = {"stroke": COLOURS["muted"], "strokeWidth": 0.5}
DASHED: dict[str, Any] = {"stroke": COLOURS["ink"], "strokeWidth": 1.3, "strokeDash": [3, 2]}


def _finish(chart: Any) -> Spec:
    spec: Spec = chart.properties(width=WIDTH, height=HEIGHT).to_dict(validate=False)
    spec["config"] = config() | {"legend": {"layout": {"top-left": {"direction": "vertical", "margin": 14}}}}
    spec["background"] = "#ffffff"
    spec["padding"] = 10
    return spec


def _title(title: str) -> dict[str, Any]:
    return {
        "text": title,
        "anchor": "start",
        "fontSize": 18,
        "color": COLOURS["ink"],
        "limit": WIDTH,
        "offset": 10,
    }


def _described(rows: tuple[MapRow, ...], unit: str, borders: bool, words: Words) -> str:
    known = sorted((row.value, row.name, row.text) for row in rows if row.value is not None)
    missing = len(rows) - len(known)
    return words(
        "map.alt",
        count=words.number(len(rows)),
        form=words("map.form_boundaries" if borders else "map.form_points"),
        low=known[0][2],
        lowest=known[0][1],
        high=known[-1][2],
        highest=known[-1][1],
        first=known[len(known) // 4][2],
        third=known[(3 * len(known)) // 4][2] if len(known) > 3 else known[-1][2],
        missing=words("map.missing_some", count=words.number(missing))
        if missing
        else words("map.missing_none"),
    )


def _credit(boundaries: Path | None, words: Words) -> tuple[str, ...]:
    if boundaries is None:
        return words("map.read"), words("map.read_points"), words("map.credit")
    return words("map.read"), words("map.credit_boundaries", file=boundaries.name)
