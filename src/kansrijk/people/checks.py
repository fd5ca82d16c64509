# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2

"""Checks: what a population must be before rules may run on it."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from kansrijk.engine.frame import Frame, check_column
from kansrijk.engine.problems import InvalidData, MissingInput
from kansrijk.people.model import ADULT, CHILD, input_columns

Flags = NDArray[np.bool_]


def check_frame(frame: Frame, source: str = "") -> None:
    """Refuse a frame with a missing column, an empty household or family, or values that cannot be.

    Raises:
        MissingInput: a required column is not there.
        InvalidData: names `source`, column, count, first households and the way out.
    """
    where = f"{source}: " if source else ""
    _check_names(frame, where)
    _refuse_empty(frame, where)
    for name, values in frame.columns.items():
        column = input_columns()[name]
        try:
            check_column(frame, column, values)
        except InvalidData as error:
            raise InvalidData(nl=f"{where}{error.nl}", en=f"{where}{error.en}") from None
    if frame.n_families:
        _check_families(frame, where)


def _check_names(frame: Frame, where: str) -> None:
    columns = input_columns()
    missing = [c for c in columns.values() if c.default is None and c.name not in frame.columns]
    if missing:
        raise MissingInput(
            nl=f"{where}de kolom '{missing[0].name}' ({missing[0].nl}) ontbreekt en is nodig. Voeg die kolom toe.",
            en=f"{where}the column '{missing[0].name}' ({missing[0].en}) is missing and required. Add that column.",
        )
    unknown = [name for name in frame.columns if name not in columns]
    if unknown:
        raise InvalidData(
            nl=f"{where}de kolom '{unknown[0]}' is niet bekend. Laat hem weg, of geef hem een naam uit columns.yaml.",
            en=f"{where}the column '{unknown[0]}' is not known. Leave it out, or give it a name from columns.yaml.",
        )


def _refuse_empty(frame: Frame, where: str) -> None:
    no_families = np.diff(frame.family_offsets) == 0
    if no_families.any():
        _refuse(
            frame,
            np.flatnonzero(no_families),
            where,
            "huishoudens zonder gezin",
            "households without a family",
        )
    no_persons = np.diff(frame.person_offsets) == 0
    if no_persons.any():
        rows = frame.household_of("family", np.flatnonzero(no_persons))
        _refuse(frame, rows, where, "gezinnen zonder personen", "families without persons")


def _check_families(frame: Frame, where: str) -> None:
    role = frame.columns["rol"]
    starts = frame.person_offsets[:-1] - frame.person_offsets[0]
    adults = np.add.reduceat((role == ADULT).astype(np.int64), starts)
    for wrong, nl, en in (
        (adults == 0, "gezinnen zonder volwassene", "families without an adult"),
        (adults > 2, "gezinnen met meer dan twee volwassenen", "families with more than two adults"),
    ):
        if wrong.any():
            _refuse(frame, frame.household_of("family", np.flatnonzero(wrong)), where, nl, en)
    grown = (role == CHILD) & (frame.columns["leeftijd"] >= 18)
    if grown.any():
        rows = frame.household_of("person", np.flatnonzero(grown))
        _refuse(
            frame,
            rows,
            where,
            "kinderen van 18 of ouder; zo iemand is een eigen gezin in hetzelfde huishouden",
            "children of 18 or older; such a person is a family of its own in the same household",
        )


def _refuse(frame: Frame, households: NDArray[np.int64], where: str, nl: str, en: str) -> None:
    listed = ", ".join(str(item) for item in dict.fromkeys(frame.ids[households[:5]].tolist()))
    raise InvalidData(
        nl=f"{where}{len(households)} {nl}; eerste huishoudens: {listed}. Verbeter die rijen en probeer het opnieuw.",
        en=f"{where}{len(households)} {en}; first households: {listed}. Mend those rows and try again.",
    )
