# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2

"""One person of a family file: role, age, incomes, childcare and where a child lives."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from kansrijk.engine.facts import Value
from kansrijk.engine.problems import Problem
from kansrijk.people.family_fields import (
    MEMBER,
    ROLES,
    Unknown,
    is_unknown,
    known_keys,
    one_of,
    read_amount,
    read_columns,
    read_date,
    read_value,
    yes_or_no,
)
from kansrijk.people.family_income import read_incomes
from kansrijk.people.family_notes import Note, note
from kansrijk.people.model import ADULT, CHILD
from kansrijk.people.yaml_lines import Field

YOUNGEST_ADULT = 15
OLDEST = 115
DAYS_IN_A_WEEK = 7
SCHOOLS = (
    "geen",
    "voorschool",
    "basisschool",
    "speciaal",
    "praktijk",
    "vmbo",
    "havo",
    "vwo",
    "mbo",
    "hbo",
    "wo",
)
RESIDENCE = ("nederlander", "eu", "vergunning", "asielvergunning", "procedure", "geen")
NO_ORDINARY_RIGHT = ("procedure", "geen")


@dataclass(frozen=True)
class Member:
    """One person: role, date of birth or age, and the other facts by column name."""

    field: Field
    role: int
    born: date | None
    age: int | None
    values: Mapping[str, Value]
    unknown: tuple[Unknown, ...] = ()
    notes: tuple[Note, ...] = ()
    lives_here: bool = True

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


def read_member(field: Field) -> Member:
    """One member of a family.

    Raises:
        Problem: names file, line and field, says what is wrong and the way out.
    """
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
    given = {MEMBER[key]: key for key in others if MEMBER[key]}
    values, unknown = read_columns(others, MEMBER)
    incomes = read_incomes(entries, given)
    here, about = _where(entries, ROLES[str(role.value)])
    return Member(
        field,
        ROLES[str(role.value)],
        born,
        age,
        {**values, **incomes.values},
        (*unknown, *incomes.unknown),
        (*incomes.notes, *about, *_not_used(entries)),
        here,
    )


def _where(entries: Mapping[str, Field], role: int) -> tuple[bool, list[Note]]:
    """Whether a child with two homes counts in this one: where it lives most days, or gets its child benefit."""
    days, benefit = entries.get("dagen_bij_gezin"), entries.get("kinderbijslag_hier")
    for field in (days, benefit):
        if field is not None and role == ADULT:
            raise field.problem(
                nl="dit hoort bij een kind met twee huishoudens. Laat deze regel weg.",
                en="this belongs to a child with two homes. Leave this line out.",
            )
    if days is None:
        return True, []
    count = read_amount(days, "het aantal dagen in een week", "the number of days a week", 0, DAYS_IN_A_WEEK)
    here = yes_or_no(benefit) if benefit is not None else count >= DAYS_IN_A_WEEK / 2
    if not here:
        return False, [note("kind_elders", days)]
    return True, [note("kind_deels", days)] if count < DAYS_IN_A_WEEK else []


def _not_used(entries: Mapping[str, Field]) -> list[Note]:
    """Remarks on facts that are read and checked but do not change the computation."""
    notes = []
    known = {key: entry for key, entry in entries.items() if not is_unknown(entry)}
    if "school" in known and one_of(known["school"], SCHOOLS) != "geen":
        notes.append(note("school", known["school"]))
    if "beperking" in known and yes_or_no(known["beperking"]):
        notes.append(note("beperking", known["beperking"]))
    if "zorgpremie_maand" in known:
        read_amount(
            known["zorgpremie_maand"], "de zorgpremie per maand", "the health premium a month", 0, 1000
        )
        notes.append(note("zorgpremie_maand", known["zorgpremie_maand"]))
    if "verblijf" in known and one_of(known["verblijf"], RESIDENCE) in NO_ORDINARY_RIGHT:
        notes.append(note("verblijf", known["verblijf"]))
    return notes
