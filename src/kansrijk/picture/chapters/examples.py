# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Chapter on ambition 4: good examples. Who is in front and how sure that is, who is alike, what front-runners do."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kansrijk.picture.chapters.published_table import latest_exhibit, targets_exhibit
from kansrijk.picture.content import Cell, Chapter, Chip, Column, Definition, Entry, Exhibit, Row, Table
from kansrijk.picture.desk import Desk
from kansrijk.picture.examples import Compared, Neighbour
from kansrijk.policy.assessment.judge import Practice

WEB = re.compile(r"https?://")


def chapter(desk: Desk, number: int) -> Chapter:
    """Front-runners with uncertainty, like municipalities with reasons, and practices with what is known of them."""
    words, found, record = desk.words, desk.inputs.examples, desk.inputs.record
    exhibits: list[Exhibit] = []
    if found.compared:
        exhibits.append(_standing(desk, found.compared))
    main = found.compared[0] if found.compared else None
    if main is not None and found.in_front:
        exhibits.append(_neighbours(desk, "in-front", "examples.front_table", found.in_front, main))
    if main is not None and found.alike:
        exhibits.append(_neighbours(desk, "alike", "examples.alike_table", found.alike, main))
    exhibits.append(latest_exhibit(desk, "policy", "examples.policy", record.municipalities))
    exhibits.append(
        targets_exhibit(
            desk, "policy-target", "examples.target", record.judged("integraal-beleid"), named=True
        )
    )
    return Chapter(
        key="examples",
        number=number,
        title=words("examples.title"),
        headline=_headline(desk, main),
        chips=(desk.chip(),) if main else (),
        paragraphs=(words("examples.ambition"), words("examples.paragraph")),
        exhibits=tuple(exhibits),
        entries=tuple(_practice(desk, practice) for practice in found.practices),
        entries_title=words("examples.practices"),
        notes=(words("examples.evidence"),),
    )


def _headline(desk: Desk, main: Compared | None) -> str:
    words = desk.words
    if main is None:
        return words("examples.headline_none", area=desk.place)
    place = main.place(desk.area.code)
    every = words.number(len(main.standing.places))
    if place is not None:
        return words(
            f"examples.headline_{place.group}", area=desk.place, best=place.best, worst=place.worst, all=every
        )
    front = words.number(len(main.standing.group("front")))
    if desk.area.status != "synthetic":
        key = "own"
    elif desk.hidden(desk.observation(main.code)):
        key = "hidden"
    else:
        key = "country" if desk.inputs.is_country else "unknown"
    return words(f"examples.headline_{key}", area=desk.place, front=front, all=every)


def _standing(desk: Desk, compared: Sequence[Compared]) -> Exhibit:
    words = desk.words
    rows = []
    for item in compared:
        place = item.place(desk.area.code)
        rows.append(
            Row(
                desk.registry[item.code].texts(desk.language).name,
                (
                    desk.cell(item.code),
                    Cell(words("examples.no_place"), missing=True)
                    if place is None
                    else _places(desk, item, desk.area.code),
                    Cell(words.number(len(item.standing.group("front")))),
                    Cell(words.number(len(item.standing.places))),
                    _between(desk, item),
                ),
            )
        )
    labels = ("places", "front", "counted", "between")
    columns = (Column(desk.heading), *(Column(words(f"examples.{label}")) for label in labels))
    remarks = [
        remark
        for remark in compared[0].standing.remarks(desk.language)
        if not any(area in remark for area in compared[0].standing.figures.left_out)
    ]
    table = Table(
        desk.title_of_others("examples.standing"), words("examples.what"), columns, tuple(rows), wide=True
    )
    exhibit = desk.exhibit(
        "standing",
        table,
        defines=[item.code for item in compared],
        note=" ".join(remarks),
        chips=desk.chips_of(desk.country),
    )
    meaning = Definition(words("examples.front"), words("examples.front_meaning"))
    return Exhibit(**{**exhibit.__dict__, "definitions": (*exhibit.definitions, meaning)})


def _between(desk: Desk, item: Compared) -> Cell:
    """Where the middle eighty percent of the children live, noise taken out."""
    measures = item.spread.measures
    if "p10" not in measures or "p90" not in measures:
        return Cell(desk.why_missing("not_defined"), missing=True)
    low, high = (desk.words.share(measures[name].value) for name in ("p10", "p90"))
    return Cell(desk.words("examples.between_cell", low=low, high=high))


def _places(desk: Desk, item: Compared, code: str) -> Cell:
    place = item.place(code)
    if place is None:
        return Cell(desk.why_missing("no_provisions"), missing=True)
    group = desk.words(f"examples.group_{place.group}")
    return Cell(desk.words("examples.places_cell", best=place.best, worst=place.worst, group=group))


def _share(desk: Desk, value: float) -> Cell:
    """A share; all but a few of a group is shown as nearly all, so 1 is never quite certain."""
    return Cell(desk.words("common.nearly_all") if value == 1 else desk.words.share(value))


def _neighbours(desk: Desk, key: str, title: str, found: Sequence[Neighbour], main: Compared) -> Exhibit:
    words = desk.words
    told = any(item.why for item in found)
    rows = []
    for item in found:
        place = main.place(item.code)
        value = (
            Cell(desk.why_missing("no_provisions"), missing=True)
            if place is None
            else _share(desk, place.value)
        )
        cells = [value, _places(desk, main, item.code)]
        if told:
            cells.append(Cell(words.pick(dict(item.why))))
        rows.append(Row(item.name, tuple(cells)))
    columns = [Column(words("examples.right")), Column(words("examples.places"))]
    if told:
        columns.append(Column(words("examples.why"), numeric=False))
    table = Table(desk.title_of_others(title), words("examples.municipality"), tuple(columns), tuple(rows))
    return desk.exhibit(key, table, defines=(main.code,), chips=(desk.chip(desk.country),))


def _practice(desk: Desk, practice: Practice) -> Entry:
    words = desk.words
    linked = bool(WEB.match(practice.source))
    facts = [(words("examples.where"), practice.where)]
    if not linked:
        facts.append((words("common.source"), practice.source))
    return Entry(
        title=practice.name,
        text=practice.text.in_language(desk.language),
        facts=tuple(facts),
        chips=(Chip("seen", words(f"examples.measured_{practice.measured}")),),
        url=practice.source if linked else "",
        url_label=words("examples.source_link", name=practice.name),
    )
