# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A table of single figures: the area, how many that are, the country, the version, and why a figure is not there."""

from __future__ import annotations

from collections.abc import Sequence

from kansrijk.picture.charts import COLOURS, Mark, rate_bars
from kansrijk.picture.charts.build import NARROW, WIDE
from kansrijk.picture.content import Cell, Chart, Column, Exhibit, Legend, Row, Table
from kansrijk.picture.desk import Desk

Rows = Sequence[tuple[str, str]]
"""Label and indicator of each row."""


def figures_exhibit(
    desk: Desk,
    key: str,
    title: str,
    rows: Rows,
    *,
    corner: str,
    chart: Chart | None = None,
    note: str = "",
    model: bool = False,
    defines: Sequence[str] = (),
) -> Exhibit:
    """An exhibit with a row for each indicator; what nobody counted is unknown, with the reason.

    Args:
        desk: the words and figures.
        key: the key of the exhibit.
        title: key of the message that names the table.
        rows: label and code of each row.
        corner: what stands above the labels.
        chart: a chart of the same figures.
        note: what a reader must know.
        model: whether some of it is what a model expects.
        defines: the indicators to define; those of all rows when not given.
    """
    words = desk.words
    columns = [Column(desk.heading), Column(words("figures.count"))]
    if desk.country:
        columns.append(Column(desk.country_name))
    told = any(code in desk.registry.sources for _, code in rows)
    columns.append(Column(words("figures.version"), numeric=not told))
    if told:
        columns.append(Column(words("figures.why"), numeric=False))
    chips = desk.chips_of(desk.country) + ((desk.model_chip(),) if model else ())
    return desk.exhibit(
        key,
        Table(
            desk.title(title),
            corner,
            tuple(columns),
            tuple(_row(desk, label, code, told) for label, code in rows),
            wide=told,
        ),
        defines=defines or [code for _, code in rows],
        chart=chart,
        note=note,
        chips=chips,
    )


def _row(desk: Desk, label: str, code: str, told: bool) -> Row:
    observation = desk.observation(code)
    # Behind a score stands what it was divided by, which is no number of its own.
    counted = Cell("–") if observation.unit == "score" else desk.count_cell(code)
    cells = [desk.cell(code), counted]
    if desk.country:
        cells.append(desk.cell(code, desk.country))
    cells.append(Cell(desk.registry.entry(code).version))
    if told:
        source = desk.registry.sources.get(code)
        cells.append(Cell(source.reason(desk.language) if source else "–"))
    return Row(label, tuple(cells))


def shares_chart(desk: Desk, title: str, rows: Rows, axis: str) -> Chart | None:
    """Bars of shares with the country beside them, None when fewer than two may be shown."""
    words = desk.words
    bars, points, spoken = [], [], []
    for label, code in rows:
        rate, country = desk.rate(desk.area, code), desk.rate(desk.country, code)
        if rate is None:
            continue
        text = desk.text(desk.observation(code))
        bars.append(Mark(label, "area", rate, text))
        part = words("figures.alt_row", label=label, value=text)
        if country is not None:
            points.append(Mark(label, "country", country))
            value = desk.text(desk.observation(code, desk.country))
            part += ", " + words("figures.alt_country", area=desk.country_name, value=value)
        spoken.append(part)
    if len(bars) < 2:
        return None
    legend = [Legend(desk.heading, COLOURS["teal"])]
    if points:
        legend.append(Legend(desk.country_name, COLOURS["gold"], "diamond"))
    return Chart(
        title=desk.title(title),
        description=words("figures.alt", parts="; ".join(spoken)),
        wide=rate_bars(bars, points, axis, WIDE),
        narrow=rate_bars(bars, points, axis, NARROW),
        legend=tuple(legend),
    )
