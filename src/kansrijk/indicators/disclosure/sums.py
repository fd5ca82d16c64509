# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Sums behind published means: a mean times its number is a sum, and a sum minus another is that of who is left.

Every mean, amount per child and total of every area is a cell, held against those of wider groups, of following lines
of income and of other areas. The attacker is given the exact number behind each mean: only the rounding of the mean
itself leaves its sum open. A sum over few children or families, shown or left between two others, must stay unsure by
a tenth to both sides, as `kansrijk.indicators.disclosure.areas` asks of totals.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from kansrijk.indicators.disclosure.figures import COUNT_STEP, STEP_BY_UNIT, TOTAL_STEP, amount_withheld
from kansrijk.indicators.disclosure.groups import Count, bands_between, count_of, splits, steps
from kansrijk.indicators.disclosure.suppress import covered_in_full
from kansrijk.indicators.disclosure.system import Maker, System

if TYPE_CHECKING:
    from kansrijk.indicators.registry import Indicator, Registry
    from kansrijk.indicators.summary import Summary, Tally

Place = tuple[str, Count]
OFF = 0.1
"""A hidden sum stays at least this part of it unsure to both sides."""
POSSIBLE = COUNT_STEP
"""How many whole values the number of children of a hidden provision keeps at least."""
PROVISION = "voorziening"
ALL_PROVISIONS = count_of("kindtegoed_gezin_y van gezinnen", ())
MEASURES = ("mean", "per_child", "total")
WHOLE = 1e6
"""What the largest sum of its kind is scaled to, so that one tolerance fits all kinds."""


@dataclass(frozen=True)
class Amount:
    """One sum: what it is, how far the published figure leaves it open, who stands behind it, and what is shown of it.

    `few` says that too few stand behind it; `codes` are the indicators that give it away. `each` is what one child
    gets, where that is known of a provision: then the sum must leave as many numbers of children open as a hidden count.
    """

    value: float
    open: float
    counted: float
    families: float
    count: str
    few: bool
    codes: tuple[str, ...]
    each: float | None = None


Amounts = dict[Count, Amount]


def place_of(area: str, code: str) -> Place:
    """The name under which the sum of an indicator is hidden."""
    return area, (f"som {code}", frozenset())


def read_sums(summary: Summary, registry: Registry) -> Amounts:
    """The sums behind the means, amounts per child and totals of one area. Exact: not for publication."""
    found: Amounts = {}
    for code, tally in summary.tallies.items():
        formula = registry[code].formula
        if formula.measure in MEASURES:
            weighted = formula.count if formula.measure == "mean" else "gezinnen"
            kind = f"{formula.value} van {weighted}"
            cell = count_of(kind, formula.among + formula.where)
            new = _amount(registry[code], tally)
            if cell in found and abs(found[cell].value - new.value) > 1e-6 * max(1.0, abs(new.value)):
                cell = (f"{kind} {code}", cell[1])
            found[cell] = _both(found[cell], new) if cell in found else new
    return found | _provision_sums(summary)


def _provision_sums(summary: Summary) -> Amounts:
    """What each provision is worth to all its children a year, as its own figure tells."""
    found: Amounts = {}
    for code, tally in (summary.provisions or {}).items():
        if tally.worth is not None and not tally.once:
            few = amount_withheld(tally.children, tally.families) is not None
            each = tally.worth / tally.children if tally.children > 0 else 0.0
            opened = min(TOTAL_STEP, tally.children) / 2
            names = (f"{PROVISION} {code}",)
            found[count_of(f"{PROVISION} {code}", ())] = Amount(
                tally.worth, opened, tally.children, tally.families, PROVISION, few, names, each
            )
    return found


def _amount(indicator: Indicator, tally: Tally) -> Amount:
    total = indicator.formula.measure == "total"
    opened = TOTAL_STEP / 2 if total else STEP_BY_UNIT[indicator.unit] / 2 * tally.counted
    few = amount_withheld(tally.counted, tally.families) is not None
    count = indicator.formula.count
    return Amount(tally.amount, opened, tally.counted, tally.families, count, few, (indicator.code,))


def _both(one: Amount, other: Amount) -> Amount:
    """Two figures of the same sum: the sharper one tells, the smaller group decides."""
    small = min(one, other, key=lambda each: each.counted)
    return Amount(
        one.value,
        min(one.open, other.open),
        small.counted,
        min(one.families, other.families),
        small.count,
        one.few or other.few,
        one.codes + other.codes,
    )


