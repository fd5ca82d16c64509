# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A reform changes amounts, replaces a rule or adds one, from Python and from a file."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from tests.engine.land import PARENT_WITH_TWO, formula, household, person, toyland
from tests.two_ways import full_frame

from kansrijk.engine import Bands, InvalidRule, Problem, Reform, UnknownName
from kansrijk.engine.reform import rule_from_text

RULES = toyland()


def tax(reform: Reform | Path) -> float:
    """The tax of the parent after a reform; 880 before it."""
    return RULES.reform(reform).compute(PARENT_WITH_TWO, ["tax_y"])["tax_y"][0]


def written(folder: Path, text: str) -> Path:
    """A reform as a file."""
    path = folder / "reform.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_an_amount_is_changed():
    assert RULES.compute(PARENT_WITH_TWO, ["tax_y"])["tax_y"][0] == 880.0
    assert tax(Reform("no credit", {"credit": 0})) == 1000.0


def test_a_schedule_and_a_table_are_changed():
    assert tax(Reform("flat", {"tariff": [[0, 0.1]]})) == 180.0
    reformed = RULES.reform(Reform("more", {"child_amounts": [0, 500, 900, 1300, 1700]}))
    poor = household([person(40), person(5)])
    assert reformed.compute(poor, ["child_money_y"])["child_money_y"] == [500.0]


def test_a_reform_leaves_the_rules_it_was_made_from_as_they_were():
    RULES.reform(Reform("no credit", {"credit": 0}))
    assert RULES.compute(PARENT_WITH_TWO, ["tax_y"])["tax_y"][0] == 880.0


def test_a_rule_is_replaced_and_who_uses_it_follows():
    reformed = RULES.reform(Reform("flat tax", rules=[formula("tax_y", "wage_y * 0.5")]))
    found = reformed.compute(PARENT_WITH_TWO, ["tax_y", "family_net_y"])
    assert found == {"tax_y": [1500.0, 0.0, 0.0], "family_net_y": [1500.0]}


def test_a_rule_is_added():
    bonus = formula("bonus_y", "children * 10.0", entity="family")
    assert RULES.reform(Reform("bonus", rules=[bonus])).compute(PARENT_WITH_TWO, ["bonus_y"]) == {
        "bonus_y": [20.0]
    }


def test_a_file_says_the_same_as_python(tmp_path: Path):
    path = written(
        tmp_path,
        """
title: A new course
parameters:
  credit: 0
  tariff: [[0, 0.1], [1000, 0.2]]
rules:
  - name: bonus_y
    entity: family
    unit: TOY/y
    nl: bonus
    en: bonus
    applies_if: has_children
    sentence_nl: De bonus is {bonus_y}.
    sentence_en: The bonus is {bonus_y}.
    formula: |
      bonus = 10.0 * children
      if youngest < 6.0:
          return bonus + credit
      return bonus
""",
    )
    reformed = RULES.reform(path)
    found = reformed.compute(PARENT_WITH_TWO, ["tax_y", "bonus_y"])
    assert found == {"tax_y": [500.0, 0.0, 0.0], "bonus_y": [20.0]}
    assert reformed.label("bonus_y", "en") == "bonus"
    assert "De bonus is 20" in reformed.explain(PARENT_WITH_TWO, ["bonus_y"]).as_text("nl")


def test_an_unknown_amount_is_refused_with_the_nearest_names():
    with pytest.raises(UnknownName) as caught:
        RULES.reform(Reform("typing error", {"credits": 5}))
    for sentence in (caught.value.nl, caught.value.en):
        assert "'credits'" in sentence
        assert "'typing error'" in sentence
        assert ": credit" in sentence


@pytest.mark.parametrize(
    "changes", [{"tariff": 0.3}, {"credit": [1, 2]}, {"credit": "much"}, {"child_amounts": 5}]
)
def test_a_value_of_another_form_is_refused(changes: dict[str, object]):
    with pytest.raises(Problem) as caught:
        RULES.reform(Reform("odd", changes))
    assert f"'{next(iter(changes))}'" in caught.value.en


