# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A family reads why it gets an amount, why not, and what would change it: in whole sentences, in every year."""

from __future__ import annotations

import re
from functools import cache

import pytest
from hypothesis import Phase, given, settings
from tests.law.households import HOUSEHOLDS, adult, child, home

from kansrijk import netherlands
from kansrijk.engine import OutsideKnownDates, Rule
from kansrijk.engine.columns import ENTITIES
from kansrijk.engine.explain import Explanation, StepLine
from kansrijk.engine.facts import HouseholdFacts
from kansrijk.engine.problems import NoResult
from kansrijk.engine.sentences import Reasons
from kansrijk.law import national_reasons
from kansrijk.policy.family_report import RESULTS
from kansrijk.policy.rulebook import DutchRules

WITHOUT_SHRINKING = settings(max_examples=10, phases=[Phase.explicit, Phase.reuse, Phase.generate])
DAYS = tuple(f"{year}-07-01" for year in range(2019, 2027))
REASONS = national_reasons()
AMOUNTS = (
    "bijstand_m",
    "kinderbijslag_m",
    "kindgebonden_budget_m",
    "zorgtoeslag_m",
    "huurtoeslag_gezin_m",
    "kinderopvangtoeslag_m",
)
SLOPPY = re.compile(
    r"\(n\)|\(en\)|\(s\)|\(ren\)|\b1 (kinderen|children|volwassenen|adults|bewoners|residents)\b"
)


@cache
def law(day: str) -> DutchRules:
    """The law of a day, made once."""
    return netherlands(day)


def explained(day: str, household: HouseholdFacts, *names: str) -> Explanation:
    """The household explained, with all that a family report tells."""
    return law(day).explain(household, [*RESULTS, *names])


def why(day: str, household: HouseholdFacts, name: str) -> StepLine:
    """One result of the first family."""
    return explained(day, household).line(name, 0)


@pytest.mark.parametrize("name", REASONS)
def test_reasons_are_given_for_results_that_exist_in_some_year(name: str):
    assert any(_plan(day, name) is not None for day in DAYS)


@pytest.mark.parametrize("name", REASONS)
def test_what_a_reason_names_is_known_of_the_same_family_in_some_year(name: str):
    for asked in REASONS[name].names:
        assert any(_in_reach(day, name, asked) for day in DAYS), asked


@pytest.mark.parametrize("name", REASONS)
def test_a_reason_names_the_same_values_in_both_languages(name: str):
    for case in REASONS[name].cases:
        assert case.why["nl"].names == case.why["en"].names
        if case.change:
            assert case.change["nl"].names == case.change["en"].names


@pytest.mark.parametrize("name", REASONS)
def test_only_the_last_reason_holds_always(name: str):
    reasons: Reasons = REASONS[name]
    assert all(case.when is not None for case in reasons.cases[:-1])


def test_no_sentence_of_the_law_leaves_the_plural_to_the_reader():
    for node in law(DAYS[0]).nodes:
        if isinstance(node, Rule):
            assert not SLOPPY.search(node.sentence_nl + node.sentence_en), node.name


@pytest.mark.parametrize("day", DAYS)
@WITHOUT_SHRINKING
@given(household=HOUSEHOLDS)
def test_every_sentence_of_every_family_is_whole(day: str, household: HouseholdFacts):
    try:
        explanation = explained(day, household)
    except NoResult:
        return
    for line in explanation.steps():
        for text in (line.sentence_nl, line.sentence_en, line.change_nl, line.change_en):
            assert "?" not in text, (line.name, text)
            assert "{" not in text
            assert not SLOPPY.search(text), text
            assert not re.search(r"[€$] -", text) or line.name not in REASONS, text
            assert not text or text.endswith("."), text


@pytest.mark.parametrize("day", DAYS)
@WITHOUT_SHRINKING
@given(household=HOUSEHOLDS)
def test_whoever_gets_nothing_reads_the_reason(day: str, household: HouseholdFacts):
    try:
        explanation = explained(day, household)
    except NoResult:
        return
    for name in AMOUNTS:
        for row, value in enumerate(explanation.trace.of(name)):
            line = explanation.line(name, row)
            tells = any(
                word in line.sentence_nl for word in ("want", "nog geen", "Het bedrag staat bij gezin 1")
            )
            if value == 0 and "vraagt die niet aan" not in line.sentence_nl:
                assert tells or "krijgt geen" in line.sentence_nl, (name, line.sentence_nl)
            if value > 0:
                assert "krijgt geen" not in line.sentence_nl, (name, line.sentence_nl)


def test_assistance_says_by_how_much_income_is_above_the_norm():
    line = why("2025-07-01", home([adult(40, loon_y=24000.0), child(9)]), "bijstand_m")
    assert line.value == 0
    assert "de bijstandsnorm is € 1.369,06 per maand." in line.sentence_nl
    assert re.search(r"Het inkomen ligt daar € [\d.,]+ per maand boven\.", line.sentence_nl)
    assert line.change_nl.startswith("Zakt het netto-inkomen onder € 1.369,06 per maand")


