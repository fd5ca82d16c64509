# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2
"""An outsider with everything that is published of six municipalities, two provinces and the country gets nowhere."""

from __future__ import annotations

import math
import os
import re
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path

import numpy as np
import pytest
from scipy.optimize import linprog
from scipy.sparse import csr_matrix
from tests.indicators.test_disclosure_areas import place, shown
from tests.picture import demo

from kansrijk.indicators import AreaFigures, Observation, Summary, load_registry, observe, observe_together
from kansrijk.indicators.disclosure import areas, round_to, too_small
from kansrijk.indicators.disclosure.attack import exposed
from kansrijk.indicators.disclosure.groups import Count, bands_between, splits, steps
from kansrijk.indicators.disclosure.program import Program
from kansrijk.indicators.summary import ProvisionTally

Cell = tuple[str, Count]
FAR = 1e9


class Outsider:
    """Knows ranges of some cells and what adds up; asks what a sum of cells can be at least and at most."""

    def __init__(self) -> None:
        self.places: dict[object, int] = {}
        self.low: list[float] = []
        self.high: list[float] = []
        self.rows: list[tuple[dict[int, float], float, float]] = []

    def know(self, cell: object, low: float = 0.0, high: float = FAR) -> int:
        spot = self.places.setdefault(cell, len(self.low))
        if spot == len(self.low):
            self.low.append(low)
            self.high.append(high)
        self.low[spot], self.high[spot] = max(self.low[spot], low), min(self.high[spot], high)
        return spot

    def adds(self, signs: Mapping[object, float], low: float = 0.0, high: float = 0.0) -> None:
        self.rows.append(({self.know(cell): sign for cell, sign in signs.items()}, low, high))

    def ready(self) -> None:
        rows = [(n, spot, sign) for n, (row, _, _) in enumerate(self.rows) for spot, sign in row.items()]
        number, spot, sign = zip(*rows, strict=True)
        matrix = csr_matrix((sign, (number, spot)), shape=(len(self.rows), len(self.low)))
        low, high = np.array([row[1] for row in self.rows]), np.array([row[2] for row in self.rows])
        same = low == high
        self.equal = matrix[np.flatnonzero(same)], low[same]
        wide = matrix[np.flatnonzero(~same)]
        self.above = (
            csr_matrix(np.vstack([wide.toarray(), -wide.toarray()])),
            np.concatenate([high[~same], -low[~same]]),
        )

    def between(self, cells: list[object]) -> tuple[float, float]:
        goal = np.zeros(len(self.low))
        goal[[self.places[cell] for cell in cells]] = 1.0
        ends = []
        for sign in (1.0, -1.0):
            found = linprog(
                sign * goal,
                A_eq=self.equal[0],
                b_eq=self.equal[1],
                A_ub=self.above[0] if self.above[1].size else None,
                b_ub=self.above[1] if self.above[1].size else None,
                bounds=np.column_stack((self.low, self.high)),
            )
            assert found.status == 0, found.message
            ends.append(float(goal @ found.x))
        return ends[0], ends[1]


def counts_of(area: str, code: str) -> tuple[Count, Count]:
    """What a figure counts, and of what; the number of municipalities with known provisions is public."""
    coverage = shown()[area].coverage
    partial = 0 < coverage.municipalities_with_provisions < coverage.municipalities
    return areas.part_and_whole(load_registry()[code], partial=partial)


def plainly(area: str, count: Count) -> Count:
    """The name of a count in an area of which all provisions are known."""
    return (count[0].removesuffix(areas.KNOWN), count[1]) if shown()[area].coverage.complete else count


def learn_counts(outsider: Outsider, area: str, seen: Observation) -> None:
    """What one published share or amount tells of the counts behind it; the rules are public."""
    part, whole = counts_of(area, seen.code)
    rest = (f"rest of {whole}", part)
    share = part != whole
    outsider.know((area, part))
    outsider.know((area, whole))
    if seen.denominator is not None:
        outsider.know((area, whole), max(10.0, seen.denominator - 2), seen.denominator + 2)
    if share:
        outsider.adds({(area, whole): -1, (area, part): 1, (area, rest): 1})
    if seen.reason == "nearly_all":
        outsider.know((area, rest), 0, 9)
    elif seen.n is not None:
        outsider.know((area, part), max(10.0, seen.n - 2), seen.n + 2)
    elif seen.reason == "few" and share:
        outsider.know((area, part), 0, 9)
    elif seen.reason == "rest":
        outsider.know((area, part), 10)
        outsider.know((area, rest), 0, 9)
    elif seen.reason == "complement":
        outsider.know((area, part), 10)


