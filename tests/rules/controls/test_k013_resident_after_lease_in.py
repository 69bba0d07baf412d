from __future__ import annotations

from datetime import date

import pytest

from pipeline.rules.controls.k013_resident_after_lease_in import resident_after_lease_in
from tests.builders import Row, dwelling, lease_in, tenancy
from tests.rules.asking import Said, findings, said

HOME = dwelling(disposal_form="INNLEID_FRA_PRIVATPERSON")
LEASE = lease_in(end_date=date(2019, 12, 31))


def sentence(cell: str, last: str, first_day: str, verb: str = "slutter") -> Said:
    return [(cell, f"Innleien av bolig B-1 {verb} {last}, men det bor noen der {first_day}.")]


CASES = [
    pytest.param([lease_in()], [tenancy()], [], id="running lease"),
    pytest.param([LEASE], [tenancy(end_date=date(2019, 12, 31))], [], id="both end on the same day"),
    pytest.param(
        [LEASE], [tenancy(end_date=date(2020, 1, 1))], sentence("G2", "31.12.2019", "01.01.2020"), id="a day too long"
    ),
    pytest.param([LEASE], [tenancy()], sentence("G2", "31.12.2019", "01.01.2020"), id="no end of the tenancy"),
    pytest.param([LEASE], [], [], id="nobody lives there"),
    pytest.param(
        [lease_in(end_date=date(2019, 8, 31))],
        [tenancy()],
        sentence("G2", "31.08.2019", "01.10.2019", "sluttet"),
        id="ended before the period",
    ),
    pytest.param(
        [lease_in(end_date=date(2019, 10, 30))],
        [tenancy()],
        sentence("G2", "30.10.2019", "31.10.2019", "sluttet"),
        id="ended the day before",
    ),
    pytest.param(
        [lease_in(end_date=date(2019, 10, 31))],
        [tenancy()],
        sentence("G2", "31.10.2019", "01.11.2019"),
        id="ends on the day",
    ),
    pytest.param(
        [LEASE, lease_in(lease_id="A-2", start_date=date(2020, 1, 1))], [tenancy()], [], id="renewed without a gap"
    ),
    pytest.param(
        [LEASE, lease_in(lease_id="A-2", start_date=date(2020, 1, 2))],
        [tenancy()],
        sentence("G2", "31.12.2019", "01.01.2020"),
        id="renewed a day late",
    ),
    pytest.param(
        [
            LEASE,
            lease_in(lease_id="A-2", start_date=date(2020, 2, 1), end_date=date(2020, 6, 30)),
        ],
        [tenancy()],
        [*sentence("G2", "31.12.2019", "01.01.2020"), *sentence("G3", "30.06.2020", "01.07.2020")],
        id="a gap, and an end",
    ),
    pytest.param([LEASE], [tenancy(start_date=date(2020, 11, 1))], [], id="beyond the days looked at"),
    pytest.param([LEASE], [tenancy(dwelling_id="B-9")], [], id="unknown dwelling"),
    pytest.param([], [tenancy()], [], id="no lease at all"),
]


@pytest.mark.parametrize(("leases", "tenancies", "expected"), CASES)
def test_sentence(leases: list[Row], tenancies: list[Row], expected: Said) -> None:
    assert said(resident_after_lease_in, leases_in=leases, dwellings=[HOME], tenancies=tenancies) == expected


def test_a_dwelling_that_the_municipality_has_bought_needs_no_lease() -> None:
    rows = {"leases_in": [LEASE], "dwellings": [dwelling()], "tenancies": [tenancy()]}
    assert said(resident_after_lease_in, **rows) == []


def test_nothing_to_say_of_no_rows() -> None:
    assert said(resident_after_lease_in) == []


def test_advice() -> None:
    (finding,) = findings(resident_after_lease_in, leases_in=[LEASE], dwellings=[HOME], tenancies=[tenancy()])
    assert finding.advice == "Forleng innleien, eller finn en annen bolig i tide og skriv utflyttingsdatoen."
