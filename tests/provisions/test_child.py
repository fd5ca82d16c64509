# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Why a child gets it or not, in a sentence a parent can use; and lists and descriptions for reading."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import get_args

import pytest
from tests.provisions.standin import AMOUNT, INCOME

from kansrijk.engine import Problem
from kansrijk.provisions import (
    Child,
    Reckoning,
    codes,
    describe,
    describe_municipality,
    find,
    labels,
    list_text,
    load_municipality,
    model,
    municipality_code,
    reason,
    rules_for,
    value,
)

DAY = "2025-07-01"


def provision(code: str, slug: str) -> Reckoning:
    return next(item for item in rules_for(code, DAY).provisions if item.provision.slug == slug)


MINIMUM = "van het sociaal minimum en dit gezin zit op"
REASONS = [
    ("GM0599", "jeugdtegoed", Child(13, 125), f"ja, € 500 per jaar: de grens is 130% {MINIMUM} 125%."),
    ("GM0599", "jeugdtegoed", Child(11, 125), f"nee, de grens is 110% {MINIMUM} 125%."),
    ("GM0599", "jeugdtegoed", Child(3, 100), "nee, het is voor 4 tot en met 17 jaar."),
    (
        "GM1992",
        "kindpakket",
        Child(12, 150, debt_help=True),
        "ja, € 400 per jaar: het gezin krijgt schuldhulp, dus het inkomen telt niet.",
    ),
    ("GM1992", "kindpakket", Child(12, 100, 20000), "nee, het vermogen is € 20.000 en de grens is € 15.210."),
    (
        "GM1916",
        "tegemoetkoming",
        Child(14, 120),
        f"ja, € 250 per jaar (een deel, door de hoogte van het inkomen): de grens is 130% {MINIMUM} 120%.",
    ),
    (
        "GM0193",
        "kindregeling",
        Child(14, 125),
        f"nee, de grens is 130% van de norm zonder vakantietoeslag (123,5% {MINIMUM.replace(' en', ') en', 1)} 125%.",
    ),
    ("GM0363", "kindtegoed", Child(9, 100), "het bedrag voor 9 jaar is niet bekend."),
    ("GM0344", "kledingpas", Child(9, 100), f"ja, € 150: de grens is 150% {MINIMUM} 100%."),
    ("GM0344", "upas_kindpakket", Child(14, 100), "niet te berekenen. De inkomensgrens is niet bekend."),
]


@pytest.mark.parametrize("code,slug,child,nl", REASONS)
def test_the_reason_is_said_in_one_sentence(code: str, slug: str, child: Child, nl: str):
    item = provision(code, slug)
    told = reason(item, child)
    assert told.nl == f"{item.provision.name.nl}: {nl}"
    assert told.en.startswith(f"{item.provision.name.en}: ")


def test_a_provision_for_every_income_says_so(written: Callable[..., Path]):
    folder = written(AMOUNT, "    income: {base: none}\n").parent
    (item,) = rules_for("GM9999", DAY, folder=folder).computed
    assert reason(item, Child(9, 900)).en == "package: yes, € 100 a year: there is no income limit."


def test_what_cannot_be_computed_has_no_value():
    with pytest.raises(Problem, match="The income limit is not known"):
        value(provision("GM0344", "upas_kindpakket"), Child(14, 100))


def test_wealth_asks_for_the_limit_of_assistance_when_that_is_the_limit():
    with pytest.raises(Problem, match="Give the wealth limit"):
        value(provision("GM1884", "schoolkosten"), Child(14, 100, wealth=1000))


def test_a_description_shows_amount_limit_conditions_and_source():
    text = describe(provision("GM0599", "jeugdtegoed"), "nl")
    assert "Zo gezien in 2020." in text
    assert "€ 275 (4 tot en met 11 jaar), € 500 (12 tot en met 17 jaar) per kind, per jaar" in text
    assert "Voorwaarden: Het tegoed is te besteden in winkels die meedoen" in text
    assert "Bron: https://" in text


def test_a_description_tells_wealth_form_and_route_in_words():
    text = describe(provision("GM0400", "kindpakket"), "nl")
    assert "Vermogen: hoogstens € 15.210" in text
    assert "Vorm: geld op de rekening" in text
    assert "Aanvragen: vanzelf (met bijstand)" in text
    assert "online (met bijstand), met een telefoontje (zonder bijstand)" in describe(
        provision("GM1916", "tegemoetkoming"), "nl"
    )
    assert "een eigen huis telt niet mee" in describe(provision("GM0687", "fonds_cso"), "nl")
    assert "€ 64,100 of an own home is exempt" in describe(provision("GM1992", "kindpakket"), "en")
    assert "Wealth: not known" in describe(provision("GM0599", "jeugdtegoed"), "en")


@pytest.mark.parametrize(
    "name", ["Category", "Environment", "Form", "Cadence", "RouteWay", "RouteGroup", "Applicant"]
)
def test_every_fixed_value_has_words(name: str):
    tables = {"Category": "CATEGORIES", "Environment": "ENVIRONMENTS", "Form": "FORMS", "Cadence": "CADENCES"}
    tables |= {"RouteWay": "ROUTES", "RouteGroup": "GROUPS", "Applicant": "APPLICANTS"}
    assert set(getattr(labels, tables[name])) == set(get_args(getattr(model, name)))


def test_a_description_says_why_nothing_is_computed_and_keeps_what_is_known():
    text = describe(provision("GM0599", "sport"), "en")
    assert "Amount: € 280 a year" in text
    assert "Not computed: The ages are not known." in text


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("code", codes())
def test_every_record_can_be_read(code: str, language: str):
    municipality = load_municipality(code)
    assert municipality is not None
    for record in municipality.provisions:
        text = describe(record, language, DAY)
        assert "None" not in text
        assert record.source.url in text


def test_the_list_says_unknown_where_nothing_can_be_computed():
    lines = list_text(None, DAY, "nl").splitlines()
    assert len(lines) == len(codes())
    (line,) = [line for line in lines if line.startswith("GM1742")]
    assert line.split()[-1] == "onbekend"
    assert any("1 van 12 te berekenen; grens 110% - 130%; gezien: 2020" in line for line in lines)


def test_a_municipality_is_found_by_name_or_code():
    assert find("voorne aan zee") == "GM1992"
    assert find("599") == "GM0599"
    assert "Kindpakket (gemeente Voorne aan Zee)" in list_text("GM1992", DAY, "nl")


def test_a_municipality_without_file_is_said_to_be_unknown():
    assert "That is not the same as none" in describe_municipality("GM0141", DAY, "en")
    with pytest.raises(Problem, match="That means unknown, not none"):
        find("Almelo")


@pytest.mark.parametrize("area", ["", "GM", "Rotterdam", "GM12345", "GM0000"])
def test_a_wrong_code_is_refused_with_an_example(area: str):
    with pytest.raises(Problem, match="GM0599"):
        municipality_code(area)


def test_the_certainty_is_part_of_the_municipality(written: Callable[..., Path]):
    rules = rules_for("GM9999", DAY, folder=written(AMOUNT, INCOME).parent)
    assert (
        rules.computed[0].standing.text.en == "As seen in 2024. Ask the municipality whether it still holds."
    )
