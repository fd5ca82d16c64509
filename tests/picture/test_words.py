# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Both languages are complete, nothing is left over, and numbers are written as each language does."""

from __future__ import annotations

import re
import string
from pathlib import Path

import pytest

from kansrijk.engine import Problem
from kansrijk.picture.words import LANGUAGES, Words, load_messages

MESSAGES = load_messages()


def fields(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def test_every_message_is_there_in_both_languages_with_the_same_fields():
    for key, texts in MESSAGES.items():
        assert set(texts) == set(LANGUAGES), key
        assert all(isinstance(text, str) and text.strip() for text in texts.values()), key
        assert fields(texts["nl"]) == fields(texts["en"]), key


def test_every_message_that_is_asked_for_exists_and_every_message_is_used(root: Path):
    folder = root / "src" / "kansrijk" / "picture"
    code = "\n".join(
        path.read_text(encoding="utf-8")
        for path in folder.rglob("*")
        if path.suffix in {".py", ".j2"} and "messages" not in path.parts
    )
    rooms = "|".join(path.stem for path in (folder / "messages").glob("*.yaml"))
    asked = set(re.findall(rf'"((?:{rooms})\.[a-z0-9_]+)"', code))
    assert sorted(asked - MESSAGES.keys()) == []
    patterns = re.findall(rf'f"((?:{rooms})\.[^"]*\{{[^"]*)"', code)
    built = [re.compile(re.sub(r"\\\{[^}]*\\\}", "[a-z0-9_]+", re.escape(text))) for text in patterns]
    unused = [
        key for key in MESSAGES if key not in asked and not any(pattern.fullmatch(key) for pattern in built)
    ]
    assert unused == []


def test_dutch_sentences_are_short_enough_to_read():
    for key, texts in MESSAGES.items():
        for sentence in re.split(r"(?<=[.?!:]) ", texts["nl"]):
            assert len(sentence.split()) <= 26, f"{key}: {sentence}"


@pytest.mark.parametrize(
    "language, share, euro, big, number",
    [
        ("nl", "12,3%", "€\u00a01.235", "€\u00a02,5\u00a0miljoen", "12.346"),
        ("en", "12.3%", "€1,235", "€2.5\u00a0million", "12,346"),
    ],
)
def test_numbers_are_written_as_the_language_does(
    language: str, share: str, euro: str, big: str, number: str
):
    words = Words(language)
    assert words.share(0.123) == share
    assert words.euro(1234.6) == euro
    assert words.big_euro(2_500_000) == big
    assert words.number(12345.6) == number


def test_less_than_zero_has_a_real_minus_and_zero_has_none():
    words = Words("nl")
    assert words.euro(-12) == "\u2212€\u00a012"
    assert words.number(-0.2) == "0"
    assert words.points(0.0004) == "0,0"
    assert words.points(-0.01) == "\u22121,0"
    assert words.points(0.01) == "+1,0"


def test_a_day_is_written_out_and_a_bare_year_left_alone():
    assert Words("nl").day("2025-07-01") == "1 juli 2025"
    assert Words("en").day("2025-07-01") == "1 July 2025"
    assert Words("nl").day("2020") == "2020"


def test_a_language_that_is_not_there_is_refused():
    with pytest.raises(Problem, match="'fy'"):
        Words("fy")
