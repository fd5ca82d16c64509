# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What can be computed is made ready by age; what cannot is refused by name; what is assumed is said."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from tests.provisions.standin import AMOUNT, INCOME, MUNICIPALITY

from kansrijk.provisions import Reckoning, load_municipality, reckon
from kansrijk.provisions.patterns import PATTERNS

Write = Callable[..., Path]
DAY = date(2025, 7, 1)
BELOW_TEN = "{ages: {from: 4, to: 9}, eur: 1, per: child, period: year}"
TAPER = "{pct: 130, ages: {from: 12, to: 17}, steps: [{pct: 110, share: 1}, {pct: 130, share: 0.5}]}"


def reckoned(path: Path, day: date = DAY) -> Reckoning:
    municipality = load_municipality("GM9999", path.parent)
    assert municipality is not None
    return reckon(municipality.provisions[0], day)


def reasons(path: Path, day: date = DAY) -> list[str]:
    return [item.code for item in reckoned(path, day).reasons]


def assumptions(path: Path) -> set[str]:
    return {item.code for item in reckoned(path).assumptions}


def test_amounts_and_limits_go_by_age(written: Write):
    found = reckoned(
        written(
            "    amounts: [{ages: {from: 0, to: 3}, eur: 50, per: child, period: year},\n"
            "      {ages: {from: 12, to: 17}, eur: 90, per: child, period: year}]\n" + INCOME
        )
    )
    assert found.amount_bands == [(0.0, 50.0), (4.0, 0.0), (12.0, 90.0), (18.0, 0.0)]
    assert found.limit_bands == [(0.0, 120.0), (4.0, 0.0), (12.0, 120.0), (18.0, 0.0)]


def test_a_school_year_goes_before_a_school_and_a_school_before_the_whole(written: Write):
    found = reckoned(
        written(
            "    ages: {from: 0, to: 17}\n    amounts:\n"
            "      - {eur: 10, per: child, period: year}\n"
            "      - {school: vo, eur: 20, per: child, period: year}\n"
            "      - {school: vo, school_years: {from: 1, to: 1}, eur: 30, per: child, period: year}\n"
            "      - {school: po, school_years: {from: 7, to: 8}, eur: 40, per: child, period: year}\n"
            + INCOME
        )
    )
    assert found.amount_bands == [(0.0, 10.0), (10.0, 40.0), (12.0, 30.0), (13.0, 20.0), (18.0, 0.0)]
    assert "school_by_age" in {item.code for item in found.assumptions}


@pytest.mark.parametrize(
    "period,eur",
    [("year", 100.0), ("month", 1200.0), ("n_years, n: 4", 25.0), ("once", 100.0)],
)
def test_an_amount_is_brought_to_a_year_and_a_one_off_stays_whole(written: Write, period: str, eur: float):
    path = written(
        f"    amounts: [{{ages: {{from: 4, to: 4}}, eur: 100, per: child, period: {period}}}]\n" + INCOME
    )
    assert reckoned(path).amounts == {4: eur}
    assert reckoned(path).once == (period == "once")


def test_the_limit_of_a_school_goes_by_age(written: Write):
    found = reckoned(
        written(
            AMOUNT,
            "    income: {base: sociaal_minimum, limits: [{school: po, pct: 110}, {school: vo, pct: 130}]}\n",
        )
    )
    assert (found.limits[11], found.limits[12]) == (110.0, 130.0)


def test_a_stated_absence_of_an_income_test_lets_every_income_in(written: Write):
    assert set(reckoned(written(AMOUNT, "    income: {base: none}\n")).limits.values()) == {1e9}


def test_an_unknown_limit_is_never_no_limit(written: Write):
    assert reasons(written(AMOUNT)) == ["unknown_income_limit"]
    assert reasons(written(AMOUNT, "    income: {base: sociaal_minimum}\n")) == ["unknown_income_limit"]


def test_an_unknown_amount_for_some_ages_is_kept_apart(written: Write):
    found = reckoned(
        written(
            "    amounts: [{ages: {from: 0, to: 3}, eur: 50, per: child, period: year},\n"
            "      {ages: {from: 4, to: 17}, per: child, period: year}]\n" + INCOME
        )
    )
    assert found.computable
    assert found.unknown_ages == tuple(range(4, 18))


def test_an_end_of_an_age_band_that_is_not_known_is_not_filled_in(written: Write):
    path = written("    amounts: [{ages: {from: 5}, eur: 50, per: child, period: year}]\n" + INCOME)
    assert reasons(path) == ["unknown_ages"]


@pytest.mark.parametrize(
    "amount,code",
    [
        ("{ages: {from: 4, to: 17}, eur: 100, period: year}", "unknown_per"),
        ("{ages: {from: 4, to: 17}, eur: 100, per: child}", "unknown_period"),
        ("{ages: {from: 4, to: 17}, eur: 100, per: child, period: week}", "per_week"),
        ("{eur: 100, per: child, period: year}", "unknown_ages"),
        ("{ages: {from: 4, to: 17}, per: child, period: year}", "unknown_amount"),
        (f"{BELOW_TEN}, {BELOW_TEN.replace('1,', '2,')}", "one_of_several_amounts"),
    ],
)
def test_what_is_missing_in_the_amount_is_named(written: Write, amount: str, code: str):
    assert code in reasons(written(f"    amounts: [{amount}]\n" + INCOME))


