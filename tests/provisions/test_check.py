# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2
"""An editor hears on which line what is wrong and how to mend it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.provisions.standin import AMOUNT, INCOME, MUNICIPALITY

from kansrijk.engine import Problem
from kansrijk.provisions import InvalidProvisions, check, check_cases, check_text, load_municipality

Write = Callable[..., Path]


def sentences(path: Path) -> list[str]:
    return [item.as_text("en") for item in check(path)]


def limits(*rows: str) -> str:
    return f"    income: {{base: sociaal_minimum, limits: [{', '.join(rows)}]}}\n"


def test_a_good_file_has_no_findings(written: Write):
    assert sentences(written(AMOUNT, INCOME)) == []


def test_a_finding_names_file_line_field_and_way_out(written: Write):
    path = written("    amounts: [{ages: {from: 4, to: 17}, euro: 100}]\n")
    assert sentences(path) == [
        "GM9999.yaml:10: provisions[1].amounts[1].euro: there is no such field. Do you mean 'eur'?"
    ]
    assert check(path)[0].as_text("nl").endswith("dit veld bestaat niet. Bedoelt u 'eur'?")


@pytest.mark.parametrize(
    "part,sentence",
    [
        ("    forms: [pas]\n", "'pas' is not possible here. Do you mean 'pass'?"),
        ("    forms: pass\n", "must be a list"),
        ("    decision_weeks: veel\n", "must be a whole number"),
        ("    valid: {from: vorig jaar}\n", "is no date. Write 2025-07-01."),
        ("    provider:\n", ""),
        ("    ages: {from: 12, to: 4}\n", "from is above to. Swap them."),
        ("    ages: {from: 4, to: 99}\n", "99 is no age of a child"),
        ("    valid: {from: 2025-01-01, until: 2024-01-01}\n", "the first day is after the last"),
        ("    amounts: [{ages: {from: 4, to: 17}, eur: 0, per: child, period: year}]\n", "leave eur out"),
        ("    amounts: [{school: po, eur: 9, per: child, period: n_years}]\n", "n_years needs n"),
        ("    amounts: [{school: po, eur: 9, per: child, period: year, n: 3}]\n", "n_years only"),
        ("    amounts: [{school: po, ages: {from: 4, to: 9}, eur: 9}]\n", "give ages or school, not both"),
        ("    amounts: [{school_years: {from: 1, to: 1}, eur: 9}]\n", "needs school as well"),
        ("    amounts: [{school: po, eur: 9, share_of_cost: 50}]\n", "is a part of 1, such as 0.5 for half"),
        ("    amounts: [{school: po, points: 9}]\n", "how many, and what one is worth"),
        ("    amounts: [{school: po, cost_eur: 9}]\n", "needs share_of_cost as well"),
        ("    amounts: [{school: po, eur: 9, weeks: 60, period: week}]\n", "number of weeks a year"),
        ("    amounts: [{eur: 9, event: birthday}]\n", "a birthday needs ages"),
        (
            "    amounts: [{school: po, eur: 9, within: [{eur: 10, text: {nl: x, en: x}}]}]\n",
            "at most the whole",
        ),
        ("    amounts: [{school: po, usd: 9}]\n", "dollars on the islands, euro elsewhere"),
        ('    windows: [{for: apply, from: "3-1", until: "11-30"}]\n', "Write month and day between quotes"),
        ("    proof: pas\n", "'pas' is not in this file"),
        ("    conflict_with: ander\n", "'ander' is not in this file"),
        ("    stop: {day: 2025-01-01, why: geld}\n", "Choose from: budget, policy, law"),
        (limits("{pct: 120, children: {from: 1}}", "{pct: 130}"), "give children with every limit"),
        (limits("{pct: 120, from_pct: 130}"), "the lower edge is not below the limit"),
        ("    income: {base: sociaal_minimum, limits: [{pct: 120}], from_child: 3}\n", "needs child_eur_m"),
        (
            "    amounts: [{school: po, eur: 9, period: year}, {school: vo, eur: 9, period: once}]\n",
            "two provisions",
        ),
        ("    ages: {from: 4, to: 11}\n" + AMOUNT, "lie outside the ages of the provision"),
        ("    income: {base: sociaal_minimum, limits: [{pct: 1.2}]}\n", "Write 130 for 130%"),
        ("    income: {limits: [{pct: 120}]}\n", "a percentage of which norm?"),
        ("    income: {base: none, limits: [{pct: 120}]}\n", "base is none but limits are given"),
        ("    income: {base: euro_table}\n", "fill in the table in euro"),
        ("    income: {base: norm_plus_euro}\n", "how many euro a month?"),
        (
            "    income: {base: sociaal_minimum, limits: [{pct: 120, steps: [{pct: 110, share: 0.5}]}]}\n",
            "the last step must end at 120",
        ),
        (
            limits("{pct: 120, steps: [{pct: 110, share: 0.5}, {pct: 120, share: 1}]}"),
            "share may not be higher at a higher income",
        ),
        (
            "    income: {base: sociaal_minimum, limits: [{pct: 120, steps: [{pct: 120, share: 50}]}]}\n",
            "share is a part of 1",
        ),
        (
            limits("{pct: 120, school: po}", "{pct: 130, school: vo, steps: [{pct: 130, share: 0.5}]}"),
            "the taper differs between limits",
        ),
        ("    wealth: {kind: bijstand, family_eur: 15210}\n", "amounts belong to kind: own"),
        ("    patterns: [{code: loterij}]\n", "'loterij' is no known pattern. Choose from:"),
        ("    alternative_of: [zwemles]\n", "'zwemles' is not in this file"),
        (
            "    grounds: [{kind: food_bank, instead_of_income: true, text: {nl: a, en: b}}]\n",
            "only debt_help is computed",
        ),
        ("    name: {nl: Nog een naam, en: another name}\n", "this field is there twice"),
        ("    conditions: [{nl: Alleen Nederlands}]\n", "the field 'en' is missing. Add it."),
    ],
)
def test_what_is_wrong_is_said_with_the_way_out(written: Write, part: str, sentence: str):
    found = sentences(written(part))
    if sentence:
        assert any(sentence in item for item in found), found
    else:
        assert found == []


@pytest.mark.parametrize(
    "old,new,sentence",
    [
        ("slug: pakket", "slug: Mijn Pakket", "only small letters"),
        ("code: GM9999", "code: GM1", "must be GM and four digits"),
        ("code: GM9999", "code: GM0000", "must be GM and four digits"),
        ("code: GM9999", "code: GM0599", "the file is called GM9999.yaml"),
        ("{kind: as_seen, year: 2024}", "{kind: as_seen}", "needs a year"),
        ("{kind: as_seen, year: 2024}", "{kind: undated, year: 2024}", "Choose as_seen or remove the year"),
        ("{kind: as_seen, year: 2024}", "{kind: superseded}", "needs a note"),
        ("categories: [participation]", "categories: []", "Choose at least one"),
        ("https://example.org", "example.org", "must start with http"),
        ("provisions:", "provisions: []\nx:", "there is no such field"),
    ],
)
def test_a_wrong_heading_is_found(written: Write, old: str, new: str, sentence: str):
    found = sentences(written(head=MUNICIPALITY.replace(old, new)))
    assert any(sentence in item for item in found), found


def test_two_versions_that_may_hold_on_one_day_are_found(written: Write):
    second = MUNICIPALITY[MUNICIPALITY.index("  - slug") :]
    found = sentences(written(AMOUNT, INCOME, second))
    assert ["'pakket' occurs twice" in item for item in found] == [True]


def test_two_versions_with_days_that_follow_each_other_are_fine(written: Write):
    second = MUNICIPALITY[MUNICIPALITY.index("  - slug") :]
    first_day = "    valid: {from: 2025-01-01}\n"
    last_day = "    valid: {from: 2024-01-01, until: 2024-12-31}\n"
    assert sentences(written(first_day, second, last_day)) == []


def test_broken_yaml_names_the_line(written: Write):
    (found,) = sentences(written("    amounts: [{eur: 1\n"))
    assert "is no valid YAML" in found
    assert found.startswith("GM9999.yaml:1")


def test_an_empty_list_of_provisions_is_no_municipality_without_provisions(tmp_path: Path):
    path = tmp_path / "GM9999.yaml"
    path.write_text("code: GM9999\nname: Leeg\nprovisions: []\n", encoding="utf-8")
    assert "then all is unknown" in sentences(path)[0]


def test_a_file_that_is_not_there_is_a_problem():
    with pytest.raises(Problem, match="does not exist"):
        check("GM0000.yaml")


def test_a_file_with_findings_is_not_loaded_half(written: Write):
    path = written("    forms: [pas]\n    decision_weeks: veel\n")
    with pytest.raises(InvalidProvisions, match="And 1 more"):
        load_municipality("GM9999", path.parent)


def test_the_text_of_a_check_lists_all_findings(written: Write):
    text, well = check_text([written("    forms: [pas]\n    decision_weeks: veel\n")], "nl")
    assert not well
    assert len(text.splitlines()) == 2


def test_a_worked_case_that_comes_out_otherwise_is_found(written: Write):
    path = written(AMOUNT, INCOME)
    cases = path.parent / "cases"
    cases.mkdir()
    (cases / "GM9999.yaml").write_text(
        "code: GM9999\ncases:\n"
        "  - why: {nl: a, en: b}\n    day: 2025-07-01\n    child: {age: 9, income_pct: 100}\n"
        "    expected: [{slug: pakket, eur: 90}, {slug: ander, eur: 1}]\n",
        encoding="utf-8",
    )
    wrong, absent = (item.as_text("en") for item in check_cases("GM9999", path.parent, cases))
    assert "GM9999.yaml:6" in wrong
    assert "gives 100.00 and here it says 90.00" in wrong
    assert "'ander' cannot be computed" in absent
