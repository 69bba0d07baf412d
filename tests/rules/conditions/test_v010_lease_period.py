from __future__ import annotations

from typing import Any

import pytest

from pipeline.outcome import Outcome
from pipeline.rules.conditions.v010_lease_period import lease_period
from tests.rules.asking import answers, unsurveyed

CASES = [
    pytest.param(
        {"lease_period": "OPEN_ENDED"},
        "AGE_3_PLUS",
        Outcome.MET,
        ["Leieperiode: Løpende (krav: «Løpende» eller «Lenger enn 3 år»)"],
        id="3 år + open ended",
    ),
    pytest.param(
        {"lease_period": "OVER_THREE_YEARS"},
        "AGE_3_PLUS",
        Outcome.MET,
        ["Leieperiode: Lenger enn 3 år (krav: «Løpende» eller «Lenger enn 3 år»)"],
        id="3 år + over three years",
    ),
    pytest.param(
        {"lease_period": "UP_TO_THREE_YEARS"},
        "AGE_3_PLUS",
        Outcome.NOT_MET,
        ["Leieperiode: Inntil 3 år (krav: «Løpende» eller «Lenger enn 3 år»)"],
        id="3 år + up to three years",
    ),
    pytest.param(
        {"lease_period": "OPEN_ENDED"},
        "AGE_0_3",
        Outcome.MET,
        ["Leieperiode: Løpende (krav: «Løpende» eller «Lenger enn 3 år»)"],
        id="0–3 år open ended",
    ),
    pytest.param(
        {"lease_period": "OVER_THREE_YEARS"},
        "AGE_0_3",
        Outcome.MET,
        ["Leieperiode: Lenger enn 3 år (krav: «Løpende» eller «Lenger enn 3 år»)"],
        id="0–3 år over three years",
    ),
    pytest.param(
        {"lease_period": "UP_TO_THREE_YEARS"},
        "AGE_0_3",
        Outcome.NOT_MET,
        ["Leieperiode: Inntil 3 år (krav: «Løpende» eller «Lenger enn 3 år»)"],
        id="0–3 år up to three years",
    ),
    pytest.param(
        {"lease_period": None}, "AGE_3_PLUS", Outcome.UNCLEAR, ["Leieperiode er ikke kartlagt"], id="3 år + unknown"
    ),
    pytest.param(
        {"lease_period": None}, "AGE_0_3", Outcome.UNCLEAR, ["Leieperiode er ikke kartlagt"], id="0–3 år unknown"
    ),
]


@pytest.mark.parametrize(("facts", "age_class", "outcome", "reasons"), CASES)
def test_answer(facts: dict[str, Any], age_class: str, outcome: Outcome, reasons: list[str]) -> None:
    assert answers(lease_period, age_class, **facts) == (outcome, reasons)


@pytest.mark.parametrize("age_class", ["AGE_3_PLUS", "AGE_0_3"])
def test_a_dwelling_without_a_survey_is_unclear(age_class: str) -> None:
    assert unsurveyed(lease_period, age_class) is Outcome.UNCLEAR
