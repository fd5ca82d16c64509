# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Provisions as rules: the same formula with other numbers, in plain Python and compiled, and totals that say no more
than is known."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.provisions.standin import AMOUNT, COLUMNS, INCOME, MUNICIPALITY, family_of, in_force

from kansrijk.engine import OutsideKnownDates, Problem, UnknownName
from kansrijk.engine.frame import frame_of
from kansrijk.engine.kernel.source import kernel_text
from kansrijk.provisions import Child, UnknownProvisions, codes, rules_for, value
from kansrijk.provisions.rules import ProvisionRules

Write = Callable[..., Path]
DAY = "2025-07-01"
KNOWN = [rules for rules in (rules_for(code, DAY) for code in codes()) if rules.known]


def test_of_sixty_municipalities_or_more_something_is_computed():
    assert len(KNOWN) >= 60


def test_names_begin_with_the_code_and_end_with_the_period():
    names = rules_for("GM1884", DAY).names
    assert names == {"schoolkosten": "gm1884_schoolkosten_y", "fiets": "gm1884_fiets_eenmalig"}


def test_names_of_all_municipalities_differ():
    names = [name for rules in KNOWN for name in rules.names.values()]
    assert len(names) == len(set(names))


def test_a_municipality_without_file_is_unknown_and_not_zero():
    rules = rules_for("GM0141", DAY)
    assert not rules.known
    assert rules.nodes == []
    with pytest.raises(UnknownProvisions, match="That is not the same as none"):
        rules.require()
    with pytest.raises(UnknownName):
        in_force(rules).compute(family_of(Child(9, 100)), ["kindtegoed_y"])


@pytest.mark.parametrize("code", ["GM1742", "GM1952", "GM0505", "GM0230", "GM0917"])
def test_a_municipality_of_which_nothing_can_be_computed_is_unknown_and_not_zero(code: str):
    rules = rules_for(code, DAY)
    assert not rules.known
    assert rules.provisions
    with pytest.raises(UnknownProvisions, match="unknown, not zero"):
        rules.require()


def test_the_three_month_window_of_rijssen_holten_is_known_inside_it_only():
    assert rules_for("GM1742", "2024-02-01").known
    assert rules_for("GM1742", "2024-02-01", only_current=True).known
    assert [item.code for item in rules_for("GM1742", DAY).provisions[0].reasons] == ["ended"]


def test_a_total_of_which_only_one_off_amounts_are_known_is_absent():
    rules = rules_for("GM0344", DAY)
    assert rules.totals == ("kindtegoed_eenmalig",)
    with pytest.raises(UnknownName):
        in_force(rules).compute(family_of(Child(9, 100)), ["kindtegoed_y"])


def test_only_current_leaves_out_what_is_old_or_undated():
    assert set(rules_for("GM0855", DAY, only_current=True).names) == {"meedoenregeling"}
    assert not rules_for("GM0599", DAY, only_current=True).known
    assert [code for code in codes() if rules_for(code, DAY, only_current=True).known] == [
        "GM0498",
        "GM0855",
    ]


def test_a_limit_with_a_last_day_is_not_carried_on():
    assert set(rules_for("GM0363", "2025-07-31").names) == {
        "kindtegoed",
        "kindtegoed_voorschool",
        "sportclub",
    }
    after = rules_for("GM0363", "2025-08-01")
    assert not after.known
    assert "limit_not_on_day" in [item.code for item in after.provisions[0].reasons]


def test_the_older_version_holds_on_its_own_days():
    older = in_force(rules_for("GM0599", "2019-07-01")).compute(family_of(Child(13, 105)), ["kindtegoed_y"])
    newer = in_force(rules_for("GM0599", DAY)).compute(family_of(Child(13, 105)), ["kindtegoed_y"])
    assert (older["kindtegoed_y"][1], newer["kindtegoed_y"][1]) == (400.0, 500.0)
    assert not rules_for("GM0599", "2020-05-01").known


def test_a_parent_gets_nothing_and_the_family_the_sum_of_its_children():
    found = in_force(rules_for("GM0599", DAY)).compute(
        family_of(Child(13, 105), 5, 2), ["kindtegoed_y", "kindtegoed_gezin_y", "kinderen_met_tegoed"]
    )
    assert found == {
        "kindtegoed_y": [0.0, 500.0, 275.0, 0.0],
        "kindtegoed_gezin_y": [775.0],
        "kinderen_met_tegoed": [2],
    }


def test_the_taper_of_leidschendam_voorburg_halves_above_110():
    rules = in_force(rules_for("GM1916", DAY))
    got = [
        rules.compute(family_of(Child(13, pct)), ["gm1916_tegemoetkoming_y"])["gm1916_tegemoetkoming_y"][1]
        for pct in (110.0, 110.01, 130.0, 130.01)
    ]
    assert got == [500.0, 250.0, 250.0, 0.0]


