# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Worked examples of deprivation and poverty come out, and published figures are those of our series."""

from __future__ import annotations

import csv

import numpy as np
import pytest
from tests.indicators import test_survey_references as estimates
from tests.indicators.references import References, close

from kansrijk.indicators import survey

pytestmark = pytest.mark.shared
LEFT_TO_DISCLOSURE = "sdc."


# --- deprivation ---------------------------------------------------------------------------------------------


def test_alkire_and_foster_give_the_figures_of_their_own_example(references: References):
    case = references.cases["af.AlkireFoster2011.example"]
    given, expected = case["input"], case["expected"]
    achievements, cutoffs = np.array(given["achievements"], dtype=float), np.array(given["cutoffs"])
    weights = np.ones(len(achievements))
    found = survey.alkire_foster(achievements < cutoffs, weights, given["k"])
    got = {
        "c": found.counts.tolist(),
        "H": found.headcount.value,
        "A": found.intensity.value,
        "M0": found.adjusted.value,
        "M1": survey.depth(achievements, cutoffs, weights, found.poor, 1).value,
        "M2": survey.depth(achievements, cutoffs, weights, found.poor, 2).value,
        "censored_headcounts": [item.value for item in found.censored],
        "contributions": [item.value for item in found.contributions],
    }
    for key, value in expected.items():
        close(got[key], value, case["tolerance"])


def test_moda_takes_a_part_of_life_as_lacking_when_one_item_is(references: References):
    case = references.cases["moda.union.k2"]
    children = case["input"]["children"]
    parts = ("nutrition", "housing", "leisure", "education")
    lacking = survey.any_within({part: np.array([child[part] for child in children]) for part in parts})
    weights = np.array([child["w"] for child in children], dtype=float)
    found = survey.alkire_foster(lacking, weights, 2)
    spread = survey.distribution(found.counts, weights, len(parts))
    expected = case["expected"]
    assert found.counts.tolist() == expected["dims_deprived"]
    close(found.headcount.value, expected["H"], case["tolerance"])
    close(found.intensity.value, expected["A"], case["tolerance"])
    close(found.adjusted.value, expected["M0"], case["tolerance"])
    for number, value in expected["distribution_weighted"].items():
        close(spread[int(number)].value, value, case["tolerance"])


def test_the_rule_for_severe_deprivation_of_children_is_that_of_eurostat(references: References):
    from kansrijk.indicators.survey import deprivation

    case = references.cases["eu.smsd.child_rule"]
    assert case["input"]["items"] == deprivation.SEVERE_ITEMS
    assert case["expected"] == {
        "threshold": deprivation.SEVERE_LACKED,
        "min_household": deprivation.SEVERE_HOUSEHOLD,
        "adult_share": deprivation.ADULT_PART,
    }


def test_the_poverty_measures_of_the_world_bank_handbook_come_out(references: References):
    case = references.cases["fgt.worldbank.handbook"]
    consumption = np.array(case["input"]["consumption"], dtype=float)
    line = survey.fixed_line(case["input"]["line"], consumption.size)
    for power in range(3):
        got = survey.fgt(consumption, np.ones(consumption.size), line, power, at_line="below").value
        close(got, case["expected"][f"P{power}"], case["tolerance"])


# --- published figures ---------------------------------------------------------------------------------------


CBS_CODES = {
    "cbs.83841NED.all.lowincome.1y": ("1050010", "A028721", "huishoudens_laag_inkomen"),
    "cbs.83841NED.all.lowincome.4y": ("1050010", "A028724", "huishoudens_langdurig_laag_inkomen"),
    "cbs.83841NED.lone_parent.lowincome.1y": ("1050190", "A028721", None),
    "cbs.83841NED.lone_parent.lowincome.4y": ("1050190", "A028724", None),
}


