from __future__ import annotations

from typing import Any

import pytest

from pipeline.outcome import Outcome
from pipeline.rules.conditions.v001_area_and_bedrooms import area_and_bedrooms
from tests.rules.asking import answers, unsurveyed

CASES = [
    pytest.param(
        {"measured_area_m2": 55.0, "bedrooms_for_children": 2},
        "AGE_3_PLUS",
        Outcome.MET,
        ["Areal: 55\u00a0m² (krav: minst 55\u00a0m²)", "Godkjente soverom: 2 (krav: minst 2\u00a0soverom)"],
        id="3+ on both limits",
    ),
    pytest.param(
        {"measured_area_m2": 54.9, "bedrooms_for_children": 2},
        "AGE_3_PLUS",
        Outcome.NOT_MET,
        ["Areal: 54,9\u00a0m² (krav: minst 55\u00a0m²)", "Godkjente soverom: 2 (krav: minst 2\u00a0soverom)"],
        id="3+ area just below",
    ),
    pytest.param(
        {"measured_area_m2": 80.0, "bedrooms_for_children": 1},
        "AGE_3_PLUS",
        Outcome.NOT_MET,
        ["Areal: 80\u00a0m² (krav: minst 55\u00a0m²)", "Godkjente soverom: 1 (krav: minst 2\u00a0soverom)"],
        id="3+ one bedroom short",
    ),
    pytest.param(
        {"measured_area_m2": None, "bedrooms_for_children": 2},
        "AGE_3_PLUS",
        Outcome.UNCLEAR,
        ["Areal er ikke kartlagt", "Godkjente soverom: 2 (krav: minst 2\u00a0soverom)"],
        id="3+ area unknown",
    ),
    pytest.param(
        {"measured_area_m2": 55.0, "bedrooms_for_children": None},
        "AGE_3_PLUS",
        Outcome.UNCLEAR,
        ["Areal: 55\u00a0m² (krav: minst 55\u00a0m²)", "Godkjente soverom er ikke kartlagt"],
        id="3+ bedrooms unknown",
    ),
    pytest.param(
        {"measured_area_m2": None, "bedrooms_for_children": 1},
        "AGE_3_PLUS",
        Outcome.NOT_MET,
        ["Areal er ikke kartlagt", "Godkjente soverom: 1 (krav: minst 2\u00a0soverom)"],
        id="3+ area unknown but a bedroom short",
    ),
    pytest.param(
        {"measured_area_m2": 40.0, "bedrooms_for_children": 1},
        "AGE_0_3",
        Outcome.MET,
        ["Areal: 40\u00a0m² (krav: minst 40\u00a0m²)", "Godkjente soverom: 1 (krav: minst 1\u00a0soverom)"],
        id="0-3 on both limits",
    ),
    pytest.param(
        {"measured_area_m2": 39.9, "bedrooms_for_children": 1},
        "AGE_0_3",
        Outcome.NOT_MET,
        ["Areal: 39,9\u00a0m² (krav: minst 40\u00a0m²)", "Godkjente soverom: 1 (krav: minst 1\u00a0soverom)"],
        id="0-3 area just below",
    ),
    pytest.param(
        {"measured_area_m2": 40.0, "bedrooms_for_children": 0},
        "AGE_0_3",
        Outcome.NOT_MET,
        ["Areal: 40\u00a0m² (krav: minst 40\u00a0m²)", "Godkjente soverom: 0 (krav: minst 1\u00a0soverom)"],
        id="0-3 no bedroom",
    ),
    pytest.param(
        {"measured_area_m2": None, "bedrooms_for_children": None},
        "AGE_0_3",
        Outcome.UNCLEAR,
        ["Areal er ikke kartlagt", "Godkjente soverom er ikke kartlagt"],
        id="0-3 both unknown",
    ),
]


@pytest.mark.parametrize(("facts", "age_class", "outcome", "reasons"), CASES)
def test_answer(facts: dict[str, Any], age_class: str, outcome: Outcome, reasons: list[str]) -> None:
    assert answers(area_and_bedrooms, age_class, **facts) == (outcome, reasons)


@pytest.mark.parametrize("age_class", ["AGE_3_PLUS", "AGE_0_3"])
def test_a_dwelling_without_a_survey_is_unclear(age_class: str) -> None:
    assert unsurveyed(area_and_bedrooms, age_class) is Outcome.UNCLEAR