def test_debt_help_opens_the_package_of_voorne_aan_zee_but_wealth_still_counts():
    rules = in_force(rules_for("GM1992", DAY))
    cases = (Child(13, 200), Child(13, 200, debt_help=True), Child(13, 200, wealth=15211, debt_help=True))
    got = [rules.compute(family_of(child), ["kindtegoed_y"])["kindtegoed_y"][1] for child in cases]
    assert got == [0.0, 400.0, 0.0]


def test_a_norm_without_holiday_pay_makes_the_limit_lower():
    rules = in_force(rules_for("GM0193", DAY))
    got = [
        rules.compute(family_of(Child(13, pct)), ["kindtegoed_y"])["kindtegoed_y"][1]
        for pct in (123.5, 123.6, 130.0)
    ]
    assert got == [962.0, 0.0, 0.0]
    assert rules.status_of("kindtegoed_y") == "derived"


def test_the_share_of_holiday_pay_is_not_carried_past_what_is_known():
    with pytest.raises(OutsideKnownDates, match="vakantietoeslag"):
        rules_for("GM0193", "2040-01-01")


def test_an_amount_for_the_family_is_shared_by_the_children_it_is_for():
    name = "gm1916_computer_y"
    got = in_force(rules_for("GM1916", DAY)).compute(family_of(Child(15, 100), 10, 5), [name])[name]
    assert got == [0.0, 54.0, 54.0, 0.0]


def test_a_provision_outside_the_total_is_shown_but_not_added():
    found = in_force(rules_for("GM0363", DAY)).compute(
        family_of(Child(2, 100)), ["gm0363_kindtegoed_voorschool_y", "kindtegoed_y"]
    )
    assert found == {"gm0363_kindtegoed_voorschool_y": [0.0, 250.0], "kindtegoed_y": [0.0, 475.0]}


def alternatives(written: Write, *amounts: int) -> ProvisionRules:
    one = MUNICIPALITY[MUNICIPALITY.index("  - slug") :]
    head = MUNICIPALITY[: MUNICIPALITY.index("  - slug")]
    parts = []
    for number, eur in enumerate(amounts):
        other = f"    alternative_of: [pakket{number - 1}]\n" if number else ""
        parts.append(
            one.replace("pakket\n", f"pakket{number}\n") + AMOUNT.replace("100", str(eur)) + INCOME + other
        )
    return rules_for("GM9999", DAY, folder=written(*parts, head=head).parent)


@pytest.mark.parametrize("amounts", [(100, 300), (300, 100), (100, 300, 200)])
def test_of_alternatives_only_the_highest_counts(written: Write, amounts: tuple[int, ...]):
    rules = in_force(alternatives(written, *amounts))
    assert rules.compute(family_of(Child(9, 100)), ["kindtegoed_y"])["kindtegoed_y"][1] == 300.0


def test_two_versions_on_one_day_are_refused(written: Write):
    second = MUNICIPALITY[MUNICIPALITY.index("  - slug") :]
    path = written(AMOUNT, INCOME, second, AMOUNT, INCOME)
    with pytest.raises(Problem, match="two versions on one day"):
        rules_for("GM9999", DAY, folder=path.parent)


def test_totals_say_when_they_are_a_lower_bound(written: Write):
    assert rules_for("GM0599", DAY).at_least
    assert not rules_for("GM9999", DAY, folder=written(AMOUNT, INCOME).parent).at_least


def test_what_was_confirmed_by_its_makers_for_the_day_is_published_and_the_rest_derived():
    assert in_force(rules_for("GM0855", DAY)).status_of("kindtegoed_y") == "published"
    assert in_force(rules_for("GM0855", "2026-07-01")).status_of("kindtegoed_y") == "derived"
    assert in_force(rules_for("GM0599", DAY)).status_of("kindtegoed_y") == "derived"


def test_a_number_is_not_said_to_hold_on_days_nobody_confirmed():
    seen = rules_for("GM0599", DAY).parameters["gm0599_jeugdtegoed_bedragen"].values[0]
    assert (seen.first.isoformat(), seen.last.isoformat()) == (DAY, DAY)
    assert seen.note == "Zo gezien in 2020. Vraag de gemeente of het nog klopt."
    confirmed = rules_for("GM0855", DAY).parameters["gm0855_meedoenregeling_bedragen"].values[0]
    assert (confirmed.first.isoformat(), confirmed.last.isoformat()) == ("2025-01-01", "2025-12-31")


