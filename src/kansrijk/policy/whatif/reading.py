# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2

"""Reading a reform file: every fault with its line, field and remedy; the schema; the reforms that ship."""

from __future__ import annotations

from collections.abc import Mapping
from importlib.resources import files
from pathlib import Path
from typing import Any

from kansrijk.engine import Problem
from kansrijk.people import find_area
from kansrijk.policy.whatif.model import ALL, MinimumPackage, NewScheme, ReformFile, SchemeChange, WhatIf
from kansrijk.policy.whatif.takeup import GROUPS
from kansrijk.provisions.findings import Findings, Where
from kansrijk.provisions.loader import read_yaml
from kansrijk.provisions.structure import build, json_schema

SHIPPED = Path(str(files("kansrijk.policy") / "data" / "reforms"))
NATIONAL_FIELDS = ("parameters", "rules")
RULE_FIELDS = ("name", "entity", "unit", "formula")
RELATIVE = ("add", "times")
OLDEST = 17


class InvalidReform(Problem):
    """A reform file is not right; `findings` holds every place."""

    def __init__(self, findings: Findings) -> None:
        self.findings = list(findings.found)
        super().__init__(
            nl="\n".join(item.as_text("nl") for item in self.findings),
            en="\n".join(item.as_text("en") for item in self.findings),
        )


def shipped() -> list[str]:
    """The names of the reforms that come with Kansrijk."""
    return sorted(path.stem for path in SHIPPED.glob("*.yaml"))


def read_reform(path: Path | str) -> WhatIf:
    """The reform in a file, or the one of that name that comes with Kansrijk.

    Raises:
        InvalidReform: something is wrong; the sentence names file, line, field and remedy.
        Problem: there is no such file and no such shipped reform.
    """
    file = Path(path)
    if not file.exists() and str(path) in shipped():
        file = SHIPPED / f"{path}.yaml"
    if not file.exists():
        names = ", ".join(shipped())
        raise Problem(
            nl=f"Het bestand {file} bestaat niet. Kijk naam en map na, of kies een van: {names}.",
            en=f"The file {file} does not exist. Check name and folder, or choose one of: {names}.",
        )
    data, findings = read_yaml(file)
    if not findings.found and not isinstance(data, dict):
        findings.add((), "is geen maatregel: geef minstens 'title'.", "is no reform: give at least 'title'.")
    if findings.found:
        raise InvalidReform(findings)
    return _read(data, findings, str(file))


def _read(data: Mapping[str, Any], findings: Findings, path: str) -> WhatIf:
    local = {key: value for key, value in data.items() if key not in NATIONAL_FIELDS}
    if isinstance(local.get("title"), str):
        local["title"] = {"nl": local["title"], "en": local["title"]}
    if {"nl", "en"} <= set(local) and "description" not in local:
        local["description"] = {"nl": local.pop("nl"), "en": local.pop("en")}
    built = build(ReformFile, local, (), findings)
    parameters = data.get("parameters") or {}
    rules = data.get("rules") or []
    _check_parameters(parameters, findings)
    _check_rules(rules, findings)
    if built is not None:
        _check_local(built, findings)
        if not (parameters or rules) and not _says_something(built):
            findings.add(
                (),
                "er verandert niets. Geef 'parameters', 'rules', 'schemes', 'new_schemes', 'minimum_package' of 'take_up'.",
                "nothing changes. Give 'parameters', 'rules', 'schemes', 'new_schemes', 'minimum_package' or 'take_up'.",
            )
    if findings.found:
        raise InvalidReform(findings)
    return WhatIf(built, dict(parameters), list(rules), path)


def _says_something(file: ReformFile) -> bool:
    return bool(file.schemes or file.new_schemes or file.minimum_package or file.take_up)


def _check_parameters(parameters: Any, findings: Findings) -> None:
    if not isinstance(parameters, dict):
        findings.add(
            ("parameters",), "moet naam: waarde zijn, regel voor regel.", "must be name: value, line by line."
        )
        return
    for name, value in parameters.items():
        if isinstance(value, dict) and (len(value) != 1 or not set(value) <= set(RELATIVE)):
            findings.add(
                ("parameters", str(name)),
                "geef een bedrag, een lijst, of een van {add: 500} en {times: 1.1}.",
                "give an amount, a list, or one of {add: 500} and {times: 1.1}.",
            )
        numbers = list(value.values()) if isinstance(value, dict) else _flat(value)
        if any(isinstance(item, bool) or not isinstance(item, int | float) for item in numbers):
            findings.add(
                ("parameters", str(name)),
                f"'{value}' is geen bedrag. Schrijf een getal met een punt, zonder euroteken.",
                f"'{value}' is no amount. Write a number with a point, without a currency sign.",
            )


def _flat(value: Any) -> list[Any]:
    if isinstance(value, list):
        return [item for part in value for item in _flat(part)]
    return [value]


