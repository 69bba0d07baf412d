from __future__ import annotations

from typing import Any

import pytest

from pipeline.outcome import Outcome
from pipeline.rules.conditions.v008_kindergarten_and_school import kindergarten_and_school
from tests.rules.asking import answers, unsurveyed

CASES = [
    pytest.param(
        {"kindergarten_distance_m": 2500.0, "school_distance_m": 2500.0},
        "AGE_3_PLUS",
        Outcome.MET,
        [
            "Avstand barnehage: 2\u00a0500\u00a0m (krav: høyst 2\u00a0500\u00a0m)",
            "Avstand skole: 2\u00a0500\u00a0m (krav: høyst 2\u00a0500\u00a0m)",
        ],
        id="3+ on both limits",
    ),
    pytest.param(
        {"kindergarten_distance_m": 2501.0, "school_distance_m": 2500.0},
        "AGE_3_PLUS",
        Outcome.NOT_MET,
        [
            "Avstand barnehage: 2\u00a0501\u00a0m (krav: høyst 2\u00a0500\u00a0m)",
            "Avstand skole: 2\u00a0500\u00a0m (krav: høyst 2\u00a0500\u00a0m)",
        ],
        id="3+ kindergarten beyond",
    ),
    pytest.param(
        {"kindergarten_distance_m": 2500.0, "school_distance_m": 2501.0},
        "AGE_3_PLUS",
        Outcome.NOT_MET,
        [
            "Avstand barnehage: 2\u00a0500\u00a0m (krav: høyst 2\u00a0500\u00a0m)",
            "Avstand skole: 2\u00a0501\u00a0m (krav: høyst 2\u00a0500\u00a0m)",
        ],
        id="3+ school beyond",
    ),
    pytest.param(
        {"kindergarten_distance_m": None, "school_distance_m": 100.0},
        "AGE_3_PLUS",
        Outcome.UNCLEAR,
        ["Avstand barnehage er ikke kartlagt", "Avstand skole: 100\u00a0m (krav: høyst 2\u00a0500\u00a0m)"],
        id="3+ kindergarten unknown",
    ),
    pytest.param(
        {"kindergarten_distance_m": 100.0, "school_distance_m": None},
        "AGE_3_PLUS",
        Outcome.UNCLEAR,
        ["Avstand barnehage: 100\u00a0m (krav: høyst 2\u00a0500\u00a0m)", "Avstand skole er ikke kartlagt"],
        id="3+ school unknown",
    ),
    pytest.param(
        {"kindergarten_distance_m": 2501.0, "school_distance_m": None},
        "AGE_3_PLUS",
        Outcome.NOT_MET,
        ["Avstand barnehage: 2\u00a0501\u00a0m (krav: høyst 2\u00a0500\u00a0m)", "Avstand skole er ikke kartlagt"],
        id="3+ school unknown, kindergarten beyond",
    ),
    pytest.param(
        {"kindergarten_distance_m": 1500.0, "school_distance_m": 100.0},
        "AGE_0_3",
        Outcome.MET,
        ["Avstand barnehage: 1\u00a0500\u00a0m (krav: høyst 1\u00a0500\u00a0m)"],
        id="0-3 on the limit",
    ),
    pytest.param(
        {"kindergarten_distance_m": 1501.0, "school_distance_m": 100.0},
        "AGE_0_3",
        Outcome.NOT_MET,
        ["Avstand barnehage: 1\u00a0501\u00a0m (krav: høyst 1\u00a0500\u00a0m)"],
        id="0-3 beyond",
    ),
    pytest.param(
        {"kindergarten_distance_m": None, "school_distance_m": 100.0},
        "AGE_0_3",
        Outcome.UNCLEAR,
        ["Avstand barnehage er ikke kartlagt"],
        id="0-3 unknown",
    ),
    pytest.param(
        {"kindergarten_distance_m": 1500.0, "school_distance_m": None},
        "AGE_0_3",
        Outcome.MET,
        ["Avstand barnehage: 1\u00a0500\u00a0m (krav: høyst 1\u00a0500\u00a0m)"],
        id="0-3 a school is not asked for",
    ),
    pytest.param(
        {"kindergarten_distance_m": 1500.0, "school_distance_m": 9000.0},
        "AGE_0_3",
        Outcome.MET,
        ["Avstand barnehage: 1\u00a0500\u00a0m (krav: høyst 1\u00a0500\u00a0m)"],
        id="0-3 a far school does not matter",
    ),
]


@pytest.mark.parametrize(("facts", "age_class", "outcome", "reasons"), CASES)
def test_answer(facts: dict[str, Any], age_class: str, outcome: Outcome, reasons: list[str]) -> None:
    assert answers(kindergarten_and_school, age_class, **facts) == (outcome, reasons)


@pytest.mark.parametrize("age_class", ["AGE_3_PLUS", "AGE_0_3"])
def test_a_dwelling_without_a_survey_is_unclear(age_class: str) -> None:
    assert unsurveyed(kindergarten_and_school, age_class) is Outcome.UNCLEAR
