# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2
"""From an exact summary to figures that may be shown."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np

from kansrijk.indicators import disclosure
from kansrijk.indicators.facts import Numbers
from kansrijk.indicators.figures import AreaFigures, Coverage, Missing, Observation, ProvisionFigure, Status
from kansrijk.indicators.registry import Indicator, Registry, load_registry
from kansrijk.indicators.summary import ProvisionTally, Summary, Tally

# From strong to weak, as in the engine.
LEGAL_STATUS = ("statute", "published", "derived", "fitted", "memory")


@dataclass(frozen=True)
class Origin:
    """Where the figures come from: the kind of people, the period, and how sure each result is.

    `rests_on` gives by name of a result the weakest status of the parameters behind it; `release` names the
    population, such as "synthetic 2025, seed 1"; `source` says in words what was counted.
    """

    period: str
    status: Status
    rests_on: Mapping[str, str] = field(default_factory=dict)
    release: str | None = None
    source: str | None = None

    def weakest(self, names: tuple[str, ...]) -> str | None:
        """The weakest status among these results; None when none of them is known."""
        known = [self.rests_on[name] for name in names if name in self.rests_on]
        return max(known, key=LEGAL_STATUS.index, default=None)


def weighted_median(values: Numbers, weights: Numbers) -> float:
    """The median of `values` when each counts `weights` times; NaN for nothing.

    Equal to the ordinary median of the repeated values: when exactly half of the weight lies at or below a
    value, the mean of it and the next one.
    """
    positive = weights > 0
    values, weights = values[positive], weights[positive]
    if values.size == 0:
        return float("nan")
    order = np.argsort(values, kind="stable")
    ranked, cumulative = values[order], np.cumsum(weights[order])
    half = cumulative[-1] / 2.0
    position = int(np.searchsorted(cumulative, half, side="left"))
    if cumulative[position] == half and position + 1 < ranked.size:
        return float((ranked[position] + ranked[position + 1]) / 2.0)
    return float(ranked[position])


def _exact(measure: str, tally: Tally) -> float:
    if measure == "median" and tally.values is not None and tally.weights is not None:
        return weighted_median(tally.values, tally.weights)
    return tally.amount if measure == "total" else tally.amount / tally.counted


def _value(indicator: Indicator, tally: Tally) -> float:
    """The rounded value of an indicator that is not withheld; a share follows from its rounded counts."""
    measure = indicator.formula.measure
    if measure == "share":
        ratio = disclosure.round_count(tally.counted) / disclosure.round_count(tally.base)
        return disclosure.round_to(ratio, disclosure.SHARE_STEP)
    step = disclosure.TOTAL_STEP if measure == "total" else disclosure.STEP_BY_UNIT[indicator.unit]
    return disclosure.round_to(_exact(measure, tally), step)


def _observation(indicator: Indicator, tally: Tally | None, area: str, origin: Origin) -> Observation:
    withheld: str | None = None
    value: float | None = None
    counted: int | None = None
    base: int | None = None
    missing: Missing | None = None
    if tally is None:
        missing, withheld = "unknown", "no_provisions"
    else:
        if indicator.formula.measure == "share":
            withheld = disclosure.share_withheld(tally.counted, tally.base)
        else:
            withheld = disclosure.amount_withheld(tally.counted, tally.families)
        base = None if disclosure.too_small(tally.base) else disclosure.round_count(tally.base)
        if withheld:
            missing = "withheld"
        elif indicator.formula.measure == "share" and disclosure.nearly_all(tally.counted, tally.base):
            value, counted, withheld = 1.0, base, "nearly_all"
        else:
            value, counted = _value(indicator, tally), disclosure.round_count(tally.counted)
    return Observation(
        code=indicator.code,
        version=indicator.version,
        area=area,
        period=origin.period,
        value=value,
        n=counted,
        denominator=base,
        unit=indicator.unit,
        status=origin.status,
        rests_on=origin.weakest(indicator.needs),
        release=origin.release,
        source=origin.source,
        missing=missing,
        reason=withheld,
    )


def _safe_count(count: float) -> int | None:
    return None if disclosure.too_small(count) else disclosure.round_count(count)


def _provision(code: str, tally: ProvisionTally, summary: Summary, origin: Origin) -> ProvisionFigure:
    names = (f"{code}_kinderen", f"{code}_gezin_y", f"{code}_y")
    common = {"code": code, "area": summary.area, "period": origin.period, "status": origin.status}
    if disclosure.amount_withheld(tally.children, tally.families):
        return ProvisionFigure(
            **common,  # type: ignore[arg-type]
            entitled_children=None,
            value_per_child_y=None,
            value_per_child_once=None,
            total_value=None,
            share_of_children=None,
            groups=dict.fromkeys(tally.groups),
            rests_on=origin.weakest(names),
            missing="withheld",
        )
    children = disclosure.round_count(tally.children)
    each = None if tally.worth is None else disclosure.round_to(tally.worth / tally.children, 1.0)
    return ProvisionFigure(
        **common,  # type: ignore[arg-type]
        entitled_children=children,
        value_per_child_y=None if tally.once else each,
        value_per_child_once=each if tally.once else None,
        total_value=None if tally.worth is None else disclosure.round_to(tally.worth, disclosure.TOTAL_STEP),
        share_of_children=disclosure.round_to(children / disclosure.round_count(summary.children), 0.001),
        groups={name: _safe_count(count) for name, count in tally.groups.items()},
        rests_on=origin.weakest(names),
    )


def observe(summary: Summary, name: str, origin: Origin, *, registry: Registry | None = None) -> AreaFigures:
    """The figures of one area that may be shown.

    Cells of fewer than 10 children are withheld, counts rounded to 5 and values to what the counts can
    carry. Where the local provisions are unknown, the indicators about them are "unknown", never 0.

    Args:
        summary: what was counted.
        name: the name of the area, such as "Rotterdam".
        origin: where the figures come from.
        registry: the one counted by; the one shipped with Kansrijk when not given.
    """
    observations = {
        code: _observation(indicator, summary.tallies.get(code), summary.area, origin)
        for code, indicator in (registry or load_registry()).items()
    }
    provisions = summary.provisions
    return AreaFigures(
        code=summary.area,
        name=name,
        period=origin.period,
        status=origin.status,
        children=disclosure.round_count(summary.children),
        families=disclosure.round_count(summary.families),
        coverage=Coverage(
            municipalities=summary.municipalities,
            municipalities_with_provisions=summary.with_provisions,
            children=disclosure.round_count(summary.children),
            children_with_provisions=disclosure.round_count(summary.children_with_provisions),
        ),
        observations=observations,
        provisions=None
        if provisions is None
        else tuple(_provision(code, tally, summary, origin) for code, tally in provisions.items()),
    )
