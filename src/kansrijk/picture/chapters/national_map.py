# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The map of municipalities: a circle each, so that small ones stay visible."""

from __future__ import annotations

from kansrijk.picture.chapters.poverty import CHILDREN
from kansrijk.picture.charts import COLOURS, MAP_COLOURS, map_of
from kansrijk.picture.charts.build import NARROW, WIDE
from kansrijk.picture.content import Cell, Chart, Column, Exhibit, Legend, Row, Table
from kansrijk.picture.desk import MAIN_LINE, Desk
from kansrijk.picture.inputs import MapPoint

TABLE_ROWS = 20


def rates(desk: Desk) -> list[float]:
    """The rates on the map that may be shown, parts of one."""
    return [point.value for point in desk.inputs.map_points if point.value is not None]


def class_limits(values: list[float]) -> list[float]:
    """Lower bounds of five classes in whole percents: 0 and the fifths of the values, without repeats."""
    ordered = sorted(100 * value for value in values)
    fifths = [round(ordered[int(len(ordered) * part / 5)]) for part in range(1, 5)]
    return [0.0, *(float(limit) for limit in dict.fromkeys(fifths) if limit > 0)]


def map_exhibit(desk: Desk) -> Exhibit:
    """The map with its key, and the municipalities with most children in a table."""
    words = desk.words
    rows = tuple(
        Row(
            point.name,
            (
                Cell(words.number(point.children)),
                Cell(desk.why_missing("complement"), True)
                if point.value is None
                else Cell(words.share(point.value)),
            ),
            strong=point.code == desk.area.code,
        )
        for point in _listed(desk)
    )
    columns = (Column(words("compare.children")), Column(words("compare.map_rate")))
    return desk.exhibit(
        "map",
        Table(desk.title_of_others("compare.map_table"), words("compare.map_corner"), columns, rows),
        defines=(CHILDREN.format(line=MAIN_LINE),),
        chart=_chart(desk),
        note=words("compare.map_note" if desk.inputs.is_country else "compare.map_note_here"),
        chips=desk.chips_of(desk.country),
    )


def _listed(desk: Desk) -> list[MapPoint]:
    """The municipality itself, those like it, and the largest ones, together as many as the table has room for."""
    points = {point.code: point for point in desk.inputs.map_points}
    first = [code for code in (desk.area.code, *(peer.code for peer in desk.inputs.peers)) if code in points]
    largest = sorted(points, key=lambda code: -points[code].children)
    return [points[code] for code in list(dict.fromkeys((*first, *largest)))[:TABLE_ROWS]]


def _chart(desk: Desk) -> Chart | None:
    words, found = desk.words, rates(desk)
    if len(found) < 5:
        return None
    limits = class_limits(found)
    points = [
        (point.longitude, point.latitude, point.children, None if point.value is None else 100 * point.value)
        for point in desk.inputs.map_points
    ]
    legend = []
    for index, low in enumerate(limits):
        last = index == len(limits) - 1
        high = "" if last else words.number(limits[index + 1])
        key = "compare.map_class_last" if last else "compare.map_class"
        legend.append(Legend(words(key, low=words.number(low), high=high), MAP_COLOURS[index], "circle"))
    legend.append(Legend(words("compare.map_missing"), "#ffffff", "circle"))
    own = next((point for point in desk.inputs.map_points if point.code == desk.area.code), None)
    here = None if own is None else (own.longitude, own.latitude)
    if own is not None:
        legend.append(Legend(own.name, COLOURS["sky"], "ring"))
    spread = {"low": words.share(min(found)), "high": words.share(max(found))}
    return Chart(
        title=desk.title_of_others("compare.map"),
        description=words("compare.alt_map", count=words.number(len(points)), **spread),
        wide=map_of(points, limits, WIDE, here),
        narrow=map_of(points, limits, NARROW, here),
        legend=tuple(legend),
    )
