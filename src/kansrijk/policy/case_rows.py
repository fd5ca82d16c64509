# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2

"""The rows of a file with worked cases: read, checked, and a household of one made into facts."""

from __future__ import annotations

import difflib
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

from kansrijk.engine import Column, FamilyFacts, HouseholdFacts, Problem
from kansrijk.people.model import caribbean_columns, input_columns

HALF_A_CENT = 0.005
HOUSEHOLD_KEYS = {"id", "date", "household", "given", "expected", "tolerance", "source", "note", "trust"}
SCHEME_KEYS = {
    "id",
    "scheme",
    "year",
    "inputs",
    "expected",
    "tolerance",
    "source",
    "note",
    "trust",
    "recomputed",
}


def read_rows(file: Path) -> list[Any]:
    """The rows of a file, JSON or YAML.

    Raises:
        Problem: the file cannot be read or holds no list; names file and remedy.
    """
    try:
        text = file.read_text(encoding="utf-8")
        rows = json.loads(text) if file.suffix == ".json" else yaml.load(text, Loader=yaml.CSafeLoader)
    except OSError as error:
        raise Problem(
            nl=f"Het bestand {file} is niet te lezen. Kijk naam en map na.",
            en=f"The file {file} cannot be read. Check name and folder.",
        ) from error
    except (ValueError, yaml.YAMLError) as error:
        raise Problem(
            nl=f"{file} is geen geldige {file.suffix[1:] or 'YAML'}: {error}. Verbeter die regel.",
            en=f"{file} is not valid {file.suffix[1:] or 'YAML'}: {error}. Mend that line.",
        ) from error
    if not isinstance(rows, list):
        raise Problem(
            nl=f"{file} is geen lijst van gevallen. Begin elk geval met '- id: ...'.",
            en=f"{file} is no list of cases. Start every case with '- id: ...'.",
        )
    return rows


def bad_row(file: Path, number: int, nl: str, en: str) -> Problem:
    """What is wrong with a row, with its file and number."""
    return Problem(nl=f"{file}, geval {number}: {nl}", en=f"{file}, case {number}: {en}")


def check_row(file: Path, number: int, row: Any) -> None:
    """Refuse a row that is no case."""
    kind = HOUSEHOLD_KEYS if isinstance(row, dict) and "household" in row else SCHEME_KEYS
    needed = (
        ("id", "date", "household", "expected")
        if kind is HOUSEHOLD_KEYS
        else ("id", "scheme", "year", "inputs", "expected")
    )
    missing = [key for key in needed if not isinstance(row, dict) or row.get(key) is None]
    if missing:
        raise bad_row(
            file,
            number,
            f"{', '.join(missing)} ontbreekt. Een geval heeft id, date, household en expected, "
            "of id, scheme, year, inputs en expected.",
            f"{', '.join(missing)} is missing. A case has id, date, household and expected, "
            "or id, scheme, year, inputs and expected.",
        )
    unknown = sorted(set(row) - kind)
    if unknown:
        raise bad_row(
            file,
            number,
            f"'{unknown[0]}' is geen bekend veld. Bekend zijn: {', '.join(sorted(kind))}.",
            f"'{unknown[0]}' is no known field. Known are: {', '.join(sorted(kind))}.",
        )
    for key in ("household", "inputs", "expected", "given"):
        if key in row and not isinstance(row[key], dict):
            raise bad_row(
                file,
                number,
                f"'{key}' is geen lijst van namen met waarden.",
                f"'{key}' maps no names to values.",
            )
    tolerances(file, number, row)
    if kind is HOUSEHOLD_KEYS:
        household_of(file, number, row["household"])


def tolerances(file: Path, number: int, row: Mapping[str, Any]) -> dict[str, float]:
    """The tolerance of each expected value: one number for all, a mapping, or a text such as "a 1e-12; b 1e-9"."""
    stated = row.get("tolerance", HALF_A_CENT)
    try:
        if isinstance(stated, str):
            pairs = (part.split() for part in stated.split(";"))
            stated = {name: float(value) for name, value in pairs}
        if isinstance(stated, dict):
            return {name: float(stated[name]) for name in row["expected"]}
        return dict.fromkeys(row["expected"], float(stated))
    except (ValueError, TypeError, KeyError) as error:
        raise bad_row(
            file,
            number,
            "de tolerance klopt niet. Geef één getal, of voor elke verwachte waarde een getal.",
            "the tolerance is not right. Give one number, or a number for every expected value.",
        ) from error


def household_of(file: Path, number: int, entry: Mapping[str, Any]) -> HouseholdFacts:
    """The facts of a case of our own, every name checked against the columns.

    A household with an island lives in Caribbean Netherlands and has the columns of its law. Values of a family or
    household stand beside its members or families, or under `values`.
    """
    columns = caribbean_columns() if on_an_island(entry) else input_columns()
    families = []
    for family in _parts(file, number, entry, "families"):
        members = _parts(file, number, family, "members")
        for member in members:
            _known(file, number, columns, "person", member)
        values = _values(file, number, family, "members")
        _known(file, number, columns, "family", values)
        families.append(FamilyFacts(values, list(members)))
    values = _values(file, number, entry, "families")
    _known(file, number, columns, "household", values)
    return HouseholdFacts(values, families)


def on_an_island(entry: Mapping[str, Any]) -> bool:
    """Whether a household lives in Caribbean Netherlands."""
    return "eiland" in entry or "eiland" in (entry.get("values") or {})


def _values(file: Path, number: int, entry: Mapping[str, Any], parts: str) -> dict[str, Any]:
    """What is known of a family or household itself."""
    nested = entry.get("values") or {}
    if not isinstance(nested, dict):
        raise bad_row(
            file,
            number,
            "'values' is geen lijst van namen met waarden.",
            "'values' maps no names to values.",
        )
    beside = {name: value for name, value in entry.items() if name not in (parts, "values")}
    return {**beside, **nested}


def _parts(file: Path, number: int, entry: Mapping[str, Any], key: str) -> list[dict[str, Any]]:
    parts = entry.get(key)
    if not isinstance(parts, list) or not parts or not all(isinstance(part, dict) for part in parts):
        raise bad_row(
            file,
            number,
            f"'{key}' is geen lijst met minstens één onderdeel. Zet er '- ...' onder.",
            f"'{key}' is no list with one item at least. Put '- ...' under it.",
        )
    return parts


def _known(
    file: Path, number: int, model: Mapping[str, Column], entity: str, values: Mapping[str, Any]
) -> None:
    columns = [column.name for column in model.values() if column.entity == entity]
    for name, value in values.items():
        if name not in columns:
            near = ", ".join(difflib.get_close_matches(str(name), columns, n=2) or columns)
            raise bad_row(
                file,
                number,
                f"'{name}' is geen kolom van een {entity}. Bedoelt u: {near}?",
                f"'{name}' is no column of a {entity}. Did you mean: {near}?",
            )
        if not isinstance(value, (int, float)):
            raise bad_row(
                file,
                number,
                f"'{name}' is geen getal of ja/nee: {value}.",
                f"'{name}' is no number or yes/no: {value}.",
            )
