# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Releases after each other: what the change between two of them tells, and a published file as earlier knowledge."""

from __future__ import annotations

from collections.abc import Mapping

from kansrijk.indicators.disclosure.door import Earlier, ProtectedTable, Settings, told_by
from kansrijk.indicators.disclosure.table import Key, Table


def published(table: Table, figures: Mapping[Key, float | None], settings: Settings) -> Earlier:
    """What a published file told; `table` gives the dimensions, `settings` how the file was rounded."""
    between = {
        table.name(key)[1]: told_by(value, settings, table.kind)
        for key, value in figures.items()
        if value is not None
    }
    return Earlier(table.measure, between)


def telling_changes(before: ProtectedTable, after: ProtectedTable) -> dict[Key, tuple[float, float]]:
    """Cells whose change between two releases is known to be small but not nothing: it tells about those few.

    For two releases of the same table at different times. Figures that were rounded leave a change open on both sides of
    0 or over a wide range and are not named.

    Returns:
        by cell the least and the largest change that fits both releases.
    """
    found = {}
    minimum = after.settings.rules.minimum
    for key in after.shown:
        old, new = before.shown.get(key), after.shown[key]
        if old is None or new is None:
            continue
        old_low, old_high = told_by(old, before.settings, before.table.kind)
        new_low, new_high = told_by(new, after.settings, after.table.kind)
        low, high = new_low - old_high, new_high - old_low
        if (low > 0 and high < minimum) or (high < 0 and -low < minimum):
            found[key] = (low, high)
    return found
