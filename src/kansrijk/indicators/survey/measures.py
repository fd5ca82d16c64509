# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The measures that settings can ask for, by name, each for one group of respondents."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np

from kansrijk.engine.problems import Problem
from kansrijk.indicators.survey import deprivation
from kansrijk.indicators.survey.basic import mean, share, total
from kansrijk.indicators.survey.config import OF_INCOME, OF_LINE, PLAIN, Asked
from kansrijk.indicators.survey.design import Design, Influence, Numbers, Whether
from kansrijk.indicators.survey.inequality import gini, quintile_ratio
from kansrijk.indicators.survey.poverty import AtLine, Line, fgt, is_poor, median_gap, threshold
from kansrijk.indicators.survey.quantiles import bandwidth, density, quantile_error
from kansrijk.indicators.survey.table import SurveyTable

SHARE, RATIO, SCORE, OF_COLUMN = "share", "ratio", "score", "column"


@dataclass(frozen=True)
class Context:
    """What all measures of one run share: the file, the design, the incomes and who has one, and the line.

    `norms` are lines of each respondent's own; incomes are then held against them and the line is 1.
    """

    table: SurveyTable
    drawn: Design
    values: Numbers | None
    line: Line | None
    at_line: AtLine
    norms: Numbers | None = None
    level: float = 0.95

    def income(self, against_line: bool) -> tuple[Numbers, Whether]:
        """Incomes (0 where unknown, divided by the own line when asked) and who has one."""
        values = np.zeros(self.drawn.size) if self.values is None else self.values
        if against_line and self.norms is not None:
            values = values / self.norms
        known = np.isfinite(values)
        return np.where(known, values, 0.0), known

    def answers(self, names: tuple[str, ...]) -> tuple[Numbers, Whether]:
        """Columns of 0 and 1 side by side (0 where empty), and who answered all of them.

        Raises:
            Problem: a value is not 0 or 1.
        """
        columns = np.column_stack([self.table.numbers(name) for name in names])
        answered = np.isfinite(columns)
        filled = np.where(answered, columns, 0.0)
        wrong = np.flatnonzero(~np.isin(filled, (0.0, 1.0)).all(axis=0))
        if wrong.size:
            name = names[wrong[0]]
            raise Problem(
                nl=f"{self.table.source}: kolom {name} moet overal 0 of 1 zijn (1: mist het).",
                en=f"{self.table.source}: column {name} must be 0 or 1 everywhere (1: lacks it).",
            )
        complete: Whether = np.asarray(answered.all(axis=1), dtype=np.bool_)
        return filled, complete


@dataclass(frozen=True)
class Found:
    """A statistic of one group: of whom it could be known, its unit, and its interval when it has one of its own."""

    measure: str
    detail: str
    influence: Influence
    answered: Whether
    unit: str
    uses_line: bool = False
    interval: tuple[float, float, float] | None = None


def find(asked: Asked, context: Context, among: Whether) -> Iterator[Found]:
    """The statistics of one measure; Alkire-Foster gives several, the others one."""
    name = asked.measure
    if name in OF_LINE:
        yield _of_line(name, context, among)
    elif name in OF_INCOME:
        yield _of_income(asked, context, among)
    elif name in PLAIN:
        yield _plain(asked, context, among)
    elif name == "alkire_foster":
        yield from _alkire_foster(asked, context, among)
    else:
        yield _deprived(asked, context, among)


def _of_line(name: str, context: Context, among: Whether) -> Found:
    values, known = context.income(against_line=True)
    line, inside = context.line, among & known
    assert line is not None
    at_line, weights = context.at_line, context.drawn.weights
    if name == "threshold":
        found, unit = threshold(line), OF_COLUMN
    elif name == "median_gap":
        found, unit = median_gap(values, weights, line, at_line=at_line, among=inside), SHARE
    else:
        power = {"poverty_rate": 0, "fgt1": 1, "fgt2": 2}[name]
        found, unit = fgt(values, weights, line, power, at_line=at_line, among=inside), SHARE
    return Found(name, "", found, known, unit, uses_line=True)


def _of_income(asked: Asked, context: Context, among: Whether) -> Found:
    values, known = context.income(against_line=False)
    weights, inside = context.drawn.weights, among & known
    if asked.measure == "gini":
        form = asked.options.get("form", "trapezoid")
        return Found("gini", form, gini(values, weights, among=inside, form=form), known, SHARE)
    return Found("quintile_ratio", "", quintile_ratio(values, weights, among=inside), known, RATIO)


