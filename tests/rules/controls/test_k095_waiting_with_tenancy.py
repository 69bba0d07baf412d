from __future__ import annotations

from datetime import date

import pytest

from pipeline.rules.controls.k095_waiting_with_tenancy import waiting_with_tenancy
from tests.builders import tenancy
from tests.builders_families import application
from tests.rules.asking import Said, findings, said

WRONG = [("B2", "Husstanden står på ventelisten etter vedtak 01.09.2019, men bor i en kommunal bolig.")]
CASES = [
    pytest.param({}, WRONG, id="waits and lives there"),
    pytest.param({"household_id": "H-2"}, [], id="lives elsewhere"),
    pytest.param({"moved_in_date": date(2019, 10, 1)}, [], id="moved in"),
    pytest.param({"moved_in_date": date(2019, 11, 1)}, WRONG, id="moves in later"),
    pytest.param({"decision": "PENDING"}, [], id="pending"),
    pytest.param({"is_new_applicant": False}, [], id="not new"),
    pytest.param({"is_new_applicant": None}, [], id="unknown"),
]


@pytest.mark.parametrize(("changes", "expected"), CASES)
def test_sentence(changes: dict[str, object], expected: Said) -> None:
    assert said(waiting_with_tenancy, applications=[application(**changes)], tenancies=[tenancy()]) == expected


def test_advice() -> None:
    (finding,) = findings(waiting_with_tenancy, applications=[application()], tenancies=[tenancy()])
    assert finding.advice == "Fyll ut «Flyttet inn», eller rett «Ny søker» til nei."


@pytest.mark.parametrize(("last", "count"), [(date(2019, 10, 30), 0), (date(2019, 10, 31), 1), (None, 1)])
def test_the_last_day_lived_in_counts(last: date | None, count: int) -> None:
    rows = [tenancy(end_date=last)]
    assert len(said(waiting_with_tenancy, applications=[application()], tenancies=rows)) == count


def test_nothing_to_say_of_no_rows() -> None:
    assert said(waiting_with_tenancy) == []
