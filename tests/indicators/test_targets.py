# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Targets keep their versions, and each of the five verdicts is given only when its rule holds."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kansrijk.indicators.series import Kept, Measure, Release, Series, Version
from kansrijk.indicators.series_files import load_series
from kansrijk.indicators.target_verdict import (
    VERDICTS,
    Judgement,
    Knot,
    TargetPath,
    judge,
    judge_knots,
)
from kansrijk.indicators.target_words import REASONS, VERDICT_WORDS, sentence
from kansrijk.indicators.targets import InvalidTarget, UnknownTarget, judge_target, load_targets, read_targets

WORDS = {"nl": {"name": "proef", "definition": "proef"}, "en": {"name": "trial", "definition": "trial"}}


def series_of(
    values: Mapping[int, float],
    *,
    kind: str = "register",
    status: str | None = "definite",
    spread: float | None = None,
    ended: str | None = None,
) -> Series:
    """A series with one figure a year; `spread` is half the width of its 95% interval."""
    words = {
        language: {**texts, **({"ended": "gestopt"} if ended else {})} for language, texts in WORDS.items()
    }
    version = Version("v1", kind, "proef", None, words, ended=ended)  # type: ignore[arg-type]
    measure = Measure("proef", "proef", "trial", "share", "children", "lower", {"v1": version})
    kept = {
        str(year): (
            Kept(
                code="proef",
                version="v1",
                area="NL",
                period=str(year),
                value=value,
                n=None,
                denominator=None,
                unit="share",
                status="published",
                interval=None if spread is None else (value - spread, value + spread),
                release="r",
                release_status=status,  # type: ignore[arg-type]
            ),
        )
        for year, value in values.items()
    }
    return Series(measure, version, "NL", kept, {"r": Release("r", 0, None, "r", "r")})


def path_to(
    value: float, year: int, *, start: tuple[int, float] | None = None, direction: str = "lower"
) -> TargetPath:
    baseline = None if start is None else Knot(*start)
    return TargetPath("path", direction, baseline, (Knot(year, value),))  # type: ignore[arg-type]


def verdict(path: TargetPath, series: Series | None) -> tuple[str, str]:
    found = judge(path, series)
    return found.verdict, found.reason


def test_met_takes_the_whole_interval():
    asked = path_to(0.05, 2025)
    assert verdict(asked, series_of({2025: 0.040}, kind="survey", spread=0.010)) == ("met", "interval_under")
    assert verdict(asked, series_of({2025: 0.041}, kind="survey", spread=0.010)) == (
        "point_met",
        "interval_crosses",
    )


def test_a_point_above_the_target_is_off_course_only_when_the_whole_interval_is():
    asked = path_to(0.05, 2025)
    assert verdict(asked, series_of({2025: 0.07}, kind="survey", spread=0.01))[0] == "off_course"
    assert verdict(asked, series_of({2025: 0.055}, kind="survey", spread=0.01))[0] == "cannot_tell"


def test_a_register_count_is_met_when_settled_and_uncertain_while_it_may_be_revised():
    asked = path_to(0.05, 2025)
    assert verdict(asked, series_of({2025: 0.05})) == ("met", "register_settled")
    assert verdict(asked, series_of({2025: 0.05}, status="provisional")) == (
        "point_met",
        "register_unsettled",
    )
    assert verdict(asked, series_of({2025: 0.05}, status=None)) == ("point_met", "register_unsettled")
    assert verdict(asked, series_of({2025: 0.051})) == ("off_course", "missed")


@pytest.mark.parametrize("kind", ["model", "self_report", "survey"])
def test_what_is_no_count_and_has_no_interval_is_met_on_the_point_at_most(kind: str):
    assert verdict(path_to(0.05, 2025), series_of({2025: 0.01}, kind=kind)) == ("point_met", f"point_{kind}")


def test_before_the_deadline_the_forecast_interval_must_cover_the_path():
    falling = series_of({2012 + year: 0.10 - 0.004 * year + 0.001 * (year % 2) for year in range(12)})
    start = (2012, 0.10)
    on, off = (
        judge(path_to(0.045, 2026, start=start), falling),
        judge(path_to(0.01, 2026, start=start), falling),
    )
    assert (on.verdict, off.verdict) == ("on_course", "off_course")
    assert on.facts["low"] <= 0.045
    assert off.facts["low"] > 0.01