@pytest.mark.parametrize(
    "text",
    [
        "open('secret')",
        "wage_y.real",
        "[1.0, 2.0]",
        "__import__('os')",
        "lambda: 1.0",
        "'word'",
        "for i in range(3):\n    pass\nreturn 1.0",
        "import os\nreturn 1.0",
        "if wage_y > 0.0:\n    return 1.0",
    ],
)
def test_a_formula_with_more_than_arithmetic_is_refused(text: str):
    with pytest.raises(InvalidRule) as caught:
        formula("odd", text)
    assert "'odd'" in caught.value.nl


@pytest.mark.parametrize(
    "name, text",
    [
        ("odd", "1.0 +"),
        ("odd", "x)\nimport os\n("),
        ("two words", "1.0"),
        ("f():\n    return 1.0\ndef g", "1.0"),
    ],
)
def test_a_formula_or_name_that_is_no_python_is_refused(name: str, text: str):
    with pytest.raises(Problem):
        formula(name, text)


def test_whatever_ends_a_line_a_formula_stays_one_function():
    sneaky = formula("sneaky", "return wage_y\rwage_y = 1.0\x0cwage_y = 2.0")
    assert sneaky(5.0) == 5.0


def test_a_name_with_return_in_it_is_no_statement():
    assert formula("doubled", "wage_return_y * 2.0")(3.0) == 6.0


@pytest.mark.parametrize(
    "text, what",
    [
        ("parameters: [unfinished", "reform.yaml"),
        ("amounts: {credit: 5}", "'parameters'"),
        ("- credit", "'parameters'"),
        ("rules: [{name: a, entity: family, unit: x}]", "formula"),
        ("rules: [{name: a, entity: village, unit: x, formula: '1.0'}]", "entity"),
        ("rules: [{name: a, entity: family, unit: x, formula: '1.0', colour: red}]", "colour"),
    ],
)
def test_a_file_that_is_no_reform_is_refused_with_the_remedy(text: str, what: str, tmp_path: Path):
    with pytest.raises(Problem) as caught:
        Reform.read(written(tmp_path, text))
    assert what in caught.value.en
    assert "reform.yaml" in caught.value.nl


def test_a_file_that_is_not_there_is_named(tmp_path: Path):
    with pytest.raises(Problem, match=r"nowhere\.yaml"):
        RULES.reform(tmp_path / "nowhere.yaml")


def test_two_policies_are_compared_on_the_same_people():
    frame = full_frame([PARENT_WITH_TWO, household([person(20, 800.0)])], RULES.columns)
    after = RULES.reform(Reform("no credit", {"credit": 0}))
    pair = RULES.compare(after, frame, ["tax_y", "family_net_y"])
    assert [values.tolist() for values in pair["tax_y"]] == [[880.0, 0, 0, 40.0], [1000.0, 0, 0, 160.0]]
    assert [values.tolist() for values in pair["family_net_y"]] == [[2120.0, 760.0], [2000.0, 640.0]]


def test_comparing_computes_the_same_as_two_runs_and_keeps_once_what_no_reform_touches():
    frame = full_frame([PARENT_WITH_TWO, household([person(20, 800.0)])], RULES.columns)
    names = ["tax_y", "family_net_y", "children", "wage_y", "is_child"]
    for reform in (
        Reform("no credit", {"credit": 0}),
        Reform("flat", {"tariff": [[0, 0.1]]}),
        Reform(
            "taxed", rules=[rule_from_text(name="tax_y", entity="person", unit="EUR/y", formula="wage_y")]
        ),
    ):
        after = RULES.reform(reform)
        pair = RULES.compare(after, frame, names)
        alone = RULES.simulate(frame, names), after.simulate(frame, names)
        for name in names:
            assert [v.tolist() for v in pair[name]] == [a[name].tolist() for a in alone]
        assert {name for name in names if np.shares_memory(*pair[name])} == {"children", "wage_y", "is_child"}


def test_a_reform_names_itself_as_the_source_of_what_it_changes():
    changed = RULES.reform(Reform("flat", {"tariff": [[0, 0.1]]})).parameters["tariff"]
    assert [(dated.value, dated.source) for dated in changed.values] == [(Bands((0.0,), (0.1,)), "flat")]
