# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2
"""How much of the country the catalogue of child provisions covers is counted, and unknown is never zero."""

from __future__ import annotations

from collections import Counter

from click.testing import CliRunner

from kansrijk.commands.provisions import provisions
from kansrijk.engine import FamilyFacts, HouseholdFacts
from kansrijk.policy.catalogue import SIZES, coverage_text, places
from kansrijk.policy.rulebook import netherlands
from kansrijk.provisions import GROUNDS

DAY = "2025-07-01"


def test_sixty_municipalities_or_more_can_be_computed_in_every_province_and_size():
    found = [place for place in places(DAY) if place.computed]
    assert len(found) >= 60
    assert len({place.province for place in found}) == 12
    assert {place.size("en") for place in found} == {en for _, _, en in SIZES}


def test_every_municipality_of_the_country_is_in_the_count_also_without_data():
    found = places(DAY)
    assert len(found) == 342
    unknown = [place for place in found if not place.records]
    assert unknown
    assert {place.surest for place in unknown} == {None}


def test_the_text_adds_up():
    found = places(DAY)
    computed = sum(place.computed > 0 for place in found)
    text = coverage_text(DAY, "en")
    assert f"of {computed} at least one can be computed" in text
    for province, count in Counter(place.province for place in found).items():
        assert f"| {province} | {count} |" in text
    assert "zijn onbekend, niet nul" in coverage_text(DAY, "nl")


def test_the_command_tells_the_same():
    result = CliRunner().invoke(provisions, ["coverage", "--date", DAY], obj="en")
    assert result.exit_code == 0
    assert result.output.strip() == coverage_text(DAY, "en").strip()


def test_the_grounds_are_results_of_the_law_with_the_line_of_the_municipality():
    home = HouseholdFacts(
        {"gemeente": 599},
        [
            FamilyFacts(
                {"schuldhulp": True},
                [
                    {"rol": 0, "leeftijd": 35, "loon_y": 21000.0, "werkuren_week": 24},
                    {"rol": 1, "leeftijd": 13},
                ],
            )
        ],
    )
    rotterdam = netherlands(DAY).with_provisions("GM0599")
    found = rotterdam.compute(home, [*GROUNDS, "inkomen_pct_sociaal_minimum"])
    assert 120.0 < found["inkomen_pct_sociaal_minimum"][0] < 130.0
    held = [name for name in GROUNDS if found[name][1]]
    assert held == ["grond_inkomen", "grond_werk", "grond_schulden"]
    common = netherlands(DAY).with_grounds().compute(home, list(GROUNDS))
    assert [name for name in GROUNDS if common[name][1]] == ["grond_schulden"]
    assert "onder de grens: ja" in rotterdam.explain(home, ["grond_inkomen"]).as_text("nl")
