# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Writes the picture to a file in the format its name asks for."""

from __future__ import annotations

from pathlib import Path

from kansrijk.engine.files import write_atomically
from kansrijk.engine.problems import Problem
from kansrijk.picture.build import build_picture
from kansrijk.picture.inputs import PictureInputs
from kansrijk.picture.json_ import render_json
from kansrijk.picture.words import Words

FORMATS = (".html", ".pdf", ".json")


def check_format(path: Path | str) -> str:
    """The format a file name asks for: ".html", ".pdf" or ".json"; call this before computing anything.

    Raises:
        Problem: another ending, with the ones there are.
    """
    suffix = Path(path).suffix.lower()
    if suffix not in FORMATS:
        name = Path(path).name
        raise Problem(
            nl=f"Aan de naam {name} is niet te zien hoe het beeld eruit moet zien. Kies .html, .pdf of .json.",
            en=f"The name {name} does not say what the picture must look like. Choose .html, .pdf or .json.",
        )
    return suffix


def render(inputs: PictureInputs, suffix: str, language: str = "nl") -> bytes:
    """The picture as the bytes of a file with this suffix.

    Raises:
        Problem: another language than "nl" or "en", or another suffix than those in `FORMATS`.
    """
    Words(language)
    match check_format(f"picture{suffix}"):
        case ".html":
            from kansrijk.picture.html import render_html

            return render_html(build_picture(inputs, language)).encode()
        case ".pdf":
            from kansrijk.picture.pdf import render_pdf

            return render_pdf(build_picture(inputs, language))
        case _:
            return render_json(inputs).encode()


def write_picture(inputs: PictureInputs, path: Path | str, language: str = "nl") -> None:
    """Write the picture of an area to `path`; a failure leaves what was there untouched.

    Args:
        inputs: the figures and what goes with them.
        path: a name ending in .html, .pdf or .json.
        language: "nl" or "en"; JSON holds both.

    Raises:
        Problem: another ending or language, or the folder cannot be written.
    """
    content = render(inputs, check_format(path), language)
    with write_atomically(path) as temporary:
        temporary.write_bytes(content)
