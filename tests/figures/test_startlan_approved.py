from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from pipeline.figures.startlan_approved import approved_figures
from pipeline.flow import Indicator
from tests.builders import Row, context, make_tables, startlan_case
from tests.figures.asking import figure


def approved(*cases: Row, **settings: Any) -> list[Indicator]:
    numbered = [{**case, "case_id": f"S-{number}"} for number, case in enumerate(cases)]
    return approved_figures(make_tables(dwellings=[], startlan_cases=numbered), context(**settings))[0]


@pytest.mark.parametrize(
    ("changes", "counted", "left_out"),
    [
        ({}, 1, 0),
        ({"case_status": "GRANTED", "payment_date": None}, 1, 0),
        ({"case_status": "REJECTED"}, 0, 0),
        ({"case_status": "WITHDRAWN"}, 0, 0),
        ({"loan_nok": 0.0, "grant_nok": 100_000.0}, 0, 0),
        ({"loan_nok": None, "grant_nok": None}, 0, 1),
        ({"decision_date": None}, 0, 1),
        ({"decision_date": date(2018, 12, 31)}, 0, 0),
        ({"decision_date": date(2019, 11, 1)}, 0, 0),
    ],
)
def test_a_dwelling_is_approved_by_a_positive_decision_of_the_year_with_a_loan(
    changes: Row, counted: int, left_out: int
) -> None:
    found = figure(approved(startlan_case(**changes)), "startlan_dwellings_approved", "2019")

    assert (found.value, found.left_out) == (counted, left_out)
    assert found.is_official


def test_per_1000_inhabitants_of_the_year() -> None:
    share = figure(approved(startlan_case(), startlan_case(), inhabitants=16000), "startlan_dwellings_per_1000")

    assert (share.value, share.numerator, share.denominator) == (0.125, 2, 16000)


def test_without_inhabitants_or_cases_it_says_why() -> None:
    share = figure(approved(startlan_case()), "startlan_dwellings_per_1000")
    none, evidence = approved_figures(make_tables(dwellings=[]), context())

    assert (share.value, share.why_missing) == (None, "Innbyggere er ikke satt i Oppsett.")
    assert {(item.value, item.why_missing) for item in none} == {(None, "Startlånsaker er ikke levert.")}
    assert not evidence
