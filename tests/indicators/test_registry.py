# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The registry says exactly what is measured, in both languages, and asks for just the results it uses."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

import numpy as np
import pytest
from numpy.typing import NDArray
from tests.picture import demo

from kansrijk.indicators import Indicator, load_registry, needed_results
from kansrijk.indicators.facts import FamilyFacts
from kansrijk.indicators.registry import DIRECTIONS, POPULATIONS, UNITS, InvalidRegistry, expand
from kansrijk.indicators.registry_sources import FEEDS
from kansrijk.indicators.series_files import load_series
from kansrijk.indicators.summary import _Counter

INDICATORS = list(load_registry().values())


class Watched(Mapping[str, NDArray[np.generic]]):
    """Results that remember which of them were asked for."""

    def __init__(self, results: Mapping[str, NDArray[np.generic]]) -> None:
        self.results = results
        self.asked: set[str] = set()

    def __getitem__(self, name: str) -> NDArray[np.generic]:
        self.asked.add(name)
        return self.results[name]

    def __contains__(self, name: object) -> bool:
        return name in self.results

    def __iter__(self) -> Iterator[str]:
        return iter(self.results)

    def __len__(self) -> int:
        return len(self.results)


OF_FAMILIES = [indicator for indicator in INDICATORS if not indicator.about_households]


@pytest.mark.parametrize("indicator", OF_FAMILIES, ids=lambda item: item.code)
def test_an_indicator_asks_for_just_the_results_it_uses(indicator: Indicator):
    watched = Watched(demo.families(50))
    _Counter(FamilyFacts(watched)).tally(indicator.formula)
    # "All families" asks for no income, unlike the other groups of its family of indicators.
    spare = {"armoede_pct"} if "alle" in indicator.formula.among else set()
    assert watched.asked | {"aantal_kinderen"} | spare == set(indicator.needs)


def test_every_indicator_is_described_in_both_languages_with_source_and_owner():
    for indicator in INDICATORS:
        for language in ("nl", "en"):
            texts = indicator.texts(language)
            assert len(texts.name) > 10
            assert texts.definition.endswith(".")
        assert indicator.nl.definition != indicator.en.definition
        assert indicator.source
        assert indicator.owner
        assert re.fullmatch(r"v\d+", indicator.version)
        assert re.fullmatch(r"[a-z0-9_]+", indicator.code)


def test_no_list_placeholder_is_left_unfilled():
    for indicator in INDICATORS:
        assert "{" not in f"{indicator.nl}{indicator.en}{indicator.needs}{indicator.formula}".replace("'", "")


def test_children_and_families_below_a_line_are_two_indicators():
    registry = load_registry()
    assert registry["kinderen_tot_120_sociaal_minimum"].population == "children"
    assert registry["gezinnen_met_kinderen_tot_120_sociaal_minimum"].population == "families"


def test_what_cannot_be_computed_has_a_reason_and_no_code_of_an_indicator():
    registry = load_registry()
    for item in registry.unavailable:
        assert item.code not in registry
        assert len(item.reason("nl")) > 30
        assert len(item.reason("en")) > 30
        for figure in item.published:
            assert 0 < figure.value < 1
            assert figure.source("nl")
            assert figure.source("en")


def test_what_the_law_gives_is_enough_for_the_indicators_about_the_law():
    assert "kinderen_met_tegoed" in needed_results()
    assert "kinderen_met_tegoed" not in needed_results(provisions=False)
    assert "armoede_pct" in needed_results(provisions=False)


def document(**changes: object) -> dict[str, object]:
    entry: dict[str, object] = {
        "code": "proef",
        "version": "v1",
        "nl": {"name": "Proef", "definition": "Een proef."},
        "en": {"name": "Trial", "definition": "A trial."},
        "unit": "share",
        "population": "children",
        "formula": {"measure": "share", "count": "kinderen"},
        "needs": ["aantal_kinderen"],
        "source": "Test",
        "direction": "lower",
        "owner": "Test",
    }
    return {"lists": {}, "indicators": [entry | changes]}


@pytest.mark.parametrize(
    "changes",
    [
        {"unit": "stenen"},
        {"direction": "sideways"},
        {"population": "pets"},
        {"needs": []},
        {"formula": {"measure": "share", "count": "kinderen", "value": "armoede_pct"}},
        {"formula": {"measure": "mean", "count": "kinderen"}},
        {"formula": {"measure": "guess", "count": "kinderen"}},
        {"formula": {"measure": "share", "count": "katten"}},
    ],
)
def test_a_registry_that_cannot_be_measured_by_is_refused_by_name(changes: dict[str, object]):
    with pytest.raises(InvalidRegistry, match="proef"):
        expand(document(**changes))


