# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The budget curve as a page, an SVG, data or rows, chosen by the name of the file."""

from __future__ import annotations

import json
from pathlib import Path

from markupsafe import Markup

from kansrijk.engine.files import ending_of, write_atomically
from kansrijk.engine.wording import number
from kansrijk.picture.curve_chart import NARROW, WIDE, curve_svg, curve_title
from kansrijk.picture.plain_page import style, template
from kansrijk.policy.curve import Curve
from kansrijk.policy.curve_words import TEXTS, as_csv, as_dict, cliff_sentences, head, remarks
from kansrijk.policy.unknowns import UnknownEffect, effect_lines

FORMATS = (".html", ".svg", ".json", ".csv")
ROW = 2_500
"""The step of the table in the page, in EUR of gross wage."""

PAGE_TEXTS = {
    "nl": {
        "invented": "Dit gezin is verzonnen: een voorbeeld dat bij Kansrijk hoort.",
        "given": "De feiten van dit gezin komen uit het bestand {file}. Er is niets aan gemeten of geschat.",
        "triangles": "Een driehoekje is een plek waar een euro meer loon ineens geld kost. De nummers horen bij de lijst.",
        "bars": "Een donkere balk: het gezin houdt van die € 1.000 minder dan een vijfde over. Boven 100% heeft het "
        "gezin zelfs minder.",
        "table": "Bedragen bij elk loon",
        "caption": "Euro per jaar, per {step} euro bruto loon",
        "unknown": "Wat niet bekend is",
        "notes": "Wat anders kan zijn",
        "about": "Hoe dit is berekend",
    },
    "en": {
        "invented": "This family is invented: an example that comes with Kansrijk.",
        "given": "The facts of this family come from the file {file}. Nothing was measured or estimated.",
        "triangles": "A triangle is a place where a euro more of wage suddenly costs money. The numbers belong to the list.",
        "bars": "A dark bar: of that € 1,000 the family keeps less than a fifth. Over 100% the family even has less.",
        "table": "Amounts at each wage",
        "caption": "Euro a year, for each {step} euro of gross wage",
        "unknown": "What is not known",
        "notes": "What may be otherwise",
        "about": "How this was computed",
    },
}


def check_curve_format(path: Path | str) -> str:
    """The form a file name asks for; call this before computing anything.

    Raises:
        Problem: another ending, with the ones there are.
    """
    return ending_of(path, FORMATS)


def write_curve(
    curve: Curve,
    path: Path | str,
    language: str = "nl",
    *,
    file: str = "",
    unknown: tuple[UnknownEffect, ...] = (),
) -> None:
    """Write the curve to `path`; a failure leaves what was there untouched.

    Args:
        curve: the computed curve.
        path: a name ending in .html, .svg, .json or .csv.
        language: "nl" or "en"; JSON holds both, CSV none.
        file: the name of the family's file; empty for an example that ships.
        unknown: what is unknown of the family and would change results.

    Raises:
        Problem: another ending, or the folder cannot be written.
    """
    match check_curve_format(path):
        case ".html":
            text = curve_page(curve, language, file=file, unknown=unknown)
        case ".svg":
            text = curve_svg(curve, language) + "\n"
        case ".csv":
            text = as_csv(curve)
        case _:
            text = json.dumps(as_dict(curve), ensure_ascii=False, indent=2) + "\n"
    with write_atomically(path) as temporary:
        temporary.write_text(text, encoding="utf-8")


def curve_page(
    curve: Curve, language: str = "nl", *, file: str = "", unknown: tuple[UnknownEffect, ...] = ()
) -> str:
    """The curve as the text of one self-contained HTML page; arguments as of `write_curve`."""
    words = {**TEXTS[language], **PAGE_TEXTS[language]}
    drawings = [
        Markup(curve_svg(curve, language, width=width, key=f"chart-{name}"))
        for name, width in (("wide", WIDE), ("narrow", NARROW))
    ]
    return template("curve.html.j2").render(
        language=language,
        words=words,
        style=style(),
        family=curve.family,
        title=curve_title(curve, language),
        head=head(curve, language),
        origin=words["given"].format(file=Path(file).name) if file else words["invented"],
        drawings=drawings,
        cliffs=cliff_sentences(curve, language),
        any_cliff=bool(curve.cliffs),
        columns=_columns(curve, language),
        rows=_rows(curve, language),
        caption=words["caption"].format(step=number(ROW, 0, language)),
        remarks=remarks(curve, language),
        notes=[item.nl if language == "nl" else item.en for item in curve.family.notes()],
        unknown=[effect_lines(effect, language) for effect in unknown],
    )


def _columns(curve: Curve, language: str) -> list[str]:
    words, place = TEXTS[language], 0 if language == "nl" else 1
    return [words["wage"], words["disposable"], *(curve.labels[name][place] for name in curve.names)]


def _rows(curve: Curve, language: str) -> list[list[str]]:
    return [
        [
            number(value, 0, language)
            for value in (point.wage, point.disposable, *(point.parts[name] for name in curve.names))
        ]
        for point in curve.grid
        if point.wage % ROW == 0
    ]
