# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Households become families in the same way whatever the order of their rows, and a written extract comes back."""

from __future__ import annotations

import csv
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kansrijk.engine.facts import FamilyFacts, HouseholdFacts
from kansrijk.engine.frame import Frame, frame_of
from kansrijk.people import input_columns
from kansrijk.people.readers import read_extract
from kansrijk.people.readers.families import HEAD, KIND, OTHER, PARTNER, People, form_families
from kansrijk.people.readers.mapping import mapping_from_text


def formed(ages: list[int], **facts: object) -> tuple[list[list[int]], list[int]]:
    """The families of one household as lists of ages, and the roles in that order."""
    arrays = {
        name: tuple(np.array(part) for part in value)
        if name == "parents"
        else (value if isinstance(value, int) else np.array(value))
        for name, value in facts.items()
    }
    people = People(np.zeros(len(ages), dtype=np.int64), np.array(ages), **arrays)  # type: ignore[arg-type]
    families = form_families(people)
    ordered = np.array(ages)[families.order]
    parts = np.split(ordered, families.person_offsets[1:-1])
    return [part.tolist() for part in parts], families.role[families.order].tolist()


def test_a_couple_with_children_is_one_family_and_a_grown_child_another():
    positions = [KIND, HEAD, PARTNER, KIND]
    assert formed([9, 45, 44, 19], position=positions) == ([[45, 44, 9], [19]], [0, 0, 1, 0])


def test_a_child_belongs_to_its_own_parent_in_the_household():
    # A grandmother, her daughter of 25 and the daughter's child of 2; the last two point at their mothers.
    assert formed([60, 25, 2], position=[HEAD, KIND, OTHER], parents=[[-1, 0, 1]])[0] == [[60], [25, 2]]


def test_a_child_without_a_parent_at_home_is_with_the_main_family():
    assert formed([50, 70, 12], position=[HEAD, OTHER, OTHER])[0] == [[50, 12], [70]]


def test_a_parent_who_does_not_live_here_does_not_count():
    people = People(np.array([0, 1, 1]), np.array([40, 50, 8]), parents=(np.array([-1, -1, 0]),))
    families = form_families(people)
    assert families.person_offsets.tolist() == [0, 1, 3]


def test_a_mother_of_seventeen_is_an_adult():
    assert formed([42, 17, 0], parents=[[-1, 0, 1]]) == ([[42], [17, 0]], [0, 0, 1])


def test_partners_are_told_by_their_numbers():
    assert formed([30, 70, 33], partner=[2, -1, 0])[0] == [[70], [30, 33]]


def test_age_alone_makes_a_couple_only_when_the_ages_are_near():
    assert formed([40, 38, 10], couple_gap=15)[0] == [[40, 38, 10]]
    assert formed([60, 30, 10], couple_gap=15)[0] == [[60, 10], [30]]


def test_age_alone_makes_no_couple_of_a_parent_and_its_child():
    assert formed([32, 18], couple_gap=15, parents=[[-1, 0]])[0] == [[32], [18]]


def test_a_key_is_followed_and_a_grown_child_put_apart():
    assert formed([45, 20, 8], key=[0, 0, 0], position=[HEAD, KIND, KIND])[0] == [[45, 8], [20]]


def test_a_grown_child_in_the_first_row_takes_no_family_along():
    assert formed([20, 45, 8], key=[0, 0, 0], position=[KIND, HEAD, KIND])[0] == [[45, 8], [20]]


PLACES = st.sampled_from([HEAD, PARTNER, KIND, OTHER, -1])


@given(
    st.lists(st.tuples(st.integers(0, 4), st.integers(0, 90), PLACES), min_size=1, max_size=25), st.randoms()
)
def test_everyone_is_in_one_family_and_children_are_under_eighteen(
    rows: list[tuple[int, int, int]], random: object
):
    household = np.unique(np.array([row[0] for row in rows]), return_inverse=True)[1].astype(np.int64)
    age, position = np.array([row[1] for row in rows]), np.array([row[2] for row in rows])
    families = form_families(People(household, age, position=position))
    assert sorted(families.order.tolist()) == list(range(len(rows)))
    assert families.person_offsets[-1] == len(rows)
    assert families.family_offsets[-1] == len(families.person_offsets) - 1
    assert (np.diff(families.person_offsets) > 0).all()
    assert (age[families.role == 1] < 18).all()
    assert household[families.order].tolist() == sorted(household.tolist())


