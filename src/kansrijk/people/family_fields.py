# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2

"""The keys of a family file: which there are, which column each fills, and what their values may be."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
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
    "hypotheek": "woonlasten_eigen_m",
    "energie": "energie_m",
    "aangepaste_woning": "aangepaste_woning",
    "eerder_huurtoeslag": "eerder_huurtoeslag",
}
FAMILY = {
    "vermogen": "vermogen",
    "schuldhulp": "schuldhulp",
    "gebruikt_bijstand": "gebruikt_bijstand",
    "bezit": "",
    "schulden": "",
    "overwaarde_woning": "overwaarde_woning",
    "maanden_laag_inkomen": "maanden_laag_inkomen",
    "zonder_steun_ouders": "zonder_steun_ouders",
    "bijzondere_kosten_jaar": "bijzondere_kosten_y",
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
    "inkomens": "",
    "werkuren": "werkuren_week",
    "voltijd_uren": "voltijd_uren",
    "bijstand_vrijlating": "bijstand_vrijlating",
    "student": "student",
    "opleiding_of_traject": "opleiding_of_traject",
    "school": "",
    "opvang": "opvang_soort",
    "opvanguren_maand": "opvanguren_m",
    "opvangprijs": "opvangprijs_uur",
    "dagen_bij_gezin": "",
    "kinderbijslag_hier": "",
    "dubbele_kinderbijslag": "dubbele_kinderbijslag",
    "beperking": "handicap",
    "zorgpremie_maand": "",
    "verblijf": "",
}
"""The keys of a member and the column each fills; "" when it is read in a way of its own."""

ROLES = {"ouder": ADULT, "partner": ADULT, "volwassene": ADULT, "kind": CHILD}
WORDS = {True: ("true", "ja"), False: ("false", "nee")}
CODES: dict[str, dict[str, int]] = {
    "opvang_soort": CHILDCARE,
    "bijstand_vrijlating": {"geen": 0, "gewoon": 1, "alleenstaande_ouder": 2},
}
"""The words people use for the codes of a column."""
DEBT_HELP = ("minnelijk", "wsnp", "beslag")
"""Words that say which debt help there is; each counts as yes."""
UNKNOWN = ("onbekend", "unknown")


@dataclass(frozen=True)
class Unknown:
    """A fact that the file says is unknown.

    `path` and `line` tell where it stands; `column` is what it would fill. `family` and `member` count from 0 within
    the facts, None for the home or the family. `factor` is 0 when the fact would be the value of the column, and 1
    or -1 when it would be added to or taken from it. `plausible` names its range in plausible.yaml.
    """

    path: str
    line: int
    column: str
    plausible: str
    factor: int = 0
    family: int | None = None
    member: int | None = None


def is_unknown(field: Field) -> bool:
    """Whether a field says that its value is not known."""
    return isinstance(field.value, str) and field.value.strip().casefold() in UNKNOWN


def read_columns(
    entries: Mapping[str, Field], columns: Mapping[str, str]
) -> tuple[dict[str, Value], tuple[Unknown, ...]]:
    """The values by column of the entries that fill one, and those that are unknown."""
    values: dict[str, Value] = {}
    unknown: list[Unknown] = []
    for key, field in entries.items():
        column = columns[key]
        if not column:
            continue
        if is_unknown(field):
            unknown.append(Unknown(field.path, field.line, column, column))
        else:
            values[column] = read_value(field, column)
    return values, tuple(unknown)


def one_of(field: Field, allowed: Iterable[str]) -> str:
    """The word of a field, when it is one of those allowed.

    Raises:
        Problem: it is not; the sentence names them.
    """
    word = str(field.value).casefold()
    listed = list(allowed)
    if word in listed:
        return word
    raise field.problem(
        nl=f"'{field.value}' is niet bekend. Mogelijk zijn: {', '.join(listed)}.",
        en=f"'{field.value}' is not known. Possible are: {', '.join(listed)}.",
    )


def read_amount(field: Field, label_nl: str, label_en: str, low: float = 0, high: float = 1e9) -> float:
    """A number within bounds, for what is no column.

    Raises:
        Problem: it is no number or outside the bounds.
    """
    return float(
        _number(field, Column("", "family", "money", nl=label_nl, en=label_en, minimum=low, maximum=high))
    )


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
    if column_name == "schuldhulp" and str(field.value).casefold() in DEBT_HELP:
        return True
    if column.kind == "bool":
        return yes_or_no(field)
    if column.kind == "code":
        return CODES[column_name][one_of(field, CODES[column_name])]
    return _number(field, column)


def yes_or_no(field: Field) -> bool:
    """The answer in a field: true or false, ja or nee.

    Raises:
        Problem: it is neither.
    """
    if isinstance(field.value, bool):
        return field.value
    for answer, words in WORDS.items():
        if str(field.value).casefold() in words:
            return answer
    raise field.problem(
        nl=f"'{field.value}' is geen ja of nee. Schrijf true of false.",
        en=f"'{field.value}' is no yes or no. Write true or false.",
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
            nl=f"{value:.12g} kan niet: {column.nl} ligt tussen {low:.12g} en {high:.12g}. Kijk het getal na.",
            en=f"{value:.12g} cannot be: {column.en} lies between {low:.12g} and {high:.12g}. Check the number.",
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
