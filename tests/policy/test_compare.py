# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The same family in every municipality: amounts, steps, spread, neighbours and the floor."""

from __future__ import annotations

import math
from functools import cache
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from kansrijk.cli import main
from kansrijk.people import municipalities
from kansrijk.picture.compare_page import comparison_page
from kansrijk.policy.compare import (
    Comparison,
    Place,
    compare,
    distance_km,
    reference_families,
    spread,
    steps_of,
)
from kansrijk.policy.compare_published import published_beside
from kansrijk.policy.family_report import family_report
from kansrijk.policy.floor import read_floor, shortfall
from kansrijk.provisions import load_municipality
from kansrijk.provisions.model import Text

DAY = "2025-07-01"


@cache
def compared(name: str) -> Comparison:
    return compare(reference_families()[name], DAY, read_floor())


def test_there_are_at_least_twelve_reference_families_and_all_say_what_they_are() -> None:
    found = reference_families()
    assert len(found) >= 12
    assert all(family.note for family in found.values())


def test_every_municipality_is_there_once_known_or_unknown() -> None:
    found = compared("bijstand-twee-kinderen")
    assert [place.code for place in found.places] == [area.code for area in municipalities()]
    assert found.spread.known + found.spread.unknown == len(found.places)


def test_what_is_unknown_has_a_reason_and_is_left_out_of_the_spread() -> None:
    found = compared("bijstand-twee-kinderen")
    unknown = [place for place in found.places if not place.known]
    assert unknown
    assert all(place.why_unknown is not None for place in unknown)
    assert not set(unknown) & set(found.ranked)


@pytest.mark.parametrize("code", ["GM0599", "GM0363", "GM1992"])
@pytest.mark.parametrize("name", ["bijstand-twee-kinderen", "drie-tieners"])
def test_the_amount_is_what_the_family_gets_when_it_is_computed_there(name: str, code: str) -> None:
    from dataclasses import replace

    from kansrijk.people import find_area

    family = replace(reference_families()[name], area=find_area(code))
    report = family_report(family, DAY)
    place = next(place for place in compared(name).places if place.code == code)
    for item in place.items:
        values = report.values[report.provisions.names[item.slug]]
        assert item.yearly + item.once == pytest.approx(sum(values))


def test_debt_help_opens_a_scheme_that_looks_at_it_whatever_the_income() -> None:
    place = next(p for p in compared("schuldhulp-gewoon-inkomen").places if p.name == "Voorne aan Zee")
    assert place.entitled
    assert compared("schuldhulp-gewoon-inkomen").income_pct > 150


def test_one_street_further_is_the_nearest_known_municipality() -> None:
    for street in compared("bijstand-twee-kinderen").streets:
        assert street.km <= 25.0
        assert street.change == pytest.approx(street.to.amount - street.from_.amount)


def test_who_is_below_the_floor_gets_less_than_it() -> None:
    found = compared("bijstand-twee-kinderen")
    due = 300 + 400
    assert all(place.amount < due for place in found.below_floor)
    assert all(place.floor_gap == pytest.approx(max(0.0, due - place.amount)) for place in found.ranked)


def test_a_family_outside_the_target_group_of_the_floor_is_not_held_against_it() -> None:
    floor = read_floor()
    assert shortfall(floor, [7], 130.0, False, 0.0) is None
    assert shortfall(floor, [7], 130.0, True, 0.0) == 300.0
    assert shortfall(floor, [2, 7, 15], 120.0, False, 400.0) == 500.0


@given(st.lists(st.floats(0, 5000), min_size=1, max_size=40))
def test_the_spread_is_ordered_and_lies_within_what_there_is(amounts: list[float]) -> None:
    s = spread([Place(str(i), str(i), "", yearly=value) for i, value in enumerate(amounts)])
    assert min(amounts) == s.minimum <= s.p10 <= s.median <= s.p90 <= s.maximum == max(amounts)


def test_nothing_known_has_no_spread() -> None:
    s = spread([Place("GM0001", "Nergens", "", why_unknown=Text("onbekend", "unknown"))])
    assert s.known == 0
    assert math.isnan(s.median)