def _plain(asked: Asked, context: Context, among: Whether) -> Found:
    name = asked.options.get("column")
    label = asked.options.get("label") or name or ""
    if name is None:
        values, known = context.income(against_line=False)
    else:
        column = context.table.numbers(name)
        known = np.isfinite(column)
        values = np.where(known, column, 0.0)
    inside, weights = among & known, context.drawn.weights
    if asked.measure == "share":
        which, known = context.answers((name,)) if name else (values[:, None], known)
        return Found("share", label, share(which[:, 0] > 0, weights, among & known), known, SHARE)
    if asked.measure in ("mean", "total"):
        compute = mean if asked.measure == "mean" else total
        return Found(asked.measure, label, compute(values, weights, inside), known, OF_COLUMN)
    part = asked.options.get("part", 0.5)
    value, error, low, high = quantile_error(
        context.drawn, values, part, among=inside, level=context.level, rule="middle"
    )
    found = Influence(value, np.zeros(weights.size))
    detail = f"{label} {part:g}".strip() if asked.measure == "quantile" else label
    return Found(asked.measure, detail, found, known, OF_COLUMN, interval=(error, low, high))


def _deprived(asked: Asked, context: Context, among: Whether) -> Found:
    """Child deprivation, severe deprivation of children, or at risk of poverty or social exclusion of children."""
    options, weights = asked.options, context.drawn.weights
    ages = context.table.complete_numbers(options["age"])
    children = among & (ages < deprivation.CHILD_AGE)
    label = options.get("label", "")
    if asked.measure == "child_deprivation":
        items, answered = context.answers(options["items"])
        if len(options["items"]) != deprivation.CHILD_ITEMS:
            raise Problem(
                nl=f"child_deprivation heeft {len(options['items'])} items; de Europese maat heeft er 17.",
                en=f"child_deprivation has {len(options['items'])} items; the European measure has 17.",
            )
        if "household" in options:
            young = ages < deprivation.CHILD_AGE
            spread = deprivation.any_in_household(
                items[young], context.table.labels(options["household"])[young]
            )
            items = items.copy()
            items[young] = spread
        which = deprivation.child_deprived(deprivation.lacked(items), ages)
        return Found(asked.measure, label, share(which, weights, children & answered), answered, SHARE)
    which, answered = _severe(options, context, ages)
    if asked.measure == "severe_deprivation":
        return Found(asked.measure, label, share(which, weights, children & answered), answered, SHARE)
    return _arope(asked, context, among & (ages < deprivation.EXCLUDED_AGE), which, answered)


def _arope(asked: Asked, context: Context, children: Whether, severe: Whether, answered: Whether) -> Found:
    """Children at risk of poverty or social exclusion; an estimated line moves those who are only poor."""
    low_work, working = context.answers((asked.options["low_work"],))
    values, known = context.income(against_line=True)
    line, weights = context.line, context.drawn.weights
    assert line is not None
    poor = is_poor(values, line, context.at_line)
    without_work = low_work[:, 0] > 0
    complete = answered & working & known
    inside = children & complete
    found = share(deprivation.at_risk_or_excluded(poor, severe, without_work), weights, inside)
    if line.kind == "estimated" and inside.any():
        others = weights * (inside & ~severe & ~without_work)
        part = float(others.sum()) / float(weights[inside].sum())
        if part > 0:
            slope = part * density(values, others, line.amount, bandwidth(values, weights * inside))
            found = Influence(found.value, found.scores + slope * line.scores)
    return Found(asked.measure, asked.options.get("label", ""), found, complete, SHARE, uses_line=True)


def _severe(options: Any, context: Context, ages: Numbers) -> tuple[Whether, Whether]:
    """Who is severely deprived, by the rule for children or from 16 on by that for adults, and for whom it is known."""
    own, answered = context.answers(options["household_items"])
    household_lacked = deprivation.lacked(own)
    adults = ages >= deprivation.CHILD_AGE
    households = context.table.labels(options["household"])
    items = np.column_stack([context.table.numbers(name) for name in options["adult_items"]])
    for_child = deprivation.adult_items_for_child(items[adults], households[adults], households)
    of_child = deprivation.severely_deprived_child(household_lacked, for_child)
    of_adult = deprivation.severely_deprived_adult(household_lacked, np.nansum(items, axis=1))
    known = answered & (~adults | np.isfinite(items).all(axis=1))
    return np.where(adults, of_adult, of_child), known


def _alkire_foster(asked: Asked, context: Context, among: Whether) -> Iterator[Found]:
    dimensions: dict[str, tuple[str, ...]] = asked.options["dimensions"]
    names = tuple(item for items in dimensions.values() for item in items)
    filled, answered = context.answers(names)
    places = {name: index for index, name in enumerate(names)}
    parts = {part: filled[:, [places[item] for item in items]] for part, items in dimensions.items()}
    lacking = deprivation.any_within(parts)
    cutoff = asked.options["cutoff"]
    inside = among & answered
    found = deprivation.alkire_foster(lacking, context.drawn.weights, cutoff, among=inside)
    label = asked.options.get("label", f"k={cutoff:g}")
    for part, statistic, unit in (
        ("H", found.headcount, SHARE),
        ("A", found.intensity, SHARE),
        ("M0", found.adjusted, SCORE),
    ):
        yield Found("alkire_foster", f"{part}, {label}", statistic, answered, unit)
    for part, statistic in zip(dimensions, found.contributions, strict=True):
        yield Found("alkire_foster", f"{part}, {label}", statistic, answered, SHARE)
