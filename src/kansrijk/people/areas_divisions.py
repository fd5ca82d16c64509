# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2

"""The division of the Netherlands into municipalities on 1 January of each year, and how it changed."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache, cached_property
from typing import Any, Literal

import yaml

from kansrijk.engine.problems import Problem
from kansrijk.people.areas_names import ALSO_CALLED, DATA, UnknownArea, as_code, names_of, plain

Kind = Literal["merge", "split"]


class UnknownYear(Problem):
    """The division of this year is not known."""


@dataclass(frozen=True)
class Municipality:
    """A municipality in the years it exists: `first` and `last` are divisions of 1 January.

    `inhabitants_2021` is the number on 1 January 2021 (CBS 85039NED), None when it did not exist then.
    """

    code: str
    name: str
    province: str
    first: int
    last: int
    inhabitants_2021: int | None


@dataclass(frozen=True)
class Change:
    """A municipality that was given up: to which code which share of its inhabitants went.

    `division` is the first division of 1 January without it. A merge has one share of 1. The shares of a
    split are estimates: `status` says how they were found, `source` (`source_nl` in Dutch) and `basis` from what.
    """

    division: int
    in_force: date
    old: str
    kind: Kind
    shares: Mapping[str, float]
    status: str
    source: str
    source_nl: str = ""
    basis: str = ""
    note: str = ""


@dataclass(frozen=True)
class History:
    """All that is known about divisions: the years, the municipalities ever, the changes and the provinces."""

    first_year: int
    last_year: int
    municipalities: Mapping[str, Municipality]
    changes: tuple[Change, ...]
    provinces: Mapping[str, str]
    caribbean: Mapping[str, str]

    def change_of(self, code: str) -> Change | None:
        """How this municipality was given up, or None when it still exists."""
        return self._by_old.get(code)

    def parts_of(self, code: str) -> tuple[Change, ...]:
        """The changes by which this municipality got people, oldest first."""
        return tuple(change for change in self.changes if code in change.shares)

    @cached_property
    def _by_old(self) -> dict[str, Change]:
        return {change.old: change for change in self.changes}


@cache
def history() -> History:
    """The municipalities and changes of data/cbs_areas.csv and data/areas.yaml."""
    content = yaml.safe_load((DATA / "areas.yaml").read_text(encoding="utf-8"))
    first, last = int(content["first_year"]), int(content["last_year"])
    with (DATA / "cbs_areas.csv").open(encoding="utf-8", newline="") as file:
        rows = [_municipality(row, first, last) for row in csv.DictReader(file)]
    changes = [*_merges(content), *(_split(entry) for entry in content["splits"])]
    return History(
        first_year=first,
        last_year=last,
        municipalities={row.code: row for row in rows},
        changes=tuple(sorted(changes, key=lambda change: (change.division, change.old))),
        provinces=content["provinces"],
        caribbean=content["caribbean"],
    )


def _municipality(row: Mapping[str, str], first: int, last: int) -> Municipality:
    return Municipality(
        row["code"],
        row["name"],
        row["province"],
        int(row["first"] or first),
        int(row["last"] or last),
        int(row["inhabitants_2021"]) if row["inhabitants_2021"] else None,
    )


def _merges(content: Mapping[str, Any]) -> list[Change]:
    source, status = content["source_of_merges"], content["status_of_merges"]
    return [
        Change(
            entry["division"],
            entry.get("in_force", date(entry["division"], 1, 1)),
            old,
            "merge",
            {entry["into"]: 1.0},
            status,
            source,
        )
        for entry in content["merges"]
        for old in entry["from"]
    ]


def _split(entry: Mapping[str, Any]) -> Change:
    people: dict[str, int] = entry["people"]
    total = sum(people.values())
    return Change(
        entry["division"],
        date(entry["division"], 1, 1),
        entry["from"],
        "split",
        {code: count / total for code, count in people.items()},
        entry["status"],
        entry["source"],
        entry["source_nl"],
        entry["basis"],
        entry["note"],
    )


@dataclass(frozen=True)
class Division:
    """The municipalities on 1 January of one year.

    Caribbean Netherlands is no part of it: its islands are in `history().caribbean`, and asking for one here
    is refused, so that they are never added to the country by accident.

    Raises:
        UnknownYear: the division of this year is not known.
    """

    year: int
    members: Mapping[str, Municipality] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        known = history()
        if not known.first_year <= self.year <= known.last_year:
            raise UnknownYear(
                nl=f"De gemeentelijke indeling van {self.year} is niet bekend; wel die van {known.first_year} tot en met "
                f"{known.last_year}.",
                en=f"The division into municipalities of {self.year} is not known; those of {known.first_year} to "
                f"{known.last_year} are.",
            )
        members = {c: m for c, m in known.municipalities.items() if m.first <= self.year <= m.last}
        object.__setattr__(self, "members", members)

    def __contains__(self, code: object) -> bool:
        return code in self.members

    def __len__(self) -> int:
        return len(self.members)

    @property
    def codes(self) -> tuple[str, ...]:
        """The municipality codes, in order."""
        return tuple(self.members)

    def of_province(self, name: str) -> tuple[Municipality, ...]:
        """The municipalities of a province by its name or code ("Utrecht", "PV26"; "Fryslân" is Friesland).

        Raises:
            UnknownArea: no such province.
        """
        known = history().provinces
        wanted = "friesland" if plain(name) == "fryslan" else plain(known.get(name.upper(), name))
        found = tuple(m for m in self.members.values() if plain(m.province) == wanted)
        if not found:
            listed = ", ".join(known.values())
            raise UnknownArea(
                nl=f"'{name}' is geen provincie. Kies uit: {listed}.",
                en=f"'{name}' is no province. Choose from: {listed}.",
            )
        return found

    def find(self, text: str | int) -> Municipality:
        """The municipality with this code or name in this year.

        Raises:
            UnknownArea: there is none, or more than one; the sentence tells what an old name became, what a
                new one was made of, or that it is an island of Caribbean Netherlands.
        """
        ever = with_name(text)
        here = [found for found in ever if found.code in self.members]
        if len(here) == 1:
            return here[0]
        if here:
            listed = " / ".join(f"{found.name} = {found.code}" for found in here)
            raise UnknownArea(
                nl=f"Er is meer dan één gemeente met de naam '{text}': {listed}. Geef de code.",
                en=f"More than one municipality is called '{text}': {listed}. Give the code.",
            )
        if ever:
            nl, en = why_not_in(ever[0], self.year)
            raise UnknownArea(nl=nl, en=en)
        refuse_caribbean(text)
        raise UnknownArea(
            nl=f"Geen gemeente van {history().first_year} tot en met {history().last_year} heet '{text}'.",
            en=f"No municipality from {history().first_year} to {history().last_year} is called '{text}'.",
        )


def with_name(text: str | int) -> list[Municipality]:
    """All municipalities, of any year, with this code or name; empty when there is none."""
    known = history().municipalities
    code = as_code(text) or ALSO_CALLED.get(plain(str(text)))
    if code is not None:
        return [known[code]] if code in known else []
    wanted = plain(str(text))
    exact = [found for found in known.values() if plain(found.name) == wanted]
    return exact or [found for found in known.values() if wanted in names_of(found.name)]


def refuse_caribbean(text: str | int) -> None:
    """Raise UnknownArea when the text names an island of Caribbean Netherlands."""
    for code, name in history().caribbean.items():
        if str(text).strip().upper() == code or plain(str(text)) == plain(name):
            raise UnknownArea(
                nl=f"{name} is een openbaar lichaam in Caribisch Nederland, met een eigen wet en een eigen ijkpunt. Het is "
                "geen gemeente en telt niet mee in cijfers van Nederland. Zet het er apart naast.",
                en=f"{name} is a public body of Caribbean Netherlands, with a law and a line of its own. It is no "
                "municipality and is not counted in figures of the Netherlands. Put it beside them.",
            )


def why_not_in(municipality: Municipality, year: int) -> tuple[str, str]:
    """Why a municipality is not in the division of `year`, and what to use instead; in Dutch and English."""
    name, known = municipality.name, history().municipalities
    change = history().change_of(municipality.code)
    if change is not None and municipality.last < year:
        into = [f"{known[code].name} ({code})" for code in change.shares]
        day = f"{change.in_force:%d-%m-%Y}"
        if change.kind == "merge":
            nl = f"'{name}' is geen gemeente meer: het hoort sinds {day} bij {into[0]}. Kies die."
            en = f"'{name}' is no municipality any more: since {day} it is part of {into[0]}. Choose that."
            return nl, en
        listed = ", ".join(into)
        nl = f"'{name}' is geen gemeente meer: het is op {day} verdeeld over {listed}. Kies een van die."
        en = f"'{name}' is no municipality any more: on {day} it was divided over {listed}. Choose one of these."
        return nl, en
    made_of = ", ".join(known[c.old].name for c in history().parts_of(municipality.code))
    made = municipality.first
    nl = f"'{name}' bestond op 1 januari {year} nog niet: het is in {made} gemaakt van {made_of}. Kies een van die."
    en = f"'{name}' did not exist on 1 January {year}: it was made in {made} of {made_of}. Choose one of these."
    return nl, en
