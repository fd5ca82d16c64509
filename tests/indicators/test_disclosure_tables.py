# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Nobody can undo a protected table: an attacker with linear programming, other tables and earlier releases tries."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import linprog

from kansrijk.engine import Problem
from kansrijk.indicators.disclosure import (
    Cell,
    Dimension,
    ProtectedTable,
    Rules,
    Settings,
    Table,
    filled,
    protect,
    protect_together,
)
from kansrijk.indicators.disclosure.releases import published, telling_changes
from kansrijk.indicators.disclosure.report import report
from kansrijk.indicators.disclosure.suppress import CannotProtect

AGE = Dimension("leeftijd", "totaal")
PLACE = Dimension(
    "gebied", "NL", {"w1": "G1", "w2": "G1", "w3": "G2", "w4": "G2", "G1": "P", "G2": "P", "G3": "Q"}
)
SEX = Dimension("geslacht", "beide")


def table(numbers: Sequence[Sequence[int]], other: Dimension = AGE) -> Table:
    areas = ("w1", "w2", "w3", "w4", "G3")
    cells = {
        (areas[row], f"{other.name}{column}"): float(value)
        for row, line in enumerate(numbers)
        for column, value in enumerate(line)
    }
    return filled((PLACE, other), cells)


class Attacker:
    """Knows what was published, the rule that hid it and which cells are hidden for their own sake. Nothing else.

    Written apart from the software under test: every shown cell of every table is an equation or a range, every
    total an equation.
    """

    def __init__(self, *tables: ProtectedTable) -> None:
        self.places: dict[object, int] = {}
        self.low: list[float] = []
        self.high: list[float] = []
        self.rows: list[dict[int, float]] = []
        for found in tables:
            self.read(found)

    def read(self, found: ProtectedTable) -> None:
        for key, value in found.shown.items():
            low, high = self.range(found, key, value)
            place = self.places.setdefault(found.table.name(key), len(self.low))
            if place == len(self.low):
                self.low.append(low)
                self.high.append(high)
            else:
                self.low[place], self.high[place] = max(self.low[place], low), min(self.high[place], high)
        for total, parts, complete in found.table.sums():
            assert complete
            row = {self.places[found.table.name(part)]: 1.0 for part in parts}
            self.rows.append(row | {self.places[found.table.name(total)]: -1.0})

    @staticmethod
    def range(found: ProtectedTable, key: tuple[str, ...], value: float | None) -> tuple[float, float]:
        asked = found.settings
        if value is not None:
            off = asked.base - 1 if asked.rounds else 0.0
            return max(0.0, value - off), value + off
        if found.why[key] == "earlier":
            return 0.0, 1e6
        if found.why[key] == "few":
            return float(asked.rules.smallest), asked.rules.minimum - 1.0
        return (float(asked.rules.minimum) if asked.rules.zeros else 0.0), 1e6

    def finds(self, name: object) -> tuple[float, float]:
        matrix = np.zeros((len(self.rows), len(self.low)))
        for number, row in enumerate(self.rows):
            for place, sign in row.items():
                matrix[number, place] = sign
        goal = np.zeros(len(self.low))
        goal[self.places[name]] = 1.0
        ends = []
        for sign in (1.0, -1.0):
            found = linprog(
                sign * goal,
                A_eq=matrix,
                b_eq=np.zeros(len(self.rows)),
                bounds=list(zip(self.low, self.high, strict=True)),
            )
            assert found.status == 0
            ends.append(float(found.x[self.places[name]]))
        return ends[0], ends[1]

    def gets_nowhere_with(self, found: ProtectedTable) -> None:
        for key, reason in found.why.items():
            if reason == "few":
                low, high = self.finds(found.table.name(key))
                assert high - low >= found.settings.rules.width - 1e-5, (key, low, high)


counts = st.lists(
    st.lists(st.one_of(st.integers(0, 14), st.integers(10, 80)), min_size=3, max_size=3),
    min_size=5,
    max_size=5,
)


