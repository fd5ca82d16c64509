# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The compiled way: what it compiles and when, what it accepts, and that the order of its loops is right."""

from __future__ import annotations

import random
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pytest
from tests.engine.land import COLUMNS, PARENT_WITH_TWO, formula, household, person, toyland
from tests.two_ways import full_frame, plainly

from kansrijk.engine import Column, FamilyFacts, HouseholdFacts, Reform, Rule, RulesInForce, aggregate, total
from kansrijk.engine.frame import Frame, frame_of
from kansrijk.engine.kernel import build
from kansrijk.engine.kernel.source import kernel_text
from kansrijk.engine.rules import Node

RULES = toyland()


def many(count: int = 300) -> Frame:
    """Some hundreds of households of all sizes."""
    draw = random.Random(5)

    def family() -> list[dict[str, float]]:
        return [person(draw.randint(0, 90), draw.randint(0, 5000)) for _ in range(draw.randint(0, 4))]

    def home() -> HouseholdFacts:
        return household(*[family() for _ in range(draw.randint(0, 3))], rent=float(draw.randint(0, 900)))

    return full_frame([home() for _ in range(count)], COLUMNS)


def same(one: dict[str, np.ndarray], other: dict[str, np.ndarray]) -> bool:
    """Whether two results are equal to the last bit."""
    return one.keys() == other.keys() and all(np.array_equal(one[name], other[name]) for name in one)


# --- what is compiled ---


def test_other_amounts_compile_nothing():
    frame = many(5)
    RULES.simulate(frame, ["disposable_y", "tax_y"])
    before = build.compiled.cache_info().misses
    reformed = RULES.reform(Reform("other", {"credit": 1.0, "tariff": [[0, 0.3], [50, 0.4], [900, 0.5]]}))
    assert not same(
        RULES.simulate(frame, ["disposable_y", "tax_y"]), reformed.simulate(frame, ["disposable_y", "tax_y"])
    )
    assert build.compiled.cache_info().misses == before


def test_another_day_with_the_same_rules_compiles_nothing():
    plans = [toyland(day).plan(["disposable_y"]) for day in ("2024-01-01", "2025-12-31")]
    assert len({kernel_text(plan).text for plan in plans}) == 1


def test_rules_of_one_shape_under_other_names_share_one_text():
    def shaped(first: str, second: str) -> str:
        rules = toyland("2025-03-01", formula(first, "wage_y * credit"), formula(second, f"{first} + age"))
        return kernel_text(rules.plan([second])).text

    assert shaped("swim_y", "sport_y") == shaped("music_y", "dance_y")


def test_a_changed_rule_gets_a_file_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("KANSRIJK_CACHE", str(tmp_path))
    frame = many(3)
    for number, text in enumerate(["wage_y * 2.25", "wage_y * 2.25", "wage_y * 2.75"]):
        toyland("2025-03-01", formula(f"gift{number}", text)).simulate(frame, [f"gift{number}"])
    names = sorted(path.name for path in tmp_path.glob("*.py"))
    assert len(names) == 2
    assert all(name.startswith("kernel_") for name in names)


def test_the_cache_falls_back_to_another_folder_when_it_cannot_be_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    (tmp_path / "file").write_text("in the way")
    monkeypatch.setenv("KANSRIJK_CACHE", str(tmp_path / "file" / "cache"))
    assert build.cache_folder().is_dir()


