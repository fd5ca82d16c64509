# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2

"""Population: many households in memory, with where they come from; read from and written to Parquet."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from kansrijk.engine.frame import Frame, column_values
from kansrijk.engine.problems import Problem
from kansrijk.people.areas import COUNTRY, find_area
from kansrijk.people.checks import check_frame
from kansrijk.people.model import input_columns
from kansrijk.people.parquet import read_frame, write_frames

Rows = NDArray[np.int64]


@dataclass(frozen=True)
class Meta:
    """Where a population comes from.

    `kind` is "synthetic" or "own extract" and belongs beside every figure made from it. `area` is a municipality
    code or "NL"; empty when not known. `year` is the year of the amounts. `notes` are for readers, first in Dutch,
    then in English. `supplied` are the columns that were really there: of any other column the value is not known,
    whatever its default says.
    """

    kind: str = "own extract"
    year: int | None = None
    area: str = ""
    seed: int | None = None
    sources: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    supplied: tuple[str, ...] = ()

    @property
    def synthetic(self) -> bool:
        """Whether these people are made up from published figures."""
        return self.kind == "synthetic"

    def as_json(self) -> str:
        """The text kept in the Parquet file."""
        return json.dumps(asdict(self), ensure_ascii=False, sort_keys=True)

    @classmethod
    def from_json(cls, text: str) -> Meta:
        """The other way round; keys that are not known are left out."""
        known = {key: value for key, value in json.loads(text).items() if key in cls.__dataclass_fields__}
        lists = {key: tuple(known[key]) for key in ("sources", "notes", "supplied") if key in known}
        return cls(**{**known, **lists})


@dataclass(frozen=True)
class Population:
    """Households with their families and people, and where they come from."""

    frame: Frame
    meta: Meta = Meta()

    @classmethod
    def read(cls, path: Path | str, area: str | int | None = None) -> Population:
        """Read a Parquet file: one row a household (docs/reference/files.md describes it).

        With `area` (a municipality's code or name) only its households are read, which is quick in a file that
        is sorted by municipality. Optional columns that the file lacks stay out: their defaults apply.

        Raises:
            Problem: the file is not there, is not Parquet, lacks a required column, or holds values that cannot
                be; the sentence names file, column, how many rows, the first households and the way out.
            UnknownArea: no such municipality.
        """
        place = None if area is None else find_area(area)
        wanted = None if place is None or place.code == COUNTRY else place.number
        frame, text = read_frame(Path(path), wanted)
        meta = replace(Meta.from_json(text) if text else Meta(), supplied=tuple(sorted(frame.columns)))
        if place is not None:
            meta = replace(meta, area=place.code)
        population = cls(frame, meta)
        population.check(str(path))
        if wanted is not None and frame.n_households == 0:
            raise _nobody_there(str(path), place.name if place else "")
        return population

    @classmethod
    def from_frame(cls, frame: Frame, meta: Meta | None = None) -> Population:
        """A checked population from columns in memory.

        Raises:
            Problem: a required column is missing, or values cannot be.
        """
        population = cls(frame, replace(meta or Meta(), supplied=tuple(sorted(frame.columns))))
        population.check()
        return population

    @classmethod
    def concat(cls, parts: Sequence[Population]) -> Population:
        """Populations one after another; columns that only some have get their default in the others.

        Raises:
            Problem: there is nothing to put together, or synthetic and real households would be mixed.
        """
        kinds = {part.meta.kind for part in parts}
        if len(kinds) != 1:
            raise Problem(
                nl="Alleen bestanden van dezelfde soort kunnen bij elkaar: kies óf synthetische óf eigen bestanden.",
                en="Only populations of one kind can be put together: choose synthetic ones or own extracts.",
            )
        first = parts[0].meta
        supplied = tuple(
            name for name in sorted(first.supplied) if all(name in p.meta.supplied for p in parts)
        )
        areas = {part.meta.area for part in parts}
        return cls(
            _joined([part.frame for part in parts]),
            replace(first, area=areas.pop() if len(areas) == 1 else "", supplied=supplied),
        )

    def check(self, source: str = "") -> None:
        """Refuse what cannot be; `source` is the name of the file for the message.

        Raises:
            Problem: names column, count, first households and the way out.
        """
        check_frame(self.frame, source)

    def write(self, path: Path | str) -> None:
        """Write to Parquet with zstd; nothing is left behind when it fails.

        Raises:
            Problem: the folder is not there or may not be written.
        """
        write_frames(Path(path), [self.frame], self.meta.as_json())

    def select_area(self, code: str | int) -> Population:
        """The households of one municipality (code or name); of "NL" all of them.

        Raises:
            UnknownArea: no such municipality.
            Problem: no household here lives there.
        """
        place = find_area(code)
        if place.code == COUNTRY:
            return self
        towns = self.frame.columns["gemeente"]
        if len(towns) and bool(np.all(towns[1:] >= towns[:-1])):
            first = int(np.searchsorted(towns, place.number, side="left"))
            last = int(np.searchsorted(towns, place.number, side="right"))
            part = self.frame.slice(first, last, input_columns())
        else:
            part = take_households(self.frame, np.flatnonzero(towns == place.number))
        if part.n_households == 0:
            raise _nobody_there(self.meta.area or "-", place.name)
        return Population(part, replace(self.meta, area=place.code))


def _nobody_there(source: str, name: str) -> Problem:
    return Problem(
        nl=f"Er woont in {source} niemand in {name}. Kies een gemeente die in het bestand zit.",
        en=f"Nobody in {source} lives in {name}. Choose a municipality that is in the file.",
    )


def take_households(frame: Frame, rows: Rows) -> Frame:
    """The given households in the given order; a household may be taken more than once."""
    families, family_offsets = members_of(frame.family_offsets, rows)
    persons, person_offsets = members_of(frame.person_offsets, families)
    index = {"household": rows, "family": families, "person": persons}
    columns = input_columns()
    taken = {name: values[index[columns[name].entity]] for name, values in frame.columns.items()}
    return Frame(family_offsets, person_offsets, taken, frame.ids[rows])


def members_of(offsets: Rows, rows: Rows) -> tuple[Rows, Rows]:
    """The member indices of the given owners, one owner after another, and the owners' new offsets."""
    counts = offsets[rows + 1] - offsets[rows]
    new_offsets = np.concatenate(([0], np.cumsum(counts)))
    shift = np.repeat(offsets[rows] - new_offsets[:-1], counts)
    return np.arange(new_offsets[-1]) + shift, new_offsets


def _joined(frames: Sequence[Frame]) -> Frame:
    columns = input_columns()
    names = [name for name in columns if any(name in frame.columns for frame in frames)]

    def column(name: str) -> NDArray[Any]:
        return np.concatenate([column_values(frame, columns[name], columns) for frame in frames])

    return Frame(
        _chained([frame.family_offsets for frame in frames]),
        _chained([frame.person_offsets for frame in frames]),
        {name: column(name) for name in names},
        np.concatenate([frame.ids for frame in frames]),
    )


def _chained(offsets: Sequence[Rows]) -> Rows:
    starts = np.cumsum([0, *(int(part[-1] - part[0]) for part in offsets)])
    parts = [part[1:] - part[0] + start for part, start in zip(offsets, starts, strict=False)]
    return np.concatenate([np.zeros(1, dtype=np.int64), *parts])
