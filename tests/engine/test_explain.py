# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2
"""An explanation keeps every step, speaks two languages and says how sure it is."""

from __future__ import annotations

import json
from html.parser import HTMLParser

import pytest
from tests.engine.land import COLUMNS, PARENT_WITH_TWO, formula, household, person, toyland

from kansrijk.engine import Rule, Total

RULES = toyland()
CHILDLESS = household([person(30, 3000.0)])
OUTPUTS = ["disposable_y", "child_money_y"]
VOID = {"br", "hr", "img", "meta", "link", "input"}


class Fragment(HTMLParser):
    """Reads HTML strictly: every element closed, in the right order."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.seen: list[str] = []
        self.words: list[str] = []
        self.feed(text)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.seen.append(tag)
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def test_the_text_tells_result_day_steps_articles_and_amounts_in_dutch():
    text = RULES.explain(
        PARENT_WITH_TWO, OUTPUTS, title="Gezin A", members=["ouder", "kind 1", "kind 2"]
    ).as_text("nl")
    for words in (
        "Gezin A\n=======",
        "Te besteden: 2690",
        "regels van 1 maart 2025",
        "Een mens beslist",
        "Belasting (ouder)",
        "Met 2 kinderen is het kindgeld",
        "Artikel: Child Act 3",
        "- korting: ",
        "geldt van 1 januari 2025 tot en met 31 december 2039",
        "Gazette of Toyland 1",
    ):
        assert words in text, words


def test_the_text_tells_the_same_in_english():
    text = RULES.explain(PARENT_WITH_TWO, OUTPUTS, title="Family A").as_text("en")
    for words in (
        "To spend",
        "rules of 1 March 2025",
        "A person decides",
        "With 2 children the child money is",
        "Article: Child Act 3",
        "- credit: ",
    ):
        assert words in text, words


def test_the_data_are_json_with_every_step_of_every_row():
    explanation = RULES.explain(PARENT_WITH_TWO, OUTPUTS)
    data = json.loads(explanation.as_json())
    assert data == json.loads(json.dumps(explanation.as_dict()))
    plan = RULES.plan(OUTPUTS)
    expected = {
        (step.name, row)
        for step in plan.steps
        if isinstance(step, (Rule, Total))
        for row in range(len(explanation.trace.of(step.name)))
    }
    assert {(step["name"], step["row"]) for step in data["steps"]} == expected
    assert len(data["steps"]) == len(expected)
    assert [result["name"] for result in data["results"]] == OUTPUTS
    assert data["day"] == "2025-03-01"


def test_a_step_holds_its_inputs_amounts_article_and_status():
    data = RULES.explain(PARENT_WITH_TWO, ["tax_y"]).as_dict()
    tax = next(step for step in data["steps"] if step["name"] == "tax_y")
    assert tax["value"] == 880.0
    assert tax["article"] == "Tax Act 2"
    assert tax["inputs"] == {"wage_y": 3000.0}
    assert tax["parameters"] == ["tariff", "credit"]
    assert data["parameters"]["tariff"]["value"] == [[0.0, 0.2], [1000.0, 0.4]]
    assert data["parameters"]["credit"]["value"] == 120.0
    assert data["parameters"]["credit"]["source"] == "Gazette of Toyland 1"
    assert data["names"]["wage_y"]["label"]["nl"] == RULES.label("wage_y", "nl")
    assert tax["status"] == "published"
    assert tax["sentence"]["en"].startswith("On a wage of")


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_html_is_well_formed_and_names_its_language(language: str):
    html = RULES.explain(PARENT_WITH_TWO, OUTPUTS, title="A").as_html(language)
    fragment = Fragment(html)
    assert fragment.seen[0] == "section"
    assert f'lang="{language}"' in html
    assert fragment.seen.count("h2") == 1


def test_what_people_type_is_text_and_never_markup():
    sneaky = '<script>alert("&")</script>'
    html = RULES.explain(PARENT_WITH_TWO, ["tax_y"], title=sneaky, members=[sneaky] * 3).as_html("nl")
    fragment = Fragment(html)
    assert "script" not in fragment.seen
    assert sneaky in fragment.words


def test_labels_and_sentences_of_a_reform_are_text_too():
    rules = toyland(
        "2025-03-01",
        formula(
            "odd",
            "wage_y",
            nl="<b>raar</b>",
            en="<b>odd</b>",
            sentence_nl="<i>{odd}</i>",
            sentence_en="<i>{odd}</i>",
            article="<u>1</u>",
        ),
    )
    assert not {"b", "i", "u"} & set(Fragment(rules.explain(PARENT_WITH_TWO, ["odd"]).as_html("en")).seen)


def test_a_result_is_as_sure_as_the_weakest_amount_it_rests_on():
    explanation = RULES.explain(PARENT_WITH_TWO, ["tax_y", "disposable_y", "pocket_y"])
    assert {line.name: line.status for line in explanation.results()} == {
        "tax_y": "published",
        "disposable_y": "fitted",
        "pocket_y": "memory",
    }
    assert RULES.status_of("disposable_y") == "fitted"
    assert "deels geschat op uitkomsten" in explanation.as_text("nl")


def test_a_rule_that_does_not_apply_does_not_weaken():
    explanation = RULES.explain(CHILDLESS, ["child_money_y", "disposable_y"])
    assert [line.status for line in explanation.results()] == ["statute", "published"]
    line = explanation.line("child_money_y", 0)
    assert not line.applies
    assert line.sentence_nl == "Dit geldt alleen als dit klopt: heeft kinderen. Dat is hier niet zo."
    assert line.sentence_en == "This only holds if this is true: has children. That is not so here."


def test_a_sentence_may_name_a_value_that_was_computed_on_the_way():
    rules = toyland(
        "2025-03-01",
        formula(
            "gift_y",
            "tax_y * 2.0",
            sentence_nl="Loon {wage_y}: {gift_y}.",
            sentence_en="Wage {wage_y}: {self}.",
        ),
    )
    line = rules.explain(PARENT_WITH_TWO, ["gift_y"]).line("gift_y", 0)
    assert line.sentence_nl == "Loon 3000: 1760."
    assert line.sentence_en == "Wage 3000: 1760."


def test_the_steps_shown_leave_out_what_adds_nothing():
    text = RULES.explain(PARENT_WITH_TWO, ["disposable_y"], members=["parent", "child 1", "child 2"]).as_text(
        "en"
    )
    assert "Tax (parent)" in text
    assert "Tax (child 1)" not in text


def test_members_without_a_label_are_numbered():
    text = RULES.explain(PARENT_WITH_TWO, ["tax_y"]).as_text("en")
    assert "Tax (person 1)" in text


def test_a_result_that_is_left_out_is_in_the_data_and_not_in_the_words():
    explanation = RULES.explain(PARENT_WITH_TWO, ["tax_y"], leave_out={("tax_y", 1), ("tax_y", 2)})
    assert "person 1" in explanation.as_text("en")
    assert "person 2" not in explanation.as_text("en")
    assert "person 2" not in explanation.as_html("en")
    assert len(explanation.as_dict()["results"]) == 3


def test_what_is_told_as_a_result_is_not_told_again_as_a_step():
    text = RULES.explain(PARENT_WITH_TWO, ["child_money_y", "disposable_y"]).as_text("en")
    assert text.count("With 2 children the child money is") == 1


def test_how_certain_it_is_is_said_once_for_all_results_of_one_status():
    text = RULES.explain(PARENT_WITH_TWO, ["tax_y", "net_y", "disposable_y"]).as_text("en")
    assert "- Published by the government or a professional source: Tax; Net wage." in text
    assert text.count("Partly fitted to outcomes") == 1


def test_beside_a_report_the_title_and_day_are_left_out():
    text = RULES.explain(PARENT_WITH_TWO, OUTPUTS, title="Family A").as_text("en", head=False)
    assert "Family A" not in text
    assert "A person decides" not in text


def test_an_amount_of_the_law_stands_once_however_many_steps_read_it():
    explanation = RULES.explain(PARENT_WITH_TWO, OUTPUTS)
    text = explanation.as_json()
    assert text.count('"source": ') == len(RULES.plan(OUTPUTS).parameters)


def test_what_rules_have_in_common_is_made_once_for_all_households():
    first, second = (RULES.explain(people, OUTPUTS) for people in (PARENT_WITH_TWO, CHILDLESS))
    assert first.book is second.book


def test_a_code_is_told_in_words_and_not_as_a_number():
    rules = toyland("2025-03-01", formula("paint", "colour * 2.0", entity="family"))
    line = rules.explain(PARENT_WITH_TWO, ["paint"]).line("paint", 0)
    assert [item.shown("en") for item in line.inputs] == [COLUMNS["colour"].codes[1]["en"]]


def test_a_table_of_the_law_is_told_with_its_values():
    text = RULES.explain(PARENT_WITH_TWO, ["child_money_y"]).as_text("en")
    assert "- child money by number: 0, 100, 180, 240, 280; holds from" in text
