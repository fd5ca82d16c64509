# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2

"""The keys of a family file: which there are, which column each fills, and what their values may be."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from difflib import get_close_matches

from kansrijk.engine.columns import Column
from kansrijk.engine.facts import Value
from kansrijk.people.model import ADULT, CHILD, CHILDCARE, input_columns
from kansrijk.people.yaml_lines import Field

TOP: dict[str, str] = dict.fromkeys(("naam", "toelichting", "gemeente", "wonen", "gezin", "medebewoners"), "")
HOME = {
    "huur": "huur_m",
    "servicekosten": "servicekosten_m",
    "woonlasten_eigen": "woonlasten_eigen_m",
    "energie": "energie_m",
}
FAMILY = {
    "vermogen": "vermogen",
    "schuldhulp": "schuldhulp",
    "gebruikt_bijstand": "gebruikt_bijstand",
    "leden": "",
}
MEMBER = {
    "rol": "rol",
    "geboren": "",
    "leeftijd": "leeftijd",
    "loon_jaar": "loon_y",
    "winst_jaar": "winst_y",
    "uitkering_jaar": "uitkering_y",
    "pensioen_jaar": "pensioen_y",
    "werkuren": "werkuren_week",
    "student": "student",
    "opvang": "opvang_soort",
    "opvanguren_maand": "opvanguren_m",
    "opvangprijs": "opvangprijs_uur",
}
ROLES = {"ouder": ADULT, "partner": ADULT, "volwassene": ADULT, "kind": CHILD}
WORDS = {True: ("true", "ja"), False: ("false", "nee")}


def known_keys(field: Field, allowed: Mapping[str, str]) -> dict[str, Field]:
    """The fields of a mapping, when all its keys are known.

    Raises:
        Problem: a key is not known; the sentence names the nearest.
    """
    entries = field.entries()
    for key, value in entries.items():
        if key in allowed:
            continue
        if key == "naam":
            raise value.problem(
                nl="namen van mensen horen hier niet. Laat deze regel weg.",
                en="names of people do not belong here. Leave this line out.",
            )
        near = get_close_matches(key, list(allowed), n=1, cutoff=0.5)
        listed = ", ".join(allowed)
        raise value.problem(
            nl=f"'{key}' is niet bekend. "
            + (f"Bedoelt u '{near[0]}'?" if near else f"Mogelijk zijn: {listed}."),
            en=f"'{key}' is not known. "
            + (f"Do you mean '{near[0]}'?" if near else f"Possible are: {listed}."),
        )
    return entries


def read_value(field: Field, column_name: str) -> Value:
    """The value of a field as its column wants it.

    Raises:
        Problem: it is not of the right kind or outside the bounds of the column.
    """
    column = input_columns()[column_name]
    if column.kind == "bool":
        return _yes_or_no(field)
    if column.kind == "code":
        return _choice(field)
    return _number(field, column)


def _yes_or_no(field: Field) -> bool:
    if isinstance(field.value, bool):
        return field.value
    for answer, words in WORDS.items():
        if str(field.value).casefold() in words:
            return answer
    raise field.problem(
        nl=f"'{field.value}' is geen ja of nee. Schrijf true of false.",
        en=f"'{field.value}' is no yes or no. Write true or false.",
    )


def _choice(field: Field) -> int:
    word = str(field.value).casefold()
    if word in CHILDCARE:
        return CHILDCARE[word]
    raise field.problem(
        nl=f"'{field.value}' is niet bekend. Mogelijk zijn: {', '.join(CHILDCARE)}.",
        en=f"'{field.value}' is not known. Possible are: {', '.join(CHILDCARE)}.",
    )


def _number(field: Field, column: Column) -> float | int:
    value = field.value
    if isinstance(value, bool) or not isinstance(value, int | float) or value != value:
        raise field.problem(
            nl=f"'{value}' is geen getal. Schrijf een getal met een punt voor de centen, zoals 1200.50.",
            en=f"'{value}' is no number. Write a number with a point before the cents, such as 1200.50.",
        )
    low, high = column.minimum, column.maximum
    if (low is not None and value < low) or (high is not None and value > high):
        raise field.problem(
            nl=f"{value:g} kan niet: {column.nl} ligt tussen {low:g} en {high:g}. Kijk het getal na.",
            en=f"{value:g} cannot be: {column.en} lies between {low:g} and {high:g}. Check the number.",
        )
    if column.kind == "integer":
        if value != int(value):
            raise field.problem(
                nl=f"{value:g} is geen heel getal. Schrijf een heel getal.",
                en=f"{value:g} is no whole number. Write a whole number.",
            )
        return int(value)
    return float(value)


def read_date(field: Field) -> date:
    """A date of birth.

    Raises:
        Problem: it is no date.
    """
    value = field.value
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    try:
        return date.fromisoformat(str(value))
    except ValueError as error:
        raise field.problem(
            nl=f"'{value}' is geen datum. Schrijf een datum als 2015-03-02.",
            en=f"'{value}' is no date. Write a date as 2015-03-02.",
        ) from error
