# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reference cases for survey statistics, from established software and publications."""

from __future__ import annotations

import csv
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from kansrijk.indicators.survey import Design, design

Case = Mapping[str, Any]
Table = Mapping[str, NDArray[Any]]
FILES = {"st": "apistrat.csv", "c1": "apiclus1.csv", "sr": "apisrs.csv"}


class References:
    """The cases by name and the samples they are about."""

    def __init__(self, folder: Path) -> None:
        self.shared = folder
        self.folder = folder / "reference" / "measure"
        if not self.folder.is_dir():
            pytest.skip(f"no reference cases: {self.folder} is not there")
        cases = json.loads((self.folder / "cases.json").read_text(encoding="utf-8"))
        self.cases: dict[str, Case] = {case["id"]: case for case in cases}
        self._tables: dict[str, Table] = {}

    def table(self, name: str) -> Table:
        """A sample by column, numbers where they are."""
        if name not in self._tables:
            with (self.folder / "ref" / name).open(encoding="utf-8") as file:
                rows = list(csv.DictReader(file))
            self._tables[name] = {key: _column([row[key] for row in rows]) for key in rows[0]}
        return self._tables[name]

    def school(self, kind: str) -> tuple[Table, Design]:
        """A sample of schools and its design."""
        table = self.table(FILES[kind])
        options = {"st": {"strata": "stype"}, "c1": {"clusters": "dnum"}, "sr": {}}[kind]
        named = {key: table[column] for key, column in options.items()}
        return table, design(table["pw"], population=table["fpc"], **named)

    def people(self, clusters: str | None = None) -> tuple[Table, Design]:
        """The sample of persons in households, by default with every person as a draw of its own."""
        table = self.table("eusilc.csv")
        inside = None if clusters is None else table[clusters]
        return table, design(table["rb050"], strata=table["db040"], clusters=inside)


def _column(values: list[str]) -> NDArray[Any]:
    try:
        return np.array([float(value) if value != "NA" else np.nan for value in values])
    except ValueError:
        return np.array(values)


def close(got: Any, expected: Any, tolerance: float) -> None:
    assert got == pytest.approx(expected, rel=tolerance, abs=tolerance)
