# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What is not known is said: with a result that rests on it, and in a refusal when no amount is known."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from tests.engine.land import COLUMNS, DAY, NODES, PARAMETERS, PARENT_WITH_TWO, formula, household, person

from kansrijk.engine import NoResult, Problem, Reform, RulesInForce, load_parameters
from kansrijk.engine.frame import frame_of

NOTE = ("Van 2025 is dit niet zeker.", "Of 2025 this is not certain.")
TABLE = """
parameters:
  prize:
    nl: prijs
    en: prize
    unit: EUR
    article: art. 1
    kind: table
    values:
      - {from: 2025-01-01, until: 2025-12-31, value: [10, ~, 30], status: statute, source: Gazette of Toyland 1}
"""


def with_notes(**notes: tuple[str, str]) -> RulesInForce:
    """The rules of Toyland with something to say about some of them."""
    return RulesInForce(NODES, PARAMETERS, COLUMNS, DAY, notes)


@pytest.fixture
def prizes(tmp_path: Path) -> RulesInForce:
    """Toyland with a prize by number of years, of which one was never published."""
    path = tmp_path / "prize.yaml"
    path.write_text(TABLE, encoding="utf-8")
    rule = formula("prize_won", "at(prize, age)")
    notes = {"prize_won": ("De prijs voor 1 jaar ontbreekt.", "The prize for age 1 is missing.")}
    return RulesInForce([*NODES, rule], {**PARAMETERS, **load_parameters(path)}, COLUMNS, DAY, notes)


def test_a_note_is_told_with_a_result_that_rests_on_its_rule():
    explanation = with_notes(tax_y=NOTE).explain(PARENT_WITH_TWO, ["disposable_y"])
    assert NOTE[0] in explanation.as_text("nl")
    assert NOTE[1] in explanation.as_html("en")
    assert explanation.as_dict()["notes"] == [{"name": "tax_y", "nl": NOTE[0], "en": NOTE[1]}]


def test_a_note_on_a_rule_that_plays_no_part_is_not_told():
    explanation = with_notes(housing_aid_m=NOTE).explain(PARENT_WITH_TWO, ["child_money_y"])
    assert explanation.notes() == []
    assert NOTE[0] not in explanation.as_text("nl")


def test_one_sentence_on_two_rules_is_told_once():
    explanation = with_notes(tax_y=NOTE, disposable_y=NOTE).explain(PARENT_WITH_TWO, ["disposable_y"])
    assert explanation.as_text("nl").count(NOTE[0]) == 1


def test_without_notes_nothing_is_said_of_anything_missing():
    explanation = with_notes().explain(PARENT_WITH_TWO, ["disposable_y"])
    assert "ontbreekt" not in explanation.as_text("nl").lower()
    assert "notes" not in explanation.as_html("en")


def test_notes_stay_after_a_reform_and_beside_other_rules():
    rules = with_notes(tax_y=NOTE)
    assert rules.reform(Reform("nothing", {})).notes == {"tax_y": NOTE}
    assert rules.adding([], {}).notes == {"tax_y": NOTE}


def test_an_amount_that_is_not_known_is_refused_with_the_note_of_its_rule(prizes: RulesInForce):
    with pytest.raises(NoResult) as problem:
        prizes.compute(household([person(1)]), ["prize_won"])
    assert problem.value.rule == "prize_won"
    assert "no amount is known" in problem.value.en
    assert "The prize for age 1 is missing." in problem.value.en
    assert "De prijs voor 1 jaar ontbreekt." in problem.value.nl


def test_the_other_amounts_of_that_table_are_used(prizes: RulesInForce):
    assert prizes.compute(household([person(0), person(2)]), ["prize_won"])["prize_won"] == [10.0, 30.0]


def test_the_compiled_way_refuses_it_as_well(prizes: RulesInForce):
    known, unknown = household([person(2)]), household([person(1)])
    assert prizes.simulate(frame_of([known], COLUMNS), ["prize_won"])["prize_won"].tolist() == [30.0]
    with pytest.raises(Problem, match="no amount is known"):
        prizes.simulate(frame_of([known, unknown], COLUMNS), ["prize_won"])


def test_a_hole_in_a_table_is_empty_in_json(prizes: RulesInForce):
    text = prizes.explain(household([person(2)]), ["prize_won"]).as_json()
    assert json.loads(text)["parameters"]["prize"]["value"] == [10.0, None, 30.0]


def test_a_reform_of_a_table_with_a_hole_fills_it(prizes: RulesInForce):
    whole = replace(prizes.parameters["prize"].values[0], value=(10.0, 20.0, 30.0))
    filled = prizes.adding([], {"prize": replace(prizes.parameters["prize"], values=(whole,))})
    assert filled.compute(household([person(1)]), ["prize_won"])["prize_won"] == [20.0]
