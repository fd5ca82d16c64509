# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What goes wrong is told in one sentence: which rule, who needs it, and the way out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest
from tests.engine.land import COLUMNS, NODES, PARAMETERS, PARENT_WITH_TWO, formula, household, person, toyland
from tests.two_ways import full_frame

from kansrijk.engine import (
    Cycle,
    FamilyFacts,
    HouseholdFacts,
    InvalidData,
    InvalidRule,
    MissingInput,
    OutsideKnownDates,
    OverlappingDates,
    Problem,
    RulesInForce,
    UnknownName,
    aggregate,
    rule,
    total,
)
from kansrijk.engine.frame import Frame, frame_of


def told(problem: Problem, *words: str) -> None:
    """Both languages name the same things, and both say something of their own."""
    for word in words:
        assert word in problem.nl, problem.nl
        assert word in problem.en, problem.en
    assert problem.nl != problem.en
    assert str(problem) == problem.in_language("en") == problem.en
    assert problem.in_language("nl") == problem.nl


def frame_with(**columns: list[float]) -> Frame:
    """Three households with ids 11, 12 and 13, one person each; columns as given."""
    frame = full_frame([household([person(30)]) for _ in range(3)], COLUMNS)
    arrays = {name: np.array(values) for name, values in columns.items()}
    return replace(frame, columns={**frame.columns, **arrays}, ids=np.array([11, 12, 13]), checked=set())


def test_an_unknown_name_comes_with_the_names_that_are_near():
    with pytest.raises(UnknownName) as caught:
        toyland().plan(["chld_money_y"])
    told(caught.value, "'chld_money_y'", "child_money_y")


def test_an_unknown_input_names_the_rule_that_needs_it():
    with pytest.raises(UnknownName) as caught:
        toyland("2025-03-01", formula("luxury", "wagge_y * 2.0")).plan(["luxury"])
    told(caught.value, "'wagge_y'", "'luxury'", "wage_y")


def test_a_parameter_is_no_result():
    with pytest.raises(UnknownName) as caught:
        toyland().plan(["credit"])
    told(caught.value, "'credit'")


def test_a_circle_of_rules_is_shown_whole():
    rules = toyland("2025-03-01", formula("hen", "egg + 1.0"), formula("egg", "hen + 1.0"))
    with pytest.raises(Cycle) as caught:
        rules.plan(["hen"])
    told(caught.value, "hen -> egg -> hen")


def test_a_missing_fact_is_named_with_its_label():
    facts = HouseholdFacts({}, [FamilyFacts({}, [{"wage_y": 10.0}])])
    for compute in (
        lambda: toyland().compute(facts, ["is_child"]),
        lambda: frame_of([facts, PARENT_WITH_TWO], COLUMNS),
    ):
        with pytest.raises(MissingInput) as caught:
            compute()
        told(caught.value, "'age'")
        assert "leeftijd" in caught.value.nl


def test_a_missing_required_column_is_named():
    frame = frame_of([PARENT_WITH_TWO], COLUMNS)
    without = replace(frame, columns={k: v for k, v in frame.columns.items() if k != "age"})
    with pytest.raises(MissingInput) as caught:
        toyland().simulate(without, ["is_child"])
    told(caught.value, "'age'")


def test_a_rule_outside_its_dates_tells_when_it_holds():
    late = rule(name="late", entity="person", unit="", nl="", en="", start="2030-01-01", end="2030-12-31")
    node = late(lambda age: age * 1.0)
    with pytest.raises(OutsideKnownDates) as caught:
        toyland("2025-03-01", node, formula("later", "late + 1.0")).plan(["later"])
    told(caught.value, "'late'", "'later'", "2025-03-01", "2030-01-01 - 2030-12-31")


def test_an_amount_outside_its_dates_tells_the_chain_that_needs_it():
    with pytest.raises(OutsideKnownDates) as caught:
        toyland("2041-01-01").plan(["disposable_y"])
    told(caught.value, "2041-01-01", "2020-01-01", "2039-12-31", "'tariff'")
    told(caught.value, "tax_y <- net_y <- family_net_y <- disposable_y")


def test_two_versions_of_a_rule_on_one_day_are_refused():
    again = formula("tax_y", "0.0")
    with pytest.raises(OverlappingDates) as caught:
        toyland("2025-03-01", again)
    told(caught.value, "'tax_y'", "2025-03-01")


def _loop(age: int) -> float:
    found = 0.0
    for _ in range(age):
        found += 1.0
    return found


def _attribute(age: int) -> float:
    return age.real


def _word(age: int) -> float:
    return 1.0 if "a" == "b" else 0.0


def _call(age: int) -> float:
    return float(len([age]))


def _global(age: int) -> float:
    return age * DOZEN


def _half(age: int) -> float:  # noqa: RET503
    if age > 3:
        return 1.0


DOZEN = 12.0


@pytest.mark.parametrize(
    "function, what",
    [
        (_loop, "For"),
        (_attribute, "Attribute"),
        (_word, "'a'"),
        (_call, "line 2"),
        (_global, "'DOZEN'"),
        (_half, "return"),
    ],
)
def test_a_rule_with_more_than_arithmetic_is_refused(function: Callable[..., float], what: str):
    odd = rule(name="odd", entity="person", unit="", nl="", en="")(function)
    frame = full_frame([PARENT_WITH_TWO], COLUMNS)
    with pytest.raises(InvalidRule) as caught:
        toyland("2025-03-01", odd).simulate(frame, ["odd"])
    assert what in caught.value.en
    told(caught.value, "'odd'", "floor_to")


