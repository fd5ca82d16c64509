# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The peers that the kernel is measured against compute the same law."""

from __future__ import annotations

import ast

import numpy as np
import pytest
from bench.numpy_peer import BlockedNumpyRun, NumpyRun
from bench.people import random_people
from bench.results import LAW as RESULTS
from bench.results import YEAR, rules
from bench.speed import differences
from bench.vectorise import vectorised, vectorised_text

from kansrijk.engine.reform import rule_from_text

LAW = rules()
FRAME = random_people(2_000)
PLAN = LAW.plan(RESULTS)
MILLIONTH = 1e-6


@pytest.fixture(scope="module")
def truth() -> dict[str, np.ndarray]:
    return LAW.simulate(FRAME, RESULTS)


def test_the_random_people_are_as_many_as_asked_and_always_the_same():
    again = random_people(2_000)
    assert FRAME.n_persons == 2_000
    assert all(np.array_equal(FRAME.columns[name], values) for name, values in again.columns.items())
    assert np.array_equal(FRAME.person_offsets, again.person_offsets)


def test_every_result_has_something_to_do(truth: dict[str, np.ndarray]):
    assert [name for name, values in truth.items() if len(np.unique(values)) < 2] == []


def test_numpy_computes_the_same(truth: dict[str, np.ndarray]):
    assert differences(truth, NumpyRun(PLAN, FRAME, LAW.columns)())["largest"] < MILLIONTH


def test_numpy_in_blocks_computes_the_same(truth: dict[str, np.ndarray]):
    found = BlockedNumpyRun(PLAN, FRAME, LAW.columns, households=97)()
    assert differences(truth, found)["largest"] < MILLIONTH


@pytest.mark.parametrize("tuned", [True, False], ids=["tuned", "own scales"])
@pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::RuntimeWarning")
def test_openfisca_computes_the_same(truth: dict[str, np.ndarray], tuned: bool):
    pytest.importorskip("openfisca_core", reason="OpenFisca-core is not installed: `make bench` does that")
    from bench.openfisca_peer import OpenFiscaRun

    exact = OpenFiscaRun(PLAN, FRAME, LAW.columns, YEAR, exact=True, tuned=tuned)
    assert differences(truth, exact())["largest"] < MILLIONTH
    usual = OpenFiscaRun(PLAN, FRAME, LAW.columns, YEAR, tuned=tuned)
    assert differences(truth, usual())["share_apart"] < 0.01


def test_an_early_return_becomes_a_choice_between_arrays():
    text = "if age < 18 and not works:\n    return 0.0\nif wage > limit:\n    wage = limit\nreturn wage * 2.0"
    rule = rule_from_text(name="gift", entity="person", unit="", formula=text)
    ages, works = np.array([10, 17, 30, 40]), np.array([False, True, False, True])
    wages = np.array([5.0, 6.0, 7.0, 90.0])
    arguments = {"age": ages, "works": works, "wage": wages, "limit": 50.0}
    found = vectorised(rule)(*[arguments[name] for name in rule.arguments])
    assert found.tolist() == [0.0, 12.0, 14.0, 100.0]
    assert not any(isinstance(node, ast.If) for node in ast.walk(ast.parse(vectorised_text(rule))))


def test_lookups_and_rounding_agree_with_the_engine():
    from bench.vector_maths import VECTOR_FUNCTIONS

    from kansrijk.engine.maths import RULE_FUNCTIONS, Bands

    bands = Bands((0.0, 10.0, 25.0), (0.1, 0.5, 0.2))
    values = np.array([0.0, 0.004, 9.99, 10.0, 10.01, 24.5, 25.0])
    for name in ("step", "step_up_to", "marginal"):
        one = [RULE_FUNCTIONS[name](bands, float(value)) for value in values]
        assert VECTOR_FUNCTIONS[name](bands, values) == pytest.approx(one, abs=1e-12)
    for name in ("floor_to", "ceil_to", "round_to"):
        for unit in (1.0, 0.01, 5.0):
            one = [RULE_FUNCTIONS[name](float(value), unit) for value in values]
            assert VECTOR_FUNCTIONS[name](values, unit) == pytest.approx(one, abs=1e-12)
    assert VECTOR_FUNCTIONS["at"]((3.0, 4.0), np.array([0, 1])).tolist() == [3.0, 4.0]
    assert np.isnan(VECTOR_FUNCTIONS["at"]((3.0, 4.0), np.array([-1, 2]))).all()
