# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Going without: counts of items lacked, the two EU measures for children, and poverty in several parts of life."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from kansrijk.indicators.survey.basic import domain, mean, ratio
from kansrijk.indicators.survey.design import Influence, Numbers, Whether, labels

# Eurostat, Glossary: Child deprivation; ilc_chmd03.
CHILD_ITEMS, CHILD_LACKED, CHILD_AGE = 17, 3, 16
# Eurostat counts children at risk of poverty or social exclusion up to and including 17.
EXCLUDED_AGE = 18
# Eurostat, Glossary: Severe material and social deprivation rate; for children as in the glossary on child deprivation.
SEVERE_ITEMS, SEVERE_LACKED, SEVERE_HOUSEHOLD, ADULT_PART = 13, 7, 3, 0.5


def lacked(items: NDArray[np.generic]) -> Numbers:
    """How many items each respondent lacks; a row a respondent, a column an item, true or 1 for lacking."""
    counted: Numbers = np.asarray(items, dtype=np.float64).sum(axis=1)
    return counted


def any_in_household(items: NDArray[np.generic], households: NDArray[np.generic]) -> Whether:
    """The household rule of child items: when one child of a household lacks an item, all its children do.

    Args:
        items: a row a child, a column an item.
        households: the household of each child.
    """
    numbers = labels(households, len(items))
    found = np.zeros((int(numbers.max()) + 1, items.shape[1]), dtype=np.bool_)
    np.logical_or.at(found, numbers, np.asarray(items, dtype=np.bool_))
    spread: Whether = found[numbers]
    return spread


def child_deprived(items_lacked: Numbers, ages: Numbers) -> Whether:
    """EU child-specific deprivation: under 16 and lacking at least 3 of the 17 items (ilc_chmd03)."""
    return (ages < CHILD_AGE) & (items_lacked >= CHILD_LACKED)


def severely_deprived_child(household_lacked: Numbers, adult_lacked: Numbers) -> Whether:
    """EU severe material and social deprivation of a child: 7 of 13 items or more, 3 or more of the household's.

    Args:
        household_lacked: how many of the 7 household items.
        adult_lacked: how many of the 6 adult items count for the child, see `adult_items_for_child`.
    """
    return (household_lacked + adult_lacked >= SEVERE_LACKED) & (household_lacked >= SEVERE_HOUSEHOLD)


def severely_deprived_adult(household_lacked: Numbers, adult_lacked: Numbers) -> Whether:
    """EU severe material and social deprivation from 16 on: 7 of 13 items or more."""
    return household_lacked + adult_lacked >= SEVERE_LACKED


def adult_items_for_child(
    items: Numbers, adult_household: NDArray[np.generic], child_household: NDArray[np.generic]
) -> Numbers:
    """How many adult items count for each child: those that at least half of the adults with an answer lack.

    Args:
        items: a row an adult, a column an item; NaN where there is no answer.
        adult_household: the household of each adult.
        child_household: the household of each child.

    Returns:
        one number a child; 0 where no adult answered.
    """
    names, numbers = np.unique(adult_household, return_inverse=True)
    answered = np.isfinite(items)
    lacking, known = np.zeros((names.size, items.shape[1])), np.zeros((names.size, items.shape[1]))
    np.add.at(lacking, numbers, np.where(answered, items, 0.0))
    np.add.at(known, numbers, answered.astype(np.float64))
    counts = ((known > 0) & (lacking >= ADULT_PART * known)).sum(axis=1).astype(np.float64)
    place = np.minimum(np.searchsorted(names, child_household), names.size - 1)
    matched: Numbers = np.where(names[place] == child_household, counts[place], 0.0)
    return matched


def at_risk_or_excluded(poor: Whether, severe: Whether, low_work: Whether) -> Whether:
    """EU at risk of poverty or social exclusion (AROPE): poor by the 60 % line, severely deprived, or in a household
    with very low work intensity."""
    return poor | severe | low_work


@dataclass(frozen=True)
class AlkireFoster:
    """Multidimensional poverty with a double cut-off (Alkire and Foster, Journal of Public Economics 95, 2011).

    `headcount` H is the part that lacks in at least k, `intensity` A the mean part of life they lack in, `adjusted`
    M0 = H x A. `contributions` say which part of M0 each dimension is; they add up to 1. `censored` is the part that is
    poor and lacks in each dimension. `poor` and `counts` are by respondent.
    """

    headcount: Influence
    intensity: Influence
    adjusted: Influence
    censored: tuple[Influence, ...]
    contributions: tuple[Influence, ...]
    poor: Whether
    counts: Numbers


def alkire_foster(
    lacking: NDArray[np.generic],
    weights: Numbers,
    cutoff: float,
    *,
    among: Whether | None = None,
    importance: Sequence[float] | None = None,
) -> AlkireFoster:
    """H, A, M0 and the contributions, each with influences.

    Args:
        lacking: a row a respondent, a column a dimension; true or 1 where it falls short.
        weights: of the respondents.
        cutoff: k: how many dimensions (or how much importance) make a respondent poor; reached counts.
        among: those it is about.
        importance: of each dimension, adding up to the number of dimensions; equal when not given.
    """
    short = np.asarray(lacking, dtype=np.float64)
    dimensions = short.shape[1]
    heavy = np.ones(dimensions) if importance is None else np.asarray(importance, dtype=np.float64)
    counts = short @ heavy
    poor = counts >= cutoff - 1e-9
    censored = short * poor[:, None]
    score = (censored @ heavy) / dimensions
    parts = [censored[:, index] * heavy[index] / dimensions for index in range(dimensions)]
    return AlkireFoster(
        headcount=mean(poor.astype(np.float64), weights, among),
        intensity=ratio(score, poor.astype(np.float64), weights, among),
        adjusted=mean(score, weights, among),
        censored=tuple(mean(censored[:, index], weights, among) for index in range(dimensions)),
        contributions=tuple(ratio(part, score, weights, among) for part in parts),
        poor=poor & (domain(weights, among) > 0),
        counts=counts,
    )


def depth(achievements: Numbers, cutoffs: Numbers, weights: Numbers, poor: Whether, power: int) -> Influence:
    """M1 (power 1) or M2 (power 2): as M0, but each dimension counts by how far it falls short of its cut-off.

    Args:
        achievements: a row a respondent, a column a dimension, more is better.
        cutoffs: of each dimension; below it is short.
        weights: of the respondents.
        poor: who is poor, from `alkire_foster`.
        power: 1 or 2.
    """
    short = np.maximum((cutoffs - achievements) / cutoffs, 0.0) ** power
    return mean((short * poor[:, None]).mean(axis=1), weights)


def any_within(parts: Mapping[str, NDArray[np.generic]]) -> Whether:
    """MODA: a child falls short in a part of life when it lacks any of the items of that part (union).

    Args:
        parts: by part of life, a row a child and a column an item.

    Returns:
        a row a child, a column a part, in the order given. (UNICEF, MODA step-by-step guidelines, 2012.)
    """
    return np.column_stack([np.asarray(items, dtype=np.bool_).any(axis=1) for items in parts.values()])


def distribution(counts: Numbers, weights: Numbers, most: int) -> tuple[Influence, ...]:
    """The part of respondents that falls short in exactly 0, 1, ... `most` parts of life."""
    return tuple(mean((counts == number).astype(np.float64), weights) for number in range(most + 1))
