"""A column of addresses is to everybody who looks at it a column of texts."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.cell_addresses import CellAddresses
from pipeline.cells import MAX_COLUMN, MAX_ROW, format_cell
from pipeline.table import SheetOrigin
from tests.builders import dwelling, make_tables

PLACES = st.lists(st.tuples(st.integers(0, MAX_ROW), st.integers(1, MAX_COLUMN)), max_size=20)


def addresses(*places: tuple[int, int]) -> CellAddresses:
    rows, columns = np.array(places, dtype=np.int64).reshape(-1, 2).T
    return CellAddresses(rows, columns)


def frame(*places: tuple[int, int]) -> pd.DataFrame:
    return pd.DataFrame({"Celle": addresses(*places), "n": range(len(places))})


@given(PLACES)
def test_they_read_as_their_texts(places: list[tuple[int, int]]) -> None:
    wanted = [format_cell(row, column) if row else "" for row, column in places]
    found = addresses(*places)
    assert found.tolist() == list(found) == np.asarray(found, dtype=object).tolist() == wanted
    assert found.rows.tolist() == [row or -1 for row, _ in places]
    assert (found == np.array(wanted, dtype=object)).all()
    assert pd.Series(found).astype("str").tolist() == wanted
    assert pd.Series(wanted, dtype=object).astype("address").tolist() == wanted


@given(PLACES.filter(bool))
def test_different_ones_are_told_apart(places: list[tuple[int, int]]) -> None:
    found = addresses(*places)
    numbers, distinct = pd.factorize(pd.Series(found))
    assert distinct.to_numpy(dtype=object)[numbers].tolist() == found.tolist()
    assert len(distinct) == len(set(found.tolist()))
    assert pd.Series(found).sort_values().tolist() == sorted(found.tolist())


def test_a_frame_keeps_them_through_what_is_done_to_it() -> None:
    rows = frame((2, 1), (0, 1), (7, 28))
    assert rows[rows["n"] != 1].reset_index(drop=True)["Celle"].tolist() == ["A2", "AB7"]
    assert rows[rows["Celle"] == "AB7"]["n"].tolist() == [2]
    assert pd.concat([rows, frame((3, 2))], ignore_index=True)["Celle"].dtype == "address"
    assert rows["Celle"].reindex([2, 9, 0]).tolist() == ["AB7", "", "A2"]
    assert rows["Celle"].isna().tolist() == [False, False, False]
    assert rows["Celle"].fillna("x").tolist() == ["A2", "", "AB7"]
    assert rows.iloc[:0]["Celle"].tolist() == []


def test_beside_texts_they_become_texts() -> None:
    both = pd.concat([frame((2, 1)), pd.DataFrame({"Celle": ["se «B»"], "n": [1]})], ignore_index=True)
    assert both["Celle"].tolist() == ["A2", "se «B»"]


def test_what_is_no_address_is_none() -> None:
    with pytest.raises(ValueError, match="no cell"):
        pd.Series(["A7:A9"]).astype("address")


def test_they_take_eight_bytes_each() -> None:
    rows = pd.Series(CellAddresses(np.arange(1, 10_001), np.ones(10_000, dtype=np.int64)))
    assert rows.memory_usage(index=False, deep=True) == 80_000


MERGED = ((3, 2, 5, 3), (8, 1, 8, 4), (9, 2, 10, 2))


@pytest.mark.parametrize("column", ["a", "b", "c", "lacking"])
def test_many_addresses_are_those_of_each(column: str) -> None:
    origin = SheetOrigin("f.xlsx", "s", 1, {"a": 1, "b": 2, "c": 3}, MERGED)
    numbers = np.arange(1, 15)
    found = addresses(*zip(*(part.tolist() for part in origin.cells(numbers, column)), strict=True))
    assert found.tolist() == [origin.cell(number, column) for number in numbers.tolist()]


def test_a_table_gives_those_of_its_rows_and_none_of_no_row() -> None:
    table = make_tables(dwellings=[dwelling(), dwelling(dwelling_id="B-2")]).by_name["dwellings"]
    found = table.cells("dwelling_id", np.array([1, -1, 0]))
    assert found.tolist() == [table.place(1, "dwelling_id").cell, "", table.place(0, "dwelling_id").cell]
