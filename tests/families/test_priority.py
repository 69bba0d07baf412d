from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.families.priority import active_before
from schemas.tables.priority_families import PriorityFamilies
from tests.builders import make_frame
from tests.builders_families import priority_family

FIRST = date(2019, 1, 1)


@given(st.lists(st.tuples(st.integers(0, 30), st.one_of(st.none(), st.integers(0, 20))), max_size=9))
@settings(max_examples=60, deadline=None)
def test_families_there_when_each_began_against_counting(drawn: list[tuple[int, int | None]]) -> None:
    spells = [
        (FIRST + timedelta(start), None if length is None else FIRST + timedelta(start + length))
        for start, length in drawn
    ]
    rows = [
        priority_family(family_id=f"F-{number}", active_from=first, active_to=last)
        for number, (first, last) in enumerate(spells)
    ]
    expected = [
        sum(
            (other, number) < (first, at) and (last is None or last >= first)
            for number, (other, last) in enumerate(spells)
        )
        for at, (first, _) in enumerate(spells)
    ]
    assert active_before(make_frame(PriorityFamilies, rows)).tolist() == expected
