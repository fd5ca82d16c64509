# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A family's own facts: several incomes, two homes, wealth and debts, what is unknown, and a schema for editors."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml
from click.testing import CliRunner

from kansrijk import Family, netherlands
from kansrijk.cli import main
from kansrijk.engine.facts import HouseholdFacts
from kansrijk.engine.problems import Problem
from kansrijk.people.family_schema import family_schema, schema_text

DAY = "2025-07-01"
GOOD = """\
gemeente: Rotterdam
wonen: {hypotheek: 900, energie: 150}
gezin:
  bezit: {spaargeld: 3000, auto: 4000}
  schulden: 12000
  schuldhulp: wsnp
  leden:
    - rol: ouder
      geboren: 1990-04-12
      verblijf: nederlander
      zorgpremie_maand: 150
      inkomens:
        - {soort: loon, bedrag_maand: 1000}
        - {soort: loon, maanden: [0, 0, 300, 300, 0, 0, 500, 500, 0, 0, 0, 100]}
        - {soort: winst, bedrag_jaar: 2500, toelichting: webwinkel}
        - {soort: alimentatie_ontvangen, bedrag_maand: 250}
    - {rol: kind, geboren: 2015-03-02, dagen_bij_gezin: 4, school: basisschool, beperking: ja, dubbele_kinderbijslag: ja}
    - {rol: kind, geboren: 2013-03-02, dagen_bij_gezin: 3}
"""


DOUBLE = ", dubbele_kinderbijslag: ja"


def changed(before: str, after: str, file: str = "gezin.yaml") -> Family:
    assert before in GOOD
    return Family.from_text(GOOD.replace(before, after), file)


def facts(family: Family) -> HouseholdFacts:
    return family.facts(DAY)


def parent(family: Family) -> dict[str, Any]:
    return dict(facts(family).families[0].members[0])


def test_incomes_of_a_kind_are_added_up():
    got = parent(Family.from_text(GOOD))
    assert (got["loon_y"], got["winst_y"], got["alimentatie_ontvangen_y"]) == (13_700, 2_500, 3_000)


def test_wealth_is_property_minus_debts():
    assert facts(Family.from_text(GOOD)).families[0].values["vermogen"] == -5_000


def test_any_form_of_debt_help_counts():
    for word in ("minnelijk", "wsnp", "beslag", "ja"):
        assert facts(changed("wsnp", word)).families[0].values["schuldhulp"] is True


def test_a_mortgage_is_a_cost_of_the_own_home():
    assert facts(Family.from_text(GOOD)).values["woonlasten_eigen_m"] == 900


def test_a_child_counts_where_it_lives_most_days():
    assert len(facts(Family.from_text(GOOD)).families[0].members) == 2
    assert len(facts(changed("dagen_bij_gezin: 3}", "dagen_bij_gezin: 3.5}")).families[0].members) == 3


def test_or_where_the_child_benefit_goes():
    here = changed("dagen_bij_gezin: 3}", "dagen_bij_gezin: 3, kinderbijslag_hier: ja}")
    there = changed("dagen_bij_gezin: 4,", "dagen_bij_gezin: 4, kinderbijslag_hier: nee,")
    assert len(facts(here).families[0].members) == 3
    assert len(facts(there).families[0].members) == 1


def test_what_the_rules_do_not_use_is_said_once():
    codes = [item.code for item in Family.from_text(GOOD).notes()]
    assert sorted(codes) == sorted(
        [
            "hypotheek", "schuldhulp", "maanden", "zorgpremie_maand", "kind_deels", "school", "beperking", "kind_elders"
        ]
    )  # fmt: skip
    assert "verblijf" in [item.code for item in changed("nederlander", "procedure").notes()]


def test_an_unknown_fact_has_its_default_and_is_listed():
    family = changed("bedrag_jaar: 2500", "bedrag_jaar: onbekend")
    assert "winst_y" not in parent(family)
    unknown = family.unknown()
    assert [(item.path, item.line, item.column, item.family, item.member) for item in unknown] == [
        ("gezin.leden[1].inkomens[3].bedrag_jaar", 15, "winst_y", 0, 0)
    ]


@pytest.mark.parametrize("fact", ["geboren: 1990-04-12", "rol: ouder"])
def test_role_and_age_may_not_be_unknown(fact: str):
    with pytest.raises(Problem, match=r"gezin\.yaml, line \d+"):
        changed(fact, f"{fact.split(':')[0]}: onbekend")


def test_partner_alimony_is_taxed_and_counts_as_income_for_the_norm():
    rules = netherlands(DAY)
    with_, without = (
        rules.compute(facts(family), ["inkomen_box1_y", "norminkomen_m", "besteedbaar_inkomen_m"])
        for family in (
            changed(DOUBLE, ""),
            Family.from_text(GOOD.replace(DOUBLE, "").replace("bedrag_maand: 250", "bedrag_maand: 0")),
        )
    )
    assert with_["inkomen_box1_y"][0] - without["inkomen_box1_y"][0] == 3_000
    assert with_["norminkomen_m"][0] >= without["norminkomen_m"][0]


def test_partner_alimony_paid_lowers_the_tax_but_not_the_income_for_assistance():
    rules, names = netherlands(DAY), ["inkomen_box1_y", "gezin_netto_inkomen_y", "ouders_netto_inkomen_y"]
    one = parent_only("{soort: loon, bedrag_jaar: 40000}")
    two = parent_only(
        "{soort: loon, bedrag_jaar: 40000}\n        - {soort: alimentatie_betaald, bedrag_jaar: 6000}"
    )
    before, after = rules.compute(facts(one), names), rules.compute(facts(two), names)
    assert before["inkomen_box1_y"][0] - after["inkomen_box1_y"][0] == 6_000
    left = before["gezin_netto_inkomen_y"][0] - after["gezin_netto_inkomen_y"][0]
    assert 0 < left < 6_000
    assert after["ouders_netto_inkomen_y"][0] > before["ouders_netto_inkomen_y"][0]


