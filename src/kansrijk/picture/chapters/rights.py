# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Chapter on the two by two of being poor and being entitled."""

from __future__ import annotations

from kansrijk.picture.charts import COLOURS, squares
from kansrijk.picture.charts.build import NARROW, WIDE
from kansrijk.picture.content import Cell, Chapter, Chart, Column, Exhibit, Legend, Row, Table
from kansrijk.picture.desk import LINES, MAIN_LINE, Desk

CELLS = {
    "poor_entitled": ("arm_met_recht", COLOURS["teal"]),
    "poor_not": ("arm_zonder_recht", COLOURS["clay"]),
    "rich_entitled": ("niet_arm_met_recht", COLOURS["gold"]),
    "rich_not": ("niet_arm_zonder_recht", COLOURS["sand"]),
}


def chapter(desk: Desk, number: int) -> Chapter:
    """Who is poor but not entitled, and entitled but not poor."""
    words = desk.words
    missed = desk.observation(f"arm_zonder_recht_{MAIN_LINE}")
    known = missed.missing != "unknown"
    if not known:
        headline = words("rights.headline_unknown", area=desk.place)
    elif desk.hidden(missed):
        headline = words("common.headline_hidden")
    elif missed.n is None:
        headline = words("rights.headline_few")
    elif desk.in_part:
        headline = words("rights.headline_country", known=desk.in_part, n=words.number(missed.n))
    else:
        headline = words("rights.headline", n=words.number(missed.n))
    return Chapter(
        key="rights",
        number=number,
        title=words("rights.title"),
        headline=headline,
        chips=(desk.chip(),),
        paragraphs=(words("rights.paragraph"),),
        exhibits=(_two_by_two(desk), _by_line(desk)) if known else (),
    )


def _both(desk: Desk, code: str) -> Cell:
    observation = desk.observation(code)
    if observation.n is None:
        return desk.count_cell(code)
    count, share = desk.words.number(observation.n), desk.text(observation)
    return Cell(desk.words("rights.cell", n=count, share=share))


def _two_by_two(desk: Desk) -> Exhibit:
    words = desk.words
    rows = tuple(
        Row(words(f"rights.{label}"), tuple(_both(desk, f"{code}_{MAIN_LINE}") for code in codes))
        for label, codes in (
            ("poor", ("arm_met_recht", "arm_zonder_recht")),
            ("not_poor", ("niet_arm_met_recht", "niet_arm_zonder_recht")),
        )
    )
    columns = (Column(words("rights.entitled")), Column(words("rights.not_entitled")))
    return desk.exhibit(
        "rights",
        Table(desk.title("rights.table"), words("rights.corner"), columns, rows),
        defines=(f"arm_zonder_recht_{MAIN_LINE}", f"niet_arm_met_recht_{MAIN_LINE}"),
        chart=_chart(desk),
        note=words("rights.rounded_note"),
    )


def hundred(shares: list[float]) -> list[int]:
    """Whole numbers that add up to 100, as near to 100 times the shares as can be (largest remainders)."""
    scale = 100.0 / sum(shares)
    exact = [share * scale for share in shares]
    whole = [int(value) for value in exact]
    order = sorted(range(len(exact)), key=lambda i: exact[i] - whole[i], reverse=True)
    for index in order[: 100 - sum(whole)]:
        whole[index] += 1
    return whole


def _chart(desk: Desk) -> Chart | None:
    words = desk.words
    # A cell of fewer than 10 children counts as none here: it never fills one of a hundred squares in a
    # large area.
    values = [desk.area.value(f"{code}_{MAIN_LINE}") for code, _ in CELLS.values()]
    if sum(value is None for value in values) > 1 or desk.area.children < 2000:
        return None
    counts = hundred([value or 0.0 for value in values])
    names = [words(f"rights.{key}") for key in CELLS]
    colours = [colour for _, colour in CELLS.values()]
    parts = list(zip(names, counts, strict=True))
    spoken = [words("rights.alt_part", count=words.number(count), name=name) for name, count in parts]
    legend = [
        Legend(words("rights.legend", name=name, count=words.number(count)), colour)
        for (name, count), colour in zip(parts, colours, strict=True)
    ]
    return Chart(
        title=desk.title("rights.chart"),
        description=words("rights.alt", parts="; ".join(spoken)),
        wide=squares(parts, colours, WIDE),
        narrow=squares(parts, colours, NARROW),
        legend=tuple(legend),
    )


def _by_line(desk: Desk) -> Exhibit:
    words = desk.words
    labels = ("lines_poor_not", "lines_rich_yes", "lines_reach", "lines_working", "lines_not_working")
    rows = []
    for line in LINES:
        reach = f"recht_onder_arme_kinderen_{line}"
        cells = [
            desk.count_cell(f"arm_zonder_recht_{line}"),
            desk.count_cell(f"niet_arm_met_recht_{line}"),
            desk.cell(reach),
            desk.cell(f"{reach}_ouder_werkt"),
            desk.cell(f"{reach}_ouders_werken_niet"),
        ]
        rows.append(Row(desk.line(line), tuple(cells)))
    columns = tuple(Column(words(f"rights.{label}")) for label in labels)
    return desk.exhibit(
        "rights-lines",
        Table(desk.title("rights.lines_table"), words("common.line"), columns, tuple(rows)),
        defines=(
            f"recht_onder_arme_kinderen_{MAIN_LINE}",
            f"recht_onder_arme_kinderen_{MAIN_LINE}_ouder_werkt",
        ),
    )
