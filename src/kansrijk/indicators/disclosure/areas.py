# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Figures of areas: which counts must be hidden so that no other figure of any area gives a small group back.

All counts of all areas are held together: groups that add up to a total, lines of income that follow each other,
municipalities that make up a province and the country. `kansrijk.indicators.observe` hides what this names.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from kansrijk.indicators.disclosure.figures import (
    COUNT_STEP,
    LARGE_GROUP,
    SMALLEST_COUNT,
    TOTAL_STEP,
    nearly_all,
    round_count,
    round_to,
    share_withheld,
    too_small,
)
from kansrijk.indicators.disclosure.groups import Count, count_of, splits, steps
from kansrijk.indicators.disclosure.sums import place_of, sums_to_hide
from kansrijk.indicators.disclosure.suppress import covered_in_full
from kansrijk.indicators.disclosure.system import Maker, System, Whether

if TYPE_CHECKING:
    from kansrijk.indicators.figures import Observation, ProvisionFigure
    from kansrijk.indicators.registry import Formula, Indicator, Registry
    from kansrijk.indicators.summary import ProvisionTally, Summary

Place = tuple[str, Count]
Share = tuple[Count, Count]
POSSIBLE = COUNT_STEP
"""How many whole values a hidden count keeps at least: as many as rounding leaves open."""
LARGEST_HIDDEN = float(SMALLEST_COUNT - 1)
ROUNDING = COUNT_STEP // 2
FEW_OF_MANY, MANY = count_of("kinderen_mist_in_2", ()), count_of("delen_boven_grens", ())
"""Of a few children the number of parts of life in which they lack something is no small number, but tells of them."""
KNOWN = " waar voorzieningen bekend zijn"
FEW_AREAS = 60
"""Of at most this many areas, what is left between two figures is guarded against all areas together too.

In larger sets each total leaves so much open that nothing was found to be given away, and the work would be long.
"""


@dataclass(frozen=True)
class Counted:
    """What one area counted, what the rules for single figures say of it, and how many figures stand on each count.

    `told` gives what other figures tell of a count that is shown: a total divided by the value per child. `complete`
    says that all provisions of the area are known. `shares` are the pairs of a part and a whole it is shown as a share
    of, `few_left` and `nearly` those of them with few left beside the part; `plain` are counts whose own rounded number
    some figure shows.
    """

    values: Mapping[Count, float]
    few_left: frozenset[Share]
    shares: tuple[Share, ...]
    nearly: frozenset[Share]
    plain: frozenset[Count]
    uses: Counter[Count]
    told: Mapping[Count, tuple[float, float]]
    complete: bool


def part_and_whole(indicator: Indicator, *, partial: bool = False) -> tuple[Count, Count]:
    """The counts behind an indicator: what was counted, and what it is a share of.

    With `partial` as they are in an area where the provisions of only some municipalities are known: what rests on
    provisions is then a part of fewer people than everybody there.
    """
    return _pair(indicator.formula, partial and indicator.about_provisions)


@lru_cache(maxsize=4096)
def _pair(formula: Formula, where_known: bool) -> tuple[Count, Count]:
    part = whole = count_of(formula.count, formula.among + formula.where)
    if formula.measure == "share":
        of_all = formula.count if formula.count in ("gezinnen", "huishoudens", "personen") else "kinderen"
        whole = count_of(formula.base or of_all, formula.among)
    return (_where_known(part), _where_known(whole)) if where_known else (part, whole)


def _where_known(count: Count) -> Count:
    """The same count over the municipalities whose provisions are known; an entitlement is never known elsewhere."""
    base, groups = count
    return count if any(name == "tegoed" for name, _ in groups) else (base + KNOWN, groups)


def _all_pairs(indicator: Indicator) -> tuple[tuple[Count, Count], ...]:
    """The counts behind an indicator, where all provisions are known and where some are."""
    formula, also = indicator.formula, indicator.about_provisions
    return (_pair(formula, False), _pair(formula, True)) if also else (_pair(formula, False),)


def provision_count(code: str, group: str | None = None) -> Count:
    """The count of the children entitled to a provision, all of them or those of a group."""
    return count_of(f"voorziening {code}", () if group is None else (group,))


