# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A population goes to a file and back unchanged, and a file that cannot be is refused with a clear sentence."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kansrijk.engine.frame import Frame, column_values
from kansrijk.engine.problems import Problem
from kansrijk.people import Population, input_columns
from kansrijk.people.parquet import table_of


def assert_same(left: Population, right: Population) -> None:
    assert left.meta == right.meta
    assert left.frame.family_offsets.tolist() == right.frame.family_offsets.tolist()
    assert left.frame.person_offsets.tolist() == right.frame.person_offsets.tolist()
    assert left.frame.ids.tolist() == right.frame.ids.tolist()
    assert set(left.frame.columns) == set(right.frame.columns)
    for name, values in left.frame.columns.items():
        assert right.frame.columns[name].dtype == input_columns()[name].dtype
        np.testing.assert_array_equal(values, right.frame.columns[name], err_msg=name)


def test_a_population_comes_back_from_parquet_unchanged(three_households: Population, tmp_path: Path):
    three_households.write(tmp_path / "people.parquet")
    assert_same(Population.read(tmp_path / "people.parquet"), three_households)


def test_a_synthetic_municipality_comes_back_unchanged(rozendaal: Population, tmp_path: Path):
    rozendaal.write(tmp_path / "rozendaal.parquet")
    assert_same(Population.read(tmp_path / "rozendaal.parquet"), rozendaal)


def test_the_file_has_one_row_a_household_and_small_types(three_households: Population, tmp_path: Path):
    three_households.write(tmp_path / "people.parquet")
    table = pq.read_table(tmp_path / "people.parquet")
    assert table.num_rows == 3
    assert table.schema.field("families_persons").type == pa.list_(pa.int8())
    assert table.schema.field("rol").type == pa.list_(pa.int8())
    assert table.schema.field("student").type == pa.list_(pa.bool_())
    assert table.column("families_persons").to_pylist() == [[2, 1], [1], [3]]
    assert pq.ParquetFile(tmp_path / "people.parquet").metadata.row_group(0).column(0).compression == "ZSTD"


def test_columns_that_a_file_lacks_have_their_default(three_households: Population, tmp_path: Path):
    three_households.write(tmp_path / "people.parquet")
    frame = Population.read(tmp_path / "people.parquet").frame
    columns = input_columns()
    assert "winst_y" not in frame.columns
    assert column_values(frame, columns["winst_y"], columns).tolist() == [0.0] * 7
    assert (
        column_values(frame, columns["leeftijd_begin_jaar"], columns).tolist()
        == frame.columns["leeftijd"].tolist()
    )


def test_a_file_with_large_lists_and_whole_amounts_is_read_as_well(
    three_households: Population, tmp_path: Path
):
    table = table_of(three_households.frame)
    wide = table.schema.set(
        table.schema.get_field_index("loon_y"), pa.field("loon_y", pa.large_list(pa.int64()))
    )
    pq.write_table(table.cast(wide), tmp_path / "people.parquet")
    read = Population.read(tmp_path / "people.parquet")
    assert read.frame.columns["loon_y"].tolist() == three_households.frame.columns["loon_y"].tolist()
    assert read.meta.kind == "own extract"


@pytest.mark.parametrize("area", ["Zwolle", "GM0193", 193])
def test_one_municipality_can_be_chosen(three_households: Population, tmp_path: Path, area: str | int):
    chosen = three_households.select_area(area)
    assert chosen.frame.columns["leeftijd"].tolist() == [51, 49, 20, 70]
    assert chosen.frame.ids.tolist() == [1, 2]
    assert chosen.meta.area == "GM0193"
    three_households.write(tmp_path / "people.parquet")
    assert_same(Population.read(tmp_path / "people.parquet", area), chosen)


def test_one_municipality_can_be_chosen_from_households_in_any_order(three_households: Population):
    frame = three_households.frame
    shuffled = replace(
        frame, columns={**frame.columns, "gemeente": np.array([599, 193, 599], dtype=np.int16)}
    )
    chosen = Population(shuffled).select_area("Rotterdam").frame
    assert chosen.columns["leeftijd"].tolist() == [51, 49, 20, 39, 14, 9]
    assert chosen.family_offsets.tolist() == [0, 2, 3]
    assert chosen.person_offsets.tolist() == [0, 2, 3, 6]
    assert chosen.ids.tolist() == [1, 3]


def test_the_whole_country_is_everybody(three_households: Population):
    assert three_households.select_area("NL") is three_households


def test_a_municipality_where_nobody_lives_is_a_problem(three_households: Population, tmp_path: Path):
    with pytest.raises(Problem, match=r"Nobody in .* lives in Utrecht"):
        three_households.select_area("Utrecht")
    three_households.write(tmp_path / "people.parquet")
    with pytest.raises(Problem, match=r"Nobody in .*people\.parquet lives in Utrecht"):
        Population.read(tmp_path / "people.parquet", "Utrecht")


