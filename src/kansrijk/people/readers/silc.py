# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2

"""Files of the shape of EU-SILC (D, R, H and P) become one survey table, a row a person."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

import polars as pl
import yaml

from kansrijk.engine.problems import Problem
from kansrijk.people.readers.raw import FileForm, Progress, header_of, read_table
from kansrijk.people.readers.survey import SurveyTable, as_numbers

MAPPING_FILE = Path(__file__).parent / "silc.yaml"
SUFFIXES = (".csv", ".parquet", ".sav")
HOUSEHOLD, COUNTRY, YEAR = "household", "country", "year"
CHILD_ITEMS = "gemis_kind_items"
"""The number of the 17 items a child lacks, as in columns.yaml."""


@cache
def silc_map() -> dict[str, Any]:
    """The mapping file as data."""
    found: dict[str, Any] = yaml.safe_load(MAPPING_FILE.read_text(encoding="utf-8"))
    return found


def read_silc(
    source: Path | str | Sequence[Path | str],
    *,
    country: str = "NL",
    year: int | None = None,
    progress: Progress | None = None,
) -> SurveyTable:
    """One survey table from a folder with D, R, H and perhaps P files, or from a list of such files.

    Every person of the R file is a row, with the facts of the household and the person, and columns of ours (see
    silc.yaml). A file holds a kind when it has the variable of that kind. The clusters are those of the survey, or
    the households when it tells none.

    Raises:
        Problem: a D, R or H file is missing or there twice, the country or year is not there, or people have no
            household.
        InvalidData: see `SurveyTable`.
    """
    files = _files(source)
    tables: dict[str, pl.DataFrame] = {}
    for kind, path in files.items():
        tables[kind] = _of_country(_read(path, kind, progress), kind, path, country, year)
    people = tables["R"]
    for kind in ("D", "H"):
        people = _with_household(people, tables[kind], files[kind])
    if "P" in tables:
        people = _with_person(people, tables["P"])
    remarks: list[tuple[str, str]] = []
    people = _with_ours(people)
    people = _with_child_items(people, remarks)
    design = {key: item["variable"] for key, item in silc_map()["design"].items()}
    strata = design["strata"] if _filled(people, design["strata"]) else None
    cluster = design["cluster"] if _filled(people, design["cluster"]) else HOUSEHOLD
    if cluster == HOUSEHOLD:
        remarks.append(
            (
                "DB060 ontbreekt: het huishouden is het cluster.",
                "DB060 is not there: the household is the cluster.",
            )
        )
    name = files["R"].name
    return SurveyTable(people, design["weight"], strata, cluster, "RB030", HOUSEHOLD, name, tuple(remarks))


def _filled(frame: pl.DataFrame, name: str) -> bool:
    return name in frame.columns and frame[name].null_count() == 0


def _files(source: Path | str | Sequence[Path | str]) -> dict[str, Path]:
    if isinstance(source, (str, Path)):
        folder = Path(source)
        if not folder.is_dir():
            raise Problem(
                nl=f"De map {folder} is er niet. Kijk of de naam klopt.",
                en=f"The folder {folder} is not there. Check its name.",
            )
        paths = sorted(path for path in folder.iterdir() if path.suffix.casefold() in SUFFIXES)
    else:
        paths = [Path(path) for path in source]
    found: dict[str, Path] = {}
    for path in paths:
        names = {name.upper() for name in header_of(path, FileForm(decimal="."), 1)[0]}
        for kind, about in silc_map()["files"].items():
            if about["has"] in names:
                if kind in found:
                    raise Problem(
                        nl=f"{found[kind].name} en {path.name} zijn allebei een {kind}-bestand. Houd er één over.",
                        en=f"{found[kind].name} and {path.name} are both a {kind} file. Keep one of them.",
                    )
                found[kind] = path
    for kind in ("D", "R", "H"):
        if kind not in found:
            has = silc_map()["files"][kind]["has"]
            raise Problem(
                nl=f"Er is geen {kind}-bestand: geen enkel bestand heeft de variabele {has}. Voeg het toe.",
                en=f"There is no {kind} file: no file has the variable {has}. Add it.",
            )
    return found


def _read(path: Path, kind: str, progress: Progress | None) -> pl.DataFrame:
    frame = as_numbers(read_table(path, FileForm(decimal="."), None, progress).frame)
    frame = frame.rename({name: name.upper() for name in frame.columns if name != name.upper()})
    about = silc_map()["files"][kind]
    keys = {COUNTRY: [about["country"]], YEAR: [about["year"]]}
    if "household" in about:
        keys[HOUSEHOLD] = about["household"] if isinstance(about["household"], list) else [about["household"]]
    made = []
    for key, choices in keys.items():
        name = next((item for item in choices if item in frame.columns), None)
        if name is None:
            raise Problem(
                nl=f"{path}: de variabele {' of '.join(choices)} ontbreekt. Voeg haar toe.",
                en=f"{path}: the variable {' or '.join(choices)} is missing. Add it.",
            )
        made.append(pl.col(name).alias(key))
    return frame.with_columns(made)


def _of_country(frame: pl.DataFrame, kind: str, path: Path, country: str, year: int | None) -> pl.DataFrame:
    chosen = frame.filter(pl.col(COUNTRY).cast(pl.String).str.to_uppercase() == country.upper())
    if year is not None:
        chosen = chosen.filter(pl.col(YEAR) == year)
    years = chosen[YEAR].n_unique()
    if chosen.height == 0 or years > 1:
        wanted = f"{country} {year or ''}".strip()
        why = ("meer dan één jaar; kies een jaar", "more than one year; choose one")
        why = why if years > 1 else (f"niets over {wanted}", f"nothing of {wanted}")
        raise Problem(
            nl=f"{path} ({kind}-bestand) bevat {why[0]}.", en=f"{path} ({kind} file) holds {why[1]}."
        )
    return chosen


def _with_household(people: pl.DataFrame, homes: pl.DataFrame, path: Path) -> pl.DataFrame:
    double = homes[HOUSEHOLD].is_duplicated()
    if double.any():
        raise Problem(
            nl=f"{path}: {int(double.sum())} rijen gaan over hetzelfde huishouden. Er mag er één zijn.",
            en=f"{path}: {int(double.sum())} rows are about the same household. There may be one.",
        )
    new = [name for name in homes.columns if name == HOUSEHOLD or name not in people.columns]
    joined = people.join(
        homes.select(new).with_columns(pl.lit(True).alias("_there")), on=HOUSEHOLD, how="left"
    )
    alone = joined["_there"].null_count()
    if alone:
        raise Problem(
            nl=f"{path}: van {alone} personen staat het huishouden er niet in. Gebruik bestanden van één levering.",
            en=f"{path}: the household of {alone} persons is not in it. Use files of one delivery.",
        )
    return joined.drop("_there")


def _with_person(people: pl.DataFrame, persons: pl.DataFrame) -> pl.DataFrame:
    new = [name for name in persons.columns if name == "PB030" or name not in people.columns]
    facts = persons.select(new).unique("PB030", keep="first")
    return people.join(facts, left_on="RB030", right_on="PB030", how="left")


def _with_ours(people: pl.DataFrame) -> pl.DataFrame:
    made = []
    for item in silc_map()["columns"]:
        present = [pl.col(name) for name in item["any_of"] if name in people.columns]
        if present:
            made.append(pl.coalesce(present).alias(item["as"]))
    return people.with_columns(made)


def _with_child_items(people: pl.DataFrame, remarks: list[tuple[str, str]]) -> pl.DataFrame:
    """The number of the 17 items a child under 16 lacks; null for others and where an answer is missing."""
    lacks: list[pl.Expr] = []
    for item in silc_map()["child_items"]:
        together = item.get("all_of")
        names = together or item["any_of"]
        present = [name for name in names if name in people.columns]
        if not present or (together and len(present) < len(together)):
            nl = f"{CHILD_ITEMS} kan niet: {' en '.join(names)} ontbreekt."
            en = f"{CHILD_ITEMS} cannot be made: {' and '.join(names)} is missing."
            remarks.append((nl, en))
            return people
        parts = [_lack(people, name, item["lacks"]) for name in present]
        lacks.append(pl.max_horizontal(parts) if together else pl.coalesce(parts))
    if "age" not in people.columns:
        remarks.append(
            (f"{CHILD_ITEMS} kan niet: de leeftijd ontbreekt.", f"{CHILD_ITEMS} cannot be made: no age.")
        )
        return people
    total = pl.sum_horizontal(lacks, ignore_nulls=False)
    young = pl.col("age") < silc_map()["child_age_below"]
    return people.with_columns(pl.when(young).then(total).otherwise(None).alias(CHILD_ITEMS))


def _lack(people: pl.DataFrame, name: str, codes: list[int]) -> pl.Expr:
    answer = pl.col(name).cast(pl.Int64, strict=False)
    found = pl.when(answer.is_null()).then(None).otherwise(answer.is_in(codes).cast(pl.Int64))
    flag = f"{name}_F"
    if flag not in people.columns:
        return found
    outside = pl.col(flag).cast(pl.Int64, strict=False) == silc_map()["not_applicable_flag"]
    return pl.when(answer.is_null() & outside.fill_null(False)).then(0).otherwise(found)
