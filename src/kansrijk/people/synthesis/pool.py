# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2

"""The pool: model households of every kind with the ages of their people, from which municipalities draw."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from kansrijk.people.model import ADULT, CHILD
from kansrijk.people.synthesis.assumptions import (
    STUDENT,
    TYPES,
    Flags,
    Floats,
    Ints,
    Rng,
    assumptions,
    draw_band,
    draw_index,
)

NOBODY = -1
MAX_CHILDREN = 5


@dataclass(frozen=True)
class Pool:
    """Model households: `kind` (number in TYPES, or STUDENT) and their people, household after household.

    `ages`, `roles` and `families` (0 for the main family, 1, 2 ... for others in the same home) are by person;
    people of household `h` are `offsets[h]:offsets[h + 1]`, adults of the main family first.
    """

    kind: Ints
    offsets: Ints
    ages: Ints
    roles: Ints
    families: Ints

    @property
    def head_ages(self) -> Ints:
        """The age of the first adult of every household."""
        return self.ages[self.offsets[:-1]]


@dataclass(frozen=True)
class _Members:
    """Ages by household (rows); NOBODY where a place is empty. Others are families of their own."""

    adults: Ints
    children: Ints
    others: Ints


def make_pool(rng: Rng) -> Pool:
    """Draw the pool: the same number of households of every kind, before any fitting."""
    n = int(assumptions()["donors_per_type"])
    parts: dict[str, _Members] = {name: make(rng, n) for name, make in _CHILDLESS.items()}
    parts |= _with_children(rng, n, couple=False) | _with_children(rng, n, couple=True)
    kinds = [*(TYPES.index(name) for name in TYPES), STUDENT]
    members = [*(parts[name] for name in TYPES), _single("student_age_bands")(rng, n)]
    return _flat(np.repeat(kinds, n), members)


def _flat(kind: Ints, parts: list[_Members]) -> Pool:
    adults = _stacked([part.adults for part in parts], 2)
    children = _stacked([part.children for part in parts], MAX_CHILDREN)
    others = _stacked([part.others for part in parts], MAX_CHILDREN)
    ages = np.concatenate([adults, children, others], axis=1)
    roles = np.repeat([ADULT, CHILD, ADULT], [adults.shape[1], children.shape[1], others.shape[1]])
    there = ages != NOBODY
    number = np.cumsum(others != NOBODY, axis=1)
    families = np.concatenate([np.zeros_like(adults), np.zeros_like(children), number], axis=1)
    offsets = np.concatenate(([0], np.cumsum(there.sum(axis=1))))
    return Pool(kind, offsets, ages[there], np.broadcast_to(roles, ages.shape)[there], families[there])


def _stacked(parts: list[Ints], width: int) -> Ints:
    rows = [np.pad(p, ((0, 0), (0, width - p.shape[1])), constant_values=NOBODY) for p in parts]
    return np.concatenate(rows)


def _nobody(n: int) -> Ints:
    return np.full((n, 1), NOBODY)


def _single(bands: str) -> Callable[[Rng, int], _Members]:
    def make(rng: Rng, n: int) -> _Members:
        ages = draw_band(rng, assumptions()[bands], n)
        return _Members(ages[:, None], _nobody(n), _nobody(n))

    return make


def _couple(bands: str) -> Callable[[Rng, int], _Members]:
    def make(rng: Rng, n: int) -> _Members:
        ages = draw_band(rng, assumptions()[bands], n)
        return _Members(np.stack([ages, _partner(rng, ages)], axis=1), _nobody(n), _nobody(n))

    return make


def _partner(rng: Rng, ages: Ints) -> Ints:
    gap = assumptions()["partner_age_gap"]
    drawn = ages - np.round(gap["mean"] + gap["sd"] * rng.standard_normal(len(ages))).astype(np.int64)
    result: Ints = drawn.clip(18, 100)
    return result


def _other(rng: Rng, n: int) -> _Members:
    bands = assumptions()["other_age_bands"]
    ages, second = draw_band(rng, bands, n), draw_band(rng, bands, n)
    child = np.where(rng.random(n) < assumptions()["other_with_child"], rng.integers(0, 18, n), NOBODY)
    child = np.where(ages - child < 18, NOBODY, child)
    return _Members(ages[:, None], child[:, None], second[:, None])


_CHILDLESS: dict[str, Callable[[Rng, int], _Members]] = {
    "single": _single("single_age_bands"),
    "single_aow": _single("aow_age_bands"),
    "couple": _couple("couple_age_bands"),
    "couple_aow": _couple("aow_age_bands"),
    "other": _other,
}


def _with_children(rng: Rng, n: int, *, couple: bool) -> dict[str, _Members]:
    """Families at a random moment after their first child, split by whether a grown child is at home."""
    drawn = 12 * n
    first = draw_band(rng, assumptions()["first_child_age"], drawn)
    ages = _child_ages(
        rng, first, np.array(assumptions()["children_couple" if couple else "children_single"])
    )
    parent = first + _age_at_first_birth(rng, drawn)
    minors = np.where(ages < 18, ages, NOBODY)
    grown = np.where((ages >= 18) & _still_at_home(rng, ages), ages, NOBODY)
    has_minor, has_grown = (minors != NOBODY).any(axis=1), (grown != NOBODY).any(axis=1)
    adults = np.stack([parent, _partner(rng, parent)], axis=1) if couple else parent[:, None]
    names = ("couple_children", "couple_grown") if couple else ("single_parent", "single_parent_grown")
    chosen = (has_minor & ~has_grown, has_grown)
    result = {}
    for name, rows in zip(names, chosen, strict=True):
        keep = np.flatnonzero(rows)[:n]
        result[name] = _Members(adults[keep], _packed(minors[keep]), _packed(grown[keep]))
    return result


def _child_ages(rng: Rng, first: Ints, weights: Floats) -> Ints:
    """Ages of children, oldest first; NOBODY for those not born (yet)."""
    gaps = 1 + draw_index(
        rng, np.array(assumptions()["years_between_children"]), len(first) * (MAX_CHILDREN - 1)
    )
    since = np.cumsum(gaps.reshape(len(first), MAX_CHILDREN - 1), axis=1)
    ages = np.concatenate([first[:, None], first[:, None] - since], axis=1)
    born = np.arange(MAX_CHILDREN)[None, :] <= draw_index(rng, weights, len(first))[:, None]
    return np.where(born & (ages >= 0), ages, NOBODY)


def _age_at_first_birth(rng: Rng, n: int) -> Ints:
    about = assumptions()["first_birth_age"]
    drawn = about["mean"] + about["sd"] * rng.standard_normal(n)
    result: Ints = np.round(drawn.clip(about["low"], about["high"])).astype(np.int64)
    return result


def _still_at_home(rng: Rng, ages: Ints) -> Flags:
    shares = np.array([*assumptions()["grown_at_home"], 0.0])
    result: Flags = rng.random(ages.shape) < shares[(ages - 18).clip(0, len(shares) - 1)]
    return result


def _packed(ages: Ints) -> Ints:
    """The same rows with empty places at the end."""
    order = np.argsort(ages == NOBODY, axis=1, kind="stable")
    return np.take_along_axis(ages, order, axis=1)
