from __future__ import annotations

from datetime import date

import pytest

from pipeline.rules.catalogue import all_conditions
from schemas.codelists import AGE_CLASS, OPERATOR
from schemas.columns import table_spec
from schemas.parameters import Requirement, default_parameters
from schemas.tables.surveys import Surveys
from tests.builders import requirement

DEFAULTS = default_parameters()
SURVEYS = table_spec(Surveys)


@pytest.mark.parametrize("item", DEFAULTS.requirements, ids=lambda item: "-".join(item.key))
def test_a_default_requirement_can_be_judged(item: Requirement) -> None:
    fact = SURVEYS.column(item.fact)

    assert item.age_class in AGE_CLASS.values
    assert item.operator in OPERATOR.values
    if item.operator in ("AT_LEAST", "AT_MOST"):
        assert float(item.limit) > 0
        assert fact.kind in ("number", "integer")
    elif item.operator == "ONE_OF":
        assert fact.codes is not None
        assert {code.strip() for code in item.limit.split(",")} < set(fact.codes.values)
    else:
        assert (item.limit, fact.kind) == ("", "yes_no")


def test_each_of_the_ten_conditions_asks_something_of_both_age_classes() -> None:
    asked = {(item.condition_id, item.age_class) for item in DEFAULTS.requirements}

    assert asked == {(condition.rule.id, code) for condition in all_conditions() for code in AGE_CLASS.values}
    assert len(all_conditions()) == 10


def test_a_condition_measures_only_the_facts_that_it_declares() -> None:
    declared = {condition.rule.id: set(condition.rule.columns) for condition in all_conditions()}

    for item in DEFAULTS.requirements:
        assert item.fact in declared[item.condition_id]


def test_codes_and_names_are_unique() -> None:
    assert len({item.code for item in DEFAULTS.values}) == len(DEFAULTS.values)
    assert len({item.name for item in DEFAULTS.values}) == len(DEFAULTS.values)


def test_what_no_source_settles_is_labelled() -> None:
    assert all(item.is_assumption for item in DEFAULTS.requirements)
    assert not next(item for item in DEFAULTS.values if item.code == "tenancy_min_years").is_assumption


def test_the_staffs_requirements_replace_by_key_and_the_order_stays() -> None:
    own = requirement(limit="60")

    laid_over = DEFAULTS.replaced((), (own,))

    assert own in laid_over.required(date(2019, 10, 31))
    assert len(laid_over.requirements) == len(DEFAULTS.requirements)
    assert [item.key for item in laid_over.requirements if item is not own] == [
        item.key for item in DEFAULTS.requirements if item.key != own.key
    ]
