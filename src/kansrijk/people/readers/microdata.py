# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2

"""The CBS microdata files become a population, inside the environment where they may be used."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import polars as pl
from numpy.typing import NDArray

from kansrijk.engine.frame import Frame
from kansrijk.engine.problems import Problem
from kansrijk.engine.wording import counted
from kansrijk.people.areas import find_area
from kansrijk.people.model import input_columns
from kansrijk.people.population import Meta, Population
from kansrijk.people.readers.families import Families, People, form_families
from kansrijk.people.readers.mapping_keys import POSITIONS
from kansrijk.people.readers.microdata_files import (
    Variable,
    find_file,
    microdata_map,
    person_key,
    read_microfile,
    variables,
    variables_of,
)
from kansrijk.people.readers.raw import Progress
from kansrijk.people.readers.report import HOUSEHOLDS, ReadReport, Skipped, make_report
from kansrijk.people.readers.values import ages_on, reference_days

KEY, HOME, MOTHER, FATHER = "_key", "_home", "_mother", "_father"
MIDDLE_MONTH, FIRST_DAY = 7, 1
Remark = tuple[str, str]


@dataclass(frozen=True)
class MicroReading:
    """What came out of the microdata: the population, a report, and what was assumed (Dutch, English)."""

    population: Population
    report: ReadReport
    remarks: tuple[Remark, ...]


def read_microdata(
    folder: Path | str, year: int, *, area: str | int | None = None, progress: Progress | None = None
) -> MicroReading:
    """Read the files of one year in a folder (docs/reference/microdata.md tells them variable by variable).

    The population is that of 31 December of the year. `area` gives everybody one municipality, when there is no
    file GEMEENTE. Households of which a needed fact is not known are left out and counted.

    Raises:
        Problem: a file or variable is missing, the municipality is not known, or nobody is left.
    """
    return _Microdata(Path(folder), year, progress).reading(area)


@dataclass
class _Microdata:
    folder: Path
    year: int
    progress: Progress | None
    remarks: list[Remark] = field(default_factory=list)

    def reading(self, area: str | int | None) -> MicroReading:
        people = self._people(area)
        read, homes_read = people.height, people[HOME].n_unique()
        people = self._known_households(people)
        if people.height == 0:
            why_nl, why_en = (" ".join(remark[place] for remark in self.remarks) for place in (0, 1))
            raise Problem(
                nl=f"{self.folder}: er is geen huishouden waarvan alles bekend is. {why_nl}\nKijk of de bestanden bij "
                "elkaar horen en of de codes die van microdata.yaml zijn.",
                en=f"{self.folder}: there is no household of which all is known. {why_en}\nCheck that the files belong "
                "together and that the codes are those of microdata.yaml.",
            )
        families = self._families(people)
        people, families = _without_faults(people, families, self)
        frame = self._frame(people, families)
        homes = people[HOME].n_unique()
        meta = Meta(
            kind="own extract",
            year=self.year,
            area="" if area is None else find_area(area).code,
            sources=(f"CBS microdata {self.year}",),
            notes=tuple(text for remark in self.remarks for text in remark),
        )
        population = Population.from_frame(frame, meta)
        begun = ReadReport(
            source=self.folder.name,
            rows=read,
            skipped=Skipped(read - people.height, homes_read - homes),
            supplied=tuple(frame.columns),
        )
        report = make_report(begun, frame, families)
        assert homes == frame.n_households
        return MicroReading(population, report, tuple(self.remarks))

    # --- one table, a row a person ---

    def _file(self, name: str) -> pl.DataFrame | None:
        path = find_file(self.folder, name, self.year)
        if path is None:
            return None
        names = list(microdata_map()["files"])
        if self.progress is not None:
            self.progress(names.index(name) + 1, len(names), path.name)
        return read_microfile(path, name)

    def _needed(self, name: str) -> pl.DataFrame:
        table = self._file(name)
        assert table is not None
        return table

    def _people(self, area: str | int | None) -> pl.DataFrame:
        people = self._with_home(_keyed(self._needed("INPATAB"))).filter(pl.col(HOME).is_not_null())
        people = _joined(people, _keyed(self._needed("GBAPERSOONTAB")), KEY)
        people = _joined(people, _parents(self._needed("KINDOUDERTAB")), KEY)
        people = _joined(people, _homes(self._needed("INHATAB")), HOME)
        wealth, benefit, towns = self._file("VEHTAB"), self._file("BIJSTANDTAB"), self._file("GEMEENTE")
        if wealth is not None:
            people = _joined(people, _homes(wealth), HOME)
        if benefit is not None:
            receivers = _running(_keyed(benefit))[KEY].unique()
            people = people.with_columns(pl.col(KEY).is_in(receivers.implode()).alias("gebruikt_bijstand"))
        return self._with_towns(people, towns, area)

    def _with_home(self, people: pl.DataFrame) -> pl.DataFrame:
        if "RINPERSOONHKW" in people.columns and "RINPERSOONSHKW" in people.columns:
            return people.with_columns(person_key("RINPERSOONSHKW", "RINPERSOONHKW").alias(HOME))
        link = self._file("KOPPELPERSOONHUISHOUDEN")
        if link is None:
            raise Problem(
                nl=f"INPATAB in {self.folder} zegt niet bij welk huishouden iemand hoort. Voeg het bestand "
                "KOPPELPERSOONHUISHOUDEN van hetzelfde jaar toe.",
                en=f"INPATAB in {self.folder} does not tell to which household a person belongs. Add the file "
                "KOPPELPERSOONHUISHOUDEN of the same year.",
            )
        return _joined(people, _homes(_keyed(link)).select(KEY, HOME), KEY)

    def _with_towns(
        self, people: pl.DataFrame, towns: pl.DataFrame | None, area: str | int | None
    ) -> pl.DataFrame:
        if area is not None:
            return people.with_columns(pl.lit(find_area(area).number).alias("gemeente"))
        if towns is None:
            raise Problem(
                nl="Geef met --area de gemeente, of zet een bestand GEMEENTE in de map met RINPERSOONS, RINPERSOON "
                "en GEMEENTE.",
                en="Give the municipality with --area, or put a file GEMEENTE in the folder with RINPERSOONS, "
                "RINPERSOON and GEMEENTE.",
            )
        digits = pl.col("GEMEENTE").str.strip_prefix("GM").cast(pl.Int64, strict=False)
        return _joined(people, _keyed(towns).select(KEY, digits.alias("gemeente")), KEY)

    # --- what is known ---

    def _known_households(self, people: pl.DataFrame) -> pl.DataFrame:
        amounts = [item.variable for item in variables() if item.unit and item.variable in people.columns]
        people = people.with_columns(**self._coded(people))
        day = _day("GBAGEBOORTEDAG", FIRST_DAY) if "GBAGEBOORTEDAG" in people.columns else pl.lit(FIRST_DAY)
        year = pl.col("GBAGEBOORTEJAAR").cast(pl.Int32, strict=False)
        people = people.with_columns(
            pl.date(year, _day("GBAGEBOORTEMAAND", MIDDLE_MONTH), day).alias("_born")
        )
        last = date(self.year, 12, 31)
        reasons = {
            ("zonder geboortedatum voor de peildatum", "without a date of birth before the reference date"): (
                pl.col("_born").is_null() | (pl.col("_born") > last)
            ),
            ("zonder bekende plaats in het huishouden", "without a known place in the household"): pl.col(
                "_position"
            ).is_null(),
            (
                "zonder bekende woonvorm, of in een instelling",
                "without a known tenure, or in an institution",
            ): (pl.col("huurwoning").is_null() | ~pl.col("_population").fill_null(False)),
            ("zonder bekend inkomen of vermogen", "without known income or wealth"): pl.any_horizontal(
                pl.col(name).is_null() for name in amounts
            ),
            ("zonder gemeente", "without a municipality"): pl.col("gemeente").is_null(),
        }
        for (nl, en), lacking in reasons.items():
            homes = people.filter(lacking)[HOME].unique()
            if len(homes):
                self.remarks.append(
                    (
                        f"{counted(len(homes), *HOUSEHOLDS['nl'], 'nl')} weggelaten: {nl}.",
                        f"{counted(len(homes), *HOUSEHOLDS['en'], 'en')} left out: {en}.",
                    )
                )
                people = people.filter(~pl.col(HOME).is_in(homes.implode()))
        return people

    def _coded(self, people: pl.DataFrame) -> dict[str, pl.Expr]:
        by_name = {item.variable: item for item in variables()}

        def decoded(name: str, kind: Any) -> pl.Expr:
            codes = {
                key: (POSITIONS.index(value) if kind is pl.Int64 else value)
                for key, value in by_name[name].codes.items()
            }
            return pl.col(name).replace_strict(codes, default=None, return_dtype=kind)

        found = {"_position": decoded("INPPOSHHK", pl.Int64), "huurwoning": decoded("INHEHALGR", pl.Boolean)}
        has_population = "INHPOPIIV" in people.columns
        found["_population"] = decoded("INHPOPIIV", pl.Boolean) if has_population else pl.lit(True)
        if "INPSECJ" in people.columns:
            found["student"] = decoded("INPSECJ", pl.Boolean).fill_null(False)
        return found

    # --- families ---

    def _families(self, people: pl.DataFrame) -> Families:
        home = people.select(pl.col(HOME).rank("dense").cast(pl.Int64) - 1).to_series().to_numpy()
        rows = pl.DataFrame({KEY: people[KEY], "row": np.arange(people.height)}).unique(KEY, keep="first")

        def pointed(name: str) -> NDArray[np.int64]:
            found = pl.DataFrame({KEY: people[name]}).join(rows, on=KEY, how="left", maintain_order="left")
            return found["row"].fill_null(-1).to_numpy().astype(np.int64)

        ages = ages_on(people["_born"], date(self.year, 12, 31))
        position = people["_position"].to_numpy().astype(np.int64)
        return form_families(
            People(home, ages, position=position, parents=(pointed(MOTHER), pointed(FATHER)))
        )

    def _frame(self, people: pl.DataFrame, families: Families) -> Frame:
        table = people[families.order]
        heads = families.person_offsets[families.family_offsets[:-1]]
        columns: dict[str, NDArray[Any]] = {"rol": families.role[families.order].astype("int16")}
        for name, day in reference_days(date(self.year, 12, 31)).items():
            columns[name] = ages_on(table["_born"], day).astype("int16")
        for name in ("gemeente", "huurwoning"):
            columns[name] = table[name].to_numpy()[heads].astype(input_columns()[name].dtype)
        if "student" in table.columns:
            columns["student"] = table["student"].to_numpy().astype(bool)
        if "gebruikt_bijstand" in table.columns:
            use = table["gebruikt_bijstand"].to_numpy().astype(np.int64)
            columns["gebruikt_bijstand"] = np.add.reduceat(use, families.person_offsets[:-1]) > 0
        for name in dict.fromkeys(item.ours for item in variables() if item.unit):
            values = self._amount(name, table)
            if values is None:
                continue
            if input_columns()[name].entity == "family":
                # What a household owns and owes is given to its main family.
                main = np.zeros(len(families.person_offsets) - 1)
                main[families.family_offsets[:-1]] = values[heads]
                values = main
            columns[name] = values
        ids = np.arange(1, len(families.family_offsets), dtype=np.int64)
        return Frame(families.family_offsets, families.person_offsets, columns, ids)

    def _amount(self, name: str, table: pl.DataFrame) -> NDArray[np.float64] | None:
        parts = [item for item in variables() if item.ours == name and item.variable in table.columns]
        if not parts:
            return None
        total = np.sum([item.sign * table[item.variable].to_numpy() for item in parts], axis=0)
        column = input_columns()[name]
        values: NDArray[np.float64] = np.clip(total, column.minimum, column.maximum)
        changed = int((values != total).sum())
        if changed:
            self.remarks.append(
                (
                    f"{name}: {counted(changed, 'bedrag', 'bedragen', 'nl')} buiten de grenzen van de kolom op de grens gezet.",
                    f"{name}: {counted(changed, 'amount', 'amounts', 'en')} outside the limits of the column put at the limit.",
                )
            )
        return values


def _without_faults(
    people: pl.DataFrame, families: Families, source: _Microdata
) -> tuple[pl.DataFrame, Families]:
    """Leave out households in which families cannot be, such as one without an adult."""
    ages = ages_on(people["_born"], date(source.year, 12, 31))
    wrong = np.unique(np.concatenate(list(families.faults(ages).values())))
    if len(wrong) == 0:
        return people, families
    homes = people[HOME].gather(wrong.tolist()).unique()
    source.remarks.append(
        (
            f"{counted(len(homes), *HOUSEHOLDS['nl'], 'nl')} weggelaten: geen gezin mee te vormen (geen volwassene, of te jong).",
            f"{counted(len(homes), *HOUSEHOLDS['en'], 'en')} left out: no family can be formed (no adult, or too young).",
        )
    )
    people = people.filter(~pl.col(HOME).is_in(homes.implode()))
    if people.height == 0:
        raise Problem(
            nl=f"{source.folder}: er is geen huishouden waarmee een gezin te vormen is.",
            en=f"{source.folder}: there is no household that a family can be formed with.",
        )
    return people, source._families(people)


def _keyed(table: pl.DataFrame) -> pl.DataFrame:
    return table.with_columns(person_key("RINPERSOONS", "RINPERSOON").alias(KEY)).filter(
        pl.col(KEY).is_not_null()
    )


def _homes(table: pl.DataFrame) -> pl.DataFrame:
    return table.with_columns(person_key("RINPERSOONSHKW", "RINPERSOONHKW").alias(HOME))


def _parents(table: pl.DataFrame) -> pl.DataFrame:
    return _keyed(table).select(
        KEY,
        person_key("RINPERSOONSMa", "RINPERSOONMa").alias(MOTHER),
        person_key("RINPERSOONSpa", "RINPERSOONpa").alias(FATHER),
    )


def _joined(people: pl.DataFrame, other: pl.DataFrame, key: str) -> pl.DataFrame:
    """People with the facts of another file; a key that stands there twice counts once."""
    new = [name for name in other.columns if name == key or name not in people.columns]
    facts = other.select(new).filter(pl.col(key).is_not_null()).unique(key, keep="first", maintain_order=True)
    return people.join(facts, on=key, how="left", maintain_order="left")


def _running(table: pl.DataFrame) -> pl.DataFrame:
    """The benefits that count: general assistance, running, as far as the delivery tells."""
    for item in _benefit_marks(table):
        table = table.filter(pl.col(item.variable).is_in(list(item.codes)))
    return table


def _benefit_marks(table: pl.DataFrame) -> list[Variable]:
    marks = [item for item in variables_of("BIJSTANDTAB") if item.use == "benefit"]
    return [item for item in marks if item.variable in table.columns]


def _day(name: str, otherwise: int) -> pl.Expr:
    return pl.col(name).cast(pl.Int32, strict=False).fill_null(otherwise)
