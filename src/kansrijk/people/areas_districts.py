# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2

"""Districts (wijken) and neighbourhoods (buurten) of a municipality, read from a list of CBS.

The code tells the municipality: WK059901 is district 01 of GM0599, BU05990110 neighbourhood 10 in it. No list is
kept here, as districts change every year: read the one of the year the figures are about.
"""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from kansrijk.engine.problems import Problem
from kansrijk.people.areas_divisions import Division
from kansrijk.people.areas_names import UnknownArea
from kansrijk.people.areas_series import MissingWeights

_CODE = re.compile(r"(?:WK(\d{4})\w{2}|BU(\d{4})\w{4})")


@dataclass(frozen=True)
class District:
    """A district or neighbourhood: its code, name, municipality code and whether it is a wijk or a buurt."""

    code: str
    name: str
    municipality: str
    kind: Literal["wijk", "buurt"]


def municipality_of(code: str) -> str:
    """The municipality code in the code of a district or neighbourhood.

    Raises:
        UnknownArea: the code is not one of a district or neighbourhood.
    """
    found = _CODE.fullmatch(code.strip())
    if found is None:
        raise UnknownArea(
            nl=f"'{code}' is geen code van een wijk of buurt. Gebruik codes als WK059901 of BU05990110.",
            en=f"'{code}' is no code of a district or neighbourhood. Use codes such as WK059901 or BU05990110.",
        )
    return f"GM{found[1] or found[2]}"


def read_districts(path: Path, year: int) -> tuple[District, ...]:
    """Read a list with the columns `code` and `name` (CSV with commas or semicolons), in order of code.

    Raises:
        Problem: the file or a column is not there.
        UnknownArea: a line holds another code, or a municipality that is not in the division of `year`.
    """
    if not path.is_file():
        raise Problem(
            nl=f"Het bestand {path} is er niet. Geef een lijst van wijken met de kolommen code en name.",
            en=f"The file {path} is not there. Give a list of districts with the columns code and name.",
        )
    division = Division(year)
    with path.open(encoding="utf-8-sig", newline="") as file:
        first = file.readline()
        file.seek(0)
        rows = csv.DictReader(file, delimiter=";" if ";" in first else ",")
        if not {"code", "name"} <= set(rows.fieldnames or ()):
            raise Problem(
                nl=f"{path.name}: regel 1 mist de kolom code of name. Geef beide kolommen die naam.",
                en=f"{path.name}: line 1 lacks the column code or name. Give the two columns these names.",
            )
        found = [
            District(
                code, row["name"].strip(), municipality_of(code), "wijk" if code[:2] == "WK" else "buurt"
            )
            for row in rows
            if (code := (row["code"] or "").strip())
        ]
    for district in found:
        if district.municipality not in division:
            raise UnknownArea(
                nl=f"{path.name}: {district.code} hoort bij {district.municipality}, en die gemeente was er niet op 1 "
                f"januari {year}. Geef het jaar van de lijst.",
                en=f"{path.name}: {district.code} belongs to {district.municipality}, which was no municipality on 1 "
                f"January {year}. Give the year of the list.",
            )
    return tuple(sorted(found, key=lambda district: district.code))


def districts_to_municipalities(
    series: Mapping[str, float | None],
    *,
    kind: Literal["count", "rate"],
    weights: Mapping[str, float] | None = None,
) -> dict[str, float | None]:
    """Figures by district as figures by municipality: counts added up, rates averaged by the weights.

    A municipality is None when one of its districts in the series is unknown; that ALL its districts are in
    the series is for the caller to see to.

    Raises:
        UnknownArea: a code of something else.
        MissingWeights: a rate without the weights of its districts.
    """
    parts: dict[str, list[str]] = defaultdict(list)
    for code in series:
        parts[municipality_of(code)].append(code)
    result: dict[str, float | None] = {}
    for municipality, codes in sorted(parts.items()):
        known = {code: value for code in codes if (value := series[code]) is not None}
        if len(known) < len(codes):
            result[municipality] = None
        elif kind == "count":
            result[municipality] = sum(known.values())
        else:
            result[municipality] = _mean(known, weights or {})
    return result


def _mean(known: Mapping[str, float], weights: Mapping[str, float]) -> float:
    lacking = [code for code in known if not weights.get(code, -1.0) >= 0]
    total = sum(weights[code] for code in known if code not in lacking)
    if lacking or total <= 0:
        named = ", ".join(lacking or known)
        raise MissingWeights(
            nl=f"Een gemiddelde over wijken heeft gewichten nodig van {named}, zoals het aantal kinderen.",
            en=f"A mean over districts needs weights of {named}, such as the number of children.",
        )
    return sum(weights[code] * value for code, value in known.items()) / total
