# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2

"""Columns: what is known of a person, a family or a household before any rule runs."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

import yaml

from kansrijk.engine.problems import Problem

Entity = Literal["person", "family", "household"]
Kind = Literal["money", "number", "integer", "bool", "code"]
ENTITIES: tuple[Entity, ...] = ("person", "family", "household")
KINDS: tuple[Kind, ...] = ("money", "number", "integer", "bool", "code")
DTYPES: dict[Kind, str] = {
    "money": "float64",
    "number": "float64",
    "integer": "int16",
    "bool": "bool",
    "code": "int16",
}

INDEX_IN_FAMILY = "index_in_family"
INDEX_IN_HOUSEHOLD = "index_in_household"


@dataclass(frozen=True)
class Column:
    """One input: its entity, kind, unit, labels, default and bounds.

    `default` is a number or bool, "=other_column" to take another column's value, or None when the column is
    required. `codes` maps each allowed code to its labels (`{"nl": ..., "en": ...}`).
    """

    name: str
    entity: Entity
    kind: Kind
    unit: str = ""
    nl: str = ""
    en: str = ""
    default: float | bool | str | None = None
    minimum: float | None = None
    maximum: float | None = None
    codes: dict[int, dict[str, str]] = field(default_factory=dict)
    sentence_nl: str = ""
    sentence_en: str = ""

    @property
    def dtype(self) -> str:
        """The numpy type the column has in a population."""
        return DTYPES[self.kind]

    @property
    def same_as(self) -> str | None:
        """The column whose value is taken when this one is not given, if any."""
        return self.default[1:] if isinstance(self.default, str) and self.default.startswith("=") else None


IMPLICIT_COLUMNS: dict[str, Column] = {
    INDEX_IN_FAMILY: Column(
        INDEX_IN_FAMILY, "person", "integer", nl="plaats in het gezin", en="position in the family", minimum=0
    ),
    INDEX_IN_HOUSEHOLD: Column(
        INDEX_IN_HOUSEHOLD,
        "family",
        "integer",
        nl="plaats in het huishouden",
        en="position in the household",
        minimum=0,
    ),
}
"""Columns the engine fills itself from the order of members."""


def load_columns(path: Path | str) -> dict[str, Column]:
    """Read column definitions from a YAML file: a mapping `columns: {name: {entity, kind, unit, nl, en, ...}}`.

    Raises:
        Problem: the file is no such mapping, or a column has an unknown entity or kind.
    """
    data = yaml.load(Path(path).read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    entries = data.get("columns") if isinstance(data, dict) else None
    if not isinstance(entries, dict):
        raise Problem(
            nl=f"{path} heeft geen lijst 'columns' met kolommen.",
            en=f"{path} has no 'columns' mapping.",
        )
    return {name: _column(str(path), str(name), entry) for name, entry in entries.items()}


def _column(path: str, name: str, entry: dict[str, Any]) -> Column:
    allowed = {item for item in Column.__dataclass_fields__ if item != "name"}
    unknown = sorted(set(entry) - allowed)
    if unknown or entry.get("entity") not in ENTITIES or entry.get("kind") not in KINDS:
        raise Problem(
            nl=f"{path}: kolom '{name}' klopt niet; entity is person, family of household, kind is een van "
            f"{', '.join(KINDS)}, onbekend: {', '.join(unknown) or 'niets'}.",
            en=f"{path}: column '{name}' is not right; entity is person, family or household, kind is one of "
            f"{', '.join(KINDS)}, unknown keys: {', '.join(unknown) or 'none'}.",
        )
    return Column(name=name, **entry)
