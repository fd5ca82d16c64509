# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2
"""From an exact summary to figures that may be shown."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np

from kansrijk.indicators import disclosure
from kansrijk.indicators.disclosure import areas as areas_together
from kansrijk.indicators.figures import AreaFigures, Coverage, Missing, Observation, ProvisionFigure, Status
from kansrijk.indicators.registry import Indicator, Registry, load_registry
from kansrijk.indicators.spread import Ranked
from kansrijk.indicators.summary import RANKED, ProvisionTally, Summary, Tally

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


def _exact(measure: str, tally: Tally) -> float:
    if measure in RANKED and tally.ranked is not None:
        compute = {"median": Ranked.median, "gini": Ranked.gini, "quintile_ratio": Ranked.quintile_ratio}
        return compute[measure](tally.ranked)
    return tally.amount if measure == "total" else tally.amount / tally.counted


def _value(indicator: Indicator, tally: Tally) -> float | None:
    """The rounded value of an indicator that is not withheld; a share follows from its rounded counts.

    None when there is no such value, for example the spread of incomes where nobody has one.
    """
    measure = indicator.formula.measure
    if measure == "share":
        ratio = disclosure.round_count(tally.counted) / disclosure.round_count(tally.base)
        return disclosure.round_to(ratio, disclosure.SHARE_STEP)
    step = disclosure.TOTAL_STEP if measure == "total" else disclosure.STEP_BY_UNIT[indicator.unit]
    exact = _exact(measure, tally)
    return disclosure.round_to(exact, step) if np.isfinite(exact) else None


def _observation(
    indicator: Indicator, tally: Tally | None, area: str, origin: Origin, unknown: str
) -> Observation:
    withheld: str | None = None
    value: float | None = None
    counted: int | None = None
    base: int | None = None
    missing: Missing | None = None
    if tally is None:
        missing, withheld = "unknown", unknown
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
            if value is None:
                missing, withheld, counted = "unknown", "not_defined", None
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


def observe(
    summary: Summary,
    name: str,
    origin: Origin,
    *,
    registry: Registry | None = None,
    hide: frozenset[areas_together.Place] | None = None,
) -> AreaFigures:
    """The figures of one area that may be shown.

    Cells of fewer than 10 children are withheld, counts rounded to 5 and values to what the counts can
    carry. Where the local provisions are unknown, the indicators about them are "unknown", never 0; so are those
    whose facts the population does not hold.

    Args:
        summary: what was counted.
        name: the name of the area, such as "Rotterdam".
        origin: where the figures come from.
        registry: the one counted by; the one shipped with Kansrijk when not given.
        hide: counts hidden for the sake of other areas, see `observe_together`; when not given, those that this
            area by itself needs.
    """
    registry = registry or load_registry()
    if hide is None:
        hide = areas_together.to_hide({summary.area: summary}, registry)
    return AreaFigures(
        code=summary.area,
        name=name,
        period=origin.period,
        status=origin.status,
        children=disclosure.round_count(summary.children),
        families=disclosure.round_count(summary.families),
        coverage=_coverage(summary),
        observations={
            code: areas_together.covered(_observation_of(indicator, summary, origin), indicator, hide)
            for code, indicator in registry.items()
        },
        provisions=None
        if summary.provisions is None
        else tuple(
            areas_together.covered_provision(_provision(code, tally, summary, origin), hide)
            for code, tally in summary.provisions.items()
        ),
    )


def _observation_of(indicator: Indicator, summary: Summary, origin: Origin) -> Observation:
    unknown = "not_supplied" if indicator.code in summary.not_supplied else "no_provisions"
    return _observation(indicator, summary.tallies.get(indicator.code), summary.area, origin, unknown)


def _coverage(summary: Summary) -> Coverage:
    return Coverage(
        municipalities=summary.municipalities,
        municipalities_with_provisions=summary.with_provisions,
        children=disclosure.round_count(summary.children),
        children_with_provisions=disclosure.round_count(summary.children_with_provisions),
    )


def observe_together(
    summaries: Mapping[str, Summary],
    names: Mapping[str, str],
    origin: Origin,
    *,
    parts: Mapping[str, tuple[str, ...]],
    registry: Registry | None = None,
) -> dict[str, AreaFigures]:
    """As `observe`, for areas that are published together: no total gives back what is hidden in a part of it.

    Args:
        summaries: what was counted, by area; only areas with a name in `names` come out.
        names: the name of each area to publish.
        origin: where the figures come from.
        parts: which areas add up to which, such as {"NL": ("Utrecht", ...), "Utrecht": ("GM0344", ...)}.
        registry: the one counted by; the one shipped with Kansrijk when not given.
    """
    registry = registry or load_registry()
    hide = areas_together.to_hide(summaries, registry, parts)
    return {
        area: observe(summaries[area], name, origin, registry=registry, hide=hide)
        for area, name in names.items()
    }
