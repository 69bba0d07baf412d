from __future__ import annotations

from datetime import date

import pytest

from pipeline.rules.controls.k073_youth_moved_in_without_allocation import youth_moved_in_without_allocation
from tests.builders import Row, dwelling, shared_dwelling, tenancy
from tests.builders_allocations import allocation
from tests.rules.asking import Said, findings, said

LOG = [allocation(youth_id="U-2", moves_in_date=date(2019, 2, 1))]
SENTENCE = "Ungdommen flyttet inn i fellesbolig B-1 01.06.2019, men det står ikke i Tildelinger."


def moved_in(**changes: object) -> Row:
    return tenancy(**{"start_date": date(2019, 6, 1), **changes})


CASES = [
    pytest.param(moved_in(), [("G2", SENTENCE)], id="not decided"),
    pytest.param(moved_in(youth_id="U-2"), [], id="decided"),
    pytest.param(moved_in(start_date=date(2019, 1, 31)), [], id="before the log begins"),
    pytest.param(moved_in(start_date=date(2018, 6, 1)), [], id="last year"),
    pytest.param(moved_in(start_date=date(2019, 11, 1)), [], id="still to come"),
    pytest.param(moved_in(youth_id=None), [], id="a household"),
]


@pytest.mark.parametrize(("stay", "expected"), CASES)
def test_sentence(stay: Row, expected: Said) -> None:
    given = {"tenancies": [stay], "allocations": LOG, "dwellings": [shared_dwelling()]}
    assert said(youth_moved_in_without_allocation, **given) == expected


def test_an_ordinary_dwelling_is_another_matter() -> None:
    given = {"tenancies": [moved_in()], "allocations": LOG, "dwellings": [dwelling()]}
    assert said(youth_moved_in_without_allocation, **given) == []


def test_advice() -> None:
    given = {"tenancies": [moved_in()], "allocations": LOG, "dwellings": [shared_dwelling()]}
    (finding,) = findings(youth_moved_in_without_allocation, **given)
    assert finding.advice == "Før tildelingen, eller rett bolignummer eller ungdomsnummer."
