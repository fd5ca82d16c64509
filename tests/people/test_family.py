# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A coach writes a family as a short text; every mistake is answered with a line, a field and a way out."""

from __future__ import annotations

from contextlib import suppress
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kansrijk.engine.frame import frame_of
from kansrijk.engine.problems import Problem
from kansrijk.people import Family, Population, input_columns
from kansrijk.people.family import age_on

GOOD = """\
naam: Alleenstaande moeder met twee kinderen
gemeente: Rotterdam
wonen: {huur: 650.00, servicekosten: 20, energie: 150}
gezin:
  vermogen: 1200
  schuldhulp: ja
  leden:
    - {rol: ouder, geboren: 1990-04-12, loon_jaar: 18000, werkuren: 24}
    - {rol: kind, geboren: 2015-03-02, opvang: bso, opvanguren_maand: 40, opvangprijs: 9.20}
medebewoners:
  - leden:
      - {rol: volwassene, leeftijd: 71, pensioen_jaar: 16000}
"""


def written(before: str, after: str) -> Family:
    """The good text with one passage changed, read."""
    assert before in GOOD
    return Family.from_text(GOOD.replace(before, after), "gezin.yaml")


def test_a_family_file_becomes_facts():
    family = Family.from_text(GOOD)
    facts = family.facts("2025-07-01")
    assert (family.title, family.municipality) == ("Alleenstaande moeder met twee kinderen", "GM0599")
    assert facts.values == {
        "gemeente": 599, "huurwoning": True, "huur_m": 650.0, "servicekosten_m": 20.0, "energie_m": 150.0
    }  # fmt: skip
    assert facts.families[0].values == {"vermogen": 1200.0, "schuldhulp": True}
    mother, child = facts.families[0].members
    assert (mother["rol"], mother["leeftijd"], mother["loon_y"], mother["werkuren_week"]) == (
        0,
        35,
        18000,
        24,
    )
    assert (child["rol"], child["opvang_soort"], child["opvanguren_m"], child["opvangprijs_uur"]) == (
        1,
        2,
        40,
        9.2,
    )
    assert facts.families[1].members == [{"rol": 0, "leeftijd": 71, "pensioen_y": 16000.0}]


def test_ages_are_those_of_each_reference_day():
    child = written("2015-03-02", "2015-08-20").facts("2025-08-25").families[0].members[1]
    ages = [child[f"leeftijd{day}"] for day in ("", "_vorige_maand", "_begin_kwartaal", "_begin_jaar")]
    assert ages == [10, 9, 9, 9]


def test_a_baby_was_not_there_on_earlier_reference_days():
    baby = written("2015-03-02", "2025-08-20").facts("2025-08-25").families[0].members[1]
    ages = [baby[f"leeftijd{day}"] for day in ("", "_vorige_maand", "_begin_kwartaal", "_begin_jaar")]
    assert ages == [0, -1, -1, -1]


def test_adults_come_before_children_in_a_family():
    text = GOOD.replace(
        "    - {rol: ouder, geboren: 1990-04-12, loon_jaar: 18000, werkuren: 24}\n", ""
    ).replace("medebewoners:", "    - {rol: ouder, leeftijd: 35}\nmedebewoners:")
    assert [member["rol"] for member in Family.from_text(text).facts("2025-07-01").families[0].members] == [
        0,
        1,
    ]


@pytest.mark.parametrize("name", Family.examples())
def test_every_example_is_a_population_of_its_own(name: str):
    family = Family.example(name)
    facts = family.facts("2025-07-01")
    population = Population.from_frame(frame_of([facts], input_columns()))
    assert population.frame.n_households == 1
    assert family.title
    assert family.note


def test_the_examples_tell_three_different_stories():
    titles = {Family.example(name).area.name for name in Family.examples()}
    assert titles == {"Rotterdam", "Zwolle", "Voorne aan Zee"}
    with pytest.raises(Problem, match="There are: bijstand-rotterdam"):
        Family.example("keizer")