def _check_rules(rules: Any, findings: Findings) -> None:
    if not isinstance(rules, list):
        findings.add(("rules",), "moet een lijst zijn.", "must be a list.")
        return
    for place, rule in enumerate(rules):
        missing = [key for key in RULE_FIELDS if not isinstance(rule, dict) or not rule.get(key)]
        if missing:
            findings.add(
                ("rules", place),
                f"hier ontbreekt: {', '.join(missing)}. Voeg het toe.",
                f"missing here: {', '.join(missing)}. Add it.",
            )


def _check_local(file: ReformFile, findings: Findings) -> None:
    for part in ("before", "schemes"):
        for place, change in enumerate(getattr(file, part)):
            _check_change(change, (part, place), findings)
    for place, scheme in enumerate(file.new_schemes):
        where: Where = ("new_schemes", place)
        _check_municipality(scheme.municipality, where, findings)
        _check_package(scheme, where, findings)
    if file.minimum_package is not None:
        _check_package(file.minimum_package, ("minimum_package",), findings)
    for place, chances in enumerate(file.take_up):
        if chances.group not in GROUPS:
            findings.add(
                ("take_up", place, "group"),
                f"'{chances.group}' bestaat niet. Kies uit: {', '.join(GROUPS)}.",
                f"there is no '{chances.group}'. Choose from: {', '.join(GROUPS)}.",
            )
        if not 0 <= chances.low <= chances.central <= chances.high <= 1:
            findings.add(
                ("take_up", place),
                "de kansen moeten oplopen van low naar high en tussen 0 en 1 liggen.",
                "the chances must rise from low to high and lie between 0 and 1.",
            )


def _check_change(change: SchemeChange, where: Where, findings: Findings) -> None:
    _check_municipality(change.municipality, where, findings)
    numbers = (
        change.limit_pct,
        change.limit_at_least_pct,
        change.amount_eur,
        change.amount_at_least_eur,
        change.amount_times,
    )
    said = [item for item in numbers if item is not None]
    if not said and change.debt_help is None and not change.end:
        findings.add(
            where,
            "hier verandert niets. Geef bijvoorbeeld limit_pct, amount_eur, debt_help of end.",
            "nothing changes here. Give for example limit_pct, amount_eur, debt_help or end.",
        )
    if any(item < 0 for item in said):
        findings.add(where, "een grens of bedrag is niet negatief.", "a limit or amount is not negative.")
    _check_ages(change.ages, where, findings)


def _check_municipality(code: str, where: Where, findings: Findings) -> None:
    if code == ALL:
        return
    try:
        right = find_area(code).code == code and code.startswith("GM")
    except Problem:
        right = False
    if not right:
        findings.add(
            (*where, "municipality"),
            f"'{code}' is geen gemeente. Schrijf een code als GM0599, of all voor alle gemeenten.",
            f"'{code}' is no municipality. Write a code such as GM0599, or all for every municipality.",
        )


def _check_package(package: NewScheme | MinimumPackage, where: Where, findings: Findings) -> None:
    taken: set[int] = set()
    if not package.amounts:
        findings.add(
            (*where, "amounts"),
            "is leeg. Geef leeftijden en een bedrag.",
            "is empty. Give ages and an amount.",
        )
    for place, amount in enumerate(package.amounts):
        at: Where = (*where, "amounts", place)
        _check_ages(amount.ages, at, findings)
        if amount.eur <= 0:
            findings.add(at, "het bedrag moet hoger zijn dan 0.", "the amount must be above 0.")
        ages = set(age_range(amount.ages.from_, amount.ages.to))
        if ages & taken:
            findings.add(at, "een leeftijd staat er twee keer.", "an age is there twice.")
        taken |= ages


def _check_ages(ages: Any, where: Where, findings: Findings) -> None:
    if ages is None:
        return
    low, high = ages.from_ or 0, OLDEST if ages.to is None else ages.to
    if not 0 <= low <= high <= OLDEST:
        findings.add(
            (*where, "ages"),
            f"van {low} tot en met {high} kan niet. Kies leeftijden van 0 tot en met {OLDEST}.",
            f"from {low} up to and including {high} cannot be. Choose ages from 0 to {OLDEST}.",
        )


def age_range(from_: int | None, to: int | None) -> range:
    """The ages of a band; an absent end is 0 or 17."""
    return range(from_ or 0, (OLDEST if to is None else min(to, OLDEST)) + 1)


def reform_schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of a reform file."""
    schema = json_schema(ReformFile)
    number: dict[str, Any] = {"type": "number"}
    relative = {
        "type": "object",
        "properties": dict.fromkeys(RELATIVE, number),
        "minProperties": 1,
        "maxProperties": 1,
        "additionalProperties": False,
    }
    text = {"anyOf": [{"type": "string"}, {"$ref": "#/$defs/Text"}]}
    schema["title"] = "Reform"
    schema["properties"] |= {
        "title": text,
        "nl": {"type": "string"},
        "en": {"type": "string"},
        "parameters": {
            "type": "object",
            "additionalProperties": {"anyOf": [number, {"type": "array"}, relative]},
        },
        "rules": {
            "type": "array",
            "items": {
                "type": "object",
                "properties": {key: {"type": "string"} for key in RULE_FIELDS},
                "required": list(RULE_FIELDS),
            },
        },
    }
    return schema
