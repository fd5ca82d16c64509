# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Every amount and every rule of the law says what it is, where it stands and how sure it is."""

from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path

import pytest
from tests.law.households import HALF_YEARS, NAMES, RULES

from kansrijk.engine import Bands, Rule
from kansrijk.engine.parameters import STATUSES
from kansrijk.engine.sentences import template
from kansrijk.engine.wording import CURRENCIES, PERIODS

LAW = RULES[HALF_YEARS[0]]
WITH_WORDS = [node for node in LAW.nodes if isinstance(node, Rule)]

BOOKKEEPING = {
    "arbeidsinkomen_volwassene_y",
    "voorrang_minstverdiener",
    "leeftijd_volwassene",
    "woonlasten_m",
    "inkomen_na_vaste_lasten_m",
    "armoede_inkomen_m",
    "armoede_norm_m",
    "armoede_pct",
}
"""Rules that stand in no act: steps between two articles, and what a family has to live on."""

WORDLESS_UNITS = {"", "aandeel", "aantal", "bool", "%", "jaar"}


def test_every_amount_has_labels_a_unit_and_an_article():
    poor = [
        parameter.name
        for parameter in LAW.parameters.values()
        if not (
            parameter.nl
            and parameter.en
            and parameter.unit
            and parameter.article
            and parameter.nl != parameter.en
        )
    ]
    assert poor == []


def test_every_value_has_a_source_and_a_status():
    poor = [
        (parameter.name, dated.first)
        for parameter in LAW.parameters.values()
        for dated in parameter.values
        if not dated.source.strip() or dated.status not in STATUSES
    ]
    assert poor == []


def test_a_source_is_written_out_and_is_no_key_left_behind():
    sources = {dated.source for parameter in LAW.parameters.values() for dated in parameter.values}
    assert [source for source in sources if " " not in source] == []


def test_an_amount_that_is_known_in_2025_is_known_all_year_without_gaps():
    for parameter in LAW.parameters.values():
        known = [value for value in parameter.values if value.first.year <= 2025 <= value.last.year]
        if known:
            assert known[0].first <= date(2025, 1, 1), parameter.name
            assert known[-1].last >= date(2025, 12, 31), parameter.name
        for earlier, later in zip(known, known[1:], strict=False):
            assert later.first == earlier.last + timedelta(days=1), parameter.name


def test_every_amount_is_used():
    used = {name for node in LAW.nodes for name in node.inputs}
    assert sorted(set(LAW.parameters) - used) == []


def test_every_rule_has_labels_in_both_languages():
    assert [node.name for node in LAW.nodes if not node.nl or not node.en or node.nl == node.en] == []


def test_every_rule_has_an_article_or_is_known_as_bookkeeping():
    assert {node.name for node in WITH_WORDS if not node.article} == BOOKKEEPING


def test_no_two_rules_or_amounts_share_a_label():
    for language in ("nl", "en"):
        labels = [LAW.label(name, language) for name in NAMES]
        assert sorted({label for label in labels if labels.count(label) > 1}) == []


def test_the_unit_of_a_rule_follows_its_name():
    for node in LAW.nodes:
        if node.name.endswith("_y"):
            assert node.unit == "EUR/y", node.name
        if node.name.endswith("_m"):
            assert node.unit == "EUR/m", node.name


def test_every_unit_can_be_said_in_words():
    units = {node.unit for node in LAW.nodes} | {parameter.unit for parameter in LAW.parameters.values()}
    for unit in units - WORDLESS_UNITS:
        head, _, period = unit.partition("/")
        assert head in {*CURRENCIES, "uur"}, unit
        assert not period or period in PERIODS["nl"], unit


def test_a_sentence_comes_in_both_languages_and_names_the_same_values():
    for node in WITH_WORDS:
        named = [template(sentence).names for sentence in (node.sentence_nl, node.sentence_en)]
        assert bool(node.sentence_nl) == bool(node.sentence_en), node.name
        assert named[0] == named[1], node.name


@pytest.mark.parametrize(
    "rule", [node for node in WITH_WORDS if node.sentence_nl], ids=lambda rule: rule.name
)
def test_a_sentence_names_only_itself_and_its_inputs(rule: Rule):
    named = template(rule.sentence_nl).names
    assert named <= {rule.name, *rule.inputs}
    schedules = {name for name in named if name in LAW.parameters and LAW.parameters[name].kind != "scalar"}
    assert schedules == set()


def test_the_first_bracket_is_the_rate_assistance_is_grossed_up_with():
    for brackets, rate in (
        ("ib_schijven", "ib_tarief_eerste_schijf"),
        ("ib_schijven_aow", "ib_tarief_eerste_schijf_aow"),
    ):
        for dated, first in zip(LAW.parameters[brackets].values, LAW.parameters[rate].values, strict=True):
            assert isinstance(dated.value, Bands)
            assert dated.value.values[0] == first.value
            assert dated.first == first.first


def test_child_benefit_of_the_young_is_70_and_85_percent_of_the_eldest():
    for day in (date(2025, 3, 1), date(2025, 9, 1)):
        young, middle, old = (
            LAW.parameters[f"kinderbijslag_{ages}"].on(day).value for ages in ("0_5", "6_11", "12_17")
        )
        assert young == pytest.approx(0.70 * old, abs=0.01)
        assert middle == pytest.approx(0.85 * old, abs=0.01)


def test_the_norm_of_a_single_person_is_70_percent_of_that_of_a_couple():
    for day in (date(2025, 3, 1), date(2025, 9, 1)):
        single, couple = (
            LAW.parameters[name].on(day).value for name in ("norm_alleenstaande", "norm_gehuwden")
        )
        assert single == pytest.approx(0.70 * couple, abs=0.01)


@pytest.mark.shared
def test_the_childcare_percentages_are_those_of_the_reference_table(shared: Path):
    tables = json.loads((shared / "reference" / "childcare_tables.json").read_text(encoding="utf-8"))[
        "tables"
    ]
    for column, name in ((1, "kot_percentage_eerste"), (2, "kot_percentage_volgend")):
        schedule = LAW.parameters[name].on(date(2025, 1, 1)).value
        assert isinstance(schedule, Bands)
        for row in tables["2025"]:
            if row[column] is not None:
                band = next(i for i, edge in enumerate(schedule.edges) if row[0] <= edge)
                assert schedule.values[band] == pytest.approx(row[column] / 100), (name, row)