@settings(max_examples=25, deadline=None)
@given(numbers=counts, possible=st.sampled_from([None, 5]), zeros=st.booleans())
def test_linear_programming_narrows_no_hidden_cell_of_districts_municipalities_and_provinces(
    numbers: list[list[int]], possible: int | None, zeros: bool
):
    rules = Rules(possible=possible, zeros=zeros)
    try:
        found = protect(table(numbers), Settings(rules))
    except CannotProtect:
        # With so few children that hiding everything still says "fewer than 10 each", nothing helps.
        assert sum(map(sum, numbers)) < 400
        return
    Attacker(found).gets_nowhere_with(found)
    shown = [value for value in found.shown.values() if value is not None]
    assert all(value >= 10 or (value == 0 and not zeros) for value in shown)


@settings(max_examples=25, deadline=None)
@given(numbers=counts, seed=st.one_of(st.none(), st.integers(0, 5)))
def test_hiding_and_rounding_together_hold_too(numbers: list[list[int]], seed: int | None):
    asked = Settings(Rules(possible=5), "suppress_and_round", 5, seed)
    try:
        found = protect(table(numbers), asked)
    except CannotProtect:
        assert sum(map(sum, numbers)) < 400
        return
    Attacker(found).gets_nowhere_with(found)


@settings(max_examples=15, deadline=None)
@given(first=counts, moved=st.lists(st.integers(0, 5), min_size=5, max_size=5))
def test_two_tables_that_share_their_margin_cannot_be_held_against_each_other(
    first: list[list[int]], moved: list[int]
):
    by_age = table(first)
    by_sex = table(
        [[min(m, sum(line)), sum(line) - min(m, sum(line))] for line, m in zip(first, moved, strict=True)],
        SEX,
    )
    try:
        found = protect_together([by_age, by_sex])
    except CannotProtect:
        return
    attacker = Attacker(*found)
    for each in found:
        attacker.gets_nowhere_with(each)
    for key in product([*PLACE.parents, "NL"], ["totaal"]):
        if key in by_age.cells:
            twin = (key[0], "beide")
            assert found[0].shown[key] == found[1].shown[twin]


def test_one_small_cell_takes_others_with_it():
    found = protect(table([[3, 40, 50], [60, 44, 31], [35, 52, 61], [41, 47, 39], [90, 91, 92]]))
    assert found.why["w1", "leeftijd0"] == "few"
    assert "complement" in found.why.values()
    assert found.between(("w1", "leeftijd0")) == (0, 9)


def test_small_tables_lose_no_more_than_needed():
    ages = (Dimension("a", "t"), Dimension("b", "t"))
    cells = {
        ("x", "p"): 4.0,
        ("x", "q"): 30.0,
        ("y", "p"): 50.0,
        ("y", "q"): 60.0,
        ("z", "p"): 15.0,
        ("z", "q"): 90.0,
    }
    found = protect(filled(ages, cells))
    # A rectangle of four is the least that protects one cell of a table with totals; the cheapest one is taken.
    assert set(found.why) == {("x", "p"), ("x", "q"), ("z", "p"), ("z", "q")}


def test_a_later_release_does_not_give_back_what_an_earlier_one_hid():
    areas = Dimension("wijk", "stad")
    old = filled((areas, AGE), {("a", "0"): 4.0, ("a", "1"): 60.0, ("b", "0"): 50.0, ("b", "1"): 45.0})
    before = protect(old)
    by_sex = filled((areas, SEX), {("a", "m"): 30.0, ("a", "v"): 34.0, ("b", "m"): 41.0, ("b", "v"): 54.0})
    after = protect(by_sex, earlier=[before.release()])
    attacker = Attacker(before, after)
    attacker.gets_nowhere_with(before)
    # The same table again with other rules would have shown the other side of the rectangle.
    again = protect(old, Settings(Rules(minimum=4)), earlier=[before.release()])
    Attacker(before, again).gets_nowhere_with(before)


