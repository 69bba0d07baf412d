"""Where a value came from."""

from __future__ import annotations

import pytest

from pipeline.table import SheetOrigin

ORIGIN = SheetOrigin(
    "Bok.xlsx", "Ark", 1, {"a": 2, "b": 3, "c": 5}, ((2, 2, 4, 3), (8, 5, 9, 5), (6, 2, 6, 2), (5, 7, 9, 9))
)


@pytest.mark.parametrize(
    ("row", "column", "cell"),
    [
        (2, "a", "B2"),
        (4, "a", "B2"),
        (3, "b", "B2"),
        (5, "a", "B5"),
        (6, "a", "B6"),
        (7, "c", "E7"),
        (9, "c", "E8"),
        (10, "c", "E10"),
        (3, "not there", "B2"),
        (1, "a", "B1"),
    ],
)
def test_a_merged_cell_is_called_by_its_top_left(row: int, column: str, cell: str) -> None:
    assert ORIGIN.cell(row, column) == cell
