from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest

from pipeline.merge import Mergeable, Merged, Unsaid, is_same, merge

NO_BASE, NO_OPINION = Unsaid.NO_BASE, Unsaid.NO_OPINION
SAME, WRITE, OVERRIDDEN, CONFLICT = Mergeable.SAME, Mergeable.WRITE, Mergeable.OVERRIDDEN, Mergeable.CONFLICT


@pytest.mark.parametrize(
    ("base", "theirs", "ours", "verdict", "next_base"),
    [
        # nothing to say
        (2, 3, NO_OPINION, SAME, 2),
        (NO_BASE, 3, NO_OPINION, SAME, NO_BASE),
        (2, None, NO_OPINION, SAME, 2),
        # everybody agrees, or staff wrote what the sources now say
        (2, 2, 2, SAME, 2),
        (2, 3, 3, SAME, 3),
        (NO_BASE, 3, 3, SAME, 3),
        (NO_BASE, None, None, SAME, None),
        # only the sources changed
        (2, 2, 3, WRITE, 3),
        (2, 2, None, WRITE, None),
        (None, None, 3, WRITE, 3),
        # a blank cell is filled, by whomever it was emptied
        (NO_BASE, None, 3, WRITE, 3),
        (2, None, 2, WRITE, 2),
        (2, None, 3, WRITE, 3),
        # only staff changed
        (2, 3, 2, OVERRIDDEN, 2),
        (None, 3, None, OVERRIDDEN, None),
        # both changed, or a first run meets a value
        (2, 3, 4, CONFLICT, 2),
        (2, 3, None, CONFLICT, 2),
        (None, 3, 4, CONFLICT, None),
        (NO_BASE, 3, 4, CONFLICT, NO_BASE),
        (NO_BASE, 3, None, CONFLICT, NO_BASE),
    ],
)
def test_the_three_way_merge(base: Any, theirs: Any, ours: Any, verdict: Mergeable, next_base: Any) -> None:
    assert merge(base, theirs, ours) == Merged(verdict, next_base)


VALUES = (None, 1, 2, 3)


@pytest.mark.parametrize("base", [NO_BASE, *VALUES])
@pytest.mark.parametrize("theirs", VALUES)
@pytest.mark.parametrize("ours", [NO_OPINION, *VALUES])
def test_what_staff_typed_is_never_written_over(base: Any, theirs: Any, ours: Any) -> None:
    merged = merge(base, theirs, ours)

    if merged.verdict is WRITE:
        assert theirs is None or theirs == base
        assert merged.base == ours
    stands = ours if merged.verdict is WRITE else theirs
    again = merge(merged.base, stands, ours)
    assert again.verdict is (SAME if merged.verdict is WRITE else merged.verdict), "a second run must change nothing"


@pytest.mark.parametrize(
    ("left", "right", "same"),
    [
        ("Granlia 12 B", " granlia  12\u00a0B", True),
        ("Granlia 12 B", "Granlia 12 C", False),
        (date(2019, 10, 31), datetime(2019, 10, 31, 12, 0), True),
        (date(2019, 10, 31), date(2019, 11, 1), False),
        (0.1 + 0.2, 0.3, True),
        (2, 2.0, True),
        (2, 3, False),
        (2, "2", False),
        ("", None, False),
        (0, None, False),
        (None, None, True),
        (date(2019, 10, 31), "31.10.2019", False),
    ],
)
def test_when_two_values_say_the_same(left: Any, right: Any, same: bool) -> None:
    assert is_same(left, right) is is_same(right, left) is same
