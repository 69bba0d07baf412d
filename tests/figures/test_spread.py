from __future__ import annotations

import pandas as pd
import pytest

from pipeline.figures.picking import Pick
from pipeline.figures.spread import spread
from pipeline.figures.subject import Subject
from pipeline.flow import Indicator
from schemas.source import KOSTRA_13


def days(*values: float | None, rows: bool = True) -> list[Indicator]:
    frame = pd.DataFrame({"Hva": ["a"] * len(values), "Dager": pd.Series(values, dtype=float)})
    found = spread(
        Subject(KOSTRA_13, "Rader"), "x", "Dager", "2019", frame if rows else None, Pick({"Hva": "a"}),
        why_missing="Ikke levert.", when_empty="Ingen.", why_left_out="ukjent dag", when="hittil i 2019",
    )  # fmt: skip
    return list(found)


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ((7,), [7, 7, 7, 7]),
        ((1, 2), [1.5, 1.25, 1.75, 2]),
        ((4, 1, 3, 2), [2.5, 1.75, 3.25, 4]),
        ((0, 10, 20, 30, 400), [20, 10, 30, 400]),
    ],
)
def test_median_quartiles_and_longest(values: tuple[float, ...], expected: list[float]) -> None:
    assert [item.value for item in days(*values)] == expected


def test_days_that_nobody_knows_are_left_out_and_said() -> None:
    assert {(item.value, item.left_out, item.left_out_why) for item in days(5, None)} == {(5, 1, "ukjent dag")}


def test_nothing_to_reckon_is_not_nought() -> None:
    assert {(item.value, item.why_missing) for item in days()} == {(None, "Ingen.")}
    assert {(item.value, item.why_missing) for item in days(3, rows=False)} == {(None, "Ikke levert.")}


def test_what_people_read() -> None:
    median = days(5)[0]

    assert (median.code, median.title) == ("x_median", "Dager, median, hittil i 2019")
    assert median.selection == "Median av «Dager» der Hva = a"
