# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What to measure in a survey file: the settings of `kansrijk measure`, read and checked with the line of every fault.

The lists of keys here also make the JSON Schema, see `kansrijk.indicators.survey.schema`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from kansrijk.people.yaml_lines import Field, read_fields

SCHEMA_NAME = "kansrijk/measure"
TOP = (
    "schema",
    "version",
    "delimiter",
    "decimal",
    "value",
    "weight",
    "strata",
    "cluster",
    "population",
    "among",
    "line",
    "at_line",
    "level",
    "groups",
    "calibrate",
    "measures",
)
AT_LINE = ("below", "up_to")
PLAIN = ("mean", "total", "median", "share", "quantile")
OF_LINE = ("threshold", "poverty_rate", "median_gap", "fgt1", "fgt2")
OF_INCOME = ("gini", "quintile_ratio")
OF_ITEMS = ("child_deprivation", "severe_deprivation", "arope", "alkire_foster")
MEASURES = (*OF_LINE, *OF_INCOME, *PLAIN, *OF_ITEMS)
_SEVERE = {"household_items": True, "adult_items": True, "age": True, "household": True}
OPTIONS: Mapping[str, Mapping[str, bool]] = {
    **{key: {} for key in (*OF_LINE, "quintile_ratio")},
    **{key: {"column": False} for key in ("mean", "total", "median")},
    "gini": {"form": False},
    "share": {"column": True},
    "quantile": {"part": True, "column": False},
    "child_deprivation": {"items": True, "age": True, "household": False},
    "severe_deprivation": _SEVERE,
    "arope": {**_SEVERE, "low_work": True},
    "alkire_foster": {"dimensions": True, "cutoff": True},
}
"""The options of each measure, and whether it needs them."""
DISTANCES = ("linear", "raking")


@dataclass(frozen=True)
class LineSettings:
    """Fixed at `amount`, fixed in a `column` (one amount a respondent), or `part` of the `quantile` of incomes."""

    kind: str
    amount: float | None = None
    column: str | None = None
    part: float = 0.6
    quantile: float = 0.5


@dataclass(frozen=True)
class Band:
    """Those whose number in `column` is at least `lowest` and below `below`, or whose label is `equal`."""

    column: str
    lowest: float | None = None
    below: float | None = None
    equal: str | None = None


@dataclass(frozen=True)
class Grouping:
    """A division of the respondents: every label of a column, or one band of numbers."""

    name: str
    band: Band
    every_label: bool


@dataclass(frozen=True)
class Asked:
    """One measure that is asked for, with its options."""

    measure: str
    options: Mapping[str, Any]


@dataclass(frozen=True)
class Controls:
    """Known totals that the weights must meet: by label of a column, or of a column of numbers."""

    distance: str
    margins: Mapping[str, Mapping[str, float]] = field(default_factory=dict)
    totals: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True)
class Settings:
    """Everything `kansrijk measure` needs to know about a file."""

    measures: tuple[Asked, ...]
    value: str | None = None
    weight: str | None = None
    strata: str | None = None
    cluster: str | None = None
    population: str | None = None
    among: Band | None = None
    line: LineSettings | None = None
    at_line: str | None = None
    level: float = 0.95
    groups: tuple[Grouping, ...] = ()
    calibrate: Controls | None = None
    delimiter: str = ","
    decimal: str = "."


def read_settings(path: Path | str) -> Settings:
    """The settings of a YAML or JSON file.

    Raises:
        Problem: the file is not there, a key is unknown or missing, or a value cannot be; file and line are named.
    """
    top = read_fields(path)
    given = _known(top, TOP)
    _required(top, given, ("schema", "measures"))
    if given["schema"].value != SCHEMA_NAME:
        raise given["schema"].problem(
            nl=f"hier hoort {SCHEMA_NAME} te staan.", en=f"{SCHEMA_NAME} is wanted here."
        )
    if "version" in given and given["version"].value != 1:
        raise given["version"].problem(
            nl="deze versie is er niet; de enige is 1.", en="there is no such version; the only one is 1."
        )
    texts = {
        key: _text(given[key])
        for key in ("value", "weight", "strata", "cluster", "population", "delimiter", "decimal")
        if key in given
    }
    asked = tuple(_asked(item) for item in given["measures"].items())
    settings = Settings(
        **texts,
        measures=asked,
        among=_band(given["among"]) if "among" in given else None,
        line=_line(given["line"]) if "line" in given else None,
        at_line=_choice(given["at_line"], AT_LINE) if "at_line" in given else None,
        level=_between(given["level"], 0.0, 1.0) if "level" in given else 0.95,
        groups=tuple(_grouping(item) for item in given["groups"].items()) if "groups" in given else (),
        calibrate=_controls(given["calibrate"]) if "calibrate" in given else None,
    )
    _complete(settings, top)
    return settings


