# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Chapter on children below four lines and how far below."""

from __future__ import annotations

from kansrijk.picture.charts import COLOURS, Mark, grouped_bars, rate_bars
from kansrijk.picture.charts.build import NARROW, WIDE
from kansrijk.picture.content import Cell, Chapter, Chart, Column, Exhibit, Legend, Row, Table
from kansrijk.picture.desk import LINES, MAIN_LINE, Desk

CHILDREN = "kinderen_tot_{line}_sociaal_minimum"
FAMILIES = "gezinnen_met_kinderen_tot_{line}_sociaal_minimum"


def chapter(desk: Desk, number: int) -> Chapter:
    """How many children live below each line, and how far."""
    observation = desk.observation(CHILDREN.format(line=MAIN_LINE))
    if desk.hidden(observation):
        headline = desk.words("common.headline_hidden")
    elif observation.n is None:
        headline = desk.words("poverty.headline_missing", area=desk.place)
    else:
        headline = desk.words(
            "poverty.headline",
            area=desk.place,
            n=desk.words.number(observation.n),
            share=desk.text(observation),
        )
    return Chapter(
        key="poverty",
        number=number,
        title=desk.words("poverty.title"),
        headline=headline,
        chips=(desk.chip(),),
        paragraphs=(desk.words("poverty.paragraph"),),
        exhibits=(_lines(desk), _depth(desk), _form(desk)),
    )


def _lines(desk: Desk) -> Exhibit:
    words = desk.words
    columns = [
        Column(words("common.children")),
        Column(words("poverty.children_share")),
        Column(words("common.families")),
        Column(words("poverty.families_share")),
    ]
    if desk.country:
        columns.append(Column(desk.name_of(desk.country, words("poverty.country_share"))))
    rows = []
    for line in LINES:
        children, families = CHILDREN.format(line=line), FAMILIES.format(line=line)
        cells = [
            desk.count_cell(children),
            desk.cell(children),
            desk.count_cell(families),
            desk.cell(families),
        ]
        if desk.country:
            cells.append(desk.cell(children, desk.country))
        rows.append(Row(desk.line(line), tuple(cells)))
    return desk.exhibit(
        "lines",
        Table(desk.title("poverty.lines_table"), words("common.line"), tuple(columns), tuple(rows)),
        defines=(CHILDREN.format(line=MAIN_LINE), FAMILIES.format(line=MAIN_LINE)),
        chart=_lines_chart(desk),
        note=words("poverty.lines_note"),
        chips=desk.chips_of(desk.country),
    )


def _lines_chart(desk: Desk) -> Chart | None:
    words = desk.words
    bars, points, spoken = [], [], []
    for line in LINES:
        code = CHILDREN.format(line=line)
        rate, country = desk.rate(desk.area, code), desk.rate(desk.country, code)
        if rate is None:
            continue
        text = desk.text(desk.observation(code))
        bars.append(Mark(desk.short(line), "area", rate, text))
        part = words("poverty.alt_line", line=desk.line(line), value=text)
        if country is not None:
            points.append(Mark(desk.short(line), "country", country))
            value = desk.text(desk.observation(code, desk.country))
            part += ", " + words("poverty.alt_country", value=value)
        spoken.append(part)
    if not bars:
        return None
    legend = [Legend(desk.heading, COLOURS["teal"])]
    if points:
        legend.append(Legend(desk.country_name, COLOURS["gold"], "diamond"))
    axis = words("poverty.lines_axis")
    return Chart(
        title=desk.title("poverty.lines_chart"),
        description=words("poverty.alt_lines", parts="; ".join(spoken)),
        wide=rate_bars(bars, points, axis, WIDE),
        narrow=rate_bars(bars, points, axis, NARROW),
        legend=tuple(legend),
    )


def _depth(desk: Desk) -> Exhibit:
    words = desk.words
    codes = ("mediaan_tekort_m", "gemiddeld_tekort_m", "mediaan_tekort_pct", "gemiddeld_tekort_pct")
    labels = ("median_m", "mean_m", "median_pct", "mean_pct", "total_y")
    rows = tuple(
        Row(
            desk.line(line),
            (
                *(desk.cell(f"{code}_{line}") for code in codes),
                desk.cell(f"totaal_tekort_y_{line}", big=True),
            ),
        )
        for line in LINES
    )
    columns = tuple(Column(words(f"poverty.{label}")) for label in labels)
    return desk.exhibit(
        "depth",
        Table(desk.title("poverty.depth_table"), words("common.line"), columns, rows),
        defines=[
            f"{code}_{MAIN_LINE}" for code in ("mediaan_tekort_m", "gemiddeld_tekort_m", "totaal_tekort_y")
        ],
        chart=_depth_chart(desk),
        note=words("poverty.depth_note"),
    )


def _depth_chart(desk: Desk) -> Chart | None:
    words = desk.words
    names = {
        "mediaan_tekort_m": words("poverty.series_median"),
        "gemiddeld_tekort_m": words("poverty.series_mean"),
    }
    marks, spoken = [], []
    for line in LINES:
        found = {code: desk.observation(f"{code}_{line}") for code in names}
        if any(observation.value is None for observation in found.values()):
            continue
        for code, observation in found.items():
            marks.append(
                Mark(desk.short(line), names[code], observation.value or 0.0, desk.text(observation))
            )
        median, mean = (desk.text(observation) for observation in found.values())
        spoken.append(words("poverty.alt_depth_line", line=desk.line(line), median=median, mean=mean))
    if not marks:
        return None
    colours = (COLOURS["teal"], COLOURS["teal_light"])
    axis = words("poverty.depth_axis")
    money = {"prefix": "€ ", "suffix": ""}
    return Chart(
        title=desk.title("poverty.depth_chart"),
        description=words("poverty.alt_depth", parts="; ".join(spoken)),
        wide=grouped_bars(marks, colours, axis, WIDE, **money),
        narrow=grouped_bars(marks, colours, axis, NARROW, **money),
        legend=tuple(Legend(name, colour) for name, colour in zip(names.values(), colours, strict=True)),
    )


def _form(desk: Desk) -> Exhibit:
    words = desk.words
    rows = []
    for line in LINES:
        cells: list[Cell] = []
        for form in ("eenouder", "twee_ouders"):
            code = f"kinderen_tot_{line}_{form}"
            cells += [desk.count_cell(code), desk.cell(code)]
        rows.append(Row(desk.line(line), tuple(cells)))
    columns = tuple(
        Column(f"{words(f'poverty.{form}')}: {words(f'poverty.form_{what}')}")
        for form in ("one_parent", "two_parents")
        for what in ("children", "share")
    )
    benefit = desk.observation("kinderen_in_bijstandsgezin")
    note = ""
    if benefit.n is not None:
        note = words(
            "poverty.form_note",
            n=words.number(benefit.n),
            share=desk.text(benefit),
            area=desk.place,
        )
    return desk.exhibit(
        "form",
        Table(desk.title("poverty.form_table"), words("common.line"), columns, tuple(rows)),
        defines=(f"kinderen_tot_{MAIN_LINE}_eenouder", "kinderen_in_bijstandsgezin"),
        note=note,
    )
