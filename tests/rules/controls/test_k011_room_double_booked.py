from __future__ import annotations

from datetime import date

import pytest

from pipeline.rules.controls.k011_room_double_booked import room_double_booked
from tests.builders import Row, tenancy
from tests.rules.asking import Said, findings, said

FIRST = tenancy(tenancy_id="L-1", youth_id="U-1", end_date=date(2019, 10, 15))
OTHER = {"tenancy_id": "L-2", "youth_id": "U-2"}


def sentence(cell: str, first_day: str) -> Said:
    return [(cell, f"Rom A i bolig B-1 har mer enn én beboer fra {first_day}.")]


CASES = [
    pytest.param([FIRST], [], id="one"),
    pytest.param([FIRST, tenancy(**OTHER, start_date=date(2019, 10, 16))], [], id="moves in the day after"),
    pytest.param(
        [FIRST, tenancy(**OTHER, start_date=date(2019, 10, 15))],
        sentence("C3", "15.10.2019"),
        id="moves in on the last day",
    ),
    pytest.param(
        [FIRST, tenancy(**OTHER, start_date=date(2019, 10, 14))], sentence("C3", "14.10.2019"), id="the day before"
    ),
    pytest.param(
        [tenancy(**OTHER, start_date=date(2019, 10, 14)), FIRST], sentence("C2", "14.10.2019"), id="the later is told"
    ),
    pytest.param([FIRST, tenancy(**OTHER, room="B", start_date=date(2019, 2, 1))], [], id="another room"),
    pytest.param([FIRST, tenancy(**OTHER, dwelling_id="B-2", start_date=date(2019, 2, 1))], [], id="another dwelling"),
    pytest.param([tenancy(room=None), tenancy(**OTHER, room=None)], [], id="unknown rooms are not one room"),
    pytest.param([FIRST, tenancy(tenancy_id="L-2", start_date=date(2019, 10, 1))], [], id="the same person twice"),
    pytest.param(
        [
            tenancy(youth_id=None, household_id="H-1"),
            tenancy(tenancy_id="L-2", youth_id=None, household_id="H-1", start_date=date(2019, 3, 1)),
        ],
        [],
        id="one household",
    ),
    pytest.param([], [], id="empty"),
]


@pytest.mark.parametrize(("tenancies", "expected"), CASES)
def test_sentence(tenancies: list[Row], expected: Said) -> None:
    assert said(room_double_booked, tenancies=tenancies) == expected


def test_two_pairs_in_turn_are_two_clashes() -> None:
    stays = [
        (date(2019, 10, 1), date(2019, 10, 10)),
        (date(2019, 10, 5), date(2019, 10, 10)),
        (date(2019, 10, 11), date(2019, 10, 20)),
        (date(2019, 10, 11), date(2019, 10, 20)),
    ]
    rows = [
        tenancy(tenancy_id=f"L-{number}", youth_id=f"U-{number}", start_date=first, end_date=last)
        for number, (first, last) in enumerate(stays)
    ]
    assert said(room_double_booked, tenancies=rows) == [*sentence("C3", "05.10.2019"), *sentence("C5", "11.10.2019")]


def test_advice() -> None:
    (finding,) = findings(room_double_booked, tenancies=[FIRST, tenancy(**OTHER, start_date=date(2019, 10, 1))])
    assert finding.advice == "Sjekk datoene og romnummeret i leieforholdene."
    assert (finding.dwelling_id, finding.room) == ("B-1", "A")
