from __future__ import annotations

from typing import Any

import pytest

from pipeline.outcome import Outcome
from pipeline.rules.conditions.v005_outdoor_nearby import outdoor_nearby
from tests.rules.asking import answers, unsurveyed

CASES = [
    pytest.param(
        {"recreation_distance_m": 800.0},
        "AGE_3_PLUS",
        Outcome.MET,
        ["Avstand park/friluftsområde: 800\u00a0m (krav: høyst 800\u00a0m)"],
        id="3 år + on the limit",
    ),
    pytest.param(
        {"recreation_distance_m": 799.0},
        "AGE_3_PLUS",
        Outcome.MET,
        ["Avstand park/friluftsområde: 799\u00a0m (krav: høyst 800\u00a0m)"],
        id="3 år + just within",
    ),
    pytest.param(
        {"recreation_distance_m": 800.5},
        "AGE_3_PLUS",
        Outcome.NOT_MET,
        ["Avstand park/friluftsområde: 800,5\u00a0m (krav: høyst 800\u00a0m)"],
        id="3 år + just beyond",
    ),
    pytest.param(
        {"recreation_distance_m": 0.0},
        "AGE_3_PLUS",
        Outcome.MET,
        ["Avstand park/friluftsområde: 0\u00a0m (krav: høyst 800\u00a0m)"],
        id="3 år + at the door",
    ),
    pytest.param(
        {"recreation_distance_m": None},
        "AGE_3_PLUS",
        Outcome.UNCLEAR,
        ["Avstand park/friluftsområde er ikke kartlagt"],
        id="3 år + unknown",
    ),
    pytest.param(
        {"recreation_distance_m": 1200.0},
        "AGE_0_3",
        Outcome.MET,
        ["Avstand park/friluftsområde: 1\u00a0200\u00a0m (krav: høyst 1\u00a0200\u00a0m)"],
        id="0–3 år on the limit",
    ),
    pytest.param(
        {"recreation_distance_m": 1199.0},
        "AGE_0_3",
        Outcome.MET,
        ["Avstand park/friluftsområde: 1\u00a0199\u00a0m (krav: høyst 1\u00a0200\u00a0m)"],
        id="0–3 år just within",
    ),
    pytest.param(
        {"recreation_distance_m": 1200.5},
        "AGE_0_3",
        Outcome.NOT_MET,
        ["Avstand park/friluftsområde: 1\u00a0200,5\u00a0m (krav: høyst 1\u00a0200\u00a0m)"],
        id="0–3 år just beyond",
    ),
    pytest.param(
        {"recreation_distance_m": 0.0},
        "AGE_0_3",
        Outcome.MET,
        ["Avstand park/friluftsområde: 0\u00a0m (krav: høyst 1\u00a0200\u00a0m)"],
        id="0–3 år at the door",
    ),
    pytest.param(
        {"recreation_distance_m": None},
        "AGE_0_3",
        Outcome.UNCLEAR,
        ["Avstand park/friluftsområde er ikke kartlagt"],
        id="0–3 år unknown",
    ),
]


@pytest.mark.parametrize(("facts", "age_class", "outcome", "reasons"), CASES)
def test_answer(facts: dict[str, Any], age_class: str, outcome: Outcome, reasons: list[str]) -> None:
    assert answers(outdoor_nearby, age_class, **facts) == (outcome, reasons)


@pytest.mark.parametrize("age_class", ["AGE_3_PLUS", "AGE_0_3"])
def test_a_dwelling_without_a_survey_is_unclear(age_class: str) -> None:
    assert unsurveyed(outdoor_nearby, age_class) is Outcome.UNCLEAR
