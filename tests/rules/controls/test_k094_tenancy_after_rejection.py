from __future__ import annotations

from datetime import date

import pytest

from pipeline.rules.controls.k094_tenancy_after_rejection import tenancy_after_rejection
from tests.builders import tenancy
from tests.builders_families import application
from tests.rules.asking import Said, findings, said

WRONG = [("G2", "Leieforhold L-1 begynte 01.10.2019, etter at husstanden fikk avslag 01.09.2019.")]
CASES = [
    pytest.param({"start_date": date(2019, 10, 1)}, WRONG, id="after"),
    pytest.param({"start_date": date(2019, 8, 31)}, [], id="before"),
    pytest.param({"start_date": date(2019, 10, 1), "household_id": "H-2"}, [], id="another household"),
    pytest.param({"start_date": date(2019, 10, 1), "household_id": None}, [], id="no household"),
]


@pytest.mark.parametrize(("changes", "expected"), CASES)
def test_sentence(changes: dict[str, object], expected: Said) -> None:
    assert (
        said(tenancy_after_rejection, tenancies=[tenancy(**changes)], applications=[application(decision="REJECTED")])
        == expected
    )


def test_advice() -> None:
    (finding,) = findings(
        tenancy_after_rejection,
        tenancies=[tenancy(start_date=date(2019, 10, 1))],
        applications=[application(decision="REJECTED")],
    )
    assert finding.advice == "Sjekk om et nytt vedtak mangler i Søknader."


@pytest.mark.parametrize(("moved_in", "count"), [(None, 0), (date(2019, 10, 1), 0), (date(2019, 8, 1), 1)])
def test_a_grant_that_is_not_used_up_explains_the_tenancy(moved_in: date | None, count: int) -> None:
    asked = [
        application(decision="REJECTED"),
        application(application_id="S-2", moved_in_date=moved_in),
    ]
    tenancies = [tenancy(start_date=date(2019, 10, 1))]
    assert len(said(tenancy_after_rejection, tenancies=tenancies, applications=asked)) == count


def test_nothing_to_say_of_no_rows() -> None:
    assert said(tenancy_after_rejection) == []
