# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The table of what is known follows from the rules and the gaps themselves."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

from kansrijk.cli import main
from kansrijk.engine import Problem
from kansrijk.law import ACTS, FOLDER
from kansrijk.law.caribbean import CARIBBEAN_ACTS, CARIBBEAN_FOLDER
from kansrijk.law.gaps import Gap, Scheme, gaps, notes_on, schemes
from kansrijk.policy.coverage import Cell, as_json, as_markdown, as_text, coverage

CELLS = coverage()
RULEBOOKS = ((FOLDER, ACTS), (CARIBBEAN_FOLDER, CARIBBEAN_ACTS))
KNOWN_GAPS = [gap for folder, acts in RULEBOOKS for gap in gaps(folder, acts)]
KNOWN_SCHEMES = [scheme for folder, acts in RULEBOOKS for scheme in schemes(folder, acts)]


def cell(scheme: str, day: str) -> Cell:
    """One cell of the table."""
    return next(c for c in CELLS if c.scheme.code == scheme and c.day == date.fromisoformat(day))


def test_every_scheme_has_a_cell_for_each_half_year_from_2019_to_2026():
    assert len(CELLS) == 16 * len(KNOWN_SCHEMES)
    assert {c.day.year for c in CELLS} == set(range(2019, 2027))


def test_what_is_complete_can_be_computed_and_lacks_nothing():
    complete = [c for c in CELLS if c.state == "complete"]
    assert complete
    assert [c for c in complete if c.missing or c.gaps or c.nl or c.status is None] == []


def test_what_is_not_complete_says_what_is_missing_in_both_languages():
    assert [c for c in CELLS if c.state != "complete" and not (c.nl and c.en)] == []


def test_a_scheme_that_is_absent_has_no_certainty():
    assert {c.status for c in CELLS if c.state == "absent"} == {None}
    assert cell("armoedegrens_cbs_scp_nibud", "2025-01-01").state == "absent"
    assert cell("kinderbijslag_bes", "2021-07-01").state == "absent"


def test_a_scheme_known_for_some_households_is_partial():
    one = cell("lage_inkomensgrens", "2020-01-01")
    assert (one.state, one.status) == ("partial", "published")
    assert "Statistics Netherlands" in one.en


def test_a_gap_later_in_the_half_year_counts_for_that_half_year():
    assert [gap.effect for gap in cell("onderstand_bes", "2023-07-01").gaps] == ["partial", "absent"]


def test_a_certainty_is_that_of_the_weakest_amount():
    assert cell("onderstand_bes", "2024-01-01").status == "derived"
    assert cell("onderstand_bes", "2024-07-01").status == "statute"


def test_no_gap_says_absent_where_the_scheme_can_be_computed():
    wrong = [
        (c.scheme.code, c.day)
        for c in CELLS
        for gap in c.gaps
        if gap.effect == "absent" and gap.covers(c.day) and c.state != "absent"
    ]
    assert wrong == []


def test_every_gap_belongs_to_a_scheme_and_its_results():
    outputs = {scheme.code: scheme.outputs for scheme in KNOWN_SCHEMES}
    assert [gap for gap in KNOWN_GAPS if gap.scheme not in outputs] == []
    assert [gap for gap in KNOWN_GAPS if not set(gap.outputs) <= set(outputs[gap.scheme])] == []


def test_the_text_speaks_both_languages_and_shows_both_areas():
    dutch, english = as_text(CELLS, "nl"), as_text(CELLS, "en")
    assert "in Amerikaanse dollar" in dutch
    assert "kinderbijslag BES" in dutch
    assert "IJkpunt" in dutch
    assert "in US dollars" in english
    assert "child benefit BES" in english


def test_a_gap_stands_with_its_own_dates():
    assert "Social relief BES, from 1 October 2023 to 31 December 2023" in as_text(CELLS, "en")


def test_what_is_missing_in_two_times_stands_there_twice():
    whole = cell("kinderbijslag_bes", "2019-01-01")
    days = [date(2019, 1, 1), date(2019, 7, 1), date(2020, 1, 1), date(2020, 7, 1)]
    states = ["partial", "partial", "complete", "partial"]
    cells = [
        replace(whole, day=day, state=state, en="" if state == "complete" else "No amount.")
        for day, state in zip(days, states, strict=True)
    ]
    lines = [line for line in as_text(cells, "en").splitlines() if line.startswith("- ")]
    assert [line.split(", ")[1].partition(":")[0] for line in lines] == [
        "from 1 January 2019 to 31 December 2019",
        "from 1 July 2020 to 31 December 2020",
    ]


def test_the_page_has_as_many_cells_in_every_row():
    rows = [line for line in as_markdown(CELLS, "en").splitlines() if line.startswith("|")]
    assert {row.count("|") for row in rows} == {10}


def test_the_data_are_plain():
    data = json.loads(as_json(CELLS))
    assert len(data) == len(CELLS)
    assert {entry["state"] for entry in data} == {"complete", "partial", "absent"}


def test_the_command_shows_the_table_and_writes_a_page(tmp_path: Path):
    run = CliRunner()
    shown = run.invoke(main, ["--lang", "en", "law", "coverage"])
    assert shown.exit_code == 0
    assert shown.output == as_text(CELLS, "en")
    data = run.invoke(main, ["law", "coverage", "--json"])
    assert json.loads(data.output)[0]["area"] == "nl"
    page = tmp_path / "coverage.md"
    written = run.invoke(main, ["--lang", "en", "law", "coverage", "--markdown", str(page)])
    assert written.exit_code == 0
    assert page.read_text(encoding="utf-8") == as_markdown(CELLS, "en")


def test_a_note_goes_with_the_results_a_gap_names_or_with_all_of_the_scheme():
    scheme = Scheme("a", "a", "a", ("one", "two"), "", "", "a")
    first, last = date(2025, 1, 1), date(2025, 12, 31)
    some = Gap("a", first, last, "Eerst.", "First.", "partial", ("two",))
    whole = Gap("a", first, last, "Alles.", "All.", "partial")
    nothing = Gap("a", first, last, "Niets.", "Nothing.", "absent")
    notes = notes_on(date(2025, 7, 1), [scheme], [some, whole, nothing])
    assert notes == {"one": ("Alles.", "All."), "two": ("Eerst. Alles.", "First. All.")}
    assert notes_on(date(2026, 1, 1), [scheme], [some, whole]) == {}


@pytest.mark.parametrize(
    "name, text",
    [
        ("scheme.yaml", "code: a\nnl: a\nen: a\n"),
        ("gaps.yaml", "- {scheme: a, from: 2025-01-01, until: 2024-01-01, nl: a, en: a, effect: partial}\n"),
        ("gaps.yaml", "- {scheme: a, from: 2025-01-01, until: 2025-12-31, nl: a, en: a, effect: some}\n"),
        ("gaps.yaml", "- {scheme: a: b}\n"),
    ],
)
def test_a_file_that_is_not_right_is_refused_with_its_name(tmp_path: Path, name: str, text: str):
    (tmp_path / "act").mkdir()
    (tmp_path / "act" / name).write_text(text, encoding="utf-8")
    with pytest.raises(Problem, match=name.replace(".", r"\.")):
        schemes(tmp_path, ["act"]) or gaps(tmp_path, ["act"])
