# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A broad target joins income and surroundings, invents nothing, and does not move its goalposts unseen."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from kansrijk.indicators.broad_target import (
    BroadTarget,
    MovedGoalposts,
    averaged,
    compare_publications,
    judge_broad,
)
from kansrijk.indicators.broad_target_files import (
    NATIONAL_FILE,
    OPTIONAL,
    REQUIRED,
    SCHEMA_FILE,
    check_against_national,
    national_target,
    read_target,
)
from kansrijk.indicators.broad_target_words import broad_dict, broad_text, moved_lines
from kansrijk.indicators.series_files import load_series
from kansrijk.indicators.targets import InvalidTarget


@pytest.fixture(scope="module")
def example(root: Path) -> Path:
    return root / "docs" / "targets" / "example.yaml"


@pytest.fixture
def document(example: Path) -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load(example.read_text(encoding="utf-8"))
    return found


def read(document: dict[str, Any], tmp_path: Path, name: str = "doel.yaml") -> BroadTarget:
    path = tmp_path / name
    path.write_text(yaml.safe_dump(document, allow_unicode=True), encoding="utf-8")
    return read_target(path)


def test_the_national_file_has_the_four_primary_measures_and_both_dimensions():
    target = national_target()
    assert [item.code for item in target.measures if item.role == "primary"] == ["P1", "P2", "P3", "P4"]
    assert {item.dimension for item in target.measures} == {"income", "environment"}
    assert {item.role for item in target.measures} == {"primary", "supplementary", "child_outcome"}


def test_no_national_target_is_invented():
    target = national_target()
    assert target.standing == "proposal"
    assert all(item.target is None for item in target.measures)
    judged = judge_broad(target, load_series())
    assert judged.verdict == "cannot_tell"
    assert judged.without_target == ("income", "environment")
    assert "Over inkomen en leefomgeving is geen doel afgesproken" in broad_text(judged, "nl")


def test_a_baseline_is_the_published_figure_it_names():
    store = load_series()
    for item in national_target().measures:
        if item.baseline is None:
            assert item.gap is not None
            continue
        assert item.series is not None
        kept = store.series(*item.series).newest(str(item.baseline.year))
        assert kept is not None
        assert kept.value == item.baseline.value


def test_children_who_are_not_seen_are_named():
    text = broad_text(judge_broad(national_target(), load_series()), "nl")
    for group in ("zonder papieren", "in een instelling", "met een beperking", "Caribisch Nederland"):
        assert group in text
    assert "buurt" in text


@pytest.mark.parametrize("name", ["national", "example"])
def test_the_files_fit_the_schema(name: str, example: Path):
    schema = json.loads(SCHEMA_FILE.read_text(encoding="utf-8"))
    path = NATIONAL_FILE if name == "national" else example
    found = json.loads(json.dumps(yaml.safe_load(path.read_text(encoding="utf-8"))))
    jsonschema.Draft202012Validator(schema).validate(found)


def test_the_schema_knows_the_fields_that_are_read():
    measure = json.loads(SCHEMA_FILE.read_text(encoding="utf-8"))["properties"]["measures"]["items"]
    assert set(measure["required"]) == set(REQUIRED)
    assert set(measure["properties"]) == {*REQUIRED, *OPTIONAL}


def test_a_municipality_is_judged_on_its_own_figures_and_its_weakest_part(example: Path):
    own = read_target(example)
    judged = judge_broad(own, load_series())
    found = {item.measure.code: item.judgement.verdict for item in judged.measures}
    assert found == {"P1": "on_course", "S6": "met", "B1": "point_met"}
    assert judged.verdict == "on_course"
    assert check_against_national(own, national_target()) == ("S6",)
    assert broad_dict(judged)["measures"][0]["latest"]["period"] == "2024"


def test_a_broad_target_with_income_only_cannot_be_judged(document: dict[str, Any], tmp_path: Path):
    document["measures"] = [item for item in document["measures"] if item["dimension"] == "income"]
    judged = judge_broad(read(document, tmp_path), load_series())
    assert judged.without_target == ("environment",)
    assert judged.verdict == "cannot_tell"


def test_one_part_off_course_puts_the_whole_off_course(document: dict[str, Any], tmp_path: Path):
    document["measures"][1]["figures"][-1]["value"] = 35
    assert judge_broad(read(document, tmp_path), load_series()).verdict == "off_course"


def test_a_mean_of_three_years_takes_three_years_and_the_right_interval(
    document: dict[str, Any], tmp_path: Path
):
    series = read(document, tmp_path).measures[0].own
    assert series is not None
    mean = averaged(series)
    assert list(mean.vintages) == ["2020", "2021", "2022", "2023", "2024"]
    assert mean.vintages["2020"][0].value == pytest.approx(0.085)
    assert mean.vintages["2024"][0].release_status is None, "one of its years is provisional"
    for row in document["measures"][0]["figures"]:
        row |= {"low": row["value"] - 0.3, "high": row["value"] + 0.3}
    spread = read(document, tmp_path).measures[0].own
    assert spread is not None
    low, high = averaged(spread).vintages["2020"][0].interval or (0, 0)
    assert (high - low) / 2 == pytest.approx(0.003 / 3**0.5)


