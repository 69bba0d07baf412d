from __future__ import annotations

from datetime import date, timedelta

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.families.free import free_from
from schemas.tables.dwellings import Dwellings
from schemas.tables.leases_in import LeasesIn
from schemas.tables.tenancies import Tenancies
from tests.builders import AS_OF, Row, context, dwelling, lease_in, make_frame, tenancy

spells = st.lists(st.tuples(st.integers(-40, 400), st.one_of(st.none(), st.integers(-1, 120))), max_size=4)
RUN = context()


def last(start: date, length: int | None) -> date | None:
    return None if length is None else start + timedelta(length)


def covers(row: Row, day: date) -> bool:
    return bool(row["start_date"] <= day and (row["end_date"] is None or day <= row["end_date"]))


@given(spells, spells, st.one_of(st.none(), st.integers(-10, 400)))
@settings(max_examples=80, deadline=None)
def test_against_looking_at_every_day(
    stays: list[tuple[int, int | None]], leases: list[tuple[int, int | None]], left: int | None
) -> None:
    starts = [AS_OF + timedelta(start) for start, _ in (*stays, *leases)]
    lived = [
        tenancy(tenancy_id=f"L-{number}", start_date=start, end_date=last(start, length))
        for number, (start, (_, length)) in enumerate(zip(starts, stays, strict=False))
    ]
    rented = [
        lease_in(lease_id=f"A-{number}", start_date=start, end_date=last(start, length))
        for number, (start, (_, length)) in enumerate(zip(starts[len(stays) :], leases, strict=True))
    ]
    kept = None if left is None else AS_OF + timedelta(left)
    home = dwelling(disposal_form="INNLEID_FRA_PRIVATPERSON", in_stock_to=kept)
    frames = (make_frame(Dwellings, [home]), make_frame(LeasesIn, rented), make_frame(Tenancies, lived))
    (found,) = free_from(*frames, RUN)

    def is_free(day: date) -> bool:
        is_ours = (kept is None or day <= kept) and (not rented or any(covers(row, day) for row in rented))
        return is_ours and not any(covers(row, day) for row in lived)

    day = RUN.horizon_end - timedelta(days=1)
    while day >= AS_OF and is_free(day):
        day -= timedelta(days=1)
    expected = None if day == RUN.horizon_end - timedelta(days=1) else day + timedelta(days=1)
    assert (None if np.isnat(found) else found.item()) == expected
