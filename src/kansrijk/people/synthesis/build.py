# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2

"""Build a synthetic municipality, or all of them, from published figures."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from kansrijk.engine.frame import Frame
from kansrijk.engine.problems import Problem
from kansrijk.people.areas import COUNTRY, Area, find_area, municipalities
from kansrijk.people.parquet import write_frames
from kansrijk.people.population import Meta, Population
from kansrijk.people.synthesis.adjust import Goal, adjust
from kansrijk.people.synthesis.anchors import Anchors
from kansrijk.people.synthesis.assumptions import Rng, assumed, assumptions, draw_lognormal
from kansrijk.people.synthesis.childcare import draw_childcare
from kansrijk.people.synthesis.duration import draw_years, months
from kansrijk.people.synthesis.homes import Terms, draw_homes, draw_property
from kansrijk.people.synthesis.households import Households, draw_households
from kansrijk.people.synthesis.lacks import draw_lacks
from kansrijk.people.synthesis.margins import LINES, figures_year
from kansrijk.people.synthesis.money import COLUMNS as INCOME_OF_KIND
from kansrijk.people.synthesis.money import Incomes, draw_incomes, gross_columns, work_hours
from kansrijk.people.synthesis.plan import plan, random_stream
from kansrijk.people.synthesis.years import figure_of, index, years

INCOME_COLUMNS = tuple(INCOME_OF_KIND.values())
YEARS = years()
"""Years whose amounts are supported."""
SOURCES = (
    "CBS 85039NED, Kerncijfers wijken en buurten 2021 (CC BY 4.0)",
    "CBS 83841NED, Laag inkomen van huishoudens, 2018-2024 (CC BY 4.0)",
)
NOTE_NL = (
    "Synthetisch: deze mensen bestaan niet. De verschillen tussen gemeenten zijn die van 2021, de aantallen en de "
    "lage inkomens van het hele land die van {year}{latest_nl}, de bedragen die van {year}. Wat niet is gepubliceerd, "
    "is aangenomen."
)
NOTE_EN = (
    "Synthetic: these people do not exist. The differences between municipalities are those of 2021, the numbers and "
    "the low incomes of the whole country those of {year}{latest_en}, the amounts those of {year}. What is not "
    "published is assumed."
)
IDS_PER_AREA = 10_000_000
DRAWS = 10_000
"""How many values the draw of use can have: four decimals keep the file small."""
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
    share: float = 1.0,
) -> Iterator[Population]:
    """Make up the people of every municipality (or of `areas`), one after another.

    `progress(done, total, name)` is called after each. With `share` below 1 only a random part of the households
    of each is made, which is quick when shares are to be counted.

    Raises:
        Problem: the year is not supported.
    """
    check_year(year)
    return _one_by_one(municipalities() if areas is None else areas, year, seed, anchors, progress, share)


def _one_by_one(
    areas: Sequence[Area],
    year: int,
    seed: int,
    anchors: Anchors,
    progress: Progress | None,
    share: float,
) -> Iterator[Population]:
    for done, area in enumerate(areas, start=1):
        yield _synthesise(area, year, seed, anchors, share)
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
    last = figures_year(year)
    latest = ("", "") if last == year else (f" (lage inkomens: {last})", f" (low incomes: {last})")
    notes = (
        NOTE_NL.format(year=year, latest_nl=latest[0]),
        NOTE_EN.format(year=year, latest_en=latest[1]),
    )
    return Meta("synthetic", year, code, seed, SOURCES, notes)


def _synthesise(area: Area, year: int, seed: int, anchors: Anchors, share: float = 1.0) -> Population:
    country = plan(seed, year)
    rng = random_stream(seed, area.number)
    place = [other.code for other in municipalities()].index(area.code)
    homes = draw_households(rng, country, place, share)
    incomes = draw_incomes(rng, homes, anchors, index("wages", year))
    terms = Terms(anchors.amounts, index("rents", year), index("prices", year), figure_of("energy", year))
    n = len(homes.kind)
    columns: dict[str, NDArray[np.generic]] = {
        "gemeente": np.full(n, area.number, dtype=np.int16),
        **draw_homes(rng, homes, area, country.owners, terms),
        **_family_columns(rng, homes, incomes, terms),
        "leeftijd": homes.ages.astype(np.int16),
        "rol": homes.roles.astype(np.int16),
        **gross_columns(incomes, anchors),
        "student": incomes.student,
        "bijstand_vrijlating": incomes.disregard.astype(np.int16),
    }
    ids = area.number * IDS_PER_AREA + np.arange(1, n + 1, dtype=np.int64)
    frame = Frame(*_offsets(homes), columns, ids)
    if anchors.position is not None:
        adjust(frame, INCOME_COLUMNS, _goal(homes, incomes, anchors), anchors.position)
    columns |= _what_follows(rng, homes, frame, anchors, year)
    meta = replace(_meta(area.code, year, seed), supplied=tuple(sorted(columns)))
    return Population(Frame(frame.family_offsets, frame.person_offsets, columns, ids), meta)


def _goal(homes: Households, incomes: Incomes, anchors: Anchors) -> Goal:
    """The position of every main family, reached by moving the income of its first adult."""
    minimum = anchors.norms(homes.couple, homes.pension_age)
    minimum = minimum + anchors.children(homes.children_by_age(), 1 - homes.couple)
    heads = homes.heads
    beside = incomes.disregard[heads]
    return Goal(incomes.position, heads, incomes.kind[heads] - 1, minimum, beside)


def _what_follows(
    rng: Rng, homes: Households, frame: Frame, anchors: Anchors, year: int
) -> dict[str, NDArray[np.generic]]:
    """The columns that follow from income and home: hours, childcare, years of low income, what is lacked."""
    wages, profits = (np.asarray(frame.columns[name], dtype=np.float64) for name in ("loon_y", "winst_y"))
    hours = work_hours(rng, wages, profits, anchors.amounts.minimum_wage, index("wages", year))
    low = homes.income == 0 if anchors.low_income is None else anchors.low_income(frame)
    lasting, most_years = draw_years(rng, homes, low & ~homes.student, year)
    main = frame.family_offsets[:-1]

    def of_main(values: NDArray[np.generic]) -> NDArray[np.generic]:
        result = np.zeros(frame.n_families, dtype=values.dtype)
        result[main] = values
        return result

    problem = np.asarray(frame.columns["problematische_schulden"])[main]
    return {
        "jaren_laag_inkomen": of_main(lasting.astype(np.int16)),
        "laag_inkomen_3_van_4": of_main(most_years),
        "maanden_laag_inkomen": of_main(months(rng, lasting).astype(np.int16)),
        "gebruik_trekking": rng.integers(0, DRAWS, frame.n_families) / DRAWS,
        "werkuren_week": hours,
        **draw_childcare(rng, homes, hours, anchors.amounts.childcare_rates),
        **draw_lacks(rng, homes, homes.level, lasting, problem),
    }


def _offsets(homes: Households) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Offsets of families in households and of persons in families."""
    first = np.ones(len(homes.ages), dtype=np.bool_)
    first[1:] = (homes.family[1:] != homes.family[:-1]) | (homes.household[1:] != homes.household[:-1])
    starts = np.flatnonzero(first)
    families = np.bincount(homes.household[starts], minlength=len(homes.kind))
    family_offsets = np.concatenate(([0], np.cumsum(families)))
    return family_offsets, np.append(starts, len(homes.ages))


