# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The commands about areas: what became of a municipality, and a map of any file."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kansrijk.cli import main
from kansrijk.people import Division


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


def test_areas_lists_the_municipalities_of_a_year_with_the_islands_apart():
    done = run("areas", "--year", "2017")
    assert done.exit_code == 0
    assert done.output.count("  GM") == 388
    assert "388 gemeenten op 1 januari 2017. Apart, en nooit meegeteld: Bonaire" in done.output


@pytest.mark.parametrize(
    "arguments,text",
    [
        (["Haaren"], "41,8%  Oisterwijk (GM0824)"),
        (["brielle"], "Op 01-01-2023 opgegaan in Voorne aan Zee (GM1992)."),
        (["Weesp", "--year", "2020"], "Op 24-03-2022 opgegaan in Amsterdam"),
        (["Tilburg"], "hoort ongeveer 10% van Haaren (GM0788) hierbij"),
        (["Schiedam"], "Vlaardingen lijkt op Schiedam omdat"),
        (["Voorne aan Zee", "--year", "2020"], "bestond op 1 januari 2020 nog niet"),
        (["PV31"], "Limburg (31)"),
        (["Utrecht"], "Utrecht (GM0344), Utrecht"),
    ],
)
def test_areas_explains_a_name(arguments: list[str], text: str):
    done = run("areas", *arguments)
    assert done.exit_code == 0, done.output
    assert text in done.output


@pytest.mark.parametrize(
    "name,text", [("Bonaire", "openbaar lichaam"), ("Bergen", "GM0893"), ("Xyz", "heet 'Xyz'")]
)
def test_areas_refuses_what_is_no_municipality_with_the_way_out(name: str, text: str):
    done = run("areas", name)
    assert done.exit_code == 2
    assert text in done.stderr


def test_map_draws_a_file(tmp_path: Path):
    figures = tmp_path / "cijfers.csv"
    figures.write_text("gemeente;deel\nUrk;7,5\nEde;\n", encoding="utf-8")
    for name in ("kaart.svg", "kaart.html"):
        done = run("map", figures, "--out", tmp_path / name, "--title", "Een kaart")
        assert done.exit_code == 0, done.output
        assert "Een kaart" in (tmp_path / name).read_text(encoding="utf-8")


def test_map_puts_figures_of_another_year_over_and_says_what_is_estimated(tmp_path: Path):
    figures, out = tmp_path / "cijfers.csv", tmp_path / "kaart.html"
    lines = [f"{code},{int(code[2:]) % 9},{int(code[2:])}" for code in Division(2017).codes]
    figures.write_text("\n".join(["code,deel,kinderen", *lines]), encoding="utf-8")
    done = run("map", figures, "--column", "deel", "--year", 2017, "--out", out)
    assert done.exit_code == 2
    assert "gewichten nodig" in done.stderr
    assert not out.exists()
    done = run("map", figures, "--column", "deel", "--year", 2017, "--weights", "kinderen", "--out", out)
    assert done.exit_code == 0, done.output
    page = out.read_text(encoding="utf-8")
    assert "Omgezet van de indeling van 2017. " in page
    assert "Tilburg: geschat uit Haaren, Tilburg." in page


def test_a_file_as_a_dutch_spreadsheet_writes_it_is_read(tmp_path: Path):
    figures = tmp_path / "cijfers.csv"
    figures.write_bytes("gemeente;deel\r\nSúdwest-Fryslân;7,5\r\n".encode("cp1252"))
    assert run("map", figures, "--out", tmp_path / "kaart.svg").exit_code == 0


@pytest.mark.parametrize(
    "content,unit,text",
    [
        (b"gemeente;deel\nUrk;7,5\n", "share", "kies dan de eenheid percent"),
        (b"PK\x03\x04 a book", "percent", "spreadsheet"),
        (None, "percent", "is er niet"),
    ],
)
def test_what_cannot_be_a_map_is_refused_with_the_way_out(
    tmp_path: Path, content: bytes | None, unit: str, text: str
):
    if content is not None:
        (tmp_path / "cijfers.csv").write_bytes(content)
    done = run("map", tmp_path / "cijfers.csv", "--out", tmp_path / "kaart.svg", "--unit", unit)
    assert done.exit_code == 2
    assert text in done.stderr
    assert not (tmp_path / "kaart.svg").exists()


def test_where_the_inhabitants_of_a_split_come_from_is_told_in_the_language_of_the_reader():
    assert "volgens Wikipedia" in run("areas", "Haaren").output
    assert "as Wikipedia has them" in run("--lang", "en", "areas", "Haaren").output
