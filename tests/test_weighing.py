from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
import pytest

from pipeline.facts import REGISTER, own_fact
from pipeline.outcome import Outcome
from pipeline.weighing import Weighed, weigh, with_facts
from schemas.parameters import Requirement
from tests.builders import requirement

SUN = own_fact("Sol", "ONE_OF")


def asked(fact: str, operator: str, limit: str = "", **more: Any) -> Requirement:
    return Requirement(**{**vars(requirement(fact, operator, limit, condition_id="Vårt", **more)), "heading": "Sol"})


def should(fact: str, operator: str, limit: str, weight: float) -> Requirement:
    return Requirement(**{**vars(asked(fact, operator, limit)), "duty": "SHOULD", "weight": weight})


def weighed(*required: Requirement, **facts: list[Any]) -> Weighed:
    frame = pd.DataFrame(facts)
    return weigh(with_facts(frame, pd.DataFrame({"floor": [1.0] * len(frame)}), required), (), required)


YOUNG = asked("measured_area_m2", "AT_LEAST", "10", age_class="AGE_0_3")


def test_conditions_of_ones_own_decide_the_class() -> None:
    must = asked("measured_area_m2", "AT_LEAST", "50"), YOUNG

    found = weighed(*must, measured_area_m2=[60.0, 20.0, 5.0, np.nan])

    assert [rule.title for rule in found.conditions] == ["Vårt"]
    assert found.classes.tolist() == ["AGE_3_PLUS", "AGE_0_3", "NOT_SUITABLE", "NOT_SURVEYED"]


def test_what_should_be_met_gives_points_and_decides_nothing() -> None:
    must = asked("measured_area_m2", "AT_LEAST", "50"), YOUNG
    wishes = should("measured_area_m2", "AT_LEAST", "70", 3.0), should("standard_grade", "AT_LEAST", "4", 1.0)

    found = weighed(*must, *wishes, measured_area_m2=[60.0, 80.0, 80.0], standard_grade=[4.0, 3.0, np.nan])

    assert found.classes.tolist() == ["AGE_3_PLUS"] * 3
    assert found.scores["AGE_3_PLUS"].share_pct.tolist() == [25.0, 75.0, 100.0]
    assert found.scores["AGE_3_PLUS"].unknown.tolist() == [0, 0, 1]
    assert np.isnan(found.scores["AGE_0_3"].share_pct).all()


@pytest.mark.parametrize(
    ("word", "outcome"), [("sør", Outcome.MET), ("SØR", Outcome.MET), ("øst", Outcome.NOT_MET), (None, Outcome.UNCLEAR)]
)
def test_words_of_ones_own_in_any_case(word: str | None, outcome: Outcome) -> None:
    frame = pd.DataFrame({SUN: pd.Series([word], dtype="str"), "measured_area_m2": [60.0]})
    found = weigh(frame, (), (asked(SUN, "ONE_OF", "Sør, vest"), YOUNG))

    assert found.age_classes["AGE_3_PLUS"].tolist() == [outcome]


def test_the_register_is_a_fact_too_and_a_column_that_is_gone_is_unknown() -> None:
    required = asked(f"{REGISTER}floor", "AT_MOST", "2"), asked(SUN, "ONE_OF", "Sør", age_class="AGE_0_3")

    found = weighed(*required, measured_area_m2=[60.0])

    assert found.age_classes["AGE_3_PLUS"].tolist() == [Outcome.MET]
    assert found.age_classes["AGE_0_3"].tolist() == [Outcome.UNCLEAR]
