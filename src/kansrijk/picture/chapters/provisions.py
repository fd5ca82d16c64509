# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Chapter on local provisions: what they are, for whom, what they are worth and who is entitled."""

from __future__ import annotations

import re

from kansrijk.indicators import ProvisionFigure
from kansrijk.picture.charts import COLOURS, Mark, rate_bars
from kansrijk.picture.charts.build import NARROW, WIDE
from kansrijk.picture.content import (
    Cell,
    Chapter,
    Chart,
    Chip,
    Column,
    Definition,
    Entry,
    Exhibit,
    Legend,
    Row,
    Table,
)
from kansrijk.picture.desk import LINES, Desk
from kansrijk.picture.inputs import ProvisionDescription

RIGHT = "kinderen_met_recht_lokaal"
NO_RIGHT = "kinderen_zonder_recht_lokaal"
WEB_ADDRESS = re.compile(r"https?://")
WORTH = "lokale_waarde_per_kind_met_recht"


def chapter(desk: Desk, number: int) -> Chapter:
    """What the municipality offers and who has a right to it; honest where that is unknown."""
    known = desk.observation(RIGHT).missing != "unknown"
    exhibits: list[Exhibit] = []
    if known:
        exhibits.append(_totals(desk))
    if desk.area.provisions:
        exhibits.insert(0, _figures(desk))
    return Chapter(
        key="provisions",
        number=number,
        title=desk.words("provisions.title"),
        headline=_headline(desk, known),
        chips=(desk.chip(),),
        paragraphs=_paragraphs(desk, known),
        exhibits=tuple(exhibits),
        entries=tuple(_entry(desk, description) for description in desk.inputs.provisions),
        entries_title=desk.words("provisions.list_title"),
        notes=_notes(desk),
    )


def _headline(desk: Desk, known: bool) -> str:
    words, observation = desk.words, desk.observation(RIGHT)
    area = desk.place
    if not known:
        return words("provisions.headline_unknown", area=area)
    if desk.area.provisions is not None and not desk.area.provisions:
        return words("provisions.headline_none", area=area)
    if desk.hidden(observation):
        return words("common.headline_hidden")
    if observation.n is None:
        return words("provisions.headline_few", area=area)
    share, count = desk.text(observation), words.number(observation.n)
    if desk.inputs.is_country:
        coverage = desk.area.coverage
        return words(
            "provisions.headline_country",
            known=words.number(coverage.municipalities_with_provisions),
            all=words.number(coverage.municipalities),
            share=share,
        )
    worth = desk.observation(WORTH)
    if not worth.value:
        return words("provisions.headline_plain", area=area, n=count, share=share)
    return words("provisions.headline", area=area, n=count, share=share, amount=desk.text(worth))


def _paragraphs(desk: Desk, known: bool) -> tuple[str, ...]:
    if not known:
        return (desk.words("provisions.unknown_paragraph"),)
    paragraphs = [desk.words("provisions.paragraph")]
    if desk.inputs.is_country:
        children = desk.words.number(desk.area.coverage.children_with_provisions)
        paragraphs.append(desk.words("provisions.country_paragraph", children=children))
    oldest = min(
        (item.page_year for item in desk.inputs.provisions if item.counted and item.page_year), default=""
    )
    if oldest and oldest < desk.area.period:
        paragraphs.append(desk.words("provisions.old_paragraph", oldest=oldest, year=desk.area.period))
    return tuple(paragraphs)


def _notes(desk: Desk) -> tuple[str, ...]:
    if any(not description.confirmed for description in desk.inputs.provisions):
        return (desk.words("provisions.unconfirmed_note", year=desk.area.period),)
    return ()


def _name(desk: Desk, code: str) -> str:
    names = {description.code: description.name for description in desk.inputs.provisions}
    return desk.words.pick(names.get(code)) or code


def _worth(desk: Desk, figure: ProvisionFigure) -> Cell:
    if figure.missing:
        return desk.number_cell(None)
    if figure.value_per_child_once is not None:
        once = desk.words.euro(figure.value_per_child_once)
        return Cell(desk.words("provisions.once", amount=once))
    if figure.value_per_child_y is None:
        return Cell(desk.words("provisions.amount_unknown"), missing=True)
    return Cell(desk.words.euro(figure.value_per_child_y))


