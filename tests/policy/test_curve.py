# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a family keeps at every wage: the curve adds up, finds every cliff, names its cause and when it is made good."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from kansrijk import Family, netherlands
from kansrijk.cli import main
from kansrijk.engine.problems import Problem
from kansrijk.picture.curve_chart import NARROW, curve_description, curve_svg
from kansrijk.picture.curve_page import curve_page, write_curve
from kansrijk.policy.curve import STEP, Curve, budget_curve
from kansrijk.policy.curve_words import as_csv, as_dict, as_text, cliff_sentence

DAY = "2025-07-01"
RENTING = """\
naam: Vader met een zoon
gemeente: {place}
wonen: {{huur: 690, servicekosten: 15}}
gezin:
  leden:
    - {{rol: ouder, geboren: 1988-05-20, loon_jaar: 21500}}
    - {{rol: kind, geboren: 2014-11-02}}
"""


@pytest.fixture(scope="module")
def rotterdam() -> Curve:
    return budget_curve(Family.example("bijstand-rotterdam"), DAY)


@pytest.fixture(scope="module")
def zwolle() -> Curve:
    return budget_curve(Family.example("werkend-zwolle"), DAY)


def renting(place: str) -> Family:
    return Family.from_text(RENTING.format(place=place))


def computed(family: Family, wage: float) -> float:
    """Disposable income with the yearly child provisions, straight from the rules."""
    rules = netherlands(DAY).with_provisions(family.municipality)
    facts = family.facts(DAY)
    facts.families[0].members[0]["loon_y"] = float(wage)
    got = rules.compute(facts, ["besteedbaar_inkomen_y", "kindtegoed_gezin_y"])
    return got["besteedbaar_inkomen_y"][0] + got["kindtegoed_gezin_y"][0]


def test_the_parts_add_up_to_disposable_income_and_child_provisions(zwolle: Curve):
    family = Family.example("werkend-zwolle")
    for point in zwolle.points[::40]:
        assert point.disposable == pytest.approx(computed(family, point.wage))


@pytest.mark.parametrize("name", ["rotterdam", "zwolle"])
def test_each_cliff_is_there_at_that_very_euro(name: str, request: pytest.FixtureRequest):
    curve: Curve = request.getfixturevalue(name)
    assert curve.cliffs
    for cliff in curve.cliffs:
        fall = computed(curve.family, cliff.wage - 1) - computed(curve.family, cliff.wage)
        assert fall > 1
        assert fall == pytest.approx(cliff.loss)


def test_no_cliff_is_missed_where_every_euro_is_looked_at(zwolle: Curve):
    low, high = 21_500, 21_800
    family = Family.example("werkend-zwolle")
    amounts = [computed(family, wage) for wage in range(low, high)]
    falls = [
        low + i + 1
        for i, (one, other) in enumerate(zip(amounts, amounts[1:], strict=False))
        if one - other > 2
    ]
    assert falls == [cliff.wage for cliff in zwolle.cliffs if low < cliff.wage < high]


def test_between_the_points_the_curve_is_close(rotterdam: Curve):
    family = Family.example("bijstand-rotterdam")
    for wage in range(101, 60_000, 1_717):
        assert rotterdam.at(wage) == pytest.approx(computed(family, wage), abs=4)


def test_a_family_has_as_much_again_where_the_cliff_says(rotterdam: Curve):
    for cliff in rotterdam.cliffs:
        assert cliff.recovered is not None
        assert computed(rotterdam.family, cliff.recovered) >= cliff.before - 1
        assert computed(rotterdam.family, cliff.recovered - 25) < cliff.before


def test_the_cause_of_a_cliff_is_named_in_both_languages(rotterdam: Curve):
    ends = next(cliff for cliff in rotterdam.cliffs if cliff.causes[0].ends)
    nl, en = cliff_sentence(ends, "nl"), cliff_sentence(ends, "en")
    assert nl.startswith("Bij 21.358 euro loon vervalt Jeugdtegoed (Rotterdampas) van 500 euro per jaar.")
    assert "Pas bij 21.857 euro loon heeft het gezin weer evenveel." in nl
    assert en.startswith("At a wage of 21,358 euro youth credit (Rotterdampas) of 500 euro a year ends.")


def test_under_social_assistance_a_raise_brings_nothing(rotterdam: Curve):
    pressure = dict(rotterdam.pressure())
    assert pressure[5_000] == pytest.approx(100)
    assert pressure[17_000] < 50


def test_debt_help_takes_the_cliff_of_the_child_package_away(root: Path):
    text = (root / "docs" / "families" / "debt-help.yaml").read_text(encoding="utf-8")
    without = Family.from_text(text.replace("schuldhulp: minnelijk", "schuldhulp: nee"))
    causes = [
        {cause.name for cliff in budget_curve(family, DAY).cliffs for cause in cliff.causes}
        for family in (Family.from_text(text), without)
    ]
    assert causes[1] - causes[0] == {"gm1992_kindpakket_y"}


