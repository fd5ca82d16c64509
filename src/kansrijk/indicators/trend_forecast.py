# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Simple forecasts of a yearly series, with intervals, held against the naive one.

Four fixed methods: naive (the last value stays), drift (the mean change goes on), damped (the mean change fades out)
and local level (a mean that wanders). Each is tried on the past by rolling origin; one that is not clearly
better than the naive forecast is not used. There is no search among models and none for break points.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from kansrijk.indicators.trend_maths import t_quantile

FEWEST = 6
"""Fewer points than this give no forecast."""
FIRST_ORIGIN = 4
"""The past is tried from this many points on."""
FEWEST_TRIALS = 6
"""Fewer trials than this say nothing about which method is better."""
TRIED_AHEAD = 3
"""The past is tried one to this many years ahead."""
CLEARLY = 0.95
"""A method must bring the mean error below this part of that of the naive forecast."""
DAMPING = 0.8
"""Each year ahead the mean change counts for this part of the year before."""

Points = Sequence[tuple[float, float]]


@dataclass(frozen=True)
class Fitted:
    """A method fitted to points: where it stands and how far it may be off, `h` years ahead."""

    mean: Callable[[float], float]
    variance: Callable[[float], float]
    freedom: float


@dataclass(frozen=True)
class Ahead:
    """The forecast of one year, with intervals of 80 and 95 percent, in the unit of the series."""

    year: int
    mean: float
    low80: float
    high80: float
    low95: float
    high95: float


@dataclass(frozen=True)
class Backtest:
    """The mean absolute error of a method on the past, over `trials` forecasts, in the unit of the series."""

    method: str
    error: float
    trials: int


@dataclass(frozen=True)
class Forecast:
    """The chosen method, its forecasts, and how every method did on the past."""

    method: str
    ahead: tuple[Ahead, ...]
    backtests: tuple[Backtest, ...]

    @property
    def tried(self) -> bool:
        """Whether there was enough past to compare methods."""
        return bool(self.backtests)

    def in_year(self, year: int) -> Ahead | None:
        """The forecast of a year, None outside what was forecast."""
        return next((item for item in self.ahead if item.year == year), None)


def naive(points: Points) -> Fitted:
    """The last value stays; yearly changes are independent with mean zero."""
    steps = _steps(points)
    spread = sum(change**2 / years for years, change in steps) / len(steps)
    last = points[-1][1]
    return Fitted(lambda h: last, lambda h: spread * h, len(steps))


def drift(points: Points) -> Fitted:
    """The mean change goes on; the interval counts that the mean change is itself uncertain."""
    slope, spread, span = _mean_change(points)
    last = points[-1][1]
    return Fitted(
        lambda h: last + slope * h, lambda h: spread * h * (1.0 + h / span), max(1, len(points) - 2)
    )


def damped(points: Points) -> Fitted:
    """The mean change fades out by a fixed part a year."""
    slope, spread, span = _mean_change(points)
    last = points[-1][1]

    def faded(h: float) -> float:
        return DAMPING * (1.0 - math.pow(DAMPING, h)) / (1.0 - DAMPING)

    return Fitted(
        lambda h: last + slope * faded(h),
        lambda h: spread * h + spread / span * faded(h) ** 2,
        max(1, len(points) - 2),
    )


@dataclass(frozen=True)
class LocalLevel:
    """A fitted local level: the variances of the noise and of the wandering level, and the level at the end."""

    irregular: float
    level: float
    end: float
    end_variance: float


def local_level_fit(points: Points) -> LocalLevel:
    """A local level by maximum likelihood, with a diffuse start (Durbin and Koopman 2012, chapter 2).

    The ratio of the two variances is searched between no wandering and almost only wandering.
    """
    logs = [place / 4.0 for place in range(-48, 49)]
    best = max([-math.inf, *logs], key=lambda log: _filtered(points, _ratio(log))[0])
    if best != -math.inf:
        best = _refined(points, best)
    ratio = _ratio(best)
    _, scale, end, end_variance = _filtered(points, ratio)
    return LocalLevel(scale, scale * ratio, end, scale * end_variance)


def _ratio(log: float) -> float:
    return 0.0 if log == -math.inf else math.exp(log)


