from __future__ import annotations

from typing import Any

import pytest

from pipeline.outcome import Outcome
from pipeline.rules.conditions.v007_public_transport import public_transport
from tests.rules.asking import answers, unsurveyed

CASES = [
    pytest.param(
        {"transit_distance_m": 1000.0},
        "AGE_3_PLUS",
        Outcome.MET,
        ["Avstand holdeplass: 1\u00a0000\u00a0m (krav: høyst 1\u00a0000\u00a0m)"],
        id="3 år + on the limit",
    ),
    pytest.param(
        {"transit_distance_m": 999.0},
        "AGE_3_PLUS",
        Outcome.MET,
        ["Avstand holdeplass: 999\u00a0m (krav: høyst 1\u00a0000\u00a0m)"],
        id="3 år + just within",
    ),
    pytest.param(
        {"transit_distance_m": 1000.5},
        "AGE_3_PLUS",
        Outcome.NOT_MET,
        ["Avstand holdeplass: 1\u00a0000,5\u00a0m (krav: høyst 1\u00a0000\u00a0m)"],
        id="3 år + just beyond",
    ),
    pytest.param(
        {"transit_distance_m": 0.0},
        "AGE_3_PLUS",
        Outcome.MET,
        ["Avstand holdeplass: 0\u00a0m (krav: høyst 1\u00a0000\u00a0m)"],
        id="3 år + at the door",
    ),
    pytest.param(
        {"transit_distance_m": None},
        "AGE_3_PLUS",
        Outcome.UNCLEAR,
        ["Avstand holdeplass er ikke kartlagt"],
        id="3 år + unknown",
    ),
    pytest.param(
        {"transit_distance_m": 1000.0},
        "AGE_0_3",
        Outcome.MET,
        ["Avstand holdeplass: 1\u00a0000\u00a0m (krav: høyst 1\u00a0000\u00a0m)"],
        id="0–3 år on the limit",
    ),
    pytest.param(
        {"transit_distance_m": 999.0},
        "AGE_0_3",
        Outcome.MET,
        ["Avstand holdeplass: 999\u00a0m (krav: høyst 1\u00a0000\u00a0m)"],
        id="0–3 år just within",
    ),
    pytest.param(
        {"transit_distance_m": 1000.5},
        "AGE_0_3",
        Outcome.NOT_MET,
        ["Avstand holdeplass: 1\u00a0000,5\u00a0m (krav: høyst 1\u00a0000\u00a0m)"],
        id="0–3 år just beyond",
    ),
    pytest.param(
        {"transit_distance_m": 0.0},
        "AGE_0_3",
        Outcome.MET,
        ["Avstand holdeplass: 0\u00a0m (krav: høyst 1\u00a0000\u00a0m)"],
        id="0–3 år at the door",
    ),
    pytest.param(
        {"transit_distance_m": None},
        "AGE_0_3",
        Outcome.UNCLEAR,
        ["Avstand holdeplass er ikke kartlagt"],
        id="0–3 år unknown",
    ),
]


@pytest.mark.parametrize(("facts", "age_class", "outcome", "reasons"), CASES)
def test_answer(facts: dict[str, Any], age_class: str, outcome: Outcome, reasons: list[str]) -> None:
    assert answers(public_transport, age_class, **facts) == (outcome, reasons)


@pytest.mark.parametrize("age_class", ["AGE_3_PLUS", "AGE_0_3"])
def test_a_dwelling_without_a_survey_is_unclear(age_class: str) -> None:
    assert unsurveyed(public_transport, age_class) is Outcome.UNCLEAR
