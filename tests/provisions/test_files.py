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
from kansrijk.provisions.loader import CASES, every_code, path_of
from kansrijk.provisions.model import Municipality, Provision
from kansrijk.provisions.patterns import PATTERNS
from kansrijk.provisions.reckon import euro_of
from kansrijk.provisions.schema import SCHEMA, schema_text

WANTED = {"Rotterdam", "Amsterdam", "Utrecht", "Zwolle", "Rijssen-Holten", "Vaals", "Voorne aan Zee"}


def municipality_of(code: str) -> Municipality:
    found = load_municipality(code)
    assert found is not None
    return found


def test_the_municipalities_asked_for_have_a_file():
    assert len(codes()) >= 197
    assert {"NL", "BQ-BO", "BQ-SE", "BQ-SA"} <= set(every_code())
    assert {municipality_of(code).name for code in codes()} >= WANTED


@pytest.mark.parametrize("code", every_code())
def test_every_file_is_right(code: str):
    assert [item.as_text("en") for item in check(path_of(code))] == []


@pytest.fixture(scope="module")
def validator() -> Draft202012Validator:
    return Draft202012Validator(json.loads(SCHEMA.read_text(encoding="utf-8")))


@pytest.mark.parametrize("code", every_code())
def test_every_file_follows_the_schema(code: str, validator: Draft202012Validator):
    content = yaml.load(path_of(code).read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    plain = json.loads(json.dumps(content, default=date.isoformat))
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
    assert text == f"{len(every_code())} bestand(en) in orde.\n"


def test_every_text_is_there_in_both_languages():
    for code in every_code():
        content = yaml.load(path_of(code).read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
        for text in texts(content):
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


@pytest.fixture(scope="module")
def finds(shared: Path) -> dict[str, dict[str, Any]]:
    found = json.loads((shared / "reference" / "provisions_found.json").read_text(encoding="utf-8"))
    return {item["id"]: item for item in found}


def records() -> list[tuple[str, Provision]]:
    return [(code, item) for code in every_code() for item in municipality_of(code).provisions]


@pytest.mark.shared
def test_amounts_and_limits_of_a_record_are_those_of_its_finds(finds: dict[str, dict[str, Any]]):
    for code, provision in records():
        sources = [finds[record] for record in provision.records]
        if not sources:
            assert provision.source.seen, (code, provision.slug)
            continue
        assert provision.source.url in {source["source_url"] for source in sources}, provision.slug
        printed = {value for source in sources for value in amounts_in(source["amount"] or {})}
        ours = {value for item in provision.amounts if (value := euro_of(item) or item.usd) is not None}
        assert ours <= printed or provision.more_sources, (code, provision.slug)
        limits = {value for source in sources for value in limits_in(source)}
        mine = {limit.pct for limit in provision.income.limits} if provision.income else set()
        known = bool(provision.more_sources) or any(
            "%" in (source["income_norm"] or "") or source["inferred_fields"]
            for source in map(with_all, sources)
        )
        inferred = provision.income is not None and any(item.inferred for item in provision.income.limits)
        assert mine == limits or known or inferred, (code, provision.slug)


@pytest.mark.shared
def test_every_amount_that_was_found_is_in_a_record(finds: dict[str, dict[str, Any]]):
    ours: dict[str, set[float]] = {}
    for _, provision in records():
        for record in provision.records:
            kept = {value for item in provision.amounts if (value := euro_of(item) or item.usd) is not None}
            ours.setdefault(record, set()).update(kept)
    for name, find in finds.items():
        assert amounts_in(find["amount"] or {}) - ours.get(name, set()) == set(), name


@pytest.mark.shared
def test_every_find_is_in_a_file_of_each_municipality_it_is_about(finds: dict[str, dict[str, Any]]):
    used = {(code, record) for code, item in records() for record in item.records}
    for name, find in finds.items():
        if name == "GM0363-kindregelingen-earlier-limit":
            continue  # A statement about an earlier limit, without a scheme of its own, became a note.
        islands = {"Bonaire": "BQ-BO", "Sint Eustatius": "BQ-SE", "Saba": "BQ-SA"}
        mine = islands.get(find["gemeente"] or "") or find["gemeentecode"] or "NL"
        shared_with = [item["gemeentecode"] for item in find.get("also_in") or []]
        assert {(code, name) for code in (mine, *shared_with)} <= used, name


def with_all(find: dict[str, Any]) -> dict[str, Any]:
    return {"income_norm": None, "inferred_fields": []} | find


def amounts_in(amount: dict[str, Any]) -> set[float]:
    """The amounts of a find; a printed 0, a row for 18 and older and a sum on top for one event are left out."""
    bands = [*amount.get("by_age", []), *amount.get("by_school", [])]
    schools = ("18-19", "extra")
    bands = [band for band in bands if not any(part in str(band.get("school", "")) for part in schools)]
    return {float(band["value"]) for band in [*bands, amount] if band.get("value")}


def limits_in(source: dict[str, Any]) -> set[float]:
    found = {float(band["pct"]) for band in source.get("income_limit_by_age") or []}
    return found | ({float(source["income_limit_pct"])} if source["income_limit_pct"] is not None else set())


@pytest.mark.shared
def test_all_finds_and_municipalities_of_the_research_are_accounted_for(finds: dict[str, dict[str, Any]]):
    assert len(finds) == 531
    used = {record for _, item in records() for record in item.records}
    assert set(finds) - used == {"GM0363-kindregelingen-earlier-limit"}  # It became a note of another record.
    assert used - set(finds) == set()
    found_in = {item["gemeentecode"] for item in finds.values() if item["gemeentecode"]}
    shared_by = {place["gemeentecode"] for item in finds.values() for place in item.get("also_in") or []}
    assert len(found_in) == 197
    assert found_in | shared_by <= set(codes())