def test_a_forecast_that_misses_an_earlier_year_of_the_path_is_off_course():
    falling = series_of({2012 + year: 0.10 - 0.004 * year + 0.001 * (year % 2) for year in range(12)})
    steep = TargetPath("path", "lower", Knot(2012, 0.10), (Knot(2024, 0.01), Knot(2030, 0.009)))
    found = judge(steep, falling)
    assert (found.verdict, found.facts["year"]) == ("off_course", 2024)


def test_a_target_further_ahead_than_the_series_is_long_cannot_be_judged():
    steady = series_of({2015 + year: 0.08 - 0.004 * year for year in range(8)})
    assert judge(path_to(0.06, 2029, start=(2015, 0.08)), steady).verdict == "on_course"
    found = judge(path_to(0.06, 2030, start=(2015, 0.08)), steady)
    assert (found.verdict, found.reason) == ("cannot_tell", "too_far")


def test_an_interval_that_also_holds_the_baseline_is_called_wide():
    jumping = series_of({2015 + year: 0.08 + 0.02 * ((7 * year) % 3 - 1) for year in range(8)})
    found = judge(path_to(0.065, 2029, start=(2015, 0.08)), jumping)
    assert found.verdict == "on_course"
    assert "wide" in found.also


def test_it_cannot_be_told_without_figures_or_forecast():
    asked = path_to(0.05, 2030)
    assert verdict(asked, None) == ("cannot_tell", "no_series")
    assert verdict(asked, series_of({2020: 0.06, 2021: 0.05, 2022: 0.04})) == ("cannot_tell", "few_points")
    ended = series_of({2010 + year: 0.05 for year in range(12)}, ended="2021")
    assert verdict(asked, ended) == ("cannot_tell", "ended")
    assert verdict(path_to(0.05, 2020), series_of({2019: 0.05, 2021: 0.05})) == (
        "cannot_tell",
        "year_missing",
    )
    assert verdict(TargetPath("no_number", "lower", None), series_of({2020: 0.05})) == (
        "cannot_tell",
        "no_number",
    )


def test_a_target_that_should_rise_is_judged_the_other_way():
    asked = path_to(0.75, 2025, direction="higher")
    assert verdict(asked, series_of({2025: 0.80}, kind="survey", spread=0.04))[0] == "met"
    assert verdict(asked, series_of({2025: 0.77}, kind="survey", spread=0.04))[0] == "point_met"
    assert verdict(asked, series_of({2025: 0.60}))[0] == "off_course"


def test_a_fall_without_a_number_must_be_more_than_chance():
    falling = TargetPath("falling", "lower", Knot(2015, 0.0))
    assert verdict(falling, series_of({2015 + y: 0.10 - 0.01 * y for y in range(6)}))[0] == "on_course"
    assert verdict(falling, series_of({2015 + y: 0.10 + 0.01 * y for y in range(6)}))[0] == "off_course"
    assert (
        verdict(falling, series_of({2015 + y: 0.10 + 0.01 * (y % 2) for y in range(6)}))[0] == "cannot_tell"
    )
    few = judge(falling, series_of({2015 + y: 0.10 - 0.01 * y for y in range(4)}))
    assert few.reason == "falling_few"
    assert "2 van de 24" in sentence(few, "share", "nl")


def test_not_above_looks_at_later_years_only():
    asked = TargetPath("not_above", "lower", Knot(2024, 0.028))
    assert verdict(asked, series_of({2024: 0.028})) == ("cannot_tell", "no_later_figure")
    assert verdict(asked, series_of({2024: 0.028, 2025: 0.027}))[0] == "on_course"
    assert verdict(asked, series_of({2024: 0.028, 2025: 0.029}))[0] == "off_course"


@given(st.floats(0.001, 0.2), st.floats(0.001, 0.2), st.floats(0.0, 0.05))
def test_a_lower_figure_is_never_judged_worse(asked: float, value: float, spread: float):
    order = ["off_course", "cannot_tell", "point_met", "met"]
    path = path_to(asked, 2025)
    worse = judge(path, series_of({2025: value}, kind="survey", spread=spread)).verdict
    better = judge(path, series_of({2025: value * 0.9}, kind="survey", spread=spread)).verdict
    assert order.index(better) >= order.index(worse)


def test_every_reason_has_a_sentence_in_both_languages():
    assert set(REASONS["nl"]) == set(REASONS["en"])
    assert set(VERDICT_WORDS["nl"]) == set(VERDICT_WORDS["en"]) == set(VERDICTS)


