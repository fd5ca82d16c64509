# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2

"""The incomes of a member of a family file: a list of any length, by kind, a month, a year or month by month."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from kansrijk.engine.facts import Value
from kansrijk.people.family_fields import Unknown, is_unknown, known_keys, one_of, read_value
from kansrijk.people.family_notes import Note, note
from kansrijk.people.yaml_lines import Field

KINDS = {
    "loon": "loon_y",
    "winst": "winst_y",
    "uitkering": "uitkering_y",
    "pensioen": "pensioen_y",
    "alimentatie_ontvangen": "alimentatie_ontvangen_y",
    "alimentatie_betaald": "alimentatie_betaald_y",
    "kinderalimentatie_ontvangen": "",
    "kinderalimentatie_betaald": "",
}
"""The kinds of income and the column each is added to; "" when the rules do not use it."""
INCOME = dict.fromkeys(("soort", "bedrag_maand", "bedrag_jaar", "maanden", "toelichting"), "")
AMOUNTS = ("bedrag_maand", "bedrag_jaar", "maanden")
MONTHS = 12


@dataclass
class Incomes:
    """The incomes of one member: sums by column, what is unknown, and what a reader must know."""

    values: dict[str, Value] = field(default_factory=dict)
    unknown: list[Unknown] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)


def read_incomes(entries: Mapping[str, Field], given: Mapping[str, str]) -> Incomes:
    """The incomes listed under `inkomens`, summed to columns in EUR a year.

    Args:
        entries: the fields of the member.
        given: the columns that the member's other fields fill, with the key that fills each.

    Raises:
        Problem: an unknown kind, no or two amounts, not twelve months, or a kind that is given twice.
    """
    out = Incomes()
    for item in entries["inkomens"].items() if "inkomens" in entries else []:
        parts = known_keys(item, INCOME)
        if "soort" not in parts:
            raise item.problem(
                nl=f"'soort' ontbreekt. Geef bij elk inkomen een soort: {', '.join(KINDS)}.",
                en=f"'soort' is missing. Give every income a kind: {', '.join(KINDS)}.",
            )
        kind = one_of(parts["soort"], KINDS)
        column = KINDS[kind]
        if column in given:
            raise item.problem(
                nl=f"er staat ook '{given[column]}'. Zet dit inkomen op een plek: daar of onder 'inkomens'.",
                en=f"there is '{given[column]}' as well. Put this income in one place: there or under 'inkomens'.",
            )
        _add(out, kind, column, item, parts)
    return out


def _add(out: Incomes, kind: str, column: str, item: Field, parts: Mapping[str, Field]) -> None:
    named = [key for key in AMOUNTS if key in parts]
    if len(named) != 1:
        raise item.problem(
            nl="geef een bedrag, op een van drie manieren: 'bedrag_maand', 'bedrag_jaar' of 'maanden' (12 getallen).",
            en="give an amount in one of three ways: 'bedrag_maand', 'bedrag_jaar' or 'maanden' (12 numbers).",
        )
    amount = parts[named[0]]
    if not column:
        out.notes.append(note("kinderalimentatie", item))
    elif is_unknown(amount):
        out.unknown.append(Unknown(amount.path, amount.line, column, column, factor=1))
    if kind == "alimentatie_betaald":
        out.notes.append(note("alimentatie_betaald", item))
    if is_unknown(amount):
        return
    total = _in_a_year(named[0], amount, column or "alimentatie_ontvangen_y", out)
    if column:
        out.values[column] = float(out.values.get(column, 0.0)) + total


def _in_a_year(key: str, amount: Field, column: str, out: Incomes) -> float:
    if key == "bedrag_jaar":
        return float(read_value(amount, column))
    if key == "bedrag_maand":
        return MONTHS * float(read_value(amount, column))
    months = amount.items()
    if len(months) != MONTHS:
        raise amount.problem(
            nl=f"er staan {len(months)} maanden en er horen er 12 te staan, van januari tot en met december.",
            en=f"there are {len(months)} months and there must be 12, from January to December.",
        )
    numbers = [float(read_value(month, column)) for month in months]
    if min(numbers) != max(numbers):
        out.notes.append(note("maanden", amount))
    return sum(numbers)