@pytest.mark.parametrize(
    "income,code",
    [
        ("{base: euro_table, euro: [{household: couple, eur: 1700, period: month}]}", "euro_table"),
        ("{base: norm_plus_euro}", "norm_plus_euro"),
        ("{base: minimum_wage, limits: [{pct: 110}]}", "other_norm"),
        ("{base: sociaal_minimum, limits: [{pct: 130, from_pct: 120}]}", "lower_edge"),
        ("{base: sociaal_minimum, limits: [{pct: 120}, {pct: 130}]}", "limit_range"),
        ("{base: sociaal_minimum, limits: [{pct: 120, ages: {from: 4, to: 9}}]}", "limit_missing"),
        ("{base: sociaal_minimum, limits: [{pct: 150, valid: {until: 2024-12-31}}]}", "limit_not_on_day"),
        (
            f"{{base: sociaal_minimum, limits: [{{pct: 120, ages: {{from: 4, to: 11}}}}, {TAPER}]}}",
            "taper_by_age",
        ),
    ],
)
def test_an_income_test_that_cannot_be_computed_is_refused_by_name(written: Write, income: str, code: str):
    assert code in reasons(written(AMOUNT, f"    income: {income}\n"))


@pytest.mark.parametrize("code", sorted(PATTERNS))
def test_a_named_pattern_is_refused_or_shown(written: Write, code: str):
    found = reckoned(written(AMOUNT, INCOME, f"    patterns: [{{code: {code}}}]\n"))
    assert (code in [item.code for item in found.reasons]) == PATTERNS[code].blocks
    assert found.computable != PATTERNS[code].blocks


def test_a_loan_is_never_a_credit(written: Write):
    assert reasons(written(AMOUNT, INCOME, "    forms: [loan]\n")) == ["loan"]


def test_a_taper_is_told_by_the_distance_below_the_limit(written: Write):
    taper = "[{pct: 110, share: 1}, {pct: 130, share: 0.5}]"
    found = reckoned(
        written(AMOUNT, f"    income: {{base: sociaal_minimum, limits: [{{pct: 130, steps: {taper}}}]}}\n")
    )
    assert found.shares == ((0.0, 0.5), (20.0, 1.0))


@pytest.mark.parametrize(
    "part,code",
    [
        ("", "wealth_unknown"),
        ("    wealth: {kind: own}\n", "wealth_limit_unknown"),
        ("    age_on: {nl: op 1 maart, en: on 1 March}\n", "age_on"),
        ("", "holiday_pay_unknown"),
    ],
)
def test_what_is_assumed_is_said(written: Write, part: str, code: str):
    assert code in assumptions(written(AMOUNT, INCOME, part))


@pytest.mark.parametrize(
    "income,code,lower",
    [
        ("holiday_pay: included", None, False),
        ("holiday_pay: excluded", "norm_without_holiday_pay", True),
        ("holiday_pay: excluded, income_holiday_pay: included", "norm_without_holiday_pay", True),
        ("holiday_pay: excluded, income_holiday_pay: excluded", "both_without_holiday_pay", False),
    ],
)
def test_holiday_pay_lowers_the_limit_only_when_the_norm_alone_leaves_it_out(
    written: Write, income: str, code: str | None, lower: bool
):
    found = reckoned(
        written(AMOUNT, f"    income: {{base: sociaal_minimum, limits: [{{pct: 120}}], {income}}}\n")
    )
    codes = {item.code for item in found.assumptions if "holiday" in item.code}
    assert codes == ({code} if code else set())
    assert found.without_holiday_pay == lower


@pytest.mark.parametrize(
    "status,valid,day,kind",
    [
        ("{kind: current, year: 2025}", "", date(2025, 7, 1), "current"),
        ("{kind: current, year: 2025}", "", date(2026, 7, 1), "as_seen"),
        ("{kind: as_seen, year: 2020}", "", date(2025, 7, 1), "as_seen"),
        ("{kind: as_seen, year: 2020}", "{from: 2026-01-01}", date(2025, 7, 1), "not_yet"),
        ("{kind: as_seen, year: 2024}", "{until: 2024-12-31}", date(2025, 7, 1), "ended"),
        ("{kind: as_seen, year: 2024}", "{from: 2025-01-01, until: 2025-12-31}", date(2025, 7, 1), "current"),
        ("{kind: undated}", "", date(2025, 7, 1), "undated"),
        ("{kind: superseded, note: {nl: a, en: b}}", "", date(2025, 7, 1), "superseded"),
        (
            "{kind: superseded, note: {nl: a, en: b}}",
            "{from: 2019-01-01, until: 2019-12-31}",
            date(2019, 7, 1),
            "current",
        ),
        ("{kind: abolished}", "", date(2025, 7, 1), "abolished"),
        ("{kind: suspended}", "", date(2025, 7, 1), "suspended"),
        ("{kind: announced}", "", date(2025, 7, 1), "announced"),
        ("{kind: pointer}", "", date(2025, 7, 1), "pointer"),
    ],
)
def test_a_record_stands_as_it_was_seen(written: Write, status: str, valid: str, day: date, kind: str):
    head = MUNICIPALITY.replace("{kind: as_seen, year: 2024}", status)
    path = written(AMOUNT, INCOME, f"    valid: {valid}\n" if valid else "", head=head)
    found = reckoned(path, day)
    assert found.standing.kind == kind
    assert found.computable == (kind in ("current", "as_seen", "undated"))
