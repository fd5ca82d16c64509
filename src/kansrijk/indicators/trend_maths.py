# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The arithmetic of short series: exact Mann-Kendall, Theil-Sen with its interval, autocorrelation, Student's t.

Years need not be consecutive. Nothing here knows what is measured; `trend` does.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from itertools import combinations

EXACT_UP_TO = 120
"""Longer series use the normal approximation; exact counts would grow too large for no gain."""
SIGNIFICANT = 0.05


@dataclass(frozen=True)
class MannKendall:
    """Whether values tend to rise or fall with time.

    `s` counts the pairs that rise minus those that fall, `p` is two-sided. `exact` holds the same p as a
    fraction of all orders the values could have had; None when the normal approximation was used. `smallest_p` is
    the lowest p this number of values can ever give.
    """

    n: int
    s: int
    p: float
    exact: Fraction | None
    smallest_p: float

    @property
    def significant(self) -> bool:
        """Whether p is below 5 percent."""
        return self.p < SIGNIFICANT

    @property
    def can_be_significant(self) -> bool:
        """Whether this many values could ever give p below 5 percent."""
        return self.smallest_p < SIGNIFICANT


def _shift_product(counts: list[int], size: int) -> list[int]:
    """The counts multiplied by 1 + q + ... + q^(size-1)."""
    found, running = [], 0
    for place in range(len(counts) + size - 1):
        running += counts[place] if place < len(counts) else 0
        running -= counts[place - size] if place >= size else 0
        found.append(running)
    return found


def _shift_quotient(counts: list[int], size: int) -> list[int]:
    """The counts divided by 1 + q + ... + q^(size-1); the division always comes out."""
    found: list[int] = []
    for place in range(len(counts) - size + 1):
        found.append(counts[place] - sum(found[max(0, place - size + 1) : place]))
    return found


@cache
def inversion_counts(ties: tuple[int, ...]) -> tuple[int, ...]:
    """How many orders of values have 0, 1, 2, ... falling pairs.

    Args:
        ties: how often each distinct value occurs, such as (1, 1, 2).

    Returns:
        The coefficients of the q-multinomial of these numbers (MacMahon 1916): place k counts the different
        orders with k falling pairs.
    """
    counts = [1]
    for size in range(2, sum(ties) + 1):
        counts = _shift_product(counts, size)
    for tie in ties:
        for size in range(2, tie + 1):
            counts = _shift_quotient(counts, size)
    return tuple(counts)


def kendall_s(values: Sequence[float]) -> int:
    """The number of rising pairs minus the number of falling pairs, for values in the order of time."""
    return sum((later > earlier) - (later < earlier) for earlier, later in combinations(values, 2))


def mann_kendall(values: Sequence[float]) -> MannKendall:
    """The Mann-Kendall test against no trend, exact over all orders of the values (Mann 1945; Kendall 1975).

    Args:
        values: in the order of time, without gaps in the list.

    Returns:
        The two-sided test. With equal values only the orders that differ are counted.
    """
    n, s = len(values), kendall_s(values)
    ties = tuple(sorted(Counter(values).values()))
    if n > EXACT_UP_TO:
        return MannKendall(n, s, _normal_p(n, s, ties), None, 0.0)
    counts = inversion_counts(ties)
    pairs, total = len(counts) - 1, sum(counts)
    extreme = sum(ways for falling, ways in enumerate(counts) if abs(pairs - 2 * falling) >= abs(s))
    exact = Fraction(extreme, total)
    smallest = 1.0 if n < 2 else min(1.0, 2.0 / math.factorial(n))
    return MannKendall(n, s, float(exact), exact, smallest)


def kendall_variance(n: int, ties: Sequence[int]) -> float:
    """The variance of S when there is no trend, corrected for ties (Kendall 1975)."""
    return (n * (n - 1) * (2 * n + 5) - sum(tie * (tie - 1) * (2 * tie + 5) for tie in ties)) / 18.0


def _normal_p(n: int, s: int, ties: Sequence[int], inflation: float = 1.0) -> float:
    """Two-sided p of S by the normal approximation with continuity correction."""
    variance = kendall_variance(n, ties) * inflation
    if variance <= 0.0 or s == 0:
        return 1.0
    return math.erfc((abs(s) - 1) / math.sqrt(2.0 * variance))


@dataclass(frozen=True)
class TheilSen:
    """The median slope a year and the line through the medians.

    `low` and `high` bound the slope with at least 95 percent certainty; both None when there are too few values
    for any interval to be that certain. `coverage` is what the interval really covers.
    """

    slope: float
    intercept: float
    low: float | None
    high: float | None
    coverage: float | None

    def at(self, year: float) -> float:
        """The height of the line in a year."""
        return self.intercept + self.slope * year


