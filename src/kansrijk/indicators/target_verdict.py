# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Five verdicts on a target: met; point met, uncertain; on course; off course; cannot tell.

Met only when the whole 95 percent interval is at or under the target. A register count has no sampling error:
it is met when a definite or revised figure is at or under the target, and a figure that may still be revised meets
it only on the point. Before the deadline the 80 percent forecast interval must cover the path. Every verdict
carries its reason; nothing is guessed where a figure, a path or a baseline is missing.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from kansrijk.indicators.series import Kept, Series
from kansrijk.indicators.trend import Trend, trend
from kansrijk.indicators.trend_forecast import FEWEST

Verdict = Literal["met", "point_met", "on_course", "off_course", "cannot_tell"]
Shape = Literal["path", "falling", "not_above", "no_number", "no_baseline"]
VERDICTS: tuple[Verdict, ...] = ("met", "point_met", "on_course", "off_course", "cannot_tell")
SHAPES: tuple[Shape, ...] = ("path", "falling", "not_above", "no_number", "no_baseline")
SETTLED = ("definite", "revised")


@dataclass(frozen=True)
class Knot:
    """A year in which a path asks for a value; a share is a part of one."""

    year: int
    value: float


@dataclass(frozen=True)
class TargetPath:
    """What is asked of a series.

    `shape` path: the values of `knots`, the last of which is the deadline; falling: a fall since the baseline
    year, without a number; not_above: never above the baseline; no_number: no number with a year was set;
    no_baseline: a part of a baseline that was not found.
    """

    shape: Shape
    direction: Literal["lower", "higher"]
    baseline: Knot | None
    knots: tuple[Knot, ...] = ()

    @property
    def deadline(self) -> int | None:
        """The year of the last value asked for."""
        return self.knots[-1].year if self.knots else None

    def at(self, year: int) -> float | None:
        """The path in a year: straight lines from the baseline through the knots; None outside them."""
        known = ([self.baseline] if self.baseline else []) + list(self.knots)
        for left, right in zip(known, known[1:], strict=False):
            if left.year <= year <= right.year:
                part = (year - left.year) / (right.year - left.year)
                return left.value + part * (right.value - left.value)
        return next((knot.value for knot in known if knot.year == year), None)

    def reaches(self, value: float, asked: float) -> bool:
        """Whether a value is at what is asked or better."""
        return value <= asked if self.direction == "lower" else value >= asked


@dataclass(frozen=True)
class Judgement:
    """A verdict with its reason: `reason` and `also` are keys of sentences, `facts` the numbers in them."""

    verdict: Verdict
    reason: str
    facts: Mapping[str, Any] = field(default_factory=dict)
    also: tuple[str, ...] = ()
    trend: Trend | None = None
    knot: Knot | None = None


def judge(path: TargetPath, series: Series | None) -> Judgement:
    """The verdict on the deadline of a path.

    Args:
        path: what is asked.
        series: the figures, of the version the target was set on; None when there are none.
    """
    if path.shape in ("no_number", "no_baseline"):
        return Judgement("cannot_tell", path.shape)
    if series is None or not series.points():
        return Judgement("cannot_tell", "no_series")
    if path.shape == "falling":
        return _falling(path, series)
    if path.shape == "not_above":
        return _not_above(path, series)
    return judge_knot(path, path.knots[-1], series)


def judge_knots(path: TargetPath, series: Series | None) -> tuple[Judgement, ...]:
    """A verdict on every year of the path, intermediate ones first."""
    if path.shape != "path":
        return (judge(path, series),)
    if series is None or not series.points():
        return tuple(Judgement("cannot_tell", "no_series", knot=knot) for knot in path.knots)
    return tuple(judge_knot(path, knot, series) for knot in path.knots)


def judge_knot(path: TargetPath, knot: Knot, series: Series) -> Judgement:
    """The verdict on one year of a path."""
    seen = series.newest(str(knot.year))
    if seen is not None and seen.release_status != "projected":
        return _observed(path, knot, seen, series)
    facts = {"year": knot.year, "target": knot.value}
    ended, points = series.version.ended, series.points()
    if ended is not None and knot.year > int(ended):
        return Judgement("cannot_tell", "ended", {**facts, "ended": ended}, knot=knot)
    last = int(points[-1].period)
    if knot.year <= last:
        return Judgement("cannot_tell", "year_missing", facts, knot=knot)
    if series.version.why("no_trend", "nl"):
        return Judgement("cannot_tell", "no_trend", facts, knot=knot)
    found = trend(series, until=knot.year)
    if found.forecast is None:
        few = {**facts, "n": len(points), "fewest": FEWEST}
        return Judgement("cannot_tell", "few_points", few, _already(path, knot, points[-1]), found, knot)
    if found.forecast.in_year(knot.year) is None:
        return Judgement("cannot_tell", "too_far", facts, _already(path, knot, points[-1]), found, knot)
    return _forecast(path, knot, points[-1], found)


