# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2

"""The mapping file: which column of an extract is which of ours, in what unit and with which codes."""

from __future__ import annotations

import codecs
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from difflib import get_close_matches
from pathlib import Path

from kansrijk.people.model import input_columns
from kansrijk.people.readers.mapping_keys import (
    AGES,
    COLUMN,
    COMBINE,
    FAMILY,
    FILE,
    KINDS,
    PERIODS,
    POSITION,
    POSITIONS,
    TOP,
    has_period,
)
from kansrijk.people.readers.raw import FileForm
from kansrijk.people.yaml_lines import Field, read_fields, read_text


@dataclass(frozen=True)
class Source:
    """Where one of our columns comes from.

    One of `column`, `constant` and `born` is given; `born` is a column with a date of birth, written as `form`.
    `codes` turns a text into a value of ours; `per` is the period of an amount; `combine` tells what to do with the
    values of several rows; `if_empty` is the value of an empty cell (None: an empty cell is a fault).
    """

    column: str | None = None
    constant: object = None
    born: str | None = None
    form: str | None = None
    codes: Mapping[str, object] | None = None
    per: str | None = None
    combine: str = "gelijk"
    if_empty: object = None


@dataclass(frozen=True)
class FamilyRule:
    """How people of a household form families: a key, or positions, partners and parents (docs tell how)."""

    key: tuple[str, ...] = ()
    position: str | None = None
    positions: Mapping[str, str] = field(default_factory=dict)
    partner: str | None = None
    parents: tuple[str, ...] = ()
    couple_gap: int | None = None


@dataclass(frozen=True)
class ExtractMapping:
    """A read and checked mapping file."""

    name: str
    form: FileForm
    household: tuple[str, ...]
    person: tuple[str, ...]
    families: FamilyRule
    columns: Mapping[str, Source]
    day: date
    year: int
    missing: tuple[str, ...] = ()
    origin: str = ""

    @property
    def needed(self) -> list[str]:
        """The columns of the extract that are read; all others are left alone."""
        names = [*self.household, *self.person, *self.families.key, *self.families.parents]
        names += [name for name in (self.families.position, self.families.partner) if name]
        names += [name for source in self.columns.values() for name in (source.column, source.born) if name]
        return list(dict.fromkeys(names))


def read_mapping(path: Path | str) -> ExtractMapping:
    """Read and check a mapping file (docs/reference/mapping.md describes it).

    Raises:
        Problem: names file, line and field, and the way out.
    """
    return _mapping(read_fields(path))


def mapping_from_text(text: str, name: str = "mapping.yaml") -> ExtractMapping:
    """As `read_mapping`, from a text."""
    return _mapping(read_text(text, name))


def _mapping(top: Field) -> ExtractMapping:
    entries = _known(top, TOP, ("huishouden", "peildatum", "gezin", "kolommen"))
    day = _day(entries["peildatum"])
    columns = {name: _source(name, item) for name, item in _columns(entries["kolommen"]).items()}
    _check_required(entries["kolommen"], columns)
    person = _names(entries.get("persoon"))
    rule = _family_rule(entries["gezin"])
    if (rule.partner or rule.parents) and not person:
        raise entries["gezin"].problem(
            nl="'partner' en 'ouders' wijzen naar personen. Geef ook 'persoon': de kolom met het persoonsnummer.",
            en="'partner' and 'ouders' point at persons. Give 'persoon' too: the column of the person's number.",
        )
    year = entries["jaar"].value if "jaar" in entries else day.year
    if not isinstance(year, int) or not 1990 <= year <= 2100:
        raise entries["jaar"].problem(nl="geef een jaar, zoals 2025.", en="give a year, such as 2025.")
    return ExtractMapping(
        name=top.file,
        form=_form(entries["bestand"]) if "bestand" in entries else FileForm(),
        household=_names(entries["huishouden"]),
        person=person,
        families=rule,
        columns=columns,
        day=day,
        year=year,
        missing=tuple(str(item.value).strip().casefold() for item in _items(entries.get("leeg"))),
        origin=str(entries["herkomst"].value) if "herkomst" in entries else "",
    )


