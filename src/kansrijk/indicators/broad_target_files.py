# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reading a target file: the national one that ships, or one a municipality wrote itself."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Any, NoReturn

import yaml

from kansrijk.indicators.broad_target import (
    AVERAGED,
    DIMENSIONS,
    PARTS,
    ROLES,
    Baseline,
    Break,
    BroadMeasure,
    BroadTarget,
    Definition,
    MeasureTarget,
    NotMeasured,
    Publication,
    check_same_publication,
)
from kansrijk.indicators.series import Kept, Measure, Release, Series, Version
from kansrijk.indicators.series_files import DECIMALS, KINDS, STATUSES
from kansrijk.indicators.targets import InvalidTarget, read_path

FOLDER = Path(__file__).parent / "data"
NATIONAL_FILE = FOLDER / "broad_target.yaml"
SCHEMA_FILE = FOLDER / "broad_target.schema.json"
OWN = "eigen-cijfers"
TOP = ("schema", "version", "area", "standing", "title", "owner", "publications", "measures", "not_measured")
REQUIRED = ("code", "role", "dimension", "nl", "en", "unit", "kind", "definition", "baseline", "target")
OPTIONAL = ("parts", "series", "source_table", "owner", "municipal", "breaks", "gap", "figures", "average")
UNITS = ("share", "number")


@cache
def national_target() -> BroadTarget:
    """The national target file that ships with Kansrijk."""
    return read_target(NATIONAL_FILE)


def read_target(path: Path) -> BroadTarget:
    """The target file at `path`, checked.

    Raises:
        InvalidTarget: the sentence names the file, the measure and the field.
        MovedGoalposts: a measure and its target change in one publication.
    """
    try:
        document = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError):
        _refuse(
            path.name, "kan niet gelezen worden. Kijk of de naam klopt.", "cannot be read. Check its name."
        )
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        row = 0 if mark is None else mark.line + 1
        _refuse(
            path.name,
            f"regel {row} is geen geldige YAML. Kijk naar inspringen, dubbele punten en aanhalingstekens.",
            f"line {row} is no valid YAML. Look at indents, colons and quotes.",
        )
    if not isinstance(document, dict) or document.get("schema") != "kansrijk/broad-target":
        _refuse(
            path.name,
            "de eerste regel moet zijn: schema: kansrijk/broad-target.",
            "the first line must be: schema: kansrijk/broad-target.",
        )
    _fields(document, path.name, required=TOP[:8], optional=TOP[8:])
    place: Callable[[str], str] = lambda name: f"{path.name}, {name}"  # noqa: E731
    publications = tuple(
        Publication(str(entry["id"]), str(entry["date"]), entry["nl"], entry["en"])
        for entry in document["publications"]
    )
    known = tuple(item.code for item in publications)
    area = str(document["area"])
    measures = tuple(
        _measure(entry, place(str(entry.get("code", f"measures {row}"))), known, area)
        for row, entry in enumerate(document["measures"], start=1)
    )
    codes = [item.code for item in measures]
    if len(set(codes)) != len(codes):
        _refuse(path.name, "een code staat er twee keer.", "a code appears twice.")
    _one_of(document["standing"], ("proposal", "adopted"), place("standing"))
    target = BroadTarget(
        area=area,
        standing=document["standing"],
        nl=document["title"]["nl"],
        en=document["title"]["en"],
        owner=document["owner"],
        publications=publications,
        measures=measures,
        not_measured=tuple(NotMeasured(**entry) for entry in document.get("not_measured", ())),
    )
    check_same_publication(target)
    return target


