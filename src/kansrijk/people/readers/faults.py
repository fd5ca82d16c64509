# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2

"""Faults of an extract: kind, column and row numbers, and never a value or a number of a person."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from kansrijk.engine.problems import InvalidData
from kansrijk.engine.wording import counted

if TYPE_CHECKING:
    from kansrijk.people.readers.report import ReadReport

SHOWN_ROWS = 20
WORDS: Mapping[str, tuple[str, str]] = {
    "cells": ("meer of minder cellen dan de kopregel", "more or fewer cells than the header row"),
    "empty": ("leeg; vul de cel, of geef 'leeg_is' in de mapping", "empty; fill the cell, or give 'leeg_is'"),
    "no_number": ("geen getal in de vorm die de mapping noemt", "no number in the form the mapping names"),
    "not_whole": ("geen heel getal", "no whole number"),
    "range": ("buiten de grenzen van de kolom", "outside the limits of the column"),
    "code": ("een code die niet in de mapping staat", "a code that is not in the mapping"),
    "yes_no": ("geen ja of nee", "neither yes nor no"),
    "date": ("geen datum in de vorm die de mapping noemt", "no date in the form the mapping names"),
    "unborn": ("geboren na de peildatum", "born after the reference date"),
    "area": ("geen gemeente van 2025", "no municipality of 2025"),
    "person_twice": ("deze persoon staat er twee keer", "this person is there twice"),
    "conflict": (
        "niet gelijk aan een andere rij van hetzelfde huishouden of gezin; geef 'samen' in de mapping",
        "differs from another row of the same household or family; give 'samen' in the mapping",
    ),
    "no_adult": ("een gezin zonder volwassene", "a family without an adult"),
    "many_adults": ("een gezin met meer dan twee volwassenen", "a family with more than two adults"),
    "young_adult": ("een volwassene onder de 15 jaar", "an adult under 15"),
    "large": ("een gezin met meer dan 127 personen", "a family of more than 127 people"),
}
"""What is said of each kind of fault, in Dutch and English."""


@dataclass(frozen=True)
class Fault:
    """One kind of fault in one column: how often, and the first row numbers as a spreadsheet counts them."""

    kind: str
    column: str
    count: int
    rows: tuple[int, ...]

    def in_language(self, language: str) -> str:
        """One line for a reader."""
        text = WORDS[self.kind][0 if language == "nl" else 1]
        words = {"nl": ("kolom", "rij", "en meer"), "en": ("column", "row", "and more")}[language]
        listed = ", ".join(str(row) for row in self.rows)
        more = f" {words[2]}" if self.count > len(self.rows) else ""
        where = f"{words[0]} {self.column}: " if self.column else ""
        return f"{where}{text} ({self.count}x; {words[1]} {listed}{more})"


@dataclass
class Faults:
    """Collects faults, with the first `limit` row numbers of each kind in each column."""

    numbers: NDArray[np.int64]
    limit: int = SHOWN_ROWS
    found: list[Fault] = field(default_factory=list)
    wrong: NDArray[np.bool_] = field(init=False)
    outside: int = 0

    def __post_init__(self) -> None:
        self.wrong = np.zeros(len(self.numbers), dtype=bool)

    def add(self, kind: str, column: str, rows: NDArray[np.bool_] | NDArray[np.int64]) -> None:
        """Note faulty rows: a flag a row, or row indices."""
        index = np.flatnonzero(rows) if rows.dtype == bool else np.unique(rows)
        if len(index) == 0:
            return
        self.wrong[index] = True
        shown = tuple(int(number) for number in np.sort(self.numbers[index])[: self.limit])
        self.found.append(Fault(kind, column, len(index), shown))

    def add_outside(self, kind: str, rows: list[int]) -> None:
        """Note rows that could not be taken into the table at all, by their numbers."""
        if rows:
            self.outside += len(rows)
            self.found.append(Fault(kind, "", len(rows), tuple(rows[: self.limit])))

    @property
    def count(self) -> int:
        """How many faults there are."""
        return sum(fault.count for fault in self.found)

    @property
    def rows(self) -> int:
        """How many rows have one."""
        return int(self.wrong.sum()) + self.outside


class ExtractProblem(InvalidData):
    """An extract has faults, so nothing was written; `report` tells what was read and what is wrong."""

    def __init__(self, source: str, report: ReadReport) -> None:
        self.report = report
        nl, en = (_tally(report, language) for language in ("nl", "en"))
        super().__init__(
            nl=f"{source}: {nl}. Er is geen bevolking geschreven. Verbeter het bestand of de mapping, of sla deze "
            f"huishoudens over met --skip-rows-with-errors.\n{_listed(report, 'nl')}",
            en=f"{source}: {en}. No population was written. Mend the file or the mapping, or leave these households "
            f"out with --skip-rows-with-errors.\n{_listed(report, 'en')}",
        )


def _tally(report: ReadReport, language: str) -> str:
    faults, rows = sum(fault.count for fault in report.faults), report.rows_with_faults
    words = {"nl": ("fout", "fouten", "rij", "rijen"), "en": ("fault", "faults", "row", "rows")}[language]
    return f"{counted(faults, *words[:2], language)} in {counted(rows, *words[2:], language)}"


def _listed(report: ReadReport, language: str) -> str:
    return "\n".join(f"  - {fault.in_language(language)}" for fault in report.faults)
