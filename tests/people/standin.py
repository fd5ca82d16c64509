# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A crude stand-in for the law: gross is net times a factor. Round amounts, so that nobody takes them for real."""

from __future__ import annotations

import numpy as np

from kansrijk.engine.frame import Frame
from kansrijk.people.model import ADULT, CHILD
from kansrijk.people.synthesis import Anchors

FACTORS = {"wage": 1.3, "profit": 1.25, "benefit": 1.4, "pension": 1.2}
COLUMNS = {"loon_y": "wage", "winst_y": "profit", "uitkering_y": "benefit", "pensioen_y": "pension"}


def gross_for_net(net, kind):
    return net * 12 * FACTORS[kind]


def child_amounts(children, single):
    return children @ np.array([300.0, 320.0, 380.0, 400.0]) + 280.0 * single


ANCHORS = Anchors(1400.0, 2000.0, gross_for_net, 1550.0, 2100.0, child_amounts)


def position_of_main_families(frame: Frame) -> np.ndarray:
    """Income as a multiple of the norm of each household's main family, social assistance filled up."""
    columns = frame.columns
    net = sum(columns[name] / FACTORS[kind] / 12 for name, kind in COLUMNS.items())
    starts, main = frame.person_offsets[:-1], frame.family_offsets[:-1]
    age, role = columns["leeftijd"].astype(int), columns["rol"]
    income = np.add.reduceat(net, starts)[main]
    couple = (np.add.reduceat((role == ADULT).astype(int), starts)[main] == 2).astype(int)
    pension = (age[starts[main]] >= 67).astype(int)
    bands = zip((0, 6, 12, 16), (6, 12, 16, 18), strict=True)
    children = np.column_stack(
        [
            np.add.reduceat(((role == CHILD) & (age >= low) & (age < high)).astype(int), starts)[main]
            for low, high in bands
        ]
    )
    norm, amounts = ANCHORS.norms(couple, pension), ANCHORS.children(children, 1 - couple)
    income = np.where(columns["gebruikt_bijstand"][main] & (income < norm), norm, income)
    return (income + amounts) / (norm + amounts)