def check_against_national(own: BroadTarget, national: BroadTarget) -> tuple[str, ...]:
    """The codes of measures that a municipality counts otherwise than the country does.

    Raises:
        InvalidTarget: a target on a measure that does not exist for a municipality, without figures of its own.
    """
    different = []
    for item in own.measures:
        same = national.measure(item.code)
        if same is None:
            continue
        if item.target is not None and not same.municipal and item.own is None:
            _refuse(
                f"maat {item.code}",
                "deze maat bestaat niet voor een gemeente: de landelijke enquête is daar te klein voor. Geef eigen "
                "cijfers (figures) of laat het doel weg.",
                "this measure does not exist for a municipality: the national survey is too small for that. Give "
                "figures of your own (figures) or leave the target out.",
            )
        if item.definition.version != same.definition.version:
            different.append(item.code)
    return tuple(different)


def _refuse(place: str, nl: str, en: str) -> NoReturn:
    raise InvalidTarget(nl=f"{place}: {nl}", en=f"{place}: {en}")


def _fields(
    entry: Mapping[str, Any], place: str, *, required: tuple[str, ...], optional: tuple[str, ...]
) -> None:
    """Refuse a missing field and one that does not exist, which is often a slip of the pen."""
    for name in required:
        if name not in entry:
            _refuse(place, f"veld {name} ontbreekt.", f"field {name} is missing.")
    for name in entry:
        if name not in required + optional:
            fields = ", ".join(required + optional)
            _refuse(
                place,
                f"veld {name} bestaat niet; kies uit {fields}.",
                f"no field {name}; choose from {fields}.",
            )


def _one_of(word: Any, choices: tuple[str, ...], place: str) -> None:
    if word not in choices:
        named = ", ".join(choices)
        _refuse(place, f"is {word!r}; kies uit {named}.", f"is {word!r}; choose from {named}.")


def _measure(entry: Mapping[str, Any], place: str, publications: tuple[str, ...], area: str) -> BroadMeasure:
    _fields(entry, place, required=REQUIRED, optional=OPTIONAL)
    for field, choices in (("role", ROLES), ("dimension", DIMENSIONS), ("unit", UNITS), ("kind", KINDS)):
        _one_of(entry[field], choices, f"{place}, {field}")
    for part in entry.get("parts", ()):
        _one_of(part, PARTS, f"{place}, parts")
    _one_of(str(entry.get("average", 1)), ("1", str(AVERAGED)), f"{place}, average")
    definition = Definition(**{name: entry["definition"][name] for name in ("version", "since", "replaces")})
    _one_of(definition.since, publications, f"{place}, definition.since")
    series = entry.get("series")
    gap = entry.get("gap")
    own = _own(entry, place, area)
    if series is None and own is None and gap is None:
        _refuse(
            place,
            "zonder series of figures hoort een gap met de reden.",
            "without series or figures, gap gives why.",
        )
    return BroadMeasure(
        code=entry["code"],
        role=entry["role"],
        dimension=entry["dimension"],
        parts=tuple(entry.get("parts", ())),
        words={"nl": entry["nl"], "en": entry["en"]},
        unit=entry["unit"],
        kind=entry["kind"],
        series=None if series is None else (series["indicator"], series["version"]),
        source_table=entry.get("source_table"),
        definition=definition,
        baseline=_baseline(entry, place),
        target=_target(entry, place, publications),
        owner=entry.get("owner"),
        municipal=bool(entry.get("municipal", False)),
        breaks=tuple(Break(item["year"], item["nl"], item["en"]) for item in entry.get("breaks", ())),
        gap=gap,
        own=own,
        average=int(entry.get("average", 1)),
    )


def _scaled(value: Any, unit: str, place: str) -> float:
    """A value as it is kept: a share, written in percent, as a part of one."""
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        _refuse(place, f"{value!r} is geen getal.", f"{value!r} is no number.")
    if unit == "share" and not 0 <= value <= 100:
        _refuse(
            place,
            f"{value:g} is geen percentage: een aandeel ligt tussen 0 en 100.",
            f"{value:g} is no percentage: a share lies between 0 and 100.",
        )
    return round(value / 100.0, DECIMALS) if unit == "share" else float(value)