@cache
def reader_of_counts() -> Outsider:
    outsider, (_, parts) = Outsider(), place()
    known: dict[str, set[Count]] = {}
    for area, figures in shown().items():
        outsider.know((area, ("kinderen", frozenset())), figures.children - 2, figures.children + 2)
        outsider.know((area, ("gezinnen", frozenset())), figures.families - 2, figures.families + 2)
        where_known = figures.coverage.children_with_provisions
        if figures.coverage.municipalities_with_provisions and not figures.coverage.complete:
            count = ("kinderen" + areas.KNOWN, frozenset[tuple[str, bool]]())
            outsider.know((area, count), where_known - 2, where_known + 2)
            known.setdefault(area, set()).add(count)
        for seen in figures.observations.values():
            if seen.missing != "unknown":
                learn_counts(outsider, area, seen)
                known.setdefault(area, set()).update(counts_of(area, seen.code))
        for figure in figures.provisions or ():
            whole = areas.provision_count(figure.code)
            known[area].add(whole)
            outsider.know((area, whole))
            if (count := figure.entitled_children) is not None:
                outsider.know((area, whole), count - 2, count + 2)
                if figure.value_per_child_y and figure.total_value is not None:
                    most = (figure.total_value + 500) / (figure.value_per_child_y - 0.5)
                    least = (figure.total_value - 500) / (figure.value_per_child_y + 0.5)
                    outsider.know((area, whole), least, most)
            for group, inside in figure.groups.items():
                cell = areas.provision_count(figure.code, group)
                known[area].add(cell)
                outsider.know((area, cell), *((0, FAR) if inside is None else (inside - 2, inside + 2)))
    for area, counts in known.items():
        for everyone, part, rest in (*splits(counts), *steps(counts)):
            entitled = any(name == "tegoed" for name, _ in part[1] - everyone[1])
            where_known = (everyone[0] + areas.KNOWN, everyone[1])
            whole = where_known if entitled and where_known in counts else everyone
            outsider.adds({(area, whole): -1, (area, part): 1, (area, rest): 1})
    for whole_area, inside_areas in parts.items():
        for count in known[whole_area]:
            own = {
                (area, plainly(area, count)): 1.0
                for area in inside_areas
                if plainly(area, count) in known[area]
            }
            if own:
                outsider.adds({(whole_area, count): -1.0} | own)
    outsider.ready()
    return outsider


def test_a_published_percentage_is_no_more_than_the_published_count_over_the_published_number():
    registry, some = load_registry(), 0
    for area, figures in shown().items():
        for code, seen in figures.observations.items():
            if registry[code].formula.measure != "share" or seen.value is None:
                continue
            some += 1
            assert seen.n is not None, (area, code)
            assert seen.denominator is not None, (area, code)
            if seen.reason == "nearly_all":
                assert (seen.value, seen.n) == (1.0, seen.denominator)
            else:
                assert seen.value == round_to(seen.n / seen.denominator, 0.001), (area, code)
        for figure in figures.provisions or ():
            if figure.entitled_children is not None:
                assert figure.share_of_children == round_to(
                    figure.entitled_children / figures.children, 0.001
                )
    assert some > 200


def test_counts_numbers_and_percentages_of_all_areas_at_once_narrow_no_hidden_count():
    outsider, (summaries, _) = reader_of_counts(), place()
    registry, asked = load_registry(), 0
    for area, figures in shown().items():
        found = areas.read(summaries[area], registry)
        for code, seen in figures.observations.items():
            part, whole = counts_of(area, code)
            if seen.reason != "few" or part == whole:
                continue
            if found.values[part] < 1 and found.values[whole] >= 100:
                # That nobody of a large group is meant may show.
                continue
            asked += 1
            low, high = outsider.between([(area, part)])
            assert high - low >= areas.POSSIBLE - 1 - 1e-4, (area, code, low, high, found.values[part])
    assert asked > 10


def test_what_is_left_between_the_figures_of_all_areas_stays_open_too():
    summaries, parts = place()
    registry = load_registry()
    hide = areas.to_hide(summaries, registry, parts)
    counted = {area: areas.read(summary, registry) for area, summary in summaries.items()}
    system = areas.system_of(counted, parts)
    left = ~system.sensitive & (system.need_width > 0)
    assert np.count_nonzero(left) > 50
    hidden = system.dark | np.array([name in hide for name in system.names])
    assert exposed(system, hidden) == {}


EDGES = (0, 100, 110, 120, 130, 150, 200, 9999)


