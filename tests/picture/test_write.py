# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A picture is written whole or not at all, in the form its name asks for."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest
from tests.picture import demo

from kansrijk.engine import Problem
from kansrijk.picture import check_format, render, write_picture


@pytest.mark.parametrize(
    "name, start", [("a.html", b"<!DOCTYPE html>"), ("a.PDF", b"%PDF-"), ("a.json", b"{")]
)
def test_the_name_of_the_file_chooses_the_form(tmp_path: Path, name: str, start: bytes):
    write_picture(demo.small_inputs(), tmp_path / name)
    assert (tmp_path / name).read_bytes().startswith(start)
    assert [path.name for path in tmp_path.iterdir()] == [name]


@pytest.mark.parametrize("name", ["picture.docx", "picture", "picture.html.txt"])
def test_another_ending_is_refused_before_anything_is_made(name: str):
    with pytest.raises(Problem, match=r"\.html, \.pdf or \.json"):
        check_format(name)


def test_a_language_that_is_not_there_leaves_what_was_there(tmp_path: Path):
    path = tmp_path / "picture.html"
    path.write_text("old", encoding="utf-8")
    with pytest.raises(Problem, match="'de'"):
        write_picture(demo.small_inputs(), path, "de")
    assert path.read_text(encoding="utf-8") == "old"


def test_a_folder_that_is_not_there_is_named(tmp_path: Path):
    with pytest.raises(Problem, match="does not exist"):
        write_picture(demo.small_inputs(), tmp_path / "nowhere" / "picture.json")


def test_the_json_does_not_depend_on_the_language():
    assert json.loads(render(demo.inputs(), ".json", "nl")) == json.loads(
        render(demo.inputs(), ".json", "en")
    )


def test_a_picture_is_drawn_within_six_seconds():
    inputs = demo.inputs()
    start = time.perf_counter()
    render(inputs, ".html")
    render(inputs, ".pdf")
    assert time.perf_counter() - start < 6
