# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2

"""Households become families: one or two adults with their children under 18; an adult child is a family of its own."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from kansrijk.people.model import ADULT, CHILD

Ints = NDArray[np.int64]
Flags = NDArray[np.bool_]
HEAD, PARTNER, KIND, OTHER = 0, 1, 2, 3
"""Positions in a household, in the order of `mapping_keys.POSITIONS`; -1 is not known."""
ADULT_AGE = 18
YOUNGEST_ADULT = 15
LARGEST_FAMILY = 127


@dataclass(frozen=True)
class People:
    """What families are formed from, a row a person; an array is None when the extract does not tell.

    `household` counts from 0; `key` is a number a family; `partner` and `parents` are row numbers (-1: none);
    `couple_gap` is the most years between two adults that are taken for a couple when nothing else tells.
    """

    household: Ints
    age: Ints
    role: Ints | None = None
    key: Ints | None = None
    position: Ints | None = None
    partner: Ints | None = None
    parents: tuple[Ints, ...] = ()
    couple_gap: int | None = None

    def rows(self, keep: Ints) -> People:
        """The given rows, with partners and parents that are not among them forgotten."""
        place = np.full(len(self.household) + 1, -1, dtype=np.int64)
        place[keep] = np.arange(len(keep))

        def cut(values: Ints | None) -> Ints | None:
            return None if values is None else values[keep]

        return People(
            self.household[keep],
            self.age[keep],
            cut(self.role),
            cut(self.key),
            cut(self.position),
            None if self.partner is None else place[self.partner[keep]],
            tuple(place[parent[keep]] for parent in self.parents),
            self.couple_gap,
        )


@dataclass(frozen=True)
class Families:
    """People in the order of a population: `order` are rows; offsets count families and persons.

    `role` is by row in the old order. `assumed` couples were formed by the age rule alone.
    """

    order: Ints
    family_offsets: Ints
    person_offsets: Ints
    role: Ints
    assumed: int

    def family_of_rows(self) -> Ints:
        """The family of each ordered person."""
        return np.repeat(np.arange(len(self.person_offsets) - 1), np.diff(self.person_offsets))

    def household_of_rows(self) -> Ints:
        """The household of each ordered person."""
        families = np.repeat(np.arange(len(self.family_offsets) - 1), np.diff(self.family_offsets))
        return families[self.family_of_rows()]

    def faults(self, age: Ints) -> dict[str, Ints]:
        """The rows of families that cannot be, by kind of fault."""
        starts = self.person_offsets[:-1]
        family = self.family_of_rows()
        adults = np.add.reduceat((self.role[self.order] == ADULT).astype(np.int64), starts)
        size = np.diff(self.person_offsets)
        young = (self.role == ADULT) & (age < YOUNGEST_ADULT)
        return {
            "no_adult": self.order[(adults == 0)[family]],
            "many_adults": self.order[(adults > 2)[family]],
            "large": self.order[(size > LARGEST_FAMILY)[family]],
            "young_adult": np.flatnonzero(young),
        }


def form_families(people: People) -> Families:
    """Put people into families, in this order of what tells most: a key, partners and parents, positions, ages.

    A child is under 18 and neither head, partner nor parent. It belongs to its parent in the household, otherwise to
    the main family: that of the head, or of the oldest adult. Everyone else without a partner is a family alone.
    Households must have at least one person.
    """
    child = _children(people)
    if people.key is not None:
        label = _by_key(people, child)
        assumed = 0
    else:
        label = np.arange(len(people.household), dtype=np.int64)
        _join_partners(people, label, child)
        _join_positions(people, label)
        assumed = _join_by_age(people, label, child)
    main_row = _main_rows(people, child)
    main = label[main_row][people.household]
    if people.key is None:
        label = np.where(child, main, label)
        for parent in reversed(people.parents):
            known = _beside(people, parent) & child
            known[known] = ~child[parent[known]]
            label[known] = label[parent[known]]
    role = np.where(child, CHILD, ADULT).astype(np.int64)
    return _ordered(people.household, label, main, role, assumed)


def _children(people: People) -> Flags:
    young = people.age < ADULT_AGE
    if people.role is not None:
        told: Flags = young & (people.role == CHILD)
        return told
    child: Flags = young.copy()
    if people.position is not None:
        child &= (people.position != HEAD) & (people.position != PARTNER)
    for parent in people.parents:
        rows = parent[_beside(people, parent)]
        child[rows] &= people.age[rows] < YOUNGEST_ADULT
    return child


def _beside(people: People, other: Ints) -> Flags:
    """Who has the other person in the same household."""
    known: Flags = np.asarray(other >= 0, dtype=np.bool_)
    places = np.flatnonzero(known)
    known[places] = people.household[other[places]] == people.household[places]
    return known


def _by_key(people: People, child: Flags) -> Ints:
    assert people.key is not None
    together = people.household * (int(people.key.max(initial=0)) + 1) + people.key
    _, first, inverse = np.unique(together, return_index=True, return_inverse=True)
    label: Ints = first[inverse].astype(np.int64)
    grown = np.zeros(len(label), dtype=bool)
    if people.role is not None:
        grown = (people.role == CHILD) & ~child
    elif people.position is not None:
        grown = (people.position == KIND) & ~child
    if grown.any():
        # A family whose first row is a grown child keeps a label of its own.
        count = len(label)
        label = np.where(grown, np.arange(count) + count, label)
    return label


def _join_partners(people: People, label: Ints, child: Flags) -> None:
    if people.partner is None:
        return
    rows = np.flatnonzero(_beside(people, people.partner) & ~child)
    rows = rows[~child[people.partner[rows]]]
    other = people.partner[rows]
    label[rows] = np.minimum(rows, other)
    label[other] = np.minimum(rows, other)


def _join_positions(people: People, label: Ints) -> None:
    if people.position is None:
        return
    heads = np.full(int(people.household.max(initial=-1)) + 1, -1, dtype=np.int64)
    rows = np.flatnonzero(people.position == HEAD)[::-1]
    heads[people.household[rows]] = rows
    partners = np.flatnonzero(people.position == PARTNER)
    partners = partners[heads[people.household[partners]] >= 0]
    label[partners] = label[heads[people.household[partners]]]


def _join_by_age(people: People, label: Ints, child: Flags) -> int:
    """Take the two oldest adults of a household for a couple when nothing else tells and their ages are near."""
    if people.couple_gap is None:
        return 0
    if people.position is not None or people.partner is not None:
        return 0
    adults = np.flatnonzero(~child)
    adults = adults[np.lexsort((adults, -people.age[adults], people.household[adults]))]
    home = people.household[adults]
    first = np.flatnonzero(np.r_[True, home[1:] != home[:-1]]) if len(home) else home
    first = first[first + 1 < len(home)]
    first = first[home[first] == home[first + 1]]
    one, two = adults[first], adults[first + 1]
    near = people.age[one] - people.age[two] <= people.couple_gap
    # A parent is no partner of its child, however near their ages.
    for parent in people.parents:
        near &= parent[two] != one
    label[two[near]] = label[one[near]]
    return int(near.sum())


def _main_rows(people: People, child: Flags) -> Ints:
    """The row of each household that stands for its main family: the head, else the oldest adult, else anyone."""
    position = people.position if people.position is not None else np.zeros(len(child), dtype=np.int64)
    grown_child = (position == KIND) & ~child
    rank = np.where(child, 3, np.where(position == HEAD, 0, np.where(grown_child, 2, 1)))
    # With a key the rows tell which family comes first; otherwise the age does.
    told = people.key is not None and people.position is None
    order = np.lexsort((np.arange(len(rank)) if told else -people.age, rank, people.household))
    home = people.household[order]
    return order[np.r_[True, home[1:] != home[:-1]]] if len(order) else order


def _ordered(household: Ints, label: Ints, main: Ints, role: Ints, assumed: int) -> Families:
    row = np.arange(len(household))
    order = np.lexsort((row, role, label, label != main, household))
    home, family = household[order], label[order]
    new_home = np.r_[True, home[1:] != home[:-1]]
    new_family = new_home | np.r_[True, family[1:] != family[:-1]]
    starts = np.flatnonzero(new_family)
    families = np.flatnonzero(new_home[starts])
    return Families(
        order,
        np.r_[families, len(starts)].astype(np.int64),
        np.r_[starts, len(row)].astype(np.int64),
        role,
        assumed,
    )
