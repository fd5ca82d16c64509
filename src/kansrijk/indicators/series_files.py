# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reading the published series: `data/series.yaml` for what they mean, CSV files beside it for the figures."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any, NoReturn

import yaml

from kansrijk.indicators.series import Event, InvalidSeries, Kept, Measure, Release, Store, Version

DATA = Path(__file__).parent / "data"
COLUMNS = (
    "indicator",
    "version",
    "area",
    "period",
    "value",
    "n",
    "low",
    "high",
    "status",
    "release",
    "source",
    "certainty",
    "note",
)
STATUSES = ("", "provisional", "definite", "revised", "projected")
CERTAINTIES = ("official", "reported")
KINDS = ("register", "survey", "model", "self_report")
DECIMALS = 9
"""A share is rounded to this many decimals, so that 8.1 percent is exactly 0.081."""


@cache
def load_series() -> Store:
    """All series that ship with Kansrijk.

    Raises:
        InvalidSeries: a file cannot be read as observations.
    """
    return read_series(DATA / "series.yaml")


def read_series(path: Path) -> Store:
    """The series of a YAML file and the CSV files it names.

    Raises:
        InvalidSeries: the sentence names the file, the row and the field.
    """
    document = yaml.safe_load(path.read_text(encoding="utf-8"))
    if not isinstance(document, dict) or document.get("schema") != "kansrijk/series":
        _refuse(path.name, "schema: kansrijk/series ontbreekt.", "schema: kansrijk/series is missing.")
    releases = {
        code: Release(code, order, entry["date"], entry["nl"], entry["en"])
        for order, (code, entry) in enumerate(document["releases"].items())
    }
    measures = {entry["code"]: _measure(entry, path.name) for entry in document["indicators"]}
    kept: list[Kept] = []
    for name in document["files"]:
        kept += _observations(path.parent / name, measures, releases, document.get("notes", {}))
    seen: set[tuple[str | None, ...]] = set()
    for item in kept:
        key = (item.code, item.version, item.area, item.period, item.release)
        if key in seen:
            _refuse(path.name, f"{key} staat er twee keer.", f"{key} appears twice.")
        seen.add(key)
    return Store(measures, tuple(kept), releases)


def _refuse(place: str, nl: str, en: str) -> NoReturn:
    raise InvalidSeries(nl=f"{place}: {nl}", en=f"{place}: {en}")


def _version(entry: Mapping[str, Any], place: str) -> Version:
    if entry["kind"] not in KINDS:
        choices = ", ".join(KINDS)
        _refuse(
            place,
            f"kind {entry['kind']}: kies uit {choices}.",
            f"kind {entry['kind']}: choose from {choices}.",
        )
    for field, flag in (("ended", entry.get("ended")), ("one_release", entry.get("one_release"))):
        if flag and not all(field in entry[language] for language in ("nl", "en")):
            text = f"{entry['version']}: {field}"
            _refuse(place, f"{text} mist een reden in nl en en.", f"{text} lacks a reason in nl and en.")
    return Version(
        code=entry["version"],
        kind=entry["kind"],
        publisher=entry["publisher"],
        table=entry["table"],
        words={"nl": entry["nl"], "en": entry["en"]},
        alias=entry.get("alias"),
        ended=entry.get("ended"),
        one_release=bool(entry.get("one_release")),
        events=tuple(
            Event(tuple(event["years"]), event["nl"], event["en"], event["status"])
            for event in entry["events"]
        ),
    )


def _measure(entry: Mapping[str, Any], place: str) -> Measure:
    try:
        versions = [_version(version, f"{place}, {entry['code']}") for version in entry["versions"]]
        return Measure(
            code=entry["code"],
            nl=entry["nl"],
            en=entry["en"],
            unit=entry["unit"],
            population=entry["population"],
            direction=entry["direction"],
            versions={version.code: version for version in versions},
        )
    except KeyError as error:
        _refuse(f"{place}, {entry.get('code', '?')}", f"{error} ontbreekt.", f"{error} is missing.")


def _observations(
    path: Path,
    measures: Mapping[str, Measure],
    releases: Mapping[str, Release],
    notes: Mapping[str, Mapping[str, str]],
) -> Iterator[Kept]:
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file)
        if tuple(reader.fieldnames or ()) != COLUMNS:
            text = ", ".join(COLUMNS)
            _refuse(path.name, f"de kolommen moeten zijn: {text}.", f"the columns must be: {text}.")
        for number, row in enumerate(reader, 2):
            yield _observation(row, f"{path.name}, regel/row {number}", measures, releases, notes)


def _observation(
    row: Mapping[str, str],
    place: str,
    measures: Mapping[str, Measure],
    releases: Mapping[str, Release],
    notes: Mapping[str, Mapping[str, str]],
) -> Kept:
    measure = measures.get(row["indicator"])
    if measure is None or row["version"] not in measure.versions:
        what = f"{row['indicator']} / {row['version']}"
        _refuse(place, f"{what} staat niet in series.yaml.", f"{what} is not in series.yaml.")
    allowed = {"status": STATUSES, "certainty": CERTAINTIES, "release": tuple(releases), "note": ("", *notes)}
    for field, choices in allowed.items():
        if row[field] not in choices:
            named = ", ".join(choice for choice in choices if choice)
            _refuse(
                place,
                f"{field} is {row[field]!r}; kies uit {named}.",
                f"{field} is {row[field]!r}; choose from {named}.",
            )
    if not row["source"] or not row["period"].isdigit():
        _refuse(place, "period of source is leeg of geen jaar.", "period or source is empty or no year.")
    try:
        value, low, high = (_value(row[name], measure.unit) for name in ("value", "low", "high"))
        n = int(row["n"]) if row["n"] else None
    except ValueError:
        _refuse(place, "value, n, low en high zijn getallen.", "value, n, low and high are numbers.")
    note: Mapping[str, str] = notes.get(row["note"], {})
    return Kept(
        code=measure.code,
        version=row["version"],
        area=row["area"],
        period=row["period"],
        value=value,
        n=n,
        denominator=None,
        unit=measure.unit,
        status="published",
        interval=None if low is None or high is None else (low, high),
        release=row["release"],
        source=row["source"],
        missing="unknown" if value is None else None,
        reason="not_published" if value is None else None,
        release_status=row["status"] or None,  # type: ignore[arg-type]  # checked above
        released=releases[row["release"]].date,
        certainty=row["certainty"],
        note_nl=note.get("nl"),
        note_en=note.get("en"),
    )


def _value(text: str, unit: str) -> float | None:
    """A number as published: a share stands in percent and becomes a part of one."""
    if not text:
        return None
    return round(float(text) / 100.0, DECIMALS) if unit == "share" else float(text)
