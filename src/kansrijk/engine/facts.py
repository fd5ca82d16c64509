# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2

"""Facts: one household as plain values, the input of an explanation."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

Value = float | int | bool


@dataclass(frozen=True)
class FamilyFacts:
    """One family: its own values and those of each member, by column name."""

    values: Mapping[str, Value] = field(default_factory=dict)
    members: list[Mapping[str, Value]] = field(default_factory=list)


@dataclass(frozen=True)
class HouseholdFacts:
    """One household: its own values and its families, by column name."""

    values: Mapping[str, Value] = field(default_factory=dict)
    families: list[FamilyFacts] = field(default_factory=list)
