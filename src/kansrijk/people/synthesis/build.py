# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2

"""Build a synthetic municipality, or all of them, from published figures."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from kansrijk.engine.frame import Frame
from kansrijk.engine.problems import Problem
from kansrijk.people.areas import COUNTRY, Area, find_area, municipalities
from kansrijk.people.parquet import write_frames
from kansrijk.people.population import Meta, Population
from kansrijk.people.synthesis.anchors import Anchors
from kansrijk.people.synthesis.assumptions import Rng, assumed, assumptions, draw_lognormal
from kansrijk.people.synthesis.childcare import draw_childcare
from kansrijk.people.synthesis.homes import draw_homes, draw_property
from kansrijk.people.synthesis.households import Households, draw_households
from kansrijk.people.synthesis.money import Incomes, draw_incomes, gross_columns, work_hours
from kansrijk.people.synthesis.plan import plan, random_stream

YEARS = (2025,)
"""Years whose amounts are supported."""
SOURCES = (
    "CBS 85039NED, Kerncijfers wijken en buurten 2021 (CC BY 4.0)",
    "CBS 83841NED, Laag inkomen van huishoudens, 2021 and 2024 (CC BY 4.0)",
)
NOTE_NL = (
    "Synthetisch: deze mensen bestaan niet. De aantallen inwoners en huishoudens zijn die van 1 januari 2021, de "
    "lage inkomens die van 2024, de bedragen die van 2025. Wat niet is gepubliceerd, is aangenomen."
)
NOTE_EN = (
    "Synthetic: these people do not exist. The numbers of inhabitants and households are those of 1 January 2021, "
    "the low incomes those of 2024, the amounts those of 2025. What is not published is assumed."
)
IDS_PER_AREA = 10_000_000
Progress = Callable[[int, int, str], None]


def synthesise(code: str | int, year: int, seed: int, anchors: Anchors) -> Population:
    """Make up the people of one municipality; the same code, year, seed and anchors give the same people.

    Raises:
        UnknownArea: no such municipality.
        Problem: the year is not supported, or the whole country is asked for.
    """
    check_year(year)
    area = find_area(code)
    if area.code == COUNTRY:
        raise Problem(
            nl="Heel Nederland maakt u per gemeente: gebruik synthesise_country of write_country.",
            en="The whole country is made a municipality at a time: use synthesise_country or write_country.",
        )
    return _synthesise(area, year, seed, anchors)


def synthesise_country(
    year: int,
    seed: int,
    anchors: Anchors,
    progress: Progress | None = None,
    areas: Sequence[Area] | None = None,
) -> Iterator[Population]:
    """Make up the people of every municipality (or of `areas`), one after another.

    `progress(done, total, name)` is called after each.

    Raises:
        Problem: the year is not supported.
    """
    check_year(year)
    return _one_by_one(municipalities() if areas is None else areas, year, seed, anchors, progress)


def _one_by_one(
    areas: Sequence[Area], year: int, seed: int, anchors: Anchors, progress: Progress | None
) -> Iterator[Population]:
    for done, area in enumerate(areas, start=1):
        yield _synthesise(area, year, seed, anchors)
        if progress is not None:
            progress(done, len(areas), area.name)


def write_country(
    path: Path | str,
    year: int,
    seed: int,
    anchors: Anchors,
    progress: Progress | None = None,
    areas: Sequence[Area] | None = None,
) -> tuple[int, int]:
    """Write the whole synthetic country (or `areas`) to one Parquet file, a municipality at a time.

    Returns the number of households and of persons. Nothing is left behind when it fails.

    Raises:
        Problem: the year is not supported, or the folder may not be written.
    """
    people = synthesise_country(year, seed, anchors, progress, areas)
    meta = _meta(COUNTRY if areas is None else "", year, seed)
    return write_frames(Path(path), (part.frame for part in people), meta.as_json())


def check_year(year: int) -> None:
    """Refuse a year for which no synthetic population can be drawn.

    Raises:
        Problem: the sentence names the years that are possible.
    """
    if year not in YEARS:
        listed = ", ".join(str(known) for known in YEARS)
        raise Problem(
            nl=f"Een synthetische bevolking van {year} kan niet. Mogelijk is: {listed}.",
            en=f"A synthetic population of {year} is not possible. Possible is: {listed}.",
        )


def _meta(code: str, year: int, seed: int) -> Meta:
    return Meta("synthetic", year, code, seed, SOURCES, (NOTE_NL, NOTE_EN))


def _synthesise(area: Area, year: int, seed: int, anchors: Anchors) -> Population:
    country = plan(seed)
    rng = random_stream(seed, area.number)
    place = [other.code for other in municipalities()].index(area.code)
    homes = draw_households(rng, country, place)
    incomes = draw_incomes(rng, homes, anchors)
    gross = gross_columns(incomes, anchors)
    hours = work_hours(rng, gross["loon_y"], gross["winst_y"])
    n = len(homes.kind)
    columns: dict[str, NDArray[np.generic]] = {
        "gemeente": np.full(n, area.number, dtype=np.int16),
        **draw_homes(rng, homes, area, country.owners),
        **_family_columns(rng, homes, incomes),
        "leeftijd": homes.ages.astype(np.int16),
        "rol": homes.roles.astype(np.int16),
        **gross,
        "werkuren_week": hours,
        "student": incomes.student,
        **draw_childcare(rng, homes, hours),
    }
    family_offsets, person_offsets = _offsets(homes)
    ids = area.number * IDS_PER_AREA + np.arange(1, n + 1, dtype=np.int64)
    return Population(Frame(family_offsets, person_offsets, columns, ids), _meta(area.code, year, seed))


def _offsets(homes: Households) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Offsets of families in households and of persons in families."""
    first = np.ones(len(homes.ages), dtype=np.bool_)
    first[1:] = (homes.family[1:] != homes.family[:-1]) | (homes.household[1:] != homes.household[:-1])
    starts = np.flatnonzero(first)
    families = np.bincount(homes.household[starts], minlength=len(homes.kind))
    family_offsets = np.concatenate(([0], np.cumsum(families)))
    return family_offsets, np.append(starts, len(homes.ages))


def _family_columns(rng: Rng, homes: Households, incomes: Incomes) -> dict[str, NDArray[np.generic]]:
    """Wealth, debt help and use of assistance: of main families as drawn, of others as small own households."""
    family_offsets, person_offsets = _offsets(homes)
    n, main = len(person_offsets) - 1, family_offsets[:-1]
    wealth = np.round(draw_lognormal(rng, {"median": float(assumed("wealth_median")[1]), "sd": 1.0}, n), -1)
    help_with_debts = np.zeros(n, dtype=np.bool_)
    student = incomes.student[person_offsets[:-1]]
    uses = (rng.random(n) < assumptions()["grown_take_up"]) & ~student
    wealth[main], help_with_debts[main] = draw_property(rng, homes, incomes.uses_assistance)
    uses[main] = incomes.uses_assistance
    return {"vermogen": wealth, "schuldhulp": help_with_debts, "gebruikt_bijstand": uses}