def test_populations_can_be_put_together(three_households: Population, rozendaal: Population):
    parts = [three_households.select_area("Zwolle"), three_households.select_area("Rotterdam")]
    together = Population.concat(parts)
    assert_same(Population(together.frame, three_households.meta), three_households)
    with pytest.raises(Problem, match="of one kind"):
        Population.concat([three_households, rozendaal])


def test_columns_only_some_parts_have_get_their_default_in_the_others(three_households: Population):
    part = three_households.select_area("Rotterdam").frame
    bare = replace(part, columns={name: part.columns[name] for name in ("gemeente", "leeftijd", "rol")})
    together = Population.concat([three_households, Population(bare)]).frame
    assert together.columns["vermogen"].tolist() == [0, 0, 0, -500, 0]
    assert "gebruikt_bijstand" not in together.columns


# --- what is refused ---


def spoiled(population: Population, tmp_path: Path, **columns: pa.Array | None) -> Path:
    """The population's file with columns replaced, or taken out where None is given."""
    table = table_of(population.frame)
    for name, values in columns.items():
        if name in table.schema.names:
            table = table.drop_columns([name])
        if values is not None:
            table = table.append_column(name, values)
    path = tmp_path / "spoiled.parquet"
    pq.write_table(table, path)
    return path


REFUSED = {
    "a required column is missing": (
        {"leeftijd": None},
        r"spoiled\.parquet: the column 'leeftijd' is missing",
    ),
    "the sizes of families are missing": ({"families_persons": None}, "'families_persons' is missing"),
    "a column is not known": ({"nationaliteit": pa.array([1, 2, 3])}, "'nationaliteit' is not known"),
    "a text stands for a number": (
        {"huur_m": pa.array(["a", "b", "c"])},
        r"'huur_m' has type string and must be double\. Convert",
    ),
    "a person column is no list": (
        {"loon_y": pa.array([1.0, 2.0, 3.0])},
        r"'loon_y' .* must be list<double>",
    ),
    "an age has decimals": (
        {"leeftijd": pa.array([[51.5, 49.0, 20.0], [70.0], [39.0, 14.0, 9.0]])},
        r"'leeftijd' .* must be list<int>",
    ),
    "money is negative": (
        {"loon_y": pa.array([[-1.0, 0.0, 0.0], [0.0], [-5.0, 0.0, 0.0]])},
        r"spoiled\.parquet: .*'loon_y' has 2 impossible value\(s\).*first households: 1, 3\. Mend",
    ),
    "money is not a number": (
        {"huur_m": pa.array([1.0, float("nan"), 1.0])},
        r"'huur_m' has 1 impossible value.*households: 2",
    ),
    "a code is not in the list": (
        {"opvang_soort": pa.array([[0, 0, 7], [0], [0, 0, 0]])},
        r"'opvang_soort' has 1 impossible value\(s\) \(allowed: 0, 1, 2, 3\); first households: 1\.",
    ),
    "an age is impossible": (
        {"leeftijd": pa.array([[51, 49, 20], [170], [39, 14, 9]])},
        r"'leeftijd'.*households: 2",
    ),
    "an age does not fit its type": (
        {"leeftijd": pa.array([[51, 49, 20], [70_000], [39, 14, 9]])},
        r"'leeftijd' 1 value\(s\) are too large; first households: 2",
    ),
    "lists are not as long as the families": (
        {"leeftijd": pa.array([[51, 49, 20], [70, 4], [39, 14]])},
        r"'leeftijd' the list of 2 household\(s\) is not as long as 'families_persons' says; first households: 2, 3",
    ),
    "a household is empty": (
        {
            "families_persons": pa.array([[2, 1], [], [3]]),
            "leeftijd": pa.array([[51, 49, 20], [], [39, 14, 9]]),
            "rol": pa.array([[0, 0, 0], [], [0, 1, 1]]),
            "vermogen": None,
            "schuldhulp": None,
            "loon_y": None,
            "pensioen_y": None,
            "werkuren_week": None,
            "student": None,
        },
        "1 households without a family; first households: 2",
    ),
    "a family is empty": (
        {"families_persons": pa.array([[3, 0], [1], [3]])},
        r"'families_persons' 1 value\(s\) are below 1; first households: 1",
    ),
    "a value is missing": (
        {"leeftijd": pa.array([[51, None, 20], [70], [39, 14, 9]])},
        r"'leeftijd' 1 value\(s\) are empty; first households: 1",
    ),
    "a list is missing": (
        {"loon_y": pa.array([[1.0, 0.0, 0.0], None, [1.0, 0.0, 0.0]])},
        r"'loon_y' 1 value\(s\) are empty; first households: 2",
    ),
    "a family has no adult": (
        {
            "rol": pa.array([[0, 0, 0], [1], [0, 1, 1]], pa.list_(pa.int8())),
            "leeftijd": pa.array([[51, 49, 20], [7], [39, 14, 9]]),
        },
        "1 families without an adult; first households: 2",
    ),
    "a family has three adults": (
        {"rol": pa.array([[0, 0, 0], [0], [0, 0, 0]])},
        "1 families with more than two adults; first households: 3",
    ),
    "a child is grown up": (
        {"leeftijd": pa.array([[51, 49, 20], [70], [39, 18, 9]])},
        "1 children of 18 or older; such a person is a family of its own.*first households: 3",
    ),
}


