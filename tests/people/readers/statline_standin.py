# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A StatLine on this computer: v4 and v3 with pages, errors on request, and a count of what was asked."""

from __future__ import annotations

import json
import re
import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

PERIODS = [("2022JJ00", "2022", "Definitief"), ("2023JJ00", "2023", "Voorlopig")]
AREAS = [("NL01", "Nederland"), ("GM0599", "Rotterdam"), ("GM0193", "Zwolle")]
RELEASE = "2025-10-08T00:00:00+02:00"


def small_table() -> dict[str, Any]:
    """Invented figures: two measures, three areas, two years; one value is missing with its reason."""
    rows = []
    for period, _, _ in PERIODS:
        for place, (area, _) in enumerate(AREAS):
            for measure in ("M1", "M2"):
                missing = area == "GM0193" and measure == "M2"
                rows.append(
                    {
                        "Id": len(rows),
                        "Measure": measure,
                        "RegioS": area,
                        "Perioden": period,
                        "Value": None if missing else 10.0 * place + int(measure[1]),
                        "StringValue": None,
                        "ValueAttribute": "Confidential" if missing else "None",
                    }
                )
    return {
        "Properties": {
            "Identifier": "00001TST",
            "Title": "Verzonnen cijfers",
            "Modified": RELEASE,
            "TemporalCoverage": "2022-2023",
            "ObservationCount": len(rows),
        },
        "MeasureCodes": [
            {"Identifier": "M1", "Title": "Een", "Unit": "%"},
            {"Identifier": "M2", "Title": "Twee", "Unit": "x 1 000"},
        ],
        "Dimensions": [
            {"Identifier": "RegioS", "Title": "Regio's", "Kind": "GeoDimension"},
            {"Identifier": "Perioden", "Title": "Perioden", "Kind": "TimeDimension"},
        ],
        "RegioSCodes": [{"Identifier": code, "Title": title} for code, title in AREAS],
        "PeriodenCodes": [{"Identifier": c, "Title": t, "Status": s} for c, t, s in PERIODS],
        "Observations": rows,
    }


def wide(table: dict[str, Any]) -> dict[str, Any]:
    """The same table as v3 has it: wide rows and padded codes."""
    rows: dict[tuple[str, str], dict[str, Any]] = {}
    for row in table["Observations"]:
        key = (row["RegioS"], row["Perioden"])
        made = rows.setdefault(key, {"ID": len(rows), "RegioS": f"{key[0]:<10}", "Perioden": key[1]})
        made[row["Measure"]] = row["Value"]
    topics = [
        {"Key": m["Identifier"], "Title": m["Title"], "Unit": m["Unit"], "Type": "Topic"}
        for m in table["MeasureCodes"]
    ]
    return {
        "TableInfos": [{"Title": table["Properties"]["Title"], "Modified": RELEASE, "Period": "2022-2023"}],
        "DataProperties": [
            {"Key": "RegioS", "Title": "Regio's", "Type": "GeoDimension"},
            {"Key": "Perioden", "Title": "Perioden", "Type": "TimeDimension"},
            *topics,
        ],
        "RegioS": [{"Key": f"{code:<10}", "Title": title} for code, title in AREAS],
        "Perioden": [{"Key": c, "Title": t, "Status": s} for c, t, s in PERIODS],
        "TypedDataSet": list(rows.values()),
    }


@dataclass
class StandIn:
    """What is served: tables by number for v4 and v3, the size of a page, and failures still to come by part."""

    v4: dict[str, dict[str, Any]] = field(default_factory=dict)
    v3: dict[str, dict[str, Any]] = field(default_factory=dict)
    page: int = 5
    link_host: str = "https://elsewhere.example"
    failures: dict[str, list[int | str]] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    address: str = ""

    def count(self, part: str) -> int:
        """How often a part was asked."""
        return Counter(urlsplit(item).path.rsplit("/", 1)[1] for item in self.asked)[part]

    def answer(self, target: str) -> tuple[int, bytes, dict[str, str]]:
        """Status, body and headers for an address."""
        self.asked.append(unquote(target))
        path, query = urlsplit(target).path, parse_qs(urlsplit(target).query)
        version, table, part = path.strip("/").split("/")
        todo = self.failures.get(part)
        if todo:
            failure = todo.pop(0)
            if isinstance(failure, str):
                return 200, failure.encode(), {}
            return failure, b"", {"Retry-After": "7"} if failure == 429 else {}
        body = (self.v4 if version == "v4" else self.v3).get(table, {}).get(part)
        if body is None:
            return 404, b"", {}
        if isinstance(body, dict):
            return 200, json.dumps(body).encode(), {}
        rows = [row for row in body if self._fits(row, query.get("$filter", [""])[0])]
        return 200, json.dumps(self._paged(rows, query, version, path)).encode(), {}

    def _paged(self, rows: list[Any], query: dict[str, list[str]], version: str, path: str) -> dict[str, Any]:
        skip = int(query.get("$skip", ["0"])[0])
        if version == "v3":
            top = int(query.get("$top", ["999999"])[0])
            return {"odata.metadata": "x", "value": rows[skip : skip + top]}
        part = rows[skip : skip + self.page]
        body: dict[str, Any] = {"@odata.context": "x", "value": part}
        if skip + self.page < len(rows):
            others = "".join(f"&{key}={values[0]}" for key, values in query.items() if key != "$skip")
            body["@odata.nextLink"] = f"{self.link_host}{path}?$skip={skip + self.page}{others}"
        return body

    @staticmethod
    def _fits(row: dict[str, Any], text: str) -> bool:
        """A filter of equalities or starts, joined by or within brackets and by and between them."""
        for group in re.findall(r"\(((?:[^()]|\([^()]*\))+)\)", text):
            equal = re.findall(r"(\w+) eq '([^']*)'", group)
            start = re.findall(r"startswith\((\w+),'([^']*)'\)", group)
            if not any(row[k] == v for k, v in equal) and not any(row[k].startswith(v) for k, v in start):
                return False
        return True


@contextmanager
def serving(standin: StandIn) -> Iterator[StandIn]:
    """Serve on a free port of this computer until the block ends."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            status, body, headers = standin.answer(self.path)
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            return

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    standin.address = f"http://127.0.0.1:{server.server_address[1]}"
    try:
        yield standin
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
