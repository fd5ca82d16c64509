# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Figures of areas: which counts must be hidden so that no other figure of any area gives a small group back.

All counts of all areas are held together: groups that add up to a total, lines of income that follow each other,
municipalities that make up a province and the country. `kansrijk.indicators.observe` hides what this names.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from kansrijk.indicators.disclosure.figures import (
    COUNT_STEP,
    LARGE_GROUP,
    SMALLEST_COUNT,
    TOTAL_STEP,
    amount_withheld,
    nearly_all,
    round_count,
    share_withheld,
    too_small,
)
from kansrijk.indicators.disclosure.groups import Count, count_of, splits, steps
from kansrijk.indicators.disclosure.suppress import cover
from kansrijk.indicators.disclosure.system import Maker, System, Whether

if TYPE_CHECKING:
    from kansrijk.indicators.figures import Observation, ProvisionFigure
    from kansrijk.indicators.registry import Indicator, Registry
    from kansrijk.indicators.summary import Summary

Place = tuple[str, Count]
POSSIBLE = COUNT_STEP
"""How many whole values a hidden count keeps at least: as many as rounding leaves open."""
LARGEST_HIDDEN = float(SMALLEST_COUNT - 1)
TOTAL_OFF = 0.1
"""A hidden sum of money stays at least this part of it unsure, to both sides together twice that."""
ROUNDING = COUNT_STEP // 2


@dataclass(frozen=True)
class Counted:
    """What one area counted, and what the rules for single figures say of it."""

    values: Mapping[Count, float]
    few_left: frozenset[Count]
    shares: Mapping[Count, Count]
    nearly: frozenset[Count]
    totals: Mapping[str, tuple[float, bool]]


def part_and_whole(indicator: Indicator) -> tuple[Count, Count]:
    """The counts behind an indicator: what was counted, and what it is a share of."""
    formula = indicator.formula
    counted = count_of(formula.count, formula.among + formula.where)
    if formula.measure != "share":
        return counted, counted
    of_all = formula.count if formula.count in ("gezinnen", "huishoudens", "personen") else "kinderen"
    return counted, count_of(formula.base or of_all, formula.among)


def provision_count(code: str, group: str | None = None) -> Count:
    """The count of the children entitled to a provision, all of them or those of a group."""
    return count_of(f"voorziening {code}", () if group is None else (group,))


def read(summary: Summary, registry: Registry) -> Counted:
    """What an area counted, by count, with what the rules for single figures say of each. Exact: not for publication."""
    values: dict[Count, float] = {
        ("kinderen", frozenset()): summary.children,
        ("gezinnen", frozenset()): summary.families,
    }
    few_left, nearly, shares, totals = set(), set(), dict[Count, Count](), {}
    for code, tally in summary.tallies.items():
        indicator = registry[code]
        part, whole = part_and_whole(indicator)
        if indicator.formula.measure == "share":
            # The share rule speaks for the rest beside a part: few are left, or nearly none of many.
            values.setdefault(whole, tally.base)
            shares[part] = whole
            if share_withheld(tally.counted, tally.base) == "rest":
                few_left.add(part)
            elif nearly_all(tally.counted, tally.base):
                nearly.add(part)
        elif indicator.formula.measure == "total":
            hidden = amount_withheld(tally.counted, tally.families) is not None
            totals[code] = (tally.amount, hidden)
        values.setdefault(part, tally.counted)
    for code, found in (summary.provisions or {}).items():
        values[provision_count(code)] = found.children
        for group, count in found.groups.items():
            values[provision_count(code, group)] = count
    return Counted(values, frozenset(few_left), shares, frozenset(nearly), totals)