@pytest.mark.parametrize("name", CBS_CODES)
def test_the_table_of_cbs_gives_the_published_shares_and_our_series_keep_them(
    name: str, references: References
):
    expected = references.cases[name]["expected"]
    household, duration, series = CBS_CODES[name]
    got: dict[str, dict[str, float]] = {"households_x1000": {}, "percent": {}}
    path = references.shared / "data" / "cbs_83841NED" / "Observations.csv"
    with path.open(encoding="utf-8-sig") as file:
        for row in csv.DictReader(file, delimiter=";"):
            codes = (row["InkomensgrensHuishouden"], row["DuurInkomenspositie"])
            if (
                row["KenmerkenVanHuishoudens"] == household
                and codes == ("1050290", duration)
                and row["Value"]
            ):
                kind = {"1050010_1": "households_x1000", "1050010_2": "percent"}.get(row["Measure"])
                if kind:
                    got[kind][row["Perioden"][:4]] = float(row["Value"].replace(",", "."))
    assert got == expected
    if series is not None:
        kept = published(series, "cbs-lage-inkomensgrens")
        assert {year: kept[year]["value"] for year in expected["percent"]} == expected["percent"]


def test_there_are_as_many_municipalities_as_cbs_counts(references: References):
    from kansrijk.people import Division

    for year, count in references.cases["gemeente.counts"]["expected"].items():
        assert len(Division(int(year))) == count


def test_children_below_the_old_line_are_as_published(references: References):
    case = references.cases["cbs.children.lowincome"]["expected"]
    now = published("kinderen_in_armoede", "cbs-lage-inkomensgrens")
    first = published("kinderen_in_armoede", "cbs-lage-inkomensgrens", release="asu-edities")
    long = published("kinderen_langdurig_laag_inkomen", "cbs-lage-inkomensgrens")
    assert (now["2022"]["value"], now["2022"]["n"]) == (
        case["2022"]["pct"],
        1000 * case["2022"]["n_x1000"],
    )
    assert long["2022"]["value"] == case["2022"]["longterm_pct"]
    assert long["2015"]["value"] == case["2015"]["longterm_pct"]
    assert now["2021"]["n"] == 1000 * case["2021"]["n_x1000"], "the revision is kept beside the first release"
    for year in ("2020", "2021"):
        assert first[year]["value"] == case[year]["pct_first_release"]
        assert first[year]["n"] == 1000 * case[year]["n_x1000_first_release"]


def test_children_below_the_new_line_are_as_first_published(references: References):
    case = references.cases["cbs.children.newmethod"]["expected"]
    kept = published("kinderen_in_armoede", "cbs-scp-nibud-2024", release="csn-2024-10")
    assert (kept["2023"]["value"], kept["2023"]["n"]) == (
        case["2023"]["pct"],
        1000 * case["2023"]["n_x1000"],
    )
    assert kept["2022"]["value"] == case["2022"]["pct"]


def test_children_on_social_assistance_are_as_in_the_revised_series(references: References):
    case = references.cases["cbs.children.bijstand"]["expected"]
    kept = published("kinderen_in_bijstandsgezin", "jeugdmonitor-vanaf-2021", release="jeugdmonitor-2023")
    assert {year: kept[year]["n"] for year in kept} == {year: 1000 * number for year, number in case.items()}


def published(indicator: str, version: str, release: str | None = None) -> dict[str, dict[str, float]]:
    """Value and number by year, the last release in the file unless one is named."""
    from kansrijk.indicators import registry

    found: dict[str, dict[str, float]] = {}
    for name in ("cbs_83841NED.csv", "published.csv"):
        with (registry.FOLDER / "data" / name).open(encoding="utf-8") as file:
            for row in csv.DictReader(file):
                if (row["indicator"], row["version"]) != (indicator, version):
                    continue
                if release in (None, row["release"]):
                    found.setdefault(row["period"], {}).update(
                        {key: float(row[key]) for key in ("value", "n") if row[key]}
                    )
    return found


def test_every_reference_case_is_held_here_or_left_to_the_tests_of_disclosure(references: References):
    held = {
        *estimates.LAEKEN,
        *estimates.R_SURVEY,
        *estimates.CONVEY,
        *estimates.BY_GROUP,
        "laeken.boot.naive",
        "laeken.boot.calib",
        "af.AlkireFoster2011.example",
        "moda.union.k2",
        "eu.smsd.child_rule",
        "fgt.worldbank.handbook",
        *CBS_CODES,
        "cbs.children.lowincome",
        "cbs.children.newmethod",
        "cbs.children.bijstand",
        "gemeente.counts",
    }
    elsewhere = {name for name in references.cases if name.startswith(LEFT_TO_DISCLOSURE)}
    assert set(references.cases) - held - elsewhere == set(NOT_OURS)


NOT_OURS = {
    "eu.csd.eu2024": "rates of other countries, which no series of ours holds",
}
