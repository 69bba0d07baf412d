from __future__ import annotations

from datetime import date

import pytest

from pipeline.rules.controls.k062_housemates_to_be_apart import housemates_to_be_apart
from tests.builders import Row, tenancy, youth
from tests.rules.asking import Said, findings, said

YOUTHS = [youth(not_live_with="U-2"), youth(youth_id="U-2"), youth(youth_id="U-3")]
FIRST = tenancy(end_date=date(2019, 12, 31))


def other(**changes: object) -> Row:
    return tenancy(**{"tenancy_id": "L-2", "youth_id": "U-2", "room": "B", "start_date": date(2019, 6, 1), **changes})


def said_from(first_day: str) -> Said:
    return [("B3", f"To som ikke skal bo sammen, har begge plass i bolig B-1 fra {first_day}.")]


CASES = [
    pytest.param([FIRST, other()], said_from("01.06.2019"), id="live together"),
    pytest.param([FIRST, other(start_date=date(2019, 12, 31))], said_from("31.12.2019"), id="one day is enough"),
    pytest.param([FIRST, other(start_date=date(2020, 1, 1))], [], id="moves in the day after"),
    pytest.param([FIRST, other(end_date=date(2019, 10, 30))], [], id="over yesterday"),
    pytest.param([FIRST, other(end_date=date(2019, 10, 31))], said_from("01.06.2019"), id="last day"),
    pytest.param([FIRST, other(dwelling_id="B-2")], [], id="another dwelling"),
    pytest.param([FIRST, other(youth_id="U-3")], [], id="another youth"),
    pytest.param([FIRST], [], id="alone"),
]


@pytest.mark.parametrize(("tenancies", "expected"), CASES)
def test_sentence(tenancies: list[Row], expected: Said) -> None:
    assert said(housemates_to_be_apart, youths=YOUTHS, tenancies=tenancies) == expected


def test_it_is_enough_that_one_of_them_says_so_and_it_is_said_once() -> None:
    youths = [youth(not_live_with="U-2"), youth(youth_id="U-2", not_live_with="U-1")]
    for people in ([youths[0], youth(youth_id="U-2")], [youth(), youths[1]], youths):
        assert said(housemates_to_be_apart, youths=people, tenancies=[FIRST, other()]) == said_from("01.06.2019")


def test_advice() -> None:
    (finding,) = findings(housemates_to_be_apart, youths=YOUTHS, tenancies=[FIRST, other()])
    assert finding.advice == "Finn en annen plass til en av dem, eller rett «Ikke bo med» i EM-ungdom."
