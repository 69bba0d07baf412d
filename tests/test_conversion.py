from __future__ import annotations

from datetime import date
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.conversion import Converted, convert_column, is_only_ticked
from pipeline.excel.reading import Kind as Cell
from pipeline.excel.reading import RawColumn
from pipeline.remarks import Remark
from pipeline.table import dtype_of
from schemas import codelists
from schemas.columns import ColumnSpec, Kind
from tests.test_values import column

Raw = tuple[Cell, Any]
BLANK: Raw = (Cell.BLANK, None)


def raw_column(*cells: Raw) -> tuple[RawColumn, list[str]]:
    strings = [str(value) for kind, value in cells if kind in (Cell.TEXT, Cell.ERROR)]
    numbers = [float(value) if kind in (Cell.NUMBER, Cell.DATE, Cell.BOOLEAN) else np.nan for kind, value in cells]
    texts = iter(range(len(strings)))
    at = [next(texts) if kind in (Cell.TEXT, Cell.ERROR) else -1 for kind, _ in cells]
    raw = RawColumn(
        1,
        np.arange(1, len(cells) + 1, dtype=np.int32),
        np.array([kind for kind, _ in cells], dtype=np.uint8),
        np.array(numbers),
        np.array(at, dtype=np.int32),
        np.zeros(len(cells), bool),
    )
    return raw, strings


def convert(spec: ColumnSpec, *cells: Raw) -> Converted:
    return convert_column(*raw_column(*cells), spec)


def values(converted: Converted) -> list[Any]:
    return [None if pd.isna(value) else value for value in converted.values]


def remarks(converted: Converted) -> list[tuple[int, Remark, str, str]]:
    return [(item.row, item.remark, item.found, item.taken) for item in converted.remarks]


def text(value: str) -> Raw:
    return Cell.TEXT, value


def number(value: float) -> Raw:
    return Cell.NUMBER, value


def test_every_kind_of_cell_in_a_column_of_numbers() -> None:
    found = convert(
        column(Kind.NUMBER),
        number(12.5),
        text("12,5"),
        text("mange"),
        (Cell.BOOLEAN, 1),
        (Cell.DATE, 43769),
        (Cell.ERROR, "#DIV/0!"),
        (Cell.NO_CACHED_VALUE, None),
        BLANK,
        text("-"),
    )

    assert values(found) == [12.5, 12.5, None, None, None, None, None, None, None]
    assert remarks(found) == [
        (2, Remark.NOT_A_NUMBER, "mange", ""),
        (3, Remark.NOT_A_NUMBER, "ja", ""),
        (4, Remark.NOT_A_NUMBER, "31.10.2019", ""),
        (5, Remark.ERROR_VALUE, "#DIV/0!", ""),
        (6, Remark.NO_SAVED_RESULT, "", ""),
        (8, Remark.UNKNOWN_WORD, "-", ""),
    ]


def test_every_kind_of_cell_in_a_column_of_dates() -> None:
    found = convert(
        column(Kind.DATE),
        (Cell.DATE, 43769),
        (Cell.DATE, 43769.75),
        number(43769),
        text("31.10.19"),
        text("31.02.2019"),
        (Cell.BOOLEAN, 1),
        (Cell.ERROR, "#REF!"),
        number(31102019),
        number(20191031),
        number(-1),
        BLANK,
    )

    day = date(2019, 10, 31)
    assert [value and value.date() for value in values(found)] == [day] * 4 + [None] * 3 + [day] * 2 + [None] * 2
    assert remarks(found) == [
        (2, Remark.NUMBER_AS_DATE, "43769", "31.10.2019"),
        (3, Remark.TWO_DIGIT_YEAR, "31.10.19", "31.10.2019"),
        (4, Remark.NOT_A_DATE, "31.02.2019", ""),
        (5, Remark.NOT_A_DATE, "ja", ""),
        (6, Remark.ERROR_VALUE, "#REF!", ""),
        (7, Remark.NUMBER_AS_DATE, "31102019", "31.10.2019"),
        (8, Remark.NUMBER_AS_DATE, "20191031", "31.10.2019"),
        (9, Remark.NOT_A_DATE, "-1", ""),
    ]


