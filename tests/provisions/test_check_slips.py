# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Slips that people make in a data file are understood, and the way out is told in their words."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.provisions.standin import AMOUNT, INCOME, MUNICIPALITY

from kansrijk.engine import Problem
from kansrijk.provisions import check, check_text

Write = Callable[..., Path]
BAND = "{ages: {from: 4, to: 11}, eur: 100, per: child, period: year}"


def sentences(path: Path, language: str = "en") -> list[str]:
    return [item.as_text(language) for item in check(path)]


@pytest.mark.parametrize(
    "part,sentence",
    [
        ("\tforms: [pass]\n", "Indent with spaces"),
        ("    provider: Stichting: Leergeld\n", "Put a text with a comma or colon between quotes"),
        ("   provider: Leergeld\n", "The indent is not right"),
        ('    provider: "Leergeld\n', "Check indents, dashes, quotes and colons"),
        ("    amounts: [{school: po, eur: 300,50}]\n", "Write a point: 12.50"),
        ("    amounts: [{school: po, eur: € 300}]\n", "Write digits only"),
        ("    income: {base: sociaal_minimum, limits: [{pct: 120%}]}\n", "Write digits only"),
        ("    bedragen: []\n", "Do you mean 'amounts'?"),
        ("    amounts: [{school: po, eur: 300, per: kind}]\n", "Do you mean 'child'?"),
        ("    amounts: [{school: po, eur: 300, period: eenmalig}]\n", "Do you mean 'once'?"),
        ("    provider: 2025\n", "Put it between quotes"),
        (f"    amounts: [{BAND}, {BAND.replace('4, to: 11', '10, to: 15')}]\n", "the ages follow each other"),
        (f"    amounts: [{BAND}, {BAND}]\n", "who are in amount 1 too"),
        (
            "    amounts: [{school: po, eur: 9, period: year}, {school: po, eur: 8, period: year}]\n",
            "who are in amount 1 too",
        ),
        ("    amounts: [{school: po, eur: 30000}]\n", "30000 is no likely amount"),
        ("    after: [pakket]\n", "is the scheme itself"),
        ("    alternative_of: [paket]\n", "'paket' is not in this file"),
    ],
)
def test_a_slip_is_told_with_the_way_out(written: Write, part: str, sentence: str):
    found = sentences(written(part))
    assert any(sentence in item for item in found), found


def test_a_band_inside_a_wider_one_is_no_slip(written: Write):
    wide = BAND.replace("4, to: 11", "4, to: 17")
    assert sentences(written(f"    amounts: [{wide}, {BAND.replace('100', '90')}]\n", INCOME)) == []


@pytest.mark.parametrize("year", [1925, 2099])
def test_a_year_that_cannot_be_is_found(written: Write, year: int):
    (found,) = sentences(written(head=MUNICIPALITY.replace("year: 2024", f"year: {year}")))
    assert f"{year} cannot be: choose a year from 1990" in found


@pytest.mark.parametrize("encoding", ["latin-1", "utf-16"])
def test_a_file_in_another_encoding_is_found(tmp_path: Path, encoding: str):
    path = tmp_path / "GM9999.yaml"
    path.write_bytes("code: GM9999\nname: Súdwest\n".encode(encoding))
    assert sentences(path) == ["GM9999.yaml: is not saved as UTF-8. Choose the encoding UTF-8 when saving."]


def test_control_characters_are_found(tmp_path: Path):
    path = tmp_path / "GM9999.yaml"
    path.write_bytes(b"code: GM9999\x00\n")
    assert "plain text" in sentences(path)[0]


def test_a_folder_is_no_file(tmp_path: Path):
    with pytest.raises(Problem, match="is a folder\\. Name a file in it"):
        check(tmp_path)


def test_a_named_file_that_is_right_tells_what_can_be_computed(written: Write):
    text, well = check_text([written(AMOUNT, INCOME)], "en")
    assert well
    assert text == "1 file(s) in order.\n  pakket: can be computed on 1 July 2024.\n"


def test_a_named_file_tells_why_a_scheme_cannot_be_computed(written: Write):
    text, well = check_text([written(AMOUNT)], "nl")
    assert well
    assert "pakket: niet te berekenen. De inkomensgrens is niet bekend." in text


def test_ages_without_an_amount_are_told(written: Write):
    text, _ = check_text([written("    ages: {from: 4, to: 13}\n", f"    amounts: [{BAND}]\n", INCOME)], "en")
    assert "No amount at age 12, 13." in text


def test_worked_cases_beside_a_named_file_are_run(written: Write):
    path = written(AMOUNT, INCOME)
    (path.parent / "cases").mkdir()
    (path.parent / "cases" / "GM9999.yaml").write_text(
        "code: GM9999\ncases:\n  - why: {nl: a, en: b}\n    day: 2025-07-01\n"
        "    child: {age: 9, income_pct: 100}\n    expected: [{slug: pakket, eur: 90}]\n",
        encoding="utf-8",
    )
    text, well = check_text([path], "en")
    assert not well
    assert "gives 100.00 and here it says 90.00" in text