def test_every_parameter_has_a_source_and_both_labels():
    for rules in KNOWN:
        for parameter in rules.parameters.values():
            assert parameter.values[0].source
            assert parameter.nl != parameter.name
            assert parameter.en != parameter.name


@pytest.mark.parametrize("code", ["GM0599", "GM0189", "GM0642", "GM0855", "GM1911", "GM0193"])
def test_municipalities_with_as_many_provisions_share_one_kernel(code: str):
    def text(code: str) -> str:
        return kernel_text(in_force(rules_for(code, DAY)).plan(["kindtegoed_y", "kindtegoed_gezin_y"])).text

    assert text(code) == text("GM1992")


@pytest.mark.parametrize("rules", KNOWN, ids=lambda rules: rules.code)
def test_the_compiled_kernel_gives_the_same_cent(rules: ProvisionRules):
    law = in_force(rules)
    limits = [0.0, 99.99, 100.0, 110.0, 110.01, 120.0, 123.5, 130.0, 140.01, 150.0, 150.01]
    children = [Child(age, pct, wealth, debt, 15150.0) for age in range(19) for pct in limits[:: 1 + age % 2]
                for wealth, debt in ((0.0, False), (15200.0, True), (0.0, True))]  # fmt: skip
    households = [family_of(child, 8, 13) for child in children]
    names = [*rules.names.values(), *rules.totals]
    fast = law.simulate(frame_of(households, COLUMNS), names)
    for name in names:
        slow = np.concatenate([np.array(law.compute(one, [name])[name], dtype=float) for one in households])
        np.testing.assert_allclose(fast[name].astype(float), slow, rtol=0, atol=0.005)


PROVISIONS = [(item, f"{rules.code} {item.provision.slug}") for rules in KNOWN for item in rules.computed]


@given(
    which=st.sampled_from(range(len(PROVISIONS))),
    age=st.integers(0, 17),
    low=st.floats(0, 400, allow_nan=False),
    more=st.floats(0, 200, allow_nan=False),
    wealth=st.floats(-1e5, 1e6, allow_nan=False),
    debt=st.booleans(),
)
def test_a_value_is_never_negative_and_never_rises_with_income(
    which: int, age: int, low: float, more: float, wealth: float, debt: bool
):
    item, name = PROVISIONS[which]
    poorer = value(item, Child(age, low, wealth, debt, 15150.0))
    richer = value(item, Child(age, low + more, wealth, debt, 15150.0))
    assert 0.0 <= richer <= poorer, name
    assert poorer <= item.amounts.get(age, 0.0)


@given(which=st.sampled_from(range(len(PROVISIONS))), wealth=st.floats(0, 1e6), more=st.floats(0, 1e6))
def test_a_value_never_rises_with_wealth(which: int, wealth: float, more: float):
    item, name = PROVISIONS[which]
    ages = item.amounts or {9: 0.0}
    less = value(item, Child(min(ages), 100.0, wealth, assistance_wealth_limit=15150.0))
    assert value(item, Child(min(ages), 100.0, wealth + more, assistance_wealth_limit=15150.0)) <= less, name


@pytest.mark.parametrize("rules", KNOWN, ids=lambda rules: rules.code)
def test_the_edges_of_every_age_band_are_where_the_data_says(rules: ProvisionRules):
    for item in rules.computed:
        for age in range(18):
            assert value(item, Child(age, 0.0)) == item.amounts.get(age, 0.0)


def test_explaining_shows_the_limit_beside_the_family_itself():
    told = in_force(rules_for("GM1992", DAY)).explain(family_of(Child(13, 125)), ["gm1992_kindpakket_y"])
    sentence = told.line("gm1992_kindpakket_y", 1)
    assert sentence.sentence_nl == (
        "Kindpakket: dit kind van 13 jaar krijgt € 0 per jaar. Het is voor kinderen van 0 tot en met 17 jaar. "
        "Het inkomen van het gezin mag hoogstens 120% van het sociaal minimum zijn. Dit gezin zit op 125,0%. "
        "Bij schuldhulp telt het inkomen niet; schuldhulp: nee. Het vermogen mag hoogstens € 15.210 zijn; "
        "dit gezin heeft € 0. Zo gezien in 2023. Vraag de gemeente of het nog klopt."
    )
    assert "This family is at 125.0%." in sentence.sentence_en


def test_no_sentence_has_a_gap():
    for rules in KNOWN:
        told = in_force(rules).explain(family_of(Child(13, 105)), list(rules.names.values()))
        for name in rules.names.values():
            line = told.line(name, 1)
            for sentence in (line.sentence_nl, line.sentence_en):
                assert "{" not in sentence
                assert "?" not in sentence.replace("?)", "")