def strips(group: frozenset[tuple[str, bool]]) -> list[int] | None:
    """The strips of income that a group is made of; None when it is more than that."""
    if not group:
        return list(EDGES[:-1])
    if len(group) > 1:
        return None
    name, wanted = next(iter(group))
    if line := re.fullmatch(r"arm_(\d+)", name):
        return [edge for edge in EDGES[:-1] if (edge < int(line[1])) is wanted]
    if band := re.fullmatch(r"inkomen_(\d+)_(\d+)", name):
        return [edge for edge in EDGES[:-1] if int(band[1]) <= edge < int(band[2])]
    return None


@cache
def villages() -> tuple[dict[str, Summary], dict[str, tuple[str, ...]]]:
    """Six villages with known provisions, so small that some bands of income hold a few families."""
    sizes = (90, 130, 180, 260, 400, 700)
    each = {f"GM{n:04d}": demo.summary(f"GM{n:04d}", size, n + 20, 1.8) for n, size in enumerate(sizes)}
    return each | {"NL": Summary.combine(each.values(), "NL")}, {"NL": tuple(each)}


@cache
def shown_of_villages() -> dict[str, AreaFigures]:
    summaries, parts = villages()
    return observe_together(summaries, dict(zip(summaries, summaries, strict=True)), demo.ORIGIN, parts=parts)


def published_sums(area: str) -> list[tuple[str, list[int], str]]:
    """Each mean or amount per child of families: what was added up, the strips of income, and its code."""
    found = []
    for code, indicator in load_registry().items():
        formula = indicator.formula
        by_family = formula.measure in ("per_child", "total") or formula.count == "gezinnen"
        made_of = strips(areas.count_of(formula.count, formula.among + formula.where)[1])
        if formula.measure in ("mean", "per_child", "total") and by_family and made_of is not None:
            if code in villages()[0][area].tallies:
                found.append((str(formula.value), made_of, code))
    return found


@cache
def reader_of_sums() -> Outsider:
    """Knows every number exactly, and so by every mean, but for its rounding, the sum over some strips of income."""
    outsider, (summaries, parts) = Outsider(), villages()
    kinds: dict[str, set[str]] = {}
    for area, figures in shown_of_villages().items():
        for kind, made_of, code in published_sums(area):
            kinds.setdefault(area, set()).add(kind)
            cells = {(area, kind, strip): 1.0 for strip in EDGES[:-1]}
            for cell in cells:
                outsider.know(cell)
            value = figures.observations[code].value
            if value is not None:
                unit = figures.observations[code].unit
                off = {"score": 0.0005, "share": 0.0005, "percent_of_line": 0.05}.get(unit, 0.5)
                tally, measure = summaries[area].tallies[code], load_registry()[code].formula.measure
                number, off = (1.0, 500.0) if measure == "total" else (tally.counted, off)
                chosen = {cell: 1.0 for cell in cells if cell[2] in made_of}
                outsider.adds(chosen, (value - off) * number, (value + off) * number)
    for whole, inside in parts.items():
        for kind in kinds[whole]:
            for strip in EDGES[:-1]:
                own = [(area, kind, strip) for area in inside if kind in kinds[area]]
                outsider.adds({(whole, kind, strip): -1.0} | dict.fromkeys(own, 1.0))
    outsider.ready()
    return outsider


def test_no_hidden_mean_follows_from_the_means_of_wider_groups_and_other_areas():
    outsider, (summaries, _) = reader_of_sums(), villages()
    asked = 0
    for area, figures in shown_of_villages().items():
        for kind, made_of, code in published_sums(area):
            tally = summaries[area].tallies[code]
            few = too_small(tally.counted) or tally.families < 5
            if not few or tally.amount <= 0:
                continue
            assert figures.observations[code].value is None
            asked += 1
            low, high = outsider.between([(area, kind, strip) for strip in made_of])
            assert low <= 0.9 * tally.amount + 1e-3, (area, code, low, tally.amount)
            assert high >= 1.1 * tally.amount - 1e-3, (area, code, high, tally.amount)
    assert asked > 10


def test_no_sum_of_a_few_families_is_left_between_the_means_of_two_lines():
    outsider, (summaries, _) = reader_of_sums(), villages()
    asked = 0
    for area in summaries:
        tallies = summaries[area].tallies
        for lower, higher in ((100, 110), (110, 120), (120, 130)):
            names = [f"lokale_waarde_per_arm_kind_{line}" for line in (lower, higher)]
            if not all(name in tallies for name in names):
                continue
            low_tally, high_tally = (tallies[name] for name in names)
            between, left = high_tally.counted - low_tally.counted, high_tally.amount - low_tally.amount
            if 0 < between < 10 and left > 0:
                asked += 1
                low, high = outsider.between([(area, "kindtegoed_gezin_y", lower)])
                assert low <= 0.9 * left + 1e-3, (area, lower, low, left)
                assert high >= 1.1 * left - 1e-3, (area, lower, high, left)
    assert asked > 0


