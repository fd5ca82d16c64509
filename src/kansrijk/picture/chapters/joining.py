# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Chapter on ambition 1: every child joins in. Who is meant, who is reached, what it is worth and how hard to get."""

from __future__ import annotations

from kansrijk.picture.chapters.figures_table import figures_exhibit, shares_chart
from kansrijk.picture.chapters.published_table import targets_exhibit, years_exhibit
from kansrijk.picture.charts import COLOURS, Mark, grouped_bars
from kansrijk.picture.charts.build import NARROW, WIDE
from kansrijk.picture.content import Cell, Chapter, Chart, Column, Exhibit, Legend, Row, Table
from kansrijk.picture.desk import LINES, MAIN_LINE, Desk

GROUNDS = ("inkomen", "werk", "schulden", "omstandigheden")
STEPS = ("bekend", "aangevraagd", "toegekend", "gebruikt")
RIGHT = "recht_onder_arme_kinderen_{line}"
REACH = "bereik_verwacht_{line}"
POOR = "kinderen_tot_{line}_sociaal_minimum"
TARGETS = ("bereik-bijstand", "bereik-werkend", "voorzieningen-overal")


def chapter(desk: Desk, number: int) -> Chapter:
    """Reach with its denominator, by ground and by source of income; what only the municipality knows stays unknown."""
    words = desk.words
    right = desk.observation(RIGHT.format(line=MAIN_LINE))
    if desk.hidden(right):
        headline = words("joining.headline_hidden", area=desk.place)
    elif right.value is None:
        headline = words("joining.headline_unknown", area=desk.place)
    elif desk.in_part:
        headline = words("joining.headline_country", known=desk.in_part, share=desk.text(right))
    else:
        headline = words("joining.headline", share=desk.text(right), area=desk.place)
    return Chapter(
        key="joining",
        number=number,
        title=words("joining.title"),
        headline=headline,
        chips=(desk.chip(),),
        paragraphs=(words("joining.ambition"), words("joining.paragraph")),
        exhibits=(
            _funnel(desk),
            _reach(desk),
            _income(desk),
            _value(desk),
            years_exhibit(desk, "joining-published", "joining.published", desk.inputs.record.reach),
            targets_exhibit(
                desk, "joining-targets", "joining.targets", desk.inputs.record.judged(*TARGETS), named=True
            ),
        ),
    )


def _estimated(ground: str) -> str:
    return f"doelgroep_geschat_{ground}"


def _funnel(desk: Desk) -> Exhibit:
    words = desk.words
    rows = []
    for ground in GROUNDS:
        estimated = _estimated(ground)
        steps = [desk.cell(f"doelgroep_{step}_{ground}") for step in STEPS]
        cells = (desk.count_cell(estimated), desk.cell(estimated), *steps)
        rows.append(Row(words(f"joining.ground_{ground}"), cells))
    labels = ("estimated", "estimated_share", *(f"step_{step}" for step in STEPS))
    table = Table(
        desk.title("joining.funnel_table"),
        words("joining.ground"),
        tuple(Column(words(f"joining.{label}")) for label in labels),
        tuple(rows),
        wide=True,
    )
    charted = [(words(f"joining.ground_{ground}"), _estimated(ground)) for ground in GROUNDS[:3]]
    return desk.exhibit(
        "funnel",
        table,
        defines=(
            *(_estimated(ground) for ground in GROUNDS),
            *(f"doelgroep_{step}_inkomen" for step in STEPS),
        ),
        chart=shares_chart(desk, "joining.funnel_chart", charted, words("joining.funnel_axis")),
        note=words("joining.funnel_note"),
        chips=desk.chips_of(desk.country),
    )


