# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2

"""Schemes and gaps: which results each act gives, and what is not known of it on which days."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, Literal

import yaml

from kansrijk.engine import Problem

Effect = Literal["absent", "partial"]
EFFECTS: tuple[Effect, ...] = ("absent", "partial")


@dataclass(frozen=True)
class Scheme:
    """One scheme of the law: its main results, and the act and article it stands in."""

    code: str
    nl: str
    en: str
    outputs: tuple[str, ...]
    act: str
    article: str
    folder: str


@dataclass(frozen=True)
class Gap:
    """What is not known of a scheme from `first` to `last`: nothing at all (absent) or some part (partial)."""

    scheme: str
    first: date
    last: date
    nl: str
    en: str
    effect: Effect
    outputs: tuple[str, ...] = ()

    def covers(self, day: date) -> bool:
        """Whether the gap is there on `day`."""
        return self.first <= day <= self.last


def schemes(folder: Path, acts: Sequence[str]) -> tuple[Scheme, ...]:
    """The schemes of some acts, read from scheme.yaml in each act's folder.

    Raises:
        Problem: a file is no description of schemes, or two schemes share a code.
    """
    found = [scheme for act in acts for scheme in _schemes_of(folder / act)]
    codes = [scheme.code for scheme in found]
    twice = sorted({code for code in codes if codes.count(code) > 1})
    if twice:
        raise Problem(
            nl=f"De regeling '{twice[0]}' staat twee keer in een scheme.yaml. Geef een van beide een andere code.",
            en=f"The scheme '{twice[0]}' stands twice in a scheme.yaml. Give one of them another code.",
        )
    return tuple(found)


def gaps(folder: Path, acts: Sequence[str]) -> tuple[Gap, ...]:
    """The gaps of some acts, read from gaps.yaml in each act's folder (an act without that file has none).

    Raises:
        Problem: a file is no list of gaps.
    """
    return tuple(gap for act in acts for gap in _gaps_of(folder / act))


def notes_on(day: date, known: Iterable[Scheme], missing: Iterable[Gap]) -> Mapping[str, tuple[str, str]]:
    """For each result of a scheme with a partial gap on `day`: what is missing, in Dutch and English.

    Such a result is computed, and whoever reads it is told. A gap may name the results it touches; otherwise it
    touches all results of its scheme.
    """
    outputs = {scheme.code: scheme.outputs for scheme in known}
    found: dict[str, tuple[str, str]] = {}
    for gap in missing:
        if gap.effect != "partial" or not gap.covers(day):
            continue
        for name in gap.outputs or outputs.get(gap.scheme, ()):
            nl, en = found.get(name, ("", ""))
            found[name] = (f"{nl} {gap.nl}".strip(), f"{en} {gap.en}".strip())
    return found


@cache
def _schemes_of(folder: Path) -> tuple[Scheme, ...]:
    path = folder / "scheme.yaml"
    if not path.exists():
        return ()
    data = _yaml(path)
    rows = data.get("schemes", [data]) if isinstance(data, dict) else data
    if not isinstance(rows, list):
        raise _bad(path, 1, "geen regeling", "no scheme")
    found = []
    for number, row in enumerate(rows, start=1):
        missing = [
            key for key in ("code", "nl", "en", "outputs") if not isinstance(row, dict) or not row.get(key)
        ]
        if missing:
            raise _bad(path, number, f"zonder {', '.join(missing)}", f"without {', '.join(missing)}")
        found.append(
            Scheme(
                code=str(row["code"]),
                nl=str(row["nl"]),
                en=str(row["en"]),
                outputs=tuple(row["outputs"]),
                act=str(row.get("act", "")),
                article=str(row.get("article", "")),
                folder=folder.name,
            )
        )
    return tuple(found)


@cache
def _gaps_of(folder: Path) -> tuple[Gap, ...]:
    path = folder / "gaps.yaml"
    if not path.exists():
        return ()
    data = _yaml(path)
    rows = data.get("gaps", []) if isinstance(data, dict) else data
    found = []
    for number, row in enumerate(rows or [], start=1):
        needed = ("scheme", "from", "until", "nl", "en", "effect")
        missing = [key for key in needed if not isinstance(row, dict) or not row.get(key)]
        if missing:
            raise _bad(path, number, f"zonder {', '.join(missing)}", f"without {', '.join(missing)}")
        if row["effect"] not in EFFECTS or row["until"] < row["from"]:
            raise _bad(
                path,
                number,
                "met een onbekend effect of een omgekeerde tijd",
                "with an unknown effect or a reversed time",
            )
        sentences = " ".join(str(row["nl"]).split()), " ".join(str(row["en"]).split())
        outputs = tuple(row.get("outputs") or ())
        found.append(Gap(row["scheme"], row["from"], row["until"], *sentences, row["effect"], outputs))
    return tuple(found)


def _yaml(path: Path) -> Any:
    try:
        return yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    except yaml.YAMLError as error:
        raise Problem(
            nl=f"{path} is geen geldige YAML: {error}. Verbeter die regel.",
            en=f"{path} is not valid YAML: {error}. Mend that line.",
        ) from error


def _bad(path: Path, number: int, nl: str, en: str) -> Problem:
    return Problem(
        nl=f"{path}, onderdeel {number}: {nl}. Kijk naar hetzelfde bestand van een andere wet.",
        en=f"{path}, item {number}: {en}. Look at the same file of another act.",
    )