def _baseline(entry: Mapping[str, Any], place: str) -> Baseline | None:
    """The baseline; a survey gives its standard error, so that nobody takes it for a full count."""
    given = entry["baseline"]
    if given is None:
        return None
    _fields(given, f"{place}, baseline", required=("year", "value", "se", "source"), optional=())
    if not given["source"]:
        _refuse(f"{place}, baseline", "source is leeg.", "source is empty.")
    if entry["kind"] == "survey" and given["se"] is None:
        _refuse(f"{place}, baseline", "een enquête vraagt een se.", "a survey takes an se.")
    if entry["kind"] == "register" and given["se"] is not None:
        _refuse(
            f"{place}, baseline",
            "een telling van iedereen heeft geen steekproeffout: laat se op null staan.",
            "a count of everyone has no sampling error: leave se null.",
        )
    unit = entry["unit"]
    error = None if given["se"] is None else _scaled(given["se"], unit, f"{place}, baseline.se")
    value = _scaled(given["value"], unit, f"{place}, baseline.value")
    return Baseline(int(given["year"]), value, error, given["source"])


def _target(entry: Mapping[str, Any], place: str, publications: tuple[str, ...]) -> MeasureTarget | None:
    given = entry["target"]
    if given is None:
        return None
    place = f"{place}, target"
    _fields(
        given, place, required=("version", "since", "replaces", "path", "source"), optional=("direction",)
    )
    _one_of(given["since"], publications, f"{place}.since")
    if not given["source"]:
        _refuse(
            place,
            "source is leeg: wie besloot dit, waar staat het?",
            "source is empty: who decided this, and where?",
        )
    start = entry["baseline"]
    for year, value in dict(given["path"]).items():
        _scaled(value, entry["unit"], f"{place}.path, {year}")
        if start is not None and int(year) <= int(start["year"]):
            _refuse(
                f"{place}.path",
                f"{year} ligt niet na de nulmeting van {start['year']}.",
                f"{year} is not after the baseline of {start['year']}.",
            )
    shaped = {"shape": "path", **given}
    path, _ = read_path(shaped, place, unit=entry["unit"])
    return MeasureTarget(given["version"], given["since"], given["replaces"], path, given["source"])


def _own(entry: Mapping[str, Any], place: str, area: str) -> Series | None:
    """The figures a municipality gives itself, as a series of one release."""
    figures = entry.get("figures")
    if not figures:
        return None
    unit, kept = entry["unit"], {}
    for row in figures:
        where = f"{place}, figures, {row.get('year', '?')}"
        _fields(row, where, required=("year", "value", "source"), optional=("low", "high", "n", "status"))
        _one_of(row.get("status") or "", STATUSES, f"{where}, status")
        interval = None
        if "low" in row and "high" in row:
            interval = (
                _scaled(row["low"], unit, f"{where}, low"),
                _scaled(row["high"], unit, f"{where}, high"),
            )
            if not interval[0] <= _scaled(row["value"], unit, f"{where}, value") <= interval[1]:
                _refuse(
                    where, "value ligt niet tussen low en high.", "value does not lie between low and high."
                )
        period = str(row["year"])
        if period in kept:
            _refuse(where, "dit jaar staat er twee keer.", "this year appears twice.")
        kept[period] = (
            Kept(
                code=entry["code"],
                version=entry["definition"]["version"],
                area=area,
                period=period,
                value=_scaled(row["value"], unit, f"{where}, value"),
                n=row.get("n"),
                denominator=None,
                unit=unit,
                status="published",
                interval=interval,
                release=OWN,
                source=row["source"],
                release_status=row.get("status") or None,
            ),
        )
    version = Version(entry["definition"]["version"], entry["kind"], area, None, _words(entry))
    measure = Measure(
        entry["code"], entry["nl"]["name"], entry["en"]["name"], unit, "", "lower", {version.code: version}
    )
    release = Release(OWN, 0, None, "eigen cijfers", "own figures")
    return Series(measure, version, area, dict(sorted(kept.items())), {OWN: release})


def _words(entry: Mapping[str, Any]) -> dict[str, dict[str, str]]:
    return {language: dict(entry[language]) for language in ("nl", "en")}