def _known(place: Field, keys: Iterable[str], required: Iterable[str] = ()) -> dict[str, Field]:
    entries = place.entries()
    for key, item in entries.items():
        if key not in keys:
            near = get_close_matches(key, list(keys), n=1)
            hint = (f" Bedoelt u '{near[0]}'?", f" Do you mean '{near[0]}'?") if near else ("", "")
            raise item.problem(
                nl=f"deze sleutel is niet bekend. Kies uit: {', '.join(keys)}.{hint[0]}",
                en=f"this key is not known. Choose from: {', '.join(keys)}.{hint[1]}",
            )
    for key in required:
        if key not in entries:
            raise place.problem(nl=f"'{key}' ontbreekt en is nodig.", en=f"'{key}' is missing and required.")
    return entries


def _day(item: Field) -> date:
    if isinstance(item.value, datetime) or not isinstance(item.value, date):
        raise item.problem(nl="geef een datum, zoals 2025-01-01.", en="give a date, such as 2025-01-01.")
    return item.value


def _items(item: Field | None) -> list[Field]:
    if item is None:
        return []
    return item.value if isinstance(item.value, list) else [item]


def _names(item: Field | None) -> tuple[str, ...]:
    return tuple(_text(part) for part in _items(item))


def _text(item: Field) -> str:
    if item.value is None or isinstance(item.value, (dict, list)) or not str(item.value).strip():
        raise item.problem(nl="geef hier de naam van een kolom.", en="give the name of a column here.")
    return str(item.value).strip()


def _form(item: Field) -> FileForm:
    given = {key: part.value for key, part in _known(item, FILE).items()}
    kind = given.get("soort")
    if kind is not None and kind not in KINDS:
        raise item.problem(
            nl=f"soort is een van {', '.join(KINDS)}.", en=f"soort is one of {', '.join(KINDS)}."
        )
    encoding = given.get("codering")
    if encoding is not None and not _codec(encoding):
        raise item.problem(
            nl=f"de codering '{encoding}' is niet bekend. Gebruik utf-8 of cp1252.",
            en=f"the encoding '{encoding}' is not known. Use utf-8 or cp1252.",
        )
    decimal, thousands = str(given.get("decimaal", ",")), str(given.get("duizendtal") or "")
    delimiter = given.get("scheiding")
    header = given.get("kopregel", 1)
    if decimal not in (",", ".") or thousands not in ("", ".", ",", " ", "'") or thousands == decimal:
        raise item.problem(
            nl="decimaal is ',' of '.', en duizendtal is een ander teken: '.', ',', een spatie of leeg.",
            en="decimaal is ',' or '.', and duizendtal is another sign: '.', ',', a space or empty.",
        )
    if (delimiter is not None and len(str(delimiter)) != 1) or not isinstance(header, int) or header < 1:
        raise item.problem(
            nl="scheiding is één teken, zoals ';', en kopregel is een rijnummer vanaf 1.",
            en="scheiding is one sign, such as ';', and kopregel is a row number from 1.",
        )
    sheet = given.get("blad")
    return FileForm(
        kind, encoding, delimiter, decimal, thousands, None if sheet is None else str(sheet), header
    )


def _codec(name: object) -> bool:
    try:
        return codecs.lookup(str(name)) is not None
    except LookupError:
        return False


def _columns(item: Field) -> dict[str, Field]:
    ours = input_columns()
    entries = item.entries()
    for name, part in entries.items():
        if name not in ours:
            near = get_close_matches(name, list(ours), n=2)
            raise part.problem(
                nl=f"dit is geen kolom van Kansrijk.{f' Bedoelt u {near[0]}?' if near else ''} Zie columns.md.",
                en=f"this is no column of Kansrijk.{f' Do you mean {near[0]}?' if near else ''} See columns.md.",
            )
    return entries


