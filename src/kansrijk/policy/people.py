# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2

"""Populations for the law of a year: drawn anew, or read from a file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from kansrijk.people import find_area, synthesise, write_country
from kansrijk.people.synthesis import check_year
from kansrijk.people.synthesis.years import law_day as law_day
from kansrijk.policy.anchors import anchors_on

Progress = Callable[[int, int, str], None]


def build_population(
    area: str, year: int, out: Path | str, *, seed: int = 1, progress: Progress | None = None
) -> tuple[int, int]:
    """Write a synthetic population of a municipality or of the country ("NL") to a Parquet file.

    Returns:
        the number of households and of persons.

    Raises:
        Problem: unknown area or year, or the file cannot be written; nothing is left behind.
    """
    place = find_area(area)
    check_year(year)
    anchors = anchors_on(law_day(year))
    if place.code == "NL":
        return write_country(out, year, seed, anchors, progress)
    people = synthesise(place.code, year, seed, anchors)
    people.write(out)
    if progress is not None:
        progress(1, 1, place.name)
    return people.frame.n_households, people.frame.n_persons
