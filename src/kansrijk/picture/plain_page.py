# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What all pages share: their templates and their style."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template
from markupsafe import Markup

TEMPLATES = Path(__file__).parent / "templates"
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)


@cache
def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def template(name: str) -> Template:
    """A template of the package; a name it misses is an error, and values are escaped."""
    return _environment().get_template(name)


@cache
def style(name: str = "curve.css") -> Markup:
    """A style sheet of the package without its comments: by default that of single pages."""
    return Markup(_COMMENT.sub("", (TEMPLATES / name).read_text(encoding="utf-8")).strip())