def test_a_missing_field_is_named():
    broken = document()
    del broken["indicators"][0]["owner"]  # type: ignore[index]
    with pytest.raises(InvalidRegistry, match="owner"):
        expand(broken)


def test_a_code_may_appear_once_only():
    twice = document()
    twice["indicators"] = [*twice["indicators"], *twice["indicators"]]  # type: ignore[misc]
    with pytest.raises(InvalidRegistry, match="twice"):
        expand(twice)


def test_an_unknown_code_says_where_to_look():
    with pytest.raises(Exception, match=r"indicators\.md"):
        load_registry()["bestaat_niet"]


FUNNEL = [
    f"doelgroep_{step}_{ground}"
    for step in ("geschat", "bekend", "aangevraagd", "toegekend", "gebruikt")
    for ground in ("inkomen", "werk", "schulden", "omstandigheden")
]
LINES = (100, 110, 120, 130)
ASKED: dict[str, list[str]] = {
    "low income, old line": ["kinderen_lage_inkomensgrens", "kinderen_onder_lage_inkomensgrens"],
    "long-term low income": ["kinderen_langdurig_laag_inkomen", "kinderen_vier_jaar_laag_inkomen"],
    "social minimum 100-130%": [f"kinderen_tot_{line}_sociaal_minimum" for line in LINES],
    "line of CBS, SCP and Nibud": ["kinderen_armoedegrens_cbs_scp_nibud"],
    "near-poor": ["kinderen_bijna_arm", "kinderen_net_boven_sociaal_minimum"],
    "intensity": [f"{kind}_tekort_pct_{line}" for kind in ("mediaan", "gemiddeld") for line in LINES],
    "persistence, 3 of 4 years": ["kinderen_laag_inkomen_3_van_4", "kinderen_arm_3_van_4"],
    "households with children": [f"gezinnen_met_kinderen_tot_{line}_sociaal_minimum" for line in LINES],
    "working poor": [f"kinderen_tot_{line}_ouder_werkt" for line in LINES],
    "children in bijstand": ["kinderen_in_bijstandsgezin", "kinderen_bijstand_register"],
    "single parents": [f"kinderen_tot_{line}_eenouder" for line in LINES],
    "problem debt": ["kinderen_problematische_schulden"],
    "EU child deprivation, 3 of 17": ["kinderen_gedepriveerd", "kinderen_materiele_en_sociale_ontbering"],
    "SMSD": ["kinderen_ernstig_gedepriveerd"],
    "AROPE": ["kinderen_arope"],
    "Alkire-Foster and MODA": [
        "meervoudig_gemis_m0",
        "meervoudig_gemis_intensiteit",
        *(f"kinderen_missen_{part}" for part in ("thuis", "school", "vrije_tijd", "buurt")),
    ],
    "reach and non-use": ["bereik_bijstand", "bereik_werkend", "niet_gebruik_lokaal", "bereik_verwacht_120"],
    "target-group funnel": FUNNEL,
    "access": ["toegang_stappen", "toegang_dagen"],
    "value of provisions": ["waarde_gebruikte_voorzieningen", "lokale_waarde_per_kind_met_recht"],
    "Gini": ["gini_kinderen", "gini_personen"],
    "quintile ratio": ["quintielverhouding_kinderen", "quintielverhouding_personen"],
    "life score": ["rapportcijfer_leven"],
    "Caribbean ijkpunt": ["kinderen_onder_ijkpunt"],
}


@pytest.mark.parametrize("asked", ASKED)
def test_what_a_broad_picture_must_hold_is_there_with_all_that_defines_it(asked: str):
    for code in ASKED[asked]:
        entry = load_registry().entry(code)
        for language in ("nl", "en"):
            assert entry.texts(language).name
            assert entry.texts(language).definition.endswith(".")
        assert entry.version
        assert entry.unit in UNITS
        assert entry.population in POPULATIONS
        assert entry.direction in DIRECTIONS
        assert entry.owner
        assert entry.source
        assert all(
            item.year > 2000 and item.nl.endswith(".") and item.en.endswith(".") for item in entry.breaks
        )
        assert isinstance(entry, Indicator) or entry.feed in FEEDS


def test_a_source_and_the_published_series_it_names_are_about_the_same_people_in_the_same_unit():
    measures = load_series().measures
    for source in load_registry().sources.values():
        if source.series is not None:
            code, version = source.series
            assert version in measures[code].versions
            assert (source.unit, source.population) == (measures[code].unit, measures[code].population)
