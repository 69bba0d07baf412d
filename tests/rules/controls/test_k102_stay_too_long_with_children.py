from __future__ import annotations

from datetime import date

import pytest

from pipeline.rules.controls.k102_stay_too_long_with_children import stay_too_long_with_children
from tests.builders import context
from tests.builders_families import temporary_stay
from tests.rules.asking import Said, findings, said

WRONG = [("E2", "Opphold M-1 er med barn og har vart mer enn 3 måneder, fra 01.07.2019.")]
CASES = [
    pytest.param({}, [], id="two weeks"),
    pytest.param({"end_date": date(2019, 9, 30)}, [], id="three months"),
    pytest.param({"end_date": date(2019, 10, 1)}, WRONG, id="a night more"),
    pytest.param({"end_date": None}, WRONG, id="lasts"),
    pytest.param({"end_date": None, "has_children": False}, [], id="no children"),
    pytest.param({"end_date": None, "has_children": None}, [], id="unknown"),
    pytest.param({"start_date": date(2020, 1, 1), "end_date": None}, [], id="to come"),
]


@pytest.mark.parametrize(("changes", "expected"), CASES)
def test_sentence(changes: dict[str, object], expected: Said) -> None:
    assert said(stay_too_long_with_children, temporary_stays=[temporary_stay(**changes)]) == expected


def test_advice() -> None:
    (finding,) = findings(stay_too_long_with_children, temporary_stays=[temporary_stay(end_date=date(2019, 10, 1))])
    assert finding.advice == "Finn varig bolig. Er oppholdet slutt, så fyll ut sluttdatoen."


def test_stays_that_follow_on_are_one() -> None:
    rows = [
        temporary_stay(end_date=date(2019, 8, 15)),
        temporary_stay(stay_id="M-2", start_date=date(2019, 8, 16), end_date=date(2019, 10, 5)),
        temporary_stay(stay_id="M-3", household_id="H-2", start_date=date(2019, 8, 17), end_date=date(2019, 10, 5)),
    ]
    expected = [("E3", "Opphold M-2 er med barn og har vart mer enn 3 måneder, fra 01.07.2019.")]
    assert said(stay_too_long_with_children, temporary_stays=rows) == expected


def test_the_limit_is_a_setting() -> None:
    rows = [temporary_stay(end_date=date(2019, 8, 1))]
    assert len(said(stay_too_long_with_children, context(temporary_months_with_children=1), temporary_stays=rows)) == 1


def test_nothing_to_say_of_no_rows() -> None:
    assert said(stay_too_long_with_children) == []
