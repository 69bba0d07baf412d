from __future__ import annotations

from datetime import date

import numpy as np
import pytest

from pipeline.residents import birth_dates, birthdays, in_shared_housing, living_on
from schemas.tables.dwellings import Dwellings
from schemas.tables.tenancies import Tenancies
from schemas.tables.youths import Youths
from tests.builders import dwelling, make_frame, shared_dwelling, tenancy, youth

STAYS = [
    tenancy(tenancy_id="L-1", youth_id="U-1"),
    tenancy(tenancy_id="L-2", youth_id="U-2"),
    tenancy(tenancy_id="L-3", youth_id="U-9"),
    tenancy(tenancy_id="L-4", youth_id=None),
]
YOUTHS = [youth(youth_id="U-2", birth_date=date(2004, 2, 29)), youth(youth_id="U-1", birth_date=date(2001, 10, 31))]


@pytest.mark.parametrize(
    ("first", "last", "is_there"),
    [
        (date(2019, 10, 30), None, True),
        (date(2019, 10, 31), None, True),
        (date(2019, 11, 1), None, False),
        (date(2019, 1, 1), date(2019, 10, 30), False),
        (date(2019, 1, 1), date(2019, 10, 31), True),
        (date(2019, 1, 1), date(2019, 11, 1), True),
        (date(2019, 10, 31), date(2019, 10, 31), True),
        (date(2019, 11, 1), date(2019, 10, 1), False),
    ],
)
def test_first_and_last_day_count(first: date, last: date | None, is_there: bool) -> None:
    tenancies = make_frame(Tenancies, [tenancy(start_date=first, end_date=last)])
    assert living_on(tenancies, date(2019, 10, 31)).tolist() == [is_there]


def test_birth_dates_by_tenancy() -> None:
    found = birth_dates(make_frame(Tenancies, STAYS), make_frame(Youths, YOUTHS))
    assert [str(day) for day in found] == ["2001-10-31", "2004-02-29", "NaT", "NaT"]


def test_birthdays() -> None:
    tenancies, youths = make_frame(Tenancies, STAYS), make_frame(Youths, YOUTHS)
    assert [str(day) for day in birthdays(tenancies, youths, 19)] == ["2020-10-31", "2023-03-01", "NaT", "NaT"]
    assert str(birthdays(tenancies, youths, 16)[1]) == "2020-02-29"


def test_no_rows() -> None:
    none, youths = make_frame(Tenancies), make_frame(Youths, YOUTHS)
    assert birth_dates(none, youths).tolist() == []
    assert living_on(none, date(2019, 10, 31)).tolist() == []
    assert np.isnat(birth_dates(make_frame(Tenancies, STAYS), make_frame(Youths))).all()


def test_in_shared_housing_with_or_without_a_known_number_of_places() -> None:
    dwellings = [dwelling(dwelling_id="B-1"), shared_dwelling(dwelling_id="B-2", places=None)]
    rows = [tenancy(tenancy_id=f"L-{number}", dwelling_id=f"B-{number}") for number in (1, 2, 3)]
    found = in_shared_housing(make_frame(Tenancies, rows), make_frame(Dwellings, dwellings))
    assert found.tolist() == [False, True, False]
    assert in_shared_housing(make_frame(Tenancies, rows), make_frame(Dwellings)).tolist() == [False] * 3
