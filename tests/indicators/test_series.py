# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Published series keep every release, and refuse to compare what does not measure the same."""

from __future__ import annotations

import csv
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from kansrijk.indicators.series import InvalidSeries, Series, Store, UnknownSeries
from kansrijk.indicators.series_change import (
    ChangeAcrossAreas,
    ChangeAcrossReleases,
    ChangeAcrossVersions,
    NotComparable,
    change,
    changes,
)
from kansrijk.indicators.series_files import DATA, load_series, read_series
from kansrijk.indicators.trend import trend
from kansrijk.indicators.trend_words import as_dict, as_text, side_by_side_text

OLD, NEW = "cbs-lage-inkomensgrens", "cbs-scp-nibud-2024"


@pytest.fixture(scope="module")
def store() -> Store:
    return load_series()


@pytest.fixture(scope="module")
def old(store: Store) -> Series:
    return store.series("kinderen_in_armoede", OLD)


@pytest.fixture(scope="module")
def new(store: Store) -> Series:
    return store.series("kinderen_in_armoede", NEW)


def test_every_observation_has_a_source_and_lies_within_its_line(store: Store):
    for item in store.kept:
        assert item.source
        version = store.measures[item.code].versions[item.version]
        assert version.ended is None or item.period <= version.ended
        assert item.value is None or item.unit != "share" or 0.0 <= item.value <= 1.0


def test_the_children_of_2021_were_209_thousand_and_later_192_thousand(old: Series):
    assert [item.n for item in old.vintages["2021"]] == [209_000, 192_000]
    assert [item.release_status for item in old.vintages["2021"]] == ["provisional", "revised"]
    assert old.numbers().newest("2021").value == 192_000  # type: ignore[union-attr]


def test_the_newest_release_wins_and_the_first_stays_visible(old: Series):
    assert old.newest("2018").value == 0.079  # type: ignore[union-attr]
    assert [item.value for item in old.vintages["2018"]] == [0.081, 0.079]
    assert "8,1% / 264.000" in as_text(trend(old), "nl")


def test_a_change_across_lines_is_refused_with_the_reason(old: Series, new: Series):
    with pytest.raises(ChangeAcrossVersions) as refused:
        change(old.newest("2022"), new.newest("2024"))  # type: ignore[arg-type]
    assert "twee verschillende metingen" in refused.value.nl
    assert "--side-by-side" in refused.value.en


def test_a_change_across_releases_is_refused_where_everything_was_revised(new: Series):
    before, after = new.newest("2022"), new.newest("2024")
    assert before is not None
    assert after is not None
    with pytest.raises(ChangeAcrossReleases):
        change(before, after, new.version)
    inside = change(new.newest("2023"), after, new.version)  # type: ignore[arg-type]
    assert inside.difference == pytest.approx(0.0)


def test_a_change_between_areas_or_without_a_figure_is_refused(store: Store, old: Series):
    bonaire, saba = (
        store.series("kinderen_onder_ijkpunt", "ijkpunt-sociaal-minimum", a) for a in ("BON", "SAB")
    )
    with pytest.raises(ChangeAcrossAreas):
        change(bonaire.newest("2022"), saba.newest("2022"))  # type: ignore[arg-type]
    with pytest.raises(NotComparable):
        change(old.vintages["2016"][0], old.vintages["2017"][0])


def test_a_change_inside_one_line_is_a_difference(old: Series):
    assert change(old.newest("2015"), old.newest("2023")).difference == pytest.approx(-0.051)  # type: ignore[arg-type]


def test_two_years_are_compared_in_every_version_that_has_both(store: Store):
    found = changes(store.all("kinderen_in_armoede"), "2022", "2023")
    assert {item.before.version: round(item.difference, 4) for item in found} == {
        OLD: -0.011,
        NEW: -0.004,
        "cpb-raming": -0.006,
    }
    new = next(item for item in found if item.before.version == NEW)
    assert new.before.release == new.after.release == "csn-2024-10"


def test_years_that_only_different_measurements_have_are_not_compared(store: Store):
    both = [store.series("kinderen_in_armoede", name) for name in (OLD, NEW)]
    with pytest.raises(ChangeAcrossVersions):
        changes(both, "2015", "2024")
    with pytest.raises(ChangeAcrossReleases):
        changes(both, "2022", "2024")
    with pytest.raises(NotComparable, match="1999"):
        changes(both, "1999", "2024")


def test_side_by_side_shows_the_years_both_have_and_no_difference(store: Store):
    view = store.side_by_side("kinderen_in_armoede", [OLD, NEW])
    assert view.overlap == ("2022", "2023")
    rows = dict(view.rows())
    assert [item and item.value for item in rows["2022"]] == [0.052, 0.040]
    assert "Jaren die meer dan één meting hebben: 2022, 2023" in side_by_side_text(view, "nl")


