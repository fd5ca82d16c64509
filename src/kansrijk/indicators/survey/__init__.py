# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Statistics of a survey with the right error: weights, strata, households as clusters, and a line that says whether it
was estimated or fixed.

A statistic is an `Influence` (its value and how each respondent moves it); `estimate` gives it the error of the
`Design`. `kansrijk.indicators.survey.config` reads what to measure from a file.
"""

from kansrijk.indicators.survey.basic import mean, ratio, share, share_interval, total
from kansrijk.indicators.survey.calibration import NoCalibration, calibrate
from kansrijk.indicators.survey.change import change, difference
from kansrijk.indicators.survey.deprivation import (
    AlkireFoster,
    adult_items_for_child,
    alkire_foster,
    any_in_household,
    any_within,
    at_risk_or_excluded,
    child_deprived,
    depth,
    distribution,
    lacked,
    severely_deprived_child,
)
from kansrijk.indicators.survey.design import Design, Estimate, Influence, InvalidDesign, design, estimate
from kansrijk.indicators.survey.inequality import gini, quintile_ratio
from kansrijk.indicators.survey.poverty import (
    Line,
    estimated_line,
    fgt,
    fixed_line,
    is_poor,
    median_gap,
    poverty_rate,
    threshold,
)
from kansrijk.indicators.survey.quantiles import linear_quantile, quantile, quantile_error
from kansrijk.indicators.survey.replication import bootstrap, bootstrap_error, jackknife

__all__ = [
    "AlkireFoster",
    "Design",
    "Estimate",
    "Influence",
    "InvalidDesign",
    "Line",
    "NoCalibration",
    "adult_items_for_child",
    "alkire_foster",
    "any_in_household",
    "any_within",
    "at_risk_or_excluded",
    "bootstrap",
    "bootstrap_error",
    "calibrate",
    "change",
    "child_deprived",
    "depth",
    "design",
    "difference",
    "distribution",
    "estimate",
    "estimated_line",
    "fgt",
    "fixed_line",
    "gini",
    "is_poor",
    "jackknife",
    "lacked",
    "linear_quantile",
    "mean",
    "median_gap",
    "poverty_rate",
    "quantile",
    "quantile_error",
    "quintile_ratio",
    "ratio",
    "severely_deprived_child",
    "share",
    "share_interval",
    "threshold",
    "total",
]