def test_what_an_earlier_file_showed_is_named_as_given_away():
    areas = Dimension("wijk", "stad")
    old = filled((areas, AGE), {("a", "0"): 4.0, ("a", "1"): 60.0, ("b", "0"): 50.0, ("b", "1"): 45.0})
    told = published(old, {("a", "0"): 4.0}, Settings())
    found = protect(old, earlier=[told])
    assert found.told == (("a", "0"),)
    assert "Te laat" in report(found, "nl")


def test_a_change_of_a_few_children_between_two_exact_releases_is_named_and_rounding_takes_it_away():
    areas = Dimension("wijk", "stad")
    old = filled((areas,), {("a",): 40.0, ("b",): 61.0})
    new = filled((areas,), {("a",): 42.0, ("b",): 61.0})
    assert telling_changes(protect(old), protect(new)) == {("a",): (2, 2), ("stad",): (2, 2)}
    rounded = Settings(method="suppress_and_round")
    assert telling_changes(protect(old, rounded), protect(new, rounded)) == {}


def test_what_is_left_of_a_municipality_beside_its_listed_districts_is_guarded():
    places = Dimension("gebied", "NL", {"w1": "G1", "w2": "G1"}, frozenset({"G1"}))
    cells = {("NL",): 400.0, ("G1",): 104.0, ("w1",): 40.0, ("w2",): 60.0, ("G2",): 296.0}
    found = protect(Table((places,), {key: Cell(value) for key, value in cells.items()}))
    assert found.shown["G1",] is None or found.shown["w1",] is None or found.shown["w2",] is None


def test_an_amount_that_one_family_makes_up_is_hidden_and_stays_far_off():
    areas = Dimension("wijk", "stad")
    big = Cell(100_000.0, 40, (50_000.0, 49_000.0))
    cells = {
        ("a",): big,
        ("b",): Cell(80_000.0, 50, (3_000.0, 2_000.0)),
        ("c",): Cell(90_000.0, 60, (2_500.0,)),
    }
    total = Cell(270_000.0, 150, (50_000.0, 49_000.0))
    found = protect(Table((areas,), cells | {("stad",): total}, "bedrag", "amount"))
    assert found.why["a",] == "dominance"
    low, high = found.between(("a",))
    assert low <= 90_000
    assert high >= 110_000


def test_a_total_that_must_stay_beside_one_small_part_is_refused_by_name():
    areas = Dimension("wijk", "stad")
    whole = filled((areas,), {("a",): 4.0, ("b",): 61.0})
    fixed = Table(whole.dimensions, whole.cells, fixed=frozenset(whole.cells))
    with pytest.raises(CannotProtect, match=r"cell a cannot be hidden"):
        protect(fixed)


def test_a_table_that_does_not_add_up_is_refused():
    areas = Dimension("wijk", "stad")
    with pytest.raises(Problem, match="add up to 30; the total is 31"):
        protect(Table((areas,), {("a",): Cell(10.0), ("b",): Cell(20.0), ("stad",): Cell(31.0)}))


def test_a_percentage_with_a_known_total_gives_no_hidden_count_back():
    found = protect(table([[3, 40, 50], [60, 44, 31], [35, 52, 61], [41, 47, 39], [90, 91, 92]]))
    for (area, age), value in found.shown.items():
        whole = found.shown[area, "totaal"]
        if value is None and age != "totaal" and whole is not None:
            others = [found.shown[area, f"leeftijd{number}"] for number in range(3)]
            assert others.count(None) >= 2


def test_a_country_of_municipalities_by_age_is_protected_in_seconds():
    random = np.random.default_rng(4)
    places = Dimension("gemeente", "NL", {f"GM{n}": f"P{n % 12}" for n in range(342)})
    cells = {
        (f"GM{n}", f"a{m}"): float(random.poisson(random.uniform(5, 200)))
        for n in range(342)
        for m in range(5)
    }
    found = protect(filled((places, AGE), cells))
    assert 0 < len(found.why) < len(found.shown) / 3
    assert all(value is None or value >= 10 for value in found.shown.values())
