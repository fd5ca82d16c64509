# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The six figures at the front of the picture."""

from __future__ import annotations

from kansrijk.picture.content import KeyFigure
from kansrijk.picture.desk import MAIN_LINE, Desk
from kansrijk.picture.inputs import PublishedFigure

# code -> (message of the label, message of the detail or None for "n of all", chapter)
FRONT: dict[str, tuple[str, str | None, str]] = {
    "kinderen_tot_100_sociaal_minimum": ("below_100", None, "poverty"),
    f"kinderen_tot_{MAIN_LINE}_sociaal_minimum": ("below_120", None, "poverty"),
    f"mediaan_tekort_m_{MAIN_LINE}": ("shortfall", "per_month", "poverty"),
    f"arme_kinderen_{MAIN_LINE}_waarvan_ouder_werkt": ("working", None, "work"),
    f"recht_onder_arme_kinderen_{MAIN_LINE}": ("right", None, "rights"),
}
RIGHT = f"recht_onder_arme_kinderen_{MAIN_LINE}"
RIGHT_OF_ALL = "kinderen_met_recht_lokaal"
Texts = tuple[str, str | None, str]


def key_figures(desk: Desk) -> tuple[KeyFigure, ...]:
    """Five computed figures, and one published figure of the area (or the value of local provisions)."""
    figures = [_computed(desk, *_instead(desk, code, texts)) for code, texts in FRONT.items()]
    published = _best_published(desk)
    if published is not None:
        figures.append(_published(desk, published))
    else:
        figures.append(_computed(desk, "lokale_waarde_per_kind_met_recht", "local", "per_year", "provisions"))
    return tuple(figures)


def _instead(desk: Desk, code: str, texts: Texts) -> tuple[str, str, str | None, str]:
    """The figure itself, or the one that says most in its place when it is hidden for the sake of a small group."""
    if code == RIGHT and desk.hidden(desk.observation(code)) and desk.area.value(RIGHT_OF_ALL) is not None:
        return RIGHT_OF_ALL, "right_all", None, "provisions"
    return code, *texts


def _computed(desk: Desk, code: str, label: str, detail: str | None, chapter: str) -> KeyFigure:
    words, observation = desk.words, desk.observation(code)
    value = desk.text(observation)
    if observation.value is None:
        explained = words("glance.not_known" if observation.missing == "unknown" else "glance.not_shown")
    elif detail:
        explained = words(f"glance.{detail}")
    else:
        count, base = words.number(observation.n or 0), words.number(observation.denominator or 0)
        explained = words("glance.count_of", n=count, all=base)
    meaning = "right_part" if label == "right" and desk.in_part else label
    return KeyFigure(
        code=code,
        label=words(f"glance.{label}"),
        value=value,
        detail=explained,
        definition=words(f"glance.meaning_{meaning}", known=desk.in_part),
        period=observation.period,
        source=desk.source(),
        chip=desk.chip(),
        chapter=chapter,
        missing=observation.value is None,
    )


def _best_published(desk: Desk) -> PublishedFigure | None:
    """The published figure of this very area that says most about children or families in poverty."""
    own = [figure for figure in desk.inputs.published if figure.area == desk.area.code]
    comparable = [figure for figure in own if figure.compare_with]
    main = [figure for figure in comparable if f"_{MAIN_LINE}_" in str(figure.compare_with)]
    return next(iter(main or comparable or own), None)


def _first_sentence(text: str) -> str:
    return text.split(". ")[0].rstrip(".") + "."


def _published(desk: Desk, figure: PublishedFigure) -> KeyFigure:
    words = desk.words
    return KeyFigure(
        code=figure.code,
        label=words.pick(figure.label),
        value=words.unit(figure.value, figure.unit),
        detail=words("glance.published_detail", source=figure.source, table=figure.table),
        definition=_first_sentence(words.pick(figure.definition) or words.pick(figure.label)),
        period=figure.period,
        source=f"{figure.source} {figure.table}",
        chip=desk.published_chip(),
        chapter="published",
    )