def _refined(points: Points, log: float) -> float:
    """The best place near `log`, by golden section."""
    golden = (math.sqrt(5.0) - 1.0) / 2.0
    low, high = log - 0.25, log + 0.25
    for _ in range(40):
        left, right = high - golden * (high - low), low + golden * (high - low)
        if _filtered(points, _ratio(left))[0] > _filtered(points, _ratio(right))[0]:
            high = right
        else:
            low = left
    return (low + high) / 2.0


def _filtered(points: Points, ratio: float) -> tuple[float, float, float, float]:
    """Log likelihood, noise variance, end level and its variance (in noise variances) for one ratio."""
    level, uncertainty = points[0][1], 1.0
    squares, logs, count = 0.0, 0.0, len(points) - 1
    for (before, _), (year, value) in zip(points, points[1:], strict=False):
        uncertainty += ratio * (year - before)
        total = uncertainty + 1.0
        surprise = value - level
        squares += surprise**2 / total
        logs += math.log(total)
        gain = uncertainty / total
        level += gain * surprise
        uncertainty = gain
    scale = max(squares / count, 1e-300)
    return -0.5 * (count * math.log(scale) + logs), scale, level, uncertainty


def local_level(points: Points) -> Fitted:
    """A level that wanders, seen through noise."""
    fit = local_level_fit(points)
    return Fitted(
        lambda h: fit.end,
        lambda h: fit.end_variance + fit.level * h + fit.irregular,
        max(1, len(points) - 1),
    )


METHODS: dict[str, Callable[[Points], Fitted]] = {
    "naive": naive,
    "drift": drift,
    "damped": damped,
    "local_level": local_level,
}


def _steps(points: Points) -> list[tuple[float, float]]:
    return [(t - s, w - v) for (s, v), (t, w) in zip(points, points[1:], strict=False)]


def _mean_change(points: Points) -> tuple[float, float, float]:
    """The mean change a year, the variance of a year's change around it, and the years spanned."""
    span = points[-1][0] - points[0][0]
    slope = (points[-1][1] - points[0][1]) / span
    rest = sum((change - slope * years) ** 2 / years for years, change in _steps(points))
    return slope, rest / max(1, len(points) - 2), span


def rolling_origin(points: Points) -> tuple[Backtest, ...]:
    """Every method tried on the past: fitted to the first points only, held against the next ones.

    Returns:
        The methods from the smallest mean error to the largest; empty when there are too few trials.
    """
    found = []
    for name, method in METHODS.items():
        errors = []
        for origin in range(FIRST_ORIGIN, len(points)):
            fitted = method(points[:origin])
            last = points[origin - 1][0]
            errors += [
                abs(value - fitted.mean(year - last))
                for year, value in points[origin:]
                if year - last <= TRIED_AHEAD
            ]
        if len(errors) >= FEWEST_TRIALS:
            found.append(Backtest(name, sum(errors) / len(errors), len(errors)))
    return tuple(sorted(found, key=lambda item: (item.error, item.method != "naive")))


def choose(backtests: Sequence[Backtest]) -> str:
    """The method to use: the best one, or the naive one when that is nearly as good or nothing was tried."""
    if not backtests:
        return "naive"
    reference = next(item.error for item in backtests if item.method == "naive")
    return backtests[0].method if backtests[0].error < CLEARLY * reference else "naive"


def forecast(
    points: Points, until: int, *, lowest: float = 0.0, highest: float = math.inf
) -> Forecast | None:
    """Forecasts for every year after the last point, up to and including `until`.

    Args:
        points: years and values in the order of time; years may be missing.
        until: the last year to forecast.
        lowest: values below this cannot exist; means and intervals are cut off there.
        highest: values above this cannot exist.

    Returns:
        None for fewer than six points or when there is no year to forecast.
    """
    last = int(points[-1][0]) if points else until
    if len(points) < FEWEST or until <= last:
        return None
    backtests = rolling_origin(points)
    method = choose(backtests)
    fitted = METHODS[method](points)
    wide80, wide95 = t_quantile(0.9, fitted.freedom), t_quantile(0.975, fitted.freedom)
    ahead = []
    for year in range(last + 1, until + 1):
        mean, error = fitted.mean(year - last), math.sqrt(fitted.variance(year - last))
        bounds = (
            mean,
            mean - wide80 * error,
            mean + wide80 * error,
            mean - wide95 * error,
            mean + wide95 * error,
        )
        ahead.append(Ahead(year, *(min(max(bound, lowest), highest) for bound in bounds)))
    return Forecast(method, tuple(ahead), backtests)
