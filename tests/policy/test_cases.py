# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Worked cases are read strictly, computed by the rules alone, and say what differs."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from kansrijk.engine import Problem
from kansrijk.policy.case_remarks import remarks
from kansrijk.policy.cases import CaseResult, run_cases, secondary_line, summary_line

FAMILY = {"families": [{"members": [{"leeftijd": 35, "rol": 0}, {"leeftijd": 8, "rol": 1}]}]}
BENEFIT = {"id": "a", "date": "2025-07-01", "household": FAMILY, "expected": {"kinderbijslag_y": 1415.80}}


def written(folder: Path, *rows: Any) -> Path:
    """Cases as a JSON file."""
    path = folder / "cases.json"
    path.write_text(json.dumps(list(rows)), encoding="utf-8")
    return path


def result_of(folder: Path, row: dict[str, Any]) -> CaseResult:
    """What one case gives."""
    (result,) = run_cases(written(folder, row))
    return result


def scheme(name: str, inputs: dict[str, Any], expected: dict[str, Any], **more: Any) -> dict[str, Any]:
    """A case that names a scheme."""
    return {
        "id": name,
        "scheme": name,
        "year": 2025,
        "inputs": inputs,
        "expected": expected,
        "tolerance": 0.005,
        **more,
    }


# --- the two kinds of case ---


def test_a_household_is_computed_on_its_date(tmp_path: Path):
    result = result_of(tmp_path, BENEFIT)
    assert (result.id, result.ok, result.got) == ("a", True, {"kinderbijslag_y": pytest.approx(1415.80)})
    assert result.as_line() == "a: ok"


def test_what_differs_is_said(tmp_path: Path):
    result = result_of(tmp_path, {**BENEFIT, "expected": {"kinderbijslag_y": 1415.81, "aantal_kinderen": 1}})
    assert result.ok is False
    assert result.as_line() == "a: off: kinderbijslag_y is 1415.8 and should be 1415.81"
    assert result.as_line("nl") == "a: klopt niet: kinderbijslag_y is 1415.8 en moet 1415.81 zijn"


def test_the_tolerance_is_one_number_or_one_for_each_result(tmp_path: Path):
    off_by_a_cent = {**BENEFIT, "expected": {"kinderbijslag_y": 1415.81, "aantal_kinderen": 1}}
    assert result_of(tmp_path, {**off_by_a_cent, "tolerance": 0.01}).ok
    assert result_of(
        tmp_path, {**off_by_a_cent, "tolerance": {"kinderbijslag_y": 0.01, "aantal_kinderen": 0}}
    ).ok
    assert result_of(tmp_path, {**off_by_a_cent, "tolerance": "kinderbijslag_y 1e-2; aantal_kinderen 0"}).ok
    assert not result_of(tmp_path, {**off_by_a_cent, "tolerance": 0.001}).ok
    assert result_of(tmp_path, {**BENEFIT, "tolerance": 0}).ok


def test_results_can_be_given_and_lists_hold_one_value_a_row(tmp_path: Path):
    row = {**BENEFIT, "given": {"is_kind": [False, False]}, "expected": {"kinderbijslag_kind_y": [0, 0]}}
    assert result_of(tmp_path, row).ok


def test_yaml_may_write_dates_and_accents(tmp_path: Path):
    path = tmp_path / "cases.yaml"
    path.write_text(
        "- id: één\n  date: 2025-07-01\n  expected: {kinderbijslag_y: 1415.80}\n"
        "  household: {families: [{members: [{leeftijd: 35, rol: 0}, {leeftijd: 8, rol: 1}]}]}\n",
        encoding="utf-8",
    )
    assert [(result.id, result.ok) for result in run_cases(path)] == [("één", True)]


def test_a_day_outside_the_law_is_not_covered(tmp_path: Path):
    result = result_of(tmp_path, {**BENEFIT, "date": "2018-01-01"})
    assert (result.ok, result.got) == (None, None)
    assert result.as_line().startswith("a: not covered: ")
    assert result.reason.endswith("is not known on 2018-01-01")


