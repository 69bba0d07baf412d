from __future__ import annotations

from typing import Any

import pytest

from pipeline.outcome import Outcome
from pipeline.rules.conditions.v009_standard import standard
from tests.rules.asking import answers, unsurveyed

CASES = [
    pytest.param(
        {"standard_grade": 3, "has_moisture_damage": False},
        "AGE_3_PLUS",
        Outcome.MET,
        ["Standard og kvalitet: 3 (krav: minst 3)", "Fukt eller skade: nei (krav: nei)"],
        id="3 år + on the limit, dry",
    ),
    pytest.param(
        {"standard_grade": 2, "has_moisture_damage": False},
        "AGE_3_PLUS",
        Outcome.NOT_MET,
        ["Standard og kvalitet: 2 (krav: minst 3)", "Fukt eller skade: nei (krav: nei)"],
        id="3 år + grade below",
    ),
    pytest.param(
        {"standard_grade": 5, "has_moisture_damage": False},
        "AGE_3_PLUS",
        Outcome.MET,
        ["Standard og kvalitet: 5 (krav: minst 3)", "Fukt eller skade: nei (krav: nei)"],
        id="3 år + grade above",
    ),
    pytest.param(
        {"standard_grade": 5, "has_moisture_damage": True},
        "AGE_3_PLUS",
        Outcome.NOT_MET,
        ["Standard og kvalitet: 5 (krav: minst 3)", "Fukt eller skade: ja (krav: nei)"],
        id="3 år + damp",
    ),
    pytest.param(
        {"standard_grade": 3, "has_moisture_damage": None},
        "AGE_3_PLUS",
        Outcome.UNCLEAR,
        ["Standard og kvalitet: 3 (krav: minst 3)", "Fukt eller skade er ikke kartlagt"],
        id="3 år + damp unknown",
    ),
    pytest.param(
        {"standard_grade": None, "has_moisture_damage": False},
        "AGE_3_PLUS",
        Outcome.UNCLEAR,
        ["Standard og kvalitet er ikke kartlagt", "Fukt eller skade: nei (krav: nei)"],
        id="3 år + grade unknown",
    ),
    pytest.param(
        {"standard_grade": None, "has_moisture_damage": True},
        "AGE_3_PLUS",
        Outcome.NOT_MET,
        ["Standard og kvalitet er ikke kartlagt", "Fukt eller skade: ja (krav: nei)"],
        id="3 år + grade unknown, damp",
    ),
    pytest.param(
        {"standard_grade": 3, "has_moisture_damage": False},
        "AGE_0_3",
        Outcome.MET,
        ["Standard og kvalitet: 3 (krav: minst 3)", "Fukt eller skade: nei (krav: nei)"],
        id="0–3 år on the limit, dry",
    ),
    pytest.param(
        {"standard_grade": 2, "has_moisture_damage": False},
        "AGE_0_3",
        Outcome.NOT_MET,
        ["Standard og kvalitet: 2 (krav: minst 3)", "Fukt eller skade: nei (krav: nei)"],
        id="0–3 år grade below",
    ),
    pytest.param(
        {"standard_grade": 5, "has_moisture_damage": False},
        "AGE_0_3",
        Outcome.MET,
        ["Standard og kvalitet: 5 (krav: minst 3)", "Fukt eller skade: nei (krav: nei)"],
        id="0–3 år grade above",
    ),
    pytest.param(
        {"standard_grade": 5, "has_moisture_damage": True},
        "AGE_0_3",
        Outcome.NOT_MET,
        ["Standard og kvalitet: 5 (krav: minst 3)", "Fukt eller skade: ja (krav: nei)"],
        id="0–3 år damp",
    ),
    pytest.param(
        {"standard_grade": 3, "has_moisture_damage": None},
        "AGE_0_3",
        Outcome.UNCLEAR,
        ["Standard og kvalitet: 3 (krav: minst 3)", "Fukt eller skade er ikke kartlagt"],
        id="0–3 år damp unknown",
    ),
    pytest.param(
        {"standard_grade": None, "has_moisture_damage": False},
        "AGE_0_3",
        Outcome.UNCLEAR,
        ["Standard og kvalitet er ikke kartlagt", "Fukt eller skade: nei (krav: nei)"],
        id="0–3 år grade unknown",
    ),
    pytest.param(
        {"standard_grade": None, "has_moisture_damage": True},
        "AGE_0_3",
        Outcome.NOT_MET,
        ["Standard og kvalitet er ikke kartlagt", "Fukt eller skade: ja (krav: nei)"],
        id="0–3 år grade unknown, damp",
    ),
]


@pytest.mark.parametrize(("facts", "age_class", "outcome", "reasons"), CASES)
def test_answer(facts: dict[str, Any], age_class: str, outcome: Outcome, reasons: list[str]) -> None:
    assert answers(standard, age_class, **facts) == (outcome, reasons)


@pytest.mark.parametrize("age_class", ["AGE_3_PLUS", "AGE_0_3"])
def test_a_dwelling_without_a_survey_is_unclear(age_class: str) -> None:
    assert unsurveyed(standard, age_class) is Outcome.UNCLEAR
