# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2

"""Family: one household from a YAML file that a coach can write, turned into facts on a date."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from kansrijk.engine.facts import FamilyFacts, HouseholdFacts, Value
from kansrijk.engine.problems import Problem
from kansrijk.people.areas import Area, UnknownArea, find_area
from kansrijk.people.family_fields import (
    FAMILY,
    HOME,
    MEMBER,
    ROLES,
    TOP,
    known_keys,
    read_date,
    read_value,
)
from kansrijk.people.model import ADULT, CHILD
from kansrijk.people.yaml_lines import Field, read_fields, read_text

EXAMPLES = Path(__file__).parent / "examples"
YOUNGEST_ADULT = 15
OLDEST = 115


@dataclass(frozen=True)
class Member:
    """One person: role, date of birth or age, and the other facts by column name."""

    field: Field
    role: int
    born: date | None
    age: int | None
    values: Mapping[str, Value]

    def facts(self, day: date) -> dict[str, Value]:
        """This person's facts on `day`.

        Raises:
            Problem: not yet born, a child that is 18 or older, or an adult that is a child.
        """
        ages = self._ages(day)
        age = ages["leeftijd"]
        if age < 0:
            raise self._about_age(
                nl=f"dit kind is op {day} nog niet geboren. Kies een latere datum of laat het kind weg.",
                en=f"this child is not born yet on {day}. Choose a later date or leave the child out.",
            )
        if age > OLDEST:
            raise self._about_age(
                nl=f"deze persoon is op {day} {age} jaar. Kijk de geboortedatum na.",
                en=f"this person is {age} on {day}. Check the date of birth.",
            )
        if self.role == CHILD and age >= 18:
            raise self._about_age(
                nl=f"dit kind is op {day} al {age} jaar. Maak er een eigen gezin van onder 'medebewoners'.",
                en=f"this child is already {age} on {day}. Make it a family of its own under 'medebewoners'.",
            )
        if self.role == ADULT and age < YOUNGEST_ADULT:
            raise self._about_age(
                nl=f"deze ouder of partner is op {day} pas {age} jaar. Kijk de leeftijd of de rol na.",
                en=f"this parent or partner is only {age} on {day}. Check the age or the role.",
            )
        return {"rol": self.role, **ages, **self.values}

    def _about_age(self, *, nl: str, en: str) -> Problem:
        entries = self.field.entries()
        return entries["geboren" if self.born else "leeftijd"].problem(nl=nl, en=en)

    def _ages(self, day: date) -> dict[str, int]:
        if self.born is None:
            return {"leeftijd": int(self.age or 0)}
        quarter = date(day.year, 3 * ((day.month - 1) // 3) + 1, 1)
        return {
            "leeftijd": age_on(self.born, day),
            "leeftijd_begin_jaar": age_on(self.born, date(day.year, 1, 1)),
            "leeftijd_begin_kwartaal": age_on(self.born, quarter),
            "leeftijd_vorige_maand": age_on(self.born, day.replace(day=1) - timedelta(days=1)),
        }


def age_on(born: date, day: date) -> int:
    """Age in whole years on `day`; -1 before birth. Who is born on 29 February has a birthday on 1 March otherwise."""
    if born > day:
        return -1
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


@dataclass(frozen=True)
class FamilyPart:
    """One family of the household: its own facts and its members."""

    values: Mapping[str, Value]
    members: tuple[Member, ...]


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

    @classmethod
    def read(cls, path: Path | str) -> Family:
        """Read one household from a YAML file (docs/reference/files.md shows all keys).

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
        return cls(
            title=str(entries["naam"].value) if "naam" in entries else "",
            area=_area(entries["gemeente"]),
            home=_home(entries["wonen"]) if "wonen" in entries else {},
            families=tuple(_family(part) for part in (entries["gezin"], *others)),
            note=str(entries["toelichting"].value).strip() if "toelichting" in entries else "",
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


def _home(field: Field) -> dict[str, Value]:
    entries = known_keys(field, HOME)
    if "huur" in entries and "woonlasten_eigen" in entries:
        raise entries["woonlasten_eigen"].problem(
            nl="er staat ook 'huur'. Een gezin huurt of woont in een eigen huis: laat een van beide weg.",
            en="there is 'huur' as well. A family rents or owns its home: leave one out.",
        )
    values = {HOME[key]: read_value(value, HOME[key]) for key, value in entries.items()}
    return {"huurwoning": True, **values} if "huur" in entries else values


def _family(field: Field) -> FamilyPart:
    entries = known_keys(field, FAMILY)
    values = {FAMILY[key]: read_value(value, FAMILY[key]) for key, value in entries.items() if key != "leden"}
    members = tuple(_member(item) for item in (entries["leden"].items() if "leden" in entries else []))
    adults = [member for member in members if member.role == ADULT]
    where = entries.get("leden", field)
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
    return FamilyPart(values, (*adults, *(member for member in members if member.role == CHILD)))


def _member(field: Field) -> Member:
    entries = known_keys(field, MEMBER)
    role = entries.get("rol")
    if role is None or str(role.value) not in ROLES:
        raise (role or field).problem(
            nl=f"geef bij elk lid een rol: {', '.join(ROLES)}.",
            en=f"give every member a role: {', '.join(ROLES)}.",
        )
    if ("geboren" in entries) == ("leeftijd" in entries):
        raise field.problem(
            nl="geef van elk lid 'geboren' (zoals 2015-03-02) of 'leeftijd', een van de twee.",
            en="give each member 'geboren' (such as 2015-03-02) or 'leeftijd', one of the two.",
        )
    born = read_date(entries["geboren"]) if "geboren" in entries else None
    age = int(read_value(entries["leeftijd"], "leeftijd")) if "leeftijd" in entries else None
    others = {key: value for key, value in entries.items() if key not in ("rol", "geboren", "leeftijd")}
    values = {MEMBER[key]: read_value(value, MEMBER[key]) for key, value in others.items()}
    return Member(field, ROLES[str(role.value)], born, age, values)
