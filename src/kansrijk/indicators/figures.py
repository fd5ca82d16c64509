# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Figures that may be shown: observations of indicators and of provisions, by area."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any, Literal

Status = Literal["synthetic", "computed", "published"]
Missing = Literal["withheld", "unknown"]
ReleaseStatus = Literal["provisional", "definite", "revised", "projected"]


@dataclass(frozen=True)
class Observation:
    """The value of one indicator in one area and period.

    A share is a part of one. `n` is what was counted, `denominator` what it is a part of; for amounts both
    are the children or families the amount is about. `status` says what kind of people were counted,
    `rests_on` the weakest legal status of the rules behind it. When `value` is None, `missing` and `reason`
    say why: withheld ("few": a small cell, "rest": nearly all of a small group, "complement": hidden because it
    would give such a cell back) or unknown ("no_provisions"; "not_supplied": the population lacks the facts;
    "needs_data": nothing was fed; "not_defined": there is no such value). The reason "nearly_all" goes with a
    value of 1 when fewer than 10 of a large group are left out. `release_status` is what the publisher says of a
    published figure, None when that was not found; `released` is the day of its release.
    """

    code: str
    version: str
    area: str
    period: str
    value: float | None
    n: int | None
    denominator: int | None
    unit: str
    status: Status
    rests_on: str | None = None
    interval: tuple[float, float] | None = None
    release: str | None = None
    source: str | None = None
    missing: Missing | None = None
    reason: str | None = None
    release_status: ReleaseStatus | None = None
    released: str | None = None


@dataclass(frozen=True)
class ProvisionFigure:
    """One local provision in one area: who is entitled and what it is worth a year.

    `groups` gives the entitled children who are also in a group (such as `arm_120`); None means withheld. A
    missing `value_per_child_y` with `missing` None means that the amount of the provision is not known.
    """

    code: str
    area: str
    period: str
    entitled_children: int | None
    value_per_child_y: float | None
    value_per_child_once: float | None
    total_value: float | None
    share_of_children: float | None
    groups: Mapping[str, int | None]
    status: Status
    rests_on: str | None = None
    missing: Missing | None = None


@dataclass(frozen=True)
class Coverage:
    """Over how many municipalities and children the figures about provisions go."""

    municipalities: int
    municipalities_with_provisions: int
    children: int
    children_with_provisions: int

    @property
    def complete(self) -> bool:
        """Whether the provisions of every municipality are known."""
        return self.municipalities == self.municipalities_with_provisions


@dataclass(frozen=True)
class AreaFigures:
    """All figures of one area that may be shown. `provisions` is None where they are unknown."""

    code: str
    name: str
    period: str
    status: Status
    children: int
    families: int
    coverage: Coverage
    observations: Mapping[str, Observation]
    provisions: tuple[ProvisionFigure, ...] | None = None

    def value(self, code: str) -> float | None:
        """The value of an indicator, or None when it is missing here."""
        observation = self.observations.get(code)
        return None if observation is None else observation.value

    def to_dict(self) -> dict[str, Any]:
        """A plain dictionary that JSON can hold, for keeping figures between runs; `from_dict` reads it.

        What the observations share stands once, so that the figures of a whole country stay small.
        """
        content = {name: getattr(self, name) for name in self.__dataclass_fields__}
        rows = {code: [getattr(entry, name) for name in _OWN] for code, entry in self.observations.items()}
        shared = next(iter(self.observations.values()), None)
        return {
            **content,
            "coverage": asdict(self.coverage),
            "observations": rows,
            "shared": {} if shared is None else {name: getattr(shared, name) for name in _SHARED},
            "provisions": None if self.provisions is None else [asdict(entry) for entry in self.provisions],
        }

    @staticmethod
    def from_dict(content: Mapping[str, Any]) -> AreaFigures:
        """The figures that `to_dict` wrote."""
        fields = dict(content)
        shared, provisions = fields.pop("shared"), fields.pop("provisions")
        observations = {
            code: Observation(code=code, **shared, **_pair(dict(zip(_OWN, row, strict=True))))
            for code, row in fields.pop("observations").items()
        }
        return AreaFigures(
            **{**fields, "coverage": Coverage(**fields["coverage"])},
            observations=observations,
            provisions=None
            if provisions is None
            else tuple(ProvisionFigure(**entry) for entry in provisions),
        )


_SHARED = ("area", "period", "status", "release", "source", "release_status", "released")
_OWN = ("version", "value", "n", "denominator", "unit", "rests_on", "interval", "missing", "reason")


def _pair(entry: dict[str, Any]) -> dict[str, Any]:
    """JSON turns the pair of an interval into a list; make it a pair again."""
    interval = entry["interval"]
    return {**entry, "interval": None if interval is None else tuple(interval)}
