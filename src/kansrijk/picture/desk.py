# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What every chapter needs: cells, chips, sources and definitions, in the language of the picture."""

from __future__ import annotations

from collections.abc import Iterable

from kansrijk.indicators import AreaFigures, Observation, load_registry
from kansrijk.picture.content import Cell, Chip, Definition, Exhibit, Row, Table
from kansrijk.picture.content import Chart as ChartContent
from kansrijk.picture.inputs import PictureInputs
from kansrijk.picture.words import Words

LINES = ("100", "110", "120", "130")
# The line that the Jeugdmonitor uses for children, and the one most figures here are about.
MAIN_LINE = "120"


class Desk:
    """Turns figures into words for one picture."""

    def __init__(self, inputs: PictureInputs, language: str) -> None:
        """Take the figures and the language: "nl" or "en"."""
        self.inputs = inputs
        self.words = Words(language)
        self.language = language
        self.area = inputs.area
        self.country = inputs.netherlands
        self.registry = load_registry()

    @property
    def place(self) -> str:
        """The name of the area inside a sentence."""
        country = self.words("common.netherlands_within")
        return country if self.inputs.is_country else self.area.name

    @property
    def heading(self) -> str:
        """The name of the area at the start of a line."""
        return self.words("common.netherlands") if self.inputs.is_country else self.area.name

    @property
    def in_part(self) -> str:
        """Of how many municipalities the provisions are known, when not of all that make up the area; else empty."""
        coverage = self.area.coverage
        if coverage.complete or not coverage.municipalities_with_provisions:
            return ""
        return self.words.number(coverage.municipalities_with_provisions)

    def name_of(self, figures: AreaFigures, name: str) -> str:
        """The name of an area, with "synthetic" behind it where the area of the picture is not."""
        if figures.status == "synthetic" and self.area.status != "synthetic":
            return self.words("common.title_synthetic", title=name)
        return name

    @property
    def country_name(self) -> str:
        """The name of the country as it is compared with."""
        name = self.words("common.netherlands")
        return name if self.country is None else self.name_of(self.country, name)

    def chips_of(self, *areas: AreaFigures | None) -> tuple[Chip, ...]:
        """The chips of the area and of others shown beside it, each kind once."""
        found = [self.chip(), *(self.chip(figures) for figures in areas if figures is not None)]
        return tuple(dict.fromkeys(found))

    # ---- single figures ----------------------------------------------------------------------------------

    def observation(self, code: str, area: AreaFigures | None = None) -> Observation:
        """The observation of a code in an area (the area of the picture when not given).

        What only a survey, a register or the municipality knows is unknown here, with that reason.
        """
        place = area or self.area
        if code in self.registry.sources:
            return self.registry.sources[code].unknown(place.code, place.period)
        return place.observations[code]

    def text(self, observation: Observation, *, big: bool = False) -> str:
        """The value in its unit, or the words that say why there is none."""
        if observation.value is None:
            return self.why_missing(observation.reason)
        if observation.reason == "nearly_all":
            return self.words("common.nearly_all")
        if big and observation.unit == "EUR/y":
            return self.words.big_euro(observation.value)
        return self.words.unit(observation.value, observation.unit)

    def why_missing(self, reason: str | None) -> str:
        """The words in place of a figure: fewer than 10, nearly all, or unknown."""
        return self.words(f"common.missing_{reason or 'no_provisions'}")

    def cell(self, code: str, area: AreaFigures | None = None, *, big: bool = False) -> Cell:
        """A cell with the value of an indicator."""
        observation = self.observation(code, area)
        return Cell(self.text(observation, big=big), missing=observation.value is None)

    def count_cell(self, code: str, area: AreaFigures | None = None) -> Cell:
        """A cell with the number counted by an indicator."""
        observation = self.observation(code, area)
        if observation.n is None:
            return Cell(self.why_missing(observation.reason), missing=True)
        return Cell(self.words.number(observation.n))

    def hidden(self, observation: Observation) -> bool:
        """Whether there is a figure that is hidden for the sake of a small group elsewhere."""
        return observation.value is None and observation.reason == "complement"

    def number_cell(self, number: int | None) -> Cell:
        """A cell with a count that may be withheld, because it is small or because another one is."""
        if number is None:
            return Cell(self.why_missing("either"), missing=True)
        return Cell(self.words.number(number))

    def row(self, header: str, codes: Iterable[str], area: AreaFigures | None = None) -> Row:
        """A row with the values of indicators."""
        return Row(header, tuple(self.cell(code, area) for code in codes))

    # ---- what goes with every figure ---------------------------------------------------------------------

    def chip(self, area: AreaFigures | None = None) -> Chip:
        """The chip that says what kind of people were counted."""
        status = (area or self.area).status
        kind = "synthetic" if status == "synthetic" else "computed"
        return Chip(kind, self.words(f"common.chip_{kind}"))  # type: ignore[arg-type]

    def published_chip(self) -> Chip:
        """The chip of a figure that a statistical office published."""
        return Chip("published", self.words("common.chip_published"))

    def model_chip(self) -> Chip:
        """The chip of a figure that a model expects and nobody measured."""
        return Chip("model", self.words("common.chip_model"))

    def source(self) -> str:
        """One sentence on where the computed figures come from."""
        provenance = self.inputs.provenance
        text = self.words(
            "common.source_computed",
            software=provenance.software,
            date=self.words.day(provenance.law_date),
            people=self.people(),
        )
        others = [figures for figures in (self.country, *self.inputs.peers) if figures is not None]
        if self.area.status != "synthetic" and any(figures.status == "synthetic" for figures in others):
            text += " " + self.words("common.source_others")
        return text

    def people(self) -> str:
        """The population in a few words, with the word synthetic where it is due."""
        population = self.inputs.provenance.population
        kind = "synthetic" if self.area.status == "synthetic" else "extract"
        return self.words(
            f"common.people_{kind}",
            year=population.get("year", self.area.period),
            version=population.get("version", self.words("common.not_stated")),
            seed=population.get("seed", self.words("common.not_stated")),
        )

    def define(self, *codes: str) -> tuple[Definition, ...]:
        """The definitions of indicators with their versions, from the registry."""
        entries = [self.registry.entry(code) for code in codes]
        texts = [
            (entry.texts(self.language), self.words("common.version", version=entry.version))
            for entry in entries
        ]
        return tuple(Definition(text.name, f"{text.definition} {version}") for text, version in texts)

    def title(self, key: str, **fields: str) -> str:
        """The title of a chart or table: what, where, when, and the word synthetic where it is due."""
        title = self.words(key, **fields)
        place = self.words("common.title_place", title=title, area=self.place, year=self.area.period)
        if self.area.status == "synthetic":
            return self.words("common.title_synthetic", title=place)
        return place

    def title_of_others(self, key: str) -> str:
        """The title of figures of many municipalities, with the word synthetic when those others are."""
        title = self.title(key)
        if (
            self.area.status != "synthetic"
            and self.country is not None
            and self.country.status == "synthetic"
        ):
            return self.words("common.title_synthetic", title=title)
        return title

    def exhibit(
        self,
        key: str,
        table: Table,
        *,
        defines: Iterable[str],
        chart: ChartContent | None = None,
        note: str = "",
        chips: tuple[Chip, ...] | None = None,
        source: str | None = None,
        period: str | None = None,
    ) -> Exhibit:
        """An exhibit of computed figures, with the period, source, status and definitions filled in."""
        return Exhibit(
            key=key,
            table=table,
            period=period or self.area.period,
            source=source or self.source(),
            chips=chips or (self.chip(),),
            definitions=self.define(*defines),
            chart=chart,
            note=note,
        )

    # ---- words -------------------------------------------------------------------------------------------

    def line(self, line: str) -> str:
        """A poverty line in words, such as "tot en met 120%"."""
        return self.words("common.up_to", line=line)

    def short(self, line: str) -> str:
        """A poverty line in few words, for a chart."""
        return self.words("common.up_to_short", line=line)

    def rate(self, area: AreaFigures | None, code: str) -> float | None:
        """A share in percent for a chart, or None."""
        value = None if area is None else area.value(code)
        return None if value is None else round(100 * value, 1)
