from __future__ import annotations

import json

import pytest

from pipeline.reports.rule_list import rule_lines, rule_record
from pipeline.rule import Rule
from pipeline.rules.catalogue import all_rules

RULES = all_rules()


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: str(rule.id))
def test_every_rule_can_be_listed_shown_in_full_and_given_to_machines(rule: Rule) -> None:
    (line,) = rule_lines(rule, in_full=False)
    in_full = list(rule_lines(rule, in_full=True))
    record = rule_record(rule)

    assert line.startswith(rule.id)
    assert line.endswith(rule.title)
    assert in_full[0] == line
    assert any(text.strip().startswith("Kilde: ") for text in in_full)
    assert json.loads(json.dumps(record)) == record
    assert (record["id"], record["title"], record["source"]) == (rule.id, rule.title, rule.source.label)
    assert len(record["parameters"]) == len(rule.parameters)


def test_ids_are_unique_and_in_order_of_kind() -> None:
    ids = [rule.id for rule in RULES]

    assert len(ids) == len(set(ids))
    assert {name[0] for name in ids} == {"D", "F", "I", "K", "P", "V"}