def _median(ordered: Sequence[float]) -> float:
    middle = len(ordered) // 2
    return ordered[middle] if len(ordered) % 2 else (ordered[middle - 1] + ordered[middle]) / 2.0


def theil_sen(years: Sequence[float], values: Sequence[float]) -> TheilSen:
    """The median of all slopes between two points, with an interval from the exact distribution of S.

    Follows Theil (1950) and Sen (1968). Equal values make the interval wider than needed, never too narrow.

    Args:
        years: different years.
        values: one for each year.

    Raises:
        ValueError: fewer than two points, or a year twice.
    """
    if len(years) < 2 or len(set(years)) != len(years):
        raise ValueError("at least two points in different years are needed")
    points = sorted(zip(years, values, strict=True))
    slopes = sorted((w - v) / (t - s) for (s, v), (t, w) in combinations(points, 2))
    slope = _median(slopes)
    intercept = _median(sorted(values)) - slope * _median(sorted(years))
    cut, coverage = _slopes_to_cut(len(points))
    if cut is None:
        return TheilSen(slope, intercept, None, None, None)
    return TheilSen(slope, intercept, slopes[cut], slopes[-1 - cut], coverage)


def _slopes_to_cut(n: int) -> tuple[int | None, float | None]:
    """How many slopes may be left out at each end so that 95 percent certainty remains."""
    if n > EXACT_UP_TO:
        half = 1.959964 * math.sqrt(kendall_variance(n, ()))
        return max(0, int((n * (n - 1) / 2 - half) / 2) - 1), 1.0 - SIGNIFICANT
    counts, total = inversion_counts((1,) * n), math.factorial(n)
    below, cut = 0, None
    coverage = None
    for falling, ways in enumerate(counts):
        below += ways
        if below / total > SIGNIFICANT / 2:
            break
        cut, coverage = falling, 1.0 - 2.0 * below / total
    return cut, coverage


@dataclass(frozen=True)
class Autocorrelation:
    """Whether a year resembles the year before, after the trend is taken out.

    `r` is the correlation of neighbouring years; `corrected_p` is the p of Mann-Kendall with the variance
    raised for it, None for series too short to tell (fewer than 10 values). `notable` says that r lies outside
    what chance gives.
    """

    r: float
    corrected_p: float | None
    notable: bool


def autocorrelation(years: Sequence[float], values: Sequence[float]) -> Autocorrelation | None:
    """The first autocorrelation of what is left after the Theil-Sen line, and the p corrected for it.

    The correction is the variance factor of Yue and Wang (2004) with the first autocorrelation only. None for
    fewer than five values or values that all lie on the line.
    """
    n = len(values)
    if n < 5:
        return None
    line = theil_sen(years, values)
    rest = [value - line.at(year) for year, value in zip(years, values, strict=True)]
    mean = sum(rest) / n
    spread = sum((item - mean) ** 2 for item in rest)
    scale = max(abs(value) for value in values) or 1.0
    if spread <= n * (1e-9 * scale) ** 2:
        return None
    r = sum((a - mean) * (b - mean) for a, b in zip(rest, rest[1:], strict=False)) / spread
    notable = abs(r) > 1.96 / math.sqrt(n)
    if n < 10 or not notable:
        return Autocorrelation(r, None, notable)
    factor = 1.0 + 2.0 * sum((1.0 - lag / n) * r**lag for lag in range(1, n))
    ties = tuple(Counter(values).values())
    return Autocorrelation(r, _normal_p(n, kendall_s(values), ties, max(factor, 1e-9)), notable)


def t_quantile(part: float, freedom: float) -> float:
    """The value below which a part of Student's t distribution lies.

    Args:
        part: between 0 and 1, such as 0.9 for an interval of 80 percent.
        freedom: degrees of freedom, above 0.
    """
    if part < 0.5:
        return -t_quantile(1.0 - part, freedom)
    low, high = 0.0, 1.0
    while _t_below(high, freedom) < part:
        high *= 2.0
    for _ in range(80):
        middle = (low + high) / 2.0
        low, high = (middle, high) if _t_below(middle, freedom) < part else (low, middle)
    return (low + high) / 2.0


@cache
def _gauss() -> tuple[tuple[float, float], ...]:
    """Points and weights of the midpoint rule on an angle; dense enough for nine decimals."""
    steps = 2000
    return tuple(((place + 0.5) / steps, 1.0 / steps) for place in range(steps))


def _t_below(value: float, freedom: float) -> float:
    """The part of Student's t distribution below a value of zero or more; t = sqrt(freedom) tan(angle)."""
    edge = math.atan(value / math.sqrt(freedom))
    constant = math.exp(math.lgamma((freedom + 1) / 2) - math.lgamma(freedom / 2)) / math.sqrt(math.pi)
    area = sum(weight * math.pow(math.cos(place * edge), freedom - 1) for place, weight in _gauss())
    return 0.5 + constant * edge * area