@pytest.mark.parametrize("cell", [Cell.NUMBER, Cell.DATE])
@pytest.mark.parametrize("year", [1900, 1998, 2019, 2199])
def test_a_year_typed_for_a_date_is_no_day_in_1905(cell: Cell, year: int) -> None:
    found = convert(column(Kind.DATE), (cell, year))

    assert values(found) == [None]
    assert remarks(found) == [(0, Remark.NOT_A_DATE, str(year), "")]


@pytest.mark.parametrize(
    ("serial", "day"),
    [(61, date(1900, 3, 1)), (2200, date(1906, 1, 8)), (36526, date(2000, 1, 1)), (109939, date(2200, 12, 31))],
)
def test_serial_numbers_at_the_edges(serial: int, day: date) -> None:
    assert values(convert(column(Kind.DATE), (Cell.DATE, serial)))[0].date() == day


@pytest.mark.parametrize("serial", [0, 0.5, 60, 109940, 1e12])
def test_serial_numbers_outside_are_no_dates(serial: float) -> None:
    found = convert(column(Kind.DATE), (Cell.DATE, serial))

    assert values(found) == [None]
    assert [item.remark for item in found.remarks] == [Remark.NOT_A_DATE]


def test_yes_and_no_as_booleans_numbers_and_words() -> None:
    found = convert(
        column(Kind.YES_NO), (Cell.BOOLEAN, 1), (Cell.BOOLEAN, 0), number(1), number(0), number(2), text("x"), BLANK
    )

    assert values(found) == [True, False, True, False, None, True, None]
    assert remarks(found) == [(4, Remark.NOT_YES_NO, "2", "")]


def test_booleans_dates_and_numbers_in_a_text_column_stay_readable() -> None:
    found = convert(column(Kind.TEXT), (Cell.BOOLEAN, 0), (Cell.DATE, 43769), number(12), number(12.5), text(" Å  b "))

    assert values(found) == ["nei", "31.10.2019", "12", "12,5", "Å b"]
    assert found.remarks == ()


def test_a_number_that_lost_its_zero_and_an_id_that_became_a_number() -> None:
    assert values(convert(column(Kind.DIGITS, digits=4), number(301), text("0301"))) == ["0301", "0301"]
    assert values(convert(column(Kind.ID), number(1001), text("b-1"))) == ["1001", "B-1"]


def test_gnr_bnr_that_the_spreadsheet_made_a_date_is_said() -> None:
    found = convert(column(Kind.CADASTRE), (Cell.DATE, 43804), text("118/507"))

    assert values(found) == [None, "118/507"]
    assert remarks(found) == [(0, Remark.NOT_A_CADASTRE, "05.12.2019", "")]


def test_limits_hold_for_all_forms_of_a_number() -> None:
    spec = column(Kind.INTEGER, minimum=1, maximum=60)

    found = convert(spec, number(0), number(1), text("60"), text("61"), number(-5), number(2.5))

    assert values(found) == [None, 1, 60, None, None, None]
    assert remarks(found) == [
        (0, Remark.OUT_OF_RANGE, "0", ""),
        (3, Remark.OUT_OF_RANGE, "61", ""),
        (4, Remark.OUT_OF_RANGE, "\u22125", ""),
        (5, Remark.NOT_WHOLE, "2,5", ""),
    ]


@pytest.mark.parametrize("kind", [Kind.NUMBER, Kind.INTEGER])
@pytest.mark.parametrize("size", [1e15, 1e30, -1e300, float("inf")])
def test_a_number_longer_than_a_sheet_can_hold_is_said(kind: Kind, size: float) -> None:
    found = convert(column(kind), number(size))

    assert values(found) == [None]
    assert [item.remark for item in found.remarks] == [Remark.NOT_A_NUMBER]


