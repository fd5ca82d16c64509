# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2

"""Which figures of a weighing may be seen.

The mixes contain each other: a wider limit, more ages, debt help as well. Of real people their counts go through
disclosure control as tables in which one limit is a part of the next. An amount per child times the children is rounded
so coarsely that dividing gives the children back no better than their count does.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from kansrijk.indicators.disclosure import TOTAL_STEP, Cell, Dimension, Table, protect_together, round_to
from kansrijk.policy.optimise import Result, Weighing
from kansrijk.policy.optimise_options import Option
from kansrijk.policy.whatif.safe import SETTINGS, Key, Shown, count, money
from kansrijk.policy.whatif.takeup import LEVELS

ALL, WITH, WITHOUT = "all", "with debts", "without debts"
CHILDREN_STEP = 10
"""Amounts about real people are rounded to what this many children get."""
SHARE_STEP, OWN_SHARE_STEP = 0.001, 0.05
Group = tuple[int, int, float, bool]
"""What decides who is in a mix: first and last age, limit, debt help; not the amount."""


@dataclass(frozen=True)
class Seen:
    """A mix as it may be seen: counts, EUR a year and a share; None is withheld."""

    result: Result
    children: Shown
    reached: Shown
    closed: Shown
    cost: Mapping[str, Shown]
    to_poor: Shown
    place: tuple[float, float]
    """Where a chart puts it: exact for made-up people, so that dots do not lie on a grid; else as it may be seen."""

    @property
    def option(self) -> Option:
        """The mix itself."""
        return self.result.option

    @property
    def whole(self) -> bool:
        """Whether reach and shortfall closed may both be seen, so that the mix can be drawn."""
        return self.reached is not None and self.closed is not None


def seen(weighing: Weighing) -> list[Seen]:
    """Every mix as it may be seen, in the order of the results.

    Raises:
        Problem: figures about real people cannot be protected.
    """
    if weighing.synthetic:
        return [_plain(item) for item in weighing.results]
    children = _protected(weighing, "children", lambda item: item.children)
    reached = _protected(weighing, "poor children reached", lambda item: item.reached)
    return [_own(item, children[_group(item)], reached[_group(item)]) for item in weighing.results]


def _group(item: Result) -> Group:
    option = item.option
    return option.from_, option.to, option.limit_pct, option.debt_help


def _plain(item: Result) -> Seen:
    cost = {level: money(getattr(item.cost, level), item.children) for level in LEVELS}
    share = round_to(item.to_poor, SHARE_STEP)
    place = item.reached, item.closed
    closed = money(item.closed, item.children)
    return Seen(item, count(item.children), count(item.reached), closed, cost, share, place)


def _own(item: Result, children: Shown, reached: Shown) -> Seen:
    step = max(TOTAL_STEP, CHILDREN_STEP * item.option.amount_eur)

    def euro(value: float) -> Shown:
        return None if children is None or reached is None else round_to(value, step)

    cost = {level: euro(getattr(item.cost, level)) for level in LEVELS}
    share = None if children is None or reached is None else round_to(item.to_poor, OWN_SHARE_STEP)
    closed = euro(item.closed)
    return Seen(item, children, reached, closed, cost, share, (reached or 0.0, closed or 0.0))


def _protected(weighing: Weighing, name: str, of: Callable[[Result], float]) -> dict[Group, Shown]:
    """One count of every group of mixes, as disclosure control lets it be seen given the others."""
    values = {_group(item): of(item) for item in weighing.results}
    ages, places = _ages({group[:2] for group in values})
    limits = [f"{limit:g}" for limit in sorted({group[2] for group in values}, reverse=True)]
    line = Dimension("limit", limits[0], dict(zip(limits[1:], limits, strict=False)), frozenset(limits[:-1]))
    debts = Dimension("debts", WITH, {}, frozenset({WITH}))
    cells: dict[str, dict[Key, Cell]] = {}
    keys: dict[Group, tuple[str, Key]] = {}
    for group, value in values.items():
        tree, code = places[group[:2]]
        keys[group] = (tree, (code, f"{group[2]:g}", WITH if group[3] else WITHOUT))
        cells.setdefault(tree, {})[keys[group][1]] = Cell(value)
    trees = list(cells)
    tables = [Table((ages[tree], line, debts), cells[tree], f"{name} {tree}") for tree in trees]
    shown = {tree: table.shown for tree, table in zip(trees, protect_together(tables, SETTINGS), strict=True)}
    return {group: shown[tree][key] for group, (tree, key) in keys.items()}


Band = tuple[int, int]


def _ages(bands: set[Band]) -> tuple[dict[str, Dimension], dict[Band, tuple[str, str]]]:
    """Age bands as trees in which each lies inside the one above it; bands that overlap otherwise begin a tree."""
    trees: dict[str, list[Band]] = {}
    parents: dict[Band, Band] = {}
    for band in sorted(bands, key=lambda item: (item[0] - item[1], item)):
        home = _home(band, trees, parents)
        trees.setdefault(home or _code(band), []).append(band)
    found: dict[str, Dimension] = {}
    places: dict[Band, tuple[str, str]] = {}
    for tree, members in trees.items():
        above = {_code(band): _code(parents[band]) for band in members if band in parents}
        found[tree] = Dimension("age", tree, above, frozenset(above.values()))
        places |= {band: (tree, _code(band)) for band in members}
    return found, places


def _home(band: Band, trees: Mapping[str, list[Band]], parents: dict[Band, Band]) -> str | None:
    """The tree in which a band fits below another without meeting what is there already; sets its parent."""
    for tree, members in trees.items():
        around = [other for other in members if other[0] <= band[0] and band[1] <= other[1]]
        if not around:
            continue
        above = min(around, key=lambda item: item[1] - item[0])
        beside = [other for other in members if parents.get(other) == above]
        if all(other[1] < band[0] or band[1] < other[0] for other in beside):
            parents[band] = above
            return tree
    return None


def _code(band: Band) -> str:
    return f"{band[0]}-{band[1]}"