def test_assistance_says_by_how_much_wealth_is_above_the_limit():
    line = why("2025-07-01", home([adult(40), child(9)], vermogen=16_040.0), "bijstand_m")
    assert "Het vermogen is € 16.040 en de grens is € 15.540. Dat is € 500 te veel." in line.sentence_nl
    assert "That is € 500 too much." in line.sentence_en


@pytest.mark.parametrize(
    "day,household,name,words",
    [
        ("2025-07-01", home([adult(30)]), "kinderbijslag_m", "geen kinderen onder 18"),
        ("2019-07-01", home([adult(40, loon_y=90_000.0), child(9)]), "kindgebonden_budget_m", "inkomen is te hoog"),
        ("2025-07-01", home([adult(40), child(9)], vermogen=150_000.0), "zorgtoeslag_m", "vermogen is te hoog"),
        ("2025-07-01", home([adult(40), child(9)]), "huurtoeslag_gezin_m", "huurt geen zelfstandige woning"),
        ("2025-07-01", home([adult(40), child(9)], rent=1000.0), "huurtoeslag_gezin_m", "Dat is € 99,93 per maand te veel"),
        ("2019-07-01", home([adult(40, loon_y=60_000.0), child(9)], rent=600.0), "huurtoeslag_gezin_m", "inkomen"),
        ("2026-07-01", home([adult(40, loon_y=90_000.0), child(9)], rent=1000.0), "huurtoeslag_gezin_m", "inkomen is te hoog"),
        ("2025-07-01", home([adult(22)], rent=600.0), "huurtoeslag_gezin_m", "jonge huurder"),
        ("2025-07-01", home([adult(30), child(3)]), "kinderopvangtoeslag_m", "geen kind naar de opvang"),
    ],
)  # fmt: skip
def test_each_reason_for_nothing_is_told(day: str, household: HouseholdFacts, name: str, words: str):
    line = why(day, household, name)
    assert line.value == 0
    assert line.sentence_nl.startswith("Dit gezin krijgt geen ")
    assert words in line.sentence_nl


def test_childcare_without_work_says_that_both_parents_must_work():
    facts = {"opvang_soort": 1, "opvanguren_m": 80.0, "opvangprijs_uur": 9.0}
    line = why(
        "2025-07-01", home([adult(30, loon_y=25000.0), adult(31), child(2, **facts)]), "kinderopvangtoeslag_m"
    )
    assert "alleen als beide ouders werken" in line.sentence_nl
    assert "De opvang kost € 720 per maand." in line.sentence_nl
    assert line.change_nl


def test_a_right_that_is_kept_above_the_highest_rent_is_told_as_such():
    household = home([adult(40), child(9)], rent=1000.0)
    household.values["eerder_huurtoeslag"] = True
    line = why("2025-07-01", household, "huurtoeslag_gezin_m")
    assert line.value > 0
    assert (
        "boven de grens, maar dit huishouden houdt recht. De huur telt mee tot € 900,07 per maand."
        in line.sentence_nl
    )


def test_the_taper_of_the_child_budget_adds_up():
    line = why("2025-07-01", home([adult(40, loon_y=35_000.0), child(9)]), "kindgebonden_budget_m")
    highest, income, over, threshold, off, left, monthly = (
        float(text.replace(".", "").replace(",", "."))
        for text in re.findall(r"€ ([\d.]+(?:,\d+)?)", line.sentence_nl)
    )
    assert income - threshold == over
    assert highest - off == left
    assert monthly == pytest.approx(line.value, abs=0.005)
    assert monthly == pytest.approx(left / 12, abs=0.005)


def test_below_the_income_that_is_named_there_is_child_budget_again():
    line = why("2025-07-01", home([adult(40, loon_y=125_000.0), child(9)]), "kindgebonden_budget_m")
    named = float(re.findall(r"€ ([\d.]+)", line.change_nl)[0].replace(".", ""))
    below, above = (
        why("2025-07-01", home([adult(40, loon_y=named + more), child(9)]), "kindgebonden_budget_m").value
        for more in (-50.0, 50.0)
    )
    assert below > 0
    assert above == 0


def test_below_the_income_that_is_named_there_is_care_allowance_again():
    line = why("2023-07-01", home([adult(40, loon_y=60_000.0), adult(40), child(9)]), "zorgtoeslag_m")
    named = float(re.findall(r"€ ([\d.]+)", line.change_nl)[0].replace(".", ""))
    below, above = (
        why("2023-07-01", home([adult(40, loon_y=named + more), adult(40), child(9)]), "zorgtoeslag_m").value
        for more in (-50.0, 50.0)
    )
    assert below > 0
    assert above == 0


def _plan(day: str, name: str) -> dict[str, str] | None:
    """What is computed for a family report and `name`, with the entity of each; nothing when the day has no `name`."""
    try:
        plan = law(day).plan([*RESULTS, name])
    except OutsideKnownDates:
        return None
    entities: dict[str, str] = {step.name: step.entity for step in plan.steps}
    return entities | dict.fromkeys(plan.parameters, "household")


def _in_reach(day: str, name: str, asked: str) -> bool:
    plan = _plan(day, name)
    if plan is None or asked not in plan:
        return False
    return ENTITIES.index(plan[asked]) >= ENTITIES.index(plan[name])
