# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Values read as people write them, in Dutch and English."""

from __future__ import annotations

import pytest

from kansrijk.engine.wording import capital, counted, number, show, tell


@pytest.mark.parametrize(
    "count,dutch,english",
    [
        (0, "geen kinderen", "no children"),
        (1, "1 kind", "1 child"),
        (1.0, "1 kind", "1 child"),
        (2, "2 kinderen", "2 children"),
        (0.5, "0,5 kinderen", "0.5 children"),
    ],
)
def test_a_noun_follows_its_number(count: float, dutch: str, english: str):
    assert counted(count, "kind", "kinderen", "nl") == dutch
    assert counted(count, "child", "children", "en") == english


@pytest.mark.parametrize(
    "value,unit,dutch,english",
    [
        (1234.5, "EUR/m", "€ 1.234,50 per maand", "€ 1,234.50 a month"),
        (500.0, "EUR/y", "€ 500,00 per jaar", "€ 500.00 a year"),
        (0.3582, "aandeel", "35,82%", "35.82%"),
        (100.04, "%", "100,0%", "100.0%"),
        (True, "", "ja", "yes"),
        (0.0, "bool", "nee", "no"),
        (3, "", "3", "3"),
        (12.5, "USD", "$ 12,50", "$ 12.50"),
    ],
)
def test_a_value_is_shown_with_its_unit(value: float, unit: str, dutch: str, english: str):
    assert show(value, unit, "nl") == dutch
    assert show(value, unit, "en") == english


def test_a_sentence_tells_whole_amounts_without_cents_and_keeps_the_others():
    assert tell(15540.0, "EUR", "nl") == "€ 15.540"
    assert tell(500.0, "EUR/y", "en") == "€ 500 a year"
    assert tell(1369.06, "EUR/m", "nl") == "€ 1.369,06 per maand"
    assert tell(499.999, "EUR/m", "nl") == "€ 500 per maand"
    assert tell(0.071, "aandeel", "nl") == "7,1%"


def test_no_amount_is_ever_minus_nothing():
    assert number(-0.001, 2, "nl") == "0,00"
    assert tell(-0.001, "EUR/m", "en") == "€ 0 a month"


def test_only_the_first_letter_becomes_a_capital():
    assert capital("iJsland AOW") == "IJsland AOW"
    assert capital("") == ""