def _complete(settings: Settings, top: Field) -> None:
    """Refuse measures that lack what they need."""
    names = {item.measure for item in settings.measures}
    with_line = names & {*OF_LINE, "arope"}
    bare = {
        item.measure for item in settings.measures if item.measure in PLAIN and "column" not in item.options
    }
    if not settings.measures:
        raise top.problem(
            nl=f"measures is leeg. Kies uit: {', '.join(MEASURES)}.",
            en=f"measures is empty. Choose from: {', '.join(MEASURES)}.",
        )
    if with_line and settings.line is None:
        raise top.problem(
            nl=f"{min(with_line)} vraagt om een armoedegrens. Zet bij line een vast bedrag (fixed) of een schatting (estimated).",
            en=f"{min(with_line)} asks for a poverty line. Give line a fixed amount (fixed) or an estimate (estimated).",
        )
    if with_line and settings.at_line is None:
        raise top.problem(
            nl="zeg met at_line wat geldt voor wie precies op de grens zit: below (niet arm) of up_to (arm).",
            en="say with at_line what holds for those exactly on the line: below (not poor) or up_to (poor).",
        )
    if (with_line | bare | names & set(OF_INCOME)) and settings.value is None:
        raise top.problem(
            nl="zeg bij value in welke kolom het inkomen staat.",
            en="say with value which column holds the income.",
        )


def _known(part: Field, keys: Iterable[str]) -> dict[str, Field]:
    given, allowed = part.entries(), tuple(keys)
    for key, inner in given.items():
        if key not in allowed:
            raise inner.problem(
                nl=f"'{key}' ken ik hier niet. Kies uit: {', '.join(allowed)}.",
                en=f"'{key}' is not known here. Choose from: {', '.join(allowed)}.",
            )
    return given


def _required(part: Field, given: Mapping[str, Field], keys: Iterable[str]) -> None:
    for key in keys:
        if key not in given:
            raise part.problem(nl=f"'{key}' ontbreekt.", en=f"'{key}' is missing.")


def _text(part: Field) -> str:
    if not isinstance(part.value, str) or not part.value:
        raise part.problem(nl="hier hoort een naam te staan.", en="a name is wanted here.")
    return part.value


def _number(part: Field) -> float:
    if isinstance(part.value, bool) or not isinstance(part.value, int | float):
        raise part.problem(nl="hier hoort een getal te staan.", en="a number is wanted here.")
    return float(part.value)


def _between(part: Field, low: float, high: float) -> float:
    value = _number(part)
    if not low < value < high:
        raise part.problem(
            nl=f"hier hoort een getal tussen {low:g} en {high:g} te staan.",
            en=f"a number between {low:g} and {high:g} is wanted here.",
        )
    return value


def _choice(part: Field, allowed: tuple[str, ...]) -> str:
    if part.value not in allowed:
        raise part.problem(nl=f"kies uit: {', '.join(allowed)}.", en=f"choose from: {', '.join(allowed)}.")
    return str(part.value)


def _line(part: Field) -> LineSettings:
    given = _known(part, ("fixed", "estimated"))
    if len(given) != 1:
        raise part.problem(nl="kies één van fixed en estimated.", en="choose one of fixed and estimated.")
    if "fixed" in given:
        fixed = given["fixed"]
        if isinstance(fixed.value, str):
            return LineSettings("fixed", column=fixed.value)
        amount = _number(fixed)
        if amount <= 0:
            raise fixed.problem(nl="een grens is hoger dan 0.", en="a line is above 0.")
        return LineSettings("fixed", amount=amount)
    inner = _known(given["estimated"], ("part", "quantile"))
    return LineSettings(
        "estimated",
        part=_between(inner["part"], 0.0, 2.0) if "part" in inner else 0.6,
        quantile=_between(inner["quantile"], 0.0, 1.0) if "quantile" in inner else 0.5,
    )


def _band(part: Field, extra: tuple[str, ...] = ()) -> Band:
    given = _known(part, ("column", "from", "below", "is", *extra))
    _required(part, given, ("column",))
    return Band(
        column=_text(given["column"]),
        lowest=_number(given["from"]) if "from" in given else None,
        below=_number(given["below"]) if "below" in given else None,
        equal=str(given["is"].value) if "is" in given else None,
    )


def _grouping(part: Field) -> Grouping:
    band = _band(part, ("name",))
    given = part.entries()
    whole = band.lowest is None and band.below is None and band.equal is None
    return Grouping(_text(given["name"]) if "name" in given else band.column, band, whole)


def _asked(part: Field) -> Asked:
    if isinstance(part.value, str):
        measure, given = _choice(part, MEASURES), {}
    else:
        entries = part.entries()
        _required(part, entries, ("measure",))
        measure = _choice(entries["measure"], MEASURES)
        given = _known(part, ("measure", "label", *OPTIONS[measure]))
    _required(part, given, [key for key, needed in OPTIONS[measure].items() if needed])
    options = {key: _option(key, inner) for key, inner in given.items() if key != "measure"}
    return Asked(measure, options)


def _option(key: str, part: Field) -> Any:
    if key in ("items", "household_items", "adult_items"):
        return tuple(_text(item) for item in part.items())
    if key == "dimensions":
        return {name: tuple(_text(item) for item in inner.items()) for name, inner in part.entries().items()}
    if key == "part":
        return _between(part, 0.0, 1.0)
    if key == "cutoff":
        return _number(part)
    if key == "form":
        return _choice(part, ("trapezoid", "finite"))
    return _text(part)


def _controls(part: Field) -> Controls:
    given = _known(part, ("distance", "margins", "totals"))
    _required(part, given, ("distance",))
    margins = given["margins"].entries() if "margins" in given else {}
    totals = given["totals"].entries() if "totals" in given else {}
    if not margins and not totals:
        raise part.problem(nl="geef margins of totals.", en="give margins or totals.")
    return Controls(
        _choice(given["distance"], DISTANCES),
        {
            name: {key: _number(item) for key, item in inner.entries().items()}
            for name, inner in margins.items()
        },
        {name: _number(inner) for name, inner in totals.items()},
    )