def read(summary: Summary, registry: Registry) -> Counted:
    """What an area counted, by count, with what the rules for single figures say of each. Exact: not for publication."""
    values: dict[Count, float] = {
        ("kinderen", frozenset()): summary.children,
        ("gezinnen", frozenset()): summary.families,
    }
    partial = 0 < summary.with_provisions < summary.municipalities
    if partial:
        values["kinderen" + KNOWN, frozenset()] = summary.children_with_provisions
    few_left, nearly, shares, plain = set[Share](), set[Share](), dict[Share, None](), set[Count]()
    uses = Counter[Count]()
    for code, tally in summary.tallies.items():
        indicator = registry[code]
        part, whole = part_and_whole(indicator, partial=partial)
        uses.update({part, whole})
        if indicator.formula.measure == "share":
            # The share rule speaks for the rest beside a part: few are left, or nearly none of many.
            values.setdefault(whole, tally.base)
            shares[part, whole] = None
            plain.add(whole)
            if share_withheld(tally.counted, tally.base) == "rest":
                few_left.add((part, whole))
            elif nearly_all(tally.counted, tally.base):
                nearly.add((part, whole))
            else:
                plain.add(part)
        else:
            plain.add(part)
        values.setdefault(part, tally.counted)
    told = {}
    for code, found in (summary.provisions or {}).items():
        values[provision_count(code)] = found.children
        told[provision_count(code)] = number_told(found)
        for group, count in found.groups.items():
            values[provision_count(code, group)] = count
    return Counted(
        values,
        frozenset(few_left),
        tuple(shares),
        frozenset(nearly),
        frozenset(plain),
        uses,
        told,
        complete=summary.with_provisions == summary.municipalities,
    )


def number_told(tally: ProvisionTally) -> tuple[float, float]:
    """Between which numbers of children a published total value and value per child leave open."""
    if tally.worth is None or tally.children <= 0:
        return 0.0, math.inf
    total, each = round_to(tally.worth, TOTAL_STEP), round_to(tally.worth / tally.children, 1.0)
    most = (total + TOTAL_STEP / 2) / (each - 0.5) if each > 0.5 else math.inf
    return (total - TOTAL_STEP / 2) / (each + 0.5), most


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
    maker = _made_of(counted, parts)
    apart = maker.made()
    # First every area by itself, with what is left between its figures; then hidden counts against everything.
    hidden = covered_in_full(apart, apart.dark)
    if parts:
        hidden = covered_in_full(_joined(maker, apart, counted, parts), hidden)
    places = _names(apart, hidden)
    places |= {(area, MANY) for area, count in places if count == FEW_OF_MANY}
    return places | sums_to_hide(summaries, registry, parts, _withheld(summaries, registry, places))


def _withheld(
    summaries: Mapping[str, Summary], registry: Registry, places: frozenset[Place]
) -> frozenset[Place]:
    """The sums that are not shown because a count behind them is hidden."""
    found = {
        place_of(area, code)
        for area, summary in summaries.items()
        for code in summary.tallies
        if any((area, count) in places for pair in _all_pairs(registry[code]) for count in pair)
    }
    for area, summary in summaries.items():
        for code in summary.provisions or ():
            if (area, provision_count(code)) in places:
                found.add(place_of(area, provision_count(code)[0]))
    return frozenset(found)


def _names(system: System, hidden: Whether) -> frozenset[Place]:
    found = [system.names[place] for place in np.flatnonzero(hidden & system.shown)]
    return frozenset(name for name in found if isinstance(name, tuple))


def system_of(counted: Mapping[str, Counted], parts: Mapping[str, tuple[str, ...]] | None = None) -> System:
    """Everything that was counted and how it adds up, as an outsider could write it down.

    Without `parts` every area stands by itself, and what is left between two figures is guarded too. With them the
    areas add up, and only hidden counts are guarded.
    """
    maker = _made_of(counted, parts)
    apart = maker.made()
    return _joined(maker, apart, counted, parts) if parts else apart


def _made_of(counted: Mapping[str, Counted], parts: Mapping[str, tuple[str, ...]] | None) -> Maker:
    """Every area by itself."""
    maker = Maker()
    for area, found in counted.items():
        _add_area(maker, area, found, 20.0 if area in (parts or {}) else 1.0)
    return maker


