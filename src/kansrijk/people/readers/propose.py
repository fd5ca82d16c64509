# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2

"""A first mapping file for an extract, proposed from its column names and the form of its cells."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import polars as pl
import yaml

from kansrijk.people.areas_names import plain
from kansrijk.people.model import input_columns
from kansrijk.people.readers.mapping_keys import has_period
from kansrijk.people.readers.raw import FileForm, header_of, kind_of
from kansrijk.people.readers.report import INCOMES
from kansrijk.people.readers.values import read_dates, read_numbers

HEADERS_FILE = Path(__file__).parent / "headers.yaml"
SHORTEST_PART = 4


@cache
def _headers() -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load(HEADERS_FILE.read_text(encoding="utf-8"))
    return found


def propose_mapping(path: Path | str, form: FileForm | None = None) -> str:
    """The text of a mapping file to check and complete; no value of the extract is in it.

    Raises:
        Problem: the file cannot be read, or has no column names.
    """
    source = Path(path)
    start = form or FileForm()
    names, sample = header_of(source, start)
    names = [name for name in names if name]
    free = list(names)
    keys = {key: _take(words, free) for key, words in _headers()["keys"].items()}
    born = _take(_headers()["born"], free)
    found = {name: _take(words, free) for name, words in _headers()["columns"].items() if name != "rol"}
    decimal, thousands = _number_form(sample, [name for name in found.values() if name])
    written = FileForm(decimal=decimal, thousands=thousands)
    lines = [
        "# Voorstel voor een mapping: kijk elke regel na. Uitleg: docs/reference/mapping.md.",
        "# A proposal: check every line.",
        "bestand:",
        *_file_lines(kind_of(source, start), written, start),
        "peildatum: JJJJ-MM-DD            # de dag waarop de gegevens gelden",
        f"huishouden: {_quoted(keys['huishouden'])}",
        *([f"persoon: {_quoted(keys['persoon'])}"] if keys["persoon"] else []),
        "gezin:",
        *_family_lines(keys, sample),
        "kolommen:",
        *_column_lines(found, born, sample, written),
    ]
    if free:
        lines += ["# Niet gebruikt, en dus niet gelezen: " + ", ".join(free)]
    return "\n".join(lines) + "\n"


def _take(words: Iterable[str], free: list[str]) -> str | None:
    """The free column whose name fits best, taken from the list."""
    known = [plain(word) for word in words]
    equal = [name for name in free if plain(name) in known]
    long = [word for word in known if len(word) >= SHORTEST_PART]
    partly = [name for name in free if any(word in plain(name) for word in long)]
    for name in (*equal, *partly):
        free.remove(name)
        return name
    return None


def _number_form(sample: pl.DataFrame, names: Sequence[str]) -> tuple[str, str]:
    """The decimal and thousands sign with which most cells are numbers."""
    forms = [(",", ""), (",", "."), (".", ""), (".", ",")]

    def misfits(pair: tuple[str, str]) -> int:
        form = FileForm(decimal=pair[0], thousands=pair[1])
        columns = [sample[name] for name in names if name in sample.columns]
        return sum(int(read_numbers(column, form).wrong["no_number"].sum()) for column in columns)

    return min(forms, key=misfits)


def _file_lines(kind: str, written: FileForm, start: FileForm) -> list[str]:
    """How the file is written: what was found out, and the sheet and header row that the user named."""
    lines = [f"  soort: {kind}"]
    if start.sheet is not None:
        lines.append(f"  blad: {_quoted(start.sheet)}")
    if start.header_row != 1:
        lines.append(f"  kopregel: {start.header_row}")
    lines.append(f'  decimaal: "{written.decimal}"')
    return [*lines, f'  duizendtal: "{written.thousands}"'] if written.thousands else lines


def _quoted(name: str | None) -> str:
    if name is None:
        return "VUL_IN                # de kolom ontbreekt of is niet herkend"
    return yaml.safe_dump(name, allow_unicode=True, default_flow_style=True).replace("\n...", "").strip()


def _family_lines(keys: Mapping[str, str | None], sample: pl.DataFrame) -> list[str]:
    if keys["gezin"]:
        return [f"  sleutel: {_quoted(keys['gezin'])}"]
    lines = []
    if keys["positie"]:
        lines = [
            "  positie:",
            f"    kolom: {_quoted(keys['positie'])}",
            "    codes: {HOOFD: hoofd, PARTNER: partner, KIND: kind, OVERIG: overig}   # uw eigen codes links",
        ]
    if keys["partner"] and keys["persoon"]:
        lines.append(f"  partner: {_quoted(keys['partner'])}")
    parents = [_quoted(keys[key]) for key in ("ouder1", "ouder2") if keys[key]]
    if parents and keys["persoon"]:
        lines.append(f"  ouders: [{', '.join(parents)}]")
    return lines or [
        "  stel_leeftijdsverschil: 15   # alleen leeftijd: een aanname; een sleutel of positie is beter"
    ]


def _column_lines(
    found: Mapping[str, str | None], born: str | None, sample: pl.DataFrame, form: FileForm
) -> list[str]:
    lines = []
    for name, column in input_columns().items():
        theirs = found.get(name)
        if name == "leeftijd" and born:
            shape = _date_form(sample[born])
            lines.append(f"  leeftijd: {{geboren: {_quoted(born)}{shape}}}")
        elif theirs:
            parts = [f"kolom: {_quoted(theirs)}"]
            if has_period(column.unit):
                parts.append(f"per: {_period(theirs, column.unit)}")
            if column.default is not None and sample[theirs].null_count():
                parts.append("leeg_is: 0" if column.kind != "bool" else "leeg_is: nee")
            lines.append(f"  {name}: {{{', '.join(parts)}}}   # {column.nl} ({column.unit or column.kind})")
        elif column.default is None and name != "rol":
            lines.append(f"  {name}: {{vast: VUL_IN}}   # {column.nl}: geef een kolom of een vaste waarde")
        elif name in INCOMES:
            lines.append(
                f"  # {name}: {{vast: 0}}   # {column.nl}: niet herkend; zonder een bron is armoede onbekend"
            )
    return lines


def _period(name: str, unit: str) -> str:
    text = plain(name)
    for period, words in _headers()["periods"].items():
        if any(word in text for word in words):
            return str(period)
    return {"y": "jaar", "m": "maand", "week": "week"}[unit.rsplit("/", 1)[1]]


def _date_form(text: pl.Series) -> str:
    forms = ("%Y-%m-%d", "%d-%m-%Y", "%d/%m/%Y", "%Y%m%d", "%d.%m.%Y", "%d-%m-%y")
    if text.null_count() == len(text):
        return ""
    best = min(forms, key=lambda form: int(read_dates(text, form)[1].wrong["date"].sum()))
    return f', vorm: "{best}"'