def parent_only(income: str) -> Family:
    return Family.from_text(
        f"gemeente: Zwolle\ngezin:\n  leden:\n    - rol: ouder\n      leeftijd: 40\n      inkomens:\n        - {income}\n"
    )


# passage, what it becomes, what the answer says
MISTAKES = {
    "an income has no kind": ("soort: winst, ", "", r"line 15, gezin\.leden\[1\]\.inkomens\[3\]: 'soort' is missing"),
    "a kind is unheard of": ("soort: winst", "soort: fooi", r"inkomens\[3\]\.soort: 'fooi' is not known\. Possible are: loon"),
    "an income has two amounts": ("bedrag_jaar: 2500", "bedrag_jaar: 2500, bedrag_maand: 1", "in one of three ways"),
    "an income has no amount": ("bedrag_jaar: 2500, ", "", "in one of three ways"),
    "a year has eleven months": ("[0, 0, 300", "[0, 300", r"inkomens\[2\]\.maanden: there are 11 months and there must be 12"),
    "a month is negative": ("[0, 0, 300", "[0, -1, 300", r"maanden\[2\]: -1 cannot be"),
    "an income stands in two places": ("verblijf: nederlander", "loon_jaar: 5", r"there is 'loon_jaar' as well"),
    "wealth stands in two places": ("schulden: 12000", "vermogen: 1", "there is 'vermogen' as well"),
    "a debt is negative": ("schulden: 12000", "schulden: -5", r"gezin\.schulden: -5 cannot be"),
    "a week has eight days": ("dagen_bij_gezin: 4", "dagen_bij_gezin: 8", "the number of days a week lies between 0 and 7"),
    "a parent has days": ("zorgpremie_maand: 150", "dagen_bij_gezin: 3", r"belongs to a child with two homes"),
    "a school is unheard of": ("basisschool", "kostschool", r"'kostschool' is not known\. Possible are: geen, voorschool"),
    "a residence is unheard of": ("nederlander", "toerist", r"verblijf: 'toerist' is not known"),
    "a home is rented and mortgaged": ("energie: 150", "huur: 600", r"wonen\.hypotheek: there is 'huur' as well"),
    "a premium is a word": ("zorgpremie_maand: 150", "zorgpremie_maand: veel", "'veel' is no number"),
}  # fmt: skip


@pytest.mark.parametrize("case", MISTAKES)
def test_a_mistake_is_answered_when(case: str):
    before, after, sentence = MISTAKES[case]
    with pytest.raises(Problem, match=sentence) as caught:
        changed(before, after)
    assert "gezin.yaml, regel" in caught.value.nl


def as_json(text: str) -> Any:
    return json.loads(json.dumps(yaml.safe_load(text), default=str))


def test_json_says_the_same_as_yaml(tmp_path: Path):
    path = tmp_path / "gezin.json"
    path.write_text(json.dumps(as_json(GOOD), indent="\t"), encoding="utf-8")
    assert facts(Family.read(path)) == facts(Family.from_text(GOOD))


def test_broken_json_is_answered_with_the_line():
    with pytest.raises(Problem, match=r"gezin\.json, line 2: this is not valid JSON"):
        Family.from_text('{"gemeente": "Zwolle",\n"gezin": }', "gezin.json")
    with pytest.raises(Problem, match=r"gezin\.json, line 2, gezin\.leden\[1\]\.loon_jaar: -1 cannot be"):
        Family.from_text(
            '{"gemeente": "Zwolle",\n"gezin": {"leden": [{"rol": "ouder", "leeftijd": 40, "loon_jaar": -1}]}}',
            "gezin.json",
        )


def test_the_schema_that_ships_follows_the_reader(root: Path):
    shipped = root / "src" / "kansrijk" / "people" / "family.schema.json"
    assert shipped.read_text(encoding="utf-8") == schema_text(), "write it with: kansrijk family --schema"
    assert CliRunner().invoke(main, ["family", "--schema"]).output == schema_text()


@pytest.fixture(scope="module")
def schema() -> Any:
    jsonschema.Draft202012Validator.check_schema(family_schema())
    return jsonschema.Draft202012Validator(family_schema())


@pytest.mark.parametrize("name", Family.examples())
def test_the_schema_accepts_the_examples(schema: Any, root: Path, name: str):
    text = (root / "src" / "kansrijk" / "people" / "examples" / f"{name}.yaml").read_text(encoding="utf-8")
    assert list(schema.iter_errors(as_json(text))) == []


def test_the_schema_accepts_the_wide_file_and_the_unknown(schema: Any):
    assert list(schema.iter_errors(as_json(GOOD))) == []
    assert list(schema.iter_errors(as_json(GOOD.replace("schulden: 12000", "schulden: onbekend")))) == []


WRONG_IN_FORM = set(MISTAKES) - {
    "an income stands in two places",
    "wealth stands in two places",
    "a parent has days",
}


@pytest.mark.parametrize("case", sorted(WRONG_IN_FORM))
def test_the_schema_refuses_when(schema: Any, case: str):
    before, after, _ = MISTAKES[case]
    assert list(schema.iter_errors(as_json(GOOD.replace(before, after))))
