from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from pipeline.rules.controls.k012_person_in_two_places import person_in_two_places
from tests.builders import Row, tenancy
from tests.rules.asking import Said, findings, said

FIRST = tenancy(tenancy_id="L-1", end_date=date(2019, 10, 15))


def second(day: date, **changes: Any) -> Row:
    return tenancy(**{"tenancy_id": "L-2", "dwelling_id": "B-2", "start_date": day, **changes})


def youth_from(first_day: str) -> Said:
    return [("B3", f"Ungdommen har også et annet leieforhold fra {first_day}.")]


CASES = [
    pytest.param([FIRST], [], id="one"),
    pytest.param([FIRST, second(date(2019, 10, 16))], [], id="moves the day after"),
    pytest.param([FIRST, second(date(2019, 10, 15))], youth_from("15.10.2019"), id="moves on the last day"),
    pytest.param([FIRST, second(date(2019, 10, 14))], youth_from("14.10.2019"), id="moves before the last day"),
    pytest.param(
        [FIRST, second(date(2019, 9, 1), dwelling_id="B-1", room="B")],
        youth_from("01.09.2019"),
        id="two rooms in one dwelling",
    ),
    pytest.param([FIRST, second(date(2019, 9, 1), dwelling_id="B-1")], youth_from("01.09.2019"), id="registered twice"),
    pytest.param([FIRST, second(date(2019, 9, 1), youth_id="U-2")], [], id="another youth of the same household"),
    pytest.param([], [], id="empty"),
]


@pytest.mark.parametrize(("tenancies", "expected"), CASES)
def test_sentence(tenancies: list[Row], expected: Said) -> None:
    assert said(person_in_two_places, tenancies=tenancies) == expected


def test_a_household_in_two_dwellings() -> None:
    rows = [tenancy(youth_id=None), second(date(2019, 9, 1), youth_id=None)]
    expected = [("B3", "Husstanden har også et annet leieforhold fra 01.09.2019.")]
    assert said(person_in_two_places, tenancies=rows) == expected


def test_members_of_a_household_may_have_a_row_each_in_one_dwelling() -> None:
    rows = [tenancy(youth_id=None), second(date(2019, 9, 1), youth_id=None, dwelling_id="B-1")]
    assert said(person_in_two_places, tenancies=rows) == []


def test_unknown_people_are_not_one_person() -> None:
    nobody = {"youth_id": None, "household_id": None}
    rows = [tenancy(**nobody), second(date(2019, 9, 1), **nobody)]
    assert said(person_in_two_places, tenancies=rows) == []


def test_advice() -> None:
    (finding,) = findings(person_in_two_places, tenancies=[FIRST, second(date(2019, 9, 1))])
    assert finding.advice == "Avslutt det leieforholdet som ikke gjelder lenger."
    assert finding.value == "B-2"