def test_a_line_never_mixes_releases_that_may_not_be_mixed(new: Series):
    assert {item.release for item in new.points()} == {"csn-2025-12"}
    assert "2022" in new.vintages


def test_projections_of_the_publisher_are_kept_but_are_no_points(store: Store):
    cpb = store.series("kinderen_in_armoede", "cpb-raming")
    assert "2024" in cpb.vintages
    assert [item.period for item in cpb.points()] == ["2015", "2022", "2023"]
    assert [item.period for item in cpb.points(projected=True)][-1] == "2024"


def test_a_version_can_be_found_by_its_own_name(store: Store):
    assert store.all("kinderen_lage_inkomensgrens")[0].version.code == OLD


def test_what_does_not_exist_is_named_with_what_does(store: Store):
    with pytest.raises(UnknownSeries, match="kinderen_in_armoede"):
        store.all("kinderen_in_nood")
    with pytest.raises(UnknownSeries, match=OLD):
        store.all("kinderen_in_armoede", "v9")
    with pytest.raises(UnknownSeries, match="NL"):
        store.all("kinderen_in_armoede", None, "GM0599")


def test_a_series_that_was_revised_says_so_instead_of_a_false_interval(old: Series):
    text = as_text(trend(old), "en")
    assert "no sampling error" in text
    assert "2021: first 209,000, later 192,000 (-17,000)" in text
    assert "2018: first 8.1%, later 7.9% (-0.20 percentage point)" in text


def test_an_ended_line_gets_no_forecast(old: Series):
    found = trend(old)
    assert found.forecast is None
    assert "ended" in found.limits
    assert "Het CBS stopte met deze grens" in as_text(found, "nl")


def test_statements_of_municipalities_get_no_line(store: Store):
    found = trend(store.series("kinderen_bereikt_door_voorzieningen", "zelfrapportage-gemeenten"))
    assert found.line is None
    assert found.limits == ("no_trend",)
    assert "Trek geen lijn" in as_text(found, "nl")


def test_few_points_say_that_they_can_never_be_significant(store: Store):
    found = trend(store.series("huishoudens_met_kinderen_laag_inkomen", "sociaal-minimum-120"), since=2021)
    assert len(found.points) == 4
    assert "Met 4 punten kan dat ook nooit" in as_text(found, "nl")
    assert "2/24 = 0.083" in as_text(found, "en")


def test_households_with_children_fell_and_may_fall_further(store: Store):
    found = trend(store.series("huishoudens_met_kinderen_laag_inkomen", "sociaal-minimum-120"), until=2030)
    assert found.falling is True
    assert found.forecast is not None
    assert found.forecast.in_year(2030) is not None
    assert found.events, "the change of 2015 is named"
    assert as_dict(found)["forecast"]["backtests"][0]["method"] == found.forecast.method


def test_a_row_that_cannot_be_kept_is_named(tmp_path: Path):
    shutil.copytree(DATA, tmp_path / "data")
    path = tmp_path / "data" / "published.csv"
    good = path.read_text(encoding="utf-8").splitlines()
    for old_text, new_text, expected in (
        (",reported,", ",hearsay,", "certainty"),
        ("kinderen_in_armoede,cbs-lage-inkomensgrens", "kinderen_in_armoede,v9", "series.yaml"),
        (",8.0,", ",acht,", "value"),
        (",2011,", ",elf,", "period"),
    ):
        path.write_text("\n".join([good[0], good[1].replace(old_text, new_text)]) + "\n", encoding="utf-8")
        with pytest.raises(InvalidSeries, match=expected) as refused:
            read_series(tmp_path / "data" / "series.yaml")
        assert "published.csv, regel/row 2" in refused.value.nl
    path.write_text("\n".join([*good, good[1]]) + "\n", encoding="utf-8")
    with pytest.raises(InvalidSeries, match="twice"):
        read_series(tmp_path / "data" / "series.yaml")


@pytest.mark.shared
def test_the_statline_file_follows_from_the_published_table(shared: Path, root: Path, tmp_path: Path):
    program = (
        "import sys; from pathlib import Path; import tools.make_series as made;"
        f"made.TARGET = Path({str(tmp_path / 'made.csv')!r}); sys.argv = ['x', {str(shared / 'data')!r}]; made.main()"
    )
    subprocess.run([sys.executable, "-c", program], cwd=root, check=True, capture_output=True)
    made = (tmp_path / "made.csv").read_text(encoding="utf-8")
    assert made == (DATA / "cbs_83841NED.csv").read_text(encoding="utf-8")


def test_the_statline_file_holds_the_published_households_of_2023():
    with (DATA / "cbs_83841NED.csv").open(encoding="utf-8") as file:
        rows = [row for row in csv.DictReader(file) if row["period"] == "2023"]
    low = {row["indicator"]: row for row in rows if row["version"] == OLD}
    assert low["huishoudens_laag_inkomen"]["value"] == "3.6"
    assert low["huishoudens_met_kinderen_laag_inkomen"]["n"] == "75300"
