# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2

"""Family: one household from a YAML file that a coach can write, turned into facts on a date."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from kansrijk.engine.facts import FamilyFacts, HouseholdFacts, Value
from kansrijk.engine.problems import Problem
from kansrijk.people.areas import Area, UnknownArea, find_area
from kansrijk.people.family_fields import (
    DEBT_HELP,
    FAMILY,
    HOME,
    TOP,
    Unknown,
    is_unknown,
    known_keys,
    read_amount,
    read_columns,
)
from kansrijk.people.family_member import Member, age_on, read_member
from kansrijk.people.family_notes import Note, note
from kansrijk.people.model import ADULT
from kansrijk.people.yaml_lines import Field, read_fields, read_text

__all__ = ["EXAMPLES", "Family", "FamilyPart", "Member", "age_on"]

EXAMPLES = Path(__file__).parent / "examples"
MOST_MONEY = 1_000_000_000


@dataclass(frozen=True)
class FamilyPart:
    """One family of the household: its own facts and its members."""

    values: Mapping[str, Value]
    members: tuple[Member, ...]
    unknown: tuple[Unknown, ...] = ()
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True)
class Family:
    """One household as written by people: a title, a municipality and its families.

    `title` is what stands above an explanation; it is never a real name.
    """

    title: str
    area: Area
    home: Mapping[str, Value]
    families: tuple[FamilyPart, ...]
    note: str = ""
    home_unknown: tuple[Unknown, ...] = ()
    home_notes: tuple[Note, ...] = ()

    @classmethod
    def read(cls, path: Path | str) -> Family:
        """Read one household from a YAML or JSON file (docs/reference/files.md shows all keys).

        Raises:
            Problem: names file, line and field, says what is wrong and the way out.
        """
        return cls._of(read_fields(path))

    @classmethod
    def from_text(cls, text: str, file: str = "tekst") -> Family:
        """As `read`, from a text in memory; `file` is its name in messages."""
        return cls._of(read_text(text, file))

    @classmethod
    def example(cls, name: str) -> Family:
        """An example that comes with Kansrijk, by name (see `examples`).

        Raises:
            Problem: there is no such example; the sentence names those there are.
        """
        if name not in cls.examples():
            listed = ", ".join(cls.examples())
            raise Problem(
                nl=f"Er is geen voorbeeldgezin '{name}'. Er zijn: {listed}.",
                en=f"There is no example family '{name}'. There are: {listed}.",
            )
        return cls.read(EXAMPLES / f"{name}.yaml")

    @classmethod
    def examples(cls) -> list[str]:
        """The names of the examples that come with Kansrijk."""
        return sorted(path.stem for path in EXAMPLES.glob("*.yaml"))

    @property
    def municipality(self) -> str:
        """The code of the municipality, such as "GM0599"."""
        return self.area.code

    def unknown(self) -> tuple[Unknown, ...]:
        """The facts that the file says are unknown; until they are known the default of their column is used."""
        found = list(self.home_unknown)
        for number, part in enumerate(self.families):
            found += [replace(item, family=number) for item in part.unknown]
            for index, member in enumerate(part.members):
                found += [replace(item, family=number, member=index) for item in member.unknown]
        return tuple(found)

    def notes(self) -> tuple[Note, ...]:
        """Remarks on facts that the rules do not, or not wholly, use; each sentence once."""
        found = [*self.home_notes, *(item for part in self.families for item in part.notes)]
        first: dict[str, Note] = {}
        for item in found:
            first.setdefault(item.code, item)
        return tuple(first.values())

    def facts(self, day: date | str) -> HouseholdFacts:
        """The household's facts on a date ("2025-07-01"): ages are worked out from dates of birth.

        Who is given an age instead of a date of birth has that age on every reference day.

        Raises:
            Problem: someone is not yet born, or has an age that does not fit the role.
        """
        on = _day(day)
        families = [
            FamilyFacts(dict(part.values), [member.facts(on) for member in part.members])
            for part in self.families
        ]
        return HouseholdFacts({"gemeente": self.area.number, **self.home}, families)

    @classmethod
    def _of(cls, root: Field) -> Family:
        entries = known_keys(root, TOP)
        for needed, nl, en in (
            ("gemeente", "Rotterdam", "Rotterdam"),
            ("gezin", "{leden: [...]}", "{leden: [...]}"),
        ):
            if needed not in entries:
                raise root.problem(
                    nl=f"'{needed}' ontbreekt. Zet er een regel bij zoals '{needed}: {nl}'.",
                    en=f"'{needed}' is missing. Add a line such as '{needed}: {en}'.",
                )
        others = entries["medebewoners"].items() if "medebewoners" in entries else []
        home = _home(entries["wonen"]) if "wonen" in entries else _Home({}, (), ())
        return cls(
            title=str(entries["naam"].value) if "naam" in entries else "",
            area=_area(entries["gemeente"]),
            home=home.values,
            families=tuple(_family(part) for part in (entries["gezin"], *others)),
            note=str(entries["toelichting"].value).strip() if "toelichting" in entries else "",
            home_unknown=home.unknown,
            home_notes=home.notes,
        )


def _day(day: date | str) -> date:
    if isinstance(day, date):
        return day
    try:
        return date.fromisoformat(day)
    except ValueError as error:
        raise Problem(
            nl=f"'{day}' is geen datum. Schrijf een datum als 2025-07-01.",
            en=f"'{day}' is no date. Write a date as 2025-07-01.",
        ) from error


def _area(field: Field) -> Area:
    try:
        area = find_area(field.value if isinstance(field.value, int) else str(field.value))
    except UnknownArea as error:
        raise field.problem(nl=error.nl, en=error.en) from error
    if area.number == 0:
        raise field.problem(
            nl="een gezin woont in één gemeente. Geef de naam of code van die gemeente.",
            en="a family lives in one municipality. Give the name or code of that municipality.",
        )
    return area


@dataclass(frozen=True)
class _Home:
    values: Mapping[str, Value]
    unknown: tuple[Unknown, ...]
    notes: tuple[Note, ...]


def _home(field: Field) -> _Home:
    entries = known_keys(field, HOME)
    for own in ("woonlasten_eigen", "hypotheek"):
        if "huur" in entries and own in entries:
            raise entries[own].problem(
                nl="er staat ook 'huur'. Een gezin huurt of woont in een eigen huis: laat een van beide weg.",
                en="there is 'huur' as well. A family rents or owns its home: leave one out.",
            )
    if "woonlasten_eigen" in entries and "hypotheek" in entries:
        raise entries["hypotheek"].problem(
            nl="er staat ook 'woonlasten_eigen'. Laat een van beide weg.",
            en="there is 'woonlasten_eigen' as well. Leave one out.",
        )
    values, unknown = read_columns(entries, HOME)
    notes = (note("hypotheek", entries["hypotheek"]),) if "hypotheek" in entries else ()
    return _Home({"huurwoning": True, **values} if "huur" in entries else values, unknown, notes)


def _family(field: Field) -> FamilyPart:
    entries = known_keys(field, FAMILY)
    values, unknown = read_columns(entries, FAMILY)
    wealth, unknown_wealth = _wealth(entries)
    members = tuple(read_member(item) for item in (entries["leden"].items() if "leden" in entries else []))
    _check_adults(members, entries.get("leden", field))
    here = tuple(member for member in members if member.lives_here)
    notes = [note("schuldhulp", entries["schuldhulp"])] if _income_is_held(entries) else []
    return FamilyPart(
        {**values, **wealth},
        tuple(sorted(here, key=lambda member: member.role)),
        (*unknown, *unknown_wealth),
        (*notes, *(item for member in members for item in member.notes)),
    )


def _check_adults(members: tuple[Member, ...], where: Field) -> None:
    adults = [member for member in members if member.role == ADULT]
    if not adults:
        raise where.problem(
            nl="er is geen volwassene in dit gezin. Zet er een lid bij met 'rol: ouder'.",
            en="there is no adult in this family. Add a member with 'rol: ouder'.",
        )
    if len(adults) > 2:
        raise adults[2].field.problem(
            nl="een gezin heeft hoogstens twee volwassenen. Zet anderen als eigen gezin onder 'medebewoners'.",
            en="a family has two adults at most. Put others as families of their own under 'medebewoners'.",
        )


def _income_is_held(entries: Mapping[str, Field]) -> bool:
    return "schuldhulp" in entries and str(entries["schuldhulp"].value).casefold() in DEBT_HELP


def _wealth(entries: Mapping[str, Field]) -> tuple[dict[str, Value], tuple[Unknown, ...]]:
    """Wealth from property and debts, each one amount or an amount for each kind of property or debt."""
    parts = [key for key in ("bezit", "schulden") if key in entries]
    if parts and "vermogen" in entries:
        raise entries[parts[0]].problem(
            nl="er staat ook 'vermogen'. Geef het vermogen, of 'bezit' en 'schulden'.",
            en="there is 'vermogen' as well. Give the wealth, or 'bezit' and 'schulden'.",
        )
    total, unknown = 0.0, []
    for key in parts:
        sign, field = (1 if key == "bezit" else -1), entries[key]
        items = list(field.entries().values()) if isinstance(field.value, dict) else [field]
        for item in items:
            if is_unknown(item):
                unknown.append(Unknown(item.path, item.line, "vermogen", key, factor=sign))
            else:
                total += sign * read_amount(
                    item, key, {"bezit": "property", "schulden": "debts"}[key], 0, MOST_MONEY
                )
    return ({"vermogen": total} if parts else {}), tuple(unknown)
