# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2

"""Parameters: dated amounts with their unit, article, source and status."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any, Literal

import yaml

from kansrijk.engine.maths import Bands
from kansrijk.engine.problems import InvalidRule, OutsideKnownDates, OverlappingDates, Problem

Status = Literal["statute", "published", "derived", "fitted", "memory"]
STATUSES: tuple[Status, ...] = ("statute", "published", "derived", "fitted", "memory")
"""From strongest to weakest: in the law's text; published by an authority; follows from such figures by arithmetic;
fitted to outcomes; recalled and not verified."""

ParameterKind = Literal["scalar", "bands", "table"]
ParameterValue = float | Bands | tuple[float, ...]


def weakest(statuses: Iterable[Status]) -> Status:
    """The weakest of some statuses; "statute" when there are none."""
    return max(statuses, key=STATUSES.index, default="statute")


@dataclass(frozen=True)
class DatedValue:
    """One value and the days on which it is known to hold, first and last day included."""

    first: date
    last: date
    value: ParameterValue
    status: Status
    source: str
    note: str = ""


@dataclass(frozen=True)
class Parameter:
    """A named amount, schedule or table with all its dated values, oldest first."""

    name: str
    kind: ParameterKind
    unit: str
    nl: str
    en: str
    article: str
    values: tuple[DatedValue, ...]

    def on(self, day: date) -> DatedValue:
        """The value in force on `day`.

        Raises:
            OutsideKnownDates: nothing is known for that day; amounts are never carried on in silence.
        """
        for dated in self.values:
            if dated.first <= day <= dated.last:
                return dated
        spans = self._known()
        raise OutsideKnownDates(
            nl=f"Het bedrag '{self.name}' ({self.nl}) is op {day} niet bekend. Wel bekend is "
            f"{' en '.join(f'{first} tot en met {last}' for first, last in spans)}. "
            "Kies een datum binnen die tijd of voeg de waarde met bron toe.",
            en=f"The amount '{self.name}' ({self.en}) is not known on {day}. Known is "
            f"{' and '.join(f'{first} to {last}' for first, last in spans)}. "
            "Choose a date within that time or add the value with its source.",
        )

    def _known(self) -> list[tuple[date, date]]:
        """The first and last day of each stretch of time without a gap."""
        spans: list[tuple[date, date]] = []
        for dated in self.values:
            if spans and (dated.first - spans[-1][1]).days <= 1:
                spans[-1] = (spans[-1][0], dated.last)
            else:
                spans.append((dated.first, dated.last))
        return spans

    def replaced(self, value: ParameterValue, source: str) -> Parameter:
        """The same parameter with another value on the same known days, as a reform sets it; statuses stay."""
        return replace(
            self, values=tuple(replace(dated, value=value, source=source) for dated in self.values)
        )

    @classmethod
    def scalar(cls, name: str, value: float, **about: Any) -> Parameter:
        """A parameter with one number; `about` as in `Parameter.make`."""
        return cls.make(name, "scalar", float(value), **about)

    @classmethod
    def bands(cls, name: str, rows: Sequence[Sequence[float]], **about: Any) -> Parameter:
        """A schedule from `[(edge, value), ...]`, edges rising; `about` as in `Parameter.make`."""
        return cls.make(name, "bands", _bands(name, rows), **about)

    @classmethod
    def make(
        cls,
        name: str,
        kind: ParameterKind,
        value: ParameterValue,
        *,
        unit: str,
        status: Status,
        source: str,
        first: date = date(1900, 1, 1),
        last: date = date(2999, 12, 31),
        nl: str = "",
        en: str = "",
        article: str = "",
        note: str = "",
    ) -> Parameter:
        """A parameter with one value from `first` to `last`."""
        return cls(
            name,
            kind,
            unit,
            nl or name,
            en or name,
            article,
            (DatedValue(first, last, value, status, source, note),),
        )


def load_parameters(path: Path | str) -> dict[str, Parameter]:
    """Read a YAML file `parameters: {name: {nl, en, unit, article, kind, values: [...]}}`.

    Each value has `from`, `until`, `value`, `status` and `source` (a key of the file's `sources`, or a text). An entry
    of a table that is not known is written as `~`; a rule that looks it up has no result.

    Raises:
        InvalidRule: something required is missing or not known.
        OverlappingDates: two values of one parameter share a day.
    """
    try:
        data = yaml.load(Path(path).read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    except yaml.YAMLError as error:
        raise Problem(
            nl=f"{path} is geen geldige YAML: {error}. Verbeter die regel.",
            en=f"{path} is not valid YAML: {error}. Mend that line.",
        ) from error
    sources = data.get("sources") or {}
    return {
        name: _parameter(str(path), name, entry, sources)
        for name, entry in (data.get("parameters") or {}).items()
    }


def _parameter(path: str, name: str, entry: Mapping[str, Any], sources: Mapping[str, Any]) -> Parameter:
    kind: ParameterKind = entry.get("kind", "scalar")
    missing = [key for key in ("nl", "en", "unit", "article", "values") if not entry.get(key)]
    if missing or kind not in ("scalar", "bands", "table"):
        raise InvalidRule(
            nl=f"{path}: bij '{name}' ontbreekt {', '.join(missing) or 'een geldige kind'}.",
            en=f"{path}: '{name}' lacks {', '.join(missing) or 'a valid kind'}.",
        )
    values = sorted(
        (_dated(path, name, kind, item, sources) for item in entry["values"]), key=lambda v: v.first
    )
    for earlier, later in zip(values, values[1:], strict=False):
        if later.first <= earlier.last:
            raise OverlappingDates(
                nl=f"{path}: '{name}' heeft twee waarden op {later.first}. Laat de eerste eerder eindigen.",
                en=f"{path}: '{name}' has two values on {later.first}. Let the first one end earlier.",
            )
    return Parameter(
        name, kind, entry["unit"], entry["nl"], entry["en"], str(entry["article"]), tuple(values)
    )


def _dated(
    path: str, name: str, kind: ParameterKind, item: Mapping[str, Any], sources: Mapping[str, Any]
) -> DatedValue:
    missing = [key for key in ("from", "until", "value", "status", "source") if item.get(key) is None]
    if missing or item["status"] not in STATUSES:
        raise InvalidRule(
            nl=f"{path}: een waarde van '{name}' mist {', '.join(missing) or 'een bekende status'}.",
            en=f"{path}: a value of '{name}' lacks {', '.join(missing) or 'a known status'}.",
        )
    source = sources.get(item["source"], item["source"])
    raw = item["value"]
    value: ParameterValue
    if kind == "bands":
        value = _bands(name, raw)
    elif kind == "table":
        value = tuple(math.nan if v is None else float(v) for v in raw)
    else:
        value = float(raw)
    return DatedValue(
        item["from"], item["until"], value, item["status"], str(source), str(item.get("note", ""))
    )


def _bands(name: str, rows: Sequence[Sequence[float]]) -> Bands:
    edges = tuple(float(row[0]) for row in rows)
    if not edges or list(edges) != sorted(set(edges)):
        raise InvalidRule(
            nl=f"De grenzen van '{name}' lopen niet op. Zet ze van laag naar hoog, elke grens één keer.",
            en=f"The edges of '{name}' do not rise. Put them from low to high, each edge once.",
        )
    return Bands(edges, tuple(float(row[1]) for row in rows))
