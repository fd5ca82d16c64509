# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2

"""The JSON Schema of a data file, for editors that check while typing."""

from __future__ import annotations

import json
from pathlib import Path

from kansrijk.engine.files import write_atomically
from kansrijk.provisions.model import Municipality
from kansrijk.provisions.structure import json_schema

SCHEMA = Path(__file__).parent / "schema.json"


def schema_text() -> str:
    """The schema as it must stand in schema.json."""
    return json.dumps(json_schema(Municipality), indent=2, ensure_ascii=False) + "\n"


def write_schema(path: Path = SCHEMA) -> None:
    """Write schema.json anew after a change of the model."""
    with write_atomically(path) as part:
        part.write_text(schema_text(), encoding="utf-8")
