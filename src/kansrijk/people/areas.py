# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2

"""Areas: the municipalities of 2025 with published figures, found by code or name."""

from __future__ import annotations

import csv
import math
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import cache
from pathlib import Path

from kansrijk.engine.problems import Problem

DATA = Path(__file__).parent / "data"
COUNTRY = "NL"
TEXTS = ("code", "name", "province", "lon", "lat", "merged_codes", "merged_names")
ALSO_CALLED = {
    "denhaag": "GM0518",
    "denbosch": "GM0796",
    "nederland": COUNTRY,
    "nl": COUNTRY,
    "netherlands": COUNTRY,
}
ALIKE = ("inhabitants", "inhabitants_per_km2", "minimum_110_pct", "pct_0_14")
"""What `like_municipalities` compares: size, urban density, low income and the share of children."""


class UnknownArea(Problem):
    """No municipality has this code or name, or more than one has."""


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


def plain(text: str) -> str:
    """A name without capitals, accents, spaces and signs, for comparing."""
    letters = unicodedata.normalize("NFKD", text.casefold())
    return re.sub(r"[^a-z0-9]", "", letters)


@cache
def _by_name() -> dict[str, tuple[str, ...]]:
    names: dict[str, tuple[str, ...]] = {name: (code,) for name, code in ALSO_CALLED.items()}
    for area in municipalities():
        for name in {area.name, area.name.split(" (")[0]}:
            names[plain(name)] = (*names.get(plain(name), ()), area.code)
    return names


@cache
def _by_code() -> dict[str, Area]:
    return {area.code: area for area in municipalities()} | {COUNTRY: netherlands_area()}


def find_area(text: str | int) -> Area:
    """The municipality with this code ("GM0599", "0599", 599) or name ("Den Haag", "súdwest-fryslân").

    "NL" and "Nederland" give the whole country. Capitals, accents and signs do not matter.

    Raises:
        UnknownArea: no municipality is so called, or more than one; the sentence names the nearest.
    """
    wanted = str(text).strip()
    code = re.fullmatch(r"(?:GM)?0*(\d{1,4})", wanted, re.IGNORECASE)
    if code and (found := _by_code().get(f"GM{int(code[1]):04d}")):
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
    for area in municipalities():
        if plain(wanted) in {plain(name) for name in area.merged}:
            return UnknownArea(
                nl=f"'{wanted}' is geen gemeente meer: het hoort nu bij {area.name} ({area.code}). Kies die.",
                en=f"'{wanted}' is no municipality any more: it is part of {area.name} ({area.code}). Choose that.",
            )
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


def like_municipalities(code: str | int, n: int = 5) -> list[Area]:
    """The `n` municipalities most like this one, nearest first.

    Alike means near in number of inhabitants, inhabitants a km2 (both on a logarithmic scale), share of
    households up to 110% of the social minimum and share of inhabitants under 15. Each is measured in standard
    deviations over all municipalities and counts the same; ties go by code.

    Raises:
        UnknownArea: no such municipality; the whole country is like none.
    """
    wanted = find_area(code)
    if wanted.code == COUNTRY:
        raise UnknownArea(
            nl="Heel Nederland lijkt niet op één gemeente. Kies een gemeente.",
            en="The whole country is not like one municipality. Choose a municipality.",
        )
    scales = [_scale(figure) for figure in ALIKE]
    here = [scale[wanted.code] for scale in scales]

    def distance(area: Area) -> float:
        return math.dist(here, [scale[area.code] for scale in scales])

    others = [area for area in municipalities() if area.code != wanted.code]
    return sorted(others, key=lambda area: (round(distance(area), 9), area.code))[:n]


@cache
def _scale(figure: str) -> dict[str, float]:
    """A figure in standard deviations by municipality; numbers without an upper bound as logarithms."""
    unbounded = figure.startswith("inhabitants")
    values = {
        a.code: math.log(a.figures[figure]) if unbounded else a.figures[figure] for a in municipalities()
    }
    mean = sum(values.values()) / len(values)
    spread = math.sqrt(sum((value - mean) ** 2 for value in values.values()) / len(values))
    return {code: (value - mean) / spread for code, value in values.items()}