# passage, what it becomes, what the answer says
MISTAKES = {
    "a wage is negative": ("loon_jaar: 18000", "loon_jaar: -1", r"line 8, gezin\.leden\[1\]\.loon_jaar: -1 cannot be"),
    "a number is a text": ("huur: 650.00", "huur: 650 euro", r"line 3, wonen\.huur: '650 euro' is no number\. .*1200\.50"),
    "a yes is a number": ("schuldhulp: ja", "schuldhulp: 3", r"gezin\.schuldhulp: '3' is no yes or no"),
    "a key is misspelt": ("loon_jaar", "loonjaar", r"line 8, .*'loonjaar' is not known\. Do you mean 'loon_jaar'\?"),
    "a key is unheard of": ("vermogen", "xyz", r"'xyz' is not known\. Possible are: vermogen, schuldhulp"),
    "a name is given": ("rol: kind,", "rol: kind, naam: Sem,", r"gezin\.leden\[2\]\.naam: names of people do not belong"),
    "the municipality is unknown": (
        "Rotterdam", "Roterdam", r"line 2, gemeente: .*'Roterdam' is not known.*Do you mean Rotterdam"
    ),
    "the municipality has merged": ("Rotterdam", "Brielle", r"'Brielle' is no municipality any more.*Voorne aan Zee"),
    "the municipality is the country": ("gemeente: Rotterdam", "gemeente: NL", "lives in one municipality"),
    "the municipality is missing": ("gemeente: Rotterdam\n", "", "'gemeente' is missing. Add a line such as"),
    "a role is unknown": ("rol: kind", "rol: hond", r"line 9, gezin\.leden\[2\]\.rol: give every member a role"),
    "a role is missing": ("rol: kind, ", "", r"line 9, gezin\.leden\[2\]: give every member a role: ouder, partner"),
    "a date of birth is missing": ("geboren: 2015-03-02, ", "", r"gezin\.leden\[2\]: give each member 'geboren'"),
    "age and date of birth are both there": ("rol: kind,", "rol: kind, leeftijd: 9,", "one of the two"),
    "a date does not exist": ("2015-03-02", "2015-02-30", r"line 9, .*geboren: '2015-02-30' does not exist"),
    "a date is no date": ("2015-03-02", "gisteren", r"leden\[2\]\.geboren: 'gisteren' is no date\. Write a date as"),
    "there is no adult": ("rol: ouder", "rol: kind", r"line 8, gezin\.leden: there is no adult.*rol: ouder"),
    "there are three adults": (
        "medebewoners:",
        "    - {rol: partner, leeftijd: 30}\n    - {rol: volwassene, leeftijd: 31}\nmedebewoners:",
        r"gezin\.leden\[4\]: a family has two adults at most\. .*'medebewoners'",
    ),
    "childcare is of an unknown kind": ("opvang: bso", "opvang: oma", "'oma' is not known. Possible are: geen, dagopvang"),
    "the home is rented and owned": ("energie: 150", "woonlasten_eigen: 800", "leave one out"),
    "the members are no list": ("leden:\n    - {rol: ouder", "leden:\n    {rol: ouder", "not valid YAML"),
    "a list is missing its dashes": ("  - leden:\n      - {rol: v", "  leden:\n      - {rol: v", "a list is wanted here"),
    "the YAML is broken": ("werkuren: 24}", "werkuren: 24", r"gezin\.yaml, line \d+: this is not valid YAML"),
    "a key is there twice": ("vermogen: 1200", "vermogen: 1200\n  vermogen: 3", r"line 6, gezin\.vermogen: this is there twice"),
    "an age has decimals": ("leeftijd: 71", "leeftijd: 71.5", r"medebewoners\[1\]\.leden\[1\]\.leeftijd: 71\.5 is no whole"),
}  # fmt: skip


@pytest.mark.parametrize("case", MISTAKES)
def test_a_mistake_is_answered_when(case: str):
    before, after, sentence = MISTAKES[case]
    with pytest.raises(Problem, match=sentence) as caught:
        written(before, after)
    assert "gezin.yaml" in caught.value.nl
    assert caught.value.nl != caught.value.en


# passage, what it becomes, what the answer says on 1 July 2025
WRONG_ON_THE_DAY = {
    "a child is born tomorrow": ("2015-03-02", "2025-07-02", r"line 9, gezin\.leden\[2\]\.geboren: .*not born yet on 2025-07-01"),
    "a child is 18": ("2015-03-02", "2007-07-01", r"already 18 on 2025-07-01\. Make it a family .*'medebewoners'"),
    "a child by age is 18": ("geboren: 2015-03-02", "leeftijd: 18", r"leden\[2\]\.leeftijd: .*already 18"),
    "a parent is a child": ("1990-04-12", "2015-04-12", r"leden\[1\]\.geboren: .*only 10 on 2025-07-01"),
    "a parent is born in another age": ("1990-04-12", "1890-04-12", r"this person is 135 on 2025-07-01"),
}  # fmt: skip


@pytest.mark.parametrize("case", WRONG_ON_THE_DAY)
def test_a_date_is_refused_when(case: str):
    before, after, sentence = WRONG_ON_THE_DAY[case]
    family = written(before, after)
    with pytest.raises(Problem, match=sentence):
        family.facts("2025-07-01")


def test_a_date_that_is_none_is_answered():
    with pytest.raises(Problem, match="'juli' is no date"):
        Family.from_text(GOOD).facts("juli")


@pytest.mark.parametrize(
    "text,sentence",
    [("", "is empty"), ("- a\n- b\n", "lines of the form 'key: value'"), ("a: &x [*x]", "refers to itself")],
)
def test_a_text_that_is_no_family_is_answered(text: str, sentence: str):
    with pytest.raises(Problem, match=sentence):
        Family.from_text(text, "gezin.yaml")


def test_a_file_that_is_not_there_or_no_text_is_answered(tmp_path: Path):
    with pytest.raises(Problem, match=r"nergens\.yaml is not there"):
        Family.read(tmp_path / "nergens.yaml")
    (tmp_path / "foto.yaml").write_bytes(b"\xff\xd8\xff\xe0")
    with pytest.raises(Problem, match=r"foto\.yaml is no plain text"):
        Family.read(tmp_path / "foto.yaml")


DAYS = st.dates(date(1930, 1, 1), date(2035, 12, 31))


@given(DAYS, DAYS)
def test_an_age_is_the_number_of_birthdays_so_far(born: date, day: date):
    age = age_on(born, day)
    if day < born:
        assert age == -1
        return
    birthdays = sum(
        (year, *((3, 1) if (born.month, born.day) == (2, 29) and not _leap(year) else (born.month, born.day)))
        <= (day.year, day.month, day.day)
        for year in range(born.year + 1, day.year + 1)
    )
    assert age == birthdays
    assert age_on(born, day + timedelta(days=1)) in (age, age + 1)


def _leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


@given(st.text(alphabet="abn:{}[],- \n\t'\"&*!0123456789.", max_size=60))
def test_any_text_is_a_family_or_a_problem(text: str):
    with suppress(Problem):
        Family.from_text(text)
