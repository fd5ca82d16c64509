# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What one series says over time: its level, its slope, whether that can be chance, and where it may go."""

from __future__ import annotations

import math
from dataclasses import dataclass

from kansrijk.indicators.series import Event, Kept, Revision, Series
from kansrijk.indicators.trend_forecast import FEWEST, Forecast, forecast
from kansrijk.indicators.trend_maths import (
    Autocorrelation,
    MannKendall,
    TheilSen,
    autocorrelation,
    mann_kendall,
    theil_sen,
)

YEARS_AHEAD = 3
"""How far a forecast goes when no year is asked for."""
FEWEST_FOR_SLOPE = 3


@dataclass(frozen=True)
class Trend:
    """The trend of one series, all of one version.

    `points` are the figures it rests on. `line`, `test` and `forecast` are None where they cannot be had;
    `limits` says why, with words from: "no_trend" (the source forbids a line), "few_for_slope",
    "few_for_test" (so few points can never be significant), "few_for_forecast", "too_far" (asked for a year further
    ahead than the series is long), "ended" (there will be no later figure), "partly_revised" (of some years only the
    number of people was revised, not the share).
    """

    series: Series
    points: tuple[Kept, ...]
    line: TheilSen | None
    test: MannKendall | None
    memory: Autocorrelation | None
    forecast: Forecast | None
    limits: tuple[str, ...]

    @property
    def latest(self) -> Kept | None:
        """The last figure."""
        return self.points[-1] if self.points else None

    @property
    def revisions(self) -> tuple[Revision, ...]:
        """What later releases changed; for a register count this stands where a survey has an interval."""
        return self.series.revisions()

    @property
    def events(self) -> tuple[Event, ...]:
        """Remarks about the years the trend rests on."""
        years = {point.period for point in self.points}
        return tuple(event for event in self.series.version.events if years & set(event.years))

    @property
    def falling(self) -> bool | None:
        """True for a significant fall, False for a significant rise, None when it cannot be told."""
        if self.test is None or not self.test.significant:
            return None
        return self.test.s < 0


def trend(series: Series, *, since: int | None = None, until: int | None = None) -> Trend:
    """The trend of a series.

    Args:
        series: one version of an indicator in one area.
        since: leave out the years before this one.
        until: forecast up to and including this year; three years past the last figure when not given.
    """
    points = tuple(item for item in series.points() if since is None or int(item.period) >= since)
    years = [int(item.period) for item in points]
    values = [item.value for item in points if item.value is not None]
    limits = ["partly_revised"] if _half_revised(series, points) else []
    if series.version.why("no_trend", "nl"):
        return Trend(series, points, None, None, None, None, (*limits, "no_trend"))
    line = test = None
    if len(points) < FEWEST_FOR_SLOPE:
        limits.append("few_for_slope")
    else:
        line, test = theil_sen(years, values), mann_kendall(values)
        if not test.can_be_significant:
            limits.append("few_for_test")
    ahead = None
    if series.version.ended is not None:
        limits.append("ended")
    else:
        highest = 1.0 if series.unit == "share" else math.inf
        last = until or (years[-1] + YEARS_AHEAD if years else 0)
        furthest = 2 * years[-1] - years[0] if years else 0
        if len(points) >= FEWEST and last > furthest:
            last = furthest
            limits.append("too_far")
        ahead = forecast(list(zip(map(float, years), values, strict=True)), last, highest=highest)
        if ahead is None and (not years or last > years[-1]):
            limits.append("few_for_forecast")
    memory = autocorrelation(years, values) if line is not None else None
    return Trend(series, points, line, test, memory, ahead, tuple(limits))


def _half_revised(series: Series, points: tuple[Kept, ...]) -> bool:
    """Whether a newer release gave only the number of people of a year in the line, not its value."""
    order = series.releases
    return any(
        order[item.release or ""].order > order[point.release or ""].order and item.value is None
        for point in points
        for item in series.vintages[point.period]
    )
