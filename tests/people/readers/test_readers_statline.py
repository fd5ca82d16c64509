# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Tables of StatLine are fetched whole, patiently and once, from a stand-in on this computer."""

from __future__ import annotations

import csv
import json
import socket
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import polars as pl
import pytest
from click.testing import CliRunner
from tests.people.readers.statline_standin import StandIn, serving, small_table, wide

from kansrijk.cli import main
from kansrijk.engine.problems import Problem
from kansrijk.people.readers import statline as module
from kansrijk.people.readers.statline import StatLine
from kansrijk.people.readers.statline_web import NoAnswer, NoSuchTable, Settings, Web

TABLE = "00001TST"


@pytest.fixture
def standin() -> Iterator[StandIn]:
    table = small_table()
    with serving(StandIn(v4={TABLE: table}, v3={TABLE: wide(table), "00002TST": wide(table)})) as found:
        yield found


@pytest.fixture
def settings(standin: StandIn, tmp_path: Path) -> Settings:
    return Settings(
        v4=f"{standin.address}/v4", v3=f"{standin.address}/v3", cache=tmp_path / "cache", pause=1.0, timeout=5
    )


@pytest.fixture
def source(settings: Settings) -> StatLine:
    return patient(settings, [])


def patient(settings: Settings, waited: list[float]) -> StatLine:
    """A reader that notes how long it would have waited."""
    return StatLine(settings, web=Web(settings, sleep=waited.append))


def test_all_pages_of_a_table_are_read(source: StatLine, standin: StandIn):
    frame = source.observations(TABLE).frame
    assert frame.height == 12
    assert standin.count("Observations") == 3
    assert frame.columns == [
        "measure",
        "RegioS",
        "Perioden",
        "value",
        "text",
        "attribute",
        "provisional",
        "table",
        "release",
    ]


def test_a_missing_value_keeps_its_reason(source: StatLine):
    frame = source.observations(TABLE, where={"RegioS": ["GM0193"], "Measure": ["M2"]}).frame
    assert frame["value"].to_list() == [None, None]
    assert frame["attribute"].to_list() == ["Confidential", "Confidential"]


def test_provisional_figures_are_marked(source: StatLine):
    frame = source.observations(TABLE, where={"RegioS": ["NL01"]}).frame
    assert dict(zip(frame["Perioden"], frame["provisional"], strict=True)) == {
        "2022JJ00": False,
        "2023JJ00": True,
    }


def test_a_choice_of_codes_is_asked_of_the_server(source: StatLine, standin: StandIn):
    frame = source.observations(TABLE, where={"RegioS": ["GM0599", "NL01"], "Perioden": ["2022JJ00"]}).frame
    assert frame.height == 4
    assert "RegioS eq 'GM0599' or RegioS eq 'NL01'" in standin.asked[-1]
    assert frame["release"].unique().to_list() == ["2025-10-08T00:00:00"]


def test_a_filter_of_ones_own_is_passed_on(source: StatLine):
    assert source.observations(TABLE, filter_text="Measure eq 'M1'").frame.height == 6


@pytest.mark.parametrize(
    "where, words",
    [
        ({"Regio": ["GM0599"]}, "no dimension 'Regio'. Choose from: RegioS, Perioden"),
        ({"RegioS": ["GM9999"]}, "no code 'GM9999' of RegioS"),
        ({"Measure": ["M9"]}, "no code 'M9' of Measure"),
    ],
)
def test_an_unknown_dimension_or_code_is_named(source: StatLine, where: dict[str, list[str]], words: str):
    with pytest.raises(Problem, match=words):
        source.observations(TABLE, where=where)


def test_signs_that_would_end_a_filter_are_written_out(source: StatLine, standin: StandIn):
    source.observations(TABLE, filter_text="RegioS eq 'a&b#c'")
    assert "$filter=(RegioS eq 'a&b#c')" in standin.asked[-1]