def _source(name: str, item: Field) -> Source:
    column = input_columns()[name]
    if not isinstance(item.value, dict):
        return Source(column=_text(item))
    given = _known(item, COLUMN)
    ways = [key for key in ("kolom", "vast", "geboren") if key in given]
    if len(ways) != 1:
        raise item.problem(
            nl="geef één van 'kolom', 'vast' en 'geboren'.", en="give one of 'kolom', 'vast' and 'geboren'."
        )
    if "geboren" in given and name != "leeftijd":
        raise item.problem(
            nl="'geboren' hoort alleen bij leeftijd.", en="'geboren' belongs to leeftijd only."
        )
    period = _one_of(given.get("per"), PERIODS)
    if period is not None and not has_period(column.unit):
        raise given["per"].problem(
            nl=f"{name} is geen bedrag per periode; laat 'per' weg.",
            en=f"{name} is no amount a period; leave out 'per'.",
        )
    codes = None
    if "codes" in given:
        codes = {key.strip().casefold(): part.value for key, part in given["codes"].entries().items()}
    return Source(
        column=_text(given["kolom"]) if "kolom" in given else None,
        constant=given["vast"].value if "vast" in given else None,
        born=_text(given["geboren"]) if "geboren" in given else None,
        form=str(given["vorm"].value) if "vorm" in given else None,
        codes=codes,
        per=period,
        combine=_one_of(given.get("samen"), COMBINE) or "gelijk",
        if_empty=given["leeg_is"].value if "leeg_is" in given else None,
    )


def _one_of(item: Field | None, allowed: Iterable[str]) -> str | None:
    if item is None:
        return None
    if item.value not in allowed:
        words = ", ".join(allowed)
        raise item.problem(nl=f"kies uit: {words}.", en=f"choose from: {words}.")
    return str(item.value)


def _check_required(item: Field, columns: Mapping[str, Source]) -> None:
    for name, column in input_columns().items():
        if column.default is None and name not in columns and name != "rol":
            raise item.problem(
                nl=f"de kolom '{name}' ({column.nl}) ontbreekt en is nodig. Geef een kolom of een vaste waarde.",
                en=f"the column '{name}' ({column.en}) is missing and required. Give a column or a constant.",
            )
    if columns["leeftijd"].born and (double := [name for name in AGES if name in columns]):
        raise item.problem(
            nl=f"{double[0]} volgt uit de geboortedatum. Haal die regel weg.",
            en=f"{double[0]} follows from the date of birth. Remove that line.",
        )


def _family_rule(item: Field) -> FamilyRule:
    given = _known(item, FAMILY)
    if not given:
        raise item.problem(
            nl=f"zeg hoe gezinnen te herkennen zijn, met een of meer van: {', '.join(FAMILY)}.",
            en=f"tell how families can be recognised, with one or more of: {', '.join(FAMILY)}.",
        )
    position: str | None = None
    positions: dict[str, str] = {}
    if "positie" in given:
        parts = _known(given["positie"], POSITION, POSITION)
        position = _text(parts["kolom"])
        for key, part in parts["codes"].entries().items():
            positions[key.strip().casefold()] = _one_of(part, POSITIONS) or ""
    gap = given["stel_leeftijdsverschil"].value if "stel_leeftijdsverschil" in given else None
    if gap is not None and (not isinstance(gap, int) or gap < 0):
        raise given["stel_leeftijdsverschil"].problem(
            nl="geef een aantal jaren, zoals 15.", en="give a number of years, such as 15."
        )
    if "sleutel" in given and len(given) > 1 and set(given) != {"sleutel", "positie"}:
        raise item.problem(
            nl="bij een 'sleutel' hoort verder alleen 'positie'.",
            en="beside a 'sleutel' only 'positie' has a meaning.",
        )
    partner = _text(given["partner"]) if "partner" in given else None
    return FamilyRule(
        _names(given.get("sleutel")), position, positions, partner, _names(given.get("ouders")), gap
    )
