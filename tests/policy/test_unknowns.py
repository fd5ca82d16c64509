# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What is not known is said, with the results it would change and by how much."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from kansrijk import Family, netherlands
from kansrijk.cli import main
from kansrijk.people import input_columns
from kansrijk.people.family_fields import FAMILY, HOME, MEMBER, Unknown
from kansrijk.people.plausible import plausible_values
from kansrijk.policy.unknowns import as_text, unknown_effects

DAY = "2025-07-01"
TEXT = """\
gemeente: Voorne aan Zee
wonen: {huur: onbekend}
gezin:
  schuldhulp: onbekend
  bezit: {spaargeld: 2000, auto: onbekend}
  leden:
    - {rol: ouder, geboren: 1988-05-20, loon_jaar: 27000}
    - {rol: kind, geboren: 2014-11-02}
"""


@pytest.fixture(scope="module")
def effects():
    return {effect.unknown.path: effect for effect in unknown_effects(Family.from_text(TEXT), DAY)}


def test_each_unknown_fact_is_tried(effects):
    assert list(effects) == ["wonen.huur", "gezin.schuldhulp", "gezin.bezit.auto"]


def test_the_rent_changes_the_rent_allowance_as_the_rules_say(effects):
    rules, family = netherlands(DAY), Family.from_text(TEXT.replace("huur: onbekend", "huur: 300"))
    change = next(item for item in effects["wonen.huur"].changes if item.name == "huurtoeslag_gezin_m")
    at_300 = rules.compute(family.facts(DAY), ["huurtoeslag_gezin_m"])["huurtoeslag_gezin_m"][0]
    assert change.now == 0
    assert change.low <= at_300 <= change.high
    assert change.high > change.low


def test_debt_help_opens_the_child_package(effects):
    assert [change.name for change in effects["gezin.schuldhulp"].changes] == ["kindtegoed_gezin_y"]
    assert effects["gezin.schuldhulp"].tried == (False, True)


def test_unknown_property_comes_on_top_of_what_is_known(effects):
    effect = effects["gezin.bezit.auto"]
    assert effect.assumed == 0
    assert "zorgtoeslag_m" in {change.name for change in effect.changes}


def test_a_value_without_a_result_is_said_and_does_not_stop_the_others():
    text = TEXT.replace("geboren: 2014-11-02", "geboren: 2014-11-02, dubbele_kinderbijslag: onbekend")
    found = {effect.unknown.column: effect for effect in unknown_effects(Family.from_text(text), DAY)}
    effect = found["dubbele_kinderbijslag"]
    assert len(found) == 4
    if effect.refused:
        assert "With yes there is no result" in as_text([effect], "en")
    else:
        assert "kinderbijslag_m" in {change.name for change in effect.changes}


def test_a_family_of_which_all_is_known_has_no_such_chapter():
    assert unknown_effects(Family.example("werkend-zwolle"), DAY) == ()
    assert as_text(()) == ""


def test_the_command_shows_what_is_not_known_as_text_and_as_data(tmp_path: Path):
    path = tmp_path / "gezin.yaml"
    path.write_text(TEXT, encoding="utf-8")
    assert "Wat niet bekend is" in CliRunner().invoke(main, ["family", str(path)]).output
    english = CliRunner().invoke(main, ["--lang", "en", "family", str(path)]).output
    assert "What is not known" in english
    data = json.loads(CliRunner().invoke(main, ["family", str(path), "--json"]).output)
    assert [item["field"] for item in data["unknown"]] == [
        "wonen.huur",
        "gezin.schuldhulp",
        "gezin.bezit.auto",
    ]


def test_every_fact_that_may_be_unknown_has_values_to_try():
    columns = {column for keys in (HOME, FAMILY, MEMBER) for column in keys.values()} - {
        "",
        "rol",
        "leeftijd",
    }
    known = input_columns()
    for column in columns | {"alimentatie_ontvangen_y", "alimentatie_betaald_y"}:
        values = plausible_values(Unknown("x", 1, column, column))
        assert len(values) >= 2
        low, high = known[column].minimum, known[column].maximum
        assert all((low is None or value >= low) and (high is None or value <= high) for value in values)