def _already(path: TargetPath, knot: Knot, latest: Kept) -> tuple[str, ...]:
    reached = latest.value is not None and path.reaches(latest.value, knot.value)
    return ("already_there",) if reached else ()


def _observed(path: TargetPath, knot: Knot, seen: Kept, series: Series) -> Judgement:
    """The year of the target has a figure: compare it, with its uncertainty of the right kind."""
    assert seen.value is not None
    facts: dict[str, Any] = {
        "year": knot.year,
        "target": knot.value,
        "value": seen.value,
        "status": seen.release_status,
    }
    also = ("line_ended",) if series.version.ended else ()
    if any(item.value is None for item in series.vintages[seen.period][-1:]):
        also = (*also, "newer_count_only")
    good = path.reaches(seen.value, knot.value)
    if seen.interval is not None:
        low, high = seen.interval
        worst, best = (high, low) if path.direction == "lower" else (low, high)
        facts |= {"low": low, "high": high}
        if path.reaches(worst, knot.value):
            return Judgement("met", "interval_under", facts, also, knot=knot)
        if good:
            return Judgement("point_met", "interval_crosses", facts, also, knot=knot)
        verdict: Verdict = "cannot_tell" if path.reaches(best, knot.value) else "off_course"
        reason = "interval_crosses_above" if verdict == "cannot_tell" else "interval_above"
        return Judgement(verdict, reason, facts, also, knot=knot)
    if not good:
        return Judgement("off_course", "missed", facts, also, knot=knot)
    if series.version.kind != "register":
        return Judgement("point_met", f"point_{series.version.kind}", facts, also, knot=knot)
    if seen.release_status in SETTLED:
        return Judgement("met", "register_settled", facts, also, knot=knot)
    return Judgement("point_met", "register_unsettled", facts, also, knot=knot)


def _forecast(path: TargetPath, knot: Knot, latest: Kept, found: Trend) -> Judgement:
    """The year of the target is still to come: hold the 80 percent interval against the path up to that year."""
    assert found.forecast is not None
    assert latest.value is not None
    worst_year: tuple[int, float, float, float] | None = None
    for asked in path.knots:
        ahead = found.forecast.in_year(asked.year)
        if ahead is None or asked.year > knot.year:
            continue
        best = ahead.low80 if path.direction == "lower" else ahead.high80
        if not path.reaches(best, asked.value):
            worst_year = (asked.year, asked.value, ahead.low80, ahead.high80)
            break
    final = found.forecast.in_year(knot.year)
    assert final is not None
    facts: dict[str, Any] = {
        "year": knot.year,
        "target": knot.value,
        "low": final.low80,
        "high": final.high80,
        "value": latest.value,
        "latest": latest.period,
    }
    also = list(_already(path, knot, latest))
    if not found.forecast.tried:
        also.append("untried")
    if worst_year is not None:
        year, target, low, high = worst_year
        facts |= {"year": year, "target": target, "low": low, "high": high}
        return Judgement("off_course", "forecast_misses", facts, tuple(also), found, knot)
    start = path.baseline
    if start is not None and final.low80 <= start.value <= final.high80:
        also.append("wide")
    return Judgement("on_course", "forecast_covers", facts, tuple(also), found, knot)


def _falling(path: TargetPath, series: Series) -> Judgement:
    """A target without a number: is there a fall since the baseline year that chance cannot explain?"""
    since = path.baseline.year if path.baseline else None
    found = trend(series, since=since)
    facts: dict[str, Any] = {"since": since, "n": len(found.points)}
    if found.test is None or not found.test.can_be_significant:
        return Judgement("cannot_tell", "falling_few", facts, (), found)
    facts |= {"p": found.test.p, "latest": found.points[-1].period, "ended": series.version.ended}
    if found.falling is None:
        return Judgement("cannot_tell", "falling_unclear", facts, (), found)
    good = found.falling == (path.direction == "lower")
    if series.version.ended is not None:
        return Judgement("cannot_tell", "falling_ended" if good else "rising_ended", facts, (), found)
    return Judgement(
        "on_course" if good else "off_course", "falling_yes" if good else "falling_no", facts, (), found
    )


def _not_above(path: TargetPath, series: Series) -> Judgement:
    """A target to stay where the baseline year was."""
    assert path.baseline is not None
    later = [item for item in series.points() if int(item.period) > path.baseline.year]
    facts: dict[str, Any] = {"since": path.baseline.year, "target": path.baseline.value}
    if not later or later[-1].value is None:
        return Judgement("cannot_tell", "no_later_figure", facts)
    latest = later[-1]
    facts |= {"latest": latest.period, "value": latest.value, "status": latest.release_status}
    assert latest.value is not None
    good = path.reaches(latest.value, path.baseline.value)
    return Judgement("on_course" if good else "off_course", "stays_under" if good else "went_above", facts)
