# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A reform file says in plain words what is wrong with it, and the reforms that ship are right."""

from __future__ import annotations

from pathlib import Path

import jsonschema
import pytest
import yaml
from tests.policy.whatif_people import VAALS, law

from kansrijk.engine import Problem
from kansrijk.policy.whatif.apply import local_rules, national_rules
from kansrijk.policy.whatif.reading import SHIPPED, read_reform, reform_schema, shipped

TITLE = "title: {nl: toets, en: test}\n"


def written(folder: Path, text: str) -> Path:
    path = folder / "reform.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_five_reforms_ship():
    assert shipped() == [
        "debt-help-everywhere",
        "limit-150",
        "minimum-package",
        "single-parent-500",
        "teenagers-130",
    ]


@pytest.mark.parametrize("name", shipped())
def test_a_shipped_reform_is_right_and_says_where_it_comes_from(name: str):
    reform = read_reform(name)
    assert reform.file.description is not None
    assert reform.file.description.nl != reform.file.description.en
    assert reform.file.source is not None
    data = yaml.safe_load((SHIPPED / f"{name}.yaml").read_text(encoding="utf-8"))
    jsonschema.validate(data, reform_schema())


@pytest.mark.parametrize("name", shipped())
def test_a_shipped_reform_changes_something_somewhere(name: str):
    reform = read_reform(name)
    new = national_rules(reform, law())
    changed = [code for code in ("GM0599", "GM0363", VAALS) if local_rules(reform, code, law()).changed]
    assert changed or new is not law()


def test_the_old_limits_are_put_back_where_our_data_are_of_after_the_change():
    teenagers = local_rules(read_reform("teenagers-130"), "GM0599", law())
    limits = "gm0599_jeugdtegoed_inkomensgrenzen"
    before = teenagers.before.parameters[limits].on(law().day).value
    after = teenagers.after.parameters[limits].on(law().day).value
    assert dict(zip(before.edges, before.values, strict=True))[4.0] == 110.0
    assert 130.0 not in before.values
    assert dict(zip(after.edges, after.values, strict=True))[12.0] == 130.0


def test_a_reform_of_the_engine_can_be_read_here_too(tmp_path: Path):
    text = "title: Kop omhoog\nparameters:\n  alleenstaande_ouderkop: 3889\n"
    reform = read_reform(written(tmp_path, text))
    assert national_rules(reform, law()).parameters["alleenstaande_ouderkop"].on(law().day).value == 3889


def test_an_amount_can_be_told_from_what_it_is_now(tmp_path: Path):
    text = TITLE + "parameters:\n  alleenstaande_ouderkop: {add: 500}\n  kgb_bedrag: {times: 2}\n"
    old, new = law().parameters, national_rules(read_reform(written(tmp_path, text)), law()).parameters
    day = law().day
    assert new["alleenstaande_ouderkop"].on(day).value == old["alleenstaande_ouderkop"].on(day).value + 500
    doubled = [2 * value for value in old["kgb_bedrag"].on(day).value]
    assert list(new["kgb_bedrag"].on(day).value) == doubled


WRONG = [
    ("schemes:\n  - {municipality: GM9999, debt_help: true}\n", ":3: schemes[1].municipality", "GM0599"),
    ("schemes:\n  - {municipality: all}\n", "schemes[1]", "limit_pct"),
    ("schemes:\n  - {municipality: all, limt_pct: 120}\n", "limt_pct", "limit_pct"),
    ("schemes:\n  - {municipality: all, limit_pct: hoog}\n", "schemes[1].limit_pct", "getal"),
    ("schemes:\n  - {municipality: all, ages: {from: 12, to: 4}, limit_pct: 1}\n", "schemes[1].ages", "17"),
    ("schemes:\n  - {municipality: all, amount_eur: -5}\n", "schemes[1]", "negatief"),
    ("minimum_package: {limit_pct: 120, amounts: []}\n", "minimum_package.amounts", "bedrag"),
    (
        (
            "minimum_package:\n  limit_pct: 120\n  amounts:\n    - {ages: {from: 0, to: 9}, eur: 1}\n"
            "    - {ages: {from: 9, to: 12}, eur: 1}\n"
        ),
        ":6: minimum_package.amounts[2]",
        "twee keer",
    ),
    ("parameters:\n  alleenstaande_ouderkop: veel\n", ":3: parameters.alleenstaande_ouderkop", "getal"),
    ("parameters:\n  alleenstaande_ouderkop: {plus: 5}\n", "parameters.alleenstaande_ouderkop", "add"),
    ("rules:\n  - {name: x}\n", "rules[1]", "formula"),
    (
        "take_up:\n  - {group: hoger, low: 0.9, central: 0.5, high: 1, source: x}\n",
        "take_up[1]",
        "oplopen",
    ),
    (
        "take_up:\n  - {group: iedereen, low: 0.1, central: 0.5, high: 1, source: x}\n",
        "take_up[1].group",
        "bijstand",
    ),
    ("", "reform.yaml", "minimum_package"),
]


@pytest.mark.parametrize("text, where, remedy", WRONG)
def test_what_is_wrong_is_told_with_file_line_field_and_remedy(
    tmp_path: Path, text: str, where: str, remedy: str
):
    with pytest.raises(Problem) as caught:
        read_reform(written(tmp_path, TITLE + text))
    said = caught.value.in_language("nl")
    assert "reform.yaml" in said
    assert where in said
    assert remedy in said
    assert caught.value.in_language("en") != said


def test_a_scheme_a_municipality_does_not_have_is_refused_with_those_it_has(tmp_path: Path):
    text = TITLE + f"schemes:\n  - {{municipality: {VAALS}, scheme: bestaat_niet, limit_pct: 120}}\n"
    with pytest.raises(Problem, match="bestaat_niet"):
        local_rules(read_reform(written(tmp_path, text)), VAALS, law())


def test_an_amount_the_law_does_not_have_is_refused(tmp_path: Path):
    text = TITLE + "parameters:\n  kopje: {add: 5}\n"
    with pytest.raises(Problem, match="kopje"):
        national_rules(read_reform(written(tmp_path, text)), law())


def test_a_new_age_needs_a_limit_as_well(tmp_path: Path):
    text = TITLE + (
        "new_schemes:\n  - {municipality: GM0981, slug: nieuw, name: {nl: nieuw, en: new}, limit_pct: 120,\n"
        "     amounts: [{ages: {from: 4, to: 11}, eur: 100}]}\n"
        "schemes:\n  - {municipality: GM0981, scheme: nieuw, ages: {from: 0, to: 11}, amount_eur: 90}\n"
    )
    with pytest.raises(Problem, match="limit_pct"):
        local_rules(read_reform(written(tmp_path, text)), VAALS, law())


def test_no_such_file_names_the_reforms_that_ship():
    with pytest.raises(Problem, match="teenagers-130"):
        read_reform("nergens.yaml")
