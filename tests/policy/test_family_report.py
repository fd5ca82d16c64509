# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A family reads its amounts with the reason for each, and what would change them."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner

from kansrijk import Family
from kansrijk.cli import main
from kansrijk.policy.family_changes import as_html, as_text, what_ifs
from kansrijk.policy.family_report import ATTACHMENT, FamilyReport, family_report, member_labels

DAY = "2025-07-01"
FAMILY = """\
naam: Moeder met drie kinderen
gemeente: Rotterdam
wonen: {huur: 655, servicekosten: 22, energie: 165}
gezin:
  vermogen: 350
  leden:
    - {rol: ouder, leeftijd: 36}
    - {rol: kind, leeftijd: 11}
    - {rol: kind, leeftijd: 1}
    - {rol: kind, leeftijd: 0}
"""
IN_DEBT = FAMILY.replace("  vermogen: 350\n", "  vermogen: 350\n  schuldhulp: beslag\n")


def reported(text: str = FAMILY, day: str = DAY) -> FamilyReport:
    return family_report(Family.from_text(text), day)


@pytest.fixture(scope="module")
def changes():
    return {item.words["nl"]: item for item in what_ifs(reported())}


def test_children_are_counted_apart_from_adults_and_a_baby_has_no_zero_years():
    persons = [{"rol": 0, "leeftijd": 36}, *({"rol": 1, "leeftijd": age} for age in (11, 1, 0))]
    assert member_labels(persons, "nl") == (
        "volwassene 1, 36 jaar",
        "kind 1, 11 jaar",
        "kind 2, 1 jaar",
        "kind 3, jonger dan 1 jaar",
    )
    assert member_labels(persons, "en")[2:] == ("child 2, 1 year old", "child 3, under 1 year old")


def test_what_is_for_children_is_not_told_of_adults():
    text = reported().explanation.as_text("nl")
    assert "(kind 1, 11 jaar): €" in text
    assert "(volwassene 1, 36 jaar): €" not in text


def test_definitions_are_no_results():
    assert "Is kind van dit gezin" not in reported().explanation.as_text("nl")


def test_each_main_amount_has_its_reason_in_both_languages():
    for language, words in (
        ("nl", ["Daarom is de bijstand de hele norm", "Dit gezin heeft 3 kinderen.", "er gaat geen kind naar de opvang"]),
        ("en", ["So assistance is the whole norm", "This family has 3 children.", "no child goes to childcare"]),
    ):  # fmt: skip
        text = reported().explanation.as_text(language)
        assert all(part in text for part in words)


def test_what_a_family_keeps_under_attachment_is_told_only_with_debts():
    assert ATTACHMENT not in reported().values
    report = reported(IN_DEBT)
    assert report.values[ATTACHMENT][0] > 0
    assert "Bij beslag op het inkomen" in report.as_text("nl")


def test_a_hundred_euro_of_wage_goes_from_assistance_and_leaves_the_budget_as_it_is(changes):
    wage = changes["Als volwassene 1 bruto € 100 per maand meer verdient"]
    effects = {effect.name: effect for effect in wage.effects}
    assert effects["bijstand_m"].after - effects["bijstand_m"].before == pytest.approx(-100.0)
    assert not effects["besteedbaar_inkomen_m"].changes
    assert "Besteedbaar inkomen: blijft € " in "\n".join(wage.lines("nl"))


def test_a_birthday_is_told_when_it_changes_something(changes):
    assert "Als kind 1 12 jaar wordt" in changes
    assert "Als kind 2 2 jaar wordt" not in changes
    names = {effect.name for effect in changes["Als kind 1 12 jaar wordt"].effects if effect.changes}
    assert {"kinderbijslag_m", "kindgebonden_budget_m"} <= names


def test_a_higher_rent_changes_the_rent_allowance_as_computing_it_anew_does(changes):
    rent = {effect.name: effect for effect in changes["Als de huur € 25 per maand hoger wordt"].effects}
    again = reported(FAMILY.replace("huur: 655", "huur: 680"))
    assert rent["huurtoeslag_gezin_m"].after == again.values["huurtoeslag_gezin_m"][0]


def test_what_changes_is_text_html_and_data(changes):
    found = tuple(changes.values())
    assert as_text(found, "en").startswith("What changes the amounts\n")
    assert "<dt>When child 1 turns 12</dt>" in as_html(found, "en")
    assert json.loads(json.dumps([item.as_dict() for item in found]))[0]["kind"] == "wage"
    assert as_text(()) == as_html(()) == ""


def test_the_command_tells_reasons_and_changes_and_no_remark_twice(tmp_path):
    path = tmp_path / "gezin.yaml"
    path.write_text(FAMILY, encoding="utf-8")
    text = CliRunner().invoke(main, ["family", str(path), "--explain"]).output
    assert text.count("Een mens beslist") == 1
    assert text.count("Moeder met drie kinderen") == 1
    assert "Wat de bedragen verandert" in text
    data = json.loads(CliRunner().invoke(main, ["family", str(path), "--explain", "--json"]).output)
    assert data["changes"]
    assert {name for step in data["steps"] for name in step["parameters"]} <= set(data["parameters"])


def test_the_rules_of_a_place_are_found_once():
    assert reported().explanation.rules is reported().explanation.rules
