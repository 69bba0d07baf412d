from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from pipeline.rules.controls.k009_overfilled import overfilled
from tests.builders import Row, dwelling, lease_in, shared_dwelling, tenancy
from tests.rules.asking import Said, findings, said


def residents(count: int, **last: Any) -> list[Row]:
    """``count`` people in B-1 from the start of the year; ``last`` changes the last of them."""
    rows = [tenancy(tenancy_id=f"L-{number}", youth_id=f"U-{number}") for number in range(count)]
    return [*rows[:-1], {**rows[-1], **last}]


def sentence(first_day: str, count: int = 3) -> Said:
    return [("R2", f"Bolig B-1 har opptil {count} beboere, men plass til 2. Det gjelder fra {first_day}.")]


CASES = [
    pytest.param(residents(2), [], id="full"),
    pytest.param(residents(3), sentence("01.10.2019"), id="one too many since before the period"),
    pytest.param(residents(3, start_date=date(2019, 10, 17)), sentence("17.10.2019"), id="one too many from a day"),
    pytest.param(residents(3, end_date=date(2019, 9, 30)), [], id="moved out the day before the period"),
    pytest.param(residents(3, end_date=date(2019, 10, 1)), sentence("01.10.2019"), id="last day is the first day"),
    pytest.param(residents(3, start_date=date(2020, 10, 31)), sentence("31.10.2020"), id="last day looked at"),
    pytest.param(residents(3, start_date=date(2020, 11, 1)), [], id="beyond the days looked at"),
    pytest.param(residents(3, youth_id="U-0"), [], id="one person with two rooms is one resident"),
    pytest.param(
        [*residents(3, start_date=date(2019, 10, 9)), tenancy(tenancy_id="L-9", youth_id="U-9")],
        sentence("01.10.2019", 4),
        id="the most at any time is told",
    ),
    pytest.param([], [], id="empty"),
]


@pytest.mark.parametrize(("tenancies", "expected"), CASES)
def test_sentence(tenancies: list[Row], expected: Said) -> None:
    assert said(overfilled, dwellings=[shared_dwelling(places=2)], tenancies=tenancies) == expected


def test_only_shared_dwellings_with_places_are_counted() -> None:
    dwellings = [dwelling(places=2)]
    assert said(overfilled, dwellings=dwellings, tenancies=residents(3)) == []
    assert said(overfilled, dwellings=[shared_dwelling(places=None)], tenancies=residents(3)) == []


def test_after_the_lease_in_there_are_no_places_to_overfill() -> None:
    dwellings = [shared_dwelling(places=2, disposal_form="INNLEID_FRA_PRIVATPERSON")]
    leases = [lease_in(end_date=date(2019, 10, 16))]
    joined = residents(3, start_date=date(2019, 10, 17))
    assert said(overfilled, dwellings=dwellings, leases_in=leases, tenancies=joined) == []
    joined = residents(3, start_date=date(2019, 10, 16))
    assert said(overfilled, dwellings=dwellings, leases_in=leases, tenancies=joined) == sentence("16.10.2019")


def test_nothing_to_say_of_no_rows() -> None:
    assert said(overfilled, tenancies=residents(3)) == []


def test_advice() -> None:
    (finding,) = findings(overfilled, dwellings=[shared_dwelling(places=2)], tenancies=residents(3))
    assert finding.advice == "Sjekk leieforholdene i boligen: en dato kan mangle, eller noen må flytte."
    assert finding.dwelling_id == "B-1"
