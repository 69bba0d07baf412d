from __future__ import annotations

from typing import Any

from pipeline.flow import Assessment
from pipeline.lifting import lifts, unknowns
from pipeline.rules.catalogue import all_conditions
from pipeline.steps.assess import assess
from schemas.codelists import AGE_CLASS
from tests.builders import context, dwelling, make_tables, survey


def assessed(*facts: dict[str, Any]) -> Assessment:
    """One dwelling per survey, each as suits both classes but for what is said."""
    names = [f"B-{number}" for number in range(len(facts))]
    tables = make_tables(
        dwellings=[dwelling(dwelling_id=name) for name in names],
        surveys=[survey(dwelling_id=name, **changes) for name, changes in zip(names, facts, strict=True)],
    )
    return assess(tables, all_conditions(), context())


def lifted(*facts: dict[str, Any]) -> list[tuple[str, str, tuple[int, ...]]]:
    return [
        (item.judgement.requirement.fact, AGE_CLASS.label(item.judgement.requirement.age_class), item.rows)
        for item in lifts(assessed(*facts))
    ]


def test_the_criterion_that_lifts_most_stands_first() -> None:
    damp, noise = {"has_moisture_damage": True}, {"neighbour_risk": "HIGH", "fire_risk": "MEDIUM"}

    assert lifted(noise, damp, damp, {}) == [
        ("has_moisture_damage", "3 år +", (1, 2)),
        ("has_moisture_damage", "0–3 år", (1, 2)),
        ("neighbour_risk", "3 år +", (0,)),
    ]


def test_two_criteria_that_are_both_missed_lift_nothing() -> None:
    assert lifted({"has_moisture_damage": True, "standard_grade": 1}) == []


def test_a_dwelling_that_suits_somebody_or_lacks_its_survey_is_not_lifted() -> None:
    assert lifted({"measured_area_m2": 50.0}, {"has_moisture_damage": True, "school_distance_m": None}) == []


def test_lifting_is_true_when_it_is_tried() -> None:
    facts: list[dict[str, Any]] = [
        {"has_moisture_damage": True},
        {"measured_area_m2": 30.0},
        {"traffic_risk": "HIGH"},
        {"lease_period": "UP_TO_THREE_YEARS"},
    ]
    good = {"has_moisture_damage": False, "measured_area_m2": 90.0, "traffic_risk": "LOW", "lease_period": "OPEN_ENDED"}

    for fact, label, rows in lifted(*facts):
        mended = [{**changes, fact: good[fact]} if row in rows else changes for row, changes in enumerate(facts)]
        answers = assessed(*mended).age_classes[{"3 år +": "AGE_3_PLUS", "0–3 år": "AGE_0_3"}[label]]
        assert [int(answers[row]) for row in rows] == [2] * len(rows)


def test_unknown_facts_by_how_many_they_decide_alone() -> None:
    found = unknowns(
        assessed({"school_distance_m": None}, {"fire_risk": None}, {"fire_risk": None, "standard_grade": None}, {})
    )

    assert [(item.column.title, item.rows, item.alone) for item in found] == [
        ("Risiko brann", (1, 2), (1,)),
        ("Avstand skole", (0,), (0,)),
        ("Standard og kvalitet", (2,), ()),
    ]
