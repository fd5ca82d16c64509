# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2

"""Tables of Statistics Netherlands (CBS StatLine), OData v4 or v3, as one long table."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal
from urllib.parse import urlsplit

import polars as pl

from kansrijk.engine.problems import Problem
from kansrijk.people.readers.raw import Progress
from kansrijk.people.readers.statline_long import long_v3, long_v4, part
from kansrijk.people.readers.statline_web import Cache, NoAnswer, NoSuchTable, Settings, Web

Version = Literal[4, 3]
PAGE = 10_000
"""Rows a request of v3: its smaller door gives an error above this number."""
MOST_ROWS = 2_000_000
"""More observations than this are only fetched with a filter: a choice, to spare memory and the server."""


@dataclass(frozen=True)
class Dimension:
    """One dimension of a table: its codes with their titles."""

    name: str
    title: str
    codes: Mapping[str, str]
    status: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Measure:
    """One measure of a table, with its unit."""

    code: str
    title: str
    unit: str


@dataclass(frozen=True)
class TableInfo:
    """What a table is. `release` is the date of its last change, and the key of the cache."""

    table: str
    title: str
    release: str
    period: str
    description: str
    observations: int | None
    measures: tuple[Measure, ...]
    dimensions: tuple[Dimension, ...]
    version: Version

    def dimension(self, name: str) -> Dimension:
        """The dimension of this name.

        Raises:
            Problem: there is none.
        """
        found = next((item for item in self.dimensions if item.name == name), None)
        if found is None:
            names = ", ".join(item.name for item in self.dimensions)
            raise Problem(
                nl=f"Tabel {self.table} heeft geen dimensie '{name}'. Kies uit: {names}.",
                en=f"Table {self.table} has no dimension '{name}'. Choose from: {names}.",
            )
        return found


@dataclass(frozen=True)
class Observations:
    """A long table: measure, a column a dimension, value, text, attribute, provisional, table, release."""

    frame: pl.DataFrame
    info: TableInfo


class StatLine:
    """Fetches tables; v4 is tried first, v3 when v4 lacks the table or does not answer.

    `offline` uses the newest release in the cache and asks nothing of the network.
    """

    def __init__(
        self,
        settings: Settings | None = None,
        *,
        web: Web | None = None,
        offline: bool = False,
        progress: Progress | None = None,
    ) -> None:
        self.settings = settings or Settings.from_environment()
        self.web = web or Web(self.settings)
        self.cache = Cache(self.settings.cache)
        self.offline = offline
        self.progress = progress

    def info(self, table: str, version: Version | None = None) -> TableInfo:
        """What a table is, with its measures and the codes of its dimensions.

        Raises:
            NoSuchTable: StatLine has no table of this number.
            NoAnswer: StatLine does not answer; or `offline`, and nothing was kept.
        """
        _check_name(table)
        versions: tuple[Version, ...] = (version,) if version else (4, 3)
        problem: Problem | None = None
        for number in versions:
            try:
                return self._info_v4(table) if number == 4 else self._info_v3(table)
            except (NoSuchTable, NoAnswer) as error:
                problem = problem or error
        assert problem is not None
        raise problem

    def observations(
        self,
        table: str,
        *,
        where: Mapping[str, Sequence[str]] | None = None,
        filter_text: str | None = None,
        version: Version | None = None,
        everything: bool = False,
    ) -> Observations:
        """The observations of a table.

        `where` gives the codes wanted of a dimension (or of "Measure"); `filter_text` is an OData filter as StatLine
        writes it. Codes come without the spaces v3 pads them with. A value that is missing is null, with the reason
        in `attribute`. `provisional` is true where the period says so, null where it does not say.

        Raises:
            NoSuchTable, NoAnswer: as `info`.
            Problem: an unknown dimension or code, or a very large table without a filter (`everything` allows it).
        """
        info = self.info(table, version)
        wanted = {name: list(codes) for name, codes in (where or {}).items()}
        _check_codes(info, wanted)
        if not wanted and not filter_text and not everything and (info.observations or 0) > MOST_ROWS:
            raise Problem(
                nl=f"Tabel {table} heeft {info.observations} cijfers. Kies met --where of --filter wat nodig is, of "
                "haal met --all alles op.",
                en=f"Table {table} has {info.observations} observations. Choose what is needed with --where or "
                "--filter, or fetch all of it with --all.",
            )
        if info.version == 4:
            frame = long_v4(self._pages(info, "Observations", _filter_v4(wanted, filter_text)), info)
        else:
            measures = wanted.pop("Measure", None)
            rows = self._pages(
                info, "TypedDataSet", _filter_v3(wanted, filter_text), _selected(info, measures)
            )
            frame = long_v3(rows, info, measures)
            for name, codes in wanted.items():
                frame = frame.filter(pl.col(name).is_in(codes))
        return Observations(frame, info)

    # --- what a table is ---

    def _info_v4(self, table: str) -> TableInfo:
        base = f"{self.settings.v4}/{table}"
        top, release = self._top(table, f"{base}/Properties", "Modified")

        def get(name: str) -> list[dict[str, Any]]:
            return list(self._all(table, release, f"{base}/{name}"))

        measures = tuple(
            Measure(row["Identifier"], part(row, "Title"), part(row, "Unit")) for row in get("MeasureCodes")
        )
        dimensions = []
        for row in get("Dimensions"):
            codes = get(f"{row['Identifier']}Codes")
            dimensions.append(
                Dimension(
                    row["Identifier"],
                    part(row, "Title"),
                    {item["Identifier"]: part(item, "Title") for item in codes},
                    {item["Identifier"]: item["Status"] for item in codes if item.get("Status")},
                )
            )
        count = top.get("ObservationCount")
        return TableInfo(
            table,
            part(top, "Title"),
            release,
            part(top, "TemporalCoverage"),
            part(top, "Description"),
            int(count) if count is not None else None,
            measures,
            tuple(dimensions),
            4,
        )

    def _info_v3(self, table: str) -> TableInfo:
        base = f"{self.settings.v3}/{table}"
        top, release = self._top(table, f"{base}/TableInfos", "Modified")
        properties = list(self._all(table, release, f"{base}/DataProperties"))
        topics = [row for row in properties if row.get("Type") == "Topic"]
        dimensions = []
        for row in properties:
            if str(row.get("Type", "")).endswith("Dimension"):
                name = row["Key"]
                codes = list(self._all(table, release, f"{base}/{name}"))
                dimensions.append(
                    Dimension(
                        name,
                        part(row, "Title"),
                        {item["Key"].strip(): part(item, "Title") for item in codes},
                        {item["Key"].strip(): item["Status"] for item in codes if item.get("Status")},
                    )
                )
        return TableInfo(
            table,
            part(top, "Title"),
            release,
            part(top, "Period"),
            part(top, "ShortDescription"),
            None,
            tuple(Measure(row["Key"], part(row, "Title"), part(row, "Unit")) for row in topics),
            tuple(dimensions),
            3,
        )

    def _top(self, table: str, address: str, key: str) -> tuple[dict[str, Any], str]:
        """The properties of a table and its release; offline those of the newest release that was kept."""
        if self.offline:
            for release in reversed(self.cache.releases(table)):
                body = self.cache.read(table, release, address)
                if body is not None:
                    return body, str(body[key])[:19]
            raise NoAnswer(
                nl=f"Tabel {table} is niet eerder opgehaald van {urlsplit(address).netloc}. Haal hem een keer op "
                "zonder --offline.",
                en=f"Table {table} was not fetched before from {urlsplit(address).netloc}. Fetch it once without "
                "--offline.",
            )
        body = self.web.get(address)
        rows = body.get("value") if isinstance(body, dict) else None
        top = rows[0] if isinstance(rows, list) and rows else body
        if not isinstance(top, dict) or not top.get(key):
            raise NoSuchTable(
                nl=f"{address} geeft geen beschrijving van een tabel. Kijk het adres en het nummer na.",
                en=f"{address} gives no description of a table. Check the address and the number.",
            )
        release = str(top[key])[:19]
        self.cache.keep(table, release, address, top)
        return top, release

    # --- pages ---

    def _cached(self, table: str, release: str, address: str) -> Any:
        body = self.cache.read(table, release, address)
        if body is None and self.offline:
            raise NoAnswer(
                nl=f"Dit deel van tabel {table} is niet eerder opgehaald. Haal het een keer op zonder --offline.",
                en=f"This part of table {table} was not fetched before. Fetch it once without --offline.",
            )
        if body is None:
            body = self.web.get(address)
            if not isinstance(body, dict) or not isinstance(body.get("value"), list):
                raise NoAnswer(
                    nl=f"{address} geeft geen lijst. Kijk of het adres van StatLine klopt.",
                    en=f"{address} gives no list. Check the address of StatLine.",
                )
            self.cache.keep(table, release, address, body)
        return body

    def _all(self, table: str, release: str, address: str) -> Iterator[dict[str, Any]]:
        """All rows at an address, page after page by the link each page gives.

        The host of the link is not followed: a mirror passes on links of the original.
        """
        seen: set[str] = set()
        page = address
        while page not in seen:
            seen.add(page)
            body = self._cached(table, release, page)
            yield from body["value"]
            link = body.get("@odata.nextLink") or body.get("odata.nextLink")
            if not link:
                return
            page = f"{address.split('?')[0]}?{urlsplit(link).query}"

    def _pages(
        self, info: TableInfo, name: str, condition: str, select: str = ""
    ) -> Iterator[dict[str, Any]]:
        base = f"{self.settings.v4 if info.version == 4 else self.settings.v3}/{info.table}/{name}"
        options = [text for text in (condition, select) if text]
        for done, row in enumerate(self._rows(info, base, options), start=1):
            yield row
            if self.progress is not None and done % PAGE == 0:
                self.progress(done, max(info.observations or 0, done), info.table)

    def _rows(self, info: TableInfo, base: str, options: list[str]) -> Iterator[dict[str, Any]]:
        if info.version == 4:
            yield from self._all(info.table, info.release, _address(base, options))
            return
        skip = 0
        while True:
            limits = [f"$top={PAGE}", f"$skip={skip}", "$format=json"]
            count = 0
            for row in self._all(info.table, info.release, _address(base, [*options, *limits])):
                count += 1
                yield row
            if count < PAGE:
                return
            skip += count


def _address(base: str, options: Sequence[str]) -> str:
    return f"{base}?{'&'.join(options)}" if options else base


def _check_name(table: str) -> None:
    if not re.fullmatch(r"[A-Za-z0-9_-]{3,20}", table):
        raise Problem(
            nl=f"'{table}' is geen nummer van een tabel. Geef het nummer van StatLine, zoals 83841NED.",
            en=f"'{table}' is no number of a table. Give the number of StatLine, such as 83841NED.",
        )


def _check_codes(info: TableInfo, wanted: Mapping[str, Sequence[str]]) -> None:
    for name, codes in wanted.items():
        if name == "Measure":
            known = {measure.code for measure in info.measures}
        else:
            known = set(info.dimension(name).codes)
        for code in codes:
            if code not in known:
                shown = ", ".join(sorted(known)[:8])
                raise Problem(
                    nl=f"Tabel {info.table} kent bij {name} geen code '{code}'. Voorbeelden: {shown}. Alle codes: "
                    f"--codes {name}.",
                    en=f"Table {info.table} knows no code '{code}' of {name}. Examples: {shown}. All codes: "
                    f"--codes {name}.",
                )


def _filter_v4(wanted: Mapping[str, Sequence[str]], text: str | None) -> str:
    parts = [" or ".join(f"{name} eq '{code}'" for code in codes) for name, codes in wanted.items()]
    return _joined(parts, text)


def _filter_v3(wanted: Mapping[str, Sequence[str]], text: str | None) -> str:
    """Codes are padded with spaces in v3, to a width that differs: so the start is asked for, and checked later."""
    parts = [" or ".join(f"startswith({name},'{code}')" for code in codes) for name, codes in wanted.items()]
    return _joined(parts, text)


def _joined(parts: Sequence[str], text: str | None) -> str:
    own = [_escaped(text)] if text else []
    every = [f"({item})" for item in (*parts, *own)]
    return f"$filter={' and '.join(every)}" if every else ""


def _escaped(text: str) -> str:
    """A filter of the user with the signs that would end it in an address written out."""
    for sign in "%&#+":
        text = text.replace(sign, f"%{ord(sign):02X}")
    return text


def _selected(info: TableInfo, measures: Sequence[str] | None) -> str:
    if measures is None:
        return ""
    return "$select=" + ",".join([item.name for item in info.dimensions] + list(measures))
