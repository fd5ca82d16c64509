# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Chapter on children of working and of non-working parents."""

from __future__ import annotations

from kansrijk.picture.charts import COLOURS, Mark, grouped_bars
from kansrijk.picture.charts.build import NARROW, WIDE
from kansrijk.picture.content import Cell, Chapter, Chart, Column, Exhibit, Legend, Row, Table
from kansrijk.picture.desk import LINES, MAIN_LINE, Desk

GROUPS = ("ouder_werkt", "ouders_werken_niet")


def chapter(desk: Desk, number: int) -> Chapter:
    """How poverty differs between children with and without a working parent."""
    observation = desk.observation(f"arme_kinderen_{MAIN_LINE}_waarvan_ouder_werkt")
    if desk.hidden(observation):
        headline = desk.words("common.headline_hidden")
    elif observation.value is None:
        headline = desk.words("work.headline_missing")
    else:
        headline = desk.words("work.headline", share=desk.text(observation))
    return Chapter(
        key="work",
        number=number,
        title=desk.words("work.title"),
        headline=headline,
        chips=(desk.chip(),),
        paragraphs=(desk.words("work.paragraph"),),
        exhibits=(_shares(desk), _depth(desk)),
    )


def _shares(desk: Desk) -> Exhibit:
    words = desk.words
    labels = ("working_n", "working_share", "not_working_n", "not_working_share", "of_poor")
    rows = []
    for line in LINES:
        cells: list[Cell] = []
        for group in GROUPS:
            code = f"kinderen_tot_{line}_{group}"
            cells += [desk.count_cell(code), desk.cell(code)]
        cells.append(desk.cell(f"arme_kinderen_{line}_waarvan_ouder_werkt"))
        rows.append(Row(desk.line(line), tuple(cells)))
    columns = tuple(Column(words(f"work.{label}")) for label in labels)
    return desk.exhibit(
        "work",
        Table(desk.title("work.table"), words("common.line"), columns, tuple(rows)),
        defines=(
            f"kinderen_tot_{MAIN_LINE}_ouder_werkt",
            f"kinderen_tot_{MAIN_LINE}_ouders_werken_niet",
            f"arme_kinderen_{MAIN_LINE}_waarvan_ouder_werkt",
        ),
        chart=_chart(desk),
    )


def _chart(desk: Desk) -> Chart | None:
    words = desk.words
    names = (words("work.working"), words("work.not_working"))
    marks, spoken = [], []
    for line in LINES:
        codes = [f"kinderen_tot_{line}_{group}" for group in GROUPS]
        if any(desk.area.value(code) is None for code in codes):
            continue
        texts = [desk.text(desk.observation(code)) for code in codes]
        for name, code, text in zip(names, codes, texts, strict=True):
            marks.append(Mark(desk.short(line), name, desk.rate(desk.area, code) or 0.0, text))
        spoken.append(words("work.alt_line", line=desk.line(line), working=texts[0], not_working=texts[1]))
    if not marks:
        return None
    colours = (COLOURS["teal"], COLOURS["clay"])
    axis = words("work.axis")
    return Chart(
        title=desk.title("work.chart"),
        description=words("work.alt", parts="; ".join(spoken)),
        wide=grouped_bars(marks, colours, axis, WIDE),
        narrow=grouped_bars(marks, colours, axis, NARROW),
        legend=tuple(Legend(name, colour) for name, colour in zip(names, colours, strict=True)),
    )


def _depth(desk: Desk) -> Exhibit:
    columns = (Column(desk.words("work.working")), Column(desk.words("work.not_working")))
    rows = tuple(
        desk.row(desk.line(line), [f"mediaan_tekort_m_{line}_{group}" for group in GROUPS]) for line in LINES
    )
    return desk.exhibit(
        "work-depth",
        Table(desk.title("work.depth_table"), desk.words("common.line"), columns, rows),
        defines=(f"mediaan_tekort_m_{MAIN_LINE}_ouder_werkt",),
    )
