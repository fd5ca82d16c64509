# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2

"""The files of the CBS microdata: which there are, which variables are read, and their tables."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import polars as pl
import yaml

from kansrijk.engine.problems import Problem
from kansrijk.people.readers.raw import FileForm, header_of, read_table

MAPPING_FILE = Path(__file__).parent / "microdata.yaml"
SUFFIXES = (".sav", ".parquet", ".csv")
RIN_LENGTH = 9
IN_REGISTER = "R"


@dataclass(frozen=True)
class Variable:
    """One variable of a file: what it fills or is used for, its codes, sign and marks of missing values."""

    file: str
    variable: str
    status: str
    source: str
    remark: str
    ours: str = ""
    use: str = ""
    unit: str = ""
    codes: Mapping[str, Any] = field(default_factory=dict)
    missing: tuple[str, ...] = ()
    optional: bool = False
    sign: int = 1


@cache
def microdata_map() -> dict[str, Any]:
    """The mapping file as data: sources, files, variables and what is not used."""
    found: dict[str, Any] = yaml.safe_load(MAPPING_FILE.read_text(encoding="utf-8"))
    return found


@cache
def variables() -> tuple[Variable, ...]:
    """Every variable that is read."""
    rows = microdata_map()["variables"]
    return tuple(Variable(**{**row, "missing": tuple(row.get("missing", ()))}) for row in rows)


def variables_of(file: str) -> list[Variable]:
    """The variables read from one file; a remark on rows as such is none."""
    return [item for item in variables() if item.file == file and not item.variable.startswith("(")]


def find_file(folder: Path, name: str, year: int) -> Path | None:
    """The newest version of a file in a folder and the folders below; None when it is not needed and not there.

    Raises:
        Problem: the folder or a needed file is not there.
    """
    if not folder.is_dir():
        raise Problem(
            nl=f"De map {folder} is er niet. Kijk of de naam klopt.",
            en=f"The folder {folder} is not there. Check its name.",
        )
    about = microdata_map()["files"][name]
    for start in about["starts"]:
        # After the start comes a year, TAB or BUS, so that INPA does not find another file.
        pattern = re.compile(rf"{start}(TAB|BUS)?(\d{{4}}|TAB|BUS|$)", re.IGNORECASE)
        found = [
            path
            for path in sorted(folder.rglob("*"))
            if path.suffix.casefold() in SUFFIXES and pattern.match(path.stem)
        ]
        if about["year"] == "same":
            found = [path for path in found if str(year) in path.stem]
        if found:
            return max(
                found, key=lambda path: (path.stem.casefold(), -SUFFIXES.index(path.suffix.casefold()))
            )
    if about["needed"]:
        start = about["starts"][0]
        raise Problem(
            nl=f"In {folder} is geen bestand dat met {start} begint{_of(year, about, 'nl')}. Zet het daar neer.",
            en=f"In {folder} there is no file that starts with {start}{_of(year, about, 'en')}. Put it there.",
        )
    return None


def _of(year: int, about: Mapping[str, Any], language: str) -> str:
    if about["year"] != "same":
        return ""
    return f" met {year} in de naam" if language == "nl" else f" with {year} in its name"


def read_microfile(path: Path, name: str) -> pl.DataFrame:
    """The variables of one file as text under the names of the mapping, whatever capitals the delivery has.

    Raises:
        Problem: a variable that is needed is not there.
    """
    names = header_of(path, FileForm(), 1)[0]
    known = {item.casefold(): item for item in names}
    wanted: dict[str, str] = {}
    for item in variables_of(name):
        theirs = known.get(item.variable.casefold())
        if theirs is not None:
            wanted[theirs] = item.variable
        elif not item.optional:
            raise Problem(
                nl=f"{path}: de variabele {item.variable} ontbreekt. Vraag haar aan, of pas microdata.yaml aan als "
                "zij nu anders heet.",
                en=f"{path}: the variable {item.variable} is missing. Apply for it, or change microdata.yaml when it "
                "is called otherwise now.",
            )
    table = read_table(path, FileForm(decimal="."), list(wanted)).frame.rename(wanted)
    items = [item for item in variables_of(name) if item.variable in table.columns]
    return table.with_columns(_amount(item) if item.unit else _marked(item) for item in items)


def _marked(item: Variable) -> pl.Expr:
    column = pl.col(item.variable)
    return pl.when(column.is_in(list(item.missing))).then(None).otherwise(column).alias(item.variable)


def _amount(item: Variable) -> pl.Expr:
    """A number, whether written with a point or a comma; null for a mark of a missing value."""
    number = pl.col(item.variable).str.replace(",", ".", literal=True).cast(pl.Float64, strict=False)
    marks = [float(mark) for mark in item.missing]
    return pl.when(number.is_in(marks)).then(None).otherwise(number).alias(item.variable)


def person_key(sort: str, number: str) -> pl.Expr:
    """The key of a person: the letter and nine digits; null for who is not in the register."""
    digits = pl.col(number).str.zfill(RIN_LENGTH)
    return pl.when(pl.col(sort) == IN_REGISTER).then(pl.col(sort) + digits).otherwise(None)


def as_markdown() -> list[str]:
    """The lines of the reference page: every file, variable, code and remark."""
    about = microdata_map()
    lines = [
        "# CBS microdata, variable by variable",
        "",
        "What `kansrijk population microdata` reads. The files are not public, and no layout of a delivery was at hand:",
        "check this page against the documentation that comes with yours. `published` means that name and meaning stand",
        "in a public source, `derived` is a step of our own, `memory` was not found in a public source. The page follows",
        "`people/readers/microdata.yaml`; a name that differs in your delivery is changed there.",
        "",
        "Sources:",
        "",
        *(f"- `{name}`: {text}" for name, text in about["sources"].items()),
        "",
    ]
    for file, facts in about["files"].items():
        year = "with the year in its name" if facts["year"] == "same" else "the newest"
        need = "needed" if facts["needed"] else "may be left out"
        starts = ", ".join(f"`{start}`" for start in facts["starts"])
        lines += [
            f"## {file}",
            "",
            f"File name starts with {starts}; {year}; {need}; a row a {facts['row']}.",
            "",
        ]
        lines += [
            "| Variable | Fills | Codes, missing | Status | Source | Remark |",
            "|---|---|---|---|---|---|",
        ]
        lines += [_row(item) for item in variables() if item.file == file]
        unused = [row for row in about["not_used"] if row["file"] == file]
        if unused:
            lines += ["", "Not read, and why it is named:", ""]
            lines += [
                f"- `{row['variable']}` ({row['status']}, {row['source']}): {row['remark']}" for row in unused
            ]
        lines.append("")
    return lines


def _row(item: Variable) -> str:
    fills = f"`{item.ours}`" if item.ours else item.use
    fills += f" ({item.unit})" if item.unit else ""
    fills += ", subtracted" if item.sign < 0 else ""
    words = [f"{code} = {_word(value)}" for code, value in item.codes.items()]
    words += [f"{mark} missing" for mark in item.missing]
    words += ["may be absent"] if item.optional else []
    name = item.variable if item.variable.startswith("(") else f"`{item.variable}`"
    cells = (name, fills, "; ".join(words), item.status, item.source, item.remark)
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


def _word(value: object) -> str:
    return {True: "yes", False: "no"}.get(value, str(value)) if isinstance(value, bool) else str(value)