def test_a_measure_and_its_target_may_not_change_in_one_publication(document: dict[str, Any], tmp_path: Path):
    document["measures"][0]["definition"] |= {"version": "v2", "since": "2025", "replaces": "v1"}
    assert read(document, tmp_path), "a new way of counting alone is allowed"
    document["measures"][0]["target"] |= {"version": "2025", "since": "2025", "replaces": "2023"}
    with pytest.raises(MovedGoalposts) as refused:
        read(document, tmp_path)
    assert "P1" in refused.value.nl
    assert "2025" in refused.value.en


def test_two_files_are_compared_also_when_they_do_not_say_what_changed(
    document: dict[str, Any], tmp_path: Path
):
    before = read(document, tmp_path)
    document["measures"][0]["target"]["path"] = {2024: 7.5, 2028: 6.5}
    looser = read(document, tmp_path)
    (moved,) = compare_publications(before, looser)
    assert (moved.code, moved.target_changed, moved.looser) == ("P1", True, True)
    assert "vraagt minder" in moved_lines((moved,), "nl")[0]
    assert compare_publications(before, before) == ()
    document["measures"][0]["definition"]["version"] = "v2"
    with pytest.raises(MovedGoalposts):
        compare_publications(before, read(document, tmp_path))


def test_a_later_or_dropped_target_is_looser_and_a_stricter_one_is_not(
    document: dict[str, Any], tmp_path: Path
):
    before = read(document, tmp_path)
    for path, looser in (
        ({2024: 7.5, 2030: 6.0}, True),
        ({2024: 7.5, 2028: 5.0}, False),
        ({2024: 7.8, 2028: 6.0}, True),
    ):
        document["measures"][0]["target"]["path"] = path
        (moved,) = compare_publications(before, read(document, tmp_path))
        assert moved.looser is looser
    document["measures"][0]["target"] = None
    (moved,) = compare_publications(before, read(document, tmp_path))
    assert moved.looser


def test_a_municipality_sets_no_target_on_a_survey_of_the_country(document: dict[str, Any], tmp_path: Path):
    measure = document["measures"][2] | {"code": "P3", "gap": {"nl": "x", "en": "x"}}
    del measure["figures"]
    document["measures"] = [measure]
    with pytest.raises(InvalidTarget, match="too small"):
        check_against_national(read(document, tmp_path), national_target())


@pytest.mark.parametrize(
    "place, change, expected",
    [
        ("measure", {"role": "belangrijk"}, "role"),
        ("measure", {"kleur": "rood"}, "kleur"),
        ("measure", {"average": 5}, "average"),
        ("baseline", {"se": 0.5}, "sampling error"),
        ("baseline", {"source": ""}, "source"),
        ("target", {"source": ""}, "who decided"),
        ("baseline", {"value": 840}, "between 0 and 100"),
        ("baseline", {"value": "veel"}, "no number"),
        ("target", {"since": "2030"}, "since"),
        ("target", {"path": {2019: 7.5}}, "not after the baseline"),
        ("target", {"path": {2028: 600}}, "between 0 and 100"),
        ("figure", {"value": -1}, "between 0 and 100"),
        ("figure", {"low": 9.0, "high": 9.5}, "between low and high"),
        ("figure", {"status": "klaar"}, "status"),
        ("figure", {"year": 2019}, "twice"),
    ],
)
def test_a_mistake_is_named_with_its_place(
    document: dict[str, Any], tmp_path: Path, place: str, change: dict[str, Any], expected: str
):
    measure = document["measures"][0]
    spot = {
        "measure": measure,
        "baseline": measure["baseline"],
        "target": measure["target"],
        "figure": measure["figures"][0],
    }[place]
    spot |= change
    with pytest.raises(InvalidTarget, match=expected) as refused:
        read(document, tmp_path)
    assert "doel.yaml, P1" in refused.value.nl


def test_a_survey_baseline_needs_its_standard_error(document: dict[str, Any], tmp_path: Path):
    document["measures"][2]["baseline"]["se"] = None
    with pytest.raises(InvalidTarget, match="se"):
        read(document, tmp_path)


def test_a_file_that_is_no_target_file_is_refused(tmp_path: Path):
    path = tmp_path / "iets.yaml"
    for text in ("", "schema: iets", "a: [", "- 1"):
        path.write_text(text, encoding="utf-8")
        with pytest.raises(InvalidTarget, match=r"iets\.yaml"):
            read_target(path)
    with pytest.raises(InvalidTarget, match=r"weg\.yaml"):
        read_target(tmp_path / "weg.yaml")


def test_a_file_that_is_no_yaml_is_named_by_its_line(tmp_path: Path):
    (tmp_path / "doel.yaml").write_text("schema: kansrijk/broad-target\nmeasures: [\n", encoding="utf-8")
    with pytest.raises(InvalidTarget, match="line 3 is no valid YAML"):
        read_target(tmp_path / "doel.yaml")
    with pytest.raises(InvalidTarget, match="Check its name"):
        read_target(tmp_path / "nergens.yaml")