def test_a_household_of_another_year_is_computed_with_the_law_of_that_year(tmp_path: Path):
    assert result_of(tmp_path, {**BENEFIT, "date": "2021-01-01", "expected": {"kinderbijslag_y": 1084.96}}).ok


def test_values_of_a_family_stand_beside_its_members_or_under_values(tmp_path: Path):
    members = [{"leeftijd": 40, "rol": 0}]
    expected = {"zorgtoeslag_y": 0}
    given = {"toetsingsinkomen_gezin_y": 10000}
    for family in (
        {"vermogen": 1_000_000, "members": members},
        {"values": {"vermogen": 1_000_000}, "members": members},
    ):
        row = {"id": "a", "date": "2025-03-01", "household": {"families": [family]}, "expected": expected}
        assert result_of(tmp_path, {**row, "given": given}).ok


def test_a_household_on_an_island_has_the_law_of_caribbean_netherlands(tmp_path: Path):
    row = {
        "id": "a",
        "date": "2025-03-01",
        "household": {"eiland": 1, **FAMILY},
        "expected": {"kinderbijslag_bes_m": 231},
    }
    assert result_of(tmp_path, row).ok
    with pytest.raises(Problem, match="'gemeente'"):
        result_of(tmp_path, {**row, "household": {"eiland": 1, "gemeente": 599, **FAMILY}})


def test_the_summary_counts_only_what_could_be_computed():
    results = [CaseResult(str(i), {}, {}, ok) for i, ok in enumerate([True, False, None, True, None, None])]
    assert summary_line(results) == "2 of 3 within tolerance, 3 not covered"
    assert summary_line(results, "nl") == "2 van 3 binnen de marge, 3 niet te berekenen"
    assert summary_line([]) == "0 of 0 within tolerance, 0 not covered"


def test_cases_of_secondary_sources_are_counted_apart():
    trusts = {
        "official_amount": True,
        "official_parameter_via_repo": True,
        "secondary_table_proefberekening": False,
        "fitted": None,
        "": True,
    }
    results = [CaseResult(trust, {}, {}, ok, trust=trust) for trust, ok in trusts.items()]
    assert secondary_line(results) == "of which 1 of 2 from secondary sources"
    assert secondary_line(results[:1]) == ""


def test_cases_are_computed_one_by_one(tmp_path: Path):
    lazy = run_cases(written(tmp_path, BENEFIT, {**BENEFIT, "id": "b", "expected": {"no_such_rule": 1}}))
    assert next(lazy).ok
    with pytest.raises(Problem):
        next(lazy)


# --- schemes, with what the statute gives in 2025 ---