def _family_columns(
    rng: Rng, homes: Households, incomes: Incomes, terms: Terms
) -> dict[str, NDArray[np.generic]]:
    """Wealth, debts, debt help and use of assistance: of main families as drawn, of others as small households."""
    family_offsets, person_offsets = _offsets(homes)
    n, main = len(person_offsets) - 1, family_offsets[:-1]
    median = terms.prices * float(assumed("wealth_median")[1])
    wealth = np.round(draw_lognormal(rng, {"median": median, "sd": 1.0}, n), -1)
    debts = np.zeros(n)
    problem, helped = np.zeros(n, dtype=np.bool_), np.zeros(n, dtype=np.bool_)
    student = incomes.student[person_offsets[:-1]]
    poor = homes.income[homes.household[person_offsets[:-1]]] < len(LINES)
    uses = (rng.random(n) < assumptions()["grown_take_up"]) & ~student & ~poor
    owned = draw_property(rng, homes, incomes.assisted, terms)
    wealth[main], debts[main], problem[main], helped[main] = (
        owned.wealth,
        owned.debts,
        owned.problem,
        owned.helped,
    )
    uses[main] = incomes.uses_assistance
    return {
        "vermogen": wealth,
        "schulden": debts,
        "problematische_schulden": problem,
        "schuldhulp": helped,
        "gebruikt_bijstand": uses,
    }
