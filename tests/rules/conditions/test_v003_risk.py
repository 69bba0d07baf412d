from __future__ import annotations

from typing import Any

import pytest

from pipeline.outcome import Outcome
from pipeline.rules.conditions.v003_risk import risk
from tests.rules.asking import answers, unsurveyed

CASES = [
    pytest.param(
        {"neighbour_risk": "LOW", "fire_risk": "LOW", "traffic_risk": "LOW"},
        "AGE_3_PLUS",
        Outcome.MET,
        [
            "Risiko andre leietakere: Lav (krav: «Lav»)",
            "Risiko brann: Lav (krav: «Lav» eller «Middels»)",
            "Risiko trafikk: Lav (krav: «Lav» eller «Middels»)",
        ],
        id="3+ all low",
    ),
    pytest.param(
        {"neighbour_risk": "LOW", "fire_risk": "MEDIUM", "traffic_risk": "MEDIUM"},
        "AGE_3_PLUS",
        Outcome.MET,
        [
            "Risiko andre leietakere: Lav (krav: «Lav»)",
            "Risiko brann: Middels (krav: «Lav» eller «Middels»)",
            "Risiko trafikk: Middels (krav: «Lav» eller «Middels»)",
        ],
        id="3+ fire and traffic at the limit",
    ),
    pytest.param(
        {"neighbour_risk": "MEDIUM", "fire_risk": "LOW", "traffic_risk": "LOW"},
        "AGE_3_PLUS",
        Outcome.NOT_MET,
        [
            "Risiko andre leietakere: Middels (krav: «Lav»)",
            "Risiko brann: Lav (krav: «Lav» eller «Middels»)",
            "Risiko trafikk: Lav (krav: «Lav» eller «Middels»)",
        ],
        id="3+ neighbours above",
    ),
    pytest.param(
        {"neighbour_risk": "LOW", "fire_risk": "HIGH", "traffic_risk": "LOW"},
        "AGE_3_PLUS",
        Outcome.NOT_MET,
        [
            "Risiko andre leietakere: Lav (krav: «Lav»)",
            "Risiko brann: Høy (krav: «Lav» eller «Middels»)",
            "Risiko trafikk: Lav (krav: «Lav» eller «Middels»)",
        ],
        id="3+ fire above",
    ),
    pytest.param(
        {"neighbour_risk": "LOW", "fire_risk": "LOW", "traffic_risk": "HIGH"},
        "AGE_3_PLUS",
        Outcome.NOT_MET,
        [
            "Risiko andre leietakere: Lav (krav: «Lav»)",
            "Risiko brann: Lav (krav: «Lav» eller «Middels»)",
            "Risiko trafikk: Høy (krav: «Lav» eller «Middels»)",
        ],
        id="3+ traffic above",
    ),
    pytest.param(
        {"neighbour_risk": "LOW", "fire_risk": None, "traffic_risk": "LOW"},
        "AGE_3_PLUS",
        Outcome.UNCLEAR,
        [
            "Risiko andre leietakere: Lav (krav: «Lav»)",
            "Risiko brann er ikke kartlagt",
            "Risiko trafikk: Lav (krav: «Lav» eller «Middels»)",
        ],
        id="3+ one unknown",
    ),
    pytest.param(
        {"neighbour_risk": None, "fire_risk": "LOW", "traffic_risk": "HIGH"},
        "AGE_3_PLUS",
        Outcome.NOT_MET,
        [
            "Risiko andre leietakere er ikke kartlagt",
            "Risiko brann: Lav (krav: «Lav» eller «Middels»)",
            "Risiko trafikk: Høy (krav: «Lav» eller «Middels»)",
        ],
        id="3+ one unknown and one above",
    ),
    pytest.param(
        {"neighbour_risk": "LOW", "fire_risk": "LOW", "traffic_risk": "LOW"},
        "AGE_0_3",
        Outcome.MET,
        [
            "Risiko andre leietakere: Lav (krav: «Lav»)",
            "Risiko brann: Lav (krav: «Lav»)",
            "Risiko trafikk: Lav (krav: «Lav»)",
        ],
        id="0-3 all low",
    ),
    pytest.param(
        {"neighbour_risk": "LOW", "fire_risk": "MEDIUM", "traffic_risk": "LOW"},
        "AGE_0_3",
        Outcome.NOT_MET,
        [
            "Risiko andre leietakere: Lav (krav: «Lav»)",
            "Risiko brann: Middels (krav: «Lav»)",
            "Risiko trafikk: Lav (krav: «Lav»)",
        ],
        id="0-3 fire above",
    ),
    pytest.param(
        {"neighbour_risk": "LOW", "fire_risk": "LOW", "traffic_risk": "MEDIUM"},
        "AGE_0_3",
        Outcome.NOT_MET,
        [
            "Risiko andre leietakere: Lav (krav: «Lav»)",
            "Risiko brann: Lav (krav: «Lav»)",
            "Risiko trafikk: Middels (krav: «Lav»)",
        ],
        id="0-3 traffic above",
    ),
    pytest.param(
        {"neighbour_risk": "HIGH", "fire_risk": "LOW", "traffic_risk": "LOW"},
        "AGE_0_3",
        Outcome.NOT_MET,
        [
            "Risiko andre leietakere: Høy (krav: «Lav»)",
            "Risiko brann: Lav (krav: «Lav»)",
            "Risiko trafikk: Lav (krav: «Lav»)",
        ],
        id="0-3 neighbours above",
    ),
    pytest.param(
        {"neighbour_risk": "LOW", "fire_risk": "LOW", "traffic_risk": None},
        "AGE_0_3",
        Outcome.UNCLEAR,
        [
            "Risiko andre leietakere: Lav (krav: «Lav»)",
            "Risiko brann: Lav (krav: «Lav»)",
            "Risiko trafikk er ikke kartlagt",
        ],
        id="0-3 one unknown",
    ),
]


@pytest.mark.parametrize(("facts", "age_class", "outcome", "reasons"), CASES)
def test_answer(facts: dict[str, Any], age_class: str, outcome: Outcome, reasons: list[str]) -> None:
    assert answers(risk, age_class, **facts) == (outcome, reasons)


@pytest.mark.parametrize("age_class", ["AGE_3_PLUS", "AGE_0_3"])
def test_a_dwelling_without_a_survey_is_unclear(age_class: str) -> None:
    assert unsurveyed(risk, age_class) is Outcome.UNCLEAR
