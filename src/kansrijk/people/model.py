# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2

"""The input model: the columns of a population, read once from columns.yaml."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType

from kansrijk.engine.columns import Column, load_columns

COLUMNS_FILE = Path(__file__).parent / "columns.yaml"
CARIBBEAN_COLUMNS_FILE = Path(__file__).parent / "caribbean_columns.yaml"
ADULT, CHILD = 0, 1
"""Codes of the column `rol`."""

CHILDCARE = {"geen": 0, "dagopvang": 1, "bso": 2, "buitenschoolse opvang": 2, "gastouder": 3}
"""Codes of the column `opvang_soort` by the word people use."""


@cache
def input_columns() -> Mapping[str, Column]:
    """The documented input columns by name."""
    return MappingProxyType(load_columns(COLUMNS_FILE))


@cache
def caribbean_columns() -> Mapping[str, Column]:
    """The input columns of Caribbean Netherlands by name: an island instead of a municipality."""
    return MappingProxyType(load_columns(CARIBBEAN_COLUMNS_FILE))
