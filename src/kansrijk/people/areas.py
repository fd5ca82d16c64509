# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2

"""Areas: the municipalities of 2025 with published figures, found by code or name."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import cache

from kansrijk.people.areas_divisions import refuse_caribbean, why_not_in, with_name
from kansrijk.people.areas_names import ALSO_CALLED, DATA, UnknownArea, as_code, names_of, plain

__all__ = ["COUNTRY", "DATA", "Area", "UnknownArea", "find_area", "municipalities", "netherlands_area"]

COUNTRY = "NL"
THIS_DIVISION = 2025
TEXTS = ("code", "name", "province", "lon", "lat", "merged_codes", "merged_names")
CALLED = ALSO_CALLED | dict.fromkeys(("nederland", "nl", "netherlands"), COUNTRY)


@dataclass(frozen=True)
class Area:
    """A municipality of 2025, or the whole country (code "NL").

    `figures` holds published figures of 2021 by column of data/municipalities.csv (data/sources.yaml tells what
    each means); a figure that is not published is absent. `merged` are the names that became part of it since.
    """

    code: str
    name: str
    province: str
    lon: float
    lat: float
    figures: Mapping[str, float] = field(default_factory=dict)
    merged: tuple[str, ...] = ()

    @property
    def number(self) -> int:
        """The municipality number, as in the column `gemeente`; 0 for the whole country."""
        return 0 if self.code == COUNTRY else int(self.code[2:])

    @property
    def inhabitants(self) -> int:
        """Inhabitants on 1 January 2021 (CBS 85039NED)."""
        return int(self.figures["inhabitants"])

    @property
    def households(self) -> float:
        """Households: inhabitants divided by the published average household size."""
        return self.figures["inhabitants"] / self.figures["household_size"]


@cache
def municipalities() -> tuple[Area, ...]:
    """All municipalities of 2025 in order of code."""
    with (DATA / "municipalities.csv").open(encoding="utf-8", newline="") as file:
        return tuple(_area(row) for row in csv.DictReader(file))


def _area(row: Mapping[str, str]) -> Area:
    figures = {name: float(text) for name, text in row.items() if name not in TEXTS and text}
    figures["inhabitants_per_km2"] = figures["inhabitants"] / figures["land_km2"]
    merged = tuple(name for name in row["merged_names"].split(";") if name)
    return Area(
        row["code"], row["name"], row["province"], float(row["lon"]), float(row["lat"]), figures, merged
    )


@cache
def netherlands_area() -> Area:
    """The whole country: inhabitants and land added up, other figures left out; the point is its middle."""
    areas = municipalities()
    people = sum(area.figures["inhabitants"] for area in areas)
    figures = {
        "inhabitants": people,
        "land_km2": sum(area.figures["land_km2"] for area in areas),
        "household_size": people / sum(area.households for area in areas),
    }
    lon, lat = (sum(getattr(area, axis) for area in areas) / len(areas) for axis in ("lon", "lat"))
    return Area(COUNTRY, "Nederland", "", round(lon, 3), round(lat, 3), figures)


@cache
def _by_name() -> dict[str, tuple[str, ...]]:
    names: dict[str, tuple[str, ...]] = {name: (code,) for name, code in CALLED.items()}
    for area in municipalities():
        for name in names_of(area.name):
            names[name] = (*names.get(name, ()), area.code)
    return names


@cache
def _by_code() -> dict[str, Area]:
    return {area.code: area for area in municipalities()} | {COUNTRY: netherlands_area()}


def find_area(text: str | int) -> Area:
    """The municipality with this code ("GM0599", "0599", 599) or name ("Den Haag", "súdwest-fryslân").

    "NL" and "Nederland" give the whole country. Capitals, accents and signs do not matter.

    Raises:
        UnknownArea: no municipality is so called, or more than one; the sentence names the nearest, or what a
            municipality that was given up has become.
    """
    wanted = str(text).strip()
    if found := _by_code().get(as_code(wanted) or ""):
        return found
    codes = _by_name().get(plain(wanted), ())
    if len(codes) == 1:
        return _by_code()[codes[0]]
    raise _unknown(wanted, [_by_code()[code] for code in codes])


def _unknown(wanted: str, several: list[Area]) -> UnknownArea:
    if several:
        listed = " / ".join(f"{area.name} = {area.code}" for area in several)
        return UnknownArea(
            nl=f"Er is meer dan één gemeente met de naam '{wanted}': {listed}. Geef de code.",
            en=f"More than one municipality is called '{wanted}': {listed}. Give the code.",
        )
    if ever := with_name(wanted):
        nl, en = why_not_in(ever[0], THIS_DIVISION)
        return UnknownArea(nl=nl, en=en)
    refuse_caribbean(wanted)
    near = nearest_names(wanted)
    hint_nl = (
        f"Bedoelt u {' of '.join(near)}?" if near else "Geef de naam of de code, zoals Rotterdam of GM0599."
    )
    hint_en = (
        f"Do you mean {' or '.join(near)}?" if near else "Give the name or code, such as Rotterdam or GM0599."
    )
    return UnknownArea(
        nl=f"De gemeente '{wanted}' is niet bekend in de indeling van 2025. {hint_nl}",
        en=f"The municipality '{wanted}' is not known in the division of 2025. {hint_en}",
    )


def nearest_names(text: str, n: int = 3) -> list[str]:
    """Up to `n` names of municipalities that look like `text`, nearest first."""
    near = get_close_matches(plain(text), list(_by_name()), n=n, cutoff=0.6)
    return list(dict.fromkeys(_by_code()[_by_name()[name][0]].name for name in near))
