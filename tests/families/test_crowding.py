from __future__ import annotations

import numpy as np
import pytest

from pipeline.families.crowding import crowding
from pipeline.outcome import Outcome
from tests.builders import context

UNKNOWN = np.nan


@pytest.mark.parametrize(
    ("persons", "rooms", "area", "expected"),
    [
        (4, 3, 99.9, Outcome.MET),
        (4, 3, 100.0, Outcome.NOT_MET),
        (4, 4, 50.0, Outcome.NOT_MET),
        (1, 1, 24.9, Outcome.MET),
        (1, 1, 25.0, Outcome.NOT_MET),
        (1, 2, 20.0, Outcome.NOT_MET),
        (2, 2, 30.0, Outcome.NOT_MET),
        (4, 3, UNKNOWN, Outcome.MET),
        (4, 4, UNKNOWN, Outcome.NOT_MET),
        (4, UNKNOWN, 99.0, Outcome.MET),
        (4, UNKNOWN, 100.0, Outcome.NOT_MET),
        (4, UNKNOWN, UNKNOWN, Outcome.UNCLEAR),
        (UNKNOWN, 3, 60.0, Outcome.UNCLEAR),
        (0, 3, 60.0, Outcome.UNCLEAR),
    ],
)
def test_ssbs_rule(persons: float, rooms: float, area: float, expected: Outcome) -> None:
    assert crowding(np.array([persons]), np.array([rooms]), np.array([area]), context()).tolist() == [expected]


def test_the_area_is_a_setting() -> None:
    arguments = np.array([2.0]), np.array([1.0]), np.array([55.0])
    assert crowding(*arguments, context()).tolist() == [Outcome.NOT_MET]
    assert crowding(*arguments, context(crowded_m2_per_person=30)).tolist() == [Outcome.MET]