# --- a written extract comes back ---

MONEY = st.integers(0, 5_000_000).map(lambda cents: cents / 100)


@st.composite
def family_facts(draw: st.DrawFn) -> FamilyFacts:
    def person(low: int, high: int, role: int) -> dict[str, object]:
        return {
            "leeftijd": draw(st.integers(low, high)),
            "rol": role,
            "loon_y": draw(MONEY),
            "student": draw(st.booleans()),
            "opvang_soort": draw(st.integers(0, 3)),
        }

    adults = [person(18, 100, 0) for _ in range(draw(st.integers(1, 2)))]
    children = [person(0, 17, 1) for _ in range(draw(st.integers(0, 3)))]
    facts = {"vermogen": draw(st.integers(-100_000, 100_000)) / 100, "schuldhulp": draw(st.booleans())}
    return FamilyFacts(facts, adults + children)  # type: ignore[arg-type]


@st.composite
def frames(draw: st.DrawFn) -> Frame:
    homes = [
        HouseholdFacts(
            {"gemeente": draw(st.sampled_from([193, 599, 363])), "huur_m": draw(MONEY) % 9_000},
            draw(st.lists(family_facts(), min_size=1, max_size=3)),
        )
        for _ in range(draw(st.integers(1, 4)))
    ]
    return frame_of(homes, input_columns())


ROUND = """\
peildatum: 2025-01-01
bestand: {decimaal: "%s"}
huishouden: household
gezin: {sleutel: family}
kolommen:
  gemeente: gemeente
  huur_m: huur_m
  vermogen: vermogen
  schuldhulp: schuldhulp
  leeftijd: leeftijd
  rol: rol
  loon_y: loon_y
  student: student
  opvang_soort: {kolom: opvang_soort, codes: {A: geen, B: dagopvang, C: bso, D: gastouder}}
"""


def written(frame: Frame, path: Path, decimal: str, delimiter: str) -> None:
    """One row a person, with the facts of its family and household repeated."""
    family = np.repeat(np.arange(frame.n_families), np.diff(frame.person_offsets))
    home = frame.household_of("person", np.arange(frame.n_persons))
    places = {"person": np.arange(frame.n_persons), "family": family, "household": home}
    words = {"student": ("nee", "ja"), "schuldhulp": ("N", "J"), "opvang_soort": "ABCD"}
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, delimiter=delimiter)
        writer.writerow(["household", "family", *frame.columns])
        for row in range(frame.n_persons):
            cells = [f"h{home[row]}", f"f{family[row]}"]
            for name, values in frame.columns.items():
                value = values[places[input_columns()[name].entity][row]]
                word = words[name][int(value)] if name in words else str(value).replace(".", decimal)
                cells.append(word)
            writer.writerow(cells)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
@given(frame=frames(), decimal=st.sampled_from([",", "."]), delimiter=st.sampled_from([";", "\t", ","]))
def test_an_extract_that_was_written_comes_back_unchanged(
    frame: Frame, decimal: str, delimiter: str, tmp_path: Path
):
    path = tmp_path / "round.csv"
    written(frame, path, decimal, delimiter)
    read = read_extract(path, mapping_from_text(ROUND % decimal)).population.frame
    assert read.family_offsets.tolist() == frame.family_offsets.tolist()
    assert read.person_offsets.tolist() == frame.person_offsets.tolist()
    assert set(read.columns) == set(frame.columns)
    for name, values in frame.columns.items():
        np.testing.assert_array_equal(read.columns[name], values, err_msg=name)


@pytest.mark.parametrize("text", ["1.234", "1,2,3", "1e", "inf", "nan", "12 34", "1.23,4", "--1", ""])
def test_a_number_in_another_form_is_never_guessed(tmp_path: Path, text: str):
    import polars as pl

    from kansrijk.people.readers.raw import FileForm
    from kansrijk.people.readers.values import read_numbers

    wrong = read_numbers(pl.Series("x", [text]), FileForm()).wrong["no_number"]
    assert wrong.tolist() == [True]
