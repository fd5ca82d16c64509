# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Chapter on what national schemes are worth to families, and what is left after fixed costs."""

from __future__ import annotations

from kansrijk.picture.charts import COLOURS, SERIES, Mark, rate_bars, stacked_bars
from kansrijk.picture.charts.build import NARROW, WIDE
from kansrijk.picture.content import Cell, Chapter, Chart, Column, Exhibit, Legend, Row, Table
from kansrijk.picture.desk import MAIN_LINE, Desk


def chapter(desk: Desk, number: int) -> Chapter:
    """What families get from national schemes, by income, and what is left."""
    amounts = [desk.area.value(f"{scheme}_per_gezin_arm_{MAIN_LINE}") for scheme in _schemes(desk)]
    if any(amount is None for amount in amounts):
        headline = desk.words("schemes.headline_missing")
    else:
        total = sum(amount or 0.0 for amount in amounts)
        headline = desk.words("schemes.headline", amount=desk.words.euro(total))
    return Chapter(
        key="schemes",
        number=number,
        title=desk.words("schemes.title"),
        headline=headline,
        chips=(desk.chip(),),
        paragraphs=(desk.words("schemes.paragraph"),),
        exhibits=(_by_income(desk), _reach(desk), _left(desk)),
    )


def _schemes(desk: Desk) -> dict[str, str]:
    """Code and name of each scheme, in the order of the registry."""
    return {code: fields[desk.language] for code, fields in desk.registry.lists["regeling"].items()}


def _band(desk: Desk, band: str) -> str:
    low, high = band.split("_")
    if low == "0":
        return desk.words("schemes.band_first", high=high)
    if high == "plus":
        return desk.words("schemes.band_last", low=low)
    return desk.words("schemes.band", low=low, high=high)


def _total(desk: Desk, band: str) -> float | None:
    amounts = [desk.area.value(f"{scheme}_per_gezin_{band}") for scheme in _schemes(desk)]
    return None if any(amount is None for amount in amounts) else sum(amount or 0.0 for amount in amounts)


def _by_income(desk: Desk) -> Exhibit:
    words, bands = desk.words, list(desk.registry.lists["band"])
    rows = [
        desk.row(name[:1].upper() + name[1:], [f"{scheme}_per_gezin_{band}" for band in bands])
        for scheme, name in _schemes(desk).items()
    ]
    totals = [_total(desk, band) for band in bands]
    together = tuple(
        Cell(desk.why_missing("either"), True) if total is None else Cell(words.euro(total))
        for total in totals
    )
    rows.append(Row(words("common.total"), together, strong=True))
    families = tuple(desk.count_cell(f"kinderbijslag_per_gezin_{band}") for band in bands)
    rows.append(Row(words("schemes.families"), families))
    columns = tuple(Column(_band(desk, band)) for band in bands)
    return desk.exhibit(
        "schemes",
        Table(desk.title("schemes.table"), words("schemes.corner"), columns, tuple(rows), wide=True),
        defines=("kindgebonden_budget_per_gezin_0_100",),
        chart=_chart(desk),
    )


def _chart(desk: Desk) -> Chart | None:
    words, schemes = desk.words, _schemes(desk)
    marks, totals, spoken = [], [], []
    for band in desk.registry.lists["band"]:
        total = _total(desk, band)
        if total is None:
            continue
        row = _band(desk, band)
        for scheme, name in schemes.items():
            marks.append(Mark(row, name, desk.area.value(f"{scheme}_per_gezin_{band}") or 0.0))
        totals.append(Mark(row, "total", total, words.euro(total)))
        spoken.append(words("schemes.alt_band", band=row, amount=words.euro(total)))
    if not marks:
        return None
    axis = words("schemes.axis")
    return Chart(
        title=desk.title("schemes.chart"),
        description=words("schemes.alt", parts="; ".join(spoken)),
        wide=stacked_bars(marks, totals, SERIES, axis, WIDE),
        narrow=stacked_bars(marks, totals, SERIES, axis, NARROW),
        legend=tuple(Legend(name, colour) for name, colour in zip(schemes.values(), SERIES, strict=True)),
    )


def _reach(desk: Desk) -> Exhibit:
    words = desk.words
    columns = tuple(Column(words(f"schemes.{name}")) for name in ("reach_all", "reach_poor", "amount_poor"))
    rows = tuple(
        desk.row(
            name[:1].upper() + name[1:],
            (
                f"gezinnen_met_{scheme}",
                f"gezinnen_arm_{MAIN_LINE}_met_{scheme}",
                f"{scheme}_per_gezin_arm_{MAIN_LINE}",
            ),
        )
        for scheme, name in _schemes(desk).items()
    )
    return desk.exhibit(
        "schemes-reach",
        Table(desk.title("schemes.reach_table"), words("schemes.reach_corner"), columns, rows),
        defines=("gezinnen_met_huurtoeslag", f"gezinnen_arm_{MAIN_LINE}_met_huurtoeslag"),
    )


def _left(desk: Desk) -> Exhibit:
    words = desk.words
    groups = {code: fields[desk.language] for code, fields in desk.registry.lists["groep"].items()}
    rows, marks, spoken = [], [], []
    for code, name in groups.items():
        observation = desk.observation(f"inkomen_na_vaste_lasten_{code}")
        label = name[:1].upper() + name[1:]
        rows.append(Row(label, (desk.cell(observation.code), desk.count_cell(observation.code))))
        if observation.value is not None:
            marks.append(
                Mark(words(f"schemes.left_{code}"), "left", observation.value, desk.text(observation))
            )
            spoken.append(words("schemes.alt_band", band=label, amount=desk.text(observation)))
    chart = None
    if marks and all(mark.value > 0 for mark in marks):
        axis = words("schemes.left_axis")
        chart = Chart(
            title=desk.title("schemes.left_chart"),
            description=words("schemes.alt_left", parts="; ".join(spoken)),
            wide=rate_bars(marks, (), axis, WIDE, prefix="€ ", suffix=""),
            narrow=rate_bars(marks, (), axis, NARROW, prefix="€ ", suffix=""),
            legend=(Legend(words("schemes.left_value"), COLOURS["teal"]),),
        )
    columns = (Column(words("schemes.left_value")), Column(words("schemes.families")))
    return desk.exhibit(
        "left",
        Table(desk.title("schemes.left_table"), words("schemes.left_corner"), columns, tuple(rows)),
        defines=(f"inkomen_na_vaste_lasten_arm_{MAIN_LINE}",),
        chart=chart,
        note=words("schemes.left_note"),
    )
