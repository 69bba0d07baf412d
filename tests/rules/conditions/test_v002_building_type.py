from __future__ import annotations

from typing import Any

import pytest

from pipeline.outcome import Outcome
from pipeline.rules.conditions.v002_building_type import building_type
from tests.rules.asking import answers, unsurveyed

CASES = [
    pytest.param(
        {"building_type": "DETACHED"},
        "AGE_3_PLUS",
        Outcome.MET,
        ["Type bolig: Enebolig (krav: «Enebolig», «Tomannsbolig», «Rekkehus», «Firemannsbolig» eller «Blokk»)"],
        id="3 år + Enebolig",
    ),
    pytest.param(
        {"building_type": "BLOCK"},
        "AGE_3_PLUS",
        Outcome.MET,
        ["Type bolig: Blokk (krav: «Enebolig», «Tomannsbolig», «Rekkehus», «Firemannsbolig» eller «Blokk»)"],
        id="3 år + Blokk",
    ),
    pytest.param(
        {"building_type": "BEDSIT"},
        "AGE_3_PLUS",
        Outcome.NOT_MET,
        ["Type bolig: Hybelhus (krav: «Enebolig», «Tomannsbolig», «Rekkehus», «Firemannsbolig» eller «Blokk»)"],
        id="3 år + Hybelhus",
    ),
    pytest.param(
        {"building_type": "DETACHED"},
        "AGE_0_3",
        Outcome.MET,
        ["Type bolig: Enebolig (krav: «Enebolig», «Tomannsbolig», «Rekkehus», «Firemannsbolig» eller «Blokk»)"],
        id="0–3 år Enebolig",
    ),
    pytest.param(
        {"building_type": "BLOCK"},
        "AGE_0_3",
        Outcome.MET,
        ["Type bolig: Blokk (krav: «Enebolig», «Tomannsbolig», «Rekkehus», «Firemannsbolig» eller «Blokk»)"],
        id="0–3 år Blokk",
    ),
    pytest.param(
        {"building_type": "BEDSIT"},
        "AGE_0_3",
        Outcome.NOT_MET,
        ["Type bolig: Hybelhus (krav: «Enebolig», «Tomannsbolig», «Rekkehus», «Firemannsbolig» eller «Blokk»)"],
        id="0–3 år Hybelhus",
    ),
    pytest.param(
        {"building_type": None}, "AGE_3_PLUS", Outcome.UNCLEAR, ["Type bolig er ikke kartlagt"], id="3 år + unknown"
    ),
    pytest.param(
        {"building_type": None}, "AGE_0_3", Outcome.UNCLEAR, ["Type bolig er ikke kartlagt"], id="0–3 år unknown"
    ),
]


@pytest.mark.parametrize(("facts", "age_class", "outcome", "reasons"), CASES)
def test_answer(facts: dict[str, Any], age_class: str, outcome: Outcome, reasons: list[str]) -> None:
    assert answers(building_type, age_class, **facts) == (outcome, reasons)


@pytest.mark.parametrize("age_class", ["AGE_3_PLUS", "AGE_0_3"])
def test_a_dwelling_without_a_survey_is_unclear(age_class: str) -> None:
    assert unsurveyed(building_type, age_class) is Outcome.UNCLEAR