def to_hide(
    summaries: Mapping[str, Summary], registry: Registry, parts: Mapping[str, tuple[str, ...]] | None = None
) -> frozenset[Place]:
    """The counts of each area that must not be shown for the sake of others, or because few are left beside them.

    Args:
        summaries: exact counts by area: municipalities, and whatever they add up to.
        registry: the one they were counted by.
        parts: which areas add up to which, such as {"NL": provinces, "Utrecht": municipalities}.

    Where so few live that the number of all children limits every count, what protects most is hidden.
    """
    counted = {area: read(summary, registry) for area, summary in summaries.items()}
    apart, together = system_of(counted), system_of(counted, parts) if parts else None
    # First every area by itself, with what is left between its figures; then hidden counts against everything.
    hidden = _covered(apart, apart.dark)
    if together is not None:
        start = together.dark.copy()
        start[: apart.size] |= hidden
        return _names(together, _covered(together, start))
    return _names(apart, hidden)


def _covered(system: System, hidden: Whether) -> Whether:
    """Hide until nothing is exposed; what says nothing is left out, which is looked at again after more was hidden."""
    while True:
        small, places = system.pruned(hidden)
        found = hidden.copy()
        found[places] |= cover(small, exact=False, already=hidden[places], strict=False)
        if np.array_equal(found, hidden):
            return hidden
        hidden = found


def _names(system: System, hidden: Whether) -> frozenset[Place]:
    found = [system.names[place] for place in np.flatnonzero(hidden & system.shown)]
    return frozenset(name for name in found if isinstance(name, tuple))


def system_of(counted: Mapping[str, Counted], parts: Mapping[str, tuple[str, ...]] | None = None) -> System:
    """Everything that was counted and how it adds up, as an outsider could write it down.

    Without `parts` every area stands by itself, and what is left between two figures is guarded too. With them the
    areas add up, and only hidden counts are guarded.
    """
    maker = Maker()
    wholes = frozenset(parts or {})
    for area, found in counted.items():
        _add_area(maker, area, found, 20.0 if area in wholes else 1.0)
    if parts is None:
        return maker.made()
    for whole, areas in parts.items():
        _add_up(maker, whole, areas, counted)
    made = maker.made()
    return replace(made, need_width=np.where(made.sensitive, made.need_width, 0.0))


def _add_area(maker: Maker, area: str, found: Counted, cost: float) -> None:
    for count, value in found.values.items():
        maker.add((area, count), value, **_about(count, value, found, cost))
    for whole, part, rest in (*splits(found.values), *steps(found.values)):
        _rest(maker, area, found, whole, part, rest)
    for part, whole in found.shares.items():
        if part != whole and not any(total == whole for total, _, _ in _near(part)):
            _rest(maker, area, found, whole, part, (f"niet {part[0]}", part[1] | whole[1]))
    for code, (amount, hidden) in found.totals.items():
        off = {"need_low": amount * (1 - TOTAL_OFF), "need_high": amount * (1 + TOTAL_OFF)} if hidden else {}
        rounding = {"shown_low": amount - TOTAL_STEP / 2, "shown_high": amount + TOTAL_STEP / 2}
        name = (area, count_of(f"som {code}", ()))
        maker.add(name, amount, shown=1.0, sensitive=float(hidden), cost=100 * cost, **rounding, **off)


def _near(part: Count) -> Iterator[tuple[Count, Count, Count]]:
    base, groups = part
    for entry in groups:
        yield (base, groups - {entry}), part, (base, groups - {entry} | {(entry[0], not entry[1])})


def _about(count: Count, value: float, found: Counted, cost: float) -> dict[str, float]:
    """What is shown and known of a count; all children or families together are always shown."""
    always = not count[1] and count[0] in ("kinderen", "gezinnen", "huishoudens", "personen")
    about = {
        "shown": 1.0,
        "cost": math.inf if always else cost * (1 + math.log1p(value)) / (1 + len(count[1])),
    }
    if too_small(value) and not always:
        return about | {
            "sensitive": 1.0,
            "dark_high": LARGEST_HIDDEN,
            "shown_high": LARGEST_HIDDEN,
            "need_width": max(1.0, _unsure(value, _whole_of(count, found))),
        }
    # A count that is rounded to 5 is at most 2 off; one shown as "nearly all" is up to 9 short of the whole.
    low = max(0.0 if always else float(SMALLEST_COUNT), round_count(value) - ROUNDING)
    high = float(round_count(value) + ROUNDING)
    if count in found.nearly:
        shown = round_count(found.values[found.shares[count]])
        low, high = shown - ROUNDING - LARGEST_HIDDEN, float(shown + ROUNDING)
    return about | {
        "shown_low": low,
        "shown_high": high,
        "dark_low": low if always else float(SMALLEST_COUNT),
    }


