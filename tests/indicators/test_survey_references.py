# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The survey statistics equal those of established software on public samples."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray
from tests.indicators.references import References, Table, close

from kansrijk.indicators import survey
from kansrijk.indicators.survey import Design, Influence, design, estimate

pytestmark = pytest.mark.shared


# --- poverty and inequality of the EU indicators, as laeken has them -----------------------------------------


def rates(part: float = 0.6, weighted: bool = True) -> Callable[[References], dict[str, Any]]:
    def run(references: References) -> dict[str, Any]:
        table, drawn = references.people()
        weights = drawn.weights if weighted else np.ones(drawn.size)
        line = survey.estimated_line(table["eqIncome"], weights, part=part)
        rate = survey.poverty_rate(table["eqIncome"], weights, line, at_line="below")
        return {"value": 100 * rate.value, "threshold": line.amount}

    return run


def by_group(
    statistic: Callable[[NDArray[Any], NDArray[Any], Any, Any], Influence], groups: str | None
) -> Callable[[References], dict[str, Any]]:
    def run(references: References) -> dict[str, Any]:
        table, drawn = references.people()
        income = table["eqIncome"]
        line = survey.estimated_line(income, drawn.weights)

        def percent(among: Any) -> float:
            return 100 * statistic(income, drawn.weights, line, among).value

        found: dict[str, Any] = {"value": percent(None), "threshold": line.amount}
        if groups == "child":
            children = table["age"] < 18
            found["byStratum"] = {"adult": percent(~children), "child": percent(children)}
        elif groups:
            labels = table[groups]
            found["byStratum"] = {label: percent(labels == label) for label in np.unique(labels)}
        return found

    return run


def rate_below(income: Any, weights: Any, line: Any, among: Any) -> Influence:
    return survey.poverty_rate(income, weights, line, at_line="below", among=among)


def gap_below(income: Any, weights: Any, line: Any, among: Any) -> Influence:
    return survey.median_gap(income, weights, line, at_line="below", among=among)


def gini_finite(income: Any, weights: Any, line: Any, among: Any) -> Influence:
    return survey.gini(income, weights, among=among, form="finite")


def plain_gini(references: References) -> dict[str, Any]:
    table, drawn = references.people()
    return {"value": 100 * survey.gini(table["eqIncome"], np.ones(drawn.size), form="finite").value}


def one_quantile(part: float) -> Callable[[References], dict[str, Any]]:
    def run(references: References) -> dict[str, Any]:
        table, drawn = references.people()
        return {"value": survey.quantile(table["eqIncome"], drawn.weights, part)}

    return run


def weighted_mean(references: References) -> dict[str, Any]:
    table, drawn = references.people()
    return {"value": survey.mean(table["eqIncome"], drawn.weights).value}


def respondents(references: References) -> dict[str, Any]:
    return {"value": references.people()[1].size}


LAEKEN: dict[str, Callable[[References], dict[str, Any]]] = {
    "laeken.arpr40": rates(0.4),
    "laeken.arpr50": rates(0.5),
    "laeken.arpr60.unweighted": rates(0.6, weighted=False),
    "laeken.arpr_db040": by_group(rate_below, "db040"),
    "laeken.arpr_child": by_group(rate_below, "child"),
    "laeken.rmpg_db040": by_group(gap_below, "db040"),
    "laeken.gini": by_group(gini_finite, None),
    "laeken.gini_db040": by_group(gini_finite, "db040"),
    "laeken.gini_unw": plain_gini,
    "laeken.wq_0.25": one_quantile(0.25),
    "laeken.wq_0.5": one_quantile(0.5),
    "laeken.wq_0.6": one_quantile(0.6),
    "laeken.wq_0.9": one_quantile(0.9),
    "laeken.wmedian": one_quantile(0.5),
    "laeken.wmean": weighted_mean,
    "laeken.n": respondents,
}


@pytest.mark.parametrize("name", LAEKEN)
def test_poverty_and_inequality_equal_the_eu_indicators(name: str, references: References):
    case = references.cases[name]
    got = LAEKEN[name](references)
    for key, expected in case["expected"].items():
        close(got[key], expected, case["tolerance"])


@pytest.mark.parametrize(
    "name, replicates, margin, tolerance",
    [("laeken.boot.naive", 500, False, 0.15), ("laeken.boot.calib", 200, True, 0.2)],
)
def test_a_bootstrap_over_persons_repeats_the_error_that_is_too_small(
    name: str, replicates: int, margin: bool, tolerance: float, references: References
):
    case = references.cases[name]
    table, persons = references.people()
    drawn = design(table["rb050"]) if margin else persons
    income = table["eqIncome"]

    def rate(weights: NDArray[np.float64]) -> float:
        line = 0.6 * survey.quantile(income, weights, 0.5)
        return 100 * float(weights @ (income < line)) / float(weights.sum())

    regions = table["db040"] if margin else None
    value, found = survey.bootstrap(
        drawn, rate, replicates=replicates, seed=123, unit="respondent", margin=regions
    )
    close(value, case["expected"]["value"], 1e-9)
    error = survey.bootstrap_error(found)[0]
    assert error == pytest.approx(case["expected"]["var"] ** 0.5, rel=tolerance)
    assert error < 0.7 * 0.476, "households as clusters have a larger error"