@pytest.mark.parametrize(
    "name, inputs, expected",
    [
        (
            "loonheffing_maand",
            {"bruto_maandloon_tabel": 500.0},
            {
                "loonheffing_zonder_korting": 179.10,
                "loonheffing_met_korting": 0.0,
                "verrekende_arbeidskorting": 0.0,
            },
        ),
        (
            "huurtoeslag",
            {"personen": 2, "rekenhuur": 650, "rekeninkomen": 25000},
            {"huurtoeslag_per_maand": 392},
        ),
        ("huurtoeslag_min_basishuur", {"eenpersoons": True}, {"basishuur": 199.05}),
        ("huurtoeslag_min_basishuur", {"eenpersoons": False}, {"basishuur": 197.24}),
        (
            "zorgtoeslag",
            {"partner": True, "toetsingsinkomen": 30000},
            {"zorgtoeslag_per_jaar": 2792, "zorgtoeslag_per_maand": 232},
        ),
        ("zorgtoeslag", {"partner": False}, {"hoogste_toetsingsinkomen_met_recht": 39719}),
        (
            "kinderbijslag",
            {"peildatum": "2025-07-01", "leeftijden": [3, 15]},
            {"kinderbijslag_per_kwartaal": 707.90},
        ),
        (
            "kindgebonden_budget",
            {"partner": True, "leeftijden": [5, 13], "toetsingsinkomen": 45000},
            {"kgb_per_jaar": 5196, "kgb_per_maand": 433},
        ),
        (
            "iack",
            {"arbeidsinkomen": 20000, "kind_onder_12": True, "minstverdienend_of_alleenstaand": True},
            {"iack": 1586.40},
        ),
        ("iack", {"arbeidsinkomen": 20000, "kind_onder_12": False}, {"iack": 0}),
        (
            "iack",
            {"arbeidsinkomen": 20000, "kind_onder_12": True, "minstverdienend_of_alleenstaand": False},
            {"iack": 0},
        ),
        (
            "kinderopvang_ouderbijdrage",
            {"verzamelinkomen": 49108, "uren_per_maand": 18.33, "uurtarief": 11.58, "max_uurprijs": 10.71},
            {"ouderbijdrage_per_maand": 25.17},
        ),
        (
            "kinderopvang_ouderbijdrage",
            {
                "verzamelinkomen": 60000,
                "kind": "volgend",
                "uren_per_maand": 100,
                "uurtarief": 9.0,
                "opvang": "gastouder",
            },
            {"ouderbijdrage_per_maand": 134.55},
        ),
        (
            "kinderopvangtoeslag",
            {"toetsingsinkomen": 60000, "opvang": "bso", "uurtarief": 10.0, "kind": "eerste"},
            {"percentage": 89.2, "eigen_bijdrage_per_uur": 1.508},
        ),
        (
            "kinderopvangtoeslag_percentage",
            {"toetsingsinkomen": 60000},
            {"percentage_eerste": 89.2, "percentage_volgend": 94.5},
        ),
        (
            "kinderopvangtoeslag",
            {
                "toetsingsinkomen": 60000,
                "kinderen": [{"uren_per_jaar": 1200, "tarief": ">= 10.71", "soort": "dagopvang"}],
            },
            {"kot_per_jaar": 11464, "kot_per_maand": 955},
        ),
        (
            "kinderopvangtoeslag",
            {"opvang": "dagopvang", "uurtarief": 11.0, "max_uurprijs": 10.71},
            {"niet_vergoed_per_uur": 0.29},
        ),
        ("zvw_werkgeversheffing", {"bruto_jaarloon": 40000}, {"bijdrage": 2604.0}),
        (
            "individuele_inkomenstoeslag",
            {"gemeente": "Noordenveld", "situatie": "gehuwden"},
            {"bedrag_per_jaar": 732},
        ),
        ("bijstand_norm", {"situatie": "gehuwden", "leeftijd": 42}, {"uitkering_per_maand": 1922.07}),
        (
            "bijstand_norm",
            {"situatie": "alleenstaande ouder", "peildatum": "2025-07-01"},
            {"uitkering_per_maand": 1369.06},
        ),
        ("bijstand_vermogensgrens", {"situatie": "alleenstaande"}, {"grens": 7770}),
        ("bijstand_vermogensgrens", {"situatie": "alleenstaande ouder of gehuwden"}, {"grens": 15540}),
        (
            "bijstand_kostendelersnorm",
            {"peildatum": "2025-07-01", "kostendelers_A": 4, "norm_gehuwden_B": 1955.80},
            {"norm_per_persoon_per_maand": 782.32},
        ),
    ],
)
def test_a_scheme_gives_what_the_statute_gives(
    name: str, inputs: dict[str, Any], expected: dict[str, Any], tmp_path: Path
):
    result = result_of(tmp_path, scheme(name, inputs, expected))
    assert result.ok, result.as_line()


