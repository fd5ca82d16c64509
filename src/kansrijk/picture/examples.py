# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Good examples: which municipalities are in front, which are like this one, and what front-runners do."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from kansrijk.indicators import AreaFigures
from kansrijk.indicators.comparison import Better, NotComparable, Place, Standing, front_runners
from kansrijk.indicators.comparison_spread import Spread, dispersion
from kansrijk.people import Area
from kansrijk.people.areas import COUNTRY
from kansrijk.people.areas_alike import Likeness, likeness, most_alike
from kansrijk.policy.assessment.judge import Practice
from kansrijk.policy.assessment.judge import front_runners as practices

COMPARED: Mapping[str, Better] = {
    "recht_onder_arme_kinderen_120": "high",
    "recht_onder_arme_kinderen_120_ouder_werkt": "high",
}
"""What municipalities decide themselves: who is entitled. How many children are poor says little about policy."""
NEARBY = 5


@dataclass(frozen=True)
class Compared:
    """One indicator over all municipalities: who is in front with how much certainty, and how far they lie apart."""

    code: str
    standing: Standing
    spread: Spread

    def place(self, area: str) -> Place | None:
        """The range of places of a municipality, None when it is left out."""
        return next((place for place in self.standing.places if place.area == area), None)


@dataclass(frozen=True)
class Neighbour:
    """Another municipality, with in each language why it is like the one of the picture."""

    code: str
    name: str
    why: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Examples:
    """What the chapter on good examples shows; empty parts where nothing can be compared."""

    compared: tuple[Compared, ...] = ()
    alike: tuple[Neighbour, ...] = ()
    in_front: tuple[Neighbour, ...] = ()
    practices: tuple[Practice, ...] = field(default_factory=practices)


def find_examples(place: Area, everywhere: Mapping[str, AreaFigures], *, peers: int = NEARBY) -> Examples:
    """The examples for an area.

    Args:
        place: the municipality, or the country.
        everywhere: figures of all municipalities by code, counted the same way.
        peers: how many like municipalities.
    """
    compared = compare_areas(everywhere)
    front = compared[0].standing.group("front") if compared else ()
    if place.code == COUNTRY:
        largest = sorted(front, key=lambda code: -everywhere[code].children)[:NEARBY]
        return Examples(compared, (), tuple(Neighbour(code, everywhere[code].name) for code in largest))
    near = sorted((likeness(place.code, code) for code in front if code != place.code), key=_distance)
    return Examples(
        compared,
        tuple(_neighbour(found) for found in most_alike(place.code, peers)),
        tuple(_neighbour(found) for found in near[:NEARBY]),
    )


def compare_areas(everywhere: Mapping[str, AreaFigures]) -> tuple[Compared, ...]:
    """Who is in front in each of `COMPARED`; what cannot be compared is left out."""
    found = (_compare(code, better, everywhere) for code, better in COMPARED.items())
    return tuple(item for item in found if item is not None)


def _distance(found: Likeness) -> float:
    return found.distance


def _neighbour(found: Likeness) -> Neighbour:
    why = {language: found.words(language) for language in ("nl", "en")}
    return Neighbour(found.there.code, found.there.name, why)


def _compare(code: str, better: Better, everywhere: Mapping[str, AreaFigures]) -> Compared | None:
    rows = [figures.observations[code] for area, figures in everywhere.items() if area != COUNTRY]
    try:
        return Compared(code, front_runners(rows, better), dispersion(rows))
    except NotComparable:
        return None