def sums_to_hide(
    summaries: Mapping[str, Summary],
    registry: Registry,
    parts: Mapping[str, tuple[str, ...]] | None = None,
    withheld: frozenset[Place] = frozenset(),
) -> frozenset[Place]:
    """The means, amounts per child and totals that must not be shown, by area.

    Args:
        summaries: exact counts by area.
        registry: the one they were counted by.
        parts: which areas add up to which.
        withheld: those that are hidden already, because a count behind them is.
    """
    read = {area: read_sums(summary, registry) for area, summary in summaries.items()}
    system = system_of_sums(read, parts, withheld)
    hidden = covered_in_full(system, system.dark)
    names = [system.names[place] for place in np.flatnonzero(hidden & system.shown)]
    cells = [name for name in names if isinstance(name, tuple)]
    return frozenset(place_of(area, code) for area, cell in cells for code in read[area][cell].codes)


def system_of_sums(
    read: Mapping[str, Amounts],
    parts: Mapping[str, tuple[str, ...]] | None = None,
    withheld: frozenset[Place] = frozenset(),
) -> System:
    """All sums and how they add up, as an outsider could write them down who knows every number exactly."""
    maker = Maker()
    largest: dict[str, float] = {}
    for amounts in read.values():
        for (kind, _), found in amounts.items():
            largest[kind] = max(largest.get(kind, 0.0), abs(found.value))
    # What provisions are worth adds up to the worth of all of them: one scale for those.
    local = max((value for kind, value in largest.items() if _is_local(kind)), default=0.0)
    largest |= {kind: local for kind in largest if _is_local(kind)}
    scales = {kind: WHOLE / value if value > 0 else 1.0 for kind, value in largest.items()}
    for area, amounts in read.items():
        for cell, found in amounts.items():
            hidden = all(place_of(area, code) in withheld for code in found.codes)
            cost = 20.0 if area in (parts or {}) else 1.0
            maker.add((area, cell), **_about(found, scales[cell[0]], hidden, cost))
        _add_remainders(maker, area, amounts, scales)
        provisions = [cell for cell, found in amounts.items() if found.each is not None]
        if ALL_PROVISIONS in amounts and _same(
            sum(amounts[cell].value for cell in provisions), amounts[ALL_PROVISIONS].value
        ):
            maker.adds_up((area, ALL_PROVISIONS), [(area, cell) for cell in provisions])
    for whole, areas in (parts or {}).items():
        for cell in read[whole]:
            own = [(area, cell) for area in areas if cell in read.get(area, {})]
            total = sum(read[area][cell].value for area, _ in own)
            if own and _same(total, read[whole][cell].value):
                maker.adds_up((whole, cell), own)
    return maker.made()


def _about(found: Amount, scale: float, hidden: bool, cost: float) -> dict[str, float]:
    about = {
        "value": found.value * scale,
        "shown": float(not hidden or found.few),
        "sensitive": float(found.few),
        "shown_low": (found.value - found.open) * scale,
        "shown_high": (found.value + found.open) * scale,
        "cost": math.inf
        if found.each is not None
        else cost * len(found.codes) * (1 + math.log1p(found.counted)),
    }
    if hidden and not found.few:
        about |= {"shown_low": 0.0, "shown_high": math.inf}
    if found.few:
        about |= _unsure(found.value * scale)
        about["need_width"] = (POSSIBLE - 1) * (found.each or 0.0) * scale
    return about


def _is_local(kind: str) -> bool:
    return kind == ALL_PROVISIONS[0] or kind.startswith(f"{PROVISION} ")


def _unsure(value: float) -> dict[str, float]:
    return {"need_low": value - OFF * abs(value), "need_high": value + OFF * abs(value)}


def _same(one: float, other: float) -> bool:
    return abs(one - other) <= 1e-6 * max(1.0, abs(one), abs(other))


def _add_remainders(maker: Maker, area: str, amounts: Amounts, scales: Mapping[str, float]) -> None:
    """What is left of each sum beside a narrower one, and the bands of income that make it up."""
    for whole, part, rest in (*splits(amounts), *steps(amounts)):
        value = amounts[whole].value - amounts[part].value
        if value < 0 and not _same(amounts[whole].value, amounts[part].value):
            # Some families have less than nothing of it, or the two are about different people: nothing follows.
            continue
        if rest in amounts and not _same(amounts[rest].value, value):
            rest = (f"rest {part[0]}", rest[1])
        scale = scales[part[0]]
        maker.add((area, rest), **_left(amounts[whole], amounts[part], max(value, 0.0) * scale))
        maker.adds_up((area, whole), [(area, part), (area, rest)])
        tiles = bands_between(rest, amounts)
        if tiles and _same(sum(amounts[tile].value for tile in tiles), value):
            maker.adds_up((area, rest), [(area, tile) for tile in tiles])


def _left(whole: Amount, part: Amount, value: float) -> dict[str, float]:
    """What is left between two sums: never shown, guarded when it is that of few."""
    about = {"value": value}
    counted, families = whole.counted - part.counted, whole.families - part.families
    if whole.count == part.count and counted > 0 and amount_withheld(counted, families) is not None:
        # Guarded by what it must keep on both sides, whatever its width.
        about |= _unsure(value) | {"need_width": 2 * OFF * value}
    return about
