from __future__ import annotations

import pytest

from pipeline.rules.controls.k007_survey_area_differs import survey_area_differs
from tests.builders import context, dwelling, survey
from tests.rules.asking import Said, findings, said

CASES = [
    pytest.param(70.0, 70.0, [], id="equal"),
    pytest.param(77.0, 70.0, [], id="ten per cent more"),
    pytest.param(63.0, 70.0, [], id="ten per cent less"),
    pytest.param(
        77.5, 70.0, [("D2", "Kartlagt areal er 77,5\u00a0m², men registeret har 70 m².")], id="more than ten per cent"
    ),
    pytest.param(
        62.0, 70.0, [("D2", "Kartlagt areal er 62\u00a0m², men registeret har 70 m².")], id="less by more than ten"
    ),
    pytest.param(None, 70.0, [], id="not surveyed"),
    pytest.param(70.0, None, [], id="not registered"),
]


@pytest.mark.parametrize(("surveyed", "registered", "expected"), CASES)
def test_sentence(surveyed: float | None, registered: float | None, expected: Said) -> None:
    surveys, dwellings = [survey(measured_area_m2=surveyed)], [dwelling(usable_area_m2=registered)]
    assert said(survey_area_differs, surveys=surveys, dwellings=dwellings) == expected


def test_the_tolerance_is_a_setting() -> None:
    surveys, dwellings = [survey(measured_area_m2=75.0)], [dwelling(usable_area_m2=70.0)]
    assert len(said(survey_area_differs, context(area_tolerance_pct=5), surveys=surveys, dwellings=dwellings)) == 1


def test_survey_of_unknown_dwelling() -> None:
    assert said(survey_area_differs, surveys=[survey(dwelling_id="B-9")], dwellings=[dwelling()]) == []


def test_nothing_to_say_of_no_rows() -> None:
    assert said(survey_area_differs) == []
    assert said(survey_area_differs, surveys=[survey()]) == []


def test_advice() -> None:
    (finding,) = findings(survey_area_differs, surveys=[survey()], dwellings=[dwelling(usable_area_m2=7.0)])
    assert finding.advice == "Finn ut hvilket areal som stemmer, og rett det andre."