# --- totals, means and intervals, as R survey has them -------------------------------------------------------


def means(kind: str) -> Callable[[References], dict[str, Any]]:
    def run(references: References) -> dict[str, Any]:
        table, drawn = references.school(kind)
        names = ("api00", "api99", "ell", "meals")
        found = {name: estimate(drawn, survey.mean(table[name], drawn.weights)) for name in names}
        return {
            "est": {name: item.value for name, item in found.items()},
            "se": {name: item.se for name, item in found.items()},
            "deff": {name: item.deff for name, item in found.items()},
        }

    return run


def total_enrolled(kind: str) -> Callable[[References], dict[str, Any]]:
    def run(references: References) -> dict[str, Any]:
        table, drawn = references.school(kind)
        found = estimate(drawn, survey.total(table["enroll"], drawn.weights))
        return {"est": found.value, "se": found.se}

    return run


def many_meals(kind: str) -> Callable[[References], dict[str, Any]]:
    def run(references: References) -> dict[str, Any]:
        table, drawn = references.school(kind)
        found = survey.share(table["meals"] >= 50, drawn.weights)
        return {
            "est": found.value,
            "se": estimate(drawn, found).se,
            "ci_logit": list(survey.share_interval(drawn, found, "logit")),
            "ci": list(survey.share_interval(drawn, found, "beta")),
        }

    return run


def by_school_type(kind: str) -> Callable[[References], dict[str, Any]]:
    def run(references: References) -> dict[str, Any]:
        table, drawn = references.school(kind)
        found = {
            label: estimate(drawn, survey.mean(table["api00"], drawn.weights, table["stype"] == label))
            for label in "EHM"
        }
        return {
            "est": {label: item.value for label, item in found.items()},
            "se": {label: item.se for label, item in found.items()},
        }

    return run


def of_poor_schools(kind: str) -> Callable[[References], dict[str, Any]]:
    def run(references: References) -> dict[str, Any]:
        table, drawn = references.school(kind)
        found = estimate(drawn, survey.mean(table["api00"], drawn.weights, table["meals"] >= 50))
        return {"est": found.value, "se": found.se}

    return run


def quartiles(kind: str) -> Callable[[References], dict[str, Any]]:
    def run(references: References) -> dict[str, Any]:
        table, drawn = references.school(kind)
        found = [survey.quantile_error(drawn, table["api00"], part) for part in (0.25, 0.5, 0.75)]
        return {"est": [item[0] for item in found], "se": [item[1] for item in found]}

    return run


def one_ratio(references: References) -> dict[str, Any]:
    table, drawn = references.school("st")
    found = estimate(drawn, survey.ratio(table["api.stu"], table["enroll"], drawn.weights))
    return {"est": found.value, "se": found.se}


def jackknifed(kind: str) -> Callable[[References], dict[str, Any]]:
    def run(references: References) -> dict[str, Any]:
        table, drawn = references.school(kind)
        value, error = survey.jackknife(
            drawn, lambda weights: float(weights @ table["api00"]) / float(weights.sum())
        )
        return {"mean": value, "se": error}

    return run


def calibrated(distance: Any, with_scores: bool) -> Callable[[References], dict[str, Any]]:
    def run(references: References) -> dict[str, Any]:
        table, drawn = references.school("c1")
        controls = [np.ones(drawn.size), table["stype"] == "H", table["stype"] == "M"]
        totals = [6194.0, 755.0, 1018.0]
        if with_scores:
            controls, totals = [*controls, table["api99"]], [*totals, 3914069.0]
        matrix = np.column_stack([np.asarray(column, dtype=np.float64) for column in controls])
        bounds = (0.4, 2.5) if distance == "logit" else None
        fitted = survey.calibrate(drawn, matrix, np.array(totals), distance, bounds=bounds)
        mean = estimate(fitted, survey.mean(table["api00"], fitted.weights))
        enrolled = estimate(fitted, survey.total(table["enroll"], fitted.weights))
        by_type = [fitted.weights[table["stype"] == label][0] for label in "HEM"]
        return {
            "mean": mean.value,
            "se": mean.se,
            "tot": enrolled.value,
            "tot_se": enrolled.se,
            "w": by_type,
            "wrange": [fitted.weights.min(), fitted.weights.max()],
        }

    return run


