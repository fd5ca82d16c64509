# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a picture is made of: safe figures, published figures, descriptions and where all comes from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from kansrijk.indicators import AreaFigures
from kansrijk.indicators.broad_target import JudgedBroad
from kansrijk.picture.examples import Examples
from kansrijk.picture.record import NationalRecord, national_record

Bilingual = str | dict[str, str]


@dataclass(frozen=True)
class PublishedFigure:
    """A figure that a statistical office published.

    A share is a part of one. `compare_with` is the code of the indicator it can be held against, when there
    is one, and `why` says in what they differ. `table` is the identity of the table, such as 85039NED.
    """

    code: str
    area: str
    label: Bilingual
    value: float
    unit: str
    period: str
    definition: Bilingual
    table: str
    source: str = "CBS"
    status: str = ""
    compare_with: str | None = None
    why: Bilingual = ""

    @staticmethod
    def from_dict(content: Mapping[str, Any]) -> PublishedFigure:
        """Read a figure from a dictionary; unit "percent" becomes a share, unknown keys are left out."""
        known = {name: content[name] for name in PublishedFigure.__dataclass_fields__ if name in content}
        if known.get("unit") == "percent":
            known |= {"unit": "share", "value": known["value"] / 100.0}
        known["period"] = str(known["period"])
        known.setdefault("code", f"{known['table']}-{known['period']}-{known['area']}")
        return PublishedFigure(**known)


@dataclass(frozen=True)
class ProvisionDescription:
    """A local provision in words.

    `seen_on` is the day the source was read, `page_year` the year the page is about (None when it says none),
    `confirmed` whether it is known to hold in the year of the picture, `counted` whether the figures include it.
    """

    code: str
    name: Bilingual
    what: Bilingual = ""
    for_whom: Bilingual = ""
    amount: Bilingual = ""
    provider: str = ""
    source_url: str = ""
    seen_on: str | None = None
    page_year: str | None = None
    confirmed: bool = False
    counted: bool = True
    note: Bilingual = ""

    @staticmethod
    def from_dict(content: Mapping[str, Any]) -> ProvisionDescription:
        """Read a description from a dictionary; unknown keys are left out."""
        known = {name: content[name] for name in ProvisionDescription.__dataclass_fields__ if name in content}
        for name in ("seen_on", "page_year"):
            if known.get(name) is not None:
                known[name] = str(known[name])
        return ProvisionDescription(**known)


@dataclass(frozen=True)
class WeakParameter:
    """An amount in the law whose status is weaker than published, named so that a reader can weigh it."""

    name: str
    label: Bilingual
    status: str
    source: str = ""


@dataclass(frozen=True)
class Provenance:
    """Where the computed figures come from.

    `law_date` is the day the rules hold, `rests_on` the weakest legal status of all results, `population` a
    dictionary with kind, year, seed, version and sources, `made_on` the day the picture was made.
    """

    law_date: str
    rests_on: str
    population: Mapping[str, Any]
    software: str
    made_on: str = ""
    weak_parameters: tuple[WeakParameter, ...] = ()
    extra: Mapping[str, Any] = field(default_factory=dict)

    @staticmethod
    def from_dict(content: Mapping[str, Any]) -> Provenance:
        """Read provenance from a dictionary; what has no field of its own is kept in `extra`."""
        fields = set(Provenance.__dataclass_fields__) - {"extra", "weak_parameters"}
        weak = tuple(WeakParameter(**entry) for entry in content.get("weak_parameters", ()))
        rest = {key: value for key, value in content.items() if key not in fields | {"weak_parameters"}}
        known = {name: content[name] for name in fields if name in content}
        return Provenance(**known, weak_parameters=weak, extra=rest)


@dataclass(frozen=True)
class MapPoint:
    """A municipality on the map: where it lies, its children, and the share to colour it by (or None)."""

    code: str
    name: str
    longitude: float
    latitude: float
    children: int
    value: float | None


@dataclass(frozen=True)
class PictureInputs:
    """Everything a picture shows, before it is put into words.

    `netherlands` is None for the picture of the Netherlands itself, or when the country was not computed. `record` is
    what was published about the country over time, `examples` what can be learned from other municipalities,
    `own_target` the broad target that the municipality set itself, with its verdicts.
    """

    area: AreaFigures
    provenance: Provenance
    netherlands: AreaFigures | None = None
    peers: tuple[AreaFigures, ...] = ()
    published: tuple[PublishedFigure, ...] = ()
    provisions: tuple[ProvisionDescription, ...] = ()
    map_points: tuple[MapPoint, ...] = ()
    peers_because: Bilingual = ""
    record: NationalRecord = field(default_factory=national_record)
    examples: Examples = field(default_factory=Examples)
    own_target: JudgedBroad | None = None

    @property
    def is_country(self) -> bool:
        """Whether the picture is of the whole country."""
        return self.area.code == "NL"
