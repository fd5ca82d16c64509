# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The data files of the project are right, complete in their cases, and rest on what was found."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from kansrijk.provisions import check, check_cases, check_text, codes, load_municipality, rules_for
from kansrijk.provisions.cases import load_cases
from kansrijk.provisions.loader import CASES, DATA
from kansrijk.provisions.model import Municipality
from kansrijk.provisions.patterns import PATTERNS
from kansrijk.provisions.schema import SCHEMA, schema_text

WANTED = {"Rotterdam", "Amsterdam", "Utrecht", "Zwolle", "Rijssen-Holten", "Vaals", "Voorne aan Zee"}


def municipality_of(code: str) -> Municipality:
    found = load_municipality(code)
    assert found is not None
    return found


def test_the_municipalities_asked_for_have_a_file():
    assert len(codes()) >= 14
    assert {municipality_of(code).name for code in codes()} >= WANTED


@pytest.mark.parametrize("code", codes())
def test_every_file_is_right(code: str):
    assert [item.as_text("en") for item in check(DATA / f"{code}.yaml")] == []


@pytest.mark.parametrize("code", codes())
def test_every_file_follows_the_schema(code: str):
    content = yaml.safe_load((DATA / f"{code}.yaml").read_text(encoding="utf-8"))
    plain = json.loads(json.dumps(content, default=date.isoformat))
    validator = Draft202012Validator(json.loads(SCHEMA.read_text(encoding="utf-8")))
    assert [error.message for error in validator.iter_errors(plain)] == []


def test_the_schema_is_that_of_the_model():
    assert SCHEMA.read_text(encoding="utf-8") == schema_text(), (
        "run kansrijk.provisions.schema.write_schema()"
    )


@pytest.mark.parametrize("code", codes())
def test_worked_cases_come_out_as_the_source_says(code: str):
    assert [item.as_text("en") for item in check_cases(code)] == []


@pytest.mark.parametrize("code", codes())
def test_every_computed_provision_has_two_worked_cases_one_of_them_with_an_amount(code: str):
    expected: dict[str, list[float]] = {
        item.provision.slug: [] for item in rules_for(code, "2025-07-01").computed
    }
    path = CASES / f"{code}.yaml"
    if path.is_file():
        cases, _ = load_cases(path)
        assert cases is not None
        for case in cases.cases:
            for item in case.expected:
                expected.setdefault(item.slug, []).append(item.eur)
    assert {slug: eur for slug, eur in expected.items() if len(eur) < 2 or max(eur) <= 0} == {}


def test_every_case_file_belongs_to_a_municipality():
    assert {path.stem for path in CASES.glob("*.yaml")} <= set(codes())


def test_all_is_well_in_one_sentence():
    text, well = check_text(None, "nl")
    assert well
    assert text == f"{len(codes())} bestand(en) in orde.\n"


def test_every_text_is_there_in_both_languages():
    for code in codes():
        for text in texts(yaml.safe_load((DATA / f"{code}.yaml").read_text(encoding="utf-8"))):
            assert text["nl"].strip()
            assert text["en"].strip()


def texts(tree: Any) -> list[dict[str, str]]:
    if isinstance(tree, dict):
        if set(tree) == {"nl", "en"}:
            return [tree]
        return [text for value in tree.values() for text in texts(value)]
    return [text for item in tree for text in texts(item)] if isinstance(tree, list) else []


def test_every_pattern_has_a_sentence_in_both_languages():
    for pattern in PATTERNS.values():
        assert pattern.text.nl.endswith(".")
        assert pattern.text.en.endswith(".")


@pytest.mark.shared
def test_each_record_was_found_and_its_amounts_and_limits_agree(shared: Path):
    found = json.loads((shared / "reference" / "provisions_found.json").read_text(encoding="utf-8"))
    by_id = {item["id"]: item for item in found}
    for code in codes():
        for provision in municipality_of(code).provisions:
            sources = [by_id[record] for record in provision.records]
            assert provision.source.url in {source["source_url"] for source in sources}, provision.slug
            amounts = {value for source in sources for value in amounts_in(source["amount"] or {})}
            assert {item.eur for item in provision.amounts if item.eur is not None} == amounts, provision.slug
            limits = {value for source in sources for value in limits_in(source)}
            ours = {limit.pct for limit in provision.income.limits} if provision.income else set()
            assert ours == limits or not limits, provision.slug
            printed = [source for source in sources if "%" in (source["income_norm"] or "")]
            assert ours <= limits or printed, provision.slug


def amounts_in(amount: dict[str, Any]) -> set[float]:
    bands = [*amount.get("by_age", []), *amount.get("by_school", [])]
    # A sum on top for one event is told as a condition.
    bands = [band for band in bands if "extra" not in str(band.get("school"))]
    return {float(band["value"]) for band in [*bands, amount] if band.get("value") is not None}


def limits_in(source: dict[str, Any]) -> set[float]:
    found = {float(band["pct"]) for band in source.get("income_limit_by_age") or []}
    return found | ({float(source["income_limit_pct"])} if source["income_limit_pct"] is not None else set())


@pytest.mark.shared
def test_every_find_about_these_municipalities_is_in_its_file(shared: Path):
    found = json.loads((shared / "reference" / "provisions_found.json").read_text(encoding="utf-8"))
    for code in codes():
        used = {record for item in municipality_of(code).provisions for record in item.records}
        mine = {item["id"] for item in found if item["gemeentecode"] == code}
        # A statement about an earlier limit, without a scheme of its own, became a note.
        assert mine - used <= {"GM0363-kindregelingen-earlier-limit"}, code
