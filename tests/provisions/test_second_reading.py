# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Worked cases that claim to come from the text of a source, or from the notes of the research, are reckoned again."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
import yaml
from tests.provisions.second_reading import of_find, readings

from kansrijk.provisions import codes, load_municipality, rules_for
from kansrijk.provisions.cases import Case, load_cases
from kansrijk.provisions.loader import CASES
from kansrijk.provisions.standing import standing_on


def cases() -> list[tuple[str, Case]]:
    found = []
    for code in codes():
        path = CASES / f"{code}.yaml"
        if path.is_file():
            loaded, _ = load_cases(path)
            assert loaded is not None
            found += [(code, case) for case in loaded.cases]
    return found


def test_every_case_of_the_project_says_where_its_amounts_come_from():
    for path in CASES.glob("*.yaml"):
        for case in yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)["cases"]:
            assert "from" in case, path.name


def test_cases_from_the_text_of_a_source_come_out_of_a_second_reading():
    read = readings()
    for code, case in cases():
        if case.from_ == "source_text":
            for item in case.expected:
                assert (code, item.slug) in read, f"note in readings.yaml what you read of {code} {item.slug}"
                again = read[code, item.slug].euro(case)
                assert again == pytest.approx(item.eur, abs=0.005), (code, item.slug, case.child)


def test_every_reading_is_of_a_computed_scheme_and_names_its_page():
    for code, slug in readings():
        days = ("2025-07-01", "2024-02-01")
        assert any(slug in {item.provision.slug for item in rules_for(code, day).computed} for day in days)


def test_most_cases_rest_on_more_than_the_data_file():
    origins = Counter(case.from_ for _, case in cases())
    assert origins["source_text"] + origins["research_record"] > 2 * origins["derived"]


@pytest.mark.shared
def test_cases_from_the_notes_of_the_research_come_out_of_those_notes(shared: Path):
    found = json.loads((shared / "reference" / "provisions_found.json").read_text(encoding="utf-8"))
    finds: dict[str, dict[str, Any]] = {item["id"]: item for item in found}
    read = readings()
    for code, case in cases():
        if case.from_ != "research_record":
            continue
        held = load_municipality(code)
        assert held is not None
        for item in case.expected:
            used = [p for p in held.provisions if p.slug == item.slug and standing_on(p, case.day).in_use]
            noted = [of_find(finds[record]) for provision in used for record in provision.records]
            again = [note.euro(case) for note in (*noted, read.get((code, item.slug))) if note is not None]
            assert item.eur in [pytest.approx(euro, abs=0.005) for euro in again if euro is not None], (
                code,
                item.slug,
                case.child,
            )