def _reach(desk: Desk) -> Exhibit:
    words = desk.words
    rows = tuple(
        Row(
            desk.line(line),
            (
                desk.count_cell(POOR.format(line=line)),
                desk.cell(RIGHT.format(line=line)),
                desk.cell(REACH.format(line=line)),
                Cell(desk.why_missing("needs_data"), missing=True),
            ),
        )
        for line in LINES
    )
    labels = ("poor", "right", "expected", "measured")
    table = Table(
        desk.title("joining.reach_table"),
        words("common.line"),
        tuple(Column(words(f"joining.{label}")) for label in labels),
        rows,
    )
    codes = (RIGHT, REACH)
    return desk.exhibit(
        "reach",
        table,
        defines=[*(code.format(line=MAIN_LINE) for code in codes), "niet_gebruik_lokaal"],
        chart=_reach_chart(desk),
        note=words("joining.reach_note"),
        chips=(desk.chip(), desk.model_chip()),
    )


def _reach_chart(desk: Desk) -> Chart | None:
    words = desk.words
    names = {RIGHT: words("joining.right"), REACH: words("joining.expected")}
    marks, spoken = [], []
    for line in LINES:
        found = {code: desk.observation(code.format(line=line)) for code in names}
        if any(observation.value is None for observation in found.values()):
            continue
        for code, observation in found.items():
            value = desk.rate(desk.area, observation.code) or 0.0
            marks.append(Mark(desk.short(line), names[code], value, desk.text(observation)))
        right, reach = (desk.text(observation) for observation in found.values())
        spoken.append(words("joining.alt_line", line=desk.line(line), right=right, reach=reach))
    if not marks:
        return None
    colours, axis = (COLOURS["teal"], COLOURS["plum"]), words("joining.reach_axis")
    return Chart(
        title=desk.title("joining.reach_chart"),
        description=words("figures.alt", parts="; ".join(spoken)),
        wide=grouped_bars(marks, colours, axis, WIDE),
        narrow=grouped_bars(marks, colours, axis, NARROW),
        legend=tuple(Legend(name, colour) for name, colour in zip(names.values(), colours, strict=True)),
    )


def _income(desk: Desk) -> Exhibit:
    """Children by the source of their parents' income; reach by source is what ambition 1 asks for."""
    words, line = desk.words, MAIN_LINE
    dash = Cell(words("joining.not_split"), missing=True)
    rows = (
        Row(
            words("joining.working"),
            (
                desk.count_cell(f"kinderen_tot_{line}_ouder_werkt"),
                desk.cell(f"{RIGHT.format(line=line)}_ouder_werkt"),
                desk.cell("bereik_werkend"),
            ),
        ),
        Row(
            words("joining.not_working"),
            (
                desk.count_cell(f"kinderen_tot_{line}_ouders_werken_niet"),
                desk.cell(f"{RIGHT.format(line=line)}_ouders_werken_niet"),
                dash,
            ),
        ),
        Row(
            words("joining.assistance"),
            (desk.count_cell("kinderen_in_bijstandsgezin"), dash, desk.cell("bereik_bijstand")),
        ),
    )
    labels = ("children", "right", "measured")
    table = Table(
        desk.title("joining.income_table"),
        words("joining.income"),
        tuple(Column(words(f"joining.{label}")) for label in labels),
        rows,
    )
    return desk.exhibit(
        "income",
        table,
        defines=(
            f"kinderen_tot_{line}_ouder_werkt",
            f"{RIGHT.format(line=line)}_ouder_werkt",
            "kinderen_in_bijstandsgezin",
            "bereik_bijstand",
            "bereik_werkend",
        ),
        note=words("joining.income_note"),
    )


def _value(desk: Desk) -> Exhibit:
    rows = {
        "worth_entitled": "lokale_waarde_per_kind_met_recht",
        "worth_poor": f"lokale_waarde_per_arm_kind_{MAIN_LINE}",
        "worth_used": "waarde_gebruikte_voorzieningen",
        "steps": "toegang_stappen",
        "days": "toegang_dagen",
        "non_use": "niet_gebruik_lokaal",
        "non_use_expected": "niet_gebruik_verwacht",
    }
    return figures_exhibit(
        desk,
        "access",
        "joining.value_table",
        [(desk.words(f"joining.{label}"), code) for label, code in rows.items()],
        corner=desk.words("joining.value_corner"),
        model=True,
    )