def _joined(
    maker: Maker, apart: System, counted: Mapping[str, Counted], parts: Mapping[str, tuple[str, ...]]
) -> System:
    """The same cells with the areas that add up; of many areas only hidden counts are guarded against all others."""
    for whole, areas in parts.items():
        _add_up(maker, whole, areas, counted)
    few = sum(area not in parts for area in counted) <= FEW_AREAS
    needed = apart.need_width if few else np.where(apart.sensitive, apart.need_width, 0.0)
    return replace(apart, sums=maker.all_sums(), need_width=needed)


def _add_area(maker: Maker, area: str, found: Counted, cost: float) -> None:
    for count, value in found.values.items():
        maker.add((area, count), value, **_about(count, value, found, cost))
    for whole, part, rest in (*splits(found.values), *steps(found.values)):
        _rest(maker, area, found, _whole_with(found, whole, part), part, rest)
    for part, whole in found.shares:
        if part != whole and not any(total == whole for total, _, _ in _near(part)):
            rest = (f"niet {part[0]} van {whole[0]} {sorted(whole[1])}", part[1])
            _rest(maker, area, found, whole, part, rest)


def _whole_with(found: Counted, whole: Count, part: Count) -> Count:
    """What entitled and not entitled make up together: everybody, or those of whom it is known."""
    known = _where_known(whole)
    return known if known in found.values and _where_known(part) == part else whole


def _near(part: Count) -> Iterator[tuple[Count, Count, Count]]:
    base, groups = part
    for entry in groups:
        yield (base, groups - {entry}), part, (base, groups - {entry} | {(entry[0], not entry[1])})


def _about(count: Count, value: float, found: Counted, cost: float) -> dict[str, float]:
    """What is shown and known of a count; all children or families together are always shown."""
    always = not count[1] and count[0].removesuffix(KNOWN) in (
        "kinderen",
        "gezinnen",
        "huishoudens",
        "personen",
    )
    about = {
        "shown": 1.0,
        "cost": math.inf if always else cost * _loss(count, value, found),
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
    wholes = [] if count in found.plain else [whole for part, whole in found.nearly if part == count]
    if wholes:
        shown = [round_count(found.values[whole]) for whole in wholes]
        low, high = max(shown) - ROUNDING - LARGEST_HIDDEN, float(min(shown) + ROUNDING)
    least, most = found.told.get(count, (low, high))
    low, high = max(low, least), min(high, most)
    return about | {
        "shown_low": low,
        "shown_high": high,
        "dark_low": low if always else float(SMALLEST_COUNT),
    }


def _loss(count: Count, value: float, found: Counted) -> float:
    """What hiding a count loses: every figure that stands on it, and more for a large group or a plain one."""
    return max(1, found.uses[count]) * (1 + math.log1p(value)) / (1 + len(count[1]))


def _whole_of(count: Count, found: Counted) -> float:
    """How many the count is a part of; of the smallest group that it is shown as a share of."""
    wholes = {whole for part, whole in found.shares if part == count} - {count} or {(count[0], frozenset())}
    return min(found.values.get(whole, 0.0) for whole in wholes)


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
    if (part, whole) in found.few_left or (part, whole) in found.nearly:
        about["dark_high"] = LARGEST_HIDDEN
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
    for count in counted[whole].values:
        named = [(area, _count_in(counted[area], count)) for area in inside]
        own = [name for name in named if name in maker.places]
        total = maker.rows[maker.places[whole, count]]["values"] if (whole, count) in maker.places else None
        if own and total is not None:
            added = sum(maker.rows[maker.places[name]]["values"] for name in own)
            if abs(added - total) <= 1e-6 * max(1.0, total) + 1e-3:
                maker.adds_up((whole, count), own)


def _count_in(found: Counted, count: Count) -> Count:
    """How an area calls a count over the municipalities whose provisions are known: plainly where all are."""
    base, groups = count
    return (base.removesuffix(KNOWN), groups) if found.complete else count


def covered(observation: Observation, indicator: Indicator, hide: frozenset[Place]) -> Observation:
    """The observation itself, or without its figures when one of the counts behind it must be hidden."""
    area, pairs = observation.area, _all_pairs(indicator)
    if any((area, whole) in hide for _, whole in pairs):
        observation = replace(observation, denominator=None)
    places = [(area, count) for pair in pairs for count in pair]
    if observation.missing is None and not hide.isdisjoint([place_of(area, indicator.code), *places]):
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