def test_remarks_come_in_order_of_row_each_with_its_own_text() -> None:
    found = convert(column(Kind.NUMBER), text("b"), (Cell.ERROR, "#N/A"), text("a"), text("b"))

    assert remarks(found) == [
        (0, Remark.NOT_A_NUMBER, "b", ""),
        (1, Remark.ERROR_VALUE, "#N/A", ""),
        (2, Remark.NOT_A_NUMBER, "a", ""),
        (3, Remark.NOT_A_NUMBER, "b", ""),
    ]


CELLS = st.one_of(
    st.just(BLANK),
    st.tuples(st.just(Cell.TEXT), st.one_of(st.text(max_size=12), st.sampled_from(["ja", "1,5", "31.10.2019", "Lav"]))),
    st.tuples(st.sampled_from([Cell.NUMBER, Cell.DATE]), st.floats(allow_nan=False)),
    st.tuples(st.just(Cell.BOOLEAN), st.integers(0, 1)),
    st.tuples(st.just(Cell.ERROR), st.sampled_from(["#N/A", "#VALUE!"])),
    st.just((Cell.NO_CACHED_VALUE, None)),
)


@given(st.lists(CELLS, max_size=8), st.sampled_from(list(Kind)), st.booleans())
def test_no_column_of_cells_makes_a_converter_fail(cells: list[Raw], kind: Kind, is_bounded: bool) -> None:
    limits = {"minimum": 1.0, "maximum": 60.0} if is_bounded and kind in (Kind.NUMBER, Kind.INTEGER) else {}
    spec = column(kind, codes=codelists.RISK if kind is Kind.CODE else None, digits=4, **limits)

    found = convert(spec, *cells)

    assert len(found.values) == len(cells)
    assert not cells or found.values.dtype == dtype_of(kind)
    silent = {row for row, value in enumerate(values(found)) if value is None} - {item.row for item in found.remarks}
    for row in silent:
        kind_of_cell, value = cells[row]
        assert kind_of_cell in (Cell.BLANK, Cell.TEXT), f"{value} was dropped without a word"


def test_a_month_that_stands_first_throws_doubt_on_the_other_dates_with_strokes() -> None:
    found = convert(
        column(Kind.DATE),
        text("04/23/2019"),
        text("03/04/2019"),
        text("05/05/2019"),
        text("23/04/2019"),
        text("03.04.2019"),
        number(43769),
        BLANK,
    )

    assert [value and value.date() for value in values(found)] == [
        None,
        None,
        date(2019, 5, 5),
        date(2019, 4, 23),
        date(2019, 4, 3),
        date(2019, 10, 31),
        None,
    ]
    assert remarks(found) == [
        (0, Remark.MONTH_FIRST, "04/23/2019", ""),
        (1, Remark.DAY_OR_MONTH, "03/04/2019", ""),
        (5, Remark.NUMBER_AS_DATE, "43769", "31.10.2019"),
    ]


def test_without_such_evidence_the_day_comes_first() -> None:
    found = convert(column(Kind.DATE), text("03/04/2019"), text("23/04/2019"))

    assert [value.date() for value in values(found)] == [date(2019, 4, 3), date(2019, 4, 23)]
    assert remarks(found) == []


def test_about_so_much_is_said_with_the_number_taken() -> None:
    assert remarks(convert(column(Kind.NUMBER), text("ca. 1 245,5"))) == [
        (0, Remark.APPROXIMATE, "ca. 1 245,5", "1\u00a0245,5")
    ]


@pytest.mark.parametrize(
    ("cells", "is_ticked"),
    [
        ([text("x"), BLANK, text(" X ")], True),
        ([text("✓"), text("x"), BLANK], True),
        ([text("x"), BLANK, text("\u00a0")], True),
        ([text("x"), text("x")], False),
        ([text("x"), text("nei"), BLANK], False),
        ([text("ja"), BLANK], False),
        ([text(" "), BLANK], False),
        ([(Cell.BOOLEAN, 1), BLANK], False),
        ([BLANK], False),
        ([], False),
    ],
)
def test_a_column_of_ticks_and_blanks_alone(cells: list[Raw], is_ticked: bool) -> None:
    raw, strings = raw_column(*cells)

    assert is_only_ticked(raw, strings) is is_ticked
