# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2

"""From plain YAML values to the dataclasses of the model, guided by their types; and the JSON Schema they imply."""

from __future__ import annotations

import difflib
import types
from dataclasses import MISSING, fields, is_dataclass
from datetime import date
from functools import cache
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from kansrijk.provisions.findings import Findings, Where

BASIC: dict[Any, tuple[str, str, str]] = {
    str: ("string", "een tekst zijn. Zet er aanhalingstekens om", "a text. Put it between quotes"),
    bool: ("boolean", "true of false zijn", "true or false"),
    int: (
        "integer",
        "een heel getal zijn. Schrijf alleen cijfers, zoals 12",
        "a whole number. Write digits only, such as 12",
    ),
    float: (
        "number",
        "een getal zijn. Schrijf alleen cijfers, zonder teken of aanhalingstekens, zoals 300 of 12.50",
        "a number. Write digits only, without sign or quotes, such as 300 or 12.50",
    ),
}
"""For each basic type its name in a JSON Schema, and what a value must be, with the way out."""


DUTCH_WORDS = {
    "aantal": "n",
    "bedrag": "eur",
    "bedragen": "amounts",
    "bijstand": "sociaal_minimum",
    "bron": "source",
    "eenmalig": "once",
    "geld": "cash",
    "gemeente": "municipality",
    "gezin": "family",
    "grens": "limits",
    "grenzen": "limits",
    "inkomen": "income",
    "jaar": "year",
    "kind": "child",
    "leeftijd": "ages",
    "leeftijden": "ages",
    "maand": "month",
    "naam": "name",
    "pas": "pass",
    "persoon": "person",
    "procent": "pct",
    "regelingen": "provisions",
    "tot": "to",
    "van": "from",
    "vermogen": "wealth",
    "voorwaarden": "conditions",
    "vorm": "forms",
    "week": "week",
}
"""What a Dutch writer may type where a field or a value in English is asked."""


def nearest(typed: str, allowed: list[str]) -> str | None:
    """The allowed word a writer most likely means: a translation, or one that looks like it; None when unclear."""
    meant = DUTCH_WORDS.get(typed.strip().lower())
    if meant in allowed:
        return meant
    close = difflib.get_close_matches(typed, allowed, n=1)
    return close[0] if close else None


@cache
def keys_of(model: type) -> dict[str, tuple[str, Any, bool]]:
    """The keys of a dataclass as written in YAML: for each its field, type and whether it is required."""
    hints = get_type_hints(model)
    return {
        item.name.rstrip("_"): (
            item.name,
            hints[item.name],
            item.default is MISSING and item.default_factory is MISSING,
        )
        for item in fields(model)
    }


def build(wanted: Any, value: Any, where: Where, findings: Findings) -> Any:
    """`value` as `wanted` (a dataclass, Literal, tuple, optional or basic type).

    What does not fit is added to `findings`; then None comes back in its place.
    """
    origin = get_origin(wanted)
    if origin in (Union, types.UnionType):
        (inner,) = [item for item in get_args(wanted) if item is not type(None)]
        return None if value is None else build(inner, value, where, findings)
    if value is None:
        findings.add(
            where,
            "is leeg. Vul het in, of laat het veld weg.",
            "is empty. Fill it in, or leave the field out.",
        )
        return None
    if origin is Literal:
        return _one_of(get_args(wanted), value, where, findings)
    if origin is tuple:
        if not isinstance(value, list):
            findings.add(
                where,
                "moet een lijst zijn: zet er streepjes voor.",
                "must be a list: put dashes before the items.",
            )
            return ()
        inner = get_args(wanted)[0]
        return tuple(build(inner, item, (*where, i), findings) for i, item in enumerate(value))
    if is_dataclass(wanted):
        assert isinstance(wanted, type)
        return _record(wanted, value, where, findings)
    return _basic(wanted, value, where, findings)


