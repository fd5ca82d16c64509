# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2

"""Comparing municipalities with uncertainty: which figures may be put side by side, and who is in front.

A ranking of uncertain figures suggests more than they tell. So each municipality gets the range of places it may
have, and municipalities come in groups; the order within a group says nothing.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

import numpy as np
import numpy.typing as npt

from kansrijk.engine.problems import Problem
from kansrijk.indicators.comparison_model import true_values
from kansrijk.indicators.figures import Observation

Floats = npt.NDArray[np.float64]
Better = Literal["low", "high"]
Group = Literal["front", "middle", "behind"]
COUNTRY = "NL"
LEVEL = 0.95
Z_95 = 1.959964
"""Intervals of observations hold 95 percent; a standard error is half the interval divided by this."""
BLOCK = 50


class NotComparable(Problem):
    """Figures that do not measure the same thing in the same way."""


@dataclass(frozen=True)
class Measured:
    """One municipality in a comparison: value, standard error, weight, and what the error is made of.

    `basis` is "given" (a standard error), "interval" (of the observation) or "chance" (what chance does to a
    share of so many people, when everybody was counted).
    """

    area: str
    value: float
    error: float
    weight: float
    basis: Literal["given", "interval", "chance"]


@dataclass(frozen=True)
class Comparable:
    """Figures that may be compared, and for every municipality left out the reason (a word, see `REASONS`)."""

    code: str
    version: str
    period: str
    unit: str
    statuses: frozenset[str]
    measured: tuple[Measured, ...]
    left_out: Mapping[str, str]

    @property
    def arrays(self) -> tuple[Floats, Floats, Floats]:
        """Values, standard errors and weights in order."""
        rows = [(m.value, m.error, m.weight) for m in self.measured]
        table = np.array(rows, dtype=np.float64).reshape(-1, 3)
        return table[:, 0], table[:, 1], table[:, 2]

    def remarks(self, language: str) -> list[str]:
        """What a reader must know beside the outcome, in Dutch ("nl") or English ("en")."""
        dutch = language == "nl"
        found = []
        if "synthetic" in self.statuses:
            found.append(
                "De cijfers komen uit een synthetische bevolking. Ze laten zien wat de regels doen, niet hoe goed een "
                "gemeente het doet."
                if dutch
                else "The figures are of a synthetic population. They show what the rules do, not how well a "
                "municipality does."
            )
        if any(m.basis == "chance" for m in self.measured):
            found.append(
                "Waar geen marge gegeven is, is die van het toeval bij zo veel kinderen genomen. Andere fouten zitten er "
                "niet in."
                if dutch
                else "Where no margin was given, that of chance with so many children is used. Other errors are not in it."
            )
        for reason in sorted(set(self.left_out.values())):
            areas = ", ".join(area for area, why in self.left_out.items() if why == reason)
            found.append(f"{REASONS[reason][0 if dutch else 1]}: {areas}.")
        return found


REASONS = {
    "country": ("Niet meegenomen, want geen gemeente", "Left out, being no municipality"),
    "missing": (
        "Niet meegenomen, want het cijfer is verborgen of onbekend",
        "Left out, being withheld or unknown",
    ),
    "no_margin": ("Niet meegenomen, want er is geen marge", "Left out, having no margin of error"),
}


def comparable(
    observations: Iterable[Observation], *, standard_errors: Mapping[str, float] | None = None
) -> Comparable:
    """The figures of one indicator in one period that may be compared.

    Args:
        observations: of one code, version, period and unit.
        standard_errors: by area, when the observation has no interval or a better one is known.

    Raises:
        NotComparable: more than one code, version, period, unit or way of counting; an area twice; or fewer than two
            municipalities left.
    """
    rows = list(observations)
    for name, nl, en in SAME:
        found = sorted({str(getattr(row, name)) for row in rows if row.value is not None})
        if len(found) > 1:
            raise NotComparable(
                nl=f"Deze cijfers zijn niet te vergelijken: ze verschillen in {nl} ({', '.join(found)}). Kies er een.",
                en=f"These figures cannot be compared: they differ in {en} ({', '.join(found)}). Choose one.",
            )
    measured: dict[str, Measured] = {}
    left_out: dict[str, str] = {}
    for row in rows:
        if row.area in measured or row.area in left_out:
            raise NotComparable(
                nl=f"{row.area} staat er twee keer in. Laat één cijfer staan.",
                en=f"{row.area} is there twice. Keep one figure.",
            )
        entry = _measured(row, standard_errors or {})
        if isinstance(entry, str):
            left_out[row.area] = entry
        else:
            measured[row.area] = entry
    if len(measured) < 2:
        raise NotComparable(
            nl="Er zijn minder dan twee gemeenten met een cijfer en een marge. Geef standaardfouten mee.",
            en="Fewer than two municipalities have a figure and a margin. Give standard errors.",
        )
    first = next(row for row in rows if row.area in measured)
    statuses = frozenset(row.status for row in rows if row.area in measured)
    ordered = tuple(measured[area] for area in sorted(measured))
    return Comparable(first.code, first.version, first.period, first.unit, statuses, ordered, left_out)


SAME = (
    ("code", "de indicator", "the indicator"),
    ("version", "de versie", "the version"),
    ("period", "de periode", "the period"),
    ("unit", "de eenheid", "the unit"),
    ("status", "de manier van tellen", "the way of counting"),
)


def _measured(row: Observation, errors: Mapping[str, float]) -> Measured | str:
    if row.area == COUNTRY or row.area.startswith(("PV", "BQ")):
        return "country"
    if row.value is None:
        return "missing"
    weight = float(row.denominator or 0)
    if row.area in errors:
        return Measured(row.area, row.value, errors[row.area], weight, "given")
    if row.interval is not None:
        half = max(row.interval[1] - row.value, row.value - row.interval[0])
        return Measured(row.area, row.value, half / Z_95, weight, "interval")
    if row.unit == "share" and row.denominator:
        # Two added on each side (Agresti and Coull 1998), so that a share of 0 or 1 keeps a margin.
        people = row.denominator + 4
        share = (row.value * row.denominator + 2) / people
        return Measured(row.area, row.value, math.sqrt(share * (1 - share) / people), weight, "chance")
    return "no_margin"


@dataclass(frozen=True)
class Place:
    """The places a municipality may have, from `best` to `worst` (1 is in front), and its group."""

    area: str
    value: float
    best: int
    worst: int
    group: Group


@dataclass(frozen=True)
class Standing:
    """Who is in front: each municipality with its range of places, ordered by area, not by place."""

    places: tuple[Place, ...]
    level: float
    figures: Comparable

    def group(self, name: Group) -> tuple[str, ...]:
        """The areas of a group, in order of area; the group "front" are the koplopers."""
        return tuple(place.area for place in self.places if place.group == name)

    @property
    def ranking(self) -> tuple[str, ...] | None:
        """The areas from front to back, only when every place is certain; None otherwise."""
        if any(place.best != place.worst for place in self.places):
            return None
        return tuple(place.area for place in sorted(self.places, key=lambda place: place.best))

    def remarks(self, language: str) -> list[str]:
        """What a reader must know, in Dutch ("nl") or English ("en")."""
        dutch = language == "nl"
        found = self.figures.remarks(language)
        if self.ranking is None:
            found.insert(
                0,
                "De marges overlappen, dus er is geen ranglijst: binnen een groep zegt de volgorde niets."
                if dutch
                else "The margins overlap, so there is no ranking: within a group the order says nothing.",
            )
        if not self.group("front"):
            found.insert(
                0,
                "De cijfers zijn te onzeker om koplopers aan te wijzen."
                if dutch
                else "The figures are too uncertain to name front-runners.",
            )
        return found


def front_runners(
    observations: Iterable[Observation],
    better: Better,
    *,
    standard_errors: Mapping[str, float] | None = None,
    level: float = LEVEL,
    part: float = 0.25,
    draws: int = 1000,
    seed: int = 1,
) -> Standing:
    """Who is in front (the koplopers) and who behind, and the range of places of every municipality.

    In front is who is in the best `part` of the places with probability `level`, given the figures of all
    (`true_values`): a small municipality is not in front because chance favoured it this once. The range of
    places counts who is certainly better and who certainly worse, for all pairs at once with probability `level`;
    its critical value is the quantile of the largest standardised difference over all pairs, found by simulation
    from the standard errors (Mogstad, Romano, Shaikh and Wilhelm 2024, Inference for ranks, Review of Economic
    Studies 91).

    Args:
        observations, standard_errors: see `comparable`. Errors are taken as independent between municipalities.
        better: whether a low or a high value is in front.
        part: the part of the places that counts as in front, and at the other end as behind.
        draws, seed: of the simulation; the same seed gives the same answer.

    Raises:
        NotComparable: see `comparable`.
    """
    figures = comparable(observations, standard_errors=standard_errors)
    values, errors, _ = figures.arrays
    worse = values if better == "low" else -values
    apart = worse[:, None] - worse[None, :]
    scale = np.hypot(errors[:, None], errors[None, :])
    certain = apart > _critical(errors, scale, level, draws, seed) * scale
    count = len(values)
    best = 1 + certain.sum(axis=1)
    worst = count - certain.sum(axis=0)
    chance_front, chance_behind = _chances(worse, errors, part, draws, seed)
    places = tuple(
        Place(entry.area, entry.value, int(low), int(high), _group(float(front), float(behind), level))
        for entry, low, high, front, behind in zip(
            figures.measured, best, worst, chance_front, chance_behind, strict=True
        )
    )
    return Standing(places, level, figures)


def _group(front: float, behind: float, level: float) -> Group:
    if front >= level:
        return "front"
    return "behind" if behind >= level else "middle"


def _chances(worse: Floats, errors: Floats, part: float, draws: int, seed: int) -> tuple[Floats, Floats]:
    """For every municipality the chance that its true place is in the first and in the last part."""
    truth = true_values(worse, errors, draws, seed)
    # Equal values share the better place in front and the worse one behind, so a tie pushes nobody out.
    ordered = np.sort(truth, axis=1)
    limit = max(1, math.ceil(part * len(worse)))
    front = truth <= ordered[:, [limit - 1]]
    behind = truth >= ordered[:, [-limit]]
    return front.mean(axis=0), behind.mean(axis=0)


def _critical(errors: Floats, scale: Floats, level: float, draws: int, seed: int) -> float:
    """The quantile of the largest standardised difference between any two municipalities, by simulation."""
    generator = np.random.default_rng(seed)
    inverse = np.divide(1.0, scale, out=np.zeros_like(scale), where=scale > 0)
    largest = []
    for start in range(0, draws, BLOCK):
        noise = generator.standard_normal((min(BLOCK, draws - start), len(errors))) * errors
        gaps = np.abs(noise[:, :, None] - noise[:, None, :]) * inverse
        largest.append(gaps.max(axis=(1, 2)))
    return float(np.quantile(np.concatenate(largest), level))
