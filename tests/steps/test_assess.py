from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from pipeline.context import Context
from pipeline.flow import Assessment
from pipeline.outcome import Outcome
from pipeline.rules.catalogue import all_conditions
from pipeline.steps.assess import assess, assess_then
from schemas.codelists import AGE_CLASS
from schemas.parameters import Validity, default_parameters
from tests.builders import AS_OF, Row, context, dwelling, make_tables, survey

DAY = timedelta(days=1)
FACTS = sorted({item.fact for item in default_parameters().requirements})


def assessed(*surveys: Row, run: Context | None = None, dwellings: list[Row] | None = None) -> Assessment:
    tables = make_tables(dwellings=dwellings or [dwelling()], surveys=surveys)
    return assess(tables, all_conditions(), run or context())


def classes(*surveys: Row, **given: Any) -> list[str]:
    return [str(code) for code in assessed(*surveys, **given).classes]


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, "AGE_3_PLUS"),
        ({"measured_area_m2": 55.0}, "AGE_3_PLUS"),
        ({"measured_area_m2": 54.9}, "AGE_0_3"),
        ({"bedrooms_for_children": 1}, "AGE_0_3"),
        ({"measured_area_m2": 40.0, "bedrooms_for_children": 1}, "AGE_0_3"),
        ({"measured_area_m2": 39.9}, "NOT_SUITABLE"),
        ({"outdoor_area": "OPEN"}, "AGE_3_PLUS"),
        ({"measured_area_m2": 50.0, "outdoor_area": "OPEN"}, "NOT_SUITABLE"),
        ({"school_distance_m": 2501.0}, "AGE_0_3"),
        ({"kindergarten_distance_m": 2000.0}, "AGE_3_PLUS"),
        ({"has_moisture_damage": True}, "NOT_SUITABLE"),
        ({"lease_period": "UP_TO_THREE_YEARS"}, "NOT_SUITABLE"),
    ],
)
def test_the_class_of_a_dwelling(changes: Row, expected: str) -> None:
    assert classes(survey(**changes)) == [expected]


@pytest.mark.parametrize("fact", FACTS)
@pytest.mark.parametrize(
    "changes", [{}, {"measured_area_m2": 50.0}, {"measured_area_m2": 10.0}], ids=["3+", "0-3", "no"]
)
def test_a_fact_that_nobody_surveyed_is_never_unsuitable(fact: str, changes: Row) -> None:
    assert classes(survey(**{**changes, fact: None})) == ["NOT_SURVEYED"]


def test_a_dwelling_without_a_survey_lacks_its_survey() -> None:
    found = assessed(survey(dwelling_id="B-2"))

    assert list(found.classes) == ["NOT_SURVEYED"]
    assert found.survey_rows.tolist() == [-1]
    assert found.is_computed


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        ([AS_OF], "NOT_SUITABLE"),
        ([AS_OF + DAY], "NOT_SURVEYED"),
        ([AS_OF - 2 * DAY, AS_OF - DAY], "NOT_SUITABLE"),
        ([AS_OF - DAY, AS_OF - 2 * DAY], "AGE_3_PLUS"),
        ([AS_OF - DAY, AS_OF + DAY], "AGE_3_PLUS"),
    ],
)
def test_the_latest_survey_on_or_before_the_as_of_day_counts(days: list[date], expected: str) -> None:
    good = [survey(surveyed_date=day) for day in days[:-1]]

    assert classes(*good, survey(surveyed_date=days[-1], standard_grade=1)) == [expected]


def test_the_newest_survey_counts_though_it_says_less() -> None:
    old, new = survey(surveyed_date=date(2018, 1, 1)), survey(standard_grade=None)

    assert classes(old, new) == ["NOT_SURVEYED"]


def test_only_dwellings_in_stock_on_the_day_are_assessed() -> None:
    dwellings = [
        dwelling(),
        dwelling(dwelling_id="B-2", in_stock_to=AS_OF - DAY),
        dwelling(dwelling_id="B-3", in_stock_from=AS_OF + DAY),
        dwelling(dwelling_id="B-4", in_stock_to=AS_OF, in_stock_from=AS_OF),
    ]

    found = assessed(dwellings=dwellings)

    assert found.dwellings.frame["dwelling_id"].tolist() == ["B-1", "B-4"]


def test_rows_and_facts_stay_with_their_dwelling() -> None:
    dwellings = [dwelling(dwelling_id=name) for name in ("B-3", "B-1", "B-2")]
    surveys = [survey(dwelling_id="B-1", measured_area_m2=41.0), survey(dwelling_id="B-3", measured_area_m2=63.0)]

    found = assessed(*surveys, dwellings=dwellings)

    assert found.survey_rows.tolist() == [1, 0, -1]
    assert found.facts["measured_area_m2"].fillna(0).tolist() == [63.0, 41.0, 0.0]
    assert list(found.classes) == ["AGE_3_PLUS", "AGE_0_3", "NOT_SURVEYED"]


def test_surveys_that_were_not_delivered_are_not_computed() -> None:
    found = assess(make_tables(dwellings=[dwelling()]), all_conditions(), context())

    assert not found.is_computed
    assert list(found.classes) == ["NOT_SURVEYED"]
    assert found.surveys is None


def test_an_age_class_is_met_when_all_ten_conditions_are() -> None:
    found = assessed(survey(fire_risk="MEDIUM"), survey(dwelling_id="B-2"))

    assert len(found.conditions) == 10
    for age_class in AGE_CLASS.values:
        answers = [int(found.outcomes[rule.id, age_class][0]) for rule in found.conditions]
        assert found.age_classes[age_class][0] == min(answers)
    assert found.outcomes["V003", "AGE_3_PLUS"][0] == Outcome.MET
    assert found.outcomes["V003", "AGE_0_3"][0] == Outcome.NOT_MET


def test_no_dwelling_at_all() -> None:
    found = assess(make_tables(dwellings=[], surveys=[survey()]), all_conditions(), context())

    assert (len(found.classes), len(found.facts)) == (0, 0)


def test_on_earlier_days_the_classes_are_those_of_each_day_assessed_alone() -> None:
    tables = make_tables(
        dwellings=[
            dwelling(),
            dwelling(dwelling_id="B-2", in_stock_from=date(2019, 2, 10)),
            dwelling(dwelling_id="B-3"),
        ],
        surveys=[
            survey(surveyed_date=date(2017, 6, 1), measured_area_m2=20.0),
            survey(surveyed_date=date(2019, 3, 31)),
            survey(dwelling_id="B-2", surveyed_date=date(2019, 5, 1), measured_area_m2=50.0, outdoor_area="OPEN"),
        ],
    )
    limit = next(item for item in context().parameters.requirements if item.operator == "AT_LEAST")
    dated = [
        replace(limit, validity=Validity(None, date(2018, 6, 1))),
        replace(limit, limit="99", validity=Validity(date(2018, 6, 2), None)),
    ]
    asked = tuple(item for item in context().parameters.requirements if item is not limit)
    run = replace(context(), parameters=replace(context().parameters, requirements=(*asked, *dated)))

    found = assess_then(tables, all_conditions(), run)

    for day, classes in found.items():
        alone = assess(tables, all_conditions(), replace(run, as_of=day))
        by_id = dict(zip(alone.dwellings.frame["dwelling_id"], alone.classes, strict=True))
        assert classes.tolist() == [by_id.get(name) for name in ("B-1", "B-2", "B-3")]
    assert list(found) == sorted(found)
    assert len({tuple(classes) for classes in found.values()}) == 4
