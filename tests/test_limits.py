from __future__ import annotations

from typing import Any

import pytest

from pipeline.limits import Limits, judge
from pipeline.outcome import Outcome
from schemas.tables.surveys import Surveys
from tests.builders import make_frame, requirement, survey

NO, UNCLEAR, YES = Outcome.NOT_MET, Outcome.UNCLEAR, Outcome.MET
ROOMY = requirement("measured_area_m2", "AT_LEAST", "55")
NEAR = requirement("school_distance_m", "AT_MOST", "800.5")


@pytest.mark.parametrize(
    ("fact", "operator", "limit", "values", "expected"),
    [
        ("measured_area_m2", "AT_LEAST", "55", [54.9, 55.0, None], [NO, YES, UNCLEAR]),
        ("school_distance_m", "AT_MOST", "800.5", [800.5, 800.6, None], [YES, NO, UNCLEAR]),
        ("standard_grade", "AT_LEAST", "3", [2, 3, None], [NO, YES, UNCLEAR]),
        ("fire_risk", "ONE_OF", "LOW, MEDIUM", ["MEDIUM", "HIGH", None], [YES, NO, UNCLEAR]),
        ("fire_risk", "ONE_OF", "LOW", ["LOW", "MEDIUM", None], [YES, NO, UNCLEAR]),
        ("has_moisture_damage", "IS_YES", "", [True, False, None], [YES, NO, UNCLEAR]),
        ("has_moisture_damage", "IS_NO", "", [True, False, None], [NO, YES, UNCLEAR]),
    ],
)
def test_operators(fact: str, operator: str, limit: str, values: list[Any], expected: list[Outcome]) -> None:
    facts = make_frame(Surveys, [survey(**{fact: value}) for value in values])
    assert judge(facts, requirement(fact, operator, limit)).tolist() == expected


def test_an_operator_that_is_none() -> None:
    with pytest.raises(KeyError, match="ABOUT"):
        judge(make_frame(Surveys), requirement(operator="ABOUT"))


@pytest.mark.parametrize(
    ("area", "distance", "expected"),
    [
        (55.0, 100.0, YES),
        (50.0, 100.0, NO),
        (None, 100.0, UNCLEAR),
        (None, 900.0, NO),
        (50.0, None, NO),
        (None, None, UNCLEAR),
    ],
)
def test_the_weakest_answer_counts(area: float | None, distance: float | None, expected: Outcome) -> None:
    facts = make_frame(Surveys, [survey(measured_area_m2=area, school_distance_m=distance)])
    found = Limits((ROOMY, NEAR)).met(facts, Surveys.measured_area_m2, Surveys.school_distance_m)
    assert found.tolist() == [expected]


def test_requirements_on_other_facts_are_not_looked_at() -> None:
    facts = make_frame(Surveys, [survey(measured_area_m2=10.0)])
    assert Limits((ROOMY, NEAR)).met(facts, Surveys.school_distance_m).tolist() == [YES]


def test_what_nobody_asks_for_is_met_even_when_unknown() -> None:
    facts = make_frame(Surveys, [survey(school_distance_m=None)])
    assert Limits(()).met(facts, Surveys.school_distance_m).tolist() == [YES]


def test_both_ends_of_one_fact() -> None:
    between = Limits((ROOMY, requirement("measured_area_m2", "AT_MOST", "70")))
    facts = make_frame(Surveys, [survey(measured_area_m2=area) for area in (54.0, 55.0, 70.0, 71.0)])
    assert between.met(facts, Surveys.measured_area_m2).tolist() == [NO, YES, YES, NO]
