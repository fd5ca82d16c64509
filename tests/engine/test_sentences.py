# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A sentence is filled with the family's own values, and of several reasons the one that holds is told."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.engine.land import COLUMNS, DAY, NODES, PARAMETERS, PARENT_WITH_TWO, formula, household, person

from kansrijk.engine import InvalidRule, RulesInForce
from kansrijk.engine.sentences import expression, load_reasons, template

REASONS = """
child_money_y:
  sums:
    limit: [nowhere + 1, adult_age * 2]
    over: family_net_y - limit
  reasons:
    - when: nowhere > 0
      nl: Dit kan niet.
      en: This cannot be.
    - when: not has_children
      nl: er is geen kindgeld, want er zijn {children|kind|kinderen}.
      en: there is no child money, because there are {children|child|children}.
      change_nl: met een kind is er kindgeld.
      change_en: with a child there is child money.
    - nl: >-
        Voor {children|kind|kinderen} is het {self}. Het loon is {over as EUR/m} meer dan {limit}, de helft is
        {over / 2 as getal}.
      en: For {children|child|children} it is {self}. Wages are {over as EUR/m} more than {limit}, half is {over / 2 as number}.
"""


@pytest.fixture
def rules(tmp_path: Path) -> RulesInForce:
    path = tmp_path / "reasons.yaml"
    path.write_text(REASONS, encoding="utf-8")
    return RulesInForce(NODES, PARAMETERS, COLUMNS, DAY, reasons=load_reasons(path))


def test_a_sentence_is_filled_with_sums_nouns_and_units(rules: RulesInForce):
    line = rules.explain(PARENT_WITH_TWO, ["child_money_y"]).line("child_money_y", 0)
    assert line.sentence_nl.startswith("Voor 2 kinderen is het ")
    assert line.sentence_en == (
        f"For 2 children it is {line.shown('en')}. Wages are € 2,084 a month more than 36, half is 1042."
    )


def test_the_first_reason_that_holds_is_told_also_when_the_rule_does_not_apply(rules: RulesInForce):
    line = rules.explain(household([person(30, 3000.0)]), ["child_money_y"]).line("child_money_y", 0)
    assert not line.applies
    assert line.sentence_nl == "Er is geen kindgeld, want er zijn geen kinderen."
    assert line.sentence_en == "There is no child money, because there are no children."
    assert line.change_nl == "Met een kind is er kindgeld."


def test_a_reason_that_names_what_the_law_does_not_know_is_passed_over(rules: RulesInForce):
    assert "cannot be" not in rules.explain(PARENT_WITH_TWO, ["child_money_y"]).as_text("en")


def test_what_would_change_it_is_told_in_text_html_and_data(rules: RulesInForce):
    explanation = rules.explain(household([person(30)]), ["child_money_y"])
    assert "What changes this: With a child there is child money." in explanation.as_text("en")
    assert "What changes this: With a child there is child money." in explanation.as_html("en")
    assert explanation.as_dict()["results"][0]["change"]["en"] == "With a child there is child money."


def test_a_yearly_result_asked_by_the_month_has_the_same_reason_with_its_own_amount(rules: RulesInForce):
    explanation = rules.explain(PARENT_WITH_TWO, ["child_money_m"])
    line = explanation.line("child_money_m", 0)
    assert line.sentence_en.startswith(f"For 2 children it is {line.shown('en')}.")
    assert "For 2 children" in explanation.as_text("en")


def test_it_also_has_the_inputs_and_the_amounts_of_the_law_of_the_yearly_one(rules: RulesInForce):
    explanation = rules.explain(PARENT_WITH_TWO, ["child_money_m"])
    monthly, yearly = (explanation.line(name, 0) for name in ("child_money_m", "child_money_y"))
    assert monthly.parameters == yearly.parameters != ()
    assert monthly.inputs == yearly.inputs
    assert "- taper: " in explanation.as_text("en")


def test_reasons_stay_after_a_reform_and_beside_other_rules(rules: RulesInForce):
    assert rules.adding([formula("more", "wage_y * 2.0")], {}).reasons == rules.reasons


def test_a_value_that_was_not_computed_is_a_question_mark_and_no_failure():
    assert template("Dit is {nergens}.").parts[0] == "Dit is "
    odd = formula("odd", "wage_y * 2.0", sentence_nl="{nergens} {wage_y}", sentence_en="{nergens} {wage_y}")
    found = RulesInForce([*NODES, odd], PARAMETERS, COLUMNS, DAY).explain(PARENT_WITH_TWO, ["odd"])
    assert found.line("odd", 0).sentence_en == "? 3000"


@pytest.mark.parametrize(
    "text",
    [
        "__import__('os')",
        "a.b",
        "a[0]",
        "[x for x in a]",
        "lambda: 1",
        "'text'",
        "a +",
        "open(a)",
        "max(a, key=b)",
    ],
)
def test_a_place_holds_sums_and_nothing_else(text: str):
    with pytest.raises(InvalidRule, match="cannot stand in a sentence"):
        expression(text)


def test_a_noun_needs_both_its_forms():
    with pytest.raises(InvalidRule):
        template("{children|kind}")


@pytest.mark.parametrize(
    "text",
    [
        "a: 1\n",
        "a:\n  - {nl: x}\n",
        "a:\n  - {nl: x, en: y, why: z}\n",
        "a:\n  - {nl: x, en: y, change_nl: z}\n",
    ],
)
def test_a_file_that_is_no_list_of_reasons_is_refused_by_name(tmp_path: Path, text: str):
    path = tmp_path / "reasons.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InvalidRule, match=r"reasons\.yaml: 'a'"):
        load_reasons(path)
