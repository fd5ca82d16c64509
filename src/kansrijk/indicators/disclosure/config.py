# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The settings of `kansrijk protect`: read with the line of every fault. `protect.schema.json` describes the same keys."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kansrijk.indicators.disclosure.door import METHODS, Method, Settings
from kansrijk.indicators.disclosure.rules import Rules
from kansrijk.indicators.disclosure.table import Dimension
from kansrijk.people.yaml_lines import Field, read_fields

SCHEMA_NAME = "kansrijk/protect"
SCHEMA = Path(__file__).parent / "protect.schema.json"
TOP = (
    "schema",
    "dimensions",
    "count",
    "amounts",
    "shares",
    "rules",
    "method",
    "rounding",
    "mark",
    "delimiter",
)
DIMENSION = ("total", "parts", "partial")
AMOUNT = ("contributors", "largest")
RULES = ("minimum", "zeros", "dominance", "p_percent", "possible", "amount_percent")
ROUNDING = ("base", "seed")
SHARE = ("of", "decimals")
MARK = "x"


@dataclass(frozen=True)
class Amount:
    """A column of sums of money, how many stand behind each, and the columns with the largest contributions."""

    column: str
    contributors: str | None = None
    largest: tuple[str, ...] = ()


@dataclass(frozen=True)
class Share:
    """A column to write: the count in percent of the total of a dimension, from the figures that are shown."""

    column: str
    of: str
    decimals: int = 1


@dataclass(frozen=True)
class TableSettings:
    """Everything needed to read and protect a file."""

    dimensions: tuple[Dimension, ...]
    count: str
    amounts: tuple[Amount, ...]
    shares: tuple[Share, ...]
    settings: Settings
    mark: str = MARK
    delimiter: str = ","


def read_table_settings(path: Path | str) -> TableSettings:
    """The settings of a YAML or JSON file.

    Raises:
        Problem: a key is unknown or missing or a value cannot be; file and line are named.
    """
    top = read_fields(path)
    given = _known(top, TOP)
    for key in ("schema", "dimensions", "count"):
        if key not in given:
            raise top.problem(nl=f"'{key}' ontbreekt.", en=f"'{key}' is missing.")
    if given["schema"].value != SCHEMA_NAME:
        raise given["schema"].problem(
            nl=f"hier hoort {SCHEMA_NAME} te staan.", en=f"{SCHEMA_NAME} is wanted here."
        )
    dimensions = tuple(_dimension(name, part) for name, part in given["dimensions"].entries().items())
    if not dimensions:
        raise given["dimensions"].problem(nl="noem minstens één kolom.", en="name at least one column.")
    names = [item.name for item in dimensions]
    amounts = given["amounts"].entries() if "amounts" in given else {}
    shares = given["shares"].entries() if "shares" in given else {}
    return TableSettings(
        dimensions=dimensions,
        count=_text(given["count"]),
        amounts=tuple(_amount(name, part) for name, part in amounts.items()),
        shares=tuple(_share(name, part, names) for name, part in shares.items()),
        settings=_settings(given),
        mark=_text(given["mark"]) if "mark" in given else MARK,
        delimiter=_delimiter(given["delimiter"]) if "delimiter" in given else ",",
    )


def _delimiter(part: Field) -> str:
    text = str(part.value)
    if len(text) != 1:
        raise part.problem(nl="hier hoort één teken, zoals ;", en="one character is wanted, such as ;")
    return text


def _known(part: Field, keys: Iterable[str]) -> dict[str, Field]:
    found = part.entries()
    for key, entry in found.items():
        if key not in keys:
            raise entry.problem(
                nl=f"'{key}' bestaat niet. Kies uit {', '.join(keys)}.",
                en=f"'{key}' does not exist. Choose from {', '.join(keys)}.",
            )
    return found


def _text(part: Field) -> str:
    if isinstance(part.value, (dict, list)) or part.value in (None, ""):
        raise part.problem(nl="hier hoort een woord te staan.", en="a word is wanted here.")
    return str(part.value)


