# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2

"""Drawn people kept on disk for reading quickly: a folder with a file of columns for each entity.

For people that others may read there is Parquet (`Population.write`); this is a cache of the program itself.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Collection
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa

from kansrijk.engine.frame import Frame
from kansrijk.people import input_columns

ENTITIES = ("household", "family", "person")
ID, SIZE = "_id", "_size"
META = b"kansrijk"
ALWAYS = (ID, SIZE, "gemeente", "leeftijd", "rol")


class Keeper:
    """Writes frames one after another; the folder appears under its own name only when everything is there."""

    def __init__(self, folder: Path, meta: str) -> None:
        self.folder, self.meta = folder, meta
        self.temporary: Path | None = Path(tempfile.mkdtemp(prefix=".people-", dir=folder.parent))
        self.writers: dict[str, Any] = {}

    def add(self, frame: Frame) -> None:
        """Add the households of a frame; every frame has the same columns."""
        for entity in ENTITIES:
            columns = {
                name: values.astype(np.uint8) if values.dtype == np.bool_ else values
                for name, values in frame.columns.items()
                if input_columns()[name].entity == entity
            }
            if entity == "household":
                columns |= {ID: frame.ids, SIZE: np.diff(frame.family_offsets)}
            elif entity == "family":
                columns[SIZE] = np.diff(frame.person_offsets)
            batch = pa.record_batch({name: pa.array(values) for name, values in columns.items()})
            self._writer(entity, batch.schema).write_batch(batch)

    def _writer(self, entity: str, schema: Any) -> Any:
        if entity not in self.writers:
            assert self.temporary is not None
            self.writers[entity] = pa.ipc.new_file(
                self.temporary / f"{entity}.arrow",
                schema.with_metadata({META: self.meta.encode()}),
                options=pa.ipc.IpcWriteOptions(compression="lz4"),
            )
        return self.writers[entity]

    def finish(self) -> None:
        """Give the folder its name; what another process put there in the meantime is as good."""
        for writer in self.writers.values():
            writer.close()
        assert self.temporary is not None
        if not self.folder.exists():
            self.temporary.rename(self.folder)
            self.temporary = None

    def close(self) -> None:
        """Remove what was not finished."""
        if self.temporary is not None:
            shutil.rmtree(self.temporary, ignore_errors=True)
            self.temporary = None


def read_kept(folder: Path, only: Collection[str] | None = None) -> tuple[Frame, str]:
    """The frame in a folder, and the text of its metadata; with `only` no other columns than those (and rol)."""
    found: dict[str, Any] = {}
    sizes: dict[str, Any] = {}
    ids = np.zeros(0, dtype=np.int64)
    text = ""
    for entity in ENTITIES:
        path = folder / f"{entity}.arrow"
        with pa.ipc.open_file(path) as reader:
            names = reader.schema.names
        wanted = [place for place, name in enumerate(names) if only is None or name in only or name in ALWAYS]
        options = pa.ipc.IpcReadOptions(included_fields=wanted)
        with pa.ipc.open_file(path, options=options) as reader:
            table = reader.read_all()
        text = (table.schema.metadata or {}).get(META, b"").decode()
        for name in table.column_names:
            values = table.column(name).to_numpy()
            if name == ID:
                ids = values
            elif name == SIZE:
                sizes[entity] = values
            else:
                found[name] = values.view(np.bool_) if input_columns()[name].kind == "bool" else values
    return Frame(_offsets(sizes["household"]), _offsets(sizes["family"]), found, ids), text


def _offsets(sizes: Any) -> Any:
    return np.concatenate(([0], np.cumsum(sizes))).astype(np.int64)