def _figures(desk: Desk) -> Exhibit:
    words = desk.words
    groups = {
        "arm_120": "poor",
        "ouder_werkt": "working",
        "ouders_werken_niet": "not_working",
        "eenouder": "single",
    }
    rows = []
    for figure in desk.area.provisions or ():
        cells = [
            desk.number_cell(figure.entitled_children),
            _worth(desk, figure),
            *(desk.number_cell(figure.groups.get(group)) for group in groups),
        ]
        rows.append(Row(_name(desk, figure.code), tuple(cells)))
    labels = ["entitled", "value", *groups.values()]
    columns = tuple(Column(words(f"provisions.{label}")) for label in labels)
    exhibit = desk.exhibit(
        "provisions",
        Table(desk.title("provisions.table"), words("provisions.corner"), columns, tuple(rows), wide=True),
        defines=(),
        chart=_chart(desk),
    )
    meaning = Definition(words("provisions.definition_term"), words("provisions.definition"))
    return Exhibit(**{**exhibit.__dict__, "definitions": (meaning,)})


def _chart(desk: Desk) -> Chart | None:
    words = desk.words
    bars = [
        Mark(
            _name(desk, figure.code),
            "children",
            figure.entitled_children,
            words.number(figure.entitled_children),
        )
        for figure in desk.area.provisions or ()
        if figure.entitled_children is not None
    ]
    if len(bars) < 2:
        return None
    spoken = "; ".join(f"{bar.row}: {bar.label}" for bar in bars)
    axis = words("provisions.axis")
    return Chart(
        title=desk.title("provisions.chart"),
        description=words("provisions.alt", parts=spoken),
        wide=rate_bars(bars, (), axis, WIDE, suffix=""),
        narrow=rate_bars(bars, (), axis, NARROW, suffix=""),
        legend=(Legend(words("provisions.entitled"), COLOURS["teal"]),),
    )


def _totals(desk: Desk) -> Exhibit:
    words = desk.words
    rows = [
        Row(words("provisions.something"), (desk.count_cell(RIGHT), desk.cell(RIGHT))),
        Row(words("provisions.nothing"), (desk.count_cell(NO_RIGHT), desk.cell(NO_RIGHT))),
    ]
    if desk.observation(WORTH).missing != "unknown":
        rows.append(Row(words("provisions.worth_entitled"), (desk.count_cell(WORTH), desk.cell(WORTH))))
        for line in LINES:
            code = f"lokale_waarde_per_arm_kind_{line}"
            label = words("provisions.worth_poor", line=line)
            rows.append(Row(label, (desk.count_cell(code), desk.cell(code))))
    columns = (Column(words("provisions.children_column")), Column(words("provisions.totals_value")))
    return desk.exhibit(
        "provisions-total",
        Table(desk.title("provisions.totals_table"), words("provisions.totals_corner"), columns, tuple(rows)),
        defines=(RIGHT, NO_RIGHT, WORTH),
    )


def _entry(desk: Desk, description: ProvisionDescription) -> Entry:
    words = desk.words
    name = words.pick(description.name)
    facts = [
        (words("provisions.for_whom"), words.pick(description.for_whom)),
        (words("provisions.amount"), words.pick(description.amount)),
        (words("provisions.provider"), description.provider),
        (words("provisions.page_year"), description.page_year or words("provisions.page_year_unknown")),
        (words("provisions.source_seen"), words.day(description.seen_on) if description.seen_on else ""),
        (words("provisions.note"), words.pick(description.note)),
    ]
    seen = "confirmed" if description.confirmed else "unconfirmed"
    chips = [Chip("seen", words(f"common.chip_{seen}"))]
    if not description.counted:
        chips.append(Chip("missing", words("provisions.chip_not_counted")))
    return Entry(
        title=name,
        text=words.pick(description.what),
        facts=tuple((term, text) for term, text in facts if text),
        chips=tuple(chips),
        url=description.source_url if WEB_ADDRESS.match(description.source_url) else "",
        url_label=words("provisions.source_link", name=name),
    )