def test_one_household_needs_no_compiler():
    program = (
        "import sys, kansrijk.engine as e\n"
        "rule = e.rule(entity='person', unit='', nl='', en='')(lambda age: age * 2.0)\n"
        "columns = {'age': e.Column('age', 'person', 'integer')}\n"
        "facts = e.HouseholdFacts({}, [e.FamilyFacts({}, [{'age': 4}])])\n"
        "assert e.RulesInForce([rule], {}, columns, '2025-01-01').compute(facts, ['<lambda>']) == {'<lambda>': [8.0]}\n"
        "print('numba' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


# --- what is accepted ---


def test_absent_columns_take_their_defaults():
    ages = frame_of([HouseholdFacts({}, [FamilyFacts({}, [{"age": 40}, {"age": 5}])])], COLUMNS)
    assert set(ages.columns) == {"age"}
    zero = full_frame([household([person(40), person(5)])], COLUMNS)
    assert same(
        RULES.simulate(ages, ["disposable_y", "tax_y"]), RULES.simulate(zero, ["disposable_y", "tax_y"])
    )


def test_columns_can_be_asked_for_like_results():
    frame = frame_of([PARENT_WITH_TWO, household([person(20)], [person(8)])], COLUMNS)
    names = ["age", "colour", "rent_m", "index_in_family", "index_in_household", "children"]
    found = RULES.simulate(frame, names)
    assert {name: values.tolist() for name, values in found.items()} == {
        "age": [40, 5, 9, 20, 8],
        "colour": [1, 1, 1],
        "rent_m": [100.0, 0.0],
        "index_in_family": [0, 1, 2, 0, 0],
        "index_in_household": [0, 0, 1],
        "children": [2, 0, 1],
    }
    assert list(found) == names
    with pytest.raises(ValueError, match="read-only"):
        found["age"][0] = 99
    assert frame.columns["age"][0] == 40


def test_results_can_be_given_instead_of_computed():
    frame = full_frame([PARENT_WITH_TWO, household([person(20)])], COLUMNS)
    found = RULES.simulate(
        frame, ["child_money_y", "household_net_y"], given={"family_net_y": np.array([2000.0, 5.0])}
    )
    assert found["household_net_y"].tolist() == [2000.0, 5.0]
    assert found["child_money_y"].tolist() == [112.5, 0.0]
    one = RULES.compute(PARENT_WITH_TWO, ["child_money_y", "family_net_y"], given={"family_net_y": 2000.0})
    assert one == {"child_money_y": [112.5], "family_net_y": [2000.0]}


def test_a_column_can_be_given_for_one_run():
    frame = full_frame([PARENT_WITH_TWO], COLUMNS)
    raised = RULES.simulate(frame, ["tax_y", "wage_y"], given={"wage_y": np.array([1000.0, 0.0, 0.0])})
    assert raised["tax_y"].tolist() == [80.0, 0.0, 0.0]
    assert raised["wage_y"].tolist() == [1000.0, 0.0, 0.0]
    assert RULES.simulate(frame, ["tax_y"])["tax_y"].tolist() == [880.0, 0.0, 0.0]


def test_any_number_of_threads_gives_the_same_bits(monkeypatch: pytest.MonkeyPatch):
    frame, names = many(), ["disposable_y", "tax_y"]
    alone = RULES.simulate(frame, names, threads=1)
    assert same(alone, RULES.simulate(frame, names, threads=2))
    assert same(alone, RULES.simulate(frame, names, threads=5))
    assert same(alone, RULES.simulate(frame, names))
    monkeypatch.setattr(build, "PARALLEL_FROM_PERSONS", 1)
    assert same(alone, RULES.simulate(frame, names))


def test_a_slice_of_households_gives_a_slice_of_the_results():
    frame = many(60)
    whole = RULES.simulate(frame, ["disposable_y", "tax_y"])
    part = RULES.simulate(frame.slice(20, 45, COLUMNS), ["disposable_y", "tax_y"])
    first, last = frame.family_offsets[20], frame.family_offsets[45]
    assert np.array_equal(part["disposable_y"], whole["disposable_y"][first:last])
    assert np.array_equal(
        part["tax_y"], whole["tax_y"][frame.person_offsets[first] : frame.person_offsets[last]]
    )


def test_an_empty_frame_gives_empty_results():
    for frame in (frame_of([], COLUMNS), full_frame([], COLUMNS)):
        found = RULES.simulate(frame, ["disposable_y", "tax_y", "age"])
        assert {name: len(values) for name, values in found.items()} == dict.fromkeys(found, 0)


def test_arrays_nobody_may_write_to_are_read_as_they_are():
    frame = many(40)
    locked = {
        name: pa.array(values).to_numpy(zero_copy_only=values.dtype != np.bool_)
        for name, values in frame.columns.items()
    }
    for values in locked.values():
        values.flags.writeable = False
    offsets = [pa.array(item).to_numpy() for item in (frame.family_offsets, frame.person_offsets)]
    shared = replace(
        frame, family_offsets=offsets[0], person_offsets=offsets[1], columns=locked, checked=set()
    )
    assert not any(values.flags.writeable for values in shared.columns.values())
    assert same(
        RULES.simulate(frame, ["disposable_y", "tax_y"]), RULES.simulate(shared, ["disposable_y", "tax_y"])
    )


def test_a_result_has_the_type_of_what_it_counts():
    found = RULES.simulate(many(5), ["children", "someone_works", "is_child", "family_code", "tax_y", "age"])
    kinds = {name: str(values.dtype) for name, values in found.items()}
    assert kinds == {
        "children": "int32",
        "someone_works": "bool",
        "is_child": "bool",
        "family_code": "int32",
        "tax_y": "float64",
        "age": "int16",
    }


# --- the order of the loops ---

ENTITIES = ("person", "family", "household")
PLAIN = {
    f"{entity}_c{i}": Column(f"{entity}_c{i}", entity, "number", default=0.0)
    for entity in ENTITIES
    for i in range(2)
}


class _AnyType:
    def __getattr__(self, name: str) -> Callable[..., None]:
        return lambda *_args, **_kwargs: None


def uncompiled(text: str) -> Callable[..., None]:
    """The same kernel text, run as plain Python: slow, but without a compiler."""
    scope: dict[str, Any] = {"njit": lambda *_args, **_kwargs: lambda function: function, "types": _AnyType()}
    exec(text.replace("from numba import njit, types", ""), scope)
    kernel: Callable[..., None] = scope["kernel"]
    return kernel


def random_rules(draw: random.Random) -> list[Node]:
    """Rules of all entities that use each other in any order the engine allows."""
    nodes: list[Node] = []
    known = [(column.name, column.entity) for column in PLAIN.values()]

    def names(test: Callable[[int], bool]) -> list[str]:
        return [name for name, entity in known if test(ENTITIES.index(entity))]

    for i in range(draw.randint(3, 14)):
        entity = draw.choice(ENTITIES)
        level = ENTITIES.index(entity)
        kind = draw.random()
        if level and kind < 0.5:
            below = draw.choice(names(lambda other, level=level: other < level))
            op = draw.choice(["sum", "count", "any", "min", "max"])
            nodes.append(aggregate(f"n{i}", entity=entity, op=op, of=below, nl="", en=""))
        elif kind < 0.6:
            own = names(lambda other, level=level: other == level)
            nodes.append(total(f"n{i}", entity=entity, of=draw.sample(own, 2), nl="", en="", unit=""))
        else:
            nodes.append(
                _random_rule(f"n{i}", entity, names(lambda other, level=level: other >= level), draw)
            )
        known.append((f"n{i}", entity))
    return nodes


def _random_rule(name: str, entity: str, usable: list[str], draw: random.Random) -> Rule:
    arguments = draw.sample(usable, min(len(usable), draw.randint(1, 3)))
    text = " + ".join(f"{argument} * {draw.choice([1.0, 2.0, 0.5])}" for argument in arguments)
    if draw.random() < 0.3:
        text = (
            f"x = {text}\nif x > 3.0:\n    {arguments[0]} = x - 1.0\n    return {arguments[0]} + x\nreturn x"
        )
    return formula(name, text, entity=entity, applies_if=draw.choice(usable) if draw.random() < 0.3 else None)


def random_households(draw: random.Random) -> list[HouseholdFacts]:
    """Households with no, one or more families of no, one or more persons."""

    def facts(entity: str) -> dict[str, float]:
        return {f"{entity}_c{i}": float(draw.randint(-2, 5)) for i in range(2)}

    def family() -> FamilyFacts:
        return FamilyFacts(facts("family"), [facts("person") for _ in range(draw.randint(0, 3))])

    return [
        HouseholdFacts(facts("household"), [family() for _ in range(draw.randint(0, 3))]) for _ in range(4)
    ]


def test_whatever_uses_what_the_loops_compute_it_in_the_right_order(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(build, "compiled", uncompiled)
    for seed in range(400):
        draw = random.Random(seed)
        rules = RulesInForce(random_rules(draw), {}, PLAIN, "2025-01-01")
        names = draw.sample([node.name for node in rules.nodes], draw.randint(1, len(rules.nodes)))
        households = random_households(draw)
        fast = rules.simulate(full_frame(households, PLAIN), names)
        slow = plainly(rules, households, names)
        for name in names:
            assert [float(value) for value in slow[name]] == fast[name].astype(float).tolist(), (seed, name)