def _whole_of(count: Count, found: Counted) -> float:
    """How many the count is a part of."""
    whole = found.shares.get(count, (count[0], frozenset()))
    return found.values.get(whole, 0.0)


def _unsure(value: float, whole: float) -> float:
    """How far apart the lowest and highest value of a small count must stay.

    That nobody of a large group differs tells little about one child, as in the rule for nearly all; one to nine do.
    """
    return 0.0 if value < 1 and whole >= LARGE_GROUP else POSSIBLE - 1.0


def _rest(maker: Maker, area: str, found: Counted, whole: Count, part: Count, rest: Count) -> None:
    """What is left of a whole beside a part: guarded like a count of its own when it is small."""
    value = found.values[whole] - found.values[part]
    if value < -1e-6:
        # The part is no part of the whole: it counts something else, so that nothing follows from the two.
        return
    about: dict[str, float] = {}
    if found.shares.get(part) == whole:
        told = part in found.few_left or part in found.nearly
        about = {"dark_high": LARGEST_HIDDEN} if told else {}
    if too_small(value):
        about["need_width"] = POSSIBLE - 1.0
    if abs(found.values.get(rest, value) - value) > 1e-6:
        # The opposite was counted over other areas: what is left is something else.
        rest = (f"rest {part[0]}", rest[1])
    maker.add((area, rest), max(value, 0.0), **about)
    maker.adds_up((area, whole), [(area, part), (area, rest)])


def _add_up(maker: Maker, whole: str, areas: tuple[str, ...], counted: Mapping[str, Counted]) -> None:
    """The areas that make up a whole: each count of it is the sum of theirs, where every area knows it."""
    inside = [area for area in areas if area in counted]
    names = [*counted[whole].values, *(count_of(f"som {code}", ()) for code in counted[whole].totals)]
    for count in names:
        own = [(area, count) for area in inside if (area, count) in maker.places]
        total = maker.rows[maker.places[whole, count]]["values"] if (whole, count) in maker.places else None
        if own and total is not None:
            added = sum(maker.rows[maker.places[name]]["values"] for name in own)
            if abs(added - total) <= 1e-6 * max(1.0, total) + 1e-3:
                maker.adds_up((whole, count), own)


def covered(observation: Observation, indicator: Indicator, hide: frozenset[Place]) -> Observation:
    """The observation itself, or without its figures when one of the counts behind it must be hidden."""
    part, whole = part_and_whole(indicator)
    area = observation.area
    if (area, whole) in hide:
        observation = replace(observation, denominator=None)
    if observation.missing is None and hide & {(area, part), (area, whole), _sum(area, indicator.code)}:
        return replace(observation, value=None, n=None, missing="withheld", reason="complement")
    return observation


def covered_provision(figure: ProvisionFigure, hide: frozenset[Place]) -> ProvisionFigure:
    """As `covered`, for a provision and the groups of children entitled to it."""
    if figure.missing is not None:
        return figure
    if (figure.area, provision_count(figure.code)) in hide:
        nothing = dict.fromkeys(
            (
                "entitled_children",
                "value_per_child_y",
                "value_per_child_once",
                "total_value",
                "share_of_children",
            )
        )
        return replace(figure, **nothing, groups=dict.fromkeys(figure.groups), missing="withheld")  # type: ignore[arg-type]
    shown = {
        group: None if (figure.area, provision_count(figure.code, group)) in hide else count
        for group, count in figure.groups.items()
    }
    return replace(figure, groups=shown)


def _sum(area: str, code: str) -> Place:
    return area, count_of(f"som {code}", ())