@pytest.mark.parametrize(
    "kind, factors", [("EP", (4.38698e-07, 0.000446392665)), ("MP", (2.98184e-07, -0.001382497146))]
)
def test_the_factors_of_the_rent_allowance_are_those_published(
    kind: str, factors: tuple[float, float], tmp_path: Path
):
    expected = dict(zip("ab", factors, strict=True))
    row = scheme("huurtoeslag_factoren", {"type": kind}, expected, tolerance="a 1e-12; b 1e-12")
    assert result_of(tmp_path, row).ok


@pytest.mark.parametrize(
    "name, inputs, expected, why",
    [
        (
            "individuele_inkomenstoeslag",
            {"gemeente": "Rotterdam", "situatie": "alleenstaande"},
            {"bedrag_per_jaar": 1},
            "no amount is known",
        ),
        ("huurtoeslag_herziening", {}, {"maximale_verhoging_per_jaar": 1}, "difference between two amounts"),
        ("huishouden_keten", {"huishouden": "op kamers"}, {"kgb": 1}, "household 'op kamers'"),
        (
            "gemeentelijke_inkomensgrens_120pct",
            {"situatie": "gehuwden", "percentage": 1.3},
            {"grens_per_maand": 1},
            "1.3 times",
        ),
        ("kinderbijslag_bes", {"eiland": "Curaçao"}, {"usd_per_maand": 1}, "island 'Curaçao'"),
        ("cbs_lage_inkomensgrens", {"huishouden": "paar"}, {"grens_per_maand": 1}, "not known on 2025-01-01"),
        ("armoedecijfers_kinderen", {}, {"kinderen": 1}, "statistic"),
        ("kinderbijslag", {"kinderen": 2}, {"kinderbijslag_per_kwartaal": 1}, "how old"),
        (
            "huurtoeslag_hoogste_inkomen",
            {"personen": 1, "rekenhuur": 454.47, "verlaging_basishuur": -34.67},
            {"inkomen_waarbij_toeslag_nul": 1},
            "by -34.67, the law by -37.14",
        ),
        ("kaartspel", {}, {"punten": 1}, "scheme kaartspel is not in this version"),
        (
            "kinderbijslag",
            {"leeftijden": [3], "intensieve_zorg": True},
            {"kinderbijslag_per_kwartaal": 1},
            "input 'intensieve_zorg'",
        ),
        ("kinderbijslag", {"leeftijden": [3]}, {"per_dag": 1}, "result 'per_dag'"),
        (
            "loonheffing_maand",
            {"bruto_maandloon_tabel": 999.0, "tijdvak": "week"},
            {"loonheffing_met_korting": 1},
            "tijdvak = week",
        ),
        (
            "huurtoeslag",
            {"huishouden": "MP", "rekenhuur": 600, "rekeninkomen": 20000},
            {"huurtoeslag_per_maand": 1},
            "how many people",
        ),
        (
            "kinderopvang_ouderbijdrage",
            {"verzamelinkomen": 50000, "uurtarief": 9.0, "max_uurprijs": 9.06},
            {"ouderbijdrage_per_maand": 1},
            "highest price of 9.06",
        ),
        ("bijstand_norm", {"situatie": "op kamers"}, {"uitkering_per_maand": 1}, "situation 'op kamers'"),
    ],
)
def test_what_is_not_in_this_version_says_so(
    name: str, inputs: dict[str, Any], expected: dict[str, Any], why: str, tmp_path: Path
):
    result = result_of(tmp_path, scheme(name, inputs, expected))
    assert result.ok is None
    assert why in result.reason
    assert result.why("nl") not in ("", result.why("en"))
    assert result.as_line("nl").startswith(f"{result.id}: niet te berekenen: ")


def test_a_year_without_law_is_not_covered_whatever_its_inputs_are(tmp_path: Path):
    row = scheme("huurtoeslag", {"opbouw": "513+12"}, {"huurtoeslag_per_maand": 1}, year=2013)
    assert result_of(tmp_path, row).reason.endswith("is not known on 2013-01-01")


