from __future__ import annotations

from datetime import date

import pytest

from pipeline.rules.controls.k096_new_applicant_was_tenant import new_applicant_was_tenant
from tests.builders import tenancy
from tests.builders_families import application
from tests.rules.asking import Said, findings, said

WRONG = [("D2", "Husstanden er ført som ny søker, men bodde i en kommunal bolig da søknaden kom 01.08.2019.")]
CASES = [
    pytest.param({"decision": "PENDING"}, WRONG, id="new"),
    pytest.param({"decision": "PENDING", "is_new_applicant": False}, [], id="not new"),
    pytest.param({"decision": "PENDING", "is_new_applicant": None}, [], id="unknown"),
    pytest.param({"decision": "PENDING", "household_id": "H-2"}, [], id="lived elsewhere"),
    pytest.param({}, [], id="said by the waiting list"),
]


@pytest.mark.parametrize(("changes", "expected"), CASES)
def test_sentence(changes: dict[str, object], expected: Said) -> None:
    assert said(new_applicant_was_tenant, applications=[application(**changes)], tenancies=[tenancy()]) == expected


def test_advice() -> None:
    (finding,) = findings(
        new_applicant_was_tenant, applications=[application(decision="PENDING")], tenancies=[tenancy()]
    )
    assert finding.advice == "Rett «Ny søker» til nei."


@pytest.mark.parametrize(
    ("first", "last", "count"),
    [
        (date(2019, 7, 31), None, 1),
        (date(2019, 8, 1), None, 0),
        (date(2018, 1, 1), date(2019, 8, 1), 1),
        (date(2018, 1, 1), date(2019, 7, 31), 0),
    ],
)
def test_the_tenancy_ran_when_the_application_came(first: date, last: date | None, count: int) -> None:
    homes = [tenancy(start_date=first, end_date=last)]
    asked = [application(decision="REJECTED")]
    assert len(said(new_applicant_was_tenant, applications=asked, tenancies=homes)) == count


def test_nothing_to_say_of_no_rows() -> None:
    assert said(new_applicant_was_tenant) == []