def test_progress_is_told_a_page_at_a_time(settings: Settings, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(module, "PAGE", 5)
    told: list[tuple[int, int, str]] = []
    reader = StatLine(settings, progress=lambda *step: told.append(step))
    reader.observations(TABLE)
    assert told == [(5, 12, TABLE), (10, 12, TABLE)]


def test_v3_gives_the_same_figures_without_padding(source: StatLine):
    order = ["measure", "RegioS", "Perioden"]
    new = source.observations(TABLE).frame.sort(order)
    old = source.observations(TABLE, version=3).frame.sort(order)
    for name in (*order, "value", "provisional"):
        assert new[name].to_list() == old[name].to_list(), name
    assert old.filter(pl.col("value").is_null())["attribute"].unique().to_list() == ["Missing"]


def test_v3_chooses_codes_and_measures(source: StatLine, standin: StandIn):
    frame = source.observations(TABLE, where={"RegioS": ["GM0599"], "Measure": ["M1"]}, version=3).frame
    assert frame["value"].to_list() == [11.0, 11.0]
    assert "$select=RegioS,Perioden,M1" in standin.asked[-1]


def test_v3_is_read_in_pieces_below_its_cap(
    source: StatLine, standin: StandIn, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(module, "PAGE", 2)
    assert source.observations(TABLE, version=3).frame.height == 12
    assert standin.count("TypedDataSet") == 4
    assert "$top=2&$skip=4" in standin.asked[-2]


def test_a_table_that_v4_lacks_is_read_from_v3(source: StatLine):
    read = source.observations("00002TST")
    assert (read.info.version, read.frame.height) == (3, 12)


def test_a_failing_server_is_asked_again_after_growing_pauses(settings: Settings, standin: StandIn):
    standin.failures["Observations"] = [503, 500, "<html>busy</html>"]
    waited: list[float] = []
    assert patient(settings, waited).observations(TABLE).frame.height == 12
    assert waited == [1.0, 2.0, 4.0]


def test_a_server_that_asks_for_patience_gets_it(settings: Settings, standin: StandIn):
    standin.failures["Observations"] = [429]
    waited: list[float] = []
    patient(settings, waited).observations(TABLE)
    assert waited == [7.0]


def test_a_server_that_stays_busy_gives_one_clear_sentence(settings: Settings, standin: StandIn):
    standin.failures["Properties"] = [503] * 5
    standin.failures["TableInfos"] = [503] * 5
    with pytest.raises(NoAnswer, match=r"127\.0\.0\.1.* does not answer \(tried 5 times; HTTP 503\)"):
        patient(settings, []).info(TABLE)


def test_a_dead_server_gives_one_clear_sentence(settings: Settings):
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        address = f"http://127.0.0.1:{closed.getsockname()[1]}"
    dead = replace(settings, v4=f"{address}/v4", v3=f"{address}/v3", tries=2)
    with pytest.raises(NoAnswer) as caught:
        patient(dead, []).info(TABLE)
    assert "KANSRIJK_STATLINE_V4" in caught.value.en
    assert "antwoordt niet (2 keer geprobeerd" in caught.value.nl


def test_a_table_that_is_not_there_is_asked_once_a_version(source: StatLine):
    with pytest.raises(NoSuchTable, match="Check the number of the table"):
        source.info("99999XXX")
    assert source.web.asked == 2


def test_a_name_that_is_no_table_is_never_asked(source: StatLine, standin: StandIn):
    with pytest.raises(Problem, match="no number of a table"):
        source.info("../../etc")
    assert standin.asked == []


def test_the_second_time_only_the_release_is_asked(settings: Settings, source: StatLine, standin: StandIn):
    first = source.observations(TABLE).frame
    standin.asked.clear()
    second = patient(settings, []).observations(TABLE).frame
    assert second.equals(first)
    assert [item.rsplit("/", 1)[1] for item in standin.asked] == ["Properties"]


def test_a_new_release_is_fetched_anew(settings: Settings, source: StatLine, standin: StandIn):
    source.observations(TABLE)
    table = small_table()
    table["Properties"]["Modified"] = "2026-01-02T02:00:00+01:00"
    for row in table["Observations"]:
        row["Value"] = 99.0
    standin.v4[TABLE] = table
    frame = patient(settings, []).observations(TABLE).frame
    assert frame["value"].unique().to_list() == [99.0]
    assert frame["release"][0].startswith("2026-01-02")
    assert len(source.cache.releases(TABLE)) == 2


def test_offline_uses_what_was_kept_and_asks_nothing(settings: Settings, source: StatLine, standin: StandIn):
    fetched = source.observations(TABLE)
    standin.asked.clear()
    offline = StatLine(settings, offline=True)
    assert offline.observations(TABLE).frame.equals(fetched.frame)
    assert standin.asked == []
    with pytest.raises(NoAnswer, match="not fetched before"):
        offline.info("00002TST")
    with pytest.raises(NoAnswer, match="This part of table 00001TST was not fetched before"):
        offline.observations(TABLE, where={"RegioS": ["NL01"]})


def test_a_damaged_cache_file_is_fetched_again(settings: Settings, source: StatLine):
    source.observations(TABLE)
    for path in settings.cache.rglob("*.gz"):
        path.write_bytes(path.read_bytes()[:-9])
    assert patient(settings, []).observations(TABLE).frame.height == 12


def test_a_very_large_table_needs_a_choice(source: StatLine, standin: StandIn):
    standin.v4[TABLE]["Properties"]["ObservationCount"] = 11_924_982
    with pytest.raises(Problem, match="11924982 observations"):
        source.observations(TABLE)
    assert source.observations(TABLE, everything=True).frame.height == 12


def test_settings_come_from_the_environment():
    names = {
        "KANSRIJK_STATLINE_V4": "https://mirror.example/v4/",
        "KANSRIJK_STATLINE_TRIES": "3",
        "XDG_CACHE_HOME": "/cache",
    }
    settings = Settings.from_environment(names)
    assert (settings.v4, settings.tries, settings.cache) == (
        "https://mirror.example/v4",
        3,
        Path("/cache/kansrijk/statline"),
    )


@pytest.mark.parametrize("name, value", [("V4", "mirror"), ("TRIES", "0"), ("PAUSE", "long")])
def test_a_setting_that_cannot_be_is_named(name: str, value: str):
    with pytest.raises(Problem, match=f"KANSRIJK_STATLINE_{name} is '{value}'"):
        Settings.from_environment({f"KANSRIJK_STATLINE_{name}": value})


# --- the command ---


def run(settings: Settings, *arguments: str) -> Any:
    names = {
        "KANSRIJK_STATLINE_V4": settings.v4,
        "KANSRIJK_STATLINE_V3": settings.v3,
        "KANSRIJK_STATLINE_CACHE": str(settings.cache),
    }
    return CliRunner().invoke(main, ["--lang", "en", "statline", *arguments], env=names)


def test_the_command_shows_what_a_table_holds(settings: Settings):
    text = run(settings, TABLE, "--info").output
    assert "Verzonnen cijfers" in text
    assert "M2  Twee (x 1 000)" in text
    assert "RegioS  Regio's (3 codes)" in text
    assert "GM0193\tZwolle" in run(settings, TABLE, "--codes", "RegioS").output


@pytest.mark.parametrize("suffix", [".csv", ".parquet"])
def test_the_command_writes_figures_and_names_the_source(settings: Settings, tmp_path: Path, suffix: str):
    out = tmp_path / f"figures{suffix}"
    done = run(settings, TABLE, "--where", "RegioS=GM0599,GM0193", "--out", str(out))
    assert done.exit_code == 0, done.output
    assert "Source: CBS, table 00001TST" in done.output
    frame = pl.read_csv(out) if suffix == ".csv" else pl.read_parquet(out)
    assert frame.height == 8


@pytest.mark.parametrize(
    "arguments, words",
    [
        (("--out", "figures.xls"), "ends in .csv or .parquet"),
        (("--where", "RegioS", "--out", "a.csv"), "is no choice"),
        (("--codes", "Leeftijd"), "no dimension 'Leeftijd'"),
    ],
)
def test_the_command_says_what_is_wrong(settings: Settings, arguments: tuple[str, ...], words: str):
    done = run(settings, TABLE, *arguments)
    assert done.exit_code == 2
    assert words in done.stderr


# --- real bodies ---


def real_table(folder: Path) -> dict[str, Any]:
    """The table 83841NED as v4 serves it, from its published metadata and observations."""
    about = json.loads((folder / "D-83841NED.json").read_text(encoding="utf-8"))
    with (folder / "Observations.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = [
            {**row, "Value": float(row["Value"].replace(",", ".")) if row["Value"] else None}
            for row in csv.DictReader(file, delimiter=";")
        ]
    nested = ("Measures", "Dimensions", "MeasureGroups")
    codes = {f"{item['Identifier']}Codes": item["CodeList"] for item in about["Dimensions"]}
    return {
        "Properties": {key: value for key, value in about.items() if key not in nested},
        "MeasureCodes": about["Measures"],
        "Dimensions": [{k: v for k, v in item.items() if k != "CodeList"} for item in about["Dimensions"]],
        "Observations": rows,
        **codes,
    }


@pytest.mark.shared
def test_the_real_table_of_low_income_is_read_whole(shared: Path, tmp_path: Path):
    table = real_table(shared / "data" / "cbs_83841NED")
    with serving(StandIn(v4={"83841NED": table}, page=5_000)) as standin:
        settings = Settings(v4=f"{standin.address}/v4", v3=f"{standin.address}/v3", cache=tmp_path)
        read = patient(settings, []).observations("83841NED")
        assert standin.count("Observations") == 3
    assert read.frame.height == read.info.observations == 11_460
    assert read.info.release == "2025-10-08T00:00:00"
    assert [len(item.codes) for item in read.info.dimensions] == [54, 4, 2, 14]
    first = read.frame.filter(
        (pl.col("measure") == "1050010_2")
        & (pl.col("KenmerkenVanHuishoudens") == "1050010")
        & (pl.col("InkomensgrensHuishouden") == "1050290")
        & (pl.col("DuurInkomenspositie") == "A028721")
        & (pl.col("Perioden") == "2011JJ00")
    )
    assert first["value"].to_list() == [6.9]
    assert set(read.frame.filter(pl.col("provisional"))["Perioden"]) == {"2024JJ00"}
