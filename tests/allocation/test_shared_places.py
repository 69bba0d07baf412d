from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from pipeline.allocation.shared_places import openings
from tests.allocation.shared_cases import AS_OF, a_dwelling, a_resident

END = date(2019, 12, 31)


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, [AS_OF, AS_OF]),
        ({"places": None}, []),
        ({"available_from": None}, []),
        ({"available_from": date(2019, 12, 1)}, [date(2019, 12, 1)] * 2),
        ({"residents": (a_resident(),)}, [AS_OF]),
        ({"residents": (a_resident(end=END),)}, [AS_OF, date(2020, 1, 1)]),
        # one booked from December takes the place that stands free until then
        ({"residents": (a_resident(), a_resident("R-2", start=date(2019, 12, 1)))}, []),
        # one leaves before the other comes, and a stay for good fits only beside them
        ({"residents": (a_resident(end=END), a_resident("R-2", start=date(2020, 1, 1)))}, [AS_OF]),
        ({"residents": (a_resident(), a_resident("R-2"), a_resident("R-3"))}, []),
        ({"residents": (a_resident(end=AS_OF - timedelta(days=1)),)}, [AS_OF, AS_OF]),
    ],
)
def test_places_are_free_for_good(changes: dict[str, Any], expected: list[date]) -> None:
    assert [opening.free_from for opening in openings(a_dwelling(**changes), AS_OF)] == expected


def test_rooms_are_named_where_it_is_known_who_lives_where() -> None:
    dwelling = a_dwelling(room_ids=("A", "B"), residents=(a_resident(end=END, room_id="A"),))
    assert [(opening.room_id, opening.free_from) for opening in openings(dwelling, AS_OF)] == [
        ("B", AS_OF),
        ("A", date(2020, 1, 1)),
    ]
    unknown = a_dwelling(room_ids=("A", "B"), residents=(a_resident(end=END),))
    assert [opening.room_id for opening in openings(unknown, AS_OF)] == [None, None]


def test_a_booked_room_is_not_given_away() -> None:
    residents = (a_resident(end=END, room_id="A"), a_resident("R-2", start=date(2020, 6, 1), room_id="B"))
    dwelling = a_dwelling(room_ids=("A", "B"), residents=residents)
    assert [(opening.room_id, opening.free_from) for opening in openings(dwelling, AS_OF)] == [("A", date(2020, 1, 1))]
