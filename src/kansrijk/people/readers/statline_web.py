# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2

"""Asking StatLine: addresses from the environment, retries with growing pauses, and a disk cache by release."""

from __future__ import annotations

import gzip
import hashlib
import json
import os
import re
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from http.client import HTTPException
from pathlib import Path
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.parse import quote, urlsplit
from urllib.request import Request, urlopen

from kansrijk import __version__
from kansrijk.engine.files import write_atomically
from kansrijk.engine.problems import Problem

V4_ADDRESS = "https://datasets.cbs.nl/odata/v1/CBS"
V3_ADDRESS = "https://opendata.cbs.nl/ODataFeed/odata"
AGAIN = (429, 500, 502, 503, 504)
"""Answers that may be better a moment later."""
LONGEST_PAUSE = 60.0


class NoAnswer(Problem):
    """StatLine does not answer, or only with errors of its own."""


class NoSuchTable(Problem):
    """StatLine knows no such table or part of it."""


@dataclass(frozen=True)
class Settings:
    """Where StatLine is and how patiently it is asked.

    `tries` is how often a request is made, `pause` the seconds after the first failure (doubled each time),
    `timeout` the seconds an answer may take.
    """

    v4: str = V4_ADDRESS
    v3: str = V3_ADDRESS
    cache: Path = Path.home() / ".cache" / "kansrijk" / "statline"
    tries: int = 5
    pause: float = 1.0
    timeout: float = 60.0

    @classmethod
    def from_environment(cls, names: Mapping[str, str] = os.environ) -> Settings:
        """Settings from KANSRIJK_STATLINE_V4, _V3, _CACHE, _TRIES, _PAUSE and _TIMEOUT.

        Raises:
            Problem: one of them is no web address or no number.
        """
        given = {key: names.get(f"KANSRIJK_STATLINE_{key.upper()}") for key in cls.__dataclass_fields__}
        read = {key: _setting(key, text) for key, text in given.items() if text}
        base = names.get("XDG_CACHE_HOME")
        if base and "cache" not in read:
            read["cache"] = Path(base) / "kansrijk" / "statline"
        return cls(**read)


def _setting(key: str, text: str) -> Any:
    try:
        if key in ("v4", "v3"):
            if urlsplit(text).scheme not in ("http", "https"):
                raise ValueError(text)
            return text.rstrip("/")
        if key == "cache":
            return Path(text)
        number = int(text) if key == "tries" else float(text)
        if number <= 0:
            raise ValueError(text)
        return number
    except ValueError as error:
        name = f"KANSRIJK_STATLINE_{key.upper()}"
        raise Problem(
            nl=f"{name} is '{text}', en dat is geen {'webadres' if key in ('v4', 'v3') else 'getal boven 0'}.",
            en=f"{name} is '{text}', which is no {'web address' if key in ('v4', 'v3') else 'number above 0'}.",
        ) from error


@dataclass
class Web:
    """Gets JSON from StatLine; `sleep` waits between tries, `asked` counts requests over the network."""

    settings: Settings
    sleep: Callable[[float], None] = time.sleep
    asked: int = 0

    def get(self, address: str) -> Any:
        """The JSON at an address.

        Raises:
            NoSuchTable: there is nothing (404), or the request is refused as it stands (other 4xx).
            NoAnswer: no usable answer after all tries.
        """
        pause, reason = self.settings.pause, ""
        for attempt in range(self.settings.tries):
            if attempt:
                self.sleep(min(pause, LONGEST_PAUSE))
                pause *= 2
            self.asked += 1
            try:
                request = Request(
                    quote(address, safe="%/:?=&$'(),@+~"),
                    headers={"Accept": "application/json", "User-Agent": f"kansrijk/{__version__}"},
                )
                with urlopen(request, timeout=self.settings.timeout) as answer:
                    return json.loads(answer.read().decode("utf-8-sig"))
            except HTTPError as error:
                if error.code not in AGAIN:
                    raise _refused(address, error.code) from error
                reason = f"HTTP {error.code}"
                pause = max(pause, _asked_pause(error.headers.get("Retry-After")))
            except (json.JSONDecodeError, UnicodeDecodeError):
                reason = "no JSON"
            except (URLError, TimeoutError, ConnectionError, HTTPException) as error:
                reason = str(getattr(error, "reason", error)) or type(error).__name__
        raise _silent(address, self.settings.tries, reason)


def _asked_pause(text: str | None) -> float:
    return float(text) if text and re.fullmatch(r"\d+", text.strip()) else 0.0


def _refused(address: str, code: int) -> NoSuchTable:
    what = urlsplit(address)
    if code == 404:
        return NoSuchTable(
            nl=f"StatLine ({what.netloc}) heeft niets op {what.path}. Kijk het nummer van de tabel na.",
            en=f"StatLine ({what.netloc}) has nothing at {what.path}. Check the number of the table.",
        )
    return NoSuchTable(
        nl=f"StatLine ({what.netloc}) weigert de vraag aan {what.path} (HTTP {code}). Kijk het filter na.",
        en=f"StatLine ({what.netloc}) refuses the request to {what.path} (HTTP {code}). Check the filter.",
    )


def _silent(address: str, tries: int, reason: str) -> NoAnswer:
    host = urlsplit(address).netloc
    return NoAnswer(
        nl=f"StatLine op {host} antwoordt niet ({tries} keer geprobeerd; {reason}). Kijk of er internet is, zet een "
        "ander adres in KANSRIJK_STATLINE_V4 of _V3, of gebruik met --offline wat eerder is opgehaald.",
        en=f"StatLine at {host} does not answer (tried {tries} times; {reason}). Check the internet connection, set "
        "another address in KANSRIJK_STATLINE_V4 or _V3, or use what was fetched before with --offline.",
    )


@dataclass(frozen=True)
class Cache:
    """Answers on disk: a folder a table, in it a folder a release, in it a file an address."""

    folder: Path

    def releases(self, table: str) -> list[str]:
        """The releases of a table that are there, the oldest first."""
        folder = self.folder / _safe(table)
        return sorted(item.name for item in folder.iterdir() if item.is_dir()) if folder.is_dir() else []

    def read(self, table: str, release: str, address: str) -> Any | None:
        """What was kept for an address, None when nothing or nothing whole was."""
        try:
            with gzip.open(self._path(table, release, address), "rt", encoding="utf-8") as file:
                return json.load(file)
        except (OSError, EOFError, ValueError):
            return None

    def keep(self, table: str, release: str, address: str, body: Any) -> None:
        """Keep the answer of an address; a cache that cannot be written is not used."""
        path = self._path(table, release, address)
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            with write_atomically(path) as temporary, gzip.open(temporary, "wt", encoding="utf-8") as file:
                json.dump(body, file, ensure_ascii=False)
        except (OSError, Problem):
            return

    def _path(self, table: str, release: str, address: str) -> Path:
        name = hashlib.sha256(address.encode()).hexdigest()[:32]
        return self.folder / _safe(table) / _safe(release) / f"{name}.json.gz"


def _safe(text: str) -> str:
    return re.sub(r"[^A-Za-z0-9.-]", "_", text).lstrip(".") or "_"