def _one_of(allowed: tuple[Any, ...], value: Any, where: Where, findings: Findings) -> Any:
    if value in allowed:
        return value
    near = nearest(str(value), [str(item) for item in allowed])
    meant_nl, meant_en = (f" Bedoelt u '{near}'?", f" Do you mean '{near}'?") if near else ("", "")
    listed = ", ".join(str(item) for item in allowed)
    findings.add(
        where,
        f"'{value}' kan hier niet.{meant_nl} Kies uit: {listed}.",
        f"'{value}' is not possible here.{meant_en} Choose from: {listed}.",
    )
    return None


def _basic(wanted: Any, value: Any, where: Where, findings: Findings) -> Any:
    if wanted is date:
        if isinstance(value, date):
            return value
        findings.add(
            where, f"'{value}' is geen datum. Schrijf 2025-07-01.", f"'{value}' is no date. Write 2025-07-01."
        )
        return None
    fits = isinstance(value, wanted) and (wanted is bool or not isinstance(value, bool))
    if wanted is float and isinstance(value, int) and not isinstance(value, bool):
        return float(value)
    if fits:
        return value
    _, nl, en = BASIC[wanted]
    findings.add(where, f"'{value}' moet {nl}.", f"'{value}' must be {en}.")
    return None


def _record(wanted: type, value: Any, where: Where, findings: Findings) -> Any:
    keys = keys_of(wanted)
    if not isinstance(value, dict):
        listed = ", ".join(keys)
        findings.add(where, f"moet velden hebben: {listed}.", f"must have fields: {listed}.")
        return None
    for key in value:
        if isinstance(key, int):
            findings.add(
                where,
                f"staat er een bedrag met een komma (...,{key:02d})? Schrijf een punt: 12.50.",
                f"is there an amount with a comma (...,{key:02d})? Write a point: 12.50.",
            )
        elif key not in keys:
            near = nearest(str(key), list(keys))
            way_nl = f"Bedoelt u '{near}'?" if near else f"Kies uit: {', '.join(keys)}."
            way_en = f"Do you mean '{near}'?" if near else f"Choose from: {', '.join(keys)}."
            findings.add(
                (*where, str(key)), f"dit veld bestaat niet. {way_nl}", f"there is no such field. {way_en}"
            )
    given: dict[str, Any] = {}
    incomplete = False
    for key, (name, type_, required) in keys.items():
        if key in value and (value[key] is not None or required):
            before = len(findings.found)
            built = build(type_, value[key], (*where, key), findings)
            if built is not None:
                given[name] = built
            incomplete |= required and len(findings.found) > before
        elif required:
            findings.add(
                where, f"het veld '{key}' ontbreekt. Voeg het toe.", f"the field '{key}' is missing. Add it."
            )
            incomplete = True
    return None if incomplete else wanted(**given)


def json_schema(model: type) -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of a file that holds one `model`."""
    definitions: dict[str, Any] = {}
    _schema(model, definitions)
    top = definitions.pop(model.__name__)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": model.__name__,
        **top,
        "$defs": dict(sorted(definitions.items())),
    }


def _schema(wanted: Any, definitions: dict[str, Any]) -> dict[str, Any]:
    origin = get_origin(wanted)
    if origin in (Union, types.UnionType):
        (inner,) = [item for item in get_args(wanted) if item is not type(None)]
        return {"anyOf": [_schema(inner, definitions), {"type": "null"}]}
    if origin is Literal:
        return {"enum": list(get_args(wanted))}
    if origin is tuple:
        return {"type": "array", "items": _schema(get_args(wanted)[0], definitions)}
    if wanted is date:
        return {"type": "string", "format": "date"}
    if not is_dataclass(wanted):
        return {"type": BASIC[wanted][0]}
    assert isinstance(wanted, type)
    if wanted.__name__ not in definitions:
        definitions[wanted.__name__] = {}
        keys = keys_of(wanted)
        definitions[wanted.__name__] = {
            "description": (wanted.__doc__ or "").split("\n")[0],
            "type": "object",
            "properties": {key: _schema(type_, definitions) for key, (_, type_, _) in keys.items()},
            "required": [key for key, (_, _, required) in keys.items() if required],
            "additionalProperties": False,
        }
    return {"$ref": f"#/$defs/{wanted.__name__}"}