def test_every_shipped_target_has_a_source_and_can_be_said():
    for target in load_targets().values():
        for version in target.versions:
            assert version.source
            judged = judge_target(version, load_series())
            for item in judged.judgements:
                assert item.verdict in VERDICTS
                for language in ("nl", "en"):
                    assert "{" not in sentence(item, "share", language)


def the(set_on: str) -> tuple[Judgement, ...]:
    return judge_target(load_targets()["kinderarmoede"].version(set_on), load_series()).judgements


def test_the_target_of_2021_was_met_on_the_point_of_the_old_line():
    interim, final = the("2020-05-26")
    assert (interim.verdict, interim.knot.year if interim.knot else 0) == ("point_met", 2021)
    assert "newer_count_only" in interim.also
    assert (final.verdict, final.reason) == ("cannot_tell", "ended")


def test_halving_by_2025_cannot_be_told_and_the_new_line_does_not_settle_it():
    (judged,) = the("2022-11-24")
    assert judged.verdict == "cannot_tell"
    newest = load_series().series("kinderen_in_armoede", "cbs-scp-nibud-2024").latest()
    assert newest is not None
    assert newest.value is not None
    assert newest.value < 0.046, "lower than the target, and still no proof that it was met"


def test_the_two_baselines_of_2015_are_kept_apart():
    versions = load_targets()["kinderarmoede"].versions
    starts = {
        item.series[1]: item.path.baseline.value for item in versions if item.series and item.path.baseline
    }
    assert (starts["cbs-lage-inkomensgrens"], starts["cpb-raming"]) != (0.092, 0.092)
    assert starts["cpb-raming"] == 0.091


def test_what_the_children_ombudsman_asked_is_kept_with_its_baseline():
    asked = load_targets()["kinderen-betrokken"].versions[-1]
    assert asked.path.baseline == Knot(2018, 0.40)
    assert judge_target(asked, load_series()).final.reason == "few_points"


def test_the_path_between_two_years_is_straight():
    path = load_targets()["kinderarmoede"].version("2020-05-26").path
    assert path.at(2015) == 0.092
    assert path.at(2018) == pytest.approx(0.082)
    assert path.at(2010) is None


def test_a_version_that_does_not_exist_is_named_with_those_that_do():
    with pytest.raises(UnknownTarget, match="2020-05-26"):
        load_targets()["kinderarmoede"].version("2019-01-01")


TARGETS = """\
schema: kansrijk/targets
targets:
  - code: proef
    nl: proef
    en: trial
    versions:
      - {set_on: "2020", by: x, nl: x, en: x, series: null, shape: path, path: {2030: 5}, state: in_force,
         source: x, certainty: stated}
"""


@pytest.mark.parametrize(
    "old, new, expected",
    [
        ("schema: kansrijk/targets", "schema: iets", "schema"),
        ("shape: path", "shape: wens", "shape"),
        ("path: {2030: 5}", "path: {}", "path"),
        ("path: {2030: 5}", "path: {2030: 5, 2025: 6}", "order"),
        ("state: in_force", "state: misschien", "state"),
        ("by: x, ", "", "by"),
        ("shape: path, path: {2030: 5}", "shape: not_above", "baseline"),
    ],
)
def test_a_file_that_cannot_be_judged_by_is_refused(tmp_path: Path, old: str, new: str, expected: str):
    path = tmp_path / "doelen.yaml"
    path.write_text(TARGETS, encoding="utf-8")
    assert list(read_targets(path)) == ["proef"]
    path.write_text(TARGETS.replace(old, new), encoding="utf-8")
    with pytest.raises(InvalidTarget, match=expected):
        read_targets(path)


@pytest.mark.shared
def test_every_target_of_the_agenda_is_kept(shared: Path):
    agenda = json.loads((shared / "reference" / "agenda.json").read_text(encoding="utf-8"))["targets"]
    days = {version.set_on for target in load_targets().values() for version in target.versions}
    # The state of 19 December 2023 is no target of its own; the motion of 2024 stands at its answer.
    asked = {entry["when"] for entry in agenda} - {"2023-12-19", "2024"}
    assert asked <= days


def test_each_year_of_a_path_has_its_own_verdict():
    path = TargetPath("path", "lower", None, (Knot(2020, 0.06), Knot(2025, 0.05)))
    found = judge_knots(path, series_of({2020: 0.055, 2025: 0.06}))
    assert [item.verdict for item in found] == ["met", "off_course"]
    assert [item.verdict for item in judge_knots(path, None)] == ["cannot_tell", "cannot_tell"]
