# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Chapter on what cannot be computed, why, and what was last published about it."""

from __future__ import annotations

from kansrijk.picture.content import Cell, Chapter, Column, Definition, Entry, Exhibit, Row, Table
from kansrijk.picture.desk import Desk


def chapter(desk: Desk, number: int) -> Chapter:
    """What we do not know yet, each with its reason."""
    words, missing = desk.words, desk.registry.unavailable
    entries = tuple(
        Entry(
            title=item.texts(desk.language).name,
            text=item.reason(desk.language),
            facts=((words("unknown.entry_what"), item.texts(desk.language).definition),),
        )
        for item in missing
    )
    limits = ["limit_use", "limit_voice", "limit_caribbean"]
    if desk.area.status == "synthetic":
        limits.insert(2, "limit_interval")
    return Chapter(
        key="unknown",
        number=number,
        title=words("unknown.title"),
        headline=words("unknown.headline", count=words.number(len(missing)), year=desk.area.period),
        exhibits=(_published(desk),),
        entries=entries,
        entries_title=words("unknown.list_title"),
        notes=tuple(words(f"unknown.{limit}") for limit in limits),
        notes_title=words("unknown.limits_title"),
    )


def _published(desk: Desk) -> Exhibit:
    words = desk.words
    rows = tuple(
        Row(
            item.texts(desk.language).name,
            (Cell(words.share(figure.value)), Cell(figure.period), Cell(figure.source(desk.language))),
        )
        for item in desk.registry.unavailable
        for figure in item.published
    )
    columns = (
        Column(words("unknown.value")),
        Column(words("unknown.period")),
        Column(words("unknown.source_column"), numeric=False),
    )
    definitions = tuple(
        Definition(item.texts(desk.language).name, item.texts(desk.language).definition)
        for item in desk.registry.unavailable
        if item.published
    )
    return Exhibit(
        key="unknown",
        table=Table(words("unknown.table"), words("unknown.corner"), columns, rows),
        period=words("unknown.period_various"),
        source=words("unknown.source"),
        chips=(desk.published_chip(),),
        definitions=definitions,
    )