def test_applications_along_one_route_of_one_provider_are_one_step() -> None:
    municipality = load_municipality("GM1992")
    assert municipality is not None
    steps = steps_of(municipality.provisions[:1])
    assert steps.applications + steps.automatic + steps.unknown == 1


def test_rotterdam_and_the_hague_are_some_twenty_kilometres_apart() -> None:
    assert distance_km(4.48, 51.92, 4.30, 52.08) == pytest.approx(21.6, abs=0.5)


@pytest.mark.parametrize("ending", ["html", "json", "csv"])
def test_one_family_is_written_in_every_form(ending: str, tmp_path: Path) -> None:
    target = tmp_path / f"uit.{ending}"
    result = CliRunner().invoke(main, ["--lang", "en", "compare", "co-ouder", "--out", str(target)])
    assert result.exit_code == 0, result.output
    text = target.read_text(encoding="utf-8")
    assert "Rotterdam" in text
    assert "nan" not in text.lower().split()


def test_the_page_says_that_unknown_is_not_nothing_and_that_a_person_decides(tmp_path: Path) -> None:
    target = tmp_path / "uit.html"
    assert (
        CliRunner().invoke(main, ["compare", "bijstand-twee-kinderen", "--out", str(target)]).exit_code == 0
    )
    page = target.read_text(encoding="utf-8")
    for words in ("niet hetzelfde als niets", "Een mens beslist", "3.205", "verzonnen"):
        assert words in page
    assert page.count("<h1>") == 1


def test_the_screen_shows_both_ends() -> None:
    result = CliRunner().invoke(main, ["compare", "drie-tieners"])
    assert result.exit_code == 0, result.output
    assert "Meest:" in result.output
    assert "Minst:" in result.output


@pytest.mark.parametrize(
    "arguments, words",
    [
        (["nergens.yaml"], "nergens.yaml"),
        (["co-ouder", "--out", "uit.pdf"], ".html"),
        (["co-ouder", "--date", "1999-01-01"], "1999"),
    ],
)  # fmt: skip
def test_bad_input_is_one_clear_message(arguments: list[str], words: str) -> None:
    result = CliRunner().invoke(main, ["compare", *arguments])
    assert result.exit_code == 2
    assert words in result.output


@pytest.mark.parametrize(
    "change, words",
    [("eur: 200|eur: -5", "klopt niet"), ("from_age: 4|from_age: 2", "leeftijd 2"), ("limit_pct: 120|grens: 120", "ontbreekt")],
)  # fmt: skip
def test_a_wrong_floor_names_line_and_remedy(change: str, words: str, tmp_path: Path) -> None:
    from kansrijk.policy.floor import DEFAULT

    before, after = change.split("|")
    file = tmp_path / "vloer.yaml"
    file.write_text(DEFAULT.read_text(encoding="utf-8").replace(before, after, 1), encoding="utf-8")
    result = CliRunner().invoke(main, ["compare", "co-ouder", "--floor", str(file)])
    assert result.exit_code == 2
    assert words in result.output
    assert "vloer.yaml:" in result.output


def test_the_published_amounts_stand_beside_ours_or_it_says_unknown() -> None:
    told = published_beside([compared("bijstand-twee-kinderen")])
    assert told is not None
    assert {row.place.code: row.published for row in told.rows} == {"GM0599": 3205.0, "GM0484": 780.0}
    for row in told.rows:
        data = row.as_dict()
        assert (data["ours_y"] is None) == (not row.place.known)
        assert (data["ours_y"] is None) == (data["why_unknown"] is not None)


def test_the_page_has_both_published_municipalities_and_why_they_differ(tmp_path: Path) -> None:
    page = comparison_page([compared("bijstand-twee-kinderen")], "en", invented=True)
    for words in ("Rotterdam</th><td>€3,205", "Alphen aan den Rijn</th><td>€780", "may not be subtracted"):
        assert words in page.replace("€\u00a0", "€").replace("€ ", "€")


def test_a_family_that_was_not_published_has_no_published_amounts() -> None:
    assert published_beside([compared("drie-tieners")]) is None
