"""A plain copy reads as its source does, cell by cell, with the marks on it."""

from __future__ import annotations

from datetime import date, datetime, time
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.excel import plain_rows
from pipeline.excel.marks import FILLS, Mark, Paint
from pipeline.excel.new_cells import plain
from pipeline.excel.plain_copy import write_plain_copy
from pipeline.excel.reading import read_workbook
from tests.excel.test_marks import raw

DAY = date(2019, 10, 31)
values = st.one_of(
    st.integers(-(10**12), 10**12),
    # a sheet does not tell −0 from 0
    st.floats(-1e9, 1e9, allow_subnormal=False).map(lambda number: number + 0.0),
    st.booleans(),
    st.dates(date(1950, 1, 1), date(2100, 1, 1)),
    st.sampled_from([time(8, 30), datetime(2019, 10, 31, 12), "#N/A", "#REF!"]),
    st.text("abæ «»&<>'\n_x0041_", min_size=1, max_size=12),
    st.just("<r>x</r>"),
)
cells = st.dictionaries(st.tuples(st.integers(1, 40), st.integers(1, 5)), values, min_size=1, max_size=30)
marks = st.dictionaries(st.sampled_from(["A1", "B2", "C40", "G7"]), st.sampled_from(list(Paint)))


def copied(folder: Path, content: dict[tuple[int, int], Any], painted: dict[str, Paint]) -> None:
    book = openpyxl.Workbook()
    for (row, column), value in content.items():
        book.active.cell(row, column, value)
    book.active.row_dimensions[60].hidden = True
    book.active["A60"] = "skjult"
    book.save(folder / "inn.xlsx")
    sheets = read_workbook(folder / "inn.xlsx").sheets
    wanted = {cell: Mark(paint, (("Feil:", "rart"),)) for cell, paint in painted.items()}
    write_plain_copy(folder / "ut.xlsx", sheets, {sheets[0].name: wanted}, DAY)


@settings(max_examples=60, deadline=None)
@given(cells, marks)
def test_a_plain_copy_holds_the_same_values_and_only_the_marks_beside_them(
    content: dict[tuple[int, int], Any], painted: dict[str, Paint]
) -> None:
    with TemporaryDirectory() as name, pytest.MonkeyPatch.context() as patched:
        patched.setattr(plain_rows, "_ROWS_AT_ONCE", 3)
        folder = Path(name)
        copied(folder, content, painted)
        assert raw(folder / "ut.xlsx") == raw(folder / "inn.xlsx")
        sheet = openpyxl.load_workbook(folder / "ut.xlsx").active
        filled = {
            cell.coordinate: cell.fill.fgColor.rgb for row in sheet.iter_rows() for cell in row if cell.fill.fill_type
        }
        assert filled == {cell: FILLS[paint] for cell, paint in painted.items()}
        assert {cell.coordinate for row in sheet.iter_rows() for cell in row if cell.comment} == set(painted)
        assert sheet.row_dimensions[60].hidden


@pytest.mark.parametrize(
    ("text", "units"),
    [("x" * 32_767, 32_767), ("🙂" * 16_383 + "x", 32_767), ("x" * 32_768, 32_002), ("x" + "🙂" * 16_384, 32_001)],
)
def test_a_text_is_cut_only_where_a_cell_takes_no_more_as_excel_counts(tmp_path: Path, text: str, units: int) -> None:
    (tmp_path / "inn.csv").write_text(f"A;B\n1;{text}\n", encoding="utf-8")
    sheets = read_workbook(tmp_path / "inn.csv").sheets
    write_plain_copy(tmp_path / "ut.xlsx", sheets, {}, DAY)
    shown = str(openpyxl.load_workbook(tmp_path / "ut.xlsx").active["B2"].value)
    assert len(shown.encode("utf-16-le")) // 2 == units
    assert shown == text if units == 32_767 else text.startswith(shown.removesuffix(" …"))
    assert plain(text) == shown
