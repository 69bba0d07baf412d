from __future__ import annotations

from datetime import date

import pytest

from pipeline.rules.controls.k074_allocated_place_not_free import allocated_place_not_free
from tests.builders import Row, dwelling, lease_in, shared_dwelling, tenancy
from tests.builders_allocations import allocation
from tests.rules.asking import Said, findings, said

FULL = [tenancy(tenancy_id=f"L-{number}", youth_id=f"U-{number}") for number in (2, 3)]
LEAVES = tenancy(tenancy_id="L-4", youth_id="U-4", end_date=date(2019, 11, 14))
NOT_FREE = ("G2", "Fellesbolig B-1 har ingen ledig plass 15.11.2019.")


def stays(*last: Row) -> list[Row]:
    return [*FULL, *last]


CASES = [
    pytest.param(stays(), [], id="a free place"),
    pytest.param(stays(LEAVES), [], id="free from that day"),
    pytest.param(stays({**LEAVES, "end_date": date(2019, 11, 15)}), [NOT_FREE], id="free the day after"),
    pytest.param(stays({**LEAVES, "end_date": None}), [NOT_FREE], id="never free"),
    pytest.param(stays(LEAVES, tenancy(start_date=date(2019, 11, 15))), [], id="the youth's own place"),
]


@pytest.mark.parametrize(("tenancies", "expected"), CASES)
def test_sentence(tenancies: list[Row], expected: Said) -> None:
    given = {"allocations": [allocation()], "dwellings": [shared_dwelling()], "tenancies": tenancies}
    assert said(allocated_place_not_free, **given) == expected


def test_the_last_place_is_given_once() -> None:
    rows = [allocation(allocation_id="T-2", youth_id="U-9"), allocation()]
    given = {"allocations": rows, "dwellings": [shared_dwelling()], "tenancies": FULL}
    assert said(allocated_place_not_free, **given) == [NOT_FREE]


def test_no_place_where_the_lease_in_has_ended() -> None:
    home = shared_dwelling(disposal_form="INNLEID_FRA_STIFTELSE")
    for last, expected in ((date(2019, 11, 14), [NOT_FREE]), (date(2019, 11, 15), [])):
        given = {"allocations": [allocation()], "dwellings": [home], "leases_in": [lease_in(end_date=last)]}
        assert said(allocated_place_not_free, **given) == expected


@pytest.mark.parametrize(
    "changes",
    [{"moves_in_date": date(2019, 10, 31)}, {"moves_in_date": None}, {"dwelling_id": "B-9"}],
    ids=["the day has come", "no day", "unknown dwelling"],
)
def test_nothing_to_look_at(changes: Row) -> None:
    full = [*FULL, tenancy(tenancy_id="L-4", youth_id="U-4")]
    given = {"allocations": [allocation(**changes)], "dwellings": [shared_dwelling()], "tenancies": full}
    assert said(allocated_place_not_free, **given) == []


def test_an_ordinary_dwelling_has_no_places() -> None:
    assert said(allocated_place_not_free, allocations=[allocation()], dwellings=[dwelling()], tenancies=FULL) == []


def test_advice() -> None:
    given = {"allocations": [allocation()], "dwellings": [shared_dwelling(places=2)], "tenancies": FULL}
    (finding,) = findings(allocated_place_not_free, **given)
    assert finding.advice == "Flytt datoen til en plass blir ledig, eller finn en annen plass."
