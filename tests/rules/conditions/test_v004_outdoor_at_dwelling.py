from __future__ import annotations

from typing import Any

import pytest

from pipeline.outcome import Outcome
from pipeline.rules.conditions.v004_outdoor_at_dwelling import outdoor_at_dwelling
from tests.rules.asking import answers, unsurveyed

FENCED, OPEN = "Skjermet lekeplass eller plen", "Åpen lekeplass eller plen"
CASES = [
    pytest.param(
        {"outdoor_area": "FENCED"},
        "AGE_3_PLUS",
        Outcome.MET,
        [f"Uteområde ved bolig: {FENCED} (krav: «{FENCED}» eller «{OPEN}»)"],
        id="3 år + fenced",
    ),
    pytest.param(
        {"outdoor_area": "OPEN"},
        "AGE_3_PLUS",
        Outcome.MET,
        [f"Uteområde ved bolig: {OPEN} (krav: «{FENCED}» eller «{OPEN}»)"],
        id="3 år + open",
    ),
    pytest.param(
        {"outdoor_area": "NONE"},
        "AGE_3_PLUS",
        Outcome.NOT_MET,
        [f"Uteområde ved bolig: Ingen (krav: «{FENCED}» eller «{OPEN}»)"],
        id="3 år + none",
    ),
    pytest.param(
        {"outdoor_area": "FENCED"},
        "AGE_0_3",
        Outcome.MET,
        [f"Uteområde ved bolig: {FENCED} (krav: «{FENCED}»)"],
        id="0–3 år fenced",
    ),
    pytest.param(
        {"outdoor_area": "OPEN"},
        "AGE_0_3",
        Outcome.NOT_MET,
        [f"Uteområde ved bolig: {OPEN} (krav: «{FENCED}»)"],
        id="0–3 år open",
    ),
    pytest.param(
        {"outdoor_area": "NONE"},
        "AGE_0_3",
        Outcome.NOT_MET,
        [f"Uteområde ved bolig: Ingen (krav: «{FENCED}»)"],
        id="0–3 år none",
    ),
    pytest.param(
        {"outdoor_area": None},
        "AGE_3_PLUS",
        Outcome.UNCLEAR,
        ["Uteområde ved bolig er ikke kartlagt"],
        id="3 år + unknown",
    ),
    pytest.param(
        {"outdoor_area": None},
        "AGE_0_3",
        Outcome.UNCLEAR,
        ["Uteområde ved bolig er ikke kartlagt"],
        id="0–3 år unknown",
    ),
]


@pytest.mark.parametrize(("facts", "age_class", "outcome", "reasons"), CASES)
def test_answer(facts: dict[str, Any], age_class: str, outcome: Outcome, reasons: list[str]) -> None:
    assert answers(outdoor_at_dwelling, age_class, **facts) == (outcome, reasons)


@pytest.mark.parametrize("age_class", ["AGE_3_PLUS", "AGE_0_3"])
def test_a_dwelling_without_a_survey_is_unclear(age_class: str) -> None:
    assert unsurveyed(outdoor_at_dwelling, age_class) is Outcome.UNCLEAR
