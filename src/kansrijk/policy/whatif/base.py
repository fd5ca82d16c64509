# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2

"""The people a reform is run on: those of a file, or the synthetic ones, kept on disk once drawn.

Households without children are apart: most questions are not about them, and they are more than half of all people.
"""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from pathlib import Path

import numpy as np

from kansrijk.engine import Problem
from kansrijk.engine.frame import Frame
from kansrijk.engine.kernel.build import cache_folder
from kansrijk.people import Meta, Population, find_area, synthesise, synthesise_country
from kansrijk.people.population import take_households
from kansrijk.people.synthesis import check_year
from kansrijk.people.synthesis.years import law_day
from kansrijk.policy.anchors import anchors_on
from kansrijk.policy.whatif.kept import Keeper, read_kept

Progress = Callable[[int, int, str], None]
ROOMS = ("engine", "law", "people")
CHILD = 1


@dataclass(frozen=True)
class Place:
    """Where the people of one municipality are in the columns: first and last of households, families and persons."""

    code: str
    households: slice
    families: slice
    persons: slice


@dataclass(frozen=True)
class People:
    """Households with children, sorted by municipality, and where they come from; `others` are those without, or None."""

    meta: Meta
    frame: Frame
    others: Frame | None
    release: str

    @property
    def supplied(self) -> frozenset[str]:
        """The columns that were really there."""
        return frozenset(self.meta.supplied)

    def places(self) -> Iterator[Place]:
        """One municipality after another, in order of code."""
        frame = self.frame
        codes, starts = np.unique(frame.columns["gemeente"], return_index=True)
        ends = [*starts[1:].tolist(), frame.n_households]
        for number, first, last in zip(codes.tolist(), starts.tolist(), ends, strict=True):
            f0, f1 = int(frame.family_offsets[first]), int(frame.family_offsets[last])
            p0, p1 = int(frame.person_offsets[f0]), int(frame.person_offsets[f1])
            yield Place(f"GM{number:04d}", slice(first, last), slice(f0, f1), slice(p0, p1))


def people_of(
    area: str,
    year: int,
    *,
    seed: int = 1,
    path: Path | None = None,
    whole: bool = False,
    others_columns: Collection[str] | None = None,
    progress: Progress | None = None,
) -> People:
    """The people of an area: of a file, or drawn; drawn people are kept on disk until data or code change.

    Args:
        area: a municipality's code or name, or NL.
        year: of the people and the law.
        seed: of the draw.
        path: a Parquet file of people instead.
        whole: also households without children.
        others_columns: the columns needed of drawn households without children; all when not given.
        progress: told (done, total, name).

    Raises:
        Problem: unknown area or year, nobody there, or the file is not right.
    """
    place = find_area(area)
    if path is not None:
        population = Population.read(path, None if place.code == "NL" else place.code)
        return split(population, whole=whole, release=path.name, source=str(path))
    check_year(year)
    stem = cache_folder() / f"people-{place.code}-{year}-{seed}-{fingerprint(year)}"
    wanted = ["children", "others"] if whole else ["children"]
    missing = [kind for kind in wanted if not Path(f"{stem}-{kind}").is_dir()]
    if missing:
        _draw(stem, missing, place.code, year, seed, progress)
    frame, text = read_kept(Path(f"{stem}-children"))
    meta = replace(Meta.from_json(text), supplied=tuple(sorted(frame.columns)))
    others = read_kept(Path(f"{stem}-others"), others_columns)[0] if whole else None
    return People(meta, frame, others, f"synthetic {year}, seed {seed}")


def split(population: Population, *, whole: bool, release: str, source: str = "") -> People:
    """The people of a population, households with children apart from the others; the latter only when `whole`.

    Raises:
        Problem: there is no family with children.
    """
    frame = population.frame
    towns = frame.columns["gemeente"]
    if bool(np.any(towns[1:] < towns[:-1])):
        frame = take_households(frame, np.argsort(towns, kind="stable"))
    some = _children_in(frame) > 0
    if not some.any():
        raise Problem(
            nl=f"In {source or release} woont daar geen gezin met kinderen. Kies een ander gebied of bestand.",
            en=f"In {source or release} no family with children lives there. Choose another area or file.",
        )
    others = take_households(frame, np.flatnonzero(~some)) if whole else None
    return People(population.meta, take_households(frame, np.flatnonzero(some)), others, release)


def _draw(stem: Path, kinds: list[str], code: str, year: int, seed: int, progress: Progress | None) -> None:
    anchors = anchors_on(law_day(year))
    drawn = (
        synthesise_country(year, seed, anchors, progress)
        if code == "NL"
        else [synthesise(code, year, seed, anchors)]
    )
    keepers: dict[str, Keeper] = {}
    try:
        for part in drawn:
            some = _children_in(part.frame) > 0
            for kind in kinds:
                rows = np.flatnonzero(some if kind == "children" else ~some)
                if kind not in keepers:
                    keepers[kind] = Keeper(Path(f"{stem}-{kind}"), replace(part.meta, area=code).as_json())
                keepers[kind].add(take_households(part.frame, rows))
        for keeper in keepers.values():
            keeper.finish()
        _forget(stem, kinds)
    finally:
        for keeper in keepers.values():
            keeper.close()


def _forget(stem: Path, kinds: list[str]) -> None:
    """Remove people drawn under data or code that have changed since."""
    same = stem.name.rsplit("-", 1)[0]
    for kind in kinds:
        for old in stem.parent.glob(f"{same}-*-{kind}"):
            if old.name != f"{stem.name}-{kind}":
                shutil.rmtree(old, ignore_errors=True)


def _children_in(frame: Frame) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
    child = np.concatenate(([0], np.cumsum(frame.columns["rol"] == CHILD)))
    bounds = (frame.person_offsets - frame.person_offsets[0])[frame.family_offsets - frame.family_offsets[0]]
    counts: np.ndarray[tuple[int], np.dtype[np.int64]] = np.diff(child[bounds])
    return counts


@cache
def fingerprint(year: int) -> str:
    """A hash of all that the drawn people of a year rest on."""
    digest = hashlib.sha256(law_day(year).encode())
    for room in ROOMS:
        for path in sorted(Path(str(files("kansrijk") / room)).rglob("*")):
            if path.suffix in {".py", ".yaml", ".csv", ".json"}:
                digest.update(path.name.encode() + path.read_bytes())
    return digest.hexdigest()[:16]
