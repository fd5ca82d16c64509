# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Figures of municipalities, provinces and the country do not give each other's small groups back."""

from __future__ import annotations

from functools import cache

import numpy as np
from tests.picture import demo

from kansrijk.indicators import AreaFigures, Summary, load_registry, observe_together
from kansrijk.indicators.disclosure import areas
from kansrijk.indicators.disclosure.attack import interval

SIZES = (260, 400, 900, 1500, 5000, 9000)


@cache
def place() -> tuple[dict[str, Summary], dict[str, tuple[str, ...]]]:
    """Six municipalities, small and large, in two provinces; the provisions of two are known."""
    towns = {
        f"GM{number:04d}": demo.summary(f"GM{number:04d}", size, number, 1.0 + number / 10, number % 3 == 0)
        for number, size in enumerate(SIZES)
    }
    codes = tuple(towns)
    provinces = {"P1": codes[:3], "P2": codes[3:]}
    wholes = {
        name: Summary.combine([towns[code] for code in inside], name) for name, inside in provinces.items()
    }
    everything = towns | wholes | {"NL": Summary.combine(towns.values(), "NL")}
    return everything, provinces | {"NL": tuple(provinces)}


@cache
def shown() -> dict[str, AreaFigures]:
    summaries, parts = place()
    return observe_together(summaries, dict(zip(summaries, summaries, strict=True)), demo.ORIGIN, parts=parts)


def test_linear_programming_on_all_areas_at_once_leaves_every_hidden_count_open():
    summaries, parts = place()
    registry = load_registry()
    hide = areas.to_hide(summaries, registry, parts)
    counted = {area: areas.read(summary, registry) for area, summary in summaries.items()}
    system = areas.system_of(counted, parts)
    hidden = system.dark | np.array([name in hide for name in system.names])
    few = np.flatnonzero(system.sensitive & (system.need_width > 1))
    assert few.size > 10
    for cell in few[:: max(1, few.size // 25)]:
        low, high = interval(system, hidden, int(cell))
        assert high - low >= areas.POSSIBLE - 1 - 1e-4, system.names[cell]


def test_a_count_that_must_be_hidden_is_shown_nowhere_in_its_area():
    summaries, parts = place()
    registry = load_registry()
    hide = areas.to_hide(summaries, registry, parts)
    for area, figures in shown().items():
        for code, observation in figures.observations.items():
            counts = areas.part_and_whole(registry[code])
            if any((area, count) in hide for count in counts):
                assert observation.value is None, (area, code)
                assert observation.n is None
        for figure in figures.provisions or ():
            for group, count in figure.groups.items():
                assert count is None or (area, areas.provision_count(figure.code, group)) not in hide


def test_what_is_hidden_for_the_sake_of_others_says_so():
    reasons = [entry.reason for figures in shown().values() for entry in figures.observations.values()]
    assert "few" in reasons
    assert "complement" in reasons
    for figures in shown().values():
        for entry in figures.observations.values():
            assert (entry.reason == "complement") <= (entry.missing == "withheld")


def test_the_main_figures_of_the_country_stay():
    whole = shown()["NL"]
    for code in ("kinderen_tot_120_sociaal_minimum", "gezinnen_met_kinderen_tot_120_sociaal_minimum"):
        assert whole.value(code) is not None


def test_the_same_summaries_give_the_same_figures():
    summaries, parts = place()
    again = observe_together(
        summaries, dict(zip(summaries, summaries, strict=True)), demo.ORIGIN, parts=parts
    )
    assert again == shown()


def test_hiding_a_count_loses_more_the_more_figures_stand_on_it() -> None:
    counted = areas.read(place()[0]["GM0003"], load_registry())
    poor, poor_with_work = (areas.count_of("kinderen", ["arm_120", *more]) for more in ([], ["ouder_werkt"]))
    assert counted.uses[poor] > counted.uses[poor_with_work] > 1


def test_the_main_figures_of_municipalities_are_the_last_to_be_hidden() -> None:
    lines = [f"kinderen_tot_{line}_sociaal_minimum" for line in ("100", "110", "120", "130")]
    towns = [figures for area, figures in shown().items() if area.startswith("GM")]
    hidden = [
        line for figures in towns for line in lines if figures.observations[line].reason == "complement"
    ]
    assert len(hidden) <= len(towns) * len(lines) / 10
