# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2

"""Names of areas, compared without capitals, accents, spaces and signs."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

from kansrijk.engine.problems import Problem

DATA = Path(__file__).parent / "data"
_CODE = re.compile(r"(?:GM)?0*(\d{1,4})", re.IGNORECASE)

# What people say beside the official name. A name of two municipalities is told apart by what CBS puts behind it.
ALSO_CALLED = {"denhaag": "GM0518", "denbosch": "GM0796"}


class UnknownArea(Problem):
    """No municipality has this code or name, or more than one has."""


def plain(text: str) -> str:
    """A name without capitals, accents, spaces and signs, for comparing."""
    letters = unicodedata.normalize("NFKD", text.casefold())
    return re.sub(r"[^a-z0-9]", "", letters)


def names_of(name: str) -> set[str]:
    """The plain forms of a name: with and without what stands behind it in brackets, as in "Bergen (L.)"."""
    return {plain(name), plain(name.split(" (")[0])}


def as_code(text: str | int) -> str | None:
    """The municipality code in "GM0599", "0599" or 599; None when the text is no code."""
    found = _CODE.fullmatch(str(text).strip())
    return f"GM{int(found[1]):04d}" if found else None