def test_the_wage_of_the_partner_can_be_the_one_that_changes():
    family = Family.example("werkend-zwolle")
    curve = budget_curve(family, DAY, member=2, to=10_000)
    assert curve.current == 8_200
    assert curve.at(8_200) == pytest.approx(budget_curve(family, DAY).at(24_500), abs=4)


def test_a_reform_moves_the_curve(tmp_path: Path):
    reform = tmp_path / "reform.yaml"
    reform.write_text("title: meer\nparameters: {alleenstaande_ouderkop: 3889}\n", encoding="utf-8")
    family = renting("Zwolle")
    now = budget_curve(family, DAY, to=5_000)
    then = budget_curve(family, DAY, to=5_000, rules=netherlands(DAY).reform(reform))
    assert then.points[0].disposable - now.points[0].disposable == pytest.approx(500)


def test_of_a_municipality_without_data_the_provisions_are_unknown_and_not_zero():
    curve = budget_curve(renting("Groningen"), DAY, to=10_000)
    assert not curve.provisions.known
    assert "onbekend is niet nul" in as_text(curve, "nl")
    assert "unknown is not zero" in as_text(curve, "en")


@pytest.mark.parametrize("member", [0, 2, 3])
def test_a_member_that_is_no_adult_is_refused(member: int):
    with pytest.raises(Problem, match="Choose a number from 1 to 1"):
        budget_curve(renting("Zwolle"), DAY, member=member)


@pytest.mark.parametrize("to", [-1, 0, 249, 300_001])
def test_a_wage_out_of_range_is_refused(to: int):
    with pytest.raises(Problem, match="a whole amount from 250 to 300000"):
        budget_curve(renting("Zwolle"), DAY, to=to)


def test_the_rows_and_the_data_hold_every_point(zwolle: Curve):
    rows = list(csv.DictReader(io.StringIO(as_csv(zwolle))))
    data = as_dict(zwolle)
    assert len(rows) == len(data["points"]) == len(zwolle.points)
    assert float(rows[0]["besteedbaar_met_voorzieningen_y"]) == data["points"][0]["disposable"]
    assert {cliff["wage"] for cliff in data["cliffs"]} == {cliff.wage for cliff in zwolle.cliffs}
    for point in data["points"]:
        assert sum(point[name] for name in data["components"]) == pytest.approx(point["disposable"], abs=0.05)
    json.dumps(data)


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_chart_is_one_image_with_a_title_and_a_description(rotterdam: Curve, language: str):
    svg = curve_svg(rotterdam, language, width=NARROW, key="x")
    assert svg.count('role="') == 1
    assert re.match(r'<svg [^>]*role="img" aria-labelledby="x-title x-text"', svg)
    assert "<title id=" in svg
    assert "21.358" in svg if language == "nl" else "21,358" in svg
    assert set(re.findall(r'https?://[^"<\s]*', svg)) <= {
        "http://www.w3.org/2000/svg",
        "http://www.w3.org/1999/xlink",
    }


def test_the_pictures_in_the_docs_say_what_the_software_says(root: Path):
    from html import escape

    from tools.make_curves import LANGUAGE, curves

    for name, curve in curves().items():
        drawn = (root / "docs" / "images" / f"curve-{name}.svg").read_text(encoding="utf-8")
        assert escape(curve_description(curve, LANGUAGE)) in drawn, "run python -m tools.make_curves"


def test_a_page_says_what_is_invented_and_what_was_given(rotterdam: Curve):
    assert "Dit gezin is verzonnen" in curve_page(rotterdam)
    given = curve_page(rotterdam, "en", file="map/gezin.yaml")
    assert "come from the file gezin.yaml" in given
    assert "invented" not in given


def test_an_unknown_form_leaves_no_file_behind(tmp_path: Path, rotterdam: Curve):
    with pytest.raises(Problem, match=r"choose a name that ends in \.html, \.svg, \.json, \.csv"):
        write_curve(rotterdam, tmp_path / "lijn.png")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("form", ["html", "svg", "json", "csv"])
def test_the_command_writes_each_form(tmp_path: Path, form: str):
    out = tmp_path / f"lijn.{form}"
    done = CliRunner().invoke(
        main, ["curve", "--example", "bijstand-rotterdam", "--to", "25000", "--out", str(out)]
    )
    assert done.exit_code == 0, done.output
    assert "Jeugdtegoed" in out.read_text(encoding="utf-8") or form in ("csv", "svg")


def test_the_command_without_a_file_to_write_tells_the_cliffs():
    done = CliRunner().invoke(
        main, ["--lang", "en", "curve", "--example", "bijstand-rotterdam", "--to", "25000"]
    )
    assert "Places where earning more costs money" in done.output
    assert f"next {5_000:,} euro" in done.output
    short = CliRunner().invoke(main, ["curve", "--example", "bijstand-rotterdam", "--to", str(4 * STEP)])
    assert "volgende 250 euro" in short.output


@pytest.mark.browser
@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_page_is_accessible_on_a_phone_and_a_screen(
    page, axe_violations, tmp_path, zwolle, width, language
):
    out = tmp_path / "lijn.html"
    write_curve(zwolle, out, language)
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(out.as_uri())
    assert axe_violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.locator("svg:visible").count() == 1
