# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2

"""What an editor hears of a file that is right: which schemes can be computed, and why the others cannot."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from kansrijk.engine.wording import show_date
from kansrijk.provisions.loader import CASES, DATA, read_municipality
from kansrijk.provisions.model import Provision
from kansrijk.provisions.reckon import reckon


def cases_beside(path: Path) -> Path:
    """The folder of worked cases that belongs to a data file: `cases` in the same folder, or in the one above it."""
    if path.resolve().parent == DATA:
        return CASES
    here = path.parent / "cases"
    return here if here.is_dir() else path.parent.parent / "cases"


def computed_text(path: Path, language: str = "nl") -> str:
    """One line a scheme of a data file: computed on a day in its own year, or the reasons why not.

    Raises:
        Problem: there is no such file.
    """
    municipality, _ = read_municipality(path)
    if municipality is None or not municipality.code.startswith("GM"):
        return ""
    lines = [_line(item, municipality.provisions, language) for item in municipality.provisions]
    return "".join(f"  {line}\n" for line in lines)


def _line(provision: Provision, among: tuple[Provision, ...], language: str) -> str:
    day = date(provision.status.year or date.today().year, 7, 1)
    valid = provision.valid
    if valid is not None and not valid.holds(day):
        day = valid.from_ or valid.until or day
    found = reckon(provision, day, among)
    dutch, name, on = language == "nl", provision.slug, show_date(day, language)
    if not found.computable:
        why = " ".join(remark.text.in_language(language) for remark in found.reasons)
        return f"{name}: niet te berekenen. {why}" if dutch else f"{name}: cannot be computed. {why}"
    told = f"{name}: te berekenen op {on}." if dutch else f"{name}: can be computed on {on}."
    low, high = (provision.ages.from_, provision.ages.to) if provision.ages is not None else (None, None)
    without = [age for age in range(low or 0, min(high or 0, 17) + 1) if not found.amounts.get(age)]
    if without and low is not None and high is not None:
        ages = ", ".join(str(age) for age in without)
        told += f" Geen bedrag bij leeftijd {ages}." if dutch else f" No amount at age {ages}."
    return told
