# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2

"""Texts become values: numbers, yes and no, codes, municipalities and ages."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

import numpy as np
import polars as pl
from numpy.typing import NDArray

from kansrijk.engine.columns import Column
from kansrijk.engine.problems import Problem
from kansrijk.people.areas import find_area
from kansrijk.people.model import CHILDCARE
from kansrijk.people.readers.mapping_keys import per_unit
from kansrijk.people.readers.raw import FileForm

YES = ("ja", "j", "true", "waar", "1", "yes", "y")
NO = ("nee", "n", "false", "onwaar", "0", "no")
DATE_FORMS = ("%Y-%m-%d", "%d-%m-%Y", "%d/%m/%Y", "%Y%m%d")
WORDS: Mapping[str, Mapping[str, int]] = {"opvang_soort": CHILDCARE}
Flags = NDArray[np.bool_]


@dataclass
class Values:
    """The values of a column a row, where there is none, and which rows are wrong by kind of fault."""

    values: NDArray[Any]
    empty: Flags
    wrong: dict[str, Flags] = field(default_factory=dict)


def number_pattern(form: FileForm) -> str:
    """The regular expression of a number: digits, perhaps in groups of three, and perhaps decimals."""
    decimal = re.escape(form.decimal)
    whole = r"\d+"
    if form.thousands:
        whole = rf"(?:\d+|\d{{1,3}}(?:{re.escape(form.thousands)}\d{{3}})+)"
    return rf"^[+-]?(?:{whole}(?:{decimal}\d*)?|{decimal}\d+)(?:[eE][+-]?\d+)?$"


def read_numbers(text: pl.Series, form: FileForm) -> Values:
    """Numbers from texts; a euro sign and spaces around them do not matter.

    A point where the mapping says that decimals follow a comma is a fault and never a guess.
    """
    clean = text.str.replace_all("€", "", literal=True).str.strip_chars()
    fits = clean.str.contains(number_pattern(form))
    plain = clean.str.replace_all(form.thousands, "", literal=True) if form.thousands else clean
    plain = plain.str.replace(form.decimal, ".", literal=True)
    numbers = plain.cast(pl.Float64, strict=False).to_numpy()
    empty = text.is_null().to_numpy()
    wrong = ~empty & (~fits.fill_null(False).to_numpy() | ~np.isfinite(numbers))
    return Values(np.where(wrong | empty, 0.0, numbers), empty, {"no_number": wrong})


def read_column(
    text: pl.Series, column: Column, form: FileForm, codes: Mapping[str, object] | None, per: str | None
) -> Values:
    """The values of one of our columns from its texts, checked against its limits."""
    if codes is not None or column.kind == "code":
        return _coded(text, column, codes)
    if column.kind == "bool":
        return _coded(text, column, dict.fromkeys(YES, True) | dict.fromkeys(NO, False), "yes_no")
    if column.name == "gemeente":
        return _areas(text)
    read = read_numbers(text, form)
    if per is not None:
        read.values = read.values * per_unit(column.unit, per)
    good = ~read.empty & ~read.wrong["no_number"]
    if column.kind == "integer":
        read.wrong["not_whole"] = good & (read.values != np.round(read.values))
    read.wrong["range"] = good & _outside(read.values, column)
    return read


def _outside(values: NDArray[Any], column: Column) -> Flags:
    outside: Flags = np.zeros(len(values), dtype=bool)
    if column.minimum is not None:
        outside |= values < column.minimum
    if column.maximum is not None:
        outside |= values > column.maximum
    return outside


def value_of(given: object, column: Column) -> float:
    """A value written in the mapping (constant, code, value of an empty cell) as a number.

    Raises:
        Problem: it cannot be a value of the column.
    """
    words = {"ja": 1, "nee": 0, "onbekend": None} if column.kind == "bool" else known_words(column)
    value: object = given
    if isinstance(given, str):
        value = words.get(given.strip().casefold(), given)
    if column.name == "gemeente" and isinstance(value, (str, int)):
        return float(find_area(value).number)
    allowed = isinstance(value, (bool, int, float))
    number = float(value) if isinstance(value, (bool, int, float)) else 0.0
    whole = column.kind in ("integer", "code", "bool")
    if (
        not allowed
        or bool(_outside(np.array([number]), column)[0])
        or (whole and number != round(number))
        or (column.kind == "bool" and number not in (0, 1))
        or (column.kind == "code" and int(number) not in column.codes)
    ):
        raise Problem(
            nl=f"De mapping geeft {column.name} de waarde '{given}', en dat kan niet. Zie columns.md voor wat mag.",
            en=f"The mapping gives {column.name} the value '{given}', which cannot be. See columns.md for what may.",
        )
    return number


def known_words(column: Column) -> dict[str, int]:
    """The words and numbers of a column with codes."""
    found = {str(code): code for code in column.codes}
    for code, labels in column.codes.items():
        found |= {label.casefold(): code for label in labels.values()}
    return found | dict(WORDS.get(column.name, {}))


def _coded(text: pl.Series, column: Column, codes: Mapping[str, object] | None, kind: str = "code") -> Values:
    given = codes if codes is not None else known_words(column)
    table = {key: value_of(value, column) for key, value in given.items()}
    keys = text.str.to_lowercase()
    found = keys.replace_strict(table, default=None, return_dtype=pl.Float64) if table else keys.is_null()
    empty = text.is_null().to_numpy()
    wrong = ~empty & found.is_null().to_numpy()
    return Values(found.cast(pl.Float64).fill_null(0.0).to_numpy(), empty, {kind: wrong})


def _areas(text: pl.Series) -> Values:
    table: dict[str, float] = {}
    for name in text.drop_nulls().unique().to_list():
        try:
            number = find_area(name).number
        except Problem:
            number = 0
        if number:
            table[name] = float(number)
    found = text.replace_strict(table, default=None, return_dtype=pl.Float64)
    empty = text.is_null().to_numpy()
    return Values(found.fill_null(0.0).to_numpy(), empty, {"area": ~empty & found.is_null().to_numpy()})


def read_dates(text: pl.Series, form: str | None) -> tuple[pl.Series, Values]:
    """Dates from texts in the given form, or in one of the usual ones (year first, or day first).

    Year-month-day is always understood: the cells of a spreadsheet that are dates are written so.
    """
    dates = pl.Series(text.name, [None] * len(text), dtype=pl.Date)
    for pattern in (form, DATE_FORMS[0]) if form else DATE_FORMS:
        if dates.null_count() == text.null_count():
            break
        found = text.str.to_date(pattern, strict=False, exact=True)
        dates = pl.select(pl.coalesce(pl.lit(dates), pl.lit(found))).to_series()
    empty = text.is_null().to_numpy()
    return dates, Values(np.zeros(len(text)), empty, {"date": ~empty & dates.is_null().to_numpy()})


def reference_days(day: date) -> dict[str, date]:
    """The day of each age column, for a reference date."""
    quarter = date(day.year, 3 * ((day.month - 1) // 3) + 1, 1)
    return {
        "leeftijd": day,
        "leeftijd_begin_jaar": date(day.year, 1, 1),
        "leeftijd_begin_kwartaal": quarter,
        "leeftijd_vorige_maand": day.replace(day=1) - timedelta(days=1),
    }


def ages_on(born: pl.Series, day: date) -> NDArray[np.int64]:
    """Ages in whole years on `day`; -1 for those not yet born, 0 where the date is not known."""
    parts = pl.DataFrame({"y": born.dt.year(), "m": born.dt.month(), "d": born.dt.day()})
    year, month, monthday = (parts[name].fill_null(0).to_numpy().astype(np.int64) for name in ("y", "m", "d"))
    later = (month > day.month) | ((month == day.month) & (monthday > day.day))
    age: NDArray[np.int64] = day.year - year - later
    return np.where(born.is_null().to_numpy(), 0, np.maximum(age, -1))