def test_a_family_uses_a_value_of_persons_only_through_an_aggregate():
    with pytest.raises(InvalidRule) as caught:
        toyland("2025-03-01", formula("rich_y", "wage_y * 2.0", entity="family")).plan(["rich_y"])
    told(caught.value, "'rich_y'", "'wage_y'", "person", "family")
    assert "aggregate" in caught.value.en


def test_an_aggregate_adds_up_what_lies_below_it():
    turned = aggregate("turned", entity="family", op="sum", of="rent_m", nl="", en="")
    with pytest.raises(InvalidRule) as caught:
        toyland("2025-03-01", turned).plan(["turned"])
    told(caught.value, "'turned'", "'rent_m'")


def test_a_total_adds_values_of_one_entity():
    mixed = total("mixed", entity="person", of=["wage_y", "rent_m"], nl="", en="", unit="")
    with pytest.raises(InvalidRule) as caught:
        toyland("2025-03-01", mixed).plan(["mixed"])
    told(caught.value, "'mixed'", "'rent_m'")


def test_an_aggregate_for_a_person_or_of_an_unknown_kind_is_refused():
    for entity, op in (("person", "sum"), ("family", "median")):
        with pytest.raises(InvalidRule) as caught:
            aggregate("odd", entity=entity, op=op, of="wage_y", nl="", en="")
        told(caught.value, "'odd'", "sum, count, any, min, max")


@pytest.mark.parametrize(
    "columns, name, words",
    [
        ({"age": [30, 121, 30]}, "age", ["1 ", "12"]),
        ({"age": [-1, 30, -3]}, "age", ["2 ", "11, 13"]),
        ({"colour": [1, 2, 3]}, "colour", ["1 ", "12", "1, 3"]),
        ({"wage_y": [0.0, np.nan, 5.0]}, "wage_y", ["1 ", "12"]),
        ({"wage_y": [0.0, -0.01, np.inf]}, "wage_y", ["2 ", "12, 13"]),
        ({"age": [5.5, 30, 70000]}, "age", ["2 ", "11, 13"]),
        ({"age": [np.nan, 30, 30]}, "age", ["1 ", "11"]),
        ({"rich": [0, 1, 2]}, "rich", ["1 ", "13"]),
    ],
)
def test_impossible_values_are_counted_and_the_first_households_named(
    columns: dict[str, list[float]], name: str, words: list[str]
):
    with pytest.raises(InvalidData) as caught:
        toyland().simulate(frame_with(**columns), [name])
    told(caught.value, f"'{name}'", *words)


def test_impossible_results_that_are_given_are_refused_too():
    for value in (np.nan, np.inf, -np.inf):
        with pytest.raises(InvalidData) as caught:
            toyland().simulate(
                frame_with(), ["disposable_y"], given={"family_net_y": np.array([0.0, value, 0.0])}
            )
        told(caught.value, "'family_net_y'", "12")


def test_a_column_of_the_wrong_length_is_refused():
    with pytest.raises(InvalidData) as caught:
        toyland().simulate(frame_with(wage_y=[1.0, 2.0]), ["tax_y"])
    told(caught.value, "'wage_y'", " 2 ", " 3", "person")


@pytest.mark.parametrize(
    "fact", [{"age": 121}, {"age": -1}, {"wage_y": -5.0}, {"wage_y": np.nan}, {"wage_y": np.inf}]
)
def test_an_impossible_fact_of_one_family_is_refused(fact: dict[str, float]):
    with pytest.raises(InvalidData) as caught:
        toyland().compute(household([{**person(30), **fact}]), ["net_y", "is_child"])
    told(caught.value, f"'{next(iter(fact))}'")


def test_an_unknown_code_of_one_family_is_refused_with_those_allowed():
    facts = HouseholdFacts({}, [FamilyFacts({"colour": 2}, [person(30)])])
    with pytest.raises(InvalidData) as caught:
        toyland("2025-03-01", formula("tint", "colour * 1.0", entity="family")).compute(facts, ["tint"])
    told(caught.value, "'colour'", "1, 3")


@pytest.mark.parametrize(
    "text",
    [
        "at(child_amounts, age)",
        "max(0.0, at(child_amounts, age))",
        "floor_to(step_up_to(pocket_bands, age), 1.0)",
        "1.0 if at(child_amounts, age) > 3.0 else 0.0",
        "wage_y / (age - 40)",
    ],
)
def test_a_value_a_table_does_not_know_is_never_counted_as_something(text: str):
    rules = toyland("2025-03-01", formula("odd", text))
    with pytest.raises(Problem) as caught:
        rules.compute(PARENT_WITH_TWO, ["odd"])
    told(caught.value, "'odd'")
    frame = replace(
        full_frame([household([person(3)]), household(), PARENT_WITH_TWO], COLUMNS), ids=np.array([7, 8, 9])
    )
    for threads in (1, 2):
        with pytest.raises(Problem) as caught:
            rules.simulate(frame, ["odd"], threads=threads)
        told(caught.value, " 9 ")


def test_a_day_that_is_no_date_is_refused():
    for day in ("2025-13-01", "1 July"):
        with pytest.raises(Problem) as caught:
            RulesInForce(NODES, PARAMETERS, COLUMNS, day)
        told(caught.value, f"'{day}'", "2025-07-01")