def test_some_means_are_hidden_only_because_others_would_give_them_away():
    summaries, parts = villages()
    hidden = areas.sums_to_hide(summaries, load_registry(), parts)
    few = {
        areas.place_of(area, code)
        for area, summary in summaries.items()
        for code, tally in summary.tallies.items()
        if too_small(tally.counted) or tally.families < 5
    }
    assert hidden - few


def test_a_mean_over_all_children_of_what_only_a_hidden_few_have_is_hidden_with_them():
    for size, seed in ((60, 2), (90, 4), (140, 8), (200, 3)):
        exact = demo.summary("GM9009", size, seed, 0.6)
        figures = observe(exact, "Kleindorp", demo.ORIGIN)
        if too_small(exact.tallies["meervoudig_gemis_intensiteit"].counted):
            assert figures.value("meervoudig_gemis_m0") is None
            assert figures.value("meervoudig_gemis_bijdrage_thuis") is None
            assert figures.observations["meervoudig_gemis_bijdrage_thuis"].n is None


def test_a_total_over_a_value_per_child_tells_the_number_of_children_which_is_reckoned_with():
    least, most = areas.number_told(ProvisionTally(children=100.0, families=60.0, worth=100_000.0, groups={}))
    assert 99 < least < 100 < most < 101
    assert areas.number_told(ProvisionTally(100.0, 60.0, None, {})) == (0.0, math.inf)


def test_the_worth_of_all_provisions_minus_the_shown_ones_does_not_tell_who_gets_a_hidden_one():
    exact = demo.summary("GM9009", 900, 5, 1.6)
    provisions, code = dict(exact.provisions or {}), "gm9999_zwemles"
    tally = provisions[code]
    assert tally.worth is not None
    each, nobody = tally.worth / tally.children, dict.fromkeys(tally.groups, 0.0)
    few = replace(tally, children=6.0, families=6.0, worth=6 * each, groups=nobody)
    name = "lokale_waarde_per_kind_met_recht"
    amount = exact.tallies[name].amount - tally.worth + 6 * each
    lokale = {name: replace(exact.tallies[name], amount=amount)}
    changed = replace(exact, provisions=provisions | {code: few}, tallies={**exact.tallies, **lokale})
    assert observe(exact, "Dorp", demo.ORIGIN).value("lokale_waarde_per_kind_met_recht") is not None
    assert observe(changed, "Dorp", demo.ORIGIN).value("lokale_waarde_per_kind_met_recht") is None


def test_bands_that_follow_each_other_make_up_a_wider_one():
    band = {
        edge: ("som", frozenset({(f"inkomen_{edge}", True)})) for edge in ("100_110", "110_120", "100_120")
    }
    counted = [band["100_110"], band["110_120"]]
    assert bands_between(band["100_120"], counted) == counted
    assert bands_between(band["100_120"], counted[:1]) == []


@pytest.mark.parametrize("seed", range(6))
def test_a_program_that_is_asked_again_answers_like_one_that_is_asked_for_the_first_time(
    seed: int, capfd: pytest.CaptureFixture[str]
):
    random = np.random.default_rng(seed)
    matrix = csr_matrix(random.integers(-1, 2, (4, 12)).astype(float))
    low, high, nothing = -random.uniform(1, 9, 12), random.uniform(1, 9, 12), np.zeros(4)
    program = Program(matrix, low, high, nothing, nothing, np.zeros(12))
    for attempt in range(6):
        cost = random.normal(size=12)
        place = int(random.integers(12))
        low[place], high[place] = -random.uniform(0, 3), random.uniform(0, 3)
        program.limits(np.array([place]), low[[place]], high[[place]])
        program.cost(cost)
        point = program.solve(nearby=attempt % 2 == 1)
        again = linprog(cost, A_eq=matrix, b_eq=nothing, bounds=np.column_stack((low, high)))
        assert cost @ point == pytest.approx(again.fun, abs=1e-6)
        assert np.abs(matrix @ point).max() < 1e-6
    assert capfd.readouterr().out == ""


def test_the_same_counts_are_hidden_whatever_the_order_of_sets():
    code = (
        "from tests.picture import demo; from kansrijk.indicators import load_registry;"
        "from kansrijk.indicators.disclosure.areas import to_hide;"
        "found = to_hide({'GM9009': demo.summary('GM9009', 300, 3)}, load_registry());"
        "print(sorted((area, name, sorted(groups)) for area, (name, groups) in found))"
    )
    told = {
        subprocess.run(
            [sys.executable, "-c", code],
            env=os.environ | {"PYTHONHASHSEED": seed},
            cwd=Path(__file__).parents[2],
            capture_output=True,
            check=True,
            text=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(told) == 1
    assert "GM9009" in told.pop()
