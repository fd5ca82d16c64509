# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A picture in words, tables and charts, apart from how it is printed. HTML and PDF both read this."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

ChipKind = Literal["synthetic", "computed", "published", "missing", "seen", "model"]


@dataclass(frozen=True)
class Chip:
    """A small label that says what kind of figure this is."""

    kind: ChipKind
    text: str


@dataclass(frozen=True)
class Definition:
    """What a figure means, exactly."""

    term: str
    text: str


@dataclass(frozen=True)
class Cell:
    """A cell of a table; `missing` when it says why there is no figure."""

    text: str
    missing: bool = False
    url: str = ""


@dataclass(frozen=True)
class Column:
    """A column of a table. Numbers stand to the right."""

    label: str
    numeric: bool = True


@dataclass(frozen=True)
class Row:
    """A row of a table; `strong` sets it apart."""

    header: str
    cells: tuple[Cell, ...]
    strong: bool = False


@dataclass(frozen=True)
class Table:
    """A table with a caption and headers; the first column holds the row headers."""

    caption: str
    corner: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    wide: bool = False


@dataclass(frozen=True)
class Legend:
    """One entry of the key of a chart, drawn in the page so that it can wrap on a phone."""

    label: str
    colour: str
    shape: Literal["square", "circle", "diamond", "ring", "triangle"] = "square"


@dataclass(frozen=True)
class Chart:
    """A chart as Vega-Lite, once for a page and once for a phone, with its text for who cannot see it."""

    title: str
    description: str
    wide: dict[str, Any]
    narrow: dict[str, Any]
    legend: tuple[Legend, ...] = ()


@dataclass(frozen=True)
class Exhibit:
    """A table with, when it helps, a chart of it: always with period, source, status and definitions."""

    key: str
    table: Table
    period: str
    source: str
    chips: tuple[Chip, ...]
    definitions: tuple[Definition, ...]
    chart: Chart | None = None
    note: str = ""


@dataclass(frozen=True)
class Entry:
    """A term with a text and a few facts below it, such as a provision or a gap in what we know."""

    title: str
    text: str
    facts: tuple[tuple[str, str], ...] = ()
    chips: tuple[Chip, ...] = ()
    url: str = ""
    url_label: str = ""


@dataclass(frozen=True)
class Chapter:
    """A chapter: one sentence that says it all, with what kind of figures it is about, then the exhibits.

    `empty` stands above the entries where something belongs that is not there yet. `part` is where the list of
    contents names the chapter.
    """

    key: str
    number: int
    title: str
    headline: str
    chips: tuple[Chip, ...] = ()
    paragraphs: tuple[str, ...] = ()
    exhibits: tuple[Exhibit, ...] = ()
    entries: tuple[Entry, ...] = ()
    entries_title: str = ""
    notes: tuple[str, ...] = ()
    notes_title: str = ""
    empty: str = ""
    part: Literal["ambitions", "details"] = "details"


@dataclass(frozen=True)
class KeyFigure:
    """A figure at the front, with everything a reader needs to trust it."""

    code: str
    label: str
    value: str
    detail: str
    definition: str
    period: str
    source: str
    chip: Chip
    chapter: str
    missing: bool = False


@dataclass(frozen=True)
class Picture:
    """The whole picture in one language."""

    language: str
    title: str
    area_name: str
    period: str
    kicker: str
    summary: str
    banner_title: str
    banner: str
    chip: Chip
    key_figures: tuple[KeyFigure, ...]
    chapters: tuple[Chapter, ...]
    glossary: tuple[Definition, ...]
    footer: str
