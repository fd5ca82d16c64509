# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Chapter that holds every computed figure against the published one it can be held against."""

from __future__ import annotations

from kansrijk.indicators import AreaFigures, Observation
from kansrijk.picture.charts import COLOURS, Mark, dots
from kansrijk.picture.charts.build import NARROW, WIDE
from kansrijk.picture.content import Cell, Chapter, Chart, Column, Definition, Exhibit, Legend, Row, Table
from kansrijk.picture.desk import Desk
from kansrijk.picture.inputs import PublishedFigure


def chapter(desk: Desk, number: int) -> Chapter:
    """Published beside computed, with table, year and why they differ."""
    words, figures = desk.words, desk.inputs.published
    if figures:
        headline = words("published.headline", count=words.number(len(figures)))
    else:
        headline = words("published.headline_none", area=desk.place)
    return Chapter(
        key="published",
        number=number,
        title=words("published.title"),
        headline=headline,
        chips=(desk.chip(), desk.published_chip()) if figures else (),
        paragraphs=(words("published.paragraph"),) if figures else (),
        exhibits=(_beside(desk),) if figures else (),
    )


def _figures_of(desk: Desk, figure: PublishedFigure) -> AreaFigures | None:
    """The computed figures of the area a published figure is about."""
    known = [desk.area, *([desk.country] if desk.country else []), *desk.inputs.peers]
    return next((figures for figures in known if figures.code == figure.area), None)


def computed(desk: Desk, figure: PublishedFigure) -> Observation | None:
    """The computed observation to hold a published figure against, when there is one."""
    figures = _figures_of(desk, figure)
    if figures is None or figure.compare_with is None:
        return None
    return figures.observations.get(figure.compare_with)


def _label(desk: Desk, figure: PublishedFigure) -> str:
    label = desk.words.pick(figure.label)
    if figure.area == desk.area.code:
        return label
    figures = _figures_of(desk, figure)
    place = desk.country_name if figure.area == "NL" else figures.name if figures else figure.area
    return desk.words("published.label_area", label=label, area=place)


def _status(desk: Desk, status: str) -> str:
    known = {"definitief": "final", "voorlopig": "provisional"}
    return desk.words(f"published.status_{known[status]}") if status in known else status


def _row(desk: Desk, figure: PublishedFigure) -> Row:
    words, observation = desk.words, computed(desk, figure)
    value, why = Cell(words("published.no_match"), missing=True), words.pick(figure.why)
    difference = Cell("–", missing=True)
    if observation is not None:
        value = Cell(desk.text(observation), missing=observation.value is None)
        name = desk.registry[observation.code].texts(desk.language).name
        why = words("published.compared_with", why=why, name=name).strip()
        if observation.value is not None and figure.unit == observation.unit == "share":
            difference = Cell(words.points(observation.value - figure.value))
    status = (
        words("published.status", table=figure.table, status=_status(desk, figure.status))
        if figure.status
        else figure.table
    )
    return Row(
        _label(desk, figure),
        (
            Cell(words.unit(figure.value, figure.unit)),
            Cell(words("published.year_table", year=figure.period, source=figure.source, table=status)),
            value,
            difference,
            Cell(why or words("published.not_computed")),
        ),
    )


def _beside(desk: Desk) -> Exhibit:
    words, figures = desk.words, desk.inputs.published
    columns = (
        Column(words("published.value")),
        Column(words("published.table_id"), numeric=False),
        Column(words("published.computed")),
        Column(words("published.difference")),
        Column(words("published.why"), numeric=False),
    )
    sources = ", ".join(
        dict.fromkeys(f"{figure.source} {figure.table} ({figure.period})" for figure in figures)
    )
    rows = tuple(_row(desk, figure) for figure in figures)
    others = [_figures_of(desk, figure) for figure in figures]
    exhibit = desk.exhibit(
        "published",
        Table(desk.title("published.table"), words("published.corner"), columns, rows, wide=True),
        defines=(),
        chart=_chart(desk),
        chips=(*desk.chips_of(*others), desk.published_chip()),
        source=words("published.source_both", computed=desk.source(), sources=sources),
        period=words("published.period_both", computed=desk.area.period),
    )
    meanings = {words.pick(figure.definition): f"{figure.source} {figure.table}" for figure in figures}
    definitions = tuple(Definition(table, text) for text, table in meanings.items() if text)
    return Exhibit(**{**exhibit.__dict__, "definitions": definitions})


def _chart(desk: Desk) -> Chart | None:
    words = desk.words
    ours, theirs = words("published.legend_computed"), words("published.legend_published")
    marks, spoken = [], []
    for figure in desk.inputs.published:
        observation = computed(desk, figure)
        if observation is None or observation.value is None or figure.unit != "share":
            continue
        row = f"{_label(desk, figure)} {figure.period}"
        marks += [Mark(row, ours, 100 * observation.value), Mark(row, theirs, 100 * figure.value)]
        texts = {"computed": desk.text(observation), "published": words.share(figure.value)}
        spoken.append(words("published.alt_row", label=row, **texts))
    if not marks:
        return None
    styles = [(theirs, "square", COLOURS["sky"], 130), (ours, "circle", COLOURS["teal"], 150)]
    axis = words("published.axis")
    return Chart(
        title=desk.title("published.chart"),
        description=words("published.alt", parts="; ".join(spoken)),
        wide=dots(marks, styles, axis, WIDE),
        narrow=dots(marks, styles, axis, NARROW),
        legend=(Legend(ours, COLOURS["teal"], "circle"), Legend(theirs, COLOURS["sky"], "square")),
    )