def _number(part: Field, low: float, high: float, *, whole: bool = False) -> float:
    value = part.value
    right = isinstance(value, (int, float)) and not isinstance(value, bool) and low <= value <= high
    if not right or (whole and value != int(value)):
        kind_nl, kind_en = ("heel getal", "whole number") if whole else ("getal", "number")
        raise part.problem(
            nl=f"hier hoort een {kind_nl} van {low:g} tot en met {high:g}.",
            en=f"a {kind_en} from {low:g} up to {high:g} is wanted here.",
        )
    return float(value)


def _texts(part: Field) -> tuple[str, ...]:
    return tuple(_text(item) for item in part.items())


def _dimension(name: str, part: Field) -> Dimension:
    given = _known(part, DIMENSION)
    if "total" not in given:
        raise part.problem(
            nl="noem bij 'total' de code van het totaal.", en="name the code of the total at 'total'."
        )
    parents: dict[str, str] = {}
    for whole, inside in (given["parts"].entries() if "parts" in given else {}).items():
        for item in inside.items():
            code = _text(item)
            if code in parents:
                raise item.problem(
                    nl=f"{code} hoort al bij {parents[code]}.",
                    en=f"{code} is already part of {parents[code]}.",
                )
            parents[code] = whole
    partial = frozenset(_texts(given["partial"])) if "partial" in given else frozenset[str]()
    return Dimension(name, _text(given["total"]), parents, partial)


def _amount(name: str, part: Field) -> Amount:
    given = _known(part, AMOUNT) if part.value is not None else {}
    contributors = _text(given["contributors"]) if "contributors" in given else None
    return Amount(name, contributors, _texts(given["largest"]) if "largest" in given else ())


def _share(name: str, part: Field, dimensions: list[str]) -> Share:
    given = _known(part, SHARE)
    of = _text(given["of"]) if "of" in given else ""
    if of not in dimensions:
        raise part.problem(
            nl=f"'of' noemt een dimensie: {', '.join(dimensions)}.",
            en=f"'of' names a dimension: {', '.join(dimensions)}.",
        )
    return Share(name, of, int(_number(given["decimals"], 0, 3, whole=True)) if "decimals" in given else 1)


def _settings(given: dict[str, Field]) -> Settings:
    method: Method = "suppress"
    if "method" in given:
        found = [item for item in METHODS if item == given["method"].value]
        if not found:
            raise given["method"].problem(
                nl=f"kies uit {', '.join(METHODS)}.", en=f"choose from {', '.join(METHODS)}."
            )
        method = found[0]
    rounding = _known(given["rounding"], ROUNDING) if "rounding" in given else {}
    return Settings(
        rules=_rules(_known(given["rules"], RULES)) if "rules" in given else Rules(),
        method=method,
        base=_number(rounding["base"], 2, 1e6, whole=True) if "base" in rounding else 5.0,
        seed=int(_number(rounding["seed"], 0, 2**31, whole=True)) if "seed" in rounding else None,
    )


def _rules(given: dict[str, Field]) -> Rules:
    asked: dict[str, Any] = {}
    if "minimum" in given:
        asked["minimum"] = int(_number(given["minimum"], 3, 1000, whole=True))
    if "zeros" in given:
        if given["zeros"].value not in ("hide", "show"):
            raise given["zeros"].problem(nl="kies hide of show.", en="choose hide or show.")
        asked["zeros"] = given["zeros"].value == "hide"
    if "dominance" in given:
        if given["dominance"].value is None:
            asked["dominance_n"] = None
        else:
            pair = _known(given["dominance"], ("n", "k"))
            if set(pair) != {"n", "k"}:
                raise given["dominance"].problem(nl="noem n en k.", en="name n and k.")
            asked["dominance_n"] = int(_number(pair["n"], 1, 10, whole=True))
            asked["dominance_k"] = _number(pair["k"], 1, 100)
    if "p_percent" in given:
        asked["p"] = None if given["p_percent"].value is None else _number(given["p_percent"], 1, 100)
    if "possible" in given:
        asked["possible"] = int(_number(given["possible"], 2, asked.get("minimum", 10), whole=True))
    if "amount_percent" in given:
        asked["amount_pct"] = _number(given["amount_percent"], 1, 100)
    return Rules(**asked)