@pytest.mark.parametrize(
    "name, year, inputs, expected",
    [
        (
            "zorgtoeslag",
            2022,
            {"partner": True, "toetsingsinkomen": "<= drempelinkomen"},
            {"zorgtoeslag_per_jaar": 2553},
        ),
        (
            "huurtoeslag_maximum",
            2019,
            {
                "situatie": "eenpersoons 23+",
                "rekenhuur": 720.42,
                "rekeninkomen": "<= minimum-inkomensijkpunt",
            },
            {"huurtoeslag_per_maand": 359.97},
        ),
        (
            "huurtoeslag",
            2024,
            {"personen": 1, "rekenhuur": 720, "rekeninkomen": 25000},
            {"huurtoeslag_per_maand": 329.20},
        ),
        (
            "huurtoeslag",
            2026,
            {"huishouden": "eenpersoons (AOW)", "kale_huur": 710, "rekeninkomen": 29000},
            {"huurtoeslag_per_maand": 307},
        ),
        ("huurtoeslag_min_basishuur", 2023, {"eenpersoons": True}, {"basishuur": 225.54}),
        (
            "beslagvrije_voet_basis",
            2019,
            {"peildatum": "2019-07-01", "situatie": "alleenstaande (ouder) 21+"},
            {"basis": 927.38},
        ),
        (
            "beslagvrije_voet_maximum",
            2026,
            {"situatie": "gehuwden zonder kinderen"},
            {"maximum_per_maand": 2881.41},
        ),
        (
            "individuele_inkomenstoeslag",
            2026,
            {
                "gemeente": "Alphen aan den Rijn/Kaag en Braassem/Nieuwkoop",
                "situatie": "samenwonend + kind <12",
            },
            {"bedrag_per_jaar": 801},
        ),
        ("kinderbijslag_bes", 2020, {"eiland": "Bonaire", "kinderen": 1}, {"usd_per_maand": 83}),
    ],
)
def test_a_scheme_of_another_year_gives_what_was_published(
    name: str, year: int, inputs: dict[str, Any], expected: dict[str, Any], tmp_path: Path
):
    result = result_of(tmp_path, scheme(name, inputs, expected, year=year, tolerance=0.01))
    assert result.ok, result.as_line()


# --- remarks ---


def test_a_source_that_is_known_to_be_wrong_is_not_covered_until_the_law_agrees(tmp_path: Path):
    inputs = {
        "situatie": "eenpersoons 23+",
        "rekenhuur": 752.33,
        "rekeninkomen": "<= minimum-inkomensijkpunt",
    }
    row = scheme("huurtoeslag_maximum", inputs, {"huurtoeslag_per_maand": 376.89}, year=2021)
    wrong = result_of(tmp_path, {**row, "id": "huurtoeslag_maximum-2021-199"})
    assert wrong.ok is None
    assert wrong.got == {"huurtoeslag_per_maand": pytest.approx(376.49, abs=0.005)}
    assert wrong.reason == remarks()["huurtoeslag_maximum-2021-199"].en
    assert result_of(tmp_path, row).ok is False
    right = {**row, "id": "huurtoeslag_maximum-2021-199", "expected": {"huurtoeslag_per_maand": 376.49}}
    assert result_of(tmp_path, right).ok


def test_a_source_that_used_other_amounts_is_computed_with_those(tmp_path: Path):
    inputs = {"personen": 1, "rekenhuur": 454.47, "verlaging_basishuur": -34.67}
    expected = {"inkomen_waarbij_toeslag_nul": 31625.62}
    row = scheme("huurtoeslag_hoogste_inkomen", inputs, expected, year=2024, tolerance=0.05)
    early = result_of(tmp_path, {**row, "id": "huurtoeslag_hoogste_inkomen-2024-g013"})
    assert early.ok
    assert "preliminary" in early.as_line()
    assert result_of(tmp_path, row).ok is None


def test_every_remark_is_said_in_dutch_and_english():
    for case, remark in remarks().items():
        assert remark.nl.endswith("."), case
        assert remark.en.endswith("."), case


# --- files that are not right ---