R_SURVEY: dict[str, Callable[[References], dict[str, Any]]] = {
    "survey.st_mean": means("st"),
    "survey.st_total_enroll": total_enrolled("st"),
    "survey.st_ratio": one_ratio,
    "survey.st_prop_meals50": many_meals("st"),
    "survey.st_prop_meals50_beta": many_meals("st"),
    "survey.st_by": by_school_type("st"),
    "survey.st_domain": of_poor_schools("st"),
    "survey.c1_mean": means("c1"),
    "survey.c1_total_enroll": total_enrolled("c1"),
    "survey.c1_prop_meals50_beta": many_meals("c1"),
    "survey.c1_quant": quartiles("c1"),
    "survey.c1_by": by_school_type("c1"),
    "survey.sr_mean": means("sr"),
    "survey.sr_total_enroll": total_enrolled("sr"),
    "survey.sr_prop_meals50": many_meals("sr"),
    "survey.sr_prop_meals50_beta": many_meals("sr"),
    "survey.sr_quant": quartiles("sr"),
    "survey.sr_by": by_school_type("sr"),
    "survey.sr_domain": of_poor_schools("sr"),
    "survey.c1_cal_linear": calibrated("linear", False),
    "survey.c1_cal_linear_api99": calibrated("linear", True),
    "survey.c1_cal_logit_api99_bounds_.4_2.5": calibrated("logit", True),
    "survey.st_jkn": jackknifed("st"),
    "survey.c1_jk1": jackknifed("c1"),
}


@pytest.mark.parametrize("name", R_SURVEY)
def test_estimates_and_errors_equal_those_of_r_survey(name: str, references: References):
    case = references.cases[name]
    got = R_SURVEY[name](references)
    for key, expected in case["expected"].items():
        close(got[key], expected, case["tolerance"])


# --- linearised poverty measures, as convey has them ---------------------------------------------------------


def linearised(measure: str, fixed: float | None = None) -> Callable[[Table, Design], Influence]:
    def run(table: Table, drawn: Design) -> Influence:
        income, weights = table["eqIncome"], drawn.weights
        line = (
            survey.estimated_line(income, weights)
            if fixed is None
            else survey.fixed_line(fixed, weights.size)
        )
        if measure.startswith("fgt"):
            return survey.fgt(income, weights, line, int(measure[3:]), at_line="up_to")
        return {
            "arpt": lambda: survey.threshold(line),
            "arpr": lambda: survey.poverty_rate(income, weights, line, at_line="up_to"),
            "rmpg": lambda: survey.median_gap(income, weights, line, at_line="up_to"),
            "gini": lambda: survey.gini(income, weights, form="trapezoid"),
            "qsr": lambda: survey.quintile_ratio(income, weights),
        }[measure]()

    return run


CONVEY = {
    **{f"convey.persons_svy{name}": linearised(name) for name in ("arpt", "arpr", "rmpg", "gini", "qsr")},
    **{f"convey.persons_svyfgt{power}_relq": linearised(f"fgt{power}") for power in range(3)},
    **{f"convey.persons_svyfgt{power}_abs10000": linearised(f"fgt{power}", 10000.0) for power in range(3)},
}


@pytest.mark.parametrize("name", CONVEY)
def test_errors_of_poverty_measures_equal_those_of_convey(name: str, references: References):
    case = references.cases[name]
    table, drawn = references.people()
    found = estimate(drawn, CONVEY[name](table, drawn))
    close(found.value, case["expected"]["est"], case["tolerance"])
    close(found.se, case["expected"]["se"], case["tolerance"])


BY_GROUP = {"convey.persons_svyarpr_by_db040": "db040", "convey.persons_svyarpr_by_child": "child"}


@pytest.mark.parametrize("name", BY_GROUP)
def test_errors_of_groups_under_a_national_line_equal_those_of_convey(name: str, references: References):
    case = references.cases[name]
    table, drawn = references.people()
    children = np.where(table["age"] < 18, "1", "0")
    labels = children if BY_GROUP[name] == "child" else table[BY_GROUP[name]]
    line = survey.estimated_line(table["eqIncome"], drawn.weights)
    for label, expected in case["expected"]["est"].items():
        rate = survey.poverty_rate(
            table["eqIncome"], drawn.weights, line, at_line="up_to", among=labels == label
        )
        close(rate.value, expected, case["tolerance"])
        close(estimate(drawn, rate).se, case["expected"]["se"][label], case["tolerance"])


@pytest.mark.parametrize(
    "measure, error, digits",
    [
        ("arpt", 87.947, 3),
        ("arpr", 0.0047595, 7),
        ("rmpg", 0.0096873, 7),
        ("gini", 0.0030825, 7),
        ("qsr", 0.068184, 6),
        ("fgt1", 0.0017595, 7),
        ("fgt2", 0.0011731, 7),
    ],
)
def test_with_households_as_clusters_errors_are_those_found_with_convey(
    measure: str, error: float, digits: int, references: References
):
    table, drawn = references.people("db030")
    assert round(estimate(drawn, linearised(measure)(table, drawn)).se, digits) == error


def test_a_line_fixed_at_the_same_amount_gives_the_larger_error_found_with_convey(references: References):
    table, drawn = references.people("db030")
    children = table["age"] < 18
    fixed = survey.fixed_line(10859.236, drawn.size)
    income, weights = table["eqIncome"], drawn.weights
    everyone = survey.poverty_rate(income, weights, fixed, at_line="below")
    of_children = survey.poverty_rate(income, weights, fixed, at_line="below", among=children)
    assert round(100 * estimate(drawn, everyone).se, 5) == 0.49818
    assert round(100 * estimate(drawn, of_children).se, 5) == 1.01657
