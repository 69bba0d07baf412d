from __future__ import annotations

from datetime import date

import pytest

from pipeline.rules.controls.k077_large_shared_underfilled import large_shared_underfilled
from tests.builders import Row, context, shared_dwelling, tenancy
from tests.rules.asking import Said, findings, said


def stays(count: int) -> list[Row]:
    return [tenancy(tenancy_id=f"L-{number}", youth_id=f"U-{number}") for number in range(count)]


@pytest.mark.parametrize(
    ("count", "expected"),
    [
        (0, [("R2", "Bofellesskap B-1 har 0 av 6 plasser i bruk, under 50 %.")]),
        (2, [("R2", "Bofellesskap B-1 har 2 av 6 plasser i bruk, under 50 %.")]),
        (3, []),
        (6, []),
    ],
)
def test_sentence(count: int, expected: Said) -> None:
    given = {"dwellings": [shared_dwelling(places=6)], "tenancies": stays(count)}
    assert said(large_shared_underfilled, **given) == expected


def test_small_ones_and_those_gone_are_left_alone() -> None:
    for home in (shared_dwelling(places=3), shared_dwelling(places=6, in_stock_to=date(2019, 10, 30))):
        assert said(large_shared_underfilled, dwellings=[home]) == []


def test_the_limits_are_settings() -> None:
    given = {"dwellings": [shared_dwelling(places=6)], "tenancies": stays(2)}
    for run in (context(shared_places_max=6), context(large_shared_min_occupancy_pct=30)):
        assert said(large_shared_underfilled, run, **given) == []


def test_advice() -> None:
    (finding,) = findings(large_shared_underfilled, dwellings=[shared_dwelling(places=6)])
    assert finding.advice == "Vurder om flere kan flytte inn."
