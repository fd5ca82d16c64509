# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What cannot become a picture is refused in one sentence before anything is computed."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from kansrijk.cli import main
from kansrijk.policy.people import build_population


def refused(*arguments: str) -> str:
    """The one sentence on standard error of a command that must fail."""
    done = CliRunner().invoke(main, ["picture", *arguments])
    assert done.exit_code == 2, done.output
    assert "Traceback" not in done.stderr
    return done.stderr


@pytest.mark.parametrize("year", ["2018", "2027"])
def test_a_year_without_people_is_refused_with_the_years_there_are(tmp_path: Path, year: str) -> None:
    message = refused("Vaals", "--year", year, "--out", str(tmp_path / "a.html"))
    assert year in message
    assert "2019, 2020" in message


def test_a_folder_that_is_not_there_is_refused(tmp_path: Path) -> None:
    assert "bestaat niet. Maak die map eerst" in refused(
        "Vaals", "--out", str(tmp_path / "nowhere" / "a.html")
    )


def test_people_that_are_not_there_or_of_another_year_are_refused(tmp_path: Path) -> None:
    people, out = tmp_path / "vaals.parquet", tmp_path / "a.html"
    assert "is er niet" in refused("Vaals", "--people", str(people), "--out", str(out))
    build_population("Vaals", 2025, people)
    message = refused("Vaals", "--year", "2024", "--people", str(people), "--out", str(out))
    assert "vaals.parquet gaat over 2025 en niet over 2024" in message
    assert "--year 2025" in message
    assert not out.exists()
