from __future__ import annotations

from datetime import date

import pytest

from pipeline.rules.controls.k010_underfilled import underfilled
from tests.builders import Row, dwelling, lease_in, shared_dwelling, tenancy
from tests.rules.asking import Said, findings, said

ALONE = [("R2", "Bolig B-1 har én beboer på 3 plasser.")]
OTHER = {"tenancy_id": "L-2", "youth_id": "U-2"}
CASES = [
    pytest.param([], [], id="nobody"),
    pytest.param([tenancy()], ALONE, id="one"),
    pytest.param([tenancy(), tenancy(**OTHER)], [], id="two"),
    pytest.param([tenancy(), tenancy(**OTHER, end_date=date(2019, 10, 31))], [], id="the other's last day"),
    pytest.param([tenancy(), tenancy(**OTHER, end_date=date(2019, 10, 30))], ALONE, id="the other left yesterday"),
    pytest.param([tenancy(), tenancy(**OTHER, start_date=date(2019, 11, 1))], ALONE, id="the other comes tomorrow"),
    pytest.param([tenancy(), tenancy(tenancy_id="L-2", room="B")], ALONE, id="one person with two rooms"),
]


@pytest.mark.parametrize(("tenancies", "expected"), CASES)
def test_sentence(tenancies: list[Row], expected: Said) -> None:
    assert said(underfilled, dwellings=[shared_dwelling()], tenancies=tenancies) == expected


@pytest.mark.parametrize(
    "home",
    [
        pytest.param(shared_dwelling(places=1), id="a single place"),
        pytest.param(shared_dwelling(places=None), id="places unknown"),
        pytest.param(shared_dwelling(places=4), id="a larger house"),
        pytest.param(dwelling(places=3), id="not shared"),
        pytest.param(shared_dwelling(in_stock_to=date(2019, 10, 30)), id="out of stock"),
    ],
)
def test_nothing_to_share(home: Row) -> None:
    assert said(underfilled, dwellings=[home], tenancies=[tenancy()]) == []


def test_nothing_to_share_after_the_lease_in() -> None:
    home = shared_dwelling(disposal_form="INNLEID_FRA_STIFTELSE")
    for last, expected in ((date(2019, 10, 30), []), (date(2019, 10, 31), ALONE)):
        assert (
            said(underfilled, dwellings=[home], tenancies=[tenancy()], leases_in=[lease_in(end_date=last)]) == expected
        )


def test_nothing_to_say_of_no_rows() -> None:
    assert said(underfilled) == []


def test_advice() -> None:
    (finding,) = findings(underfilled, dwellings=[shared_dwelling()], tenancies=[tenancy()])
    assert finding.advice == "Vurder om flere kan flytte inn."
    assert finding.severity == "Til orientering"