@pytest.mark.parametrize("case", REFUSED)
def test_a_file_is_refused_when(case: str, three_households: Population, tmp_path: Path):
    columns, sentence = REFUSED[case]
    with pytest.raises(Problem, match=sentence) as caught:
        Population.read(spoiled(three_households, tmp_path, **columns))
    assert "spoiled.parquet" in caught.value.nl
    assert caught.value.nl != caught.value.en


def test_a_file_that_is_not_there_is_a_problem(tmp_path: Path):
    with pytest.raises(Problem, match=r"nowhere\.parquet is not there"):
        Population.read(tmp_path / "nowhere.parquet")


def test_a_file_that_is_no_parquet_is_a_problem(tmp_path: Path):
    (tmp_path / "text.parquet").write_text("naam;leeftijd\n")
    with pytest.raises(Problem, match=r"text\.parquet is no complete Parquet file"):
        Population.read(tmp_path / "text.parquet")


def test_nothing_is_written_where_there_is_no_folder(three_households: Population, tmp_path: Path):
    with pytest.raises(Problem, match="does not exist"):
        three_households.write(tmp_path / "nowhere" / "people.parquet")


def test_a_write_that_fails_leaves_the_old_file_alone(three_households: Population, tmp_path: Path):
    path = tmp_path / "people.parquet"
    three_households.write(path)
    before = path.read_bytes()
    broken = replace(three_households.frame, ids=np.arange(2))
    with pytest.raises(pa.ArrowInvalid):
        Population(broken).write(path)
    assert path.read_bytes() == before
    assert [file.name for file in tmp_path.iterdir()] == ["people.parquet"]


# --- any population at all ---


@st.composite
def populations(draw: st.DrawFn) -> Population:
    """Households of one to three families, with any values their columns allow."""
    sizes = draw(st.lists(st.lists(st.integers(1, 6), min_size=1, max_size=3), min_size=1, max_size=6))
    families = [size for household in sizes for size in household]
    roles = [int(place > 0) for size in families for place in range(size)]
    lists = {"household": len(sizes), "family": len(families), "person": len(roles)}
    columns = {
        "gemeente": np.array(
            draw(st.lists(st.sampled_from([193, 599]), min_size=len(sizes), max_size=len(sizes)))
        ),
        "rol": np.array(roles),
        "leeftijd": np.array([draw(st.integers(0, 17) if role else st.integers(18, 115)) for role in roles]),
    }
    optional = [column for column in input_columns().values() if column.name not in columns]
    for column in draw(st.lists(st.sampled_from(optional), unique_by=lambda column: column.name)):
        low, high = column.minimum or 0, column.maximum or max(column.codes, default=1)
        values = (
            st.floats(low, high) if column.kind in ("money", "number") else st.integers(int(low), int(high))
        )
        size = lists[column.entity]
        columns[column.name] = np.array(draw(st.lists(values, min_size=size, max_size=size)))
    typed = {name: values.astype(input_columns()[name].dtype) for name, values in columns.items()}
    frame = Frame(
        np.cumsum([0, *map(len, sizes)]), np.cumsum([0, *families]), typed, np.arange(1, len(sizes) + 1)
    )
    return Population.from_frame(frame)


@given(populations())
def test_any_population_comes_back_from_parquet_unchanged(
    tmp_path_factory: pytest.TempPathFactory, population: Population
):
    path = tmp_path_factory.getbasetemp() / "any.parquet"
    population.write(path)
    assert_same(Population.read(path), population)


@given(populations())
def test_choosing_every_municipality_and_putting_them_together_keeps_everybody(population: Population):
    towns = np.unique(population.frame.columns["gemeente"])
    together = Population.concat([population.select_area(int(town)) for town in towns]).frame
    assert sorted(together.ids.tolist()) == sorted(population.frame.ids.tolist())
    for name, values in population.frame.columns.items():
        np.testing.assert_array_equal(np.sort(together.columns[name]), np.sort(values), err_msg=name)
