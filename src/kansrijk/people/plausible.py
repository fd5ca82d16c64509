# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2

"""The values an unknown fact is tried with."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import yaml

from kansrijk.engine.facts import Value
from kansrijk.people.family_fields import Unknown
from kansrijk.people.model import input_columns

RANGES_FILE = Path(__file__).parent / "data" / "plausible.yaml"
STEPS = 8


@cache
def _ranges() -> dict[str, dict[str, Any]]:
    found: dict[str, dict[str, Any]] = yaml.safe_load(RANGES_FILE.read_text(encoding="utf-8"))["ranges"]
    return found


def plausible_values(unknown: Unknown) -> list[Value]:
    """Both answers, every code, or evenly spread numbers from low to high of the range."""
    column = input_columns()[unknown.column]
    if column.kind == "bool":
        return [False, True]
    if column.kind == "code":
        return sorted(column.codes)
    low, high = (float(_ranges()[unknown.plausible][end]) for end in ("low", "high"))
    values = [low + (high - low) * step / STEPS for step in range(STEPS + 1)]
    return [round(value) for value in values] if column.kind == "integer" else list(values)


def label_of(unknown: Unknown, language: str) -> str:
    """What the unknown fact is called in Dutch or English."""
    column = input_columns()[unknown.column]
    own = _ranges().get(unknown.plausible, {}).get(language)
    return str(own or (column.nl if language == "nl" else column.en))
