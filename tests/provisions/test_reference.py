# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The reference page names every field, value, pattern and reason; the example of the how-to works."""

from __future__ import annotations

import re
import textwrap
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any, get_args, get_type_hints

import pytest

from kansrijk.provisions import check, check_cases, check_text, codes, rules_for
from kansrijk.provisions.cases import CaseOrigin
from kansrijk.provisions.model import Municipality
from kansrijk.provisions.patterns import PATTERNS

OWN = {"Text"}


def words_of(model: Any) -> set[str]:
    """Every field and every listed value below a model."""
    found: set[str] = set()
    if is_dataclass(model):
        assert isinstance(model, type)
        if model.__name__ in OWN:
            return found
        hints = get_type_hints(model)
        for item in fields(model):
            found |= {item.name.rstrip("_")} | words_of(hints[item.name])
        return found
    for part in get_args(model):
        found |= {part} if isinstance(part, str) else words_of(part)
    return found


@pytest.fixture(scope="module")
def page(root: Path) -> str:
    pages = ("provisions.md", "provision-patterns.md")
    return "".join((root / "docs" / "reference" / name).read_text(encoding="utf-8") for name in pages)


def test_every_field_and_value_is_in_the_reference(page: str):
    written = {word for code in re.findall(r"`([^`\n]+)`", page) for word in re.findall(r"\w+", code)}
    assert words_of(Municipality) - written == set()


def test_every_pattern_is_in_the_reference_with_its_sentence(page: str):
    for code, pattern in PATTERNS.items():
        assert f"| `{code}` | {pattern.text.en} |" in page


def test_every_reason_that_occurs_is_in_the_reference(page: str):
    standings = {"not_yet", "ended"}
    for code in codes():
        for item in rules_for(code, "2025-07-01").provisions:
            assert [
                r.code for r in item.reasons if f"`{r.code}`" not in page and r.code not in standings
            ] == []


def test_the_example_of_the_how_to_is_right_and_its_cases_come_out(root: Path, tmp_path: Path):
    text = (root / "docs" / "how-to" / "add-a-municipality.md").read_text(encoding="utf-8")
    blocks = re.findall(r"(?:^ {4,}\S.*\n|^\n(?= {4}))+", text, re.MULTILINE)
    data, cases = (textwrap.dedent(block) for block in blocks if "code: GM9999" in block)
    (tmp_path / "cases").mkdir()
    path = tmp_path / "GM9999.yaml"
    path.write_text(data, encoding="utf-8")
    (tmp_path / "cases" / "GM9999.yaml").write_text(cases, encoding="utf-8")
    assert check(path) == []
    assert check_cases("GM9999", tmp_path, tmp_path / "cases") == []
    assert textwrap.indent(check_text([path], "en")[0], "    ") in text


def test_every_origin_of_a_case_is_in_the_reference(page: str):
    assert [origin for origin in get_args(CaseOrigin) if f"| `{origin}` |" not in page] == []
